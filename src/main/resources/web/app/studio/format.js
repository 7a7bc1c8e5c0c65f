/** Money, time and addresses as people read them. Everything here is a pure function. The card in the chat says the same words. */

export { duration, failure, isUnanswered, linkAddress, mediaAddress, money, price, timeLeft, usd } from '../card/words.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The time of today, or the date before.
 *
 * @param {string | null | undefined} instant in ISO 8601
 * @param {number} now in milliseconds
 */
export function when(instant, now = Date.now()) {
  const time = Date.parse(String(instant));
  if (Number.isNaN(time)) return '';
  const date = new Date(time);
  if (date.toDateString() === new Date(now).toDateString()) {
    return date.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  }
  const sameYear = now - time < 300 * DAY_MS;
  return date.toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: sameYear ? undefined : 'numeric' });
}

/** Date and time in full, for titles. @param {string | null | undefined} instant */
export function exactly(instant) {
  const time = Date.parse(String(instant));
  return Number.isNaN(time) ? '' : new Date(time).toLocaleString();
}

/** @param {number} amount @param {string} one @param {string} [many] */
export function count(amount, one, many = `${one}s`) {
  return `${amount} ${amount === 1 ? one : many}`;
}

/** The name of a parameter as a label: `num_images` becomes `Num images`. @param {string} name */
export function label(name) {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
