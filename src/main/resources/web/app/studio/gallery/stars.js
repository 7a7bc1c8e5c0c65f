/** The jobs that a person has starred: kept in this browser, because a star is nobody else's business. */

const KEY = 'api18-mcp.stars';
const MOST = 500;

/** @returns {string[]} ids of jobs, newest star first */
export function stars() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => /^j_[0-9a-z]{16}$/.test(id)).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** @param {string} id @returns {string[]} the stars after the change */
export function toggleStar(id) {
  const kept = stars();
  const changed = kept.includes(id) ? kept.filter((other) => other !== id) : [id, ...kept].slice(0, MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(changed));
  } catch {
    // Storage may be switched off. The star then lasts as long as the page.
  }
  return changed;
}
