/** The exact prices of what the form holds. */

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
