/** The form and its results. The form comes from the tools' own schemas, so that it is never older than the server. */

import { LitElement, html, nothing } from 'lit';
import { duration, label } from '../format.js';
import { base, controls, surfaces } from '../styles.js';
import './field.js';
import './ideas.js';
import { JobRun } from './job-run.js';
import './model-list.js';
import './picture-field.js';
import { picturesIn } from './pictures.js';
import { isPricedAfterwards, Quotes, remaining, total } from './quotes.js';
import './result-list.js';
import { runStyles } from './run.css.js';
import { argumentsOf, fields, isMain, takesPicture, valuesOf } from './schema.js';

const DRAFT = 'studio.draft';
const MOST_TIMES = 4;

const NARROW = matchMedia('(max-width: 900px)');
const CALM = matchMedia('(prefers-reduced-motion: reduce)');

/** @typedef {{chosen: string[], values: Record<string, any>}} Draft */

export class StudioRun extends LitElement {
  static properties = {
    client: {},
    tools: {},
    models: {},
    about: {},
    chosen: { state: true },
    values: { state: true },
    touched: { state: true },
    quotes: { state: true },
    stale: { state: true },
    notice: { state: true },
    times: { state: true },
    batches: { state: true },
    undo: { state: true },
    spoken: { state: true },
  };

  static styles = [base, controls, surfaces, runStyles];

  constructor() {
    super();
    /** @type {import('../mcp.js').McpClient | undefined} */
    this.client = undefined;
    /** @type {import('../mcp.js').Tool[]} */
    this.tools = [];
    /** @type {Record<string, any>[]} */
    this.models = [];
    /** @type {import('../server.js').About | undefined} */
    this.about = undefined;
    /** Names of tools. @type {string[]} */
    this.chosen = [];
    /** @type {Record<string, any>} */
    this.values = {};
    /** Fields whose problems are shown. @type {Set<string>} */
    this.touched = new Set();
    /** In the order of the chosen tools. @type {(import('./quotes.js').Quote | null)[]} */
    this.quotes = [];
    /** Whether the quotes are of what the form held before. */
    this.stale = true;
    this.times = 1;
    /** Why nothing was run. */
    this.notice = '';
    this.submitting = false;
    /** @type {import('./result-list.js').Batch[]} */
    this.batches = [];
    /** @type {{text: string, before: Draft} | null} */
    this.undo = null;
    /** What a screen reader says next. */
    this.spoken = '';
    this.prices = new Quotes();
    this.paste = this.takePasted.bind(this);
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('paste', this.paste);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('paste', this.paste);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('chosen')) this.quotes = [];
    if (changed.has('models') && !this.chosen.length) this.restore();
    if (changed.has('chosen') || changed.has('values') || changed.has('client')) this.changed();
  }

  /** The chosen tools, with their models. */
  get calls() {
    return this.chosen.flatMap((name) => {
      const tool = this.tools.find((known) => known.name === name);
      const model = this.models.find((known) => known.tool === name);
      return tool && model ? [{ tool, model }] : [];
    });
  }

  /** Fills the form with an earlier call. What was there can be had back. @param {string} name of a tool or model @param {Record<string, any>} args */
  useSettings(name, args) {
    const model = this.models.find(({ tool, id }) => tool === name || id === name);
    const tool = this.tools.find((known) => known.name === model?.tool);
    if (!tool) return;
    this.replace('The form has the settings of that job.', { chosen: [tool.name], values: valuesOf(tool, args) });
  }

  /**
   * Adds a picture. The model changes only if the chosen one does not take it; the prompt stays.
   *
   * @param {string} image
   * @param {'edit' | 'animate'} purpose
   */
  useAsInput(image, purpose) {
    const kind = purpose === 'edit' ? 'image' : 'video';
    const fits = (/** @type {Record<string, any>} */ model) => {
      const tool = this.tools.find(({ name }) => name === model.tool);
      return model.usable && model.output_kind === kind && tool !== undefined && takesPicture(tool);
    };
    const kept = this.calls.filter(({ model }) => fits(model)).map(({ tool }) => tool.name);
    const cheapest = this.models.filter(fits).sort((a, b) => (a.default_usd ?? 0) - (b.default_usd ?? 0))[0];
    const chosen = kept.length ? kept : cheapest ? [cheapest.tool] : [];
    if (!chosen.length) return;
    const field = fields(this.tools.filter(({ name }) => chosen.includes(name))).find((known) => known.kind === 'images');
    const most = field?.most ?? 1;
    const before = [this.values[field?.name ?? ''] ?? []].flat();
    const pictures = most === 1 ? [image] : [...before.filter((taken) => taken !== image), image].slice(-most);
    this.replace('The picture is in the form.', { chosen, values: { ...this.values, [field?.name ?? '']: pictures } });
  }

  render() {
    const list = fields(this.calls.map(({ tool }) => tool));
    const more = list.filter((field) => !isMain(field));
    return html`
      <h1 class="visually-hidden">Run</h1>
      <p class="visually-hidden" role="status">${this.spoken}</p>
      <div class="columns">
        <form class="sheet" novalidate @submit=${this.submit} @value=${this.change} @keydown=${this.shortcut} aria-label="Call">
          ${this.undo
            ? html`<div class="undo" role="status">
                <span>${this.undo.text}</span><button type="button" @click=${this.takeBack}>Undo</button>
              </div>`
            : nothing}
          <div class="fields">
            <model-list
              .models=${this.models}
              .titles=${Object.fromEntries(this.tools.map(({ name, title }) => [name, title ?? name]))}
              .chosen=${this.chosen}
              @models=${this.choose}
            ></model-list>
            ${list.filter(isMain).map((field) => this.field(field))}
            ${more.length
              ? html`<details class="more" ?open=${more.some(({ name }) => this.problem(name))}>
                  <summary>More options <span class="quiet">${more.map(({ name }) => label(name).toLowerCase()).join(', ')}</span></summary>
                  <div class="fields inner">${more.map((field) => this.field(field))}</div>
                </details>`
              : nothing}
          </div>
          ${this.bar()}
        </form>
        <div class="results">
          ${this.batches.length
            ? html`<result-list .batches=${this.batches} .client=${this.client} .about=${this.about}></result-list>`
            : html`<run-ideas @idea=${this.begin}></run-ideas>`}
        </div>
      </div>
    `;
  }

  /** @param {import('./schema.js').Field} field */
  field(field) {
    const only =
      field.tools.length < this.chosen.length
        ? this.tools.filter(({ name }) => field.tools.includes(name)).map(({ title, name }) => title ?? name).join(', ')
        : '';
    const problem = this.touched.has(field.name) ? this.problem(field.name) : '';
    return field.kind === 'images'
      ? html`<picture-field
          .field=${field}
          .value=${this.values[field.name] ?? []}
          .problem=${problem}
          .client=${this.client}
          .tools=${this.tools}
        ></picture-field>`
      : html`<run-field .field=${field} .value=${this.values[field.name]} .problem=${problem} .only=${only}></run-field>`;
  }

  /** What the server finds wrong with a field. @param {string} name */
  problem(name) {
    const found = this.quotes.flatMap((quote) => quote?.violations ?? []).filter(({ parameter }) => parameter.startsWith(name));
    return [...new Set(found.map(({ expected }) => `Expected: ${expected}.`))].join(' ');
  }

  bar() {
    const seconds = Math.max(0, ...this.calls.map(({ model }) => model.typical_seconds ?? 0));
    const limits = Object.entries(this.quotes.find(Boolean)?.limits ?? {});
    return html`<p class="notice warn price" role="alert" ?hidden=${!this.notice}>${this.notice}</p>
      <div class="bar">
      <div class="sum">
        <output class="total ${this.stale ? 'stale' : ''}" aria-label="Price">${this.total}</output>
        <span class="quiet small">
          ${isPricedAfterwards(this.quotes) && this.chosen.length > 1
            ? html`<span>one is priced later</span>`
            : nothing}
          ${this.about?.mode === 'sandbox' ? html`<span>not charged</span>` : nothing}
          ${seconds ? html`<span class="figures">about ${duration(seconds)}</span>` : nothing}
          ${limits.map(([name, { left }]) => html`<span class="figures">${remaining(name, left)}</span>`)}
        </span>
      </div>
      <div class="go">
        <label class="times">
          <span class="visually-hidden">How many times</span>
          <select
            .value=${String(this.times)}
            @change=${(/** @type {any} */ { target }) => {
              this.times = Number(target.value);
            }}
          >
            ${Array.from({ length: MOST_TIMES }, (_, index) => html`<option value=${index + 1}>× ${index + 1}</option>`)}
          </select>
        </label>
        <button class="primary run" title="Ctrl + Enter">Run</button>
      </div>
    </div>`;
  }

  /** @param {CustomEvent<{idea: string}>} event */
  begin({ detail }) {
    this.replace('The form has the idea.', { chosen: this.chosen, values: { ...this.values, prompt: detail.idea } });
    this.focusOn('prompt');
  }

  /** @param {CustomEvent<{tools: string[]}>} event */
  choose({ detail }) {
    this.chosen = detail.tools;
    this.touched = new Set();
  }

  /** @param {CustomEvent<{name: string, value: unknown}>} event */
  change({ detail }) {
    this.values = { ...this.values, [detail.name]: detail.value };
    this.touched = new Set([...this.touched, detail.name]);
  }

  /** The form is not what it was: its price is asked for, and it is kept for the next visit of this tab. */
  changed() {
    if (!this.client) return;
    const calls = this.calls.map(({ tool, model }) => ({ model: model.id, arguments: argumentsOf(tool, this.values) }));
    this.stale = true;
    this.notice = '';
    this.prices.ask(this.client, calls, (quotes) => {
      this.quotes = quotes;
      this.stale = false;
      this.dispatchEvent(new Event('quoted'));
    });
    try {
      sessionStorage.setItem(DRAFT, JSON.stringify({ chosen: this.chosen, values: this.values }));
    } catch {
      // Pictures may be larger than what a browser keeps.
    }
  }

  restore() {
    const usable = this.models.filter((model) => model.usable);
    const draft = /** @type {Partial<Draft>} */ (JSON.parse(sessionStorage.getItem(DRAFT) ?? '{}'));
    const known = (draft.chosen ?? []).filter((name) => usable.some(({ tool }) => tool === name));
    const fromWords = usable.find(({ tool, output_kind: kind }) => {
      const found = this.tools.find(({ name }) => name === tool);
      return kind === 'image' && found && 'prompt' in found.inputSchema.properties && !takesPicture(found);
    });
    const first = fromWords ?? usable[0];
    this.chosen = known.length || !first ? known : [first.tool];
    this.values = draft.values ?? {};
  }

  /** @param {string} text @param {Draft} draft */
  replace(text, draft) {
    this.undo = { text, before: { chosen: this.chosen, values: this.values } };
    this.chosen = draft.chosen;
    this.values = draft.values;
    this.touched = new Set();
    this.show('form');
  }

  /** Brings a part into sight where form and results are below each other. @param {string} part */
  async show(part) {
    await this.updateComplete;
    // The elements inside take their own room first.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    if (NARROW.matches) this.renderRoot.querySelector(part)?.scrollIntoView({ behavior: CALM.matches ? 'auto' : 'smooth' });
  }

  takeBack() {
    if (!this.undo) return;
    ({ chosen: this.chosen, values: this.values } = this.undo.before);
    this.undo = null;
  }

  /** @param {KeyboardEvent} event */
  shortcut(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.submit(event);
  }

  /** @param {ClipboardEvent} event */
  takePasted(event) {
    const files = picturesIn(event.clipboardData);
    const field = /** @type {any} */ (this.renderRoot.querySelector('picture-field'));
    if (!files.length || !field || !this.checkVisibility()) return;
    event.preventDefault();
    field.take(files);
  }

  get total() {
    return total(this.quotes, this.calls.map(({ model }) => model), this.times);
  }

  /** Runs what the form holds, at the price that the person has seen. @param {Event} event */
  async submit(event) {
    event.preventDefault();
    if (!this.client || this.submitting) return;
    this.submitting = true;
    const agreed = await this.isPriceSeen();
    this.submitting = false;
    if (!agreed) return;
    const wrong = this.quotes.flatMap((quote) => quote?.violations ?? [])[0];
    if (wrong) {
      this.touched = new Set(fields(this.calls.map(({ tool }) => tool)).map(({ name }) => name));
      this.spoken = `${label(wrong.parameter)}: expected ${wrong.expected}.`;
      return this.focusOn(wrong.parameter);
    }
    const runs = Array.from({ length: this.times }, () =>
      this.calls.map(({ tool, model }) => new JobRun(/** @type {any} */ (this.client), tool, model, argumentsOf(tool, this.values))),
    ).flat();
    if (!runs.length) return;
    const title = this.values.prompt || this.values.url || runs[0].tool.title || '';
    this.batches = [{ id: this.batches.length, title, runs }, ...this.batches];
    this.undo = null;
    this.show('.results');
    for (const run of runs) {
      run.addEventListener('change', () => this.tell(run));
      run.start();
    }
  }

  /** Whether the form costs what it says. A price that nobody has seen is shown instead of paid. */
  async isPriceSeen() {
    const seen = this.total.replace(/^from /, '');
    await this.updateComplete;
    if (!this.stale) return true;
    await new Promise((resolve) => this.addEventListener('quoted', resolve, { once: true }));
    const wrong = this.quotes.some((quote) => quote?.violations.length);
    if (wrong || this.total === seen) return true;
    this.notice = `Price: ${this.total}. Press Run to agree.`;
    return false;
  }

  /** Says how a run ended, and asks what is left of the limits. @param {JobRun} run */
  tell(run) {
    if (run.state !== 'ended' || !run.job) return;
    this.spoken = `${run.tool.title}: ${run.job.status.replaceAll('_', ' ')}.`;
    this.changed();
  }

  /** @param {string} name of a field, or of a part of it */
  async focusOn(name) {
    await this.updateComplete;
    const all = /** @type {any[]} */ ([...this.renderRoot.querySelectorAll('run-field, picture-field')]);
    all.find(({ field }) => name.startsWith(field.name))?.focus();
  }
}

customElements.define('studio-run', StudioRun);
