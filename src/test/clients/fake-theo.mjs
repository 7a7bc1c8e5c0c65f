import { THEO_IMAGES } from './documented.mjs';
import { ImageHost } from './image-host.mjs';
import { LoopbackServer } from './loopback.mjs';

export const KEY = 'theo_0123456789abcdef';

/** A fake of Theo, written from its documentation alone. It records every request. */
export class FakeTheo extends LoopbackServer {
  /** Overrides the response to a prompt: (attempt, regular) => response. regular() returns the normal response. */
  overrides = new Map();
  #count = 0;

  static async start() {
    const theo = await super.start();
    theo.imageHost = await ImageHost.start();
    return theo;
  }

  async stop() {
    await super.stop();
    await this.imageHost.stop();
  }

  /** The settings of a server that uses this fake. */
  get settings() {
    return { API18MCP_MODE: 'live', THEO_API_KEY: KEY, THEO_URL: this.url };
  }

  submissions(prompt) {
    return this.requests.filter((request) => request.method === 'POST' && request.body?.prompt === prompt);
  }

  /** Delays the response to a prompt until the returned function is called. */
  hold(prompt) {
    const { promise: released, resolve: release } = Promise.withResolvers();
    this.overrides.set(prompt, async (attempt, regular) => {
      await released;
      return regular();
    });
    return release;
  }

  respond(request) {
    const regular = () => this.#regularResponse(request);
    const prompt = request.body?.prompt;
    const override = this.overrides.get(prompt);
    return override ? override(this.submissions(prompt).length, regular) : regular();
  }

  #regularResponse({ method, path, headers, body }) {
    if (headers.authorization !== `Bearer ${KEY}`) return error(401, 'invalid_api_key', 'Missing or invalid API key');
    if (method !== 'POST' || path !== '/api/v1/images') return error(404, 'not_found', `No ${method} ${path}`);
    if (!/^application\/json\b/.test(headers['content-type'])) return error(400, 'invalid_request', 'Not JSON');
    if (!body.prompt) return error(400, 'missing_prompt', 'prompt is required');
    const unknown = Object.keys(body).filter((name) => !(name in THEO_IMAGES.parameters));
    if (unknown.length) return error(400, 'invalid_request', `Not documented: ${unknown}`);
    return [200, this.#imagesBody(body)];
  }

  #imagesBody({ prompt, style, aspect_ratio, count = 1 }) {
    const id = `img_theo${++this.#count}`;
    const parts = [prompt, style && `Style: ${style}.`, aspect_ratio && `Aspect ratio: ${aspect_ratio}.`];
    const image = (n) => ({
      url: `${this.imageHost.url}/img/${id}-${n + 1}.png`,
      engine: 'theo-vision',
      model: 'theo-1-create',
      prompt: parts.filter(Boolean).join(' '),
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
