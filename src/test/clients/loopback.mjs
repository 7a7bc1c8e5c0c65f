import { once } from 'node:events';
import { createServer } from 'node:http';

/** Instead of an answer: the connection ends without one, or amidst one. */
export const CUT = Symbol('cut');
export const CUT_AMIDST = Symbol('cut amidst');

/** An HTTP server on this machine that remembers every request it got and its answer, which is told by who extends it. */
export class Loopback {
  requests = [];
  #awaited = new Set();
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

  /** The next request that matches. */
  next(matches) {
    return new Promise((resolve) => this.#awaited.add({ matches, resolve }));
  }

  async #receive(incoming, response) {
    const { method, url: path, headers } = incoming;
    const request = { method, path, headers, at: performance.now() };
    this.requests.push(request);
    request.body = await json(incoming);
    this.#tell(request);
    request.answer = await this.answer(request);
    await reply(response, request.answer);
  }

  #tell(request) {
    for (const waiting of this.#awaited) {
      if (waiting.matches(request)) {
        this.#awaited.delete(waiting);
        waiting.resolve(request);
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

async function reply(response, answer) {
  if (answer === CUT) return response.destroy();
  if (answer === CUT_AMIDST) {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 1000 });
    return response.write('{"', () => response.destroy());
  }
  const [status, content, headers] = answer;
  const raw = typeof content === 'string' || Buffer.isBuffer(content);
  response
    .writeHead(status, { 'Content-Type': raw ? 'text/html' : 'application/json', ...headers })
    .end(raw ? content : JSON.stringify(content));
}
