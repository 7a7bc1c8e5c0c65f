import { css, html, LitElement, nothing } from 'lit';
import { duration, label } from '../format.js';
import { base, controls } from '../styles.js';
import { closeIcon } from './icons.js';
import { isGone, outputPath, outputsOf } from './outputs.js';
import './picture.js';
import { costText, statusLabel, subject, valueText } from './words.js';

/**
 * Two jobs side by side, or one over the other with a line to drag, and the settings in which they differ. A modal dialog. Fires
 * `close`.
 */
export class StudioCompare extends LitElement {
  static properties = {
    client: { attribute: false },
    jobs: { attribute: false },
    full: { state: true },
    isOverlaid: { state: true },
  };

  static styles = [
    base,
    controls,
    css`
      dialog {
        width: min(1400px, 100vw - 32px);
        max-width: none;
        max-height: calc(100dvh - 32px);
        padding: 16px;
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--sheet);
        color: var(--ink);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 0.55);
      }
      header {
        display: flex;
        align-items: center;
        gap: 8px;
        margin-bottom: 12px;
      }
      h2 {
        flex: 1;
        font-size: 16px;
        font-weight: 600;
      }
      .sides {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 12px;
      }
      .frame {
        position: relative;
        aspect-ratio: 4 / 3;
        max-height: 58vh;
        overflow: hidden;
        border-radius: var(--radius-m);
        background: var(--well);
      }
      .sides .frame {
        width: 100%;
      }
      .over {
        width: min(100%, 58vh * 4 / 3);
        margin: 0 auto;
      }
      .over .layer {
        position: absolute;
        inset: 0;
        background: var(--well);
      }
      .over .layer:nth-child(2) {
        clip-path: inset(0 0 0 var(--at, 50%));
      }
      .over .line {
        position: absolute;
        inset-block: 0;
        left: var(--at, 50%);
        width: 2px;
        background: #fff;
        box-shadow: 0 0 0 1px rgb(0 0 0 / 0.5);
        pointer-events: none;
      }
      .over input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        margin: 0;
        opacity: 0;
        cursor: ew-resize;
      }
      .over:has(input:focus-visible) {
        outline: 2px solid var(--ring);
        outline-offset: 2px;
      }
      .tag {
        position: absolute;
        top: 8px;
        left: 8px;
        padding: 1px 8px;
        border-radius: 6px;
        background: rgb(0 0 0 / 0.7);
        color: #fff;
        font-weight: 600;
        pointer-events: none;
      }
      .tag.right {
        right: 8px;
        left: auto;
      }
      video {
        width: 100%;
        height: 100%;
        object-fit: contain;
      }
      .none {
        display: grid;
        height: 100%;
        place-items: center;
        color: var(--quiet);
      }
      .scroll {
        margin-top: 14px;
        overflow-x: auto;
      }
      table {
        width: 100%;
        table-layout: fixed;
        border-collapse: collapse;
        font-size: 13.5px;
      }
      th,
      td {
        padding: 7px 10px;
        border-top: 1px solid var(--line);
        text-align: left;
        vertical-align: top;
        overflow-wrap: anywhere;
      }
      thead th:first-child {
        width: 130px;
      }
      thead th {
        border: 0;
        color: var(--quiet);
        font-weight: 500;
      }
      tbody th {
        color: var(--quiet);
        font-weight: 400;
      }
      td {
        white-space: pre-wrap;
      }
      [data-differs] td {
        background: var(--well);
        font-weight: 500;
      }
      @media (max-width: 640px) {
        .sides {
          gap: 6px;
        }
        dialog {
          width: 100vw;
          max-height: 100dvh;
          padding: 12px;
          border-radius: 0;
        }
        thead th:first-child {
          width: 92px;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** Set before it is shown. @type {import('../mcp.js').McpClient} */
    this.client = /** @type {any} */ (undefined);
    /** @type {import('./words.js').Job[]} */
    this.jobs = [];
    /** @type {import('./words.js').Job[]} */
    this.full = [];
    this.isOverlaid = false;
  }

  async firstUpdated() {
    this.renderRoot.querySelector('dialog')?.showModal();
    const asked = this.jobs.map((job) => this.client.callTool('get_job', { job_id: job.job_id }));
    try {
      this.full = (await Promise.all(asked)).map((answer) => answer.structuredContent ?? {});
    } catch {
      // The pictures and what the list knows are shown without the settings.
    }
  }

  render() {
    const [left, right] = this.jobs;
    const canOverlay = this.jobs.every((job) => job.output_kind === 'image' && !isGone(outputsOf(job)[0]));
    return html`<dialog aria-labelledby="title" @close=${() => this.dispatchEvent(new CustomEvent('close'))}>
      <header>
        <h2 id="title">Compare two</h2>
        ${canOverlay
          ? html`<button type="button" aria-pressed=${this.isOverlaid} @click=${() => (this.isOverlaid = !this.isOverlaid)}>${this.isOverlaid ? 'Side by side' : 'One over the other'}</button>`
          : nothing}
        <button type="button" aria-label="Close the comparison" @click=${() => this.renderRoot.querySelector('dialog')?.close()}>${closeIcon}</button>
      </header>
      ${this.isOverlaid
        ? html`<div class="frame over">
            <div class="layer">${this.#output(left)}</div>
            <div class="layer">${this.#output(right)}</div>
            <span class="line"></span><span class="tag">A</span><span class="tag right">B</span>
            <input type="range" min="0" max="100" value="50" aria-label="How much of A is shown" @input=${this.#drag} />
          </div>`
        : html`<div class="sides">
            <div class="frame">${this.#output(left)}<span class="tag">A</span></div>
            <div class="frame">${this.#output(right)}<span class="tag">B</span></div>
          </div>`}
      <div class="scroll" tabindex="0" role="group" aria-label="Differences">
        <table>
          <thead><tr><th scope="col"><span class="visually-hidden">Setting</span></th><th scope="col">A</th><th scope="col">B</th></tr></thead>
          <tbody>${this.#rows().map(([name, a, b]) => html`<tr ?data-differs=${a !== b}><th scope="row">${name}</th><td dir="auto">${a}</td><td dir="auto">${b}</td></tr>`)}</tbody>
        </table>
      </div>
    </dialog>`;
  }

  /** @param {import('./words.js').Job} job */
  #output(job) {
    if (isGone(outputsOf(job)[0])) return html`<div class="none">${job.status === 'completed' ? 'Expired' : statusLabel(job)}</div>`;
    const kind = job.output_kind === 'video' ? 'video' : 'image';
    return html`<studio-picture kind=${kind} fit="contain" .path=${outputPath(job, 0)} .alt=${subject(job)}></studio-picture>`;
  }

  /** First what differs. @returns {string[][]} */
  #rows() {
    const [a, b] = this.jobs.map((job, index) => ({ ...job, ...this.full[index] }));
    const names = new Set([...Object.keys(a.arguments ?? {}), ...Object.keys(b.arguments ?? {})]);
    const rows = [
      ['Model', a.model, b.model],
      ...[...names].map((name) => [label(name), given(a, name), given(b, name)]),
      ['Cost', costText(a), costText(b)],
      ['Took', took(a), took(b)],
    ];
    return [...rows.filter(([, one, other]) => one !== other), ...rows.filter(([, one, other]) => one === other)];
  }

  /** @param {Event} event */
  #drag(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    input.parentElement?.style.setProperty('--at', `${input.value}%`);
  }
}

/** @param {import('./words.js').Job} job @param {string} name */
function given(job, name) {
  return name in (job.arguments ?? {}) ? valueText(job.arguments[name]) : '–';
}

/** @param {import('./words.js').Job} job */
function took(job) {
  return typeof job.elapsed_ms === 'number' ? duration(job.elapsed_ms / 1000) : '–';
}

customElements.define('studio-compare', StudioCompare);
