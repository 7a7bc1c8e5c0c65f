/** What the gallery says about jobs. Everything here is a pure function. */

import { count, money, price, usd, when } from '../format.js';

/** @typedef {Record<string, any>} Job as list_jobs and get_job answer it */

const MINUTE = 60_000;

/** How long a price can be confirmed. */
const CONFIRMATION_WINDOW = 15 * MINUTE;

/** The statuses of jobs, in the order in which a person looks for them. */
export const STATUSES = new Map([
  ['completed', 'Completed'],
  ['processing', 'In progress'],
  ['awaiting_confirmation', 'Awaiting confirmation'],
  ['failed', 'Failed'],
  ['unknown', 'Outcome unknown'],
  ['refused', 'Not sent'],
]);

/** @param {Job} job */
export function statusLabel(job) {
  return STATUSES.get(job.status) ?? String(job.status);
}

/** @param {Job} job */
export function subject(job) {
  return job.prompt ?? job.arguments?.prompt ?? job.arguments?.url ?? '';
}

/** The cost, or the price as far as the cost is not known. @param {Job} job */
export function costText(job) {
  if (job.charged === 'no' && job.status !== 'awaiting_confirmation' && job.status !== 'processing') return 'Not charged';
  return price(job) || 'No price in dollars';
}

/** What became of the money, in a sentence. @param {Job} job */
export function moneySentence(job) {
  const amount = price(job) || 'the price';
  if (job.status === 'awaiting_confirmation') return `Nothing was sent yet. ${amount} is reserved.`;
  return money(job);
}

/** Until when the price can be confirmed, in milliseconds since 1970. @param {Job} job */
export function confirmableUntil(job) {
  return Date.parse(job.created_at) + CONFIRMATION_WINDOW;
}

/**
 * What a person can do about a job that is not as it should be; empty if there is nothing to do.
 *
 * @param {Job} job
 * @returns {string[]}
 */
export function advice(job) {
  switch (job.status) {
    case 'awaiting_confirmation':
      return ['Confirm it within 15 minutes. After that it is not sent, and the reserved amount is free again.'];
    case 'unknown':
      if (job.charged !== 'unknown') return [];
      if (job.sandbox) return ['In live mode you would look into your account at the service now, and record what you found with this command:'];
      return [
        `Look into your account at ${job.provider ?? 'the service'}: is there such a generation, and was it charged?`,
        'Record what you found with this command on the machine of this server. Until then the price counts as spent, and an identical call is not sent.',
      ];
    case 'failed':
      return job.error?.retryable
        ? ['It may work in a moment: run it again with these settings.']
        : ['Change what the message names, then run it again with these settings.'];
    case 'refused':
      return ['Nothing was sent. Run it again with these settings if you still want it.'];
    default:
      return [];
  }
}

/** How the operator records what became of the money. @param {Job} job */
export function settleCommand(job) {
  const amount = typeof job.quoted_usd === 'number' ? String(job.quoted_usd) : 'USD';
  return `api18-mcp settle ${job.job_id} charged     # or: free, or: cost ${amount}`;
}

/** A value of an argument, for people. @param {unknown} value */
export function valueText(value) {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** @param {Job} job @param {number} number of its outputs */
export function outputsText(job, number) {
  return count(number, job.output_kind === 'video' ? 'clip' : 'picture');
}

/** What a screen reader says of a card. @param {Job} job @param {number} now */
export function cardName(job, now) {
  const what = subject(job) || job.model;
  return `${statusLabel(job)}: ${what}. ${job.model}, ${costText(job)}, ${when(job.created_at, now)}`;
}

/** @param {number} amount */
export function confirmLabel(amount) {
  return `Confirm and pay ${usd(amount)}`;
}
