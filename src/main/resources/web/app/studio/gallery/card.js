/** One job in the gallery. Its box has the same size whatever is in it, so that nothing moves when pictures arrive. */

import { html, nothing } from 'lit';
import { duration, when } from '../format.js';
import { compareIcon, playIcon, stackIcon, starIcon, starredIcon, statusIcons } from './icons.js';
import { hasCheapFrame, isGone, outputPath, outputsOf, thumbnailPath } from './outputs.js';
import './picture.js';
import { cardName, costText, moneySentence, outputsText, statusLabel, subject } from './words.js';

/**
 * @typedef {object} CardState
 * @property {number} now
 * @property {boolean} isCurrent its button is the one that Tab reaches
 * @property {boolean} isOpen its details are shown
 * @property {boolean} isStarred
 * @property {boolean} isCompared
 * @property {number} typicalSeconds of its model; 0 if not known
 * @property {() => void} focus
 * @property {() => void} open
 * @property {() => void} star
 * @property {() => void} compare
 */

/** @param {import('./words.js').Job} job @param {CardState} state */
export function jobCard(job, state) {
  const tab = state.isCurrent ? 0 : -1;
  return html`
    <li class="job" data-status=${job.status} ?data-open=${state.isOpen} ?data-compared=${state.isCompared} @focusin=${state.focus}>
      <div class="tile">${content(job, state)}</div>
      <p class="caption">
        <span class="subject" dir="auto">${subject(job) || job.model}</span>
        <span class="facts"><span>${costText(job)}</span><span>${when(job.created_at, state.now)}</span></span>
      </p>
      <button
        class="open"
        type="button"
        tabindex=${tab}
        aria-label=${cardName(job, state.now)}
        aria-current=${state.isOpen ? 'true' : nothing}
        @click=${state.open}
      ></button>
      <div class="marks">
        <button class="mark" type="button" tabindex=${tab} aria-pressed=${state.isStarred} aria-label="Star" title="Star (s)" @click=${state.star}>
          ${state.isStarred ? starredIcon : starIcon}
        </button>
        <button class="mark compare" type="button" tabindex=${tab} aria-pressed=${state.isCompared} aria-label="Compare" title="Compare (c)" @click=${state.compare}>
          ${compareIcon}
        </button>
      </div>
    </li>
  `;
}

/** Boxes of the same size, while nothing is known. @param {number} count */
export function placeholders(count) {
  return Array.from(
    { length: count },
    () => html`<li class="job placeholder" aria-hidden="true"><div class="tile"></div><p class="caption"><span class="subject"></span><span class="facts"></span></p></li>`,
  );
}

/** @param {import('./words.js').Job} job @param {CardState} state */
function content(job, state) {
  if (job.status === 'processing') return progress(job, state);
  if (job.status !== 'completed') return problem(job);
  const outputs = outputsOf(job);
  if (outputs.every(isGone)) return notice('expired', 'Expired', 'The service no longer keeps it.', '');
  const badge =
    job.output_kind === 'video'
      ? html`<span class="badge">${playIcon}<span class="visually-hidden">Clip</span></span>`
      : outputs.length > 1
        ? html`<span class="badge">${stackIcon}${outputs.length}<span class="visually-hidden">${outputsText(job, outputs.length)}</span></span>`
        : nothing;
  return html`${job.output_kind === 'video' ? clip(job) : html`<studio-picture .path=${thumbnailPath(job, 0)} .job=${job.job_id}></studio-picture>`}${badge}`;
}

/** @param {import('./words.js').Job} job */
function clip(job) {
  return hasCheapFrame(job)
    ? html`<studio-picture kind="video" .path=${outputPath(job, 0)} .job=${job.job_id}></studio-picture>`
    : html`<div class="still" aria-hidden="true">${playIcon}</div>`;
}

/** @param {import('./words.js').Job} job @param {CardState} state */
function progress(job, { now, typicalSeconds }) {
  const seconds = Math.max(0, (now - Date.parse(job.created_at)) / 1000);
  const usual = typicalSeconds ? ` of about ${duration(typicalSeconds)}` : '';
  return html`<div class="sign progress">
    ${statusIcons.processing}<strong>${statusLabel(job)}</strong><span>${duration(seconds)}${usual}</span>
    ${typicalSeconds ? html`<progress max=${typicalSeconds} .value=${Math.min(seconds, typicalSeconds)} aria-label="Time passed"></progress>` : nothing}
  </div>`;
}

/** @param {import('./words.js').Job} job */
function problem(job) {
  return notice(job.status, statusLabel(job), job.error?.message ?? '', moneySentence(job));
}

/** @param {string} icon @param {string} title @param {string} text @param {string} money */
function notice(icon, title, text, money) {
  return html`<div class="sign">
    ${statusIcons[icon] ?? statusIcons.failed}<strong>${title}</strong>
    ${text ? html`<span class="message" dir="auto">${text}</span>` : nothing}
    ${money ? html`<span class="money">${money}</span>` : nothing}
  </div>`;
}
