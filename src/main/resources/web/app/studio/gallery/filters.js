import { css, html, LitElement, nothing } from 'lit';
import { base, controls } from '../styles.js';
import { fileIcon, filterIcon, searchIcon, starIcon, starredIcon } from './icons.js';
import { countOf, dayBefore, NO_FILTERS } from './query.js';
import { STATUSES } from './words.js';

/** @typedef {import('./query.js').Filters} Filters */

const KINDS = [
  ['', 'All'],
  ['image', 'Pictures'],
  ['video', 'Clips'],
];

const PERIODS = [
  [1, 'Today'],
  [7, '7 days'],
  [30, '30 days'],
];

/** Which jobs to show. Fires `filters-changed` with the filters, and `file-chosen` with a saved output to read. */
export class StudioFilters extends LitElement {
  static properties = {
    filters: { attribute: false },
    models: { attribute: false },
    isExpanded: { state: true },
  };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .search {
        position: relative;
        flex: 1 1 240px;
      }
      .search .icon {
        position: absolute;
        top: 50%;
        left: 11px;
        color: var(--quiet);
        transform: translateY(-50%);
      }
      .search input {
        width: 100%;
        padding-left: 34px;
      }
      .search kbd {
        padding: 0 6px;
        border: 1px solid var(--line);
        border-radius: var(--radius-s);
        font: inherit;
        font-size: 12px;
        position: absolute;
        top: 50%;
        right: 8px;
        color: var(--quiet);
        transform: translateY(-50%);
      }
      .search:focus-within kbd {
        display: none;
      }
      .kinds {
        display: flex;
        padding: 2px;
        border: 1px solid var(--line);
        border-radius: var(--radius-s);
        background: var(--well);
      }
      .kinds button {
        min-height: 30px;
        border: 0;
        background: none;
        color: var(--quiet);
      }
      .kinds [aria-pressed='true'] {
        background: var(--sheet);
        box-shadow: 0 1px 2px rgb(0 0 0 / 0.16);
        color: var(--ink);
      }
      .more {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
        gap: 12px;
        margin-top: 10px;
        padding: 14px;
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--well);
      }
      label {
        display: grid;
        gap: 4px;
        color: var(--quiet);
        font-size: 13px;
      }
      label > :is(select, input) {
        width: 100%;
        color: var(--ink);
      }
      .presets {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 6px;
      }
      [aria-pressed='true'].toggle,
      [aria-expanded='true'] {
        border-color: var(--ink);
      }
      .count {
        min-width: 18px;
        padding: 0 5px;
        border-radius: 9px;
        background: var(--ink);
        color: var(--on-ink);
        font-size: 12px;
      }
      @media (pointer: coarse) {
        .kinds button {
          min-height: 38px;
        }
        .search kbd {
          display: none;
        }
      }
      @container (max-width: 820px) {
        .label {
          display: none;
        }
      }
      @container (max-width: 560px) {
        .kinds {
          flex: 1;
        }
        .kinds button {
          flex: 1;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Filters} */
    this.filters = NO_FILTERS;
    /** @type {string[]} */
    this.models = [];
    this.isExpanded = false;
  }

  /** Puts the cursor into the search. */
  focus() {
    this.renderRoot.querySelector('input')?.focus();
  }

  render() {
    const { filters } = this;
    const count = countOf({ ...filters, kind: '', starred: false });
    return html`
      <div class="row" role="search" aria-label="Jobs">
        <div class="search">
          ${searchIcon}
          <input
            type="search"
            maxlength="200"
            placeholder="Search prompts"
            aria-label="Words of the prompt"
            .value=${filters.words}
            @input=${(/** @type {Event} */ event) => this.#change('words', event)}
          />
          <kbd aria-hidden="true">/</kbd>
        </div>
        <div class="kinds" role="group" aria-label="Kind">
          ${KINDS.map(
            ([kind, label]) =>
              html`<button type="button" aria-pressed=${filters.kind === kind} @click=${() => this.#set({ kind })}>${label}</button>`,
          )}
        </div>
        <button class="toggle" type="button" aria-pressed=${filters.starred} aria-label="Starred" title="Starred in this browser" @click=${() => this.#set({ starred: !filters.starred })}>
          ${filters.starred ? starredIcon : starIcon}<span class="label">Starred</span>
        </button>
        <button type="button" aria-label=${count ? `Filters, ${count} set` : 'Filters'} aria-expanded=${this.isExpanded} aria-controls="more" @click=${() => (this.isExpanded = !this.isExpanded)}>
          ${filterIcon}<span class="label">Filters</span>${count ? html`<span class="count">${count}</span>` : nothing}
        </button>
        <button type="button" aria-label="Open a saved picture" title="Read the recipe of a picture that this server saved" @click=${this.#chooseFile}>
          ${fileIcon}<span class="label">Open a saved picture</span>
        </button>
        <input id="file" type="file" accept="image/png,image/jpeg,image/webp" hidden aria-label="Saved picture" @change=${this.#chosen} />
      </div>
      ${this.isExpanded ? this.#more() : nothing}
    `;
  }

  #chooseFile() {
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('#file'))?.click();
  }

  #more() {
    const { filters } = this;
    return html`<div class="more" id="more">
      <label>Model ${this.#select('model', 'Any model', this.models.map((model) => [model, model]))}</label>
      <label>Status ${this.#select('status', 'Any status', [...STATUSES])}</label>
      <label>From (UTC) ${this.#input('since', 'date')}</label>
      <label>To (UTC) ${this.#input('until', 'date')}</label>
      <label>Cost from, in $ ${this.#input('min', 'number')}</label>
      <label>Cost to, in $ ${this.#input('max', 'number')}</label>
      <div class="presets">
        ${PERIODS.map(([days, label]) => {
          const since = dayBefore(Number(days) - 1, Date.now());
          const isOn = filters.since === since && !filters.until;
          return html`<button class="toggle" type="button" aria-pressed=${isOn} @click=${() => this.#set({ since, until: '' })}>${label}</button>`;
        })}
        <button type="button" @click=${() => this.#set(NO_FILTERS)}>Clear all</button>
      </div>
    </div>`;
  }

  /** @param {'model' | 'status'} name @param {string} any @param {string[][]} options */
  #select(name, any, options) {
    const known = options.some(([value]) => value === this.filters[name]);
    const all = known || !this.filters[name] ? options : [...options, [this.filters[name], this.filters[name]]];
    return html`<select @change=${(/** @type {Event} */ event) => this.#change(name, event)}>
      <option value="" ?selected=${!this.filters[name]}>${any}</option>
      ${all.map(([value, label]) => html`<option value=${value} ?selected=${value === this.filters[name]}>${label}</option>`)}
    </select>`;
  }

  /** @param {'since' | 'until' | 'min' | 'max'} name @param {'date' | 'number'} type */
  #input(name, type) {
    return html`<input
      type=${type}
      min=${type === 'number' ? '0' : nothing}
      step=${type === 'number' ? '0.01' : nothing}
      .value=${this.filters[name]}
      @change=${(/** @type {Event} */ event) => this.#change(name, event)}
    />`;
  }

  /** @param {keyof Filters} name @param {Event} event */
  #change(name, event) {
    this.#set({ [name]: /** @type {HTMLInputElement} */ (event.target).value });
  }

  /** @param {Partial<Filters>} changed */
  #set(changed) {
    const detail = { ...this.filters, ...changed };
    this.dispatchEvent(new CustomEvent('filters-changed', { detail }));
  }

  /** @param {Event} event */
  #chosen(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files?.[0];
    input.value = '';
    if (file) this.dispatchEvent(new CustomEvent('file-chosen', { detail: file }));
  }
}

customElements.define('studio-filters', StudioFilters);
