/** Which model runs, or which ones run side by side. It tells the chosen tools by the event `models`. */

import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { usd } from '../format.js';
import { base, controls } from '../styles.js';

const KINDS = { image: 'Images', video: 'Clips' };

class ModelList extends LitElement {
  static properties = {
    models: {},
    titles: {},
    chosen: {},
    several: { state: true },
  };

  static styles = [
    base,
    controls,
    css`
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        margin-bottom: var(--space-2);
      }

      .kinds {
        display: flex;
        padding: 2px;
        border-radius: var(--radius-s);
        background: var(--well);
      }

      .kinds button {
        min-height: calc(var(--target) - 6px);
        border: 0;
        background: none;
        color: var(--quiet);
      }

      .kinds button[aria-pressed='true'] {
        background: var(--sheet);
        box-shadow: 0 1px 2px rgb(0 0 0 / 12%);
        color: var(--ink);
      }

      .models {
        display: grid;
        overflow: hidden;
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
      }

      label {
        display: grid;
        min-height: var(--target);
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: 0 var(--space-3);
        padding: 6px var(--space-3);
        font-size: var(--text-s);
        cursor: pointer;
      }

      label + label {
        border-top: 1px solid var(--line);
      }

      label:hover,
      label:has(:checked) {
        background: var(--well);
      }

      label:has(:disabled) {
        color: var(--quiet);
        cursor: default;
      }

      label:has(:focus-visible) {
        outline: 2px solid var(--ring);
        outline-offset: -2px;
      }

      .title {
        font-weight: 550;
      }

      .price {
        color: var(--quiet);
        font-variant-numeric: tabular-nums;
      }

      .best {
        grid-column: 2 / -1;
        color: var(--quiet);
        font-size: var(--text-xs);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Record<string, any>[]} */
    this.models = [];
    /** The titles of tools, by name. @type {Record<string, string>} */
    this.titles = {};
    /** @type {string[]} */
    this.chosen = [];
    this.several = false;
  }

  get kind() {
    return this.models.find(({ tool }) => tool === this.chosen[0])?.output_kind ?? 'image';
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('chosen') && this.chosen.length > 1) this.several = true;
  }

  render() {
    const listed = this.models.filter(({ output_kind: kind }) => kind === this.kind);
    return html`<div class="head">
        <div class="kinds" role="group" aria-label="What to make">
          ${Object.entries(KINDS).map(
            ([kind, name]) =>
              html`<button aria-pressed=${kind === this.kind} @click=${() => this.switchTo(kind)}>${name}</button>`,
          )}
        </div>
        <button aria-pressed=${this.several} @click=${this.compare}>Side by side</button>
      </div>
      <fieldset>
        <legend class="visually-hidden">Model</legend>
        <div class="models">${listed.map((model) => this.row(model))}</div>
      </fieldset>`;
  }

  /** @param {Record<string, any>} model */
  row(model) {
    const checked = this.chosen.includes(model.tool);
    return html`<label>
      <input
        type=${this.several ? 'checkbox' : 'radio'}
        name="model"
        .checked=${live(checked)}
        ?disabled=${!model.usable}
        @change=${(/** @type {any} */ { target }) => this.choose(model.tool, target.checked)}
      />
      <span class="title">${this.titles[model.tool] ?? model.id}</span>
      <span class="price">${from(model)}</span>
      ${checked || !model.usable
        ? html`<span class="best">${model.usable ? model.best_for : model.why_not}</span>`
        : nothing}
    </label>`;
  }

  /** @param {string} kind */
  switchTo(kind) {
    const first = this.models.find((model) => model.output_kind === kind && model.usable);
    if (first && kind !== this.kind) this.tell([first.tool]);
  }

  compare() {
    this.several = !this.several;
    if (!this.several) this.tell(this.chosen.slice(0, 1));
  }

  /** @param {string} tool @param {boolean} checked */
  choose(tool, checked) {
    if (!this.several) return this.tell([tool]);
    const others = this.chosen.filter((other) => other !== tool);
    // One stays chosen.
    if (checked || others.length) this.tell(checked ? [...others, tool] : others);
    else this.requestUpdate();
  }

  /** @param {string[]} chosen */
  tell(chosen) {
    this.chosen = chosen;
    this.dispatchEvent(new CustomEvent('models', { detail: { tools: chosen }, bubbles: true, composed: true }));
  }
}

/** @param {Record<string, any>} model */
function from({ default_usd: amount, output_kind: kind }) {
  if (typeof amount !== 'number') return 'priced after';
  return kind === 'video' ? `${usd(amount)} a clip` : usd(amount);
}

customElements.define('model-list', ModelList);
