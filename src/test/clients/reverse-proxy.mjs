import { once } from 'node:events';
import { createServer, request as forward } from 'node:http';

/** Forwards requests to servers. Subclasses choose the server by nextTarget(), and may change how responses pass. */
export class ReverseProxy {
  #server = createServer((incoming, outgoing) => this.#forward(incoming, outgoing));

  static async start(options) {
    const proxy = new this(options);
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

  passOn(response, outgoing) {
    outgoing.writeHead(response.statusCode, response.headers);
    response.pipe(outgoing);
  }

  #forward(incoming, outgoing) {
    const { hostname, port } = new URL(this.nextTarget());
    const { method, url: path, headers } = incoming;
    const upstream = forward({ hostname, port, method, path, headers }, (response) => this.passOn(response, outgoing));
    upstream.on('error', () => outgoing.destroy());
    outgoing.on('close', () => upstream.destroy());
    incoming.pipe(upstream);
  }
}
