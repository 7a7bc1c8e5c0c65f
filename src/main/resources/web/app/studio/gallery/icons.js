/** The few signs that the gallery needs, drawn by hand on a grid of 16. They mean nothing to a screen reader. */

import { svg, html } from 'lit';

/** @param {unknown} paths */
const sign = (paths) => html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">${paths}</svg>`;

const STAR = 'M8 1.8l1.9 3.9 4.3.6-3.1 3 .7 4.2L8 11.5l-3.8 2 .7-4.2-3.1-3 4.3-.6z';

export const starIcon = sign(svg`<path d=${STAR} fill="none" stroke="currentColor" stroke-width="1.3" stroke-linejoin="round"/>`);
export const starredIcon = sign(svg`<path d=${STAR} fill="currentColor" stroke="currentColor" stroke-width="1.3" stroke-linejoin="round"/>`);
export const playIcon = sign(svg`<path d="M5 3.2v9.6L13 8z" fill="currentColor"/>`);
export const stackIcon = sign(svg`<path d="M5.5 5.5h8v8h-8zM2.5 10.5v-8h8" fill="none" stroke="currentColor" stroke-width="1.3"/>`);
export const compareIcon = sign(
  svg`<path d="M2 3.5h5v9H2zM9 3.5h5v9H9z" fill="none" stroke="currentColor" stroke-width="1.3" stroke-linejoin="round"/>`,
);
export const closeIcon = sign(svg`<path d="M3.5 3.5l9 9m0-9l-9 9" stroke="currentColor" stroke-width="1.5" stroke-linecap="round"/>`);
export const searchIcon = sign(
  svg`<path d="M11 11l3.2 3.2M12.2 7A5.2 5.2 0 1 1 1.8 7a5.2 5.2 0 0 1 10.4 0z" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round"/>`,
);
export const filterIcon = sign(svg`<path d="M2 4h12M4.5 8h7M6.5 12h3" stroke="currentColor" stroke-width="1.5" stroke-linecap="round"/>`);
export const fileIcon = sign(
  svg`<path d="M8 10.5v-8m0 0L5 5.5m3-3l3 3M2.5 10.5v3h11v-3" fill="none" stroke="currentColor" stroke-width="1.3" stroke-linecap="round" stroke-linejoin="round"/>`,
);
export const backIcon = sign(svg`<path d="M10 3L5 8l5 5" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`);
export const forthIcon = sign(svg`<path d="M6 3l5 5-5 5" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`);

/** One sign for each status that is not a picture. @type {Record<string, unknown>} */
export const statusIcons = {
  processing: sign(svg`<path d="M8 4v4l2.5 2M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z" fill="none" stroke="currentColor" stroke-width="1.3" stroke-linecap="round"/>`),
  awaiting_confirmation: sign(
    svg`<path d="M8 2v12M10.8 4.8C10.3 3.9 9.3 3.6 8 3.6c-1.7 0-2.9.8-2.9 2.1 0 3 6 1.4 6 4.5 0 1.4-1.3 2.2-3.1 2.2-1.5 0-2.7-.5-3.2-1.6" fill="none" stroke="currentColor" stroke-width="1.3" stroke-linecap="round"/>`,
  ),
  failed: sign(svg`<path d="M8 1.8l6.5 11.7h-13zM8 6v3.5m0 1.7v.3" fill="none" stroke="currentColor" stroke-width="1.3" stroke-linecap="round" stroke-linejoin="round"/>`),
  unknown: sign(
    svg`<path d="M5.5 5.6C5.7 4.1 6.7 3.3 8 3.3c1.5 0 2.5.9 2.5 2.2 0 1.9-2.5 2-2.5 3.9m0 2.6v.3" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round"/>`,
  ),
  refused: sign(svg`<path d="M4 4l8 8M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z" fill="none" stroke="currentColor" stroke-width="1.3" stroke-linecap="round"/>`),
  expired: sign(
    svg`<path d="M4.5 2h7M4.5 14h7M5 2c0 3.5 6 4 6 6s-6 2.5-6 6m6-12c0 3.5-6 4-6 6s6 2.5 6 6" fill="none" stroke="currentColor" stroke-width="1.2" stroke-linecap="round"/>`,
  ),
};
