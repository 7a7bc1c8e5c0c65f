/** A field for pictures: dropped, pasted, picked, from a recent job, or by address. It tells its references by the event `value`. */

import { LitElement, css, html, nothing } from 'lit';
import { label } from '../format.js';
import { isGone, thumbnailPath } from '../gallery/outputs.js';
import '../gallery/picture.js';
import * as icons from '../icons.js';
import { base, controls } from '../styles.js';
import { picturesIn, preview, reference } from './pictures.js';

const RECENT = 12;

class PictureField extends LitElement {
  static properties = {
    field: {},
    value: {},
    problem: {},
    client: {},
    tools: {},
    over: { state: true },
    busy: { state: true },
    failure: { state: true },
    previews: { state: true },
    recent: { state: true },
  };

  static styles = [
    base,
    controls,
    css`
      .field {
        display: grid;
        gap: var(--space-2);
      }

      .name {
        display: flex;
        gap: var(--space-2);
        margin-bottom: 6px;
        font-size: var(--text-s);
        font-weight: 600;
      }

      .required {
        color: var(--signal);
        font-size: var(--text-xs);
        font-weight: 550;
      }

      .drop {
        display: grid;
        min-height: 7rem;
        place-items: center;
        gap: var(--space-2);
        padding: var(--space-3);
        border: 1px dashed var(--line-strong);
        border-radius: var(--radius-m);
        color: var(--quiet);
        font-size: var(--text-s);
        text-align: center;
        transition: background var(--quick);
      }

      .drop.over {
        border-color: var(--signal);
        background: var(--signal-soft);
        color: var(--ink);
      }

      .drop label.button {
        color: var(--ink);
      }

      label.button:has(:focus-visible) {
        outline: 2px solid var(--ring);
        outline-offset: 2px;
      }

      .chosen,
      .recent {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }

      .chosen li {
        position: relative;
        width: 6rem;
        height: 6rem;
        overflow: hidden;
        border-radius: var(--radius-s);
        background: var(--well);
      }

      img {
        display: block;
        width: 100%;
        height: 100%;
        object-fit: cover;
      }

      .text {
        display: block;
        padding: var(--space-2);
        overflow-wrap: anywhere;
        font-size: var(--text-xs);
      }

      .chosen button {
        position: absolute;
        top: 4px;
        right: 4px;
        width: 1.75rem;
        min-height: 1.75rem;
        padding: 0;
      }

      .recent button {
        width: 3.5rem;
        height: 3.5rem;
        padding: 0;
        overflow: hidden;
      }

      summary {
        min-height: 28px;
        font-size: var(--text-s);
        cursor: pointer;
      }

      .description,
      .problem {
        font-size: var(--text-xs);
      }

      .description {
        color: var(--quiet);
      }

      .problem {
        color: var(--bad);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./schema.js').Field | undefined} */
    this.field = undefined;
    /** @type {string[]} */
    this.value = [];
    this.problem = '';
    /** @type {import('../mcp.js').McpClient | undefined} */
    this.client = undefined;
    /** @type {import('../mcp.js').Tool[]} */
    this.tools = [];
    this.over = false;
    this.busy = false;
    this.failure = '';
    /** @type {Record<string, string>} */
    this.previews = {};
    /** @type {{reference: string, path: string, prompt: string}[] | null} */
    this.recent = null;
  }

  focus() {
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('input'))?.focus();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('value')) this.showChosen();
  }

  async showChosen() {
    for (const taken of this.value ?? []) {
      if (taken in this.previews) continue;
      const found = taken.startsWith('data:image/') ? taken : await preview(taken);
      this.previews = { ...this.previews, [taken]: found };
    }
  }

  render() {
    const { field } = this;
    if (!field) return nothing;
    const chosen = this.value ?? [];
    const room = chosen.length < (field.most ?? 1);
    return html`<fieldset class="field" aria-describedby="description">
      <legend class="name">${label(field.name)} ${field.required ? html`<span class="required">required</span>` : nothing}</legend>
      ${chosen.length ? html`<ul class="chosen">${chosen.map((taken, index) => this.thumbnail(taken, index))}</ul>` : nothing}
      ${room ? this.entry() : nothing}
      <p class="description" id="description">${field.description}</p>
      <p class="problem" role="alert">${this.failure || this.problem}</p>
    </fieldset>`;
  }

  /** @param {string} taken @param {number} index */
  thumbnail(taken, index) {
    const address = this.previews[taken];
    return html`<li>
      ${address
        ? html`<img src=${address} alt="Picture ${index + 1}" />`
        : html`<span class="text">${taken.slice(0, 60)}</span>`}
      <button aria-label="Remove picture ${index + 1}" @click=${() => this.tell(this.value.filter((_, i) => i !== index))}>
        ${icons.close}
      </button>
    </li>`;
  }

  entry() {
    return html`<div
        class="drop ${this.over ? 'over' : ''}"
        @dragover=${this.hover}
        @dragleave=${this.leave}
        @drop=${this.drop}
      >
        <span>${this.busy ? 'Uploading…' : 'Drop or paste a picture here'}</span>
        <label class="button"
          >Choose a file
          <input class="visually-hidden" type="file" accept="image/jpeg,image/png,image/webp,image/bmp" @change=${this.pick}
        /></label>
      </div>
      <input
        type="text"
        aria-label="Address of a picture"
        placeholder="or https://…, job:…"
        spellcheck="false"
        @change=${this.address}
      />
      <details @toggle=${this.loadRecent}>
        <summary>From recent pictures</summary>
        ${this.recent === null
          ? html`<p class="description">Loading…</p>`
          : this.recent.length
            ? html`<div class="recent">
                ${this.recent.map(
                  ({ reference: taken, path, prompt }) =>
                    html`<button aria-label=${prompt || taken} title=${prompt} @click=${() => this.add(taken)}>
                      <studio-picture .path=${path}></studio-picture>
                    </button>`,
                )}
              </div>`
            : html`<p class="description">There are none yet.</p>`}
      </details>`;
  }

  /** @param {DragEvent} event */
  hover(event) {
    event.preventDefault();
    this.over = true;
  }

  leave() {
    this.over = false;
  }

  /** @param {DragEvent} event */
  drop(event) {
    event.preventDefault();
    this.over = false;
    const files = picturesIn(event.dataTransfer);
    if (files.length) return this.take(files);
    const text = event.dataTransfer?.getData('text/uri-list') || event.dataTransfer?.getData('text/plain');
    if (text) this.add(text.trim());
  }

  /** @param {any} event */
  pick({ target }) {
    this.take([...target.files]);
    target.value = '';
  }

  /** @param {any} event */
  address({ target }) {
    if (target.value.trim()) this.add(target.value.trim());
    target.value = '';
  }

  /** @param {File[]} files */
  async take(files) {
    if (!this.client) return;
    this.failure = '';
    this.busy = true;
    try {
      for (const file of files) this.add(await reference(file, this.client, this.tools));
    } catch (failure) {
      this.failure = failure instanceof Error ? failure.message : String(failure);
    }
    this.busy = false;
  }

  /** @param {string} taken */
  add(taken) {
    this.failure = '';
    this.tell([...(this.value ?? []), taken].slice(0, this.field?.most ?? 1));
  }

  async loadRecent() {
    if (this.recent !== null || !this.client) return;
    const { structuredContent } = await this.client.callTool('list_jobs', { kind: 'image', status: 'completed', limit: RECENT });
    this.recent = (structuredContent?.jobs ?? []).flatMap((/** @type {any} */ job) =>
      job.outputs
        .map((/** @type {any} */ output, /** @type {number} */ index) => ({
          gone: isGone(output),
          reference: `job:${job.job_id}#${index + 1}`,
          path: thumbnailPath(job, index),
          prompt: job.prompt ?? '',
        }))
        .filter((/** @type {any} */ { gone }) => !gone),
    );
  }

  /** @param {string[]} value */
  tell(value) {
    this.value = value;
    this.dispatchEvent(new CustomEvent('value', { detail: { name: this.field?.name, value }, bubbles: true, composed: true }));
  }
}

customElements.define('picture-field', PictureField);
