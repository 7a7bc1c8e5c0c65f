/** What the gallery shows around its jobs, and in place of them. */

import { html, nothing } from 'lit';
import { count } from '../format.js';
import { closeIcon } from './icons.js';
import { countOf } from './query.js';
import { STATUSES, subject } from './words.js';

/** @param {string} reason @param {() => void} again */
export function unavailable(reason, again) {
  return html`<div class="empty" role="alert">
    <h2>The jobs cannot be shown</h2>
    <p dir="auto">${reason}</p>
    <button type="button" @click=${again}>Try again</button>
  </div>`;
}

/** @param {import('./query.js').Filters} filters @param {number} stars how many there are @param {() => void} clear */
export function nothingHere(filters, stars, clear) {
  if (filters.starred && !stars) {
    return html`<div class="empty">
      <h2>No stars yet</h2>
      <p>Press <kbd>s</kbd> on a job to keep it at hand. Stars stay in this browser.</p>
      <button type="button" @click=${clear}>Show all jobs</button>
    </div>`;
  }
  if (countOf(filters) || filters.words) {
    return html`<div class="empty">
      <h2>No job fits</h2>
      <p>Try fewer words, or fewer filters.</p>
      <button type="button" @click=${clear}>Show all jobs</button>
    </div>`;
  }
  return html`<div class="empty">
    <h2>Nothing here yet</h2>
    <p>Everything that you make appears here: from this page, from the terminal and from your agents.</p>
    <a class="button" href="#/run">Make the first picture</a>
  </div>`;
}

/**
 * A line above the jobs: the filters that are set, or else what waits for a person, wherever in the list it is.
 *
 * @param {import('./query.js').Filters} filters
 * @param {{unconfirmed: number, unknown: number}} waiting
 * @param {string} hint what else there is to say
 * @param {(changed: Partial<import('./query.js').Filters>) => void} change
 */
export function overview(filters, { unconfirmed, unknown }, hint, change) {
  const set = chosen(filters);
  /** @param {string} status @param {string} text */
  const button = (status, text) => html`<button type="button" data-status=${status} @click=${() => change({ status })}>${text}</button>`;
  return html`<div class="bar">
    ${set.map(
      ([name, text]) =>
        html`<button type="button" aria-label=${`Remove the filter ${text}`} @click=${() => change({ [name]: '' })}>${text}${closeIcon}</button>`,
    )}
    ${!set.length && unconfirmed ? button('awaiting_confirmation', `${count(unconfirmed, 'job awaits', 'jobs await')} your confirmation`) : nothing}
    ${!set.length && unknown ? button('unknown', `${count(unknown, 'job has', 'jobs have')} an unknown outcome`) : nothing}
    <span role="status">${hint}</span>
    ${hint || set.length || unconfirmed || unknown ? nothing : html`<span>${filters.starred ? 'Starred in this browser' : 'Newest first'}</span>`}
    <span class="keys" aria-hidden="true">
      <kbd>j</kbd><kbd>k</kbd> step <kbd>Enter</kbd> open <kbd>s</kbd> star <kbd>c</kbd> compare <kbd>Esc</kbd> close
    </span>
  </div>`;
}

/** The filters that the row above hides, with their texts. @param {import('./query.js').Filters} filters @returns {[string, string][]} */
function chosen({ model, status, since, until, min, max }) {
  /** @type {[string, string][]} */
  const all = [
    ['model', model],
    ['status', STATUSES.get(status) ?? status],
    ['since', since && `from ${since}`],
    ['until', until && `to ${until}`],
    ['min', min && `from $${min}`],
    ['max', max && `to $${max}`],
  ];
  return all.filter(([, text]) => text);
}

/** @param {import('./pages.js').JobPages} pages @param {(by: 1 | -1) => void} turn */
export function pager({ hasNewer, hasOlder, number, jobs }, turn) {
  return html`<nav class="pager" aria-label="Pages">
    ${hasNewer || hasOlder
      ? html`<button type="button" ?disabled=${!hasNewer} @click=${() => turn(-1)}>Newer</button>
          <span role="status">Page ${number}</span>
          <button type="button" ?disabled=${!hasOlder} @click=${() => turn(1)}>Older</button>`
      : html`<span role="status">${count(jobs?.length ?? 0, 'job')}</span>`}
  </nav>`;
}

/** @param {import('./words.js').Job[]} jobs one or two @param {() => void} compare @param {() => void} cancel */
export function comparisonBar(jobs, compare, cancel) {
  return html`<div class="comparison" role="status">
    ${jobs.length === 1
      ? html`<span>A: <span dir="auto">${subject(jobs[0]) || jobs[0].job_id}</span>. Choose another job to compare it with.</span>`
      : html`<span>Two jobs are chosen.</span><button class="primary" type="button" @click=${compare}>Compare</button>`}
    <button type="button" @click=${cancel}>Cancel</button>
  </div>`;
}
