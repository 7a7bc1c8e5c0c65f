/** Line icons on a grid of 16. Each stands beside a text or in an element with a name. */

import { svg } from 'lit';

/** @param {import('lit').SVGTemplateResult} shapes */
function icon(shapes) {
  return svg`<svg viewBox="0 0 16 16" width="1.23em" height="1.23em" fill="none" stroke="currentColor" stroke-width="1.5"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${shapes}</svg>`;
}

/** Six blades of an aperture. */
export const mark = svg`<svg viewBox="0 0 24 24" width="1.6em" height="1.6em" fill="none" stroke="currentColor" stroke-width="1.75"
  stroke-linejoin="round" aria-hidden="true" focusable="false"><circle cx="12" cy="12" r="9.5"/>
  <path d="m14.6 2.9-5 8.6M21.4 11H11.5M18.7 18.7l-5-8.6M9.4 21.1l5-8.6M2.6 13h9.9M5.3 5.3l5 8.6"/></svg>`;

export const sun = icon(svg`<circle cx="8" cy="8" r="3"/>
  <path d="M8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M12.6 3.4l-.7.7M4.1 11.9l-.7.7"/>`);
export const moon = icon(svg`<path d="M13.5 9.6A6 6 0 0 1 6.4 2.5a6 6 0 1 0 7.1 7.1Z"/>`);
export const download = icon(svg`<path d="M8 2v8M4.8 7 8 10.2 11.2 7M2.5 13.5h11"/>`);
export const pencil = icon(svg`<path d="m2.5 13.5.7-3L10.8 3l2.2 2.2-7.5 7.5-3 .8Z"/>`);
export const film = icon(svg`<rect x="1.8" y="3" width="12.4" height="10" rx="1.5"/><path d="m6.6 5.8 3.6 2.2-3.6 2.2Z"/>`);
export const link = icon(svg`<path d="M6.5 9.5 9.5 6.5M7.5 4.5l1.3-1.3a2.8 2.8 0 0 1 4 4L11.5 8.5M8.5 11.5l-1.3 1.3a2.8 2.8 0 0 1-4-4L4.5 7.5"/>`);
export const copy = icon(svg`<rect x="5.5" y="5.5" width="8" height="8" rx="1.5"/><path d="M10.5 3.5v-1h-8v8h1"/>`);
export const close = icon(svg`<path d="m4 4 8 8M12 4l-8 8"/>`);
export const picture = icon(svg`<rect x="1.8" y="2.5" width="12.4" height="11" rx="1.5"/><circle cx="5.4" cy="6" r="1.1"/>
  <path d="m2 11.5 3.6-3 2.4 2 3-3.2 3.1 3.2"/>`);
export const again = icon(svg`<path d="M13 8a5 5 0 1 1-1.6-3.7M13 2v2.8h-2.8"/>`);
