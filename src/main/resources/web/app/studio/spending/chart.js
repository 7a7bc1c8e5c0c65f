/** Spending by day, drawn as bars. Each bar, and each part of it, leads to its jobs. */

import { html, nothing, svg } from 'lit';
import { count, usd } from '../format.js';
import { rounded, ticks, total } from './figures.js';

const HEIGHT = 260;

const LEFT = 56;
const RIGHT = 8;
const TOP = 18;
const BOTTOM = 24;

/** A limit far above the bars would make them invisible. */
const FAR_ABOVE = 3;

/** Labels of days need about as much room. */
const LABEL_WIDTH = 52;
const HALF_LABEL = 20;

/**
 * @param {import('./figures.js').Day[]} days oldest first
 * @param {object} options
 * @param {number} options.width in pixels
 * @param {number} [options.limit] in dollars a day
 * @param {(model: string) => number} options.colorOf the number of a colour
 * @param {(day: string, more?: Record<string, string>) => string} options.address of the jobs of a day
 */
export function chart(days, { width, limit, colorOf, address }) {
  const shownLimit = limitShown(days, limit);
  const steps = ticks(Math.max(...days.map(total), shownLimit ?? 0) || 1);
  const top = steps[steps.length - 1];
  /** @param {number} amount */
  const y = (amount) => HEIGHT - BOTTOM - (amount / top) * (HEIGHT - BOTTOM - TOP);
  const slot = Math.max(1, (width - LEFT - RIGHT) / days.length);
  const bar = Math.max(2, Math.min(44, slot * 0.72));
  const every = Math.ceil(LABEL_WIDTH / slot);
  return html`<svg role="group" aria-label="Spending by day" width=${width} height=${HEIGHT} viewBox="0 0 ${width} ${HEIGHT}">
    <defs>
      <pattern id="reserved" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" class="hatch-ground"></rect><rect width="2.5" height="6" class="hatch"></rect>
      </pattern>
      <pattern id="unknown" width="5" height="5" patternUnits="userSpaceOnUse">
        <rect width="5" height="5" class="dot-ground"></rect><circle cx="2.5" cy="2.5" r="1.2" class="dot"></circle>
      </pattern>
    </defs>
    <g aria-hidden="true">
      ${steps.map(
        (step) => svg`<line class="grid" x1=${LEFT} x2=${width - RIGHT} y1=${y(step)} y2=${y(step)}></line>
          <text class="axis" x=${LEFT - 8} y=${y(step) + 4} text-anchor="end">${usd(step)}</text>`,
      )}
      ${days.map((day, index) =>
        (days.length - 1 - index) % every === 0
          ? svg`<text class="axis" x=${Math.min(LEFT + (index + 0.5) * slot, width - HALF_LABEL)} y=${HEIGHT - 6} text-anchor="middle">${shortDay(day.day)}</text>`
          : nothing,
      )}
    </g>
    ${days.map((day, index) => {
      const x = LEFT + index * slot;
      return svg`<g>
        <a href=${address(day.day)} aria-label=${dayName(day)}>
          <rect class="slot" x=${x} y=${TOP} width=${slot} height=${HEIGHT - TOP - BOTTOM}><title>${dayName(day)}</title></rect>
        </a>
        ${parts(day, colorOf).map(
          (part) => svg`<a href=${address(day.day, part.filter)} tabindex="-1" aria-label=${part.name}>
            <rect class=${part.look} x=${x + (slot - bar) / 2} y=${y(part.from + part.amount)} width=${bar} height=${visible(y(part.from) - y(part.from + part.amount))}><title>${part.name}</title></rect>
          </a>`,
        )}
      </g>`;
    })}
    ${shownLimit
      ? svg`<g aria-hidden="true"><line class="limit" x1=${LEFT} x2=${width - RIGHT} y1=${y(shownLimit)} y2=${y(shownLimit)}></line>
          <text class="limit-name" x=${width - RIGHT} y=${y(shownLimit) - 5} text-anchor="end">limit ${usd(shownLimit)} a day</text></g>`
      : nothing}
  </svg>`;
}

/** A small amount is still seen, and a line of paper stays between two large ones. @param {number} height */
function visible(height) {
  return height > 4 ? height - 1 : Math.max(1.5, height);
}

/** The limit, if it can be drawn. @param {import('./figures.js').Day[]} days @param {number | undefined} limit */
export function limitShown(days, limit) {
  return limit && limit <= Math.max(...days.map(total)) * FAR_ABOVE ? limit : undefined;
}

/**
 * A part of a bar, and the filter that leads to its jobs.
 *
 * @typedef {{ amount: number, look: string, filter: Record<string, string>, name: string }} Part
 */

/** From the bottom up. @param {import('./figures.js').Day} day @param {(model: string) => number} colorOf */
function parts(day, colorOf) {
  /** @type {Part[]} */
  const known = day.models.map((one) => ({ amount: one.known, look: `part m${colorOf(one.model)}`, filter: { model: one.model }, name: partName(day, one.model, one.known) }));
  const all = [
    ...known,
    { amount: day.unknown, look: 'part unknown', filter: { status: 'unknown' }, name: partName(day, 'cost unknown', day.unknown) },
    { amount: day.reserved, look: 'part reserved', filter: {}, name: partName(day, 'reserved', day.reserved) },
  ].filter(({ amount }) => amount > 0);
  let from = 0;
  return all.map((part) => {
    const placed = { ...part, from };
    from += part.amount;
    return placed;
  });
}

/** @param {import('./figures.js').Day} day @param {string} what @param {number} amount */
function partName(day, what, amount) {
  return `${longDay(day.day)}: ${what}, ${usd(rounded(amount))}`;
}

/** @param {import('./figures.js').Day} day */
function dayName(day) {
  const extra = [day.unknown ? `of which ${usd(rounded(day.unknown))} unknown` : '', day.reserved ? `${usd(rounded(day.reserved))} reserved` : ''];
  return [`${longDay(day.day)}: ${usd(rounded(day.known + day.unknown))}`, ...extra.filter(Boolean), count(day.jobs, 'job')].join(', ');
}

/** @param {string} day */
export function shortDay(day) {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(undefined, { timeZone: 'UTC', day: 'numeric', month: 'short' });
}

/** @param {string} day */
export function longDay(day) {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(undefined, { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
}
