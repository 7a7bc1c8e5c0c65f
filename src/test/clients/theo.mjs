import assert from 'node:assert/strict';
import { check } from './check.mjs';
import { connected } from './client.mjs';
import { COMPANION_TOOLS, JOB_FIELDS, THEO_TOOLS } from './contract.mjs';
import { ERROR_BODIES, NO_OUTCOME } from './failures.mjs';
import { ended, isRefused, isShown, Jobs } from './jobs.mjs';
import { NOWHERE } from './server.mjs';
import { KEY, Theo } from './theo-imitation.mjs';

const TOOL = 'theo_generate_images';

/** Every documented parameter, at values that are the defaults and that are not. What is given is sent as it is. */
const EXAMPLES = {
  'a prompt alone': {},
  'every parameter': { style: 'watercolor', aspect_ratio: '16:9', count: 4 },
  'words of its own': { style: 'ink & "gold leaf", 墨絵', aspect_ratio: '2.39:1', count: 1 },
};

/** The service speaks of cents, we of dollars. */
const USD = new Map([
  [0.08, 0.0008],
  [4, 0.04],
  [7.5, 0.075],
  [0, 0],
]);

const DOCUMENTED_ERRORS = [
  [400, 'missing_prompt', 'invalid_arguments'],
  [401, 'invalid_api_key', 'invalid_api_key'],
];

/** Theo's synchronous pictures, through the official SDK. */
export async function theo(jar) {
  const api = await Theo.start();
  // Over stdio only warnings are logged unless asked, and a log without lines gives nothing away.
  const settings = { ...api.settings, API18MCP_LOG_LEVEL: 'INFO' };
  const hasty = { ...settings, API18MCP_WAIT: '8s' };
  try {
    await connected(jar, settings, 'stdio', (connection) => new Story(connection, api).tell());
    await connected(jar, hasty, 'stdio', (connection) => new Haste(connection, api).tell());
    await check('theo: says that nobody is there, and that nothing was charged', () =>
      connected(jar, { ...hasty, THEO_URL: NOWHERE }, 'stdio', nobodyThere),
    );
  } finally {
    await api.stop();
  }
}

class Story {
  constructor(connection, api) {
    this.connection = connection;
    this.jobs = new Jobs(connection);
    this.api = api;
  }

  async tell() {
    await check('theo: lists its tool alone, and the model it can use', () => this.#lists());
    for (const [name, example] of Object.entries(EXAMPLES)) {
      await check(`theo: makes pictures of ${name}`, () => this.#makes(prompt(name), example));
    }
    await check('theo: tells the cost in dollars', () => this.#costs());
    await check('theo: does not make up a cost that was not told', () => this.#costsUntold());
    await check('theo: quotes without spending, and without a price', () => this.#quotes());
    await check('theo: submits a job and gives it later', () => this.#submits());
    await check('theo: makes two of two equal calls at once', () => this.#makesTwo());
    await check('theo: refuses bad arguments before anything is sent', () => this.#refuses());
    for (const [status, code, type] of DOCUMENTED_ERRORS) {
      await check(`theo: understands ${status} ${code}`, () => this.#understands(status, code, type));
    }
    await check('theo: waits out a 429', () => this.#waitsOut());
    for (const [name, answer] of Object.entries(NO_OUTCOME)) {
      await check(`theo: does not guess after ${name}, nor ask again`, () => this.#doesNotGuess(prompt(name), answer));
    }
    await check('theo: says that it was charged for no picture', () => this.#getsNothing());
    await check('theo: every job satisfies the published schema', () => this.jobs.satisfyTheSchema());
    await check('theo: keeps the key and the prompts to itself', () => this.#keepsSecrets());
    await check('theo: says nothing the client cannot understand', () =>
      assert.deepEqual(this.connection.complaints, []),
    );
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

  async #makes(text, example) {
    const args = { prompt: text, ...example };
    const answer = await this.jobs.call(TOOL, args);
    const { job } = answer;
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
    this.#isTheServices(outputs, provider_job_id, args);
    isShown(answer);
    this.#wasSentOnce(args);
  }

  #isTheServices(outputs, id, { prompt: text, style, aspect_ratio, count = 1 }) {
    const drawn = style ? `${text} Style: ${style}. Aspect ratio: ${aspect_ratio}.` : text;
    assert.deepEqual(
      outputs.map(({ url, expires_at, engine, engine_model, engine_prompt }) => {
        return { url, expires_at, engine, engine_model, engine_prompt };
      }),
      Array.from({ length: count }, (_, n) => ({
        url: `${this.api.storage.url}/img/${id}-${n + 1}.png`,
        expires_at: null,
        engine: 'theo-vision',
        engine_model: 'theo-1-create',
        engine_prompt: drawn,
      })),
    );
  }

  #wasSentOnce(args) {
    const posts = this.api.posts(args.prompt);
    assert.equal(posts.length, 1, `${posts.length} submissions`);
    const [{ path, headers, body }] = posts;
    assert.equal(path, '/api/v1/images');
    assert.equal(headers.authorization, `Bearer ${KEY}`);
    assert.match(headers['content-type'], /^application\/json\b/);
    assert.deepEqual(body, args);
  }

  async #costs() {
    for (const [cents, usd] of USD) {
      const text = prompt(`${cents} cents`);
      this.api.instead.set(text, (attempt, regular) => charging(regular(), { cost_cents: cents }));
      const { job } = await this.jobs.call(TOOL, { prompt: text });
      assert.deepEqual([job.status, job.cost_usd], ['completed', usd]);
    }
  }

  async #costsUntold() {
    const text = prompt('no usage');
    this.api.instead.set(text, (attempt, regular) => charging(regular(), undefined));
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
      assert.ok(!isError, 'wrong arguments are no error here');
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
    this.#wasSentOnce(args);
  }

  async #makesTwo() {
    const args = { prompt: prompt('twice') };
    const jobs = await Promise.all([1, 2].map(async () => (await this.jobs.call(TOOL, args)).job));
    assert.equal(new Set(jobs.map(({ job_id }) => job_id)).size, 2);
    assert.equal(new Set(jobs.map(({ outputs }) => outputs[0].url)).size, 2);
    assert.equal(this.api.posts(args.prompt).length, 2);
  }

  async #refuses() {
    const before = this.api.requests.length;
    const refused = async (args, ...wrong) => isRefused(await this.jobs.call(TOOL, args), ...wrong);
    const text = prompt('refused');
    await refused({}, 'prompt');
    await refused({ prompt: text, count: 0 }, 'count');
    await refused({ prompt: text, count: 5, size: '1k' }, 'count', 'size');
    await refused({ prompt: text, count: 1.5, style: 7 }, 'count', 'style');
    assert.equal(this.api.requests.length, before);
  }

  /** In whatever form it is said, and if it repeats what it should not. */
  async #understands(status, code, type) {
    const told = ERROR_BODIES.map(async (body, n) => {
      const text = prompt(`${code} ${n}`);
      this.api.instead.set(text, () => [status, body(code, `Not with Bearer ${KEY}`)]);
      const answer = await this.jobs.call(TOOL, { prompt: text });
      ended(answer, 'failed', type, 'no');
      assert.equal(answer.job.error.retryable, false);
      assert.equal(this.api.posts(text).length, 1);
    });
    await Promise.all(told);
  }

  async #waitsOut() {
    const text = prompt('429 at first');
    this.api.instead.set(text, (attempt, regular) => (attempt === 1 ? tooMany() : regular()));
    const { job } = await this.jobs.call(TOOL, { prompt: text });
    assert.equal(job.status, 'completed', job.error?.message);
    assert.equal(this.api.posts(text).length, 2);
  }

  async #doesNotGuess(text, answered) {
    this.api.instead.set(text, () => answered);
    const answer = await this.jobs.call(TOOL, { prompt: text });
    ended(answer, 'unknown', 'outcome_unknown', 'unknown');
    assert.equal(answer.job.cost_usd, null);
    assert.equal(this.api.posts(text).length, 1);
  }

  async #getsNothing() {
    const text = prompt('no picture');
    this.api.instead.set(text, (attempt, regular) => {
      const [status, answer] = regular();
      return [status, { ...answer, images: [] }];
    });
    const answer = await this.jobs.call(TOOL, { prompt: text });
    ended(answer, 'failed', 'provider_protocol', 'yes');
    assert.equal(answer.job.cost_usd, 0.04);
  }

  #keepsSecrets() {
    assert.ok(!JSON.stringify(this.connection.messages).includes(KEY), 'the key is in an answer');
    assert.ok(!JSON.stringify(this.api.storage.requests).includes(KEY), 'the key went to another host');
    const log = this.connection.log();
    assert.ok(log.includes(this.model), 'the log tells of no job');
    assert.ok(!log.includes(KEY), 'the key is in the log');
    // Where the log has no letters beyond ASCII, this much of the prompt is still whole.
    assert.ok(!log.includes(' by night in '), 'a prompt is in the log');
    assert.doesNotMatch(log, / ERROR |Exception/);
  }
}

/** Who waits only a second. */
class Haste {
  constructor(connection, api) {
    this.jobs = new Jobs(connection);
    this.api = api;
  }

  async tell() {
    await check('theo: gives up on a 429 when the wait ends', () => this.#givesUp());
    await check('theo: pictures that outlast the wait are given later, and paid for once', () => this.#outwaits());
  }

  async #givesUp() {
    const text = prompt('429 to the end');
    this.api.instead.set(text, tooMany);
    const answer = await this.jobs.callToItsEnd(TOOL, { prompt: text });
    ended(answer, 'failed', 'rate_limited', 'no');
    assert.equal(answer.job.error.retryable, true);
  }

  async #outwaits() {
    const text = prompt('slow');
    const release = this.api.hold(text);
    const { job, isError } = await this.jobs.call(TOOL, { prompt: text });
    assert.ok(!isError);
    assert.equal(job.status, 'processing');
    assert.match(job.next_step, new RegExp(`get_job.*${job.job_id}`));
    release();
    const later = (await this.jobs.call('get_job', { job_id: job.job_id, wait_seconds: 50 })).job;
    assert.deepEqual([later.job_id, later.status], [job.job_id, 'completed']);
    assert.equal(this.api.posts(text).length, 1);
  }
}

async function nobodyThere(connection) {
  const answer = await new Jobs(connection).callToItsEnd(TOOL, { prompt: prompt('nobody') });
  ended(answer, 'failed', 'provider_unavailable', 'no');
  assert.equal(answer.job.error.retryable, true);
}

function prompt(purpose) {
  return `A café by night in 東京 🎬, ${purpose}`;
}

function charging([status, answer], usage) {
  return [status, { ...answer, usage }];
}

function tooMany() {
  return [429, { error: { code: 'rate_limit_exceeded', message: 'Too many requests' } }];
}
