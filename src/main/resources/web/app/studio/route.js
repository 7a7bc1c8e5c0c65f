/** The address of a view: `#/gallery?model=hera-1.0-text-to-image`. */

export const VIEWS = /** @type {const} */ (['run', 'gallery', 'spending', 'connect']);

/** @param {string} hash @returns {{view: typeof VIEWS[number], query: Record<string, string>}} */
export function parse(hash) {
  const [, name = '', query = ''] = /^#\/(\w*)\??(.*)$/.exec(hash) ?? [];
  const view = VIEWS.find((known) => known === name) ?? 'run';
  return { view, query: Object.fromEntries(new URLSearchParams(query)) };
}
