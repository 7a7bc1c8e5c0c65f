/** A bar of parts, one after the other. It is SVG, because the policy of the page allows no style in an attribute. */

import { html, svg } from 'lit';

/** @param {[look: string, share: number][]} parts each with its share of the width, 0 to 1 */
export function bar(parts) {
  let from = 0;
  return html`<svg class="bar" width="100%" height="8" aria-hidden="true">
    ${parts.map(([look, share]) => {
      const part = svg`<rect class=${look} x="${from * 100}%" width="${share * 100}%" height="8"></rect>`;
      from += share;
      return part;
    })}
  </svg>`;
}
