import assert from 'node:assert/strict';
import { check } from './check.mjs';
import { withConnection } from './client.mjs';
import { COMPANION_TOOLS, JOB_FIELDS, THEO_TOOLS } from './contract.mjs';
import { ERROR_BODIES, UNKNOWN_OUTCOMES } from './failures.mjs';
import { FakeTheo, KEY } from './fake-theo.mjs';
import { assertEnded, assertRefused, assertShown, Jobs } from './jobs.mjs';
import { UNREACHABLE } from './server.mjs';

const TOOL = 'theo_generate_images';

/** Arguments with and without default values. They are sent to the service unchanged. */
const EXAMPLES = {
  'a prompt alone': {},
  'every parameter': { style: 'watercolor', aspect_ratio: '16:9', count: 4 },
  'unusual values': { style: 'ink & "gold leaf", 墨絵', aspect_ratio: '2.39:1', count: 1 },
};

/** Costs that the service reports in cents, with the dollars that the server reports. */
const CENTS_TO_USD = new Map([
  [0.08, 0.0008],
  [4, 0.04],
  [7.5, 0.075],
  [0, 0],
]);

const DOCUMENTED_ERRORS = [
  [400, 'missing_prompt', 'invalid_arguments'],
  [401, 'invalid_api_key', 'invalid_api_key'],
];

/** Drives the server with the official SDK against a fake of Theo, which is synchronous. */
export async function theo(jar) {
  const api = await FakeTheo.start();
  // Over stdio only warnings are logged by default, and an empty log would prove nothing.
  const settings = { ...api.settings, API18MCP_LOG_LEVEL: 'INFO' };
  const shortWait = { ...settings, API18MCP_WAIT: '8s' };
  try {
    await withConnection(jar, settings, 'stdio', (connection) => new TheoChecks(connection, api).run());
    await withConnection(jar, shortWait, 'stdio', (connection) => new ShortWaitChecks(connection, api).run());
    await check('theo: reports an unreachable service and that nothing was charged', () =>
      withConnection(jar, { ...shortWait, THEO_URL: UNREACHABLE }, 'stdio', unreachable),
    );
  } finally {
    await api.stop();
  }
}

class TheoChecks {
  constructor(connection, api) {
    this.connection = connection;
    this.jobs = new Jobs(connection);
    this.api = api;
  }

  async run() {
    await check('theo: lists only its own model tool and the model with a key', () => this.#lists());
    for (const [name, example] of Object.entries(EXAMPLES)) {
      await check(`theo: generates images from ${name}`, () => this.#generates(prompt(name), example));
    }
    await check('theo: reports the cost in dollars', () => this.#costs());
    await check('theo: reports no cost if the service reports none', () => this.#hasUnknownCost());
    await check('theo: quotes without spending, and without a price', () => this.#quotes());
    await check('theo: submits a job and returns its result later', () => this.#submits());
    await check('theo: generates twice for two equal concurrent calls', () => this.#generatesTwice());
    await check('theo: refuses invalid arguments before anything is sent', () => this.#refuses());
    for (const [status, code, type] of DOCUMENTED_ERRORS) {
      await check(`theo: understands ${status} ${code}`, () => this.#understands(status, code, type));
    }
    await check('theo: retries after a 429', () => this.#retries());
    for (const [name, response] of Object.entries(UNKNOWN_OUTCOMES)) {
      await check(`theo: neither guesses the outcome nor retries after ${name}`, () =>
        this.#doesNotGuess(prompt(name), response),
      );
    }
    await check('theo: reports a charge without images', () => this.#chargesWithoutImages());
    await check('theo: every job matches the published schema', () => this.jobs.matchSchema());
    await check('theo: does not leak the key or the prompts', () => this.#leaksNothing());
    await check('theo: sends nothing that the client cannot parse', () => assert.deepEqual(this.connection.errors, []));
  }

  async #lists() {
    const { tools } = await this.connection.client.listTools();
    assert.deepEqual(tools.map(({ name }) => name).sort(), [...THEO_TOOLS, ...COMPANION_TOOLS].sort());
    const { models } = (await this.connection.call('list_models')).structuredContent;
    const usable = models.filter((model) => model.usable);
    assert.deepEqual(
      usable.map(({ tool, provider, output_kind, why_not }) => ({ tool, provider, output_kind, why_not })),
      [{ tool: TOOL, provider: 'theo', output_kind: 'image', why_not: null }],
    );
    this.model = usable[0].id;
  }

  async #generates(text, example) {
    const args = { prompt: text, ...example };
    const result = await this.jobs.call(TOOL, args);
    const { job } = result;
    assert.deepEqual(Object.keys(job).sort(), [...JOB_FIELDS].sort());
    const { job_id, provider_job_id, outputs, created_at, completed_at, elapsed_ms, ...rest } = job;
    assert.deepEqual(rest, {
      provider: 'theo',
      model: this.model,
      status: 'completed',
      output_kind: 'image',
      quoted_usd: null,
      cost_usd: (4 * (args.count ?? 1)) / 100,
      charged: 'yes',
      expires_at: null,
      reused: false,
      sandbox: false,
      next_step: null,
      error: null,
    });
    assert.match(provider_job_id, /^img_/);
    this.#assertOutputs(outputs, provider_job_id, args);
    assertShown(result);
    this.#assertSentOnce(args);
  }

  #assertOutputs(outputs, id, { prompt: text, style, aspect_ratio, count = 1 }) {
    const enginePrompt = style ? `${text} Style: ${style}. Aspect ratio: ${aspect_ratio}.` : text;
    assert.deepEqual(
      outputs.map(({ url, expires_at, engine, engine_model, engine_prompt }) => {
        return { url, expires_at, engine, engine_model, engine_prompt };
      }),
      Array.from({ length: count }, (_, n) => ({
        url: `${this.api.imageHost.url}/img/${id}-${n + 1}.png`,
        expires_at: null,
        engine: 'theo-vision',
        engine_model: 'theo-1-create',
        engine_prompt: enginePrompt,
      })),
    );
  }

  #assertSentOnce(args) {
    const submissions = this.api.submissions(args.prompt);
    assert.equal(submissions.length, 1, `${submissions.length} submissions`);
    const [{ path, headers, body }] = submissions;
    assert.equal(path, '/api/v1/images');
    assert.equal(headers.authorization, `Bearer ${KEY}`);
    assert.match(headers['content-type'], /^application\/json\b/);
    assert.deepEqual(body, args);
  }

  async #costs() {
    for (const [cents, usd] of CENTS_TO_USD) {
      const text = prompt(`${cents} cents`);
      this.api.overrides.set(text, (attempt, regular) => withUsage(regular(), { cost_cents: cents }));
      const { job } = await this.jobs.call(TOOL, { prompt: text });
      assert.deepEqual([job.status, job.cost_usd], ['completed', usd]);
    }
  }

  async #hasUnknownCost() {
    const text = prompt('no usage');
    this.api.overrides.set(text, (attempt, regular) => withUsage(regular(), undefined));
    const { job } = await this.jobs.call(TOOL, { prompt: text });
    assert.deepEqual([job.status, job.cost_usd, job.charged], ['completed', null, 'yes']);
  }

  async #quotes() {
    const before = this.api.requests.length;
    const quote = async (args) => {
      const { structuredContent, isError } = await this.connection.call('quote', {
        model: this.model,
        arguments: args,
      });
      assert.ok(!isError, 'invalid arguments must not be an error of quote');
      return structuredContent;
    };
    const { model, quoted_usd, violations } = await quote({ prompt: prompt('quoted'), count: 4 });
    assert.deepEqual({ model, quoted_usd, violations }, { model: this.model, quoted_usd: null, violations: [] });
    assert.deepEqual((await quote({ count: 5 })).violations.map(({ parameter }) => parameter).sort(), [
      'count',
      'prompt',
    ]);
    assert.equal(this.api.requests.length, before);
  }

  async #submits() {
    const args = { prompt: prompt('submitted') };
    const release = this.api.hold(args.prompt);
    const { job } = await this.jobs.call('submit_job', { model: this.model, arguments: args });
    assert.equal(job.status, 'processing');
    assert.match(job.next_step, /get_job/);
    release();
    const later = (await this.jobs.call('get_job', { job_id: job.job_id, wait_seconds: 50 })).job;
    assert.deepEqual([later.job_id, later.status, later.cost_usd], [job.job_id, 'completed', 0.04]);
    this.#assertSentOnce(args);
  }

  async #generatesTwice() {
    const args = { prompt: prompt('twice') };
    const jobs = await Promise.all([1, 2].map(async () => (await this.jobs.call(TOOL, args)).job));
    assert.equal(new Set(jobs.map(({ job_id }) => job_id)).size, 2);
    assert.equal(new Set(jobs.map(({ outputs }) => outputs[0].url)).size, 2);
    assert.equal(this.api.submissions(args.prompt).length, 2);
  }

  async #refuses() {
    const before = this.api.requests.length;
    const refused = async (args, ...invalid) => assertRefused(await this.jobs.call(TOOL, args), ...invalid);
    const text = prompt('refused');
    await refused({}, 'prompt');
    await refused({ prompt: text, count: 0 }, 'count');
    await refused({ prompt: text, count: 5, size: '1k' }, 'count', 'size');
    await refused({ prompt: text, count: 1.5, style: ['retro', 'anime'] }, 'count', 'style');
    assert.equal(this.api.requests.length, before);
  }

  /** Understands every form of the error body, and does not pass on the key that it contains. */
  async #understands(status, code, type) {
    const calls = ERROR_BODIES.map(async (body, n) => {
      const text = prompt(`${code} ${n}`);
      this.api.overrides.set(text, () => [status, body(code, `Not with Bearer ${KEY}`)]);
      const result = await this.jobs.call(TOOL, { prompt: text });
      assertEnded(result, 'failed', type, 'no');
      assert.equal(result.job.error.retryable, false);
      assert.equal(this.api.submissions(text).length, 1);
    });
    await Promise.all(calls);
  }

  async #retries() {
    const text = prompt('429 once');
    this.api.overrides.set(text, (attempt, regular) => (attempt === 1 ? rateLimited() : regular()));
    const { job } = await this.jobs.call(TOOL, { prompt: text });
    assert.equal(job.status, 'completed', job.error?.message);
    assert.equal(this.api.submissions(text).length, 2);
  }

  async #doesNotGuess(text, response) {
    this.api.overrides.set(text, () => response);
    const result = await this.jobs.call(TOOL, { prompt: text });
    assertEnded(result, 'unknown', 'outcome_unknown', 'unknown');
    assert.equal(result.job.cost_usd, null);
    assert.equal(this.api.submissions(text).length, 1);
  }

  async #chargesWithoutImages() {
    const text = prompt('no images');
    this.api.overrides.set(text, (attempt, regular) => {
      const [status, body] = regular();
      return [status, { ...body, images: [] }];
    });
    const result = await this.jobs.call(TOOL, { prompt: text });
    assertEnded(result, 'failed', 'provider_protocol', 'yes');
    assert.equal(result.job.cost_usd, 0.04);
  }

  #leaksNothing() {
    assert.ok(!JSON.stringify(this.connection.messages).includes(KEY), 'the key is in a message');
    assert.ok(!JSON.stringify(this.api.imageHost.requests).includes(KEY), 'the key went to another host');
    const log = this.connection.log();
    assert.ok(log.includes(this.model), 'the log does not mention a job');
    assert.ok(!log.includes(KEY), 'the key is in the log');
    // This part of the prompt is unchanged even if the log replaces characters that are not ASCII.
    assert.ok(!log.includes(' by night in '), 'a prompt is in the log');
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
    await check('theo: gives up retrying after a 429 when the wait ends', () => this.#givesUp());
    await check('theo: returns images that outlast the wait later, and pays for them once', () =>
      this.#outlastsTheWait(),
    );
  }

  async #givesUp() {
    const text = prompt('429 always');
    this.api.overrides.set(text, rateLimited);
    const result = await this.jobs.callUntilEnded(TOOL, { prompt: text });
    assertEnded(result, 'failed', 'rate_limited', 'no');
    assert.equal(result.job.error.retryable, true);
  }

  async #outlastsTheWait() {
    const text = prompt('slow');
    const release = this.api.hold(text);
    const { job, isError } = await this.jobs.call(TOOL, { prompt: text });
    assert.ok(!isError);
    assert.equal(job.status, 'processing');
    assert.match(job.next_step, new RegExp(`get_job.*${job.job_id}`));
    release();
    const later = (await this.jobs.call('get_job', { job_id: job.job_id, wait_seconds: 50 })).job;
    assert.deepEqual([later.job_id, later.status], [job.job_id, 'completed']);
    assert.equal(this.api.submissions(text).length, 1);
  }
}

async function unreachable(connection) {
  const result = await new Jobs(connection).callUntilEnded(TOOL, { prompt: prompt('unreachable') });
  assertEnded(result, 'failed', 'provider_unavailable', 'no');
  assert.equal(result.job.error.retryable, true);
}

function prompt(purpose) {
  return `A café by night in 東京 🎬, ${purpose}`;
}

function withUsage([status, body], usage) {
  return [status, { ...body, usage }];
}

function rateLimited() {
  return [429, { error: { code: 'rate_limit_exceeded', message: 'Too many requests' } }];
}
