import assert from 'node:assert/strict';
import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { check } from './check.mjs';
import { FakeApi18 } from './fake-api18.mjs';
import { Journal } from './journal.mjs';
import { RoundRobin } from './round-robin.mjs';

const STATELESS = '2026-07-28';
const TOOL = 'hera_1_0_text_to_image';
const CONNECT_TIMEOUT_MS = 180_000;
const IMAGES = 9;
const PRICE_USD = 0.504;

/** How the second generation of the SDK chooses a revision, with the one it must arrive at. */
const MODES = {
  pinned: { mode: { pin: STATELESS }, revision: STATELESS, starts: 2 },
  auto: { mode: 'auto', revision: STATELESS, starts: 2 },
  legacy: { mode: 'legacy', revision: '2025-11-25', starts: 1 },
};

const TRANSPORTS = { stdio, 'Streamable HTTP': http };

/** Drives the server with the second generation of the TypeScript SDK, in each of its modes over each transport. */
export async function revisions(jar) {
  for (const [name, mode] of Object.entries(MODES)) {
    for (const [transport, connect] of Object.entries(TRANSPORTS)) {
      const api = await FakeApi18.start();
      try {
        const journal = new Journal(jar);
        const settings = { ...api.settings, ...journal.settings, API18MCP_CONFIRM_ABOVE_USD: '0.40' };
        await connect(jar, settings, (open, starts) =>
          new RevisionChecks(`${name}, ${transport}`, mode, open, starts, { api, journal }).run(),
        );
      } finally {
        await api.stop();
      }
    }
  }
  await replicas(jar);
}

/** Two servers behind one address that share a journal: every request may reach either. */
async function replicas(jar) {
  const api = await FakeApi18.start();
  const journal = new Journal(jar);
  const settings = { ...api.settings, ...journal.settings, API18MCP_CONFIRM_ABOVE_USD: '0.40' };
  const servers = await Promise.all([jar.serve(settings), jar.serve(settings)]);
  const proxy = await RoundRobin.start(servers.map(({ url }) => url));
  try {
    const open = () => new StreamableHTTPClientTransport(new URL('/mcp', proxy.url));
    const checks = new RevisionChecks('two replicas, round robin', MODES.pinned, open, undefined, { api, journal });
    await checks.run();
    await check('two replicas, round robin: both were used', () => {
      assert.ok(Math.min(...proxy.counts) > 5, `requests: ${proxy.counts}`);
      return `${proxy.counts.join(' and ')} requests`;
    });
  } finally {
    await proxy.stop();
    await Promise.all(servers.map(({ stop }) => stop()));
    await api.stop();
  }
}

class RevisionChecks {
  /** Answers the next question of the server to the person. */
  #answer = () => ({ action: 'cancel' });
  #questions = [];
  #changes = [];

  constructor(name, { mode, revision, starts }, open, started, { api, journal }) {
    this.name = name;
    this.isStateless = revision === STATELESS;
    this.revision = revision;
    this.expectedStarts = starts;
    this.open = open;
    this.started = started;
    this.api = api;
    this.journal = journal;
    this.client = new Client(
      { name: 'api18-mcp-client-checks', version: '1' },
      { capabilities: { elicitation: { form: {} } }, versionNegotiation: { mode } },
    );
  }

  async run() {
    this.client.setRequestHandler('elicitation/create', async ({ params }) => {
      this.#questions.push(params.message);
      return this.#answer();
    });
    this.client.setNotificationHandler('notifications/resources/updated', ({ params }) => {
      this.#changes.push(params.uri);
      this.#notifyChange?.();
    });
    await this.client.connect(this.open(), { timeout: CONNECT_TIMEOUT_MS });
    try {
      await this.#check('arrives at the revision', () => this.#arrives());
      await this.#check('lists its tools', () => this.#lists());
      await this.#check('calls with progress', () => this.#callsWithProgress());
      await this.#check('asks a person to confirm a price', () => this.#confirms());
      await this.#check('sends nothing if the person declines', () => this.#declines());
      await this.#check('reads a job and a missing one', () => this.#reads());
      await this.#check('reports invalid arguments', () => this.#reportsErrors());
      await this.#check('stops waiting when cancelled, and pays only once', () => this.#cancels());
      if (this.isStateless) await this.#check('is told when a job changes', () => this.#subscribes());
      if (this.started) await this.#check('the client started the process so often', () => this.#countsStarts());
    } finally {
      await this.client.close();
    }
  }

  #notifyChange;

  #check(name, body) {
    return check(`revisions (${this.name}): ${name}`, body);
  }

  async #call(name, args, options) {
    const { structuredContent, isError } = await this.client.callTool({ name, arguments: args }, options);
    return { ...structuredContent, isError };
  }

  #prompt(purpose) {
    return `A lighthouse, ${purpose}, ${this.name}`;
  }

  async #arrives() {
    assert.equal(this.client.getNegotiatedProtocolVersion(), this.revision);
    assert.equal(this.client.getServerVersion().name, 'api18-mcp');
    assert.ok(this.client.getInstructions().length > 0, 'there are no instructions');
    return this.revision;
  }

  /** Checked at the end, because the SDK does not wait for the process that it starts second. */
  async #countsStarts() {
    assert.equal(await this.started(), this.expectedStarts);
    return `${this.expectedStarts}`;
  }

  async #lists() {
    const { tools } = await this.client.listTools();
    assert.ok(tools.some(({ name }) => name === TOOL));
    return `${tools.length} tools`;
  }

  async #callsWithProgress() {
    const steps = [];
    const prompt = this.#prompt('with progress');
    const job = await this.#call(TOOL, { prompt }, { onprogress: (step) => steps.push(step) });
    assert.deepEqual([job.status, job.charged], ['completed', 'yes']);
    assert.ok(steps.length > 0, 'there is no progress');
    assert.equal(this.api.submissions(prompt).length, 1);
    this.jobId = job.job_id;
    return `${steps.length} steps`;
  }

  async #confirms() {
    const prompt = this.#prompt('confirmed');
    this.#questions = [];
    this.#answer = () => {
      assert.equal(this.api.submissions(prompt).length, 0);
      return { action: 'accept', content: { spend: true } };
    };
    const job = await this.#call(TOOL, { prompt, num_images: IMAGES });
    assert.deepEqual([job.status, job.quoted_usd], ['completed', PRICE_USD]);
    assert.equal(this.#questions.length, 1);
    assert.match(this.#questions[0], /\$0\.504/);
    assert.equal(this.api.submissions(prompt).length, 1);
  }

  async #declines() {
    const prompt = this.#prompt('declined');
    this.#answer = () => ({ action: 'decline' });
    const job = await this.#call(TOOL, { prompt, num_images: IMAGES });
    assert.deepEqual([job.status, job.error.type, job.charged], ['refused', 'not_confirmed', 'no']);
    assert.equal(this.api.submissions(prompt).length, 0);
  }

  async #reads() {
    const { contents } = await this.client.readResource({ uri: `api18mcp://jobs/${this.jobId}` });
    assert.equal(JSON.parse(contents[0].text).job_id, this.jobId);
    await assert.rejects(this.client.readResource({ uri: 'api18mcp://jobs/none' }), ({ code }) => {
      assert.equal(code, this.isStateless ? -32602 : -32002);
      return true;
    });
  }

  async #reportsErrors() {
    const job = await this.#call(TOOL, { prompt: this.#prompt('refused'), num_images: 99 });
    assert.deepEqual([job.status, job.error.type, job.isError], ['refused', 'invalid_arguments', true]);
  }

  async #cancels() {
    this.api.pollsUntilEnd = Infinity;
    const prompt = this.#prompt('cancelled');
    const cancel = new AbortController();
    const submitted = this.api.nextRequest((request) => request.body?.prompt === prompt);
    const call = this.#call(TOOL, { prompt }, { signal: cancel.signal, onprogress: () => {} });
    await submitted;
    cancel.abort();
    await assert.rejects(call);
    await this.journal.abandoned(this.api.jobId(prompt));
    const { jobs } = await this.#call('list_jobs', { limit: 1 });
    assert.equal((await this.#call('get_job', { job_id: jobs[0].job_id })).status, 'processing');
    this.api.pollsUntilEnd = 1;
    const job = await this.#call(TOOL, { prompt });
    assert.deepEqual([job.status, job.reused], ['completed', true]);
    assert.equal(this.api.submissions(prompt).length, 1);
  }

  async #subscribes() {
    this.api.pollsUntilEnd = Infinity;
    const args = { model: 'hera-1.0-text-to-image', arguments: { prompt: this.#prompt('watched') } };
    const { job_id } = await this.#call('submit_job', args);
    const uri = `api18mcp://jobs/${job_id}`;
    const changed = new Promise((resolve) => (this.#notifyChange = resolve));
    const subscription = await this.client.listen({ toolsListChanged: true, resourceSubscriptions: [uri, 'api18mcp://jobs/none'] });
    assert.deepEqual(subscription.honoredFilter, { toolsListChanged: true, resourceSubscriptions: [uri] });
    this.api.pollsUntilEnd = 1;
    await changed;
    assert.equal(this.#changes.at(-1), uri);
    await subscription.close();
    assert.equal(await subscription.closed, 'local');
  }
}

async function http(jar, settings, body) {
  const server = await jar.serve(settings);
  try {
    await body(() => new StreamableHTTPClientTransport(new URL('/mcp', server.url)));
  } finally {
    await server.stop();
  }
}

/** Counts how often the client starts the server: to find out its revision, the SDK starts it once more. */
async function stdio(jar, settings, body) {
  const starts = join(await mkdtemp(join(jar.directory, 'starts-')), 'starts');
  const { command, args, env } = jar.stdio({ ...settings, STARTS: starts });
  const counted = { command: 'sh', args: ['-c', 'echo started >>"$STARTS"; exec "$@"', 'sh', command, ...args], env };
  await body(
    () => new StdioClientTransport({ ...counted, stderr: 'ignore' }),
    async () => (await readFile(starts, 'utf8')).trim().split('\n').length,
  );
}
