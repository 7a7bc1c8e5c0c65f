import assert from 'node:assert/strict';
import { check } from './check.mjs';
import { error, TOKEN } from './fake-imghero.mjs';

const SEARCHES = {
  'every page': {},
  'special characters': { q: 'Früh & spät?page=2#top' },
  'a page of the results': { q: 'lookups', limit: 2, offset: 1 },
  'the defaults': { limit: 20, offset: 0 },
  'the highest limit': { limit: 100 },
};

const DOCUMENTED_ERRORS = [
  [401, 'invalid_api_key'],
  [403, 'paid_balance_required'],
];

/** Invalid ids, which must not make the server request another path of the service. */
const INVALID_IDS = ['../generate', '..', 'url_1/../url_2', 'url_1?q=x', 'url_1#x', 'url 1', '%2e%2e'];

/** Checks the tools that look up pages of imghero. */
export async function lookups(connection, api) {
  for (const name of ['Früh & spät?page=2#top', 'one', 'two', 'three']) {
    api.page(`https://example.com/lookups/${name}`).addImage();
  }
  await new LookupChecks(connection, api).run();
}

class LookupChecks {
  constructor(connection, api) {
    this.connection = connection;
    this.api = api;
  }

  async run() {
    for (const [name, args] of Object.entries(SEARCHES)) {
      await check(`imghero: searches for ${name}`, () => this.#searches(args));
    }
    await check('imghero: returns the details of a page', () => this.#details());
    await check('imghero: refuses lookups with invalid arguments before anything is sent', () => this.#refuses());
    await check('imghero: reports an unknown page', () => this.#reportsUnknownPage());
    await check('imghero: requests no other path than that of a page', () => this.#requestsOnlyPages());
    for (const [status, type] of DOCUMENTED_ERRORS) {
      await check(`imghero: understands ${status} to a lookup`, () => this.#understands(status, type));
    }
  }

  /** The service's response is returned unchanged, and only the given arguments are sent. */
  async #searches(args) {
    const { result, requests } = await this.#call('imghero_search_urls', args);
    assert.ok(!result.isError);
    const { pathname, searchParams } = new URL(requests[0].path, this.api.url);
    assert.equal(pathname, '/api/v1/urls/');
    const given = Object.entries(args).map(([name, value]) => [name, String(value)]);
    assert.deepEqual(Object.fromEntries(searchParams), Object.fromEntries(given));
    this.#assertUnchanged(result, requests);
    return `${result.structuredContent.urls.length} of ${result.structuredContent.total}`;
  }

  async #details() {
    const page = this.api.page('https://example.com/lookups/one');
    const { result, requests } = await this.#call('imghero_get_url', { url_id: page.id });
    assert.ok(!result.isError);
    assert.equal(requests[0].path, `/api/v1/urls/${page.id}/`);
    this.#assertUnchanged(result, requests);
  }

  #assertUnchanged(result, requests) {
    assert.equal(requests.length, 1, `${requests.length} requests`);
    const [{ method, headers, body, response }] = requests;
    assert.deepEqual([method, headers.authorization, body], ['GET', `Token ${TOKEN}`, '']);
    assert.deepEqual(result.structuredContent, response[1]);
    assert.ok(
      result.content.some(({ type, text }) => type === 'text' && text),
      'there is no text for clients that do not read structured content',
    );
  }

  async #refuses() {
    const refused = async (tool, args, ...invalid) => {
      const { result, requests } = await this.#call(tool, args);
      this.#assertError(result, 'invalid_arguments');
      assert.deepEqual(result.structuredContent.error.violations.map(({ parameter }) => parameter).sort(), invalid);
      assert.equal(requests.length, 0);
    };
    await refused('imghero_search_urls', { limit: 0, offset: -1 }, 'limit', 'offset');
    await refused('imghero_search_urls', { limit: 101, q: ['red', 'boat'] }, 'limit', 'q');
    await refused('imghero_search_urls', { page: 2 }, 'page');
    await refused('imghero_get_url', {}, 'url_id');
  }

  async #reportsUnknownPage() {
    const { result } = await this.#call('imghero_get_url', { url_id: 'url_unknown' });
    this.#assertError(result, 'not_found');
  }

  async #requestsOnlyPages() {
    for (const id of INVALID_IDS) {
      const { result, requests } = await this.#call('imghero_get_url', { url_id: id });
      assert.equal(result.isError, true, `${id} is not an error`);
      for (const { method, path } of requests) {
        assert.equal(`${method} ${path}`, `GET /api/v1/urls/${encodeURIComponent(id)}/`);
        assert.notEqual(id, '..');
      }
    }
  }

  async #understands(status, type) {
    this.api.override = error(status, `Not with Token ${TOKEN}`);
    try {
      this.#assertError((await this.#call('imghero_search_urls', {})).result, type);
      this.#assertError((await this.#call('imghero_get_url', { url_id: 'url_1' })).result, type);
    } finally {
      this.api.override = null;
    }
  }

  #assertError({ isError, structuredContent, content }, type) {
    assert.equal(isError, true);
    assert.equal(structuredContent.error.type, type);
    assert.ok(structuredContent.error.message, 'there is no message');
    assert.ok(content.length > 0, 'there is no content');
  }

  /** Returns the result of a call and the requests that the service received for it. */
  async #call(tool, args) {
    const before = this.api.requests.length;
    const result = await this.connection.call(tool, args);
    return { result, requests: this.api.requests.slice(before) };
  }
}
