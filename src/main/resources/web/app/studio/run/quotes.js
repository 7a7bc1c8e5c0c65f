/** The exact prices of what the form holds. */

import { label, usd } from '../format.js';

const AFTER_MS = 250;

/**
 * @typedef {object} Quote
 * @property {number | null} quoted_usd
 * @property {string | null} price
 * @property {{parameter: string, expected: string, got: string}[]} violations
 * @property {Record<string, {limit: number, used: number, left: number}>} limits
 */

/** Asks for prices once the form has come to rest. A newer question ends the one before. */
export class Quotes {
  #abort = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {import('../mcp.js').McpClient} client
   * @param {{model: string, arguments: Record<string, any>}[]} calls
   * @param {(quotes: (Quote | null)[]) => void} onQuotes gets null for a price that the server did not tell
   */
  ask(client, calls, onQuotes) {
    this.#abort.abort();
    clearTimeout(this.#timer);
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.#timer = setTimeout(async () => {
      const quotes = await Promise.all(
        calls.map((call) =>
          client.callTool('quote', call, { signal }).then(
            ({ structuredContent }) => /** @type {Quote | null} */ (structuredContent ?? null),
            () => null,
          ),
        ),
      );
      if (!signal.aborted) onQuotes(quotes);
    }, AFTER_MS);
  }
}

/** Whether one of the calls is priced when it has ended. @param {(Quote | null)[]} quotes */
export function isPricedAfterwards(quotes) {
  return quotes.some((quote) => quote?.quoted_usd === null && !quote.violations.length);
}

/**
 * The price of everything that Run would send.
 *
 * @param {(Quote | null)[]} quotes
 * @param {Record<string, any>[]} models of the calls, for a price while the form is not complete
 * @param {number} times
 */
export function total(quotes, models, times) {
  const known = quotes.flatMap((quote) => quote?.quoted_usd ?? []);
  if (known.length) return sum(known, times) + (isPricedAfterwards(quotes) ? ' +' : '');
  const words = quotes.find((quote) => quote && !quote.violations.length)?.price;
  const least = models.flatMap((model) => model.default_usd ?? []);
  return words ?? (least.length ? `from ${sum(least, times)}` : '–');
}

/** What is left of a limit, rounded down to cents. @param {string} name such as `per_day_usd` @param {number} left */
export function remaining(name, left) {
  const period = label(name).replace(/ usd$/i, '').toLowerCase();
  return `${name.endsWith('_usd') ? usd(Math.floor(left * 100) / 100) : left} left ${period}`;
}

/** Prices have at most four decimals; their sums have no others. @param {number[]} amounts @param {number} times */
function sum(amounts, times) {
  return usd(Number((amounts.reduce((one, other) => one + other, 0) * times).toFixed(4)));
}
