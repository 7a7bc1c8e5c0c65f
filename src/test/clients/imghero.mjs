import assert from 'node:assert/strict';
import { check } from './check.mjs';
import { withConnection } from './client.mjs';
import { COMPANION_TOOLS, IMGHERO_TOOLS, JOB_FIELDS } from './contract.mjs';
import { IMGHERO_IMAGE } from './documented.mjs';
import { ERROR_BODIES, UNKNOWN_OUTCOMES } from './failures.mjs';
import { error, FakeImghero, TOKEN } from './fake-imghero.mjs';
import { imageMatching } from './image-matching.mjs';
import { assertEnded, assertRefused, assertShown, Jobs } from './jobs.mjs';
import { lookups } from './lookups.mjs';
import { UNREACHABLE } from './server.mjs';

const TOOL = 'imghero_generate_image';

/** Arguments that are sent to the service unchanged, and the style that imghero reports: it chooses one for `auto`. */
const EXAMPLES = {
  'a URL alone': { options: {}, style: 'photo' },
  'every parameter': { options: { style: 'neon_geo', text_treatment: 'split' }, style: 'neon_geo' },
  'the defaults': { options: { style: 'auto', text_treatment: 'none' }, style: 'photo' },
  'a preset that ignores text': { options: { style: 'dark_glass', text_treatment: 'overlay' }, style: 'dark_glass' },
};

const DOCUMENTED_ERRORS = [
  [400, 'invalid_arguments'],
  [401, 'invalid_api_key'],
  [402, 'insufficient_balance'],
  [403, 'paid_balance_required'],
  [404, 'not_found'],
];

/** Drives the server with the official SDK against a fake of imghero, which makes images for web pages. */
export async function imghero(jar) {
  const api = await FakeImghero.start({ windowMs: 6000 });
  // Over stdio only warnings are logged by default, and an empty log would prove nothing.
  // Answers that would end a paid job are checked several times, at the interval of polls.
  const settings = { ...api.settings, API18MCP_LOG_LEVEL: 'INFO', API18MCP_POLL_FASTEST: '200ms', API18MCP_POLL_SLOWEST: '500ms' };
  const shortWait = { ...settings, API18MCP_WAIT: '8s' };
  try {
    await withConnection(jar, settings, 'stdio', (connection) => new ImgheroChecks(connection, api).run());
    await withConnection(jar, shortWait, 'stdio', (connection) => new ShortWaitChecks(connection, api).run());
    await check('imghero: reports an unreachable service and that nothing was charged', () =>
      withConnection(jar, { ...shortWait, IMGHERO_URL: UNREACHABLE }, 'stdio', unreachable),
    );
  } finally {
    await api.stop();
  }
}

class ImgheroChecks {
  constructor(connection, api) {
    this.connection = connection;
    this.jobs = new Jobs(connection);
    this.api = api;
  }

  async run() {
    await check('imghero: lists only its own tools and the model with a key', () => this.#lists());
    await this.#concurrently(EXAMPLES, (name, example) => [
      `imghero: generates an image from ${name}`,
      () => this.#generates(page(name), example),
    ]);
    await check('imghero: quotes every style without spending, and without a price', () => this.#quotes());
    await check('imghero: submits a job and returns its result later', () => this.#submits());
    await imageMatching(this.jobs, this.api);
    await check('imghero: refuses invalid arguments before anything is sent', () => this.#refuses());
    for (const [status, type] of DOCUMENTED_ERRORS) {
      await check(`imghero: understands ${status}`, () => this.#understands(status, type));
    }
    await check('imghero: understands errors to every request', () => this.#understandsErrorsEverywhere());
    await this.#concurrently(UNKNOWN_OUTCOMES, (name, response) => [
      `imghero: neither guesses the outcome nor retries after ${name}`,
      () => this.#doesNotGuess(page(name), response),
    ]);
    await this.#endsJobs();
    await lookups(this.connection, this.api);
    await check('imghero: every job matches the published schema', () => this.jobs.matchSchema());
    await check('imghero: sends only documented requests, within the rate limit', () =>
      this.#sendsOnlyDocumentedRequests(),
    );
    await check('imghero: does not leak the token', () => this.#leaksNothing());
    await check('imghero: sends nothing that the client cannot parse', () =>
      assert.deepEqual(this.connection.errors, []),
    );
  }

  /** Runs checks concurrently, because each takes seconds. */
  async #concurrently(cases, toCheck) {
    await Promise.all(Object.entries(cases).map(([name, value]) => check(...toCheck(name, value))));
  }

  async #lists() {
    const { tools } = await this.connection.client.listTools();
    assert.deepEqual(tools.map(({ name }) => name).sort(), [...IMGHERO_TOOLS, ...COMPANION_TOOLS].sort());
    const { models } = (await this.connection.call('list_models')).structuredContent;
    const usable = models.filter((model) => model.usable);
    assert.deepEqual(
      usable.map(({ tool, provider, output_kind, why_not }) => ({ tool, provider, output_kind, why_not })),
      [{ tool: TOOL, provider: 'imghero', output_kind: 'image', why_not: null }],
    );
    this.model = usable[0].id;
  }

  async #generates(url, { options, style }) {
    const steps = [];
    const args = { url, ...options };
    const result = await this.jobs.call(TOOL, args, { onprogress: (step) => steps.push(step) });
    const { job } = result;
    assert.deepEqual(Object.keys(job).sort(), [...JOB_FIELDS].sort());
    const { job_id, provider_job_id, outputs, created_at, completed_at, elapsed_ms, ...rest } = job;
    assert.deepEqual(rest, {
      provider: 'imghero',
      model: this.model,
      status: 'completed',
      output_kind: 'image',
      quoted_usd: null,
      cost_usd: null,
      charged: 'yes',
      expires_at: null,
      reused: false,
      sandbox: false,
      next_step: null,
      error: null,
    });
    assert.ok(provider_job_id, 'there is no provider_job_id');
    const { imageUrl, requested } = this.api.page(url);
    assert.deepEqual(
      outputs.map(({ url, expires_at, stable_url, style }) => ({ url, expires_at, stable_url, style })),
      [{ url: requested[0].fileUrl, expires_at: null, stable_url: imageUrl, style }],
    );
    assertShown(result);
    this.#assertSentOnce(args);
    assert.ok(steps.length > 0, 'there was no progress');
  }

  #assertSentOnce(args) {
    const submissions = this.api.submissions(args.url);
    assert.equal(submissions.length, 1, `${submissions.length} submissions`);
    const [{ path, headers, body }] = submissions;
    assert.equal(path, '/api/v1/generate/');
    assert.equal(headers.authorization, `Token ${TOKEN}`);
    assert.match(headers['content-type'], /^application\/json\b/);
    assert.deepEqual(body, args);
  }

  async #quotes() {
    const before = this.api.requests.length;
    const { style, text_treatment } = IMGHERO_IMAGE.parameters;
    for (const [n, value] of style.enum.entries()) {
      const args = { url: page('quoted'), style: value, text_treatment: text_treatment.enum[n % 3] };
      const { structuredContent } = await this.connection.call('quote', { model: this.model, arguments: args });
      const { model, quoted_usd, violations } = structuredContent;
      assert.deepEqual({ model, quoted_usd, violations }, { model: this.model, quoted_usd: null, violations: [] });
    }
    assert.equal(this.api.requests.length, before);
    return `${style.enum.length} styles`;
  }

  async #submits() {
    const args = { url: page('submitted'), style: 'retro' };
    const { job } = await this.jobs.call('submit_job', { model: this.model, arguments: args });
    assert.equal(job.status, 'processing');
    assert.match(job.next_step, /get_job/);
    const later = (await this.jobs.call('get_job', { job_id: job.job_id, wait_seconds: 50 })).job;
    assert.deepEqual([later.job_id, later.status], [job.job_id, 'completed']);
    this.#assertSentOnce(args);
  }

  async #refuses() {
    const before = this.api.requests.length;
    const refused = async (args, ...invalid) => assertRefused(await this.jobs.call(TOOL, args), ...invalid);
    await refused({}, 'url');
    await refused({ url: 'my post' }, 'url');
    await refused({ url: page('refused'), style: 'neon', text_treatment: 'both' }, 'style', 'text_treatment');
    await refused({ url: page('refused'), prompt: 'A red boat' }, 'prompt');
    assert.equal(this.api.requests.length, before);
  }

  /** Understands every form of the error body, and does not pass on the token that it contains. */
  async #understands(status, type) {
    const calls = ERROR_BODIES.map(async (body, n) => {
      const url = page(`${status} ${n}`);
      const answer = body('error', `Not with Token ${TOKEN}`);
      this.api.page(url).overrideGenerate = () => [status, answer];
      const result = await this.jobs.call(TOOL, { url });
      // A page comes from something in front of the service.
      const page403 = status === 403 && typeof answer === 'string';
      assertEnded(result, 'failed', page403 ? 'blocked' : type, 'no');
      assert.equal(result.job.error.retryable, false);
      assert.equal(this.api.submissions(url).length, 1);
    });
    await Promise.all(calls);
  }

  async #understandsErrorsEverywhere() {
    for (const [status, type] of [
      [401, 'invalid_api_key'],
      [403, 'paid_balance_required'],
    ]) {
      this.api.override = error(status, `Not with Token ${TOKEN}`);
      try {
        assertEnded(await this.jobs.call(TOOL, { url: page(`override ${status}`) }), 'failed', type, 'no');
      } finally {
        this.api.override = null;
      }
    }
  }

  async #doesNotGuess(url, response) {
    this.api.page(url).overrideGenerate = () => response;
    const result = await this.jobs.call(TOOL, { url });
    assertEnded(result, 'unknown', 'outcome_unknown', 'unknown');
    assert.equal(this.api.submissions(url).length, 1);
  }

  /** Checks how accepted jobs end, and which errors do not end them. */
  async #endsJobs() {
    await Promise.all([
      check('imghero: retries after a 429', () => this.#retries()),
      check('imghero: continues after temporary errors of the details', () => this.#toleratesErrors()),
      check('imghero: reports a failed image', () =>
        this.#ends('failed', { finalStatus: 'failed' }, ['failed', 'generation_failed', 'unknown']),
      ),
      check('imghero: reports a completed image without a URL as a protocol error', () =>
        this.#ends('without URL', { fileUrl: null }, ['failed', 'provider_protocol', 'yes']),
      ),
      check('imghero: reports a page that is gone', () => this.#losesPage()),
    ]);
  }

  async #retries() {
    const url = page('429 once');
    this.api.page(url).overrideGenerate = (attempt, regular) => (attempt === 1 ? rateLimited() : regular());
    const { job } = await this.jobs.call(TOOL, { url });
    assert.equal(job.status, 'completed', job.error?.message);
    assert.equal(this.api.submissions(url).length, 2);
  }

  async #toleratesErrors() {
    const url = page('temporary errors');
    const errors = [rateLimited(), [500, 'Oops'], [200, '<html>Welcome</html>']];
    this.api.page(url).overrideDetails = (attempt, regular) => errors[attempt - 1] ?? regular();
    const { job } = await this.jobs.call(TOOL, { url });
    assert.equal(job.status, 'completed', job.error?.message);
    assert.equal(this.api.submissions(url).length, 1);
  }

  async #ends(name, override, outcome) {
    const url = page(name);
    this.api.page(url).overrideGenerate = (attempt, regular) => {
      const response = regular();
      Object.assign(this.api.page(url).requested[0], override);
      return response;
    };
    assertEnded(await this.jobs.call(TOOL, { url }), ...outcome);
    assert.equal(this.api.submissions(url).length, 1);
  }

  async #losesPage() {
    const url = page('gone');
    this.api.page(url).overrideDetails = () => error(404, 'URL not found');
    assertEnded(await this.jobs.call(TOOL, { url }), 'unknown', 'job_not_found', 'unknown');
    assert.equal(this.api.submissions(url).length, 1);
  }

  #sendsOnlyDocumentedRequests() {
    const lines = this.api.requests.map(({ method, path }) => `${method} ${path}`);
    const undocumented = lines.filter(
      (line) => !/^(POST \/api\/v1\/generate\/|GET \/api\/v1\/urls\/([\w%]+\/)?(\?.*)?|GET \/img\/\w+\/)$/.test(line),
    );
    assert.deepEqual(undocumented, []);
    const authorizations = new Set(this.api.requests.map(({ headers }) => headers.authorization).filter(Boolean));
    assert.deepEqual([...authorizations], [`Token ${TOKEN}`]);
    assert.equal(this.api.rejectedRequests, 0);
  }

  #leaksNothing() {
    assert.ok(!JSON.stringify(this.connection.messages).includes(TOKEN), 'the token is in a message');
    assert.ok(!JSON.stringify(this.api.imageHost.requests).includes(TOKEN), 'the token went to another host');
    const log = this.connection.log();
    assert.ok(log.includes(this.model), 'the log does not mention a job');
    assert.ok(!log.includes(TOKEN), 'the token is in the log');
    assert.doesNotMatch(log, / ERROR |Exception/);
  }
}

/** Checks with a short API18MCP_WAIT. */
class ShortWaitChecks {
  constructor(connection, api) {
    this.jobs = new Jobs(connection);
    this.api = api;
  }

  async run() {
    await check('imghero: gives up retrying after a 429 when the wait ends', () => this.#givesUp());
    await check('imghero: returns an image that outlasts the wait later, and pays for it once', () =>
      this.#outlastsTheWait(),
    );
  }

  async #givesUp() {
    const url = page('429 always');
    this.api.page(url).overrideGenerate = rateLimited;
    const result = await this.jobs.callUntilEnded(TOOL, { url });
    assertEnded(result, 'failed', 'rate_limited', 'no');
    assert.equal(result.job.error.retryable, true);
  }

  async #outlastsTheWait() {
    const url = page('slow');
    this.api.durationMs = Infinity;
    const submitted = this.api.nextRequest(({ method, body }) => method === 'POST' && body?.url === url);
    const { job, isError } = await this.jobs.call(TOOL, { url });
    assert.ok(!isError);
    assert.equal(job.status, 'processing');
    assert.match(job.next_step, new RegExp(`get_job.*${job.job_id}`));
    await submitted;
    const [image] = this.api.page(url).requested;
    image.finish();
    const later = (await this.jobs.call('get_job', { job_id: job.job_id, wait_seconds: 50 })).job;
    assert.deepEqual([later.job_id, later.status, later.outputs[0]?.url], [job.job_id, 'completed', image.fileUrl]);
    assert.equal(this.api.submissions(url).length, 1);
  }
}

async function unreachable(connection) {
  const result = await new Jobs(connection).callUntilEnded(TOOL, { url: page('unreachable') });
  assertEnded(result, 'failed', 'provider_unavailable', 'no');
  assert.equal(result.job.error.retryable, true);
}

function page(name) {
  return `https://example.com/blog/${name.replaceAll(' ', '-')}?lang=de&ref=a+b`;
}

function rateLimited() {
  return error(429, 'Rate limit exceeded');
}
