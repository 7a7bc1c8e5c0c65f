import assert from 'node:assert/strict';
import { check } from './check.mjs';
import { connected, TRANSPORTS } from './client.mjs';
import { JOB_FIELDS, LARGEST_LIST_BYTES, LONGEST_INSTRUCTIONS, MODEL_TOOLS, TOOLS } from './contract.mjs';
import { Imitation, KEY } from './imitation.mjs';
import { isShown, Jobs } from './jobs.mjs';
import { MODELS } from './seed.mjs';

/** The official TypeScript SDK, by every transport, against an imitation of the service. */
export async function sdk(jar) {
  for (const transport of Object.keys(TRANSPORTS)) {
    const api = await Imitation.start();
    try {
      // Over stdio only warnings are logged unless asked, and a log without lines gives nothing away.
      const settings = { ...api.settings, API18MCP_LOG_LEVEL: 'INFO' };
      await connected(jar, settings, transport, (connection) => new Story(transport, connection, api).tell());
    } finally {
      await api.stop();
    }
  }
}

class Story {
  constructor(transport, connection, api) {
    this.transport = transport;
    this.connection = connection;
    this.jobs = new Jobs(connection);
    this.api = api;
  }

  async tell() {
    await this.#check('instructs the agent in few words', () => this.#instructs());
    await this.#check('lists its tools in one small page', () => this.#lists());
    await this.#check('lists the models', () => this.#models());
    await this.#makes();
    await this.#check('refuses bad arguments before anything is sent', () => this.#refuses());
    await this.#check('says that a job failed and cost nothing', () => this.#fails());
    await this.#check('quotes without spending', () => this.#quotes());
    await this.#check('submits a job and gives it later', () => this.#submits());
    await this.#check('lists jobs, newest first, page by page', () => this.#pages());
    await this.#check('refuses a page after a job that is not there', () => this.#knowsPages());
    await this.#check('stops waiting when cancelled, and pays only once', () => this.#cancels());
    await this.#check('publishes the schema that every job satisfies', () => this.jobs.satisfyTheSchema());
    await this.#check('asks the service once for each paid call, and nothing undocumented', () => this.#asksLittle());
    await this.#check('keeps the key and the prompts to itself', () => this.#keepsSecrets());
    await this.#check('says nothing the client cannot understand', () =>
      assert.deepEqual(this.connection.complaints, []),
    );
  }

  #check(name, body) {
    return check(`${this.transport}: ${name}`, body);
  }

  #prompt(purpose) {
    return `A café by night in 東京 🎬, ${purpose}, ${this.transport}`;
  }

  #call(tool, args, options) {
    return this.jobs.call(tool, args, options);
  }

  #instructs() {
    const length = this.connection.client.getInstructions()?.length ?? 0;
    assert.ok(length > 0, 'no instructions');
    assert.ok(length <= LONGEST_INSTRUCTIONS, `${length} characters`);
    return `${length} characters`;
  }

  async #lists() {
    const { tools, nextCursor } = await this.connection.client.listTools();
    assert.equal(nextCursor, undefined);
    assert.deepEqual(tools.map(({ name }) => name).sort(), [...TOOLS].sort());
    const bytes = Buffer.byteLength(JSON.stringify(this.connection.lastAnswer()));
    assert.ok(bytes < LARGEST_LIST_BYTES, `${bytes} bytes`);
    return `${tools.length} tools, ${bytes} bytes`;
  }

  async #models() {
    const { models } = (await this.connection.call('list_models')).structuredContent;
    const ours = models.filter(({ provider }) => provider === 'api18');
    const others = models.filter(({ provider }) => provider !== 'api18');
    assert.deepEqual(
      ours.map(({ id, tool, output_kind, usable, why_not }) => ({ id, tool, output_kind, usable, why_not })),
      Object.entries(MODELS).map(([id, model]) => {
        return { id, tool: MODEL_TOOLS[id], output_kind: model.output, usable: true, why_not: null };
      }),
    );
    assert.deepEqual(others.map(({ provider }) => provider).sort(), ['imghero', 'theo']);
    assert.ok(
      others.every(({ usable, why_not }) => usable === false && why_not),
      'a model without a key is usable',
    );
  }

  /** All at once, as several agents would, because each takes seconds; none ends before each was told of twice. */
  async #makes() {
    this.api.polls = Infinity;
    const untold = new Set(Object.keys(MODELS));
    const toldTwice = (id) => {
      untold.delete(id);
      if (untold.size === 0) this.api.polls = 1;
    };
    const made = Object.keys(MODELS).map((id) => this.#make(id, toldTwice));
    await Promise.allSettled(made);
    this.api.polls = 1;
    for (const [index, id] of Object.keys(MODELS).entries()) {
      await this.#check(`makes something with ${id}`, () => made[index]);
    }
  }

  async #make(id, toldTwice) {
    const model = MODELS[id];
    const prompt = this.#prompt(id);
    const steps = [];
    const answer = await this.#call(
      MODEL_TOOLS[id],
      { prompt, ...model.example },
      { onprogress: (step) => steps.push(step) === 2 && toldTwice(id) },
    );
    const usd = model.mills(model.example) / 1000;
    assert.deepEqual(Object.keys(answer.job).sort(), [...JOB_FIELDS].sort());
    const { job_id, provider_job_id, outputs, created_at, completed_at, expires_at, elapsed_ms, ...rest } = answer.job;
    assert.deepEqual(rest, {
      provider: 'api18',
      model: id,
      status: 'completed',
      output_kind: model.output,
      quoted_usd: usd,
      cost_usd: usd,
      charged: 'yes',
      reused: false,
      sandbox: false,
      next_step: null,
      error: null,
    });
    this.#wasSentOnce(prompt, { model: id, prompt, ...model.example });
    this.#isShown(answer, model.example.num_images ?? 1);
    this.#progressed(steps);
  }

  #wasSentOnce(prompt, body) {
    const posts = this.api.posts(prompt);
    assert.equal(posts.length, 1, `${posts.length} submissions`);
    assert.equal(posts[0].path, '/v1/generate');
    assert.equal(posts[0].headers.authorization, `Bearer ${KEY}`);
    assert.deepEqual(posts[0].body, body);
  }

  #isShown(answer, count) {
    const { outputs, provider_job_id } = answer.job;
    const file = `${this.api.url}/v1/files/${provider_job_id}`;
    assert.deepEqual(
      outputs.map(({ url }) => url),
      Array.from({ length: count }, (_, n) => (n ? `${file}?n=${n}` : file)),
    );
    assert.ok(
      outputs.every(({ expires_at }) => Date.parse(expires_at) > Date.now()),
      'an output without an expiry to come',
    );
    isShown(answer);
  }

  #progressed(steps) {
    assert.ok(steps.length >= 2, `${steps.length} progress notifications`);
    assert.ok(
      steps.every(({ message }) => message),
      'progress without a message',
    );
    const values = steps.map(({ progress }) => progress);
    assert.ok(
      values.every((value, n) => n === 0 || value > values[n - 1]),
      `progress does not increase: ${values}`,
    );
  }

  async #refuses() {
    const before = this.api.requests.length;
    const args = { prompt: this.#prompt('refused'), duration: 20, loop: true };
    const { job, isError } = await this.#call('centaurus_1_0_text_to_video', args);
    assert.equal(isError, true);
    assert.deepEqual(
      [job.status, job.error.type, job.charged, job.job_id],
      ['refused', 'invalid_arguments', 'no', null],
    );
    assert.deepEqual(job.error.violations.map(({ parameter }) => parameter).sort(), ['duration', 'loop']);
    assert.ok(job.next_step, 'no next step');
    assert.equal(this.api.requests.length, before);
  }

  async #fails() {
    this.api.fate = 'failed';
    try {
      const { job, isError } = await this.#call('hera_1_0_text_to_image', { prompt: this.#prompt('failed') });
      assert.equal(isError, true);
      assert.deepEqual([job.status, job.error.type, job.charged], ['failed', 'generation_failed', 'no']);
      assert.equal(job.cost_usd, 0);
      assert.ok(job.next_step, 'no next step');
    } finally {
      this.api.fate = 'completed';
    }
  }

  async #quotes() {
    const before = this.api.requests.length;
    for (const [id, { example, mills }] of Object.entries(MODELS)) {
      const args = { model: id, arguments: { prompt: this.#prompt('quoted'), ...example } };
      const { model, quoted_usd, violations } = (await this.connection.call('quote', args)).structuredContent;
      assert.deepEqual(
        { model, quoted_usd, violations },
        { model: id, quoted_usd: mills(example) / 1000, violations: [] },
      );
    }
    const wrong = { model: 'zeus-1.0-image-to-video', arguments: { prompt: 'No picture', duration: 6 } };
    const { structuredContent, isError } = await this.connection.call('quote', wrong);
    assert.ok(!isError, 'wrong arguments are no error here');
    assert.deepEqual(structuredContent.violations.map(({ parameter }) => parameter).sort(), ['duration', 'image']);
    assert.equal(this.api.requests.length, before);
  }

  async #submits() {
    const args = { prompt: this.#prompt('submitted') };
    const submitted = await this.#call('submit_job', { model: 'hera-1.0-text-to-image', arguments: args });
    assert.equal(submitted.job.status, 'processing');
    assert.match(submitted.job.next_step, /get_job/);
    const { job_id } = submitted.job;
    const later = await this.#call('get_job', { job_id, wait_seconds: 50 });
    assert.deepEqual([later.job.job_id, later.job.status], [job_id, 'completed']);
    this.#isShown(later, 1);
    this.#wasSentOnce(args.prompt, { model: 'hera-1.0-text-to-image', ...args });
  }

  async #pages() {
    const newest = this.jobs.told.at(-1).job_id;
    const { jobs, next_before } = (await this.#call('list_jobs', { limit: 1 })).job;
    assert.deepEqual([jobs.map(({ job_id }) => job_id), next_before], [[newest], newest]);
    const rest = (await this.#call('list_jobs', { before: next_before, status: 'completed' })).job;
    assert.deepEqual(rest.jobs.map(({ model }) => model).sort(), Object.keys(MODELS).sort());
    assert.equal(rest.next_before, null);
  }

  async #knowsPages() {
    const { job, isError } = await this.#call('list_jobs', { before: 'j_0000000000000000' });
    assert.equal(isError, true, `answered with ${job.jobs.length} jobs`);
    assert.equal(job.error.type, 'job_not_found');
  }

  async #cancels() {
    const args = { prompt: this.#prompt('cancelled') };
    const abort = new AbortController();
    this.api.polls = Infinity;
    const options = { signal: abort.signal, onprogress: () => abort.abort('Enough') };
    await assert.rejects(this.#call('hera_1_0_text_to_image', args, options), /Enough/);
    const [{ job_id }] = (await this.#call('list_jobs', { limit: 1 })).job.jobs;
    // The server goes on answering, and looks at cancellations once a second meanwhile.
    assert.equal((await this.#call('get_job', { job_id, wait_seconds: 3 })).job.status, 'processing');
    this.api.polls = 1;
    const { job } = await this.#call('hera_1_0_text_to_image', args);
    assert.deepEqual([job.job_id, job.status, job.reused], [job_id, 'completed', true]);
    this.#wasSentOnce(args.prompt, { model: 'hera-1.0-text-to-image', ...args });
  }

  #asksLittle() {
    const paid = this.jobs.told.map(({ job_id }) => job_id).filter(Boolean);
    const asked = this.api.requests.map(({ method, path }) => `${method} ${path}`);
    assert.equal(asked.filter((line) => line === 'POST /v1/generate').length, new Set(paid).size);
    const others = asked.filter(
      (line) => !/^(POST \/v1\/generate|GET \/v1\/(jobs\/\w+|files\/\w+(\?n=\d)?))$/.test(line),
    );
    assert.deepEqual(others, []);
  }

  #keepsSecrets() {
    assert.ok(!JSON.stringify(this.connection.messages).includes(KEY), 'the key is in an answer');
    const log = this.connection.log();
    assert.ok(log.includes('hera-1.0-text-to-image'), 'the log tells of no job');
    assert.ok(!log.includes(KEY), 'the key is in the log');
    // Where the log has no letters beyond ASCII, this much of the prompt is still whole.
    assert.ok(!log.includes(' by night in '), 'a prompt is in the log');
    assert.doesNotMatch(log, / ERROR |Exception/);
  }
}
