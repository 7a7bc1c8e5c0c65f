import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../check.mjs';
import { API18_TOOLS } from '../contract.mjs';
import { parts } from './answer.mjs';
import { ALL, STDIO } from './clients.mjs';
import { losses } from './losses.mjs';

const MODEL = 'hera-1.0-text-to-image';
const TOOL = 'hera_1_0_text_to_image';

/** A client that hangs fails after this time, and the others still run. No step takes nearly as long. */
const TIMEOUT_MS = 180_000;

/** What one client does over one transport, as a row of the table. */
export class ClientChecks {
  constructor(entry, environment) {
    Object.assign(this, entry, environment);
    this.version = version(this.package);
    this.title = `${this.name} ${this.version} over ${this.transport}`;
    this.prompt = `A lighthouse, ${this.title}`;
    this.row = { client: this.name, version: this.version, transport: this.transport };
  }

  async run() {
    try {
      this.client = await this.#connected();
      await this.#step('lists', () => this.#lists());
      await this.#step('calls', () => this.#calls());
      await this.#step('cancels', () => (this.#tellsServer() ? this.#isCancelled() : this.#isCancelledByClosing()));
      await this.#step('closes', () => this.client.close());
    } catch (failure) {
      await check(`matrix: ${this.title} connects`, () => Promise.reject(failure));
    }
    return this.row;
  }

  #connected() {
    const home = mkdtempSync(join(this.jar.directory, 'client-'));
    const url = this.proxied ? this.proxy.url : this.server.url;
    const target = this.transport === STDIO ? { ...this.jar.stdio(this.settings), home } : { url, home };
    return within(TIMEOUT_MS, this.connect(this.transport, target));
  }

  /** Runs a step and notes whether it succeeded. */
  async #step(name, body) {
    this.row[name] = 'no';
    await check(`matrix: ${this.title} ${name}`, async () => {
      this.row[name] = (await within(TIMEOUT_MS, body())) ?? 'yes';
    });
  }

  async #lists() {
    assert.deepEqual((await this.client.names()).sort(), [...API18_TOOLS].sort());
    this.row['schema losses'] = losses(this.advertised(this.transport), await this.client.schemas());
  }

  /** The arguments of quote are an object that its schema does not describe, which a converter must not empty. */
  async #calls() {
    const answer = await this.client.call(TOOL, { prompt: this.prompt });
    const file = `${this.api.url}/v1/files/${this.api.jobId(this.prompt)}`;
    assert.ok(answer.text.includes(file), `the text has no URL: ${answer.text}`);
    assert.equal(answer.structured?.status ?? 'completed', 'completed');
    this.row.answer = parts(answer);
    const quote = await this.client.call('quote', { model: MODEL, arguments: { prompt: 'Two', num_images: 2 } });
    assert.match(quote.text, /\$0\.112/);
  }

  #tellsServer() {
    return (this.cancels ?? ALL).includes(this.transport);
  }

  async #isCancelled() {
    const abort = new AbortController();
    await this.#leavesJob(this.client, { signal: abort.signal }, () => abort.abort());
  }

  async #isCancelledByClosing() {
    const other = await this.#connected();
    await this.#leavesJob(other, {}, () => other.close());
    return 'by closing';
  }

  /** A call that is given up is paid for once: the next identical call gets its job. */
  async #leavesJob(client, options, giveUp) {
    const prompt = `${this.prompt}, cancelled`;
    this.api.hold(prompt);
    const polled = this.api.nextPoll(prompt);
    client.call(TOOL, { prompt }, options).catch(() => undefined);
    await polled;
    await giveUp();
    await this.journal.abandoned(this.api.jobId(prompt));
    this.api.release(prompt);
    const again = await this.client.call(TOOL, { prompt });
    assert.match(again.text, /paid for by an earlier identical call/);
    assert.equal(this.api.submissions(prompt).length, 1);
  }
}

export function within(ms, result) {
  let timer;
  const timeout = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing happened within ${ms / 1000} s`)), ms);
  });
  return Promise.race([result, timeout]).finally(() => clearTimeout(timer));
}

/** The version that is installed, which the lock file pins. */
function version(name) {
  const folder = name.includes('node_modules') ? name : `node_modules/${name}`;
  return JSON.parse(readFileSync(new URL(`../${folder}/package.json`, import.meta.url))).version;
}
