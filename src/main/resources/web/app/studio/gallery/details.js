import { html, LitElement, nothing } from 'lit';
import { base, controls } from '../styles.js';
import { detailStyles } from './details.css.js';
import { factsOf, settingsOf } from './facts.js';
import { backIcon, closeIcon, forthIcon, starIcon, starredIcon, statusIcons } from './icons.js';
import { fileName, isGone, outputPath, outputsOf, thumbnailPath } from './outputs.js';
import { StudioPicture } from './picture.js';
import { advice, confirmableUntil, confirmLabel, moneySentence, settleCommand, statusLabel, subject } from './words.js';

/** How long one question for a job under way may wait for its end. */
const LONGEST_WAIT = 25;

/** So that stepping through many jobs asks only for those that are looked at. */
const SETTLING = 120;

/**
 * Everything about one job. Fires `step` (1 or -1), `close`, `star`, `compare`, `job-changed` with the job as it stands now, and the events of
 * the studio `use-settings` and `use-as-input`: nothing here changes a form by itself.
 */
export class StudioJobDetails extends LitElement {
  static properties = {
    client: { attribute: false },
    job: { attribute: false },
    tool: { attribute: false },
    isStarred: { attribute: false },
    full: { state: true },
    index: { state: true },
    address: { state: true },
    isGone: { state: true },
    hint: { state: true },
    isConfirming: { state: true },
  };

  static styles = [base, controls, detailStyles];

  /** @type {AbortController | null} */
  #asking = null;

  constructor() {
    super();
    /** Set before it is shown. @type {import('../mcp.js').McpClient} */
    this.client = /** @type {any} */ (undefined);
    /** @type {import('./words.js').Job} */
    this.job = {};
    /** The name of the tool that made it, as far as there still is one. @type {string | undefined} */
    this.tool = undefined;
    this.isStarred = false;
    this.index = 0;
    this.address = '';
    this.isGone = false;
    this.hint = '';
    this.isConfirming = false;
  }

  disconnectedCallback() {
    this.#asking?.abort();
    super.disconnectedCallback();
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (!changed.has('job')) return;
    if (changed.get('job')?.job_id !== this.job.job_id) {
      this.full = null;
      this.index = 0;
      this.hint = '';
      this.#ask();
    }
    this.#show();
  }

  /** The job with everything that is known of it. */
  get #known() {
    return this.full ? { ...this.job, ...this.full, prompt: subject(this.job) || subject(this.full) } : this.job;
  }

  render() {
    const job = this.#known;
    const outputs = outputsOf(job);
    return html`
      <header>
        <button class="plain" type="button" aria-label="Newer job" title="Newer (k)" @click=${() => this.#fire('step', -1)}>${backIcon}</button>
        <button class="plain" type="button" aria-label="Older job" title="Older (j)" @click=${() => this.#fire('step', 1)}>${forthIcon}</button>
        <h2 data-status=${job.status}>${statusIcons[job.status] ?? nothing}${statusLabel(job)}</h2>
        <button class="plain" type="button" aria-label="Star" aria-pressed=${this.isStarred} title="Star (s)" @click=${() => this.#fire('star')}>
          ${this.isStarred ? starredIcon : starIcon}
        </button>
        <button id="close" class="plain" type="button" aria-label="Close the details" title="Close (Esc)" @click=${() => this.#fire('close')}>${closeIcon}</button>
      </header>
      ${outputs.length ? this.#stage(job, outputs) : nothing}
      ${job.status === 'completed' ? nothing : this.#notice(job)}
      ${subject(job) ? html`<p class="prompt" dir="auto">${subject(job)}</p>` : nothing}
      <div class="actions">${this.#actions(job, outputs)}</div>
      <p class="hint" role="status">${this.hint}</p>
      ${job.note ? html`<p class="note" dir="auto">${job.note}</p>` : nothing}
      <h3>Facts</h3>
      <dl>${factsOf(job, this.index).map(([name, value]) => html`<dt>${name}</dt><dd dir="auto">${value}</dd>`)}</dl>
      <h3>Settings</h3>
      ${this.full ? html`<dl>${settingsOf(job)}</dl>` : html`<div class="loading" aria-hidden="true"></div>`}
    `;
  }

  /** @param {import('./words.js').Job} job @param {Record<string, any>[]} outputs */
  #stage(job, outputs) {
    const output = outputs[this.index];
    const gone = this.isGone || isGone(output);
    return html`
      <figure>
        ${gone
          ? html`<div class="gone">
              ${statusIcons.expired}<strong>${output?.expired ? 'Expired' : 'No longer there'}</strong>
              <span>Services keep outputs for a limited time. A server with API18MCP_DOWNLOAD_DIR saves them; the settings below make another one.</span>
            </div>`
          : this.#media(job)}
      </figure>
      ${outputs.length > 1
        ? html`<div class="strip" role="group" aria-label="Outputs">
            ${outputs.map(
              (one, index) =>
                html`<button type="button" aria-label=${`Output ${index + 1}`} aria-pressed=${index === this.index} @click=${() => this.#select(index)}>
                  ${isGone(one) || job.output_kind === 'video' ? index + 1 : html`<studio-picture .path=${thumbnailPath(job, index)}></studio-picture>`}
                </button>`,
            )}
          </div>`
        : nothing}
    `;
  }

  /** @param {import('./words.js').Job} job */
  #media(job) {
    if (!this.address) return html`<div class="loading" aria-hidden="true"></div>`;
    const name = subject(job) || `Output ${this.index + 1} of ${job.model}`;
    return job.output_kind === 'video'
      ? html`<video src=${this.address} controls playsinline loop preload="metadata" aria-label=${name} @error=${() => (this.isGone = true)}></video>`
      : html`<img src=${this.address} alt=${name} decoding="async" @error=${() => (this.isGone = true)} />`;
  }

  /** @param {import('./words.js').Job} job */
  #notice(job) {
    const end = confirmableUntil(job);
    return html`<div class="report" data-status=${job.status} role="status">
      ${job.error?.message ? html`<p dir="auto">${job.error.message}</p>` : nothing}
      ${(job.error?.violations ?? []).map(
        (/** @type {Record<string, string>} */ violation) =>
          html`<p dir="auto"><strong>${violation.parameter}</strong>: expected ${violation.expected}, got ${violation.got}</p>`,
      )}
      <p class="money">${moneySentence(job)}</p>
      ${advice(job).map((step) => html`<p>${step}</p>`)}
      ${job.status === 'unknown' && job.charged === 'unknown'
        ? html`<pre>${settleCommand(job)}</pre><button type="button" @click=${() => this.#copy(settleCommand(job))}>Copy the command</button>`
        : nothing}
      ${job.status === 'awaiting_confirmation' && Date.now() < end
        ? html`<button class="primary" type="button" ?disabled=${this.isConfirming} @click=${this.#confirm}>
            ${this.isConfirming ? 'Sent; waiting for the result …' : confirmLabel(job.quoted_usd)}
          </button>`
        : nothing}
    </div>`;
  }

  /** @param {import('./words.js').Job} job @param {Record<string, any>[]} outputs */
  #actions(job, outputs) {
    const output = outputs[this.index];
    const isThere = output && !isGone(output) && !this.isGone;
    const image = `job:${job.job_id}#${this.index + 1}`;
    const isPicture = job.output_kind === 'image';
    return html`
      <button class=${job.status === 'awaiting_confirmation' ? '' : 'primary'} type="button" ?disabled=${!this.full || !this.tool} title=${this.tool ? '' : 'There is no such model any more'} @click=${this.#useSettings}>
        Use these settings
      </button>
      ${isThere && isPicture
        ? html`<button type="button" @click=${() => this.#fireToStudio('use-as-input', { image, purpose: 'edit' })}>Use as input</button>
            <button type="button" @click=${() => this.#fireToStudio('use-as-input', { image, purpose: 'animate' })}>Animate</button>`
        : nothing}
      ${isThere && this.address
        ? html`<a class="button" href=${this.address} download=${fileName(job, this.index)}>Download</a>
            <a class="button" href=${this.address} target="_blank" rel="noopener">Open</a>`
        : nothing}
      <button type="button" title="Compare (c)" @click=${() => this.#fire('compare')}>Compare</button>
    `;
  }

  /** @param {number} index */
  #select(index) {
    this.index = index;
    this.#show();
  }

  /** Finds the address of the selected output. */
  async #show() {
    const { job, index } = this;
    this.isGone = false;
    if (isGone(outputsOf(job)[index])) {
      this.address = '';
      return;
    }
    const path = outputPath(job, index);
    if (this.address && this.path === path) return;
    this.path = path;
    this.address = '';
    try {
      const address = await StudioPicture.loader.address(path);
      if (this.path === path) this.address = address;
    } catch {
      if (this.path === path) this.isGone = true;
    }
  }

  /** Asks for everything about the job, and goes on asking while it is under way. */
  async #ask() {
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    const { job_id: id } = this.job;
    await new Promise((resolve) => setTimeout(resolve, SETTLING));
    let wait = 0;
    while (!asking.signal.aborted) {
      try {
        const { structuredContent } = await this.client.callTool('get_job', { job_id: id, wait_seconds: wait }, { signal: asking.signal });
        if (asking.signal.aborted) return;
        if (!structuredContent) return;
        this.#learn(structuredContent);
        if (structuredContent.status !== 'processing') return;
        wait = LONGEST_WAIT;
      } catch {
        if (!asking.signal.aborted) this.hint = 'The server did not answer. Close and open the details to ask again.';
        return;
      }
    }
  }

  /** @param {import('./words.js').Job} job */
  #learn(job) {
    if (job?.job_id !== this.job.job_id) return;
    this.full = job;
    if (job.status !== this.job.status || job.charged !== this.job.charged) this.#fire('job-changed', { ...job, prompt: subject(this.job) });
  }

  async #confirm() {
    this.isConfirming = true;
    const { job } = this;
    try {
      const { structuredContent } = await this.client.callTool('confirm_job', { job_id: job.job_id, price_usd: job.quoted_usd });
      if (structuredContent?.job_id) this.#fire('job-changed', { ...structuredContent, prompt: subject(job) });
      else this.hint = structuredContent?.error?.message ?? 'The server did not confirm it.';
    } catch {
      this.hint = 'The connection broke. The job may have been sent: its status shows it in a moment.';
    }
    this.isConfirming = false;
    this.#ask();
  }

  #useSettings() {
    this.#fireToStudio('use-settings', { tool: this.tool, arguments: this.full?.arguments ?? {} });
  }

  /** @param {string} text */
  async #copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.hint = 'Copied.';
    } catch {
      this.hint = text;
    }
  }

  /** @param {string} name @param {unknown} [detail] */
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** @param {string} name @param {unknown} detail */
  #fireToStudio(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

customElements.define('studio-job-details', StudioJobDetails);
