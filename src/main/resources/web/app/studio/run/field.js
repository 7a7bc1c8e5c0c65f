/** One field of the form. It tells its new value by the event `value`. */

import { LitElement, css, html, nothing, svg } from 'lit';
import { live } from 'lit/directives/live.js';
import { label } from '../format.js';
import { base, controls } from '../styles.js';

const FEW_OPTIONS = 6;

class RunField extends LitElement {
  static properties = {
    field: {},
    value: {},
    problem: {},
    only: {},
  };

  static styles = [
    base,
    controls,
    css`
      .field {
        display: grid;
        gap: 6px;
      }

      .head {
        position: relative;
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--space-2);
      }

      .head:has(output) {
        padding-right: 3em;
      }

      legend.head {
        margin-bottom: 6px;
      }

      .name {
        font-size: var(--text-s);
        font-weight: 600;
      }

      .required {
        color: var(--signal);
        font-size: var(--text-xs);
        font-weight: 550;
      }

      output {
        position: absolute;
        top: 0;
        right: 0;
        font-size: var(--text-s);
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }

      .description {
        color: var(--quiet);
        font-size: var(--text-xs);
      }

      .problem {
        color: var(--bad);
        font-size: var(--text-xs);
      }

      textarea {
        min-height: 4.6em;
        field-sizing: content;
        max-height: 40vh;
      }

      .options {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
      }

      .option {
        position: relative;
        display: inline-flex;
        min-height: var(--target);
        align-items: center;
        gap: 6px;
        padding: 0 var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius-s);
        font-size: var(--text-s);
        font-variant-numeric: tabular-nums;
        cursor: pointer;
        transition: border-color var(--quick);
      }

      .option:hover {
        border-color: var(--line-strong);
      }

      .option input {
        position: absolute;
        opacity: 0;
      }

      .option:has(:checked) {
        border-color: var(--ink);
        background: var(--ink);
        color: var(--on-ink);
      }

      .option:has(:focus-visible) {
        outline: 2px solid var(--ring);
        outline-offset: 2px;
      }

      .flag {
        display: grid;
        min-height: var(--target);
        grid-template-columns: auto 1fr;
        align-items: center;
        gap: 0 var(--space-3);
        cursor: pointer;
      }

      .flag .description,
      .flag .problem {
        grid-column: 2;
      }

      input[type='range'] {
        width: 100%;
        min-height: 24px;
        margin: 0;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./schema.js').Field | undefined} */
    this.field = undefined;
    /** @type {unknown} */
    this.value = undefined;
    this.problem = '';
    /** The models that have this field, if not all of the chosen ones have it. */
    this.only = '';
  }

  focus() {
    const control = this.renderRoot.querySelector('textarea, select, input:checked, input');
    /** @type {HTMLElement | null} */ (control)?.focus();
  }

  render() {
    const { field } = this;
    if (!field) return nothing;
    if (field.kind === 'flag') return this.flag(field);
    if (field.kind === 'choice' && isShort(field)) return this.group(field);
    return html`<div class="field">
      <div class="head"><label class="name" for="control">${this.name(field)}</label>${this.description(field)}${this.output(field)}</div>
      ${this.control(field)} ${this.complaint()}
    </div>`;
  }

  /** @param {import('./schema.js').Field} field */
  name({ name, required }) {
    return html`${label(name)} ${required ? html`<span class="required">required</span>` : nothing}`;
  }

  /** @param {import('./schema.js').Field} field */
  description({ description }) {
    return html`<span class="description" id="description"
      >${description}${this.only ? html` <em>Only ${this.only}.</em>` : nothing}</span
    >`;
  }

  /** @param {import('./schema.js').Field} field */
  output({ kind }) {
    return kind === 'range' ? html`<output for="control">${this.current()}</output>` : nothing;
  }

  complaint() {
    return this.problem ? html`<p class="problem" id="problem">${this.problem}</p>` : nothing;
  }

  /** @param {import('./schema.js').Field} field */
  control(field) {
    const described = this.problem ? 'description problem' : 'description';
    const invalid = this.problem ? 'true' : nothing;
    const value = this.value ?? '';
    switch (field.kind) {
      case 'prompt':
        return html`<textarea
          id="control"
          dir="auto"
          rows=${field.name === 'prompt' ? 3 : 2}
          maxlength=${field.most ?? nothing}
          .value=${value}
          aria-required=${field.required}
          aria-invalid=${invalid}
          aria-describedby=${described}
          @input=${this.typed}
        ></textarea>`;
      case 'choice':
        return html`<select id="control" aria-invalid=${invalid} aria-describedby=${described} @change=${this.chosen}>
          ${field.standard === undefined ? html`<option value="">–</option>` : nothing}
          ${field.options.map(
            (option) =>
              html`<option value=${option} ?selected=${option === this.current()}>${words(option)}</option>`,
          )}
        </select>`;
      case 'range':
        return html`<input
          id="control"
          type="range"
          min=${field.least ?? 0}
          max=${field.most ?? 100}
          .value=${String(this.current())}
          aria-invalid=${invalid}
          aria-describedby=${described}
          @input=${this.numbered}
        />`;
      case 'number':
        return html`<input
          id="control"
          inputmode="numeric"
          .value=${String(value)}
          placeholder=${field.standard ?? 'Random'}
          aria-invalid=${invalid}
          aria-describedby=${described}
          @input=${this.numbered}
        />`;
      default:
        return html`<input
          id="control"
          type=${field.kind === 'url' ? 'url' : 'text'}
          dir="auto"
          placeholder=${field.kind === 'url' ? 'https://' : nothing}
          .value=${value}
          aria-required=${field.required}
          aria-invalid=${invalid}
          aria-describedby=${described}
          @input=${this.typed}
        />`;
    }
  }

  /** @param {import('./schema.js').Field} field */
  group(field) {
    return html`<fieldset class="field" aria-describedby="description">
      <legend class="head"><span class="name">${this.name(field)}</span>${this.description(field)}</legend>
      <div class="options">
        ${field.options.map(
          (option) =>
            html`<label class="option"
              ><input
                type="radio"
                name="option"
                .checked=${live(option === this.current())}
                @change=${() => this.tell(option)}
              />${frame(option)}${words(option)}</label
            >`,
        )}
      </div>
      ${this.complaint()}
    </fieldset>`;
  }

  /** @param {import('./schema.js').Field} field */
  flag(field) {
    return html`<label class="flag">
      <input
        type="checkbox"
        .checked=${live(this.current() === true)}
        aria-describedby="description"
        @change=${(/** @type {any} */ { target }) => this.tell(target.checked)}
      />
      <span class="name">${label(field.name)}</span>
      ${this.description(field)} ${this.complaint()}
    </label>`;
  }

  current() {
    return this.value ?? this.field?.standard ?? this.field?.least;
  }

  /** @param {any} event */
  typed({ target }) {
    this.tell(target.value);
  }

  /** @param {any} event */
  chosen({ target }) {
    this.tell(this.field?.options.find((option) => String(option) === target.value));
  }

  /** A text that is no number is kept as it is, so that the server can say what is wrong with it. @param {any} event */
  numbered({ target }) {
    const text = target.value.trim();
    this.tell(text === '' || Number.isNaN(Number(text)) ? text : Number(text));
  }

  /** @param {unknown} value */
  tell(value) {
    this.dispatchEvent(new CustomEvent('value', { detail: { name: this.field?.name, value }, bubbles: true, composed: true }));
  }
}

/** @param {import('./schema.js').Field} field */
function isShort({ options, standard }) {
  return standard !== undefined && (options.length <= FEW_OPTIONS || options.some(isShape));
}

/** @param {unknown} option */
function isShape(option) {
  return /^\d+:\d+$/.test(String(option));
}

/** @param {unknown} option */
function words(option) {
  return String(option).replaceAll('_', ' ');
}

/** A small frame of that shape. @param {unknown} option */
function frame(option) {
  if (!isShape(option)) return nothing;
  const [width, height] = String(option).split(':').map(Number);
  const scale = 12 / Math.max(width, height);
  const [w, h] = [width * scale, height * scale];
  return html`<svg viewBox="0 0 14 14" width="14" height="14" fill="none" stroke="currentColor" stroke-width="1.3" aria-hidden="true">
    ${svg`<rect x=${(14 - w) / 2} y=${(14 - h) / 2} width=${w} height=${h} rx="1"/>`}
  </svg>`;
}

customElements.define('run-field', RunField);
