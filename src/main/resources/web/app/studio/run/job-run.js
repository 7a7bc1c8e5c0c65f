/** One call of a model, from the click to its end. */

import { TokenRequired } from '../mcp.js';
import { isUnanswered } from '../format.js';

/** A browser opens six connections to a server. These calls hold one each while they wait; the others are for prices and pictures. */
const MOST_CALLS = 3;

const POLL_MS = 2000;
const LONGEST_POLL_MS = 15_000;
const SEARCHED = 10;

let open = 0;
/** @type {(() => void)[]} */
const queue = [];

/**
 * - `queued`: this page waits for a free connection, and has sent nothing
 * - `running`: the call is open
 * - `ended`: there is a job that has ended, or waits for a confirmation
 * - `unsent`: the person changed their mind before anything was sent
 * - `left`: the person stopped waiting
 * - `lost`: the connection broke, or the server answered with an error
 *
 * @typedef {'queued' | 'running' | 'ended' | 'unsent' | 'left' | 'lost'} RunState
 */
export class JobRun extends EventTarget {
  /** @type {RunState} */
  state = 'queued';
  /** @type {Record<string, any> | null} */
  job = null;
  /** What went wrong with the call itself. */
  failure = '';
  /** The latest word of the server. @type {import('../mcp.js').Progress | null} */
  progress = null;
  /** When the call was made, in milliseconds. */
  since = Date.now();

  #client;
  #abort = new AbortController();

  /**
   * @param {import('../mcp.js').McpClient} client
   * @param {import('../mcp.js').Tool} tool
   * @param {Record<string, any>} model as `list_models` describes it
   * @param {Record<string, any>} args
   */
  constructor(client, tool, model, args) {
    super();
    this.#client = client;
    this.tool = tool;
    this.model = model;
    this.arguments = args;
  }

  /** Sends the call once a connection is free. */
  async start() {
    await connectionFree(this.#abort.signal);
    if (this.#abort.signal.aborted) return;
    open += 1;
    this.since = Date.now();
    this.#become('running');
    try {
      const { structuredContent } = await this.#client.callTool(this.tool.name, this.arguments, {
        onProgress: (progress) => {
          this.progress = progress;
          this.dispatchEvent(new Event('change'));
        },
        signal: this.#abort.signal,
      });
      this.job = structuredContent ?? null;
    } catch (failure) {
      await this.#failed(failure);
    } finally {
      open -= 1;
      queue.shift()?.();
    }
    if (this.state === 'running') await this.#follow();
  }

  /** Stops waiting. What was sent goes on at the service, and is paid for. */
  stop() {
    const sent = this.state !== 'queued';
    this.#abort.abort();
    this.#become(sent ? 'left' : 'unsent');
    if (sent && !this.job?.job_id) this.#search();
  }

  /** Does not agree to the price. The server refuses by itself what is not confirmed. */
  decline() {
    this.#become('unsent');
  }

  /** Waits again for a job that this page stopped waiting for. */
  async resume() {
    this.#abort = new AbortController();
    this.#become('running');
    await this.#follow();
  }

  /** Agrees to the price. */
  async confirm() {
    const { job_id, quoted_usd } = this.job ?? {};
    this.#abort = new AbortController();
    this.since = Date.now();
    this.job = { ...this.job, status: 'processing' };
    this.#become('running');
    try {
      const { structuredContent } = await this.#client.callTool(
        'confirm_job',
        { job_id, price_usd: quoted_usd },
        { signal: this.#abort.signal },
      );
      this.job = structuredContent ?? this.job;
    } catch (failure) {
      if (this.#abort.signal.aborted) return;
      // The connection may have broken after the confirmation: the job itself says what became of it.
      if (failure instanceof TokenRequired) return this.#failed(failure);
    }
    await this.#follow();
  }

  /** Asks for the job until it ends. A server that does not answer is asked again, less often each time. */
  async #follow() {
    const { signal } = this.#abort;
    let pause = POLL_MS;
    while (this.job?.status === 'processing' && !signal.aborted) {
      this.#become('running');
      await delay(pause, signal);
      if (signal.aborted) return;
      try {
        const { structuredContent: job } = await this.#client.callTool('get_job', { job_id: this.job.job_id }, { signal });
        if (!job || isUnanswered(job)) throw new Error('no answer');
        this.job = job;
        pause = POLL_MS;
      } catch (failure) {
        if (signal.aborted) return;
        if (failure instanceof TokenRequired) return this.#failed(failure);
        pause = Math.min(2 * pause, LONGEST_POLL_MS);
      }
    }
    if (!signal.aborted) this.#become('ended');
  }

  /** @param {unknown} failure */
  async #failed(failure) {
    if (this.#abort.signal.aborted) return;
    this.failure = failure instanceof Error ? failure.message : String(failure);
    this.#become('lost');
    await this.#search();
  }

  /** Finds the job of a call that was left before it named one, and looks until it is known what becomes of it. */
  async #search() {
    const { state } = this;
    while (this.state === state) {
      const found = await this.#found();
      if (!found || this.state !== state) return;
      this.job = found;
      this.#become(found.status === 'processing' ? state : 'ended');
      if (found.status !== 'processing' || found.charged === 'yes') return;
      await delay(POLL_MS);
    }
  }

  /** @returns {Promise<Record<string, any> | undefined>} */
  async #found() {
    try {
      const { structuredContent } = await this.#client.callTool('list_jobs', { model: this.model.id, limit: SEARCHED });
      const since = this.since - 2000;
      const words = this.arguments.prompt ?? this.arguments.url;
      return structuredContent?.jobs.find((/** @type {Record<string, any>} */ job) => job.prompt === words && Date.parse(job.created_at) >= since);
    } catch {
      // The gallery shows the job once the server answers again.
      return undefined;
    }
  }

  /** @param {RunState} state */
  #become(state) {
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}

/** @param {AbortSignal} signal @returns {Promise<void>} */
function connectionFree(signal) {
  if (open < MOST_CALLS) return Promise.resolve();
  return new Promise((resolve) => {
    queue.push(resolve);
    signal.addEventListener('abort', () => {
      const place = queue.indexOf(resolve);
      if (place >= 0) queue.splice(place, 1);
      resolve();
    });
  });
}

/** @param {number} milliseconds @param {AbortSignal} [signal] @returns {Promise<void>} */
function delay(milliseconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
