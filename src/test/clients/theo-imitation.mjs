import { Loopback } from './loopback.mjs';
import { THEO_IMAGES } from './seed.mjs';
import { Storage } from './storage.mjs';

export const KEY = 'theo_0123456789abcdef';

/** Theo on this machine, made from its own document alone. It remembers every request it got. */
export class Theo extends Loopback {
  /** What a prompt is answered instead: (attempt, regular) => answer, where regular() makes the usual one. */
  instead = new Map();
  #made = 0;

  static async start() {
    const theo = await super.start();
    theo.storage = await Storage.start();
    return theo;
  }

  async stop() {
    await super.stop();
    await this.storage.stop();
  }

  /** What makes our server use it. */
  get settings() {
    return { API18MCP_MODE: 'live', THEO_API_KEY: KEY, THEO_URL: this.url };
  }

  posts(prompt) {
    return this.requests.filter((request) => request.method === 'POST' && request.body?.prompt === prompt);
  }

  /** A prompt is not answered until what this gives is called. */
  hold(prompt) {
    const { promise: released, resolve: release } = Promise.withResolvers();
    this.instead.set(prompt, async (attempt, regular) => {
      await released;
      return regular();
    });
    return release;
  }

  answer(request) {
    const regular = () => this.#regular(request);
    const prompt = request.body?.prompt;
    const instead = this.instead.get(prompt);
    return instead ? instead(this.posts(prompt).length, regular) : regular();
  }

  #regular({ method, path, headers, body }) {
    if (headers.authorization !== `Bearer ${KEY}`) return error(401, 'invalid_api_key', 'Missing or invalid API key');
    if (method !== 'POST' || path !== '/api/v1/images') return error(404, 'not_found', `No ${method} ${path}`);
    if (!/^application\/json\b/.test(headers['content-type'])) return error(400, 'invalid_request', 'Not JSON');
    if (!body.prompt) return error(400, 'missing_prompt', 'prompt is required');
    const unknown = Object.keys(body).filter((name) => !(name in THEO_IMAGES.parameters));
    if (unknown.length) return error(400, 'invalid_request', `Not documented: ${unknown}`);
    return [200, this.#images(body)];
  }

  #images({ prompt, style, aspect_ratio, count = 1 }) {
    const id = `img_theo${++this.#made}`;
    const drawn = [prompt, style && `Style: ${style}.`, aspect_ratio && `Aspect ratio: ${aspect_ratio}.`];
    const image = (n) => ({
      url: `${this.storage.url}/img/${id}-${n + 1}.png`,
      engine: 'theo-vision',
      model: 'theo-1-create',
      prompt: drawn.filter(Boolean).join(' '),
    });
    return {
      id,
      created: new Date().toISOString(),
      images: Array.from({ length: count }, (_, n) => image(n)),
      usage: { cost_cents: 4 * count },
    };
  }
}

function error(status, code, message) {
  return [status, { error: { code, message } }];
}
