/** What is known of a job, as pairs of a label and a text or a link. */

import { html } from 'lit';
import { duration, exactly, label, timeLeft } from '../format.js';
import { outputsOf } from './outputs.js';
import { costText, valueText } from './words.js';

/** Ours, and what only one service says of its outputs. */
const REMARKS = ['engine', 'engine_model', 'engine_prompt', 'style', 'file'];

/** An earlier output in place of an address. */
const EARLIER_OUTPUT = /^job:(j_[0-9a-z]{16})(#\d+)?$/;

/** @param {import('./words.js').Job} job @param {number} index of the selected output */
export function factsOf(job, index) {
  const output = outputsOf(job)[index] ?? {};
  const left = output.expires_at ? timeLeft(output.expires_at, Date.now()) : '';
  /** @type {[string, unknown][]} */
  const facts = [
    ['Model', job.model],
    ['Cost', costText(job) + (job.sandbox ? ' (sandbox: not charged)' : '')],
    ['Created', html`<time datetime=${job.created_at} title=${job.created_at}>${exactly(job.created_at)}</time>`],
    ['Took', typeof job.elapsed_ms === 'number' && job.status === 'completed' ? duration(job.elapsed_ms / 1000) : ''],
    ['Link', left],
    ['Job', html`<code>${job.job_id}</code>`],
    ['At the service', job.provider_job_id ? html`${job.provider} <code>${job.provider_job_id}</code>` : (job.provider ?? '')],
    ...REMARKS.map((name) => /** @type {[string, unknown]} */ ([label(name), output[name] ?? ''])),
  ];
  return facts.filter(([, value]) => value);
}

/** @param {import('./words.js').Job} job */
export function settingsOf(job) {
  return Object.entries(job.arguments ?? {}).map(
    ([name, value]) => html`<dt>${label(name)}</dt>${(Array.isArray(value) ? value : [value]).map((one) => html`<dd dir="auto">${shown(one)}</dd>`)}`,
  );
}

/** @param {unknown} value */
function shown(value) {
  const text = valueText(value);
  const [, job] = EARLIER_OUTPUT.exec(text) ?? [];
  return job ? html`<a href=${`#/gallery?job=${job}`}>${text}</a>` : text;
}
