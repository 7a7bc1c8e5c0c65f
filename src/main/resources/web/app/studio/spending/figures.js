/**
 * The answer of `spending` as the page draws it and as a table file has it. Everything here is a pure function.
 *
 * @typedef {object} Amounts
 * @property {number} jobs
 * @property {number} known spent, at a known cost
 * @property {number} unknown counts as spent, at its price, because its cost is not known
 * @property {number} reserved for jobs that have not ended
 *
 * @typedef {Amounts & {day: string, models: (Amounts & {model: string})[]}} Day
 */

const DAY = 86_400_000;

/** @param {Record<string, any>} share of a day, of a model, or of both @returns {Amounts} */
export function amountsOf(share) {
  const unknown = Number(share.unknown_usd ?? 0);
  return {
    jobs: Number(share.jobs ?? 0),
    known: Math.max(0, Number(share.spent_usd ?? 0) - unknown),
    unknown,
    reserved: Number(share.reserved_usd ?? 0),
  };
}

/** @param {Amounts} amounts */
export function total({ known, unknown, reserved }) {
  return known + unknown + reserved;
}

/** @param {Amounts[]} several @returns {Amounts} */
export function sum(several) {
  return several.reduce(
    (all, { jobs, known, unknown, reserved }) => ({
      jobs: all.jobs + jobs,
      known: all.known + known,
      unknown: all.unknown + unknown,
      reserved: all.reserved + reserved,
    }),
    { jobs: 0, known: 0, unknown: 0, reserved: 0 },
  );
}

/** Every day of the period, oldest first, also those without a job. @param {Record<string, any>[]} rows @param {number} days @param {number} now @returns {Day[]} */
export function daysOf(rows, days, now) {
  return Array.from({ length: days }, (_, index) => {
    const day = new Date(now - (days - 1 - index) * DAY).toISOString().slice(0, 10);
    const models = rows.filter((row) => row.day === day).map((row) => ({ model: String(row.model), ...amountsOf(row) }));
    return { day, models, ...sum(models) };
  });
}

/** Round steps for the axis: 0 and up to four more. @param {number} most @returns {number[]} */
export function ticks(most) {
  if (!(most > 0)) return [0];
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? 10 * power;
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** Exact to a millionth of a dollar, as the journal has it, and not as binary fractions add up. @param {number} amount */
export function rounded(amount) {
  return Number(amount.toFixed(6));
}

/** @param {Record<string, any>[]} rows by day and model, newest first */
export function csv(rows) {
  const lines = rows.map((row) => [row.day, row.model, row.jobs, row.spent_usd, row.unknown_usd, row.reserved_usd]);
  return [['day', 'model', 'jobs', 'spent_usd', 'of_which_unknown_usd', 'reserved_usd'], ...lines]
    .map((line) => `${line.map(cell).join(',')}\r\n`)
    .join('');
}

/** Programs for tables run what looks like a formula. @param {unknown} value */
function cell(value) {
  const text = String(value ?? '');
  const harmless = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
