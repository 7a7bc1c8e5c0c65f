/** The sentences of the card, and the addresses that it may use. Everything here is a pure function. */

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Tools whose arguments name a job or a model, so that the tool says nothing about it. */
const GENERAL_TOOLS = ['submit_job', 'get_job', 'confirm_job'];

/** @param {number} amount in US dollars, exact */
export function usd(amount) {
  const [whole, cents = ''] = String(amount).split('.');
  return `$${whole}.${cents.padEnd(2, '0')}`;
}

/** @param {number} seconds */
export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 2 * MINUTE) return `${whole} s`;
  const rest = whole % MINUTE;
  return `${Math.floor(whole / MINUTE)} min${rest ? ` ${rest} s` : ''}`;
}

/** @param {string} expiresAt @param {number} now in milliseconds */
export function timeLeft(expiresAt, now) {
  const seconds = (Date.parse(expiresAt) - now) / 1000;
  if (Number.isNaN(seconds)) return '';
  if (seconds <= 0) return 'Expired';
  if (seconds < 2 * HOUR) return `Expires in ${Math.ceil(seconds / MINUTE)} min`;
  if (seconds < 2 * DAY) return `Expires in ${Math.floor(seconds / HOUR)} hours`;
  return `Expires in ${Math.floor(seconds / DAY)} days`;
}

/** The price of a job, or what it has cost. @param {Record<string, any>} job */
export function price(job) {
  if (typeof job.cost_usd === 'number') return usd(job.cost_usd);
  return typeof job.quoted_usd === 'number' ? usd(job.quoted_usd) : '';
}

/** What became of the money of a job that did not complete. @param {Record<string, any>} job */
export function money(job) {
  if (job.status === 'refused' && job.error?.type === 'job_not_found') return '';
  if (job.sandbox) return 'Sandbox: nothing is charged here.';
  const amount = price(job) || 'the price';
  switch (job.charged) {
    case 'no':
      return 'Nothing was charged.';
    case 'yes':
      return `Charged: ${amount}.`;
    default:
      return `It is unknown whether ${amount} was charged. It counts as spent.`;
  }
}

/** Whether the server could not look the job up. Its refusal says nothing about the job. @param {Record<string, any>} job */
export function isUnanswered(job) {
  return job.status === 'refused' && job.error?.type === 'journal_unavailable';
}

/** The title of a job that did not complete. @param {Record<string, any>} job */
export function failure({ status, error }) {
  if (error?.type === 'job_not_found') return 'Job not found';
  return { failed: 'Failed', refused: 'Not sent', unknown: 'Outcome unknown' }[status] ?? 'No result';
}

/**
 * What the card knows before there is a job.
 *
 * @param {Record<string, any> | undefined} tool as the host describes it
 * @param {Record<string, any>} args complete, or as far as the model has written them
 */
export function call(tool, args) {
  const general = GENERAL_TOOLS.includes(tool?.name ?? '');
  const model = args.model ?? (general ? '' : tool?.name ?? '');
  const given = args.arguments ?? args;
  const description = general ? '' : (tool?.description ?? '');
  return {
    title: (general ? args.model : tool?.title) ?? '',
    model: String(model),
    arguments: given,
    prompt: [given.prompt, given.url].find((text) => typeof text === 'string') ?? '',
    price: /Price: (.+?)\. Usually/.exec(description)?.[1] ?? '',
    typicalSeconds: Number(/about (\d+) s/.exec(description)?.[1] ?? 0),
    ratio: ratio(given.aspect_ratio) || (/video/.test(String(model)) ? 16 / 9 : 1),
  };
}

/** @param {unknown} text such as 16:9 */
function ratio(text) {
  const [, width, height] = /^(\d+):(\d+)$/.exec(String(text)) ?? [];
  return width ? Number(width) / Number(height) : 0;
}

/**
 * An address that a picture or a clip may have; empty for any other, such as {@code javascript:}.
 *
 * @param {unknown} text
 */
export function mediaAddress(text) {
  const address = parsed(text);
  return /^(https?:|blob:|data:image\/)/.test(address) ? address : '';
}

/** An address that a person may open. @param {unknown} text */
export function linkAddress(text) {
  const address = parsed(text);
  return /^https?:/.test(address) ? address : '';
}

/** @param {unknown} text */
function parsed(text) {
  try {
    return new URL(String(text)).href;
  } catch {
    return '';
  }
}
