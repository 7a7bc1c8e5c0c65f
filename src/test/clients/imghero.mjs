import assert from 'node:assert/strict';
import { check } from './check.mjs';
import { connected } from './client.mjs';
import { COMPANION_TOOLS, IMGHERO_TOOLS, JOB_FIELDS } from './contract.mjs';
import { ERROR_BODIES, NO_OUTCOME } from './failures.mjs';
import { error, Imghero, TOKEN } from './imghero-imitation.mjs';
import { ended, isRefused, isShown, Jobs } from './jobs.mjs';
import { lookUps } from './lookups.mjs';
import { rightPictures } from './pictures.mjs';
import { IMGHERO_IMAGE } from './seed.mjs';
import { NOWHERE } from './server.mjs';

const TOOL = 'imghero_generate_image';

/** What is given is sent as it is, and told as imghero tells it: a style chosen for `auto`, a preset without text. */
const EXAMPLES = {
  'a page alone': { given: {}, style: 'photo' },
  'every parameter': { given: { style: 'neon_geo', text_treatment: 'split' }, style: 'neon_geo' },
  'the defaults': { given: { style: 'auto', text_treatment: 'none' }, style: 'photo' },
  'a preset that ignores text': { given: { style: 'dark_glass', text_treatment: 'overlay' }, style: 'dark_glass' },
};

const DOCUMENTED_ERRORS = [
  [400, 'invalid_arguments'],
  [401, 'invalid_api_key'],
  [402, 'insufficient_balance'],
  [403, 'paid_balance_required'],
  [404, 'not_found'],
];

/** imghero's pictures for pages, and what it knows of them, through the official SDK. */
export async function imghero(jar) {
  const api = await Imghero.start({ windowMs: 6000 });
  // Over stdio only warnings are logged unless asked, and a log without lines gives nothing away.
  const settings = { ...api.settings, API18MCP_LOG_LEVEL: 'INFO' };
  const hasty = { ...settings, API18MCP_WAIT: '8s' };
  try {
    await connected(jar, settings, 'stdio', (connection) => new Story(connection, api).tell());
    await connected(jar, hasty, 'stdio', (connection) => new Haste(connection, api).tell());
    await check('imghero: says that nobody is there, and that nothing was charged', () =>
      connected(jar, { ...hasty, IMGHERO_URL: NOWHERE }, 'stdio', nobodyThere),
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
    await check('imghero: lists its tools alone, and the model it can use', () => this.#lists());
    await this.#together(EXAMPLES, (name, example) => [
      `imghero: makes a picture of ${name}`,
      () => this.#makes(page(name), example),
    ]);
    await check('imghero: quotes every style without spending, and without a price', () => this.#quotes());
    await check('imghero: submits a job and gives it later', () => this.#submits());
    await rightPictures(this.jobs, this.api);
    await check('imghero: refuses bad arguments before anything is sent', () => this.#refuses());
    for (const [status, type] of DOCUMENTED_ERRORS) {
      await check(`imghero: understands ${status}`, () => this.#understands(status, type));
    }
    await check('imghero: understands that it takes no request at all', () => this.#isClosed());
    await this.#together(NO_OUTCOME, (name, answered) => [
      `imghero: does not guess after ${name}, nor ask again`,
      () => this.#doesNotGuess(page(name), answered),
    ]);
    await this.#endings();
    await lookUps(this.connection, this.api);
    await check('imghero: every job satisfies the published schema', () => this.jobs.satisfyTheSchema());
    await check('imghero: is asked nothing undocumented, and never too often', () => this.#asksLittle());
    await check('imghero: keeps the token to itself', () => this.#keepsSecrets());
    await check('imghero: says nothing the client cannot understand', () =>
      assert.deepEqual(this.connection.complaints, []),
    );
  }

  /** All at once, because each takes seconds. */
  async #together(cases, toCheck) {
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

  async #makes(url, { given, style }) {
    const steps = [];
    const args = { url, ...given };
    const answer = await this.jobs.call(TOOL, args, { onprogress: (step) => steps.push(step) });
    const { job } = answer;
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
    assert.ok(provider_job_id, 'no id of the service');
    const { imageUrl, ordered } = this.api.page(url);
    assert.deepEqual(
      outputs.map(({ url, expires_at, stable_url, style }) => ({ url, expires_at, stable_url, style })),
      [{ url: ordered[0].address, expires_at: null, stable_url: imageUrl, style }],
    );
    isShown(answer);
    this.#wasSentOnce(args);
    assert.ok(steps.length > 0, 'no progress was told');
  }

  #wasSentOnce(args) {
    const posts = this.api.posts(args.url);
    assert.equal(posts.length, 1, `${posts.length} submissions`);
    const [{ path, headers, body }] = posts;
    assert.equal(path, '/api/v1/generate/');
    assert.equal(headers.authorization, `Token ${TOKEN}`);
    assert.match(headers['content-type'], /^application\/json\b/);
    assert.deepEqual(body, args);
  }

  async #quotes() {
    const before = this.api.requests.length;
    const { style, text_treatment } = IMGHERO_IMAGE.parameters;
    for (const [n, chosen] of style.enum.entries()) {
      const args = { url: page('quoted'), style: chosen, text_treatment: text_treatment.enum[n % 3] };
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
    this.#wasSentOnce(args);
  }

  async #refuses() {
    const before = this.api.requests.length;
    const refused = async (args, ...wrong) => isRefused(await this.jobs.call(TOOL, args), ...wrong);
    await refused({}, 'url');
    await refused({ url: 'my post' }, 'url');
    await refused({ url: page('refused'), style: 'neon', text_treatment: 'both' }, 'style', 'text_treatment');
    await refused({ url: page('refused'), prompt: 'A red boat' }, 'prompt');
    assert.equal(this.api.requests.length, before);
  }

  /** In whatever form it is said, and if it repeats what it should not. */
  async #understands(status, type) {
    const told = ERROR_BODIES.map(async (body, n) => {
      const url = page(`${status} ${n}`);
      this.api.page(url).insteadOfGenerating = () => [status, body('error', `Not with Token ${TOKEN}`)];
      const answer = await this.jobs.call(TOOL, { url });
      ended(answer, 'failed', type, 'no');
      assert.equal(answer.job.error.retryable, false);
      assert.equal(this.api.posts(url).length, 1);
    });
    await Promise.all(told);
  }

  async #isClosed() {
    for (const [status, type] of [
      [401, 'invalid_api_key'],
      [403, 'paid_balance_required'],
    ]) {
      this.api.closed = error(status, `Not with Token ${TOKEN}`);
      try {
        ended(await this.jobs.call(TOOL, { url: page(`closed ${status}`) }), 'failed', type, 'no');
      } finally {
        this.api.closed = null;
      }
    }
  }

  async #doesNotGuess(url, answered) {
    this.api.page(url).insteadOfGenerating = () => answered;
    const answer = await this.jobs.call(TOOL, { url });
    ended(answer, 'unknown', 'outcome_unknown', 'unknown');
    assert.equal(this.api.posts(url).length, 1);
  }

  /** How a picture that was accepted can end, and what does not end it. */
  async #endings() {
    await Promise.all([
      check('imghero: waits out a 429', () => this.#waitsOut()),
      check('imghero: details that cannot be had for a while end nothing', () => this.#stumbles()),
      check('imghero: says that a picture failed', () =>
        this.#ends('failed', { fate: 'failed' }, ['failed', 'generation_failed', 'unknown']),
      ),
      check('imghero: a completed picture without an address is no picture', () =>
        this.#ends('nowhere', { address: null }, ['failed', 'provider_protocol', 'yes']),
      ),
      check('imghero: says that a page is gone', () => this.#loses()),
    ]);
  }

  async #waitsOut() {
    const url = page('429 at first');
    this.api.page(url).insteadOfGenerating = (attempt, regular) => (attempt === 1 ? tooMany() : regular());
    const { job } = await this.jobs.call(TOOL, { url });
    assert.equal(job.status, 'completed', job.error?.message);
    assert.equal(this.api.posts(url).length, 2);
  }

  async #stumbles() {
    const url = page('stumbling');
    const stumbles = [tooMany(), [500, 'Oops'], [200, '<html>Welcome</html>']];
    this.api.page(url).insteadOfDetails = (attempt, regular) => stumbles[attempt - 1] ?? regular();
    const { job } = await this.jobs.call(TOOL, { url });
    assert.equal(job.status, 'completed', job.error?.message);
    assert.equal(this.api.posts(url).length, 1);
  }

  async #ends(name, quirk, outcome) {
    const url = page(name);
    this.api.page(url).insteadOfGenerating = (attempt, regular) => {
      const answer = regular();
      Object.assign(this.api.page(url).ordered[0], quirk);
      return answer;
    };
    ended(await this.jobs.call(TOOL, { url }), ...outcome);
    assert.equal(this.api.posts(url).length, 1);
  }

  async #loses() {
    const url = page('gone');
    this.api.page(url).insteadOfDetails = () => error(404, 'URL not found');
    ended(await this.jobs.call(TOOL, { url }), 'unknown', 'job_not_found', 'unknown');
    assert.equal(this.api.posts(url).length, 1);
  }

  #asksLittle() {
    const asked = this.api.requests.map(({ method, path }) => `${method} ${path}`);
    const others = asked.filter(
      (line) => !/^(POST \/api\/v1\/generate\/|GET \/api\/v1\/urls\/([\w%]+\/)?(\?.*)?|GET \/img\/\w+\/)$/.test(line),
    );
    assert.deepEqual(others, []);
    const keys = new Set(this.api.requests.map(({ headers }) => headers.authorization).filter(Boolean));
    assert.deepEqual([...keys], [`Token ${TOKEN}`]);
    assert.equal(this.api.tooMany, 0);
  }

  #keepsSecrets() {
    assert.ok(!JSON.stringify(this.connection.messages).includes(TOKEN), 'the token is in an answer');
    assert.ok(!JSON.stringify(this.api.storage.requests).includes(TOKEN), 'the token went to another host');
    const log = this.connection.log();
    assert.ok(log.includes(this.model), 'the log tells of no job');
    assert.ok(!log.includes(TOKEN), 'the token is in the log');
    assert.doesNotMatch(log, / ERROR |Exception/);
  }
}

/** Who waits only a little. */
class Haste {
  constructor(connection, api) {
    this.jobs = new Jobs(connection);
    this.api = api;
  }

  async tell() {
    await check('imghero: gives up on a 429 when the wait ends', () => this.#givesUp());
    await check('imghero: a picture that outlasts the wait is given later, and paid for once', () => this.#outwaits());
  }

  async #givesUp() {
    const url = page('429 to the end');
    this.api.page(url).insteadOfGenerating = tooMany;
    const answer = await this.jobs.callToItsEnd(TOOL, { url });
    ended(answer, 'failed', 'rate_limited', 'no');
    assert.equal(answer.job.error.retryable, true);
  }

  async #outwaits() {
    const url = page('slow');
    this.api.takesMs = Infinity;
    const order = this.api.next(({ method, body }) => method === 'POST' && body?.url === url);
    const { job, isError } = await this.jobs.call(TOOL, { url });
    assert.ok(!isError);
    assert.equal(job.status, 'processing');
    assert.match(job.next_step, new RegExp(`get_job.*${job.job_id}`));
    await order;
    const [image] = this.api.page(url).ordered;
    image.finish();
    const later = (await this.jobs.call('get_job', { job_id: job.job_id, wait_seconds: 50 })).job;
    assert.deepEqual([later.job_id, later.status, later.outputs[0]?.url], [job.job_id, 'completed', image.address]);
    assert.equal(this.api.posts(url).length, 1);
  }
}

async function nobodyThere(connection) {
  const answer = await new Jobs(connection).callToItsEnd(TOOL, { url: page('nobody') });
  ended(answer, 'failed', 'provider_unavailable', 'no');
  assert.equal(answer.job.error.retryable, true);
}

function page(name) {
  return `https://example.com/blog/${name.replaceAll(' ', '-')}?lang=de&ref=a+b`;
}

function tooMany() {
  return error(429, 'Rate limit exceeded');
}
