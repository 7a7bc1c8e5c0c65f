import { Loopback } from './loopback.mjs';
import { IMGHERO_IMAGE } from './seed.mjs';
import { Storage } from './storage.mjs';

export const TOKEN = '0123456789abcdef0123456789abcdef01234567';

const REQUESTS_PER_WINDOW = 100;

/** What ignores text_treatment, as far as the document names it. */
const PRESETS = ['soft', 'dark_glass'];

/**
 * imghero on this machine, made from its own document alone. It remembers every request it got. Within any window it
 * takes as many requests as are documented for a minute, and counts those that were too many.
 */
export class Imghero extends Loopback {
  tooMany = 0;
  /** The most requests that arrived in any window. */
  busiest = 0;
  /** What every request is answered instead. */
  closed = null;
  #pages = new Map();
  #images = 0;

  static async start({ windowMs = 60_000, takesMs = 300 } = {}) {
    const imghero = await super.start();
    return Object.assign(imghero, { windowMs, takesMs, storage: await Storage.start() });
  }

  async stop() {
    await super.stop();
    await this.storage.stop();
  }

  /** What makes our server use it. */
  get settings() {
    return {
      API18MCP_MODE: 'live',
      IMGHERO_API_TOKEN: TOKEN,
      IMGHERO_URL: this.url,
      IMGHERO_WINDOW: `${this.windowMs / 1000}s`,
    };
  }

  posts(url) {
    return this.requests.filter((request) => request.method === 'POST' && request.body?.url === url);
  }

  /** The page of that address, known to imghero from its first picture on. */
  page(url) {
    if (!this.#pages.has(url)) this.#pages.set(url, new Page(this, url, this.#pages.size + 1));
    return this.#pages.get(url);
  }

  nextImage() {
    return ++this.#images;
  }

  answer(request) {
    const recent = this.#inWindowOf(request);
    this.busiest = Math.max(this.busiest, recent);
    if (recent > REQUESTS_PER_WINDOW) {
      this.tooMany++;
      return error(429, 'Rate limit exceeded');
    }
    const { pathname, searchParams } = new URL(request.path, this.url);
    const [, resource, id] = /^\/(img|api\/v1\/urls|api\/v1\/generate)\/(?:([^/]+)\/)?$/.exec(pathname) ?? [];
    if (request.method === 'GET' && resource === 'img') return this.#byId(id)?.picture() ?? error(404, 'No picture');
    if (this.closed) return this.closed;
    if (request.headers.authorization !== `Token ${TOKEN}`) return error(401, 'Invalid or missing API token');
    if (request.method === 'POST' && resource === 'api/v1/generate' && !id) return this.#generate(request);
    if (request.method === 'GET' && resource === 'api/v1/urls')
      return id ? this.#details(id) : this.#search(searchParams);
    return error(404, 'Not found');
  }

  /** This one included. */
  #inWindowOf({ at }) {
    return this.requests.filter((other) => other.at <= at && other.at > at - this.windowMs).length;
  }

  #generate({ headers, body }) {
    if (!/^application\/json\b/.test(headers['content-type'])) return error(400, 'Not JSON');
    const { parameters } = IMGHERO_IMAGE;
    const wrong = Object.keys(body).filter((name) => parameters[name]?.enum?.includes(body[name]) === false);
    const unknown = Object.keys(body).filter((name) => !(name in parameters));
    if (!body.url || wrong.length || unknown.length) return error(400, `Invalid: ${[...wrong, ...unknown]}`);
    const page = this.page(body.url);
    const regular = () => {
      page.ordered.push(page.begin(body, page.takesMs ?? this.takesMs));
      return [200, { url_id: page.id, image_url: page.imageUrl, status: 'generating' }];
    };
    return page.insteadOfGenerating?.(this.posts(body.url).length, regular) ?? regular();
  }

  #details(id) {
    const page = this.#byId(id);
    if (!page) return error(404, 'URL not found');
    const regular = () => [200, page.told()];
    // Who asks before anything was ordered asks about what was there before.
    if (!page.ordered.length || !page.insteadOfDetails) return regular();
    return page.insteadOfDetails(++page.asked, regular);
  }

  /** A list tells of a page what its details do, if they are to be had. */
  #listed(page) {
    const [status, told] = this.#details(page.id);
    if (status === 404) return [];
    return status === 200 && told.url_id ? [told] : [page.told()];
  }

  #search(parameters) {
    const q = (parameters.get('q') ?? '').toLowerCase();
    const [limit, offset] = [Number(parameters.get('limit') ?? 20), Number(parameters.get('offset') ?? 0)];
    if (!(limit >= 1 && limit <= 100 && offset >= 0)) return error(400, 'Invalid limit or offset');
    const found = this.#known().filter((page) => `${page.url} ${page.title}`.toLowerCase().includes(q));
    const urls = found.slice(offset, offset + limit).flatMap((page) => this.#listed(page));
    return [200, { urls, total: found.length, limit, offset }];
  }

  #byId(id) {
    return this.#known().find((page) => page.id === id);
  }

  #known() {
    return [...this.#pages.values()].filter(({ images }) => images.length).reverse();
  }
}

/** A page and its pictures. */
class Page {
  images = [];
  /** Those that were asked for by a request, not seeded. */
  ordered = [];
  /** In which order its pictures are told is not documented. */
  newestFirst = true;
  /** How long what is ordered takes, if it is not what every page takes. */
  takesMs = null;
  /** What a request for a picture, or for details after one, is answered instead: (attempt, regular) => answer. */
  insteadOfGenerating = null;
  insteadOfDetails = null;
  asked = 0;

  constructor(service, url, number) {
    this.service = service;
    this.url = url;
    this.id = `url_${String(number).padStart(8, '0')}`;
    this.imageUrl = `${service.url}/img/${this.id}/`;
    this.title = `Page ${number}`;
    this.createdAt = new Date();
  }

  /** A picture begins to be made: for whoever calls this, or for a request. */
  begin({ style = 'auto', text_treatment = 'none' } = {}, takesMs = 0, createdAt = new Date()) {
    const text = PRESETS.includes(style) ? 'none' : text_treatment;
    const image = new Image(this.service, { style, text_treatment: text, takesMs, createdAt });
    this.images.push(image);
    return image;
  }

  told() {
    const images = this.images.map((image) => image.told());
    return {
      url_id: this.id,
      url: this.url,
      title: this.title,
      image_url: this.imageUrl,
      images: this.newestFirst ? images.reverse() : images,
      created_at: seconds(this.createdAt),
    };
  }

  /** What the stable address shows: the newest picture, if there is any. */
  picture() {
    const newest = this.images.findLast(({ status }) => status === 'completed');
    return newest && [302, '', { Location: newest.address }];
  }
}

class Image {
  /** What becomes of it in the end. */
  fate = 'completed';

  constructor(service, { style, text_treatment, takesMs, createdAt }) {
    this.number = service.nextImage();
    // No order can be told from their ids.
    this.id = `img_${Math.imul(this.number, 2654435761) >>> 0}`;
    this.address = `${service.storage.url}/generated/${this.id}.png`;
    this.style = style;
    this.textTreatment = text_treatment;
    this.createdAt = createdAt;
    this.readyAt = performance.now() + takesMs;
  }

  /** It is ready now, whatever it was to take. */
  finish() {
    this.readyAt = performance.now();
  }

  get status() {
    return performance.now() >= this.readyAt ? this.fate : 'generating';
  }

  /** The style chosen for `auto` is told when it is known, as in the document's example. */
  get styleTold() {
    return this.style === 'auto' && this.status === 'completed' ? 'photo' : this.style;
  }

  told() {
    // What an unfinished picture has for an address is not documented: nothing, null, or the one it will have.
    const unfinished = [{}, { direct_url: null }, { direct_url: this.address }][this.number % 3];
    return {
      image_id: this.id,
      style: this.styleTold,
      text_treatment: this.textTreatment,
      status: this.status,
      created_at: seconds(this.createdAt),
      ...(this.status === 'completed' ? { direct_url: this.address } : unfinished),
    };
  }
}

function seconds(time) {
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}

export function error(status, message) {
  return [status, { error: message }];
}
