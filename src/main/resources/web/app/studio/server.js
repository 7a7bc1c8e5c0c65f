/** The server behind the page: what it says about itself, and the token of this tab. */

import { McpError, TokenRequired } from './mcp.js';

const TOKEN = 'studio.token';

/**
 * What `GET /about` answers.
 *
 * @typedef {object} About
 * @property {string} version
 * @property {'live' | 'sandbox'} mode
 * @property {string} caller
 * @property {'tokens' | 'machine' | 'anybody'} callers who may call
 * @property {string} address of MCP
 * @property {{id: string, title: string, entry: string | null, advice: string}[]} clients
 */

/** The token ends with the tab. It is never part of an address, so it is in no history and in no log. */
export const token = {
  get: () => sessionStorage.getItem(TOKEN) ?? '',
  /** @param {string} text */
  set: (text) => sessionStorage.setItem(TOKEN, text),
  clear: () => sessionStorage.removeItem(TOKEN),
};

/** @returns {Promise<About>} */
export async function about() {
  const response = await fetch('/about', {
    headers: token.get() ? { Authorization: `Bearer ${token.get()}` } : {},
    cache: 'no-store',
  });
  if (response.status === 401) throw new TokenRequired();
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new McpError(answer.error_description ?? `The server answers ${response.status}.`);
  return answer;
}
