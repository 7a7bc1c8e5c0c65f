import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { base, controls } from '../styles.js';
import { jobCard, placeholders } from './card.js';
import './compare.js';
import './details.js';
import { FileDrop } from './file-drop.js';
import './filters.js';
import { galleryStyles } from './gallery.css.js';
import { shortcutOf } from './keys.js';
import { comparisonBar, nothingHere, overview, pager, unavailable } from './messages.js';
import { JobPages, PAGE } from './pages.js';
import { addressOf, filtersOf, NO_FILTERS } from './query.js';
import './recipe-dialog.js';
import { stars, toggleStar } from './stars.js';
import { subject } from './words.js';

/** How often a page is asked for again, in milliseconds: while something on it is under way, and otherwise. */
const WHILE_BUSY = 4_000;
const WHILE_IDLE = 20_000;

/** While somebody types. */
const SETTLING = 200;

/** With less room the details cover the jobs. */
const WIDE = matchMedia('(min-width: 1000px)');

/** Every job of the caller, newest first. Nothing here changes a job or a form unless a person asks for it. */
export class StudioGallery extends LitElement {
  static properties = {
    client: { attribute: false },
    tools: { attribute: false },
    query: { attribute: false },
    filters: { state: true },
    current: { state: true },
    open: { state: true },
    starred: { state: true },
    compared: { state: true },
    isComparing: { state: true },
    file: { state: true },
    waiting: { state: true },
    models: { state: true },
    hint: { state: true },
  };

  static styles = [base, controls, galleryStyles];

  #pages = new JobPages(
    () => this.client,
    () => this.requestUpdate(),
  );

  #drop = new FileDrop(this, (file) => (this.file = file));

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #typing;

  constructor() {
    super();
    /** Set before it is shown. @type {import('../mcp.js').McpClient} */
    this.client = /** @type {any} */ (undefined);
    /** @type {any[]} */
    this.tools = [];
    /** The rest of the address. @type {Record<string, string>} */
    this.query = {};
    this.filters = NO_FILTERS;
    /** The id of the job that Tab reaches. */
    this.current = '';
    /** The job whose details are shown. @type {import('./words.js').Job | null} */
    this.open = null;
    this.starred = stars();
    /** @type {import('./words.js').Job[]} */
    this.compared = [];
    this.isComparing = false;
    /** @type {File | null} */
    this.file = null;
    this.waiting = { unconfirmed: 0, unknown: 0 };
    /** By id, as list_models answers. @type {Map<string, any>} */
    this.models = new Map();
    this.hint = '';
    this.addEventListener('keydown', (event) => this.#pressed(event));
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#tick);
    document.addEventListener('keydown', this.#pressedAnywhere);
    if (this.hasUpdated) this.#first();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#tick);
    document.removeEventListener('keydown', this.#pressedAnywhere);
    super.disconnectedCallback();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!this.client || !(changed.has('client') || changed.has('query'))) return;
    if (changed.has('client')) this.#learnModels();
    this.#follow(new URLSearchParams(this.query), changed.has('client'));
  }

  /** An address without a choice leaves the choice as it was: a person has come back. @param {URLSearchParams} query @param {boolean} isNew */
  #follow(query, isNew) {
    const filters = query.size ? filtersOf(query) : this.filters;
    if (isNew || JSON.stringify(filters) !== JSON.stringify(this.filters)) {
      this.filters = filters;
      this.#first();
    }
    if (!query.size) this.#showInAddress();
    const job = query.get('job');
    if (job && job !== this.open?.job_id) this.#openById(job);
  }

  render() {
    const isCovered = Boolean(this.open) && !WIDE.matches;
    return html`
      <h1 class="visually-hidden">Gallery</h1>
      <div class="layout" ?data-open=${this.open}>
        <div class="jobs" ?inert=${isCovered}>
          <studio-filters
            .filters=${this.filters}
            .models=${this.#modelIds}
            @filters-changed=${(/** @type {CustomEvent} */ event) => this.#filter(event.detail)}
            @file-chosen=${(/** @type {CustomEvent} */ event) => (this.file = event.detail)}
          ></studio-filters>
          ${overview(this.filters, this.waiting, this.hint, (changed) => this.#filter({ ...this.filters, ...changed }))} ${this.#list()}
        </div>
        ${this.open
          ? html`<aside aria-label="Job details">
              <studio-job-details
                .client=${this.client}
                .job=${this.open}
                .tool=${this.#toolOf(this.open.model)}
                .isStarred=${this.starred.includes(this.open.job_id)}
                @step=${(/** @type {CustomEvent} */ event) => this.#step(event.detail)}
                @close=${this.#close}
                @star=${() => this.open && this.#star(this.open)}
                @compare=${() => this.open && this.#compare(this.open)}
                @job-changed=${(/** @type {CustomEvent} */ event) => this.#learn(event.detail)}
              ></studio-job-details>
            </aside>`
          : nothing}
      </div>
      ${this.compared.length ? comparisonBar(this.compared, () => (this.isComparing = true), () => (this.compared = [])) : nothing}
      ${this.isComparing ? html`<studio-compare .client=${this.client} .jobs=${this.compared} @close=${this.#compareDone}></studio-compare>` : nothing}
      ${this.file
        ? html`<studio-recipe .file=${this.file} .toolOf=${(/** @type {string} */ model) => this.#toolOf(model)} @close=${() => (this.file = null)} @open-job=${(/** @type {CustomEvent} */ event) => this.#openById(event.detail)}></studio-recipe>`
        : nothing}
      ${this.#drop.isOver ? html`<div class="drop" aria-hidden="true">Drop a saved picture to read its recipe</div>` : nothing}
    `;
  }

  #list() {
    const { jobs, failure, isLoading } = this.#pages;
    if (failure) return unavailable(failure, () => this.#first());
    if (!jobs) return html`<ul class="grid" aria-busy="true" aria-label="Jobs are loading">${placeholders(18)}</ul>`;
    if (!jobs.length) return nothingHere(this.filters, this.starred.length, () => this.#filter(NO_FILTERS));
    const now = Date.now();
    return html`
      <ul class="grid" aria-label="Jobs, newest first" aria-busy=${isLoading}>
        ${repeat(
          jobs,
          (job) => job.job_id,
          (job) =>
            jobCard(job, {
              now,
              isCurrent: job.job_id === (this.#has(this.current) ? this.current : jobs[0].job_id),
              isOpen: job.job_id === this.open?.job_id,
              isStarred: this.starred.includes(job.job_id),
              isCompared: this.compared.some((other) => other.job_id === job.job_id),
              typicalSeconds: this.models.get(job.model)?.typical_seconds ?? 0,
              focus: () => (this.current = job.job_id),
              open: () => this.#openJob(job),
              star: () => this.#star(job),
              compare: () => this.#compare(job),
            }),
        )}
      </ul>
      ${pager(this.#pages, (by) => this.#turn(by))}
    `;
  }

  get #isSeen() {
    return !document.hidden && this.checkVisibility();
  }

  get #modelIds() {
    const listJobs = this.tools?.find((tool) => tool.name === 'list_jobs');
    return listJobs?.inputSchema?.properties?.model?.enum ?? [...this.models.keys()];
  }

  /** The tool of a model, if it can be called. @param {string} model */
  #toolOf(model) {
    const known = this.models.get(model)?.tool;
    return this.tools?.some((tool) => tool.name === known) ? known : undefined;
  }

  async #learnModels() {
    try {
      const { structuredContent } = await this.client.callTool('list_models', {});
      this.models = new Map((structuredContent?.models ?? []).map((/** @type {any} */ model) => [model.id, model]));
    } catch {
      // Without them no settings can be used, and no usual time is shown.
    }
  }

  async #first() {
    clearTimeout(this.#timer);
    await this.#pages.first(this.filters, this.starred);
    this.#countWaiting();
    this.#schedule();
  }

  async #countWaiting() {
    try {
      this.waiting = await this.#pages.waiting();
    } catch {
      // The list itself says that the server cannot be reached.
    }
  }

  #schedule() {
    clearTimeout(this.#timer);
    if (!this.isConnected) return;
    const isBusy = this.#pages.jobs?.some((job) => job.status === 'processing' || job.status === 'awaiting_confirmation');
    this.#timer = setTimeout(this.#tick, isBusy ? WHILE_BUSY : WHILE_IDLE);
  }

  /** Asks again, but not while nobody looks. */
  #tick = async () => {
    if (this.client && this.#isSeen && !this.#pages.hasNewer && !this.filters.starred) {
      await this.#pages.refresh(this.filters, this.starred);
      await this.#countWaiting();
    }
    this.#schedule();
  };

  /** @param {import('./query.js').Filters} filters */
  #filter(filters) {
    const isTyping = filters.words !== this.filters.words;
    this.filters = filters;
    this.#showInAddress();
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#first(), isTyping ? SETTLING : 0);
  }

  /** Unless a person has gone to another view meanwhile. */
  #showInAddress() {
    if (!location.hash.startsWith('#/gallery')) return;
    history.replaceState(history.state, '', addressOf(this.filters, this.open?.job_id ?? ''));
  }

  /** @param {string} id */
  #has(id) {
    return this.#pages.jobs?.some((job) => job.job_id === id) ?? false;
  }

  /** @param {import('./words.js').Job} job */
  async #openJob(job) {
    this.current = job.job_id;
    this.open = job;
    this.hint = '';
    this.#showInAddress();
    // The details stay beside the jobs while these are scrolled, below whatever the frame of the page has at its top.
    this.style.setProperty('--top', `${this.getBoundingClientRect().top + scrollY}px`);
    if (!WIDE.matches) return this.#focusDetails();
    // The column is narrower now, and the card is elsewhere.
    await this.updateComplete;
    this.renderRoot.querySelector('.job[data-open]')?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {string} id */
  async #openById(id) {
    const here = this.#pages.jobs?.find((job) => job.job_id === id);
    if (here) return this.#openJob(here);
    try {
      const { structuredContent: job } = await this.client.callTool('get_job', { job_id: id });
      if (job?.job_id === id) this.#openJob({ ...job, prompt: subject(job) });
      else this.hint = `You have no job ${id} here.`;
    } catch {
      this.hint = 'The job cannot be shown: the server did not answer.';
    }
  }

  async #focusDetails() {
    await this.updateComplete;
    const details = this.renderRoot.querySelector('studio-job-details');
    await /** @type {any} */ (details)?.updateComplete;
    /** @type {HTMLElement | null | undefined} */ (details?.shadowRoot?.querySelector('#close'))?.focus();
  }

  #close = async () => {
    this.open = null;
    this.#showInAddress();
    await this.updateComplete;
    this.#focusCurrent();
  };

  #focusCurrent() {
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('.open[tabindex="0"]'))?.focus();
  }

  /** Moves by some jobs, over the borders of pages too. @param {number} by */
  async #step(by) {
    const jobs = this.#pages.jobs ?? [];
    const at = jobs.findIndex((job) => job.job_id === (this.open?.job_id ?? this.current));
    let next = at < 0 ? 0 : at + by;
    if (next >= jobs.length && this.#pages.hasOlder) {
      await this.#turn(1);
      next = 0;
    } else if (next < 0 && this.#pages.hasNewer) {
      await this.#turn(-1);
      next = PAGE - 1;
    }
    const job = this.#pages.jobs?.[Math.max(0, Math.min(next, (this.#pages.jobs?.length ?? 0) - 1))];
    if (!job) return;
    this.current = job.job_id;
    if (this.open) this.open = job;
    this.#showInAddress();
    await this.updateComplete;
    if (!this.open || WIDE.matches) this.#focusCurrent();
  }

  /** @param {1 | -1} by */
  async #turn(by) {
    await (by > 0 ? this.#pages.older(this.filters) : this.#pages.newer(this.filters));
    this.current = this.#pages.jobs?.[0]?.job_id ?? '';
    await this.updateComplete;
    this.renderRoot.querySelector('.grid')?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {import('./words.js').Job} job */
  #learn(job) {
    if (this.open?.job_id === job.job_id) this.open = { ...this.open, ...job };
    this.#pages.replace(job);
    this.#countWaiting();
  }

  /** @param {import('./words.js').Job} job */
  #star(job) {
    this.starred = toggleStar(job.job_id);
  }

  /** @param {import('./words.js').Job} job */
  #compare(job) {
    const others = this.compared.filter((other) => other.job_id !== job.job_id);
    this.compared = others.length < this.compared.length ? others : [...others, job].slice(-2);
    this.isComparing = this.compared.length === 2;
  }

  #compareDone = () => {
    this.isComparing = false;
    this.compared = [];
    this.#focusCurrent();
  };

  /** Letters work wherever the focus is, so that nobody has to click first. Arrows scroll the page there. */
  #pressedAnywhere = (/** @type {KeyboardEvent} */ event) => {
    const isElsewhere = !event.composedPath().includes(this) && !event.key.startsWith('Arrow');
    if (isElsewhere && this.#isSeen) this.#pressed(event);
  };

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (this.isComparing || this.file) return;
    const columns = this.#columns();
    const actions = {
      next: () => this.#step(1),
      previous: () => this.#step(-1),
      below: () => this.#step(columns),
      above: () => this.#step(-columns),
      star: () => this.#withCurrent((job) => this.#star(job)),
      compare: () => this.#withCurrent((job) => this.#compare(job)),
      search: () => /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('studio-filters'))?.focus(),
      close: () => (this.open ? this.#close() : (this.compared = [])),
    };
    const shortcut = shortcutOf(event);
    if (!shortcut) return;
    event.preventDefault();
    actions[shortcut]();
  }

  /** @param {(job: import('./words.js').Job) => void} action */
  #withCurrent(action) {
    const job = this.#pages.jobs?.find((one) => one.job_id === (this.open?.job_id ?? this.current));
    if (job) action(job);
  }

  #columns() {
    const grid = this.renderRoot.querySelector('.grid');
    return grid ? getComputedStyle(grid).gridTemplateColumns.split(' ').length : 1;
  }
}

customElements.define('studio-gallery', StudioGallery);
