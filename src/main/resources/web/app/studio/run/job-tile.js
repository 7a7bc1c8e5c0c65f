/** One call and what came of it: waiting, asking for a confirmation, pictures or clips, or why there are none. */

import { LitElement, html, nothing } from 'lit';
import { clip, picture, previews } from '../../card/media.js';
import { duration, exactly, failure, linkAddress, mediaAddress, money, price, timeLeft, usd } from '../format.js';
import { outputPath } from '../gallery/outputs.js';
import { StudioPicture } from '../gallery/picture.js';
import * as icons from '../icons.js';
import { base, controls, surfaces } from '../styles.js';
import { tileStyles } from './job-tile.css.js';
import { outputsOf, ratio } from './schema.js';

const TICK_MS = 1000;
const NEARLY = 0.97;

class JobTile extends LitElement {
  static properties = {
    run: {},
    client: {},
    lost: { state: true },
  };

  static styles = [base, controls, surfaces, tileStyles];

  constructor() {
    super();
    /** @type {import('./job-run.js').JobRun | undefined} */
    this.run = undefined;
    /** @type {import('../mcp.js').McpClient | undefined} */
    this.client = undefined;
    /** Outputs that the browser could not show. @type {Set<number>} */
    this.lost = new Set();
    /** @type {any[]} */
    this.media = [];
    this.changed = () => this.requestUpdate();
    this.preview = previews((args) => /** @type {any} */ (this.client?.callTool('preview_output', args)));
  }

  connectedCallback() {
    super.connectedCallback();
    this.run?.addEventListener('change', this.changed);
    this.timer = setInterval(() => {
      if (this.run?.state === 'running') this.requestUpdate();
    }, TICK_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.run?.removeEventListener('change', this.changed);
    clearInterval(this.timer);
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (!changed.has('run')) return;
    changed.get('run')?.removeEventListener('change', this.changed);
    this.run?.addEventListener('change', this.changed);
    this.media = [];
  }

  updated() {
    if (!this.run) return;
    const { tool, model, arguments: args, job } = this.run;
    const amount = job?.outputs?.length || outputsOf(tool, args);
    this.style.setProperty('--ratio', String(ratio(args, model.output_kind)));
    this.style.setProperty('--columns', String(amount === 4 ? 2 : Math.min(3, amount)));
  }

  render() {
    const { run } = this;
    if (!run) return nothing;
    return html`<article aria-label=${run.tool.title ?? run.tool.name}>
      <h3>${run.tool.title ?? run.tool.name}</h3>
      ${this.content(run)}
      ${this.facts(run)}
    </article>`;
  }

  /** @param {import('./job-run.js').JobRun} run */
  content(run) {
    switch (run.state) {
      case 'queued':
        return this.boxes(run, 'Next in line. Nothing is sent yet.', false);
      case 'running':
        return this.boxes(run, this.elapsed(run), true);
      case 'unsent':
        return this.notice('', 'Cancelled', 'Nothing was sent, and nothing was charged.');
      case 'left':
        return this.notice('', 'Not waiting any more', '', this.afterwards(run), this.resumable(run));
      case 'lost':
        return this.notice('bad', 'No answer', run.failure, this.afterwards(run), this.resumable(run));
      default:
        return this.ended(run);
    }
  }

  /** @param {import('./job-run.js').JobRun} run @param {string} text @param {boolean} moving */
  boxes(run, text, moving) {
    const amount = outputsOf(run.tool, run.arguments);
    const fraction = this.fraction(run);
    return html`<div class="cells">
        ${Array.from(
          { length: amount },
          (_, index) =>
            html`<div class="cell">
              <div class="waiting ${moving ? 'moving' : ''}">
                ${index === 0 ? html`<span>${text}</span>` : nothing}
                ${index === 0 && moving
                  ? html`<progress max="1" value=${fraction || nothing} aria-label="Progress"></progress>`
                  : nothing}
                ${index === 0 ? html`<button @click=${() => run.stop()}>Cancel</button>` : nothing}
              </div>
            </div>`,
        )}
      </div>`;
  }

  /** @param {import('./job-run.js').JobRun} run */
  fraction({ progress, since, model }) {
    if (progress?.total) return Math.min(NEARLY, progress.progress / progress.total);
    return model.typical_seconds ? Math.min(NEARLY, (Date.now() - since) / 1000 / model.typical_seconds) : 0;
  }

  /** @param {import('./job-run.js').JobRun} run */
  elapsed({ since, model }) {
    const about = model.typical_seconds ? ` of about ${duration(model.typical_seconds)}` : '';
    return `${duration((Date.now() - since) / 1000)}${about}`;
  }

  /** What becomes of a call that nobody waits for. @param {import('./job-run.js').JobRun} run */
  afterwards({ job }) {
    if (!job?.job_id) return 'If the call was sent, its job goes on and is in the gallery. Look there before you run it again.';
    if (job.charged !== 'yes') return `Whether job ${job.job_id} was sent before you left is not known yet. It is in the gallery.`;
    return `Job ${job.job_id} goes on and is paid for. It is in the gallery. The same call within 30 minutes gets it without paying again.`;
  }

  /** @param {import('./job-run.js').JobRun} run */
  resumable(run) {
    return run.job?.job_id ? html`<button @click=${() => run.resume()}>Wait for it</button>` : nothing;
  }

  /** @param {import('./job-run.js').JobRun} run */
  ended(run) {
    const job = run.job ?? {};
    switch (job.status) {
      case 'completed':
        return this.outputs(run, job);
      case 'awaiting_confirmation':
        return this.question(run, job);
      default:
        return this.notice(
          job.status === 'unknown' ? 'warn' : 'bad',
          failure(/** @type {any} */ (job)),
          job.error?.message ?? '',
          [money(job), job.status === 'unknown' ? (job.next_step ?? '') : ''].filter(Boolean).join(' '),
        );
    }
  }

  /** @param {import('./job-run.js').JobRun} run @param {Record<string, any>} job */
  question(run, job) {
    const amount = price(job);
    return this.notice(
      'warn',
      `Pay ${amount}?`,
      'Calls of this price wait for a person. Nothing was sent, and nothing was charged. The price holds for 15 minutes.',
      job.sandbox ? money(job) : '',
      html`<button class="primary" @click=${() => run.confirm()}>Pay ${amount}</button>
        <button @click=${() => run.decline()}>Not now</button>`,
    );
  }

  /** @param {import('./job-run.js').JobRun} run @param {Record<string, any>} job */
  outputs(run, job) {
    const outputs = Array.isArray(job.outputs) ? job.outputs : [];
    return html`<div class="cells ${job.output_kind === 'video' ? 'video' : ''}">
      ${outputs.map((output, index) => this.output(run, job, output, index))}
    </div>`;
  }

  /** @param {import('./job-run.js').JobRun} run @param {Record<string, any>} job @param {Record<string, any>} output @param {number} index */
  output(run, job, output, index) {
    const address = linkAddress(output?.url);
    if (this.lost.has(index) || output?.expired) {
      return html`<div class="cell"><div class="waiting">
        <span>${output?.expired ? 'The link has expired, and the result with it.' : 'This cannot be shown here.'}</span>
        ${address && !output.expired ? html`<a href=${address} target="_blank" rel="noopener noreferrer">Open it</a>` : nothing}
      </div></div>`;
    }
    this.media[index] ??= this.medium(run, job, output, index);
    const medium = this.media[index];
    return html`<div class="cell">
      ${medium instanceof HTMLImageElement && address
        ? html`<a href=${address} target="_blank" rel="noopener noreferrer" aria-label="Open picture ${index + 1}">${medium}</a>`
        : medium}
      ${this.tools(job, address, index)}
    </div>`;
  }

  /**
   * The place of a picture or clip, until it is known where this server has it: nothing on this page comes from another origin.
   *
   * @param {import('./job-run.js').JobRun} run @param {Record<string, any>} job @param {Record<string, any>} output @param {number} index
   */
  medium(run, job, output, index) {
    const { media } = this;
    const lost = () => {
      this.lost = new Set([...this.lost, index]);
    };
    if (mediaAddress(output?.url) || output?.file) {
      StudioPicture.loader.address(outputPath(/** @type {any} */ (job), index)).then((path) => {
        if (media !== this.media) return;
        media[index] = this.element(run, job, index, new URL(path, location.href).href, lost);
        this.requestUpdate();
      }, lost);
    } else {
      queueMicrotask(lost);
    }
    return html`<div class="waiting"></div>`;
  }

  /** @param {import('./job-run.js').JobRun} run @param {Record<string, any>} job @param {number} index @param {string} url @param {() => void} lost */
  element(run, job, index, url, lost) {
    const kind = job.output_kind === 'video' ? 'video' : 'image';
    const shown = { kind, url, mimeType: '', expired: false, name: '' };
    const description = run.arguments.prompt ?? `Result ${index + 1}`;
    return kind === 'video'
      ? clip(/** @type {any} */ (shown), description, () => {}, lost)
      : picture(/** @type {any} */ (shown), description, () => this.preview(job.job_id, index), () => {}, lost);
  }

  /** @param {Record<string, any>} job @param {string} address @param {number} index */
  tools(job, address, index) {
    const image = `job:${job.job_id}#${index + 1}`;
    const use = (/** @type {string} */ purpose) => () =>
      this.dispatchEvent(new CustomEvent('use-as-input', { detail: { image, purpose }, bubbles: true, composed: true }));
    return html`<div class="tools">
      ${job.output_kind === 'image'
        ? html`<button aria-label="Edit" title="Edit" @click=${use('edit')}>${icons.pencil}</button>
            <button aria-label="Animate" title="Animate" @click=${use('animate')}>${icons.film}</button>`
        : nothing}
      ${address
        ? html`<a class="button" aria-label="Download" title="Download" href=${address} download target="_blank" rel="noopener noreferrer"
            >${icons.download}</a
          >`
        : nothing}
    </div>`;
  }

  /** The line is there while the call runs, so that nothing moves when it ends. @param {import('./job-run.js').JobRun} run */
  facts({ state, job }) {
    if (state === 'queued' || state === 'running') return html`<p class="facts"></p>`;
    if (state !== 'ended' || job?.status !== 'completed') return nothing;
    const cost = price(job);
    return html`<p class="facts">
      ${cost ? html`<span>${job.sandbox ? 'would cost ' : ''}${cost}</span>` : nothing}
      ${job.elapsed_ms > 0 ? html`<span>${duration(job.elapsed_ms / 1000)}</span>` : nothing}
      ${job.reused ? html`<span>paid for by an earlier call</span>` : nothing}
      ${job.expires_at ? html`<span title=${exactly(job.expires_at)}>${timeLeft(job.expires_at, Date.now()).toLowerCase()}</span>` : nothing}
    </p>`;
  }

  /**
   * @param {'' | 'bad' | 'warn'} tone
   * @param {string} title
   * @param {string} text
   * @param {string} [consequence]
   * @param {unknown} [actions]
   */
  notice(tone, title, text, consequence = '', actions = nothing) {
    return html`<div class="notice ${tone}">
      <h3>${title}</h3>
      ${text ? html`<p class="said" dir="auto">${text}</p>` : nothing} ${consequence ? html`<p>${consequence}</p>` : nothing}
      ${actions === nothing ? nothing : html`<div class="actions">${actions}</div>`}
    </div>`;
  }
}

customElements.define('job-tile', JobTile);
