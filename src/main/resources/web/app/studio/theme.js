/** Dark or light: as the system has it, unless the person has chosen. */

const CHOSEN = 'studio.theme';
const DARK = matchMedia('(prefers-color-scheme: dark)');

/** Applies what was chosen on an earlier visit. */
export function restoreTheme() {
  const chosen = localStorage.getItem(CHOSEN);
  if (chosen) document.documentElement.dataset.theme = chosen;
}

export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : DARK.matches;
}

export function switchTheme() {
  const next = isDark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  localStorage.setItem(CHOSEN, next);
}
