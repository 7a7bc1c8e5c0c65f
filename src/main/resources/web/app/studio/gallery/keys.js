/** The keys of the gallery. */

/** @type {Record<string, 'next' | 'previous' | 'below' | 'above' | 'star' | 'compare' | 'search' | 'close'>} */
const SHORTCUTS = {
  j: 'next',
  k: 'previous',
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowDown: 'below',
  ArrowUp: 'above',
  s: 'star',
  c: 'compare',
  '/': 'search',
  Escape: 'close',
};

/** Where keys write, choose or play. */
const TAKERS = 'input, select, textarea, video, [contenteditable]';

/** What a key means; nothing where something else takes it, and with Ctrl, Alt or Meta. @param {KeyboardEvent} event */
export function shortcutOf(event) {
  const target = event.composedPath()[0];
  const isTaken = target instanceof Element && target.matches(TAKERS);
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return undefined;
  if (isTaken && !(event.key === 'Escape' && !target.matches('video'))) return undefined;
  return SHORTCUTS[event.key];
}
