import { once } from 'node:events';
import { createServer, request as forward } from 'node:http';

/** A proxy that sends each request to the next server, as a load balancer without sticky sessions does. */
export class RoundRobin {
  /** The number of requests that each server got. */
  counts;
  #targets;
  #server = createServer((incoming, outgoing) => this.#forward(incoming, outgoing));

  static async start(targets) {
    const proxy = new RoundRobin();
    proxy.#targets = targets.map((url) => new URL(url));
    proxy.counts = targets.map(() => 0);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    proxy.url = `http://127.0.0.1:${proxy.#server.address().port}`;
    return proxy;
  }

  async stop() {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  #forward(incoming, outgoing) {
    const next = this.counts.indexOf(Math.min(...this.counts));
    this.counts[next]++;
    const { hostname, port } = this.#targets[next];
    const { method, url: path, headers } = incoming;
    const upstream = forward({ hostname, port, method, path, headers }, (response) => {
      outgoing.writeHead(response.statusCode, response.headers);
      response.pipe(outgoing);
    });
    upstream.on('error', () => outgoing.destroy());
    outgoing.on('close', () => upstream.destroy());
    incoming.pipe(upstream);
  }
}
