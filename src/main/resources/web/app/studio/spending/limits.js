/** The limits that are set, each with how much of it is used. */

import { html } from 'lit';
import { usd } from '../format.js';
import { bar } from './bar.js';
import { rounded } from './figures.js';

/** @type {Record<string, string>} */
const NAMES = {
  per_call_usd: 'Each call',
  per_day_usd: 'Today',
  per_month_usd: 'This month',
  total_per_day_usd: 'Today, all callers together',
  total_per_month_usd: 'This month, all callers together',
  unpriced_per_day: 'Today, calls without a price in dollars',
};

/** From here on a limit is nearly reached. */
const NEAR = 0.8;

/** @param {Record<string, {limit: number, used: number, left: number}>} limits */
export function limitsView(limits) {
  const set = Object.entries(limits ?? {});
  if (!set.length) {
    return html`<p class="quiet">No limit is set. <code>API18MCP_BUDGET_PER_DAY_USD</code> and its siblings set some.</p>`;
  }
  return html`<ul class="limits">
    ${set.map(([name, { limit, used, left }]) => {
      const amount = name.endsWith('_usd') ? (/** @type {number} */ value) => usd(rounded(value)) : String;
      const share = limit > 0 ? Math.min(1, used / limit) : 1;
      const title = NAMES[name] ?? name;
      return name === 'per_call_usd'
        ? html`<li><span>${title}</span><span class="figures">at most ${amount(limit)}</span></li>`
        : html`<li>
            <span>${title}</span><span class="figures"><strong>${amount(left)}</strong> left of ${amount(limit)}</span>
            <div class="meter" role="meter" aria-label=${title} aria-valuemin="0" aria-valuemax=${limit} aria-valuenow=${Math.min(used, limit)} aria-valuetext="${amount(used)} of ${amount(limit)} used" ?data-near=${share >= NEAR}>
              ${bar([['used', share]])}
            </div>
          </li>`;
    })}
  </ul>`;
}
