import { ReverseProxy } from '../reverse-proxy.mjs';

/**
 * A proxy like nginx with its defaults: it buffers a response unless the response asks it not to, and it closes a
 * connection on which the server is silent for too long.
 */
export class BufferingProxy extends ReverseProxy {
  /** The number of comments that have passed, and of connections that were closed because they were silent. */
  comments = 0;
  silentConnections = 0;
  #options;
  #notifyWaiter = () => {};

  constructor(options) {
    super();
    this.#options = options;
  }

  /** Resolves when this many comments have passed. */
  async commentsPassed(count) {
    while (this.comments < count) await new Promise((resolve) => (this.#notifyWaiter = resolve));
  }

  nextTarget() {
    return this.#options.target;
  }

  passOn(response, outgoing) {
    response.setTimeout(this.#options.idleLimitMs, () => {
      this.silentConnections++;
      outgoing.destroy();
    });
    response.on('data', (chunk) => {
      if (!chunk.includes(': keep-alive')) return;
      this.comments++;
      this.#notifyWaiter();
    });
    if (response.headers['x-accel-buffering'] === 'no') {
      super.passOn(response, outgoing);
      outgoing.flushHeaders();
    } else {
      this.#passOnWhole(response, outgoing);
    }
  }

  #passOnWhole(response, outgoing) {
    const chunks = [];
    response.on('data', (chunk) => chunks.push(chunk));
    response.on('end', () => {
      outgoing.writeHead(response.statusCode, response.headers);
      outgoing.end(Buffer.concat(chunks));
    });
    response.on('error', () => outgoing.destroy());
  }
}
