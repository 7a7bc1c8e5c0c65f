import assert from 'node:assert/strict';
import { check } from './check.mjs';
import { error, TOKEN } from './imghero-imitation.mjs';

const SEARCHES = {
  everything: {},
  words: { q: 'Früh & spät?page=2#top' },
  'a page of results': { q: 'lookups', limit: 2, offset: 1 },
  'the defaults': { limit: 20, offset: 0 },
  'the most': { limit: 100 },
};

const DOCUMENTED_ERRORS = [
  [401, 'invalid_api_key'],
  [403, 'paid_balance_required'],
];

/** What is no url_id of theirs. It must not lead to another address of the service. */
const STRANGE_IDS = ['../generate', '..', 'url_1/../url_2', 'url_1?q=x', 'url_1#x', 'url 1', '%2e%2e'];

/** What imghero knows of the pages, asked through our tools. */
export async function lookUps(connection, api) {
  for (const name of ['Früh & spät?page=2#top', 'one', 'two', 'three']) {
    api.page(`https://example.com/lookups/${name}`).begin();
  }
  await new LookUps(connection, api).tell();
}

class LookUps {
  constructor(connection, api) {
    this.connection = connection;
    this.api = api;
  }

  async tell() {
    for (const [name, args] of Object.entries(SEARCHES)) {
      await check(`imghero: searches for ${name}`, () => this.#searches(args));
    }
    await check('imghero: gives the details of a page', () => this.#details());
    await check('imghero: refuses look-ups with bad arguments before anything is sent', () => this.#refuses());
    await check('imghero: says that there is no such page', () => this.#findsNoPage());
    await check('imghero: asks for no other address than that of a page', () => this.#staysThere());
    for (const [status, type] of DOCUMENTED_ERRORS) {
      await check(`imghero: understands ${status} to a look-up`, () => this.#understands(status, type));
    }
  }

  /** The service's own words are the answer; only what was given is sent. */
  async #searches(args) {
    const { answer, asked } = await this.#ask('imghero_search_urls', args);
    assert.ok(!answer.isError);
    const { pathname, searchParams } = new URL(asked[0].path, this.api.url);
    assert.equal(pathname, '/api/v1/urls/');
    const given = Object.entries(args).map(([name, value]) => [name, String(value)]);
    assert.deepEqual(Object.fromEntries(searchParams), Object.fromEntries(given));
    this.#isTheServices(answer, asked);
    return `${answer.structuredContent.urls.length} of ${answer.structuredContent.total}`;
  }

  async #details() {
    const page = this.api.page('https://example.com/lookups/one');
    const { answer, asked } = await this.#ask('imghero_get_url', { url_id: page.id });
    assert.ok(!answer.isError);
    assert.equal(asked[0].path, `/api/v1/urls/${page.id}/`);
    this.#isTheServices(answer, asked);
  }

  #isTheServices(answer, asked) {
    assert.equal(asked.length, 1, `asked ${asked.length} times`);
    const [{ method, headers, body, answer: told }] = asked;
    assert.deepEqual([method, headers.authorization, body], ['GET', `Token ${TOKEN}`, '']);
    assert.deepEqual(answer.structuredContent, told[1]);
    assert.ok(
      answer.content.some(({ type, text }) => type === 'text' && text),
      'nothing for who reads no structured content',
    );
  }

  async #refuses() {
    const refused = async (tool, args, ...wrong) => {
      const { answer, asked } = await this.#ask(tool, args);
      this.#isError(answer, 'invalid_arguments');
      assert.deepEqual(answer.structuredContent.error.violations.map(({ parameter }) => parameter).sort(), wrong);
      assert.equal(asked.length, 0);
    };
    await refused('imghero_search_urls', { limit: 0, offset: -1 }, 'limit', 'offset');
    await refused('imghero_search_urls', { limit: 101, q: 7 }, 'limit', 'q');
    await refused('imghero_search_urls', { page: 2 }, 'page');
    await refused('imghero_get_url', {}, 'url_id');
  }

  async #findsNoPage() {
    const { answer } = await this.#ask('imghero_get_url', { url_id: 'url_nowhere' });
    this.#isError(answer, 'not_found');
  }

  async #staysThere() {
    for (const id of STRANGE_IDS) {
      const { answer, asked } = await this.#ask('imghero_get_url', { url_id: id });
      assert.equal(answer.isError, true, `${id} is no error`);
      for (const { method, path } of asked) {
        assert.equal(`${method} ${path}`, `GET /api/v1/urls/${encodeURIComponent(id)}/`);
        assert.notEqual(id, '..');
      }
    }
  }

  async #understands(status, type) {
    this.api.closed = error(status, `Not with Token ${TOKEN}`);
    try {
      this.#isError((await this.#ask('imghero_search_urls', {})).answer, type);
      this.#isError((await this.#ask('imghero_get_url', { url_id: 'url_1' })).answer, type);
    } finally {
      this.api.closed = null;
    }
  }

  #isError({ isError, structuredContent, content }, type) {
    assert.equal(isError, true);
    assert.equal(structuredContent.error.type, type);
    assert.ok(structuredContent.error.message, 'no message');
    assert.ok(content.length > 0, 'nothing to read');
  }

  /** The answer, and what the service was asked for it. */
  async #ask(tool, args) {
    const before = this.api.requests.length;
    const answer = await this.connection.call(tool, args);
    return { answer, asked: this.api.requests.slice(before) };
  }
}
