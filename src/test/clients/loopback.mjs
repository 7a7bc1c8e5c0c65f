import { once } from 'node:events';
import { createServer } from 'node:http';

/** Values to return instead of a response: the connection is closed before it, or in the middle of it. */
export const CUT_BEFORE_RESPONSE = Symbol('cut before the response');
export const CUT_DURING_RESPONSE = Symbol('cut during the response');

/** A loopback HTTP server that records every request and its response. Subclasses implement respond(request). */
export class LoopbackServer {
  requests = [];
  #waiters = new Set();
  #server = createServer((request, response) =>
    this.#receive(request, response).catch((failure) => {
      console.error(failure);
      response.destroy();
    }),
  );

  static async start(options) {
    const service = new this(options);
    service.#server.listen(0, '127.0.0.1');
    await once(service.#server, 'listening');
    service.url = `http://127.0.0.1:${service.#server.address().port}`;
    return service;
  }

  async stop() {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  /** Resolves with the next request that matches. */
  nextRequest(matches) {
    return new Promise((resolve) => this.#waiters.add({ matches, resolve }));
  }

  async #receive(incoming, response) {
    const { method, url: path, headers } = incoming;
    const request = { method, path, headers, at: performance.now() };
    this.requests.push(request);
    request.body = await json(incoming);
    this.#notifyWaiters(request);
    request.response = await this.respond(request);
    await send(response, request.response);
  }

  #notifyWaiters(request) {
    for (const waiter of this.#waiters) {
      if (waiter.matches(request)) {
        this.#waiters.delete(waiter);
        waiter.resolve(request);
      }
    }
  }
}

async function json(incoming) {
  const text = (await incoming.setEncoding('utf8').toArray()).join('');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function send(response, content) {
  if (content === CUT_BEFORE_RESPONSE) return response.destroy();
  if (content === CUT_DURING_RESPONSE) {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 1000 });
    return response.write('{"', () => response.destroy());
  }
  const [status, body, headers] = content;
  const raw = typeof body === 'string' || Buffer.isBuffer(body);
  response
    .writeHead(status, { 'Content-Type': raw ? 'text/html' : 'application/json', ...headers })
    .end(raw ? body : JSON.stringify(body));
}
