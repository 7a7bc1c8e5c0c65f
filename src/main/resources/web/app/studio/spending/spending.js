import { html, LitElement, nothing } from 'lit';
import { count, usd } from '../format.js';
import { base, controls, surfaces } from '../styles.js';
import { bar } from './bar.js';
import { chart, limitShown, longDay } from './chart.js';
import { amountsOf, csv, daysOf, rounded, sum, total } from './figures.js';
import { limitsView } from './limits.js';
import { spendingStyles } from './spending.css.js';

const PERIODS = [7, 30, 90];
const COLORS = 8;

/** What was spent, by day and by model, and what the limits leave. Each bar leads to its jobs. */
export class StudioSpending extends LitElement {
  static properties = {
    client: { attribute: false },
    tools: { attribute: false },
    days: { state: true },
    spending: { state: true },
    failure: { state: true },
    width: { state: true },
  };

  static styles = [base, controls, surfaces, spendingStyles];

  #question = 0;

  /** Figures are asked for when the view is opened, and again when somebody comes back to it. */
  #opened = new IntersectionObserver(([entry]) => entry.isIntersecting && this.#load());

  #resized = new ResizeObserver(() => {
    this.width = this.renderRoot.querySelector('.chart')?.clientWidth ?? 0;
  });

  constructor() {
    super();
    /** @type {import('../mcp.js').McpClient | undefined} */
    this.client = undefined;
    this.days = 30;
    /** The answer of the tool. @type {Record<string, any> | null} */
    this.spending = null;
    this.failure = '';
    this.width = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#opened.observe(this);
    this.#resized.observe(this);
  }

  disconnectedCallback() {
    this.#opened.disconnect();
    this.#resized.disconnect();
    super.disconnectedCallback();
  }

  render() {
    return html`
      <header>
        <h1>Spending</h1>
        <div class="periods" role="group" aria-label="Period">
          ${PERIODS.map((days) => html`<button type="button" aria-pressed=${this.days === days} @click=${() => this.#choose(days)}>${days} days</button>`)}
        </div>
        <button type="button" ?disabled=${!this.spending} @click=${this.#export}>Export CSV</button>
      </header>
      ${this.failure
        ? html`<div class="notice bad" role="alert"><h3>The figures cannot be shown</h3><p dir="auto">${this.failure}</p><button type="button" @click=${() => this.#load()}>Try again</button></div>`
        : nothing}
      ${this.#sums()}
      <section class="sheet" aria-labelledby="by-day">
        <h2 id="by-day">By day <span class="quiet small">(UTC)</span></h2>
        <div class="chart">${this.#chart()}</div>
        ${this.spending ? this.#legend() : nothing}
      </section>
      ${this.spending ? this.#more(this.spending) : nothing}
    `;
  }

  /** Comes as a whole, so that nothing on the page moves when the figures arrive. @param {Record<string, any>} spending */
  #more(spending) {
    return html`
      <div class="columns">
        <section class="sheet" aria-labelledby="by-model"><h2 id="by-model">By model</h2>${this.#models()}</section>
        <section class="sheet" aria-labelledby="limits"><h2 id="limits">Limits</h2>${limitsView(spending.limits)}</section>
      </div>
      ${this.#table()}
    `;
  }

  #sums() {
    const all = sum((this.spending?.by_day ?? []).map(amountsOf));
    /** @param {string} name @param {string} amount @param {string} more */
    const figure = (name, amount, more) =>
      html`<div class="sheet"><dt>${name}</dt><dd class="figures">${this.spending ? amount : '–'}</dd><dd class="more">${more}</dd></div>`;
    return html`<dl class="sums" aria-busy=${!this.spending}>
      ${figure('Spent', usd(rounded(all.known + all.unknown)), `in ${this.days} days`)}
      ${figure('of which unknown', usd(rounded(all.unknown)), unknownText(Number(this.spending?.cost_unknown_jobs ?? 0)))}
      ${figure('Reserved', usd(rounded(all.reserved)), 'for jobs that have not ended')}
      ${figure('Jobs', String(all.jobs), all.jobs ? `about ${usd(Number(((all.known + all.unknown) / all.jobs).toFixed(2)))} each` : 'none in this time')}
    </dl>`;
  }

  #chart() {
    if (!this.spending || !this.width) return html`<div class="empty" role="presentation"></div>`;
    const days = this.#daysShown;
    if (!days.some((day) => day.jobs)) {
      return html`<div class="empty"><p class="quiet">Nothing was made in ${this.days} days.</p><a class="button" href="#/run">Make something</a></div>`;
    }
    return chart(days, {
      width: this.width,
      limit: this.spending.limits?.per_day_usd?.limit,
      colorOf: (model) => this.#colorOf(model),
      address: (day, more = {}) => `#/gallery?${new URLSearchParams({ since: day, until: day, ...more })}`,
    });
  }

  #legend() {
    const all = sum(this.#daysShown);
    const limit = this.spending?.limits?.per_day_usd?.limit;
    return html`<ul class="legend">
      ${this.#modelsShown.map(({ model }) => html`<li><span class="key m${this.#colorOf(model)}"></span>${model}</li>`)}
      ${all.unknown ? html`<li><span class="key unknown"></span>Cost unknown: counts as spent, at its price</li>` : nothing}
      ${all.reserved ? html`<li><span class="key reserved"></span>Reserved</li>` : nothing}
      ${limit && !limitShown(this.#daysShown, limit) ? html`<li>Your limit is ${usd(limit)} a day, far above these bars.</li>` : nothing}
    </ul>`;
  }

  #models() {
    const models = this.#modelsShown;
    const most = Math.max(...models.map(total), 1e-6);
    if (!models.length) return html`<p class="quiet">None yet.</p>`;
    const since = this.#daysShown[0].day;
    return html`<ul class="models">
      ${models.map(
        (one) => html`<li>
          <a href=${`#/gallery?${new URLSearchParams({ since, model: one.model })}`}>
            <span class="name">${one.model}</span>
            <span class="figures"><strong>${usd(rounded(one.known + one.unknown))}</strong> <span class="quiet">${count(one.jobs, 'job')}</span></span>
            ${bar([
              [`m${this.#colorOf(one.model)}`, one.known / most],
              ['unknown', one.unknown / most],
              ['reserved', one.reserved / most],
            ])}
          </a>
        </li>`,
      )}
    </ul>`;
  }

  #table() {
    return html`<details>
      <summary>The figures as a table</summary>
      <div class="scroll" tabindex="0" role="group" aria-label="Figures by day">
        <table>
          <thead><tr><th scope="col">Day</th><th scope="col">Jobs</th><th scope="col">Spent</th><th scope="col">of which unknown</th><th scope="col">Reserved</th></tr></thead>
          <tbody>
            ${this.#daysShown
              .filter((day) => day.jobs)
              .reverse()
              .map(
                (day) => html`<tr>
                  <th scope="row"><a href=${`#/gallery?since=${day.day}&until=${day.day}`}>${longDay(day.day)}</a></th>
                  <td>${day.jobs}</td><td>${usd(rounded(day.known + day.unknown))}</td><td>${usd(rounded(day.unknown))}</td><td>${usd(rounded(day.reserved))}</td>
                </tr>`,
              )}
          </tbody>
        </table>
      </div>
    </details>`;
  }

  get #daysShown() {
    return daysOf(this.spending?.by_day_and_model ?? [], this.days, Date.now());
  }

  /** The dearest first. */
  get #modelsShown() {
    const models = (this.spending?.by_model ?? []).map((/** @type {any} */ share) => ({ model: String(share.model), ...amountsOf(share) }));
    return models.sort((/** @type {any} */ a, /** @type {any} */ b) => total(b) - total(a));
  }

  /** A model has the same colour everywhere. @param {string} model */
  #colorOf(model) {
    const names = (this.spending?.by_model ?? []).map((/** @type {any} */ share) => share.model);
    return Math.max(0, names.indexOf(model)) % COLORS;
  }

  /** @param {number} days */
  #choose(days) {
    this.days = days;
    this.#load();
  }

  async #load() {
    if (!this.client) return;
    const question = ++this.#question;
    const { days } = this;
    try {
      const { structuredContent } = await this.client.callTool('spending', { days, by_day_and_model: true });
      if (question !== this.#question) return;
      const isAnswer = Array.isArray(structuredContent?.by_day_and_model);
      if (isAnswer) this.spending = structuredContent;
      this.failure = isAnswer ? '' : (structuredContent?.error?.message ?? 'The server did not answer with figures.');
    } catch (error) {
      if (question === this.#question) this.failure = error instanceof Error ? error.message : String(error);
    }
  }

  #export() {
    const days = this.#daysShown;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([csv(this.spending?.by_day_and_model ?? [])], { type: 'text/csv' }));
    link.download = `spending-${days[0].day}-to-${days[days.length - 1].day}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  }
}

/** @param {number} jobs whose cost is not known */
function unknownText(jobs) {
  return jobs ? `the cost of ${count(jobs, 'job')} is not known` : 'every cost is known';
}

customElements.define('studio-spending', StudioSpending);
