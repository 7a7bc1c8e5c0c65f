/**
 * What the gallery shows, as it stands in the address of the page and as list_jobs takes it.
 *
 * @typedef {object} Filters
 * @property {string} words
 * @property {string} kind image, video or empty
 * @property {string} model
 * @property {string} status
 * @property {string} since a day, such as 2026-11-26, in UTC
 * @property {string} until the last day
 * @property {string} min in US dollars
 * @property {string} max
 * @property {boolean} starred
 */

const DAY = 86_400_000;
const TEXTS = /** @type {const} */ (['words', 'kind', 'model', 'status', 'since', 'until', 'min', 'max']);

/** @type {Filters} */
export const NO_FILTERS = Object.freeze({
  words: '',
  kind: '',
  model: '',
  status: '',
  since: '',
  until: '',
  min: '',
  max: '',
  starred: false,
});

/** @param {URLSearchParams} query @returns {Filters} */
export function filtersOf(query) {
  const filters = { ...NO_FILTERS, starred: query.has('starred') };
  for (const name of TEXTS) filters[name] = query.get(name) ?? '';
  return filters;
}

/** @param {Filters} filters @param {string} job that is open, or empty */
export function addressOf(filters, job) {
  const query = new URLSearchParams();
  for (const name of TEXTS) if (filters[name]) query.set(name, filters[name]);
  if (filters.starred) query.set('starred', '1');
  if (job) query.set('job', job);
  return `#/gallery${query.size ? `?${query}` : ''}`;
}

/** How many filters hold back jobs, not counting the words. @param {Filters} filters */
export function countOf(filters) {
  return TEXTS.filter((name) => name !== 'words' && filters[name]).length + (filters.starred ? 1 : 0);
}

/**
 * The arguments of list_jobs.
 *
 * @param {Filters} filters
 * @param {number} limit
 * @param {string | null} before
 */
export function listArguments(filters, limit, before) {
  const { words, kind, model, status, since, until, min, max } = filters;
  /** @type {Record<string, unknown>} */
  const args = { limit };
  if (words.trim()) args.query = words.trim();
  if (kind) args.kind = kind;
  if (model) args.model = model;
  if (status) args.status = status;
  if (since) args.since = since;
  // list_jobs ends before the moment that it is given.
  if (until) args.until = dayAfter(until);
  if (isAmount(min)) args.min_usd = Number(min);
  if (isAmount(max)) args.max_usd = Number(max);
  if (before) args.before = before;
  return args;
}

/** The same choice among jobs that are here already. @param {Record<string, any>} job @param {Filters} filters */
export function matches(job, { words, kind, model, status, since, until, min, max }) {
  const text = String(job.prompt ?? '').toLowerCase();
  const day = String(job.created_at).slice(0, 10);
  const usd = job.cost_usd ?? job.quoted_usd ?? Number.NaN;
  return (
    words.toLowerCase().split(/\s+/).every((word) => text.includes(word)) &&
    (!kind || job.output_kind === kind) &&
    (!model || job.model === model) &&
    (!status || job.status === status) &&
    (!since || day >= since) &&
    (!until || day <= until) &&
    (!isAmount(min) || usd >= Number(min)) &&
    (!isAmount(max) || usd <= Number(max))
  );
}

/** @param {string} day */
export function dayAfter(day) {
  const start = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(start) ? day : new Date(start + DAY).toISOString().slice(0, 10);
}

/** The day some days ago, in UTC. @param {number} days @param {number} now */
export function dayBefore(days, now) {
  return new Date(now - days * DAY).toISOString().slice(0, 10);
}

/** @param {string} text */
function isAmount(text) {
  return text.trim() !== '' && Number(text) >= 0 && Number.isFinite(Number(text));
}
