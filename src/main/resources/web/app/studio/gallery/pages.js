/**
 * Pages of jobs, newest first. At most one page is kept, so that ten thousand jobs are as fast as ten. An answer that is overtaken by
 * a later question is dropped.
 *
 * @typedef {import('./words.js').Job} Job
 * @typedef {import('./query.js').Filters} Filters
 */

import { listArguments, matches } from './query.js';
import { subject } from './words.js';

export const PAGE = 60;

const AT_ONCE = 6;
const MOST_COUNTED = 100;

export class JobPages {
  /** @type {Job[] | null} null until the first answer */
  jobs = null;

  /** What went wrong with the last question; empty if nothing did. */
  failure = '';

  isLoading = false;

  /** Where each page begins, down to the one that is shown. @type {(string | null)[]} */
  #starts = [null];

  /** @type {string | null} */
  #next = null;

  #question = 0;

  /** @param {() => any} client @param {() => void} changed */
  constructor(client, changed) {
    this.client = client;
    this.changed = changed;
  }

  get number() {
    return this.#starts.length;
  }

  get hasNewer() {
    return this.#starts.length > 1;
  }

  get hasOlder() {
    return this.#next !== null;
  }

  /** The newest page. @param {Filters} filters @param {string[]} starred */
  first(filters, starred) {
    this.#starts = [null];
    return this.#load(filters, starred);
  }

  /** @param {Filters} filters */
  older(filters) {
    if (this.#next === null) return Promise.resolve();
    this.#starts = [...this.#starts, this.#next];
    return this.#load(filters, []);
  }

  /** @param {Filters} filters */
  newer(filters) {
    if (!this.hasNewer) return Promise.resolve();
    this.#starts = this.#starts.slice(0, -1);
    return this.#load(filters, []);
  }

  /** The same page as it is now. What is shown stays until the answer is there. @param {Filters} filters @param {string[]} starred */
  refresh(filters, starred) {
    return this.isLoading ? Promise.resolve() : this.#load(filters, starred);
  }

  /** @param {Job} job that is known better now */
  replace(job) {
    this.jobs = this.jobs?.map((known) => (known.job_id === job.job_id ? { ...known, ...job } : known)) ?? null;
    this.changed();
  }

  /** How many jobs wait for a person: unconfirmed prices and unknown outcomes. */
  async waiting() {
    const [unconfirmed, unknown] = await Promise.all(['awaiting_confirmation', 'unknown'].map((status) => this.#list({ status, limit: MOST_COUNTED })));
    return { unconfirmed: unconfirmed.jobs.length, unknown: unknown.jobs.filter((job) => job.charged === 'unknown').length };
  }

  /** @param {Filters} filters @param {string[]} starred */
  async #load(filters, starred) {
    const question = ++this.#question;
    this.isLoading = true;
    this.changed();
    let answer = null;
    let failure = '';
    try {
      answer = filters.starred ? await this.#starred(filters, starred) : await this.#list(listArguments(filters, PAGE, this.#starts[this.#starts.length - 1]));
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
    }
    if (question !== this.#question) return;
    this.isLoading = false;
    this.failure = failure;
    if (answer) {
      this.jobs = answer.jobs;
      this.#next = answer.next_before ?? null;
    }
    this.changed();
  }

  /** @param {Record<string, unknown>} args @returns {Promise<{jobs: Job[], next_before: string | null}>} */
  async #list(args) {
    const { structuredContent } = await this.client().callTool('list_jobs', args);
    if (!Array.isArray(structuredContent?.jobs) || structuredContent.error) {
      throw new Error(structuredContent?.error?.message ?? 'The server did not answer with jobs.');
    }
    return structuredContent;
  }

  /** Stars are kept in this browser, so the jobs are asked for one by one. @param {Filters} filters @param {string[]} ids */
  async #starred(filters, ids) {
    const left = ids.slice(0, PAGE);
    /** @type {Job[]} */
    const found = [];
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let id = left.shift(); id; id = left.shift()) {
          const { structuredContent: job } = await this.client().callTool('get_job', { job_id: id });
          // Old jobs are deleted after a while.
          if (job?.job_id === id) found.push({ ...job, prompt: subject(job) });
        }
      }),
    );
    const jobs = found.filter((job) => matches(job, filters)).sort((a, b) => (a.created_at < b.created_at ? 1 : -1));
    return { jobs, next_before: null };
  }
}
