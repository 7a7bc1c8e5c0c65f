import assert from 'node:assert/strict';
import { check } from './check.mjs';
import { TRANSPORTS, withConnection } from './client.mjs';
import { API18_TOOLS, JOB_FIELDS, MAX_INSTRUCTIONS_LENGTH, MAX_TOOL_LIST_BYTES, MODEL_TOOLS } from './contract.mjs';
import { MODELS } from './documented.mjs';
import { FakeApi18, KEY } from './fake-api18.mjs';
import { assertShown, Jobs } from './jobs.mjs';
import { Journal } from './journal.mjs';

/** Drives the server with the official TypeScript SDK over every transport, against a fake of Api18. */
export async function sdk(jar) {
  for (const transport of Object.keys(TRANSPORTS)) {
    const api = await FakeApi18.start();
    try {
      // Over stdio only warnings are logged by default, and an empty log would prove nothing.
      const journal = new Journal(jar);
      const settings = { ...api.settings, ...journal.settings, API18MCP_LOG_LEVEL: 'INFO' };
      await withConnection(jar, settings, transport, (connection) =>
        new Api18Checks(transport, connection, api, journal).run(),
      );
    } finally {
      await api.stop();
    }
  }
}

class Api18Checks {
  constructor(transport, connection, api, journal) {
    this.transport = transport;
    this.connection = connection;
    this.jobs = new Jobs(connection);
    this.api = api;
    this.journal = journal;
  }

  async run() {
    await this.#check('has short instructions for the agent', () => this.#hasInstructions());
    await this.#check('lists its tools in one small page', () => this.#lists());
    await this.#check('lists the models', () => this.#listsModels());
    await this.#generatesAll();
    await this.#check('refuses invalid arguments before anything is sent', () => this.#refuses());
    await this.#check('reports that a job failed and cost nothing', () => this.#fails());
    await this.#check('quotes without spending', () => this.#quotes());
    await this.#check('submits a job and returns its result later', () => this.#submits());
    await this.#check('lists jobs, newest first, page by page', () => this.#listsJobs());
    await this.#check('refuses a page that starts after an unknown job', () => this.#refusesUnknownPage());
    await this.#check('stops waiting when cancelled, and pays only once', () => this.#cancels());
    await this.#check('every job matches the published schema', () => this.jobs.matchSchema());
    await this.#check('sends one submission per paid call, and only documented requests', () =>
      this.#sendsOnlyDocumentedRequests(),
    );
    await this.#check('does not leak the key or the prompts', () => this.#leaksNothing());
    await this.#check('sends nothing that the client cannot parse', () => assert.deepEqual(this.connection.errors, []));
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

  #hasInstructions() {
    const length = this.connection.client.getInstructions()?.length ?? 0;
    assert.ok(length > 0, 'there are no instructions');
    assert.ok(length <= MAX_INSTRUCTIONS_LENGTH, `${length} characters`);
    return `${length} characters`;
  }

  async #lists() {
    const { tools, nextCursor } = await this.connection.client.listTools();
    assert.equal(nextCursor, undefined);
    assert.deepEqual(tools.map(({ name }) => name).sort(), [...API18_TOOLS].sort());
    const bytes = Buffer.byteLength(JSON.stringify(this.connection.lastResponse()));
    assert.ok(bytes < MAX_TOOL_LIST_BYTES, `${bytes} bytes`);
    return `${tools.length} tools, ${bytes} bytes`;
  }

  async #listsModels() {
    const { models } = (await this.connection.call('list_models')).structuredContent;
    const api18 = models.filter(({ provider }) => provider === 'api18');
    const others = models.filter(({ provider }) => provider !== 'api18');
    assert.deepEqual(
      api18.map(({ id, tool, output_kind, usable, why_not }) => ({ id, tool, output_kind, usable, why_not })),
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

  /**
   * Calls all models concurrently, as several agents would, because each takes seconds. No job ends before every job
   * has reported progress twice.
   */
  async #generatesAll() {
    this.api.pollsUntilEnd = Infinity;
    const pending = new Set(Object.keys(MODELS));
    const progressedTwice = (id) => {
      pending.delete(id);
      if (pending.size === 0) this.api.pollsUntilEnd = 1;
    };
    const calls = Object.keys(MODELS).map((id) => this.#generate(id, progressedTwice));
    await Promise.allSettled(calls);
    this.api.pollsUntilEnd = 1;
    for (const [index, id] of Object.keys(MODELS).entries()) {
      await this.#check(`generates an output with ${id}`, () => calls[index]);
    }
  }

  async #generate(id, progressedTwice) {
    const model = MODELS[id];
    const prompt = this.#prompt(id);
    const steps = [];
    const result = await this.#call(
      MODEL_TOOLS[id],
      { prompt, ...model.example },
      { onprogress: (step) => steps.push(step) === 2 && progressedTwice(id) },
    );
    const usd = model.mills(model.example) / 1000;
    assert.deepEqual(Object.keys(result.job).sort(), [...JOB_FIELDS].sort());
    const { job_id, provider_job_id, outputs, created_at, completed_at, expires_at, elapsed_ms, ...rest } = result.job;
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
    this.#assertSentOnce(prompt, { model: id, prompt, ...model.example });
    this.#assertShown(result, model.example.num_images ?? 1);
    this.#assertProgress(steps);
  }

  #assertSentOnce(prompt, body) {
    const submissions = this.api.submissions(prompt);
    assert.equal(submissions.length, 1, `${submissions.length} submissions`);
    assert.equal(submissions[0].path, '/v1/generate');
    assert.equal(submissions[0].headers.authorization, `Bearer ${KEY}`);
    assert.deepEqual(submissions[0].body, body);
  }

  #assertShown(result, count) {
    const { outputs, provider_job_id } = result.job;
    const file = `${this.api.url}/v1/files/${provider_job_id}`;
    assert.deepEqual(
      outputs.map(({ url }) => url),
      Array.from({ length: count }, (_, n) => (n ? `${file}?n=${n}` : file)),
    );
    assert.ok(
      outputs.every(({ expires_at }) => Date.parse(expires_at) > Date.now()),
      'an output does not expire in the future',
    );
    assertShown(result);
  }

  #assertProgress(steps) {
    assert.ok(steps.length >= 2, `${steps.length} progress notifications`);
    assert.ok(
      steps.every(({ message }) => message),
      'there is progress without a message',
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
    assert.ok(job.next_step, 'there is no next step');
    assert.equal(this.api.requests.length, before);
  }

  async #fails() {
    this.api.finalStatus = 'failed';
    try {
      const { job, isError } = await this.#call('hera_1_0_text_to_image', { prompt: this.#prompt('failed') });
      assert.equal(isError, true);
      assert.deepEqual([job.status, job.error.type, job.charged], ['failed', 'generation_failed', 'no']);
      assert.equal(job.cost_usd, 0);
      assert.ok(job.next_step, 'there is no next step');
    } finally {
      this.api.finalStatus = 'completed';
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
    const invalid = { model: 'zeus-1.0-image-to-video', arguments: { prompt: 'No image', duration: 6 } };
    const { structuredContent, isError } = await this.connection.call('quote', invalid);
    assert.ok(!isError, 'invalid arguments must not be an error of quote');
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
    this.#assertShown(later, 1);
    this.#assertSentOnce(args.prompt, { model: 'hera-1.0-text-to-image', ...args });
  }

  async #listsJobs() {
    const newest = this.jobs.received.at(-1).job_id;
    const { jobs, next_before } = (await this.#call('list_jobs', { limit: 1 })).job;
    assert.deepEqual([jobs.map(({ job_id }) => job_id), next_before], [[newest], newest]);
    const rest = (await this.#call('list_jobs', { before: next_before, status: 'completed' })).job;
    assert.deepEqual(rest.jobs.map(({ model }) => model).sort(), Object.keys(MODELS).sort());
    assert.equal(rest.next_before, null);
  }

  async #refusesUnknownPage() {
    const { job, isError } = await this.#call('list_jobs', { before: 'j_0000000000000000' });
    assert.equal(isError, true, `returned ${job.jobs.length} jobs`);
    assert.equal(job.error.type, 'job_not_found');
  }

  async #cancels() {
    const args = { prompt: this.#prompt('cancelled') };
    const abort = new AbortController();
    this.api.pollsUntilEnd = Infinity;
    const submitted = this.api.nextRequest(({ body }) => body?.prompt === args.prompt);
    const options = { signal: abort.signal, onprogress: () => {} };
    const call = this.#call('hera_1_0_text_to_image', args, options);
    submitted.then(() => abort.abort('Enough'));
    await assert.rejects(call, /Enough/);
    await this.journal.abandoned(this.api.jobId(args.prompt));
    const [{ job_id }] = (await this.#call('list_jobs', { limit: 1 })).job.jobs;
    assert.equal((await this.#call('get_job', { job_id })).job.status, 'processing');
    this.api.pollsUntilEnd = 1;
    const { job } = await this.#call('hera_1_0_text_to_image', args);
    assert.deepEqual([job.job_id, job.status, job.reused], [job_id, 'completed', true]);
    this.#assertSentOnce(args.prompt, { model: 'hera-1.0-text-to-image', ...args });
  }

  #sendsOnlyDocumentedRequests() {
    const jobIds = this.jobs.received.map(({ job_id }) => job_id).filter(Boolean);
    const lines = this.api.requests.map(({ method, path }) => `${method} ${path}`);
    assert.equal(lines.filter((line) => line === 'POST /v1/generate').length, new Set(jobIds).size);
    const undocumented = lines.filter(
      (line) => !/^(POST \/v1\/generate|GET \/v1\/(jobs\/\w+|files\/\w+(\?n=\d)?))$/.test(line),
    );
    assert.deepEqual(undocumented, []);
  }

  #leaksNothing() {
    assert.ok(!JSON.stringify(this.connection.messages).includes(KEY), 'the key is in a message');
    const log = this.connection.log();
    assert.ok(log.includes('hera-1.0-text-to-image'), 'the log does not mention a job');
    assert.ok(!log.includes(KEY), 'the key is in the log');
    // This part of the prompt is unchanged even if the log replaces characters that are not ASCII.
    assert.ok(!log.includes(' by night in '), 'a prompt is in the log');
    assert.doesNotMatch(log, / ERROR |Exception/);
  }
}
