import { IMGHERO_IMAGE } from './documented.mjs';
import { ImageHost } from './image-host.mjs';
import { LoopbackServer } from './loopback.mjs';

export const TOKEN = '0123456789abcdef0123456789abcdef01234567';

const REQUESTS_PER_WINDOW = 100;

/** The styles that are documented to ignore text_treatment. */
const PRESETS = ['soft', 'dark_glass'];

/**
 * A fake of imghero, written from its documentation alone. It records every request. It applies the documented rate
 * limit per minute to a window of configurable length, and counts the requests that it rejects.
 */
export class FakeImghero extends LoopbackServer {
  rejectedRequests = 0;
  /** The highest number of requests in any window. */
  maxRequestsInWindow = 0;
  /** Overrides the response to every request. */
  override = null;
  #pages = new Map();
  #images = 0;

  static async start({ windowMs = 60_000, durationMs = 300 } = {}) {
    const imghero = await super.start();
    return Object.assign(imghero, { windowMs, durationMs, imageHost: await ImageHost.start() });
  }

  async stop() {
    await super.stop();
    await this.imageHost.stop();
  }

  /** The settings of a server that uses this fake. */
  get settings() {
    return {
      API18MCP_MODE: 'live',
      IMGHERO_API_TOKEN: TOKEN,
      IMGHERO_URL: this.url,
      IMGHERO_WINDOW: `${this.windowMs / 1000}s`,
    };
  }

  submissions(url) {
    return this.requests.filter((request) => request.method === 'POST' && request.body?.url === url);
  }

  /** Returns the page with this URL. The API lists it from its first image on. */
  page(url) {
    if (!this.#pages.has(url)) this.#pages.set(url, new Page(this, url, this.#pages.size + 1));
    return this.#pages.get(url);
  }

  nextImage() {
    return ++this.#images;
  }

  respond(request) {
    const count = this.#requestsInWindow(request);
    this.maxRequestsInWindow = Math.max(this.maxRequestsInWindow, count);
    if (count > REQUESTS_PER_WINDOW) {
      this.rejectedRequests++;
      return error(429, 'Rate limit exceeded');
    }
    const { pathname, searchParams } = new URL(request.path, this.url);
    const [, resource, id] = /^\/(img|api\/v1\/urls|api\/v1\/generate)\/(?:([^/]+)\/)?$/.exec(pathname) ?? [];
    if (request.method === 'GET' && resource === 'img') return this.#byId(id)?.redirect() ?? error(404, 'No image');
    if (this.override) return this.override;
    if (request.headers.authorization !== `Token ${TOKEN}`) return error(401, 'Invalid or missing API token');
    if (request.method === 'POST' && resource === 'api/v1/generate' && !id) return this.#generate(request);
    if (request.method === 'GET' && resource === 'api/v1/urls')
      return id ? this.#details(id) : this.#search(searchParams);
    return error(404, 'Not found');
  }

  /** Counts the requests in the window that ends with this request, including this one. */
  #requestsInWindow({ at }) {
    return this.requests.filter((other) => other.at <= at && other.at > at - this.windowMs).length;
  }

  #generate({ headers, body }) {
    if (!/^application\/json\b/.test(headers['content-type'])) return error(400, 'Not JSON');
    const { parameters } = IMGHERO_IMAGE;
    const invalid = Object.keys(body).filter((name) => parameters[name]?.enum?.includes(body[name]) === false);
    const unknown = Object.keys(body).filter((name) => !(name in parameters));
    if (!body.url || invalid.length || unknown.length) return error(400, `Invalid: ${[...invalid, ...unknown]}`);
    const page = this.page(body.url);
    const regular = () => {
      page.requested.push(page.addImage(body, page.durationMs ?? this.durationMs));
      return [200, { url_id: page.id, image_url: page.imageUrl, status: 'generating' }];
    };
    return page.overrideGenerate?.(this.submissions(body.url).length, regular) ?? regular();
  }

  #details(id) {
    const page = this.#byId(id);
    if (!page) return error(404, 'URL not found');
    const regular = () => [200, page.body()];
    // Before the first request for an image, the details list only the images that existed before.
    if (!page.requested.length || !page.overrideDetails) return regular();
    return page.overrideDetails(++page.detailRequests, regular);
  }

  /** A search lists the same as the details, unless they are overridden with an error other than 404. */
  #searchResult(page) {
    const [status, body] = this.#details(page.id);
    if (status === 404) return [];
    return status === 200 && body.url_id ? [body] : [page.body()];
  }

  #search(parameters) {
    const q = (parameters.get('q') ?? '').toLowerCase();
    const [limit, offset] = [Number(parameters.get('limit') ?? 20), Number(parameters.get('offset') ?? 0)];
    if (!(limit >= 1 && limit <= 100 && offset >= 0)) return error(400, 'Invalid limit or offset');
    const found = this.#listedPages().filter((page) => `${page.url} ${page.title}`.toLowerCase().includes(q));
    const urls = found.slice(offset, offset + limit).flatMap((page) => this.#searchResult(page));
    return [200, { urls, total: found.length, limit, offset }];
  }

  #byId(id) {
    return this.#listedPages().find((page) => page.id === id);
  }

  #listedPages() {
    return [...this.#pages.values()].filter(({ images }) => images.length).reverse();
  }
}

/** A page and its images. */
class Page {
  images = [];
  /** The images that were requested through the API, unlike those that a check added. */
  requested = [];
  /** The order of the images in a response. It is not documented. */
  newestFirst = true;
  /** The duration of requested images, if it differs from the service's default. */
  durationMs = null;
  /** Override the response to a request for an image, or for details after one: (attempt, regular) => response. */
  overrideGenerate = null;
  overrideDetails = null;
  detailRequests = 0;

  constructor(service, url, number) {
    this.service = service;
    this.url = url;
    this.id = `url_${String(number).padStart(8, '0')}`;
    this.imageUrl = `${service.url}/img/${this.id}/`;
    this.title = `Page ${number}`;
    this.createdAt = new Date();
  }

  /** Starts an image, either for a request or for someone else. */
  addImage({ style = 'auto', text_treatment = 'none' } = {}, durationMs = 0, createdAt = new Date()) {
    const textTreatment = PRESETS.includes(style) ? 'none' : text_treatment;
    const image = new Image(this.service, { style, textTreatment, durationMs, createdAt });
    this.images.push(image);
    return image;
  }

  body() {
    const images = this.images.map((image) => image.body());
    return {
      url_id: this.id,
      url: this.url,
      title: this.title,
      image_url: this.imageUrl,
      images: this.newestFirst ? images.reverse() : images,
      created_at: seconds(this.createdAt),
    };
  }

  /** The response of the stable image URL: a redirect to the newest completed image, if there is one. */
  redirect() {
    const newest = this.images.findLast(({ status }) => status === 'completed');
    return newest && [302, '', { Location: newest.fileUrl }];
  }
}

class Image {
  /** The status at the end. */
  finalStatus = 'completed';

  constructor(service, { style, textTreatment, durationMs, createdAt }) {
    this.number = service.nextImage();
    // The ids do not reveal the order of the images.
    this.id = `img_${Math.imul(this.number, 2654435761) >>> 0}`;
    this.fileUrl = `${service.imageHost.url}/generated/${this.id}.png`;
    this.style = style;
    this.textTreatment = textTreatment;
    this.createdAt = createdAt;
    this.readyAt = performance.now() + durationMs;
  }

  /** Ends the image now. */
  finish() {
    this.readyAt = performance.now();
  }

  get status() {
    return performance.now() >= this.readyAt ? this.finalStatus : 'generating';
  }

  /** A completed image with style `auto` reports the chosen style, as in the documented example. */
  get reportedStyle() {
    return this.style === 'auto' && this.status === 'completed' ? 'photo' : this.style;
  }

  body() {
    // The direct_url of an unfinished image is not documented: it may be missing, null, or the final one.
    const unfinished = [{}, { direct_url: null }, { direct_url: this.fileUrl }][this.number % 3];
    return {
      image_id: this.id,
      style: this.reportedStyle,
      text_treatment: this.textTreatment,
      status: this.status,
      created_at: seconds(this.createdAt),
      ...(this.status === 'completed' ? { direct_url: this.fileUrl } : unfinished),
    };
  }
}

function seconds(time) {
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}

export function error(status, message) {
  return [status, { error: message }];
}
