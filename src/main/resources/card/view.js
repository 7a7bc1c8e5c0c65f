/**
 * Writes to the page. Everything that the server, a service or a model has said is written as text.
 *
 * @typedef {import('./actions.js').Action} Action
 */

/** @param {string} id */
export function element(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** Writes a text, and hides the element if there is none. @param {string} id @param {string} text */
export function write(id, text) {
  const target = element(id);
  // A screen reader repeats what is written again.
  if (target.textContent !== text) target.textContent = text;
  target.hidden = text === '';
}

/** @param {'input' | 'waiting' | 'processing' | 'completed' | 'asking' | 'failed' | 'cancelled'} state */
export function showState(state) {
  element('card').dataset.state = state;
  element('stage').hidden = !['input', 'waiting', 'processing', 'completed'].includes(state);
}

/** @param {string} title @param {string} text @param {string} money */
export function showNotice(title, text, money) {
  element('notice').hidden = title === '';
  write('notice-title', title);
  write('notice-text', text);
  write('notice-money', money);
}

/** @param {string[]} facts */
export function showFacts(facts) {
  element('facts').hidden = facts.length === 0;
  element('facts').replaceChildren(...facts.map((fact) => withText('li', fact)));
}

/** @param {Action[]} actions */
export function showActions(actions) {
  element('actions').hidden = actions.length === 0;
  element('actions').replaceChildren(...actions.map(button));
}

/** @param {Action} action */
function button({ label, run, primary }) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.className = primary ? 'primary' : '';
  made.onclick = async () => {
    made.disabled = true;
    write('hint', '');
    write('hint', await run());
    made.disabled = false;
  };
  return made;
}

/** Fills the frame. The same content is left alone, so that a clip goes on playing. @param {HTMLElement} content */
export function showInFrame(content) {
  if (element('frame').firstChild !== content) element('frame').replaceChildren(content);
}

/** @param {number} ratio width by height */
export function reserve(ratio) {
  if (ratio > 0 && Number.isFinite(ratio)) element('card').style.setProperty('--ratio', String(ratio));
}

/** Something is being made. @returns {{box: HTMLElement, update: (text: string, part: number) => void}} */
export function placeholder() {
  const box = document.createElement('div');
  const text = withText('p', '');
  const bar = document.createElement('div');
  box.className = 'placeholder';
  bar.className = 'bar';
  box.append(text, bar);
  return {
    box,
    update(words, part) {
      text.textContent = words;
      bar.hidden = part === 0;
      bar.style.setProperty('--part', String(part));
    },
  };
}

/** A picture or a clip cannot be shown. @param {string} text @param {string} address */
export function unavailable(text, address) {
  const box = document.createElement('div');
  box.className = 'placeholder unavailable';
  box.append(withText('p', text));
  if (address) {
    const link = /** @type {HTMLAnchorElement} */ (withText('a', address));
    link.href = address;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    box.append(link);
  }
  return box;
}

/**
 * Shows small pictures to choose from, if there are several.
 *
 * @param {HTMLElement[]} pictures
 * @param {(index: number) => void} select
 */
export function showStrip(pictures, select) {
  element('strip').hidden = pictures.length < 2;
  element('strip').replaceChildren(
    ...pictures.map((picture, index) => {
      const choice = document.createElement('button');
      choice.type = 'button';
      choice.setAttribute('aria-label', `Picture ${index + 1}`);
      choice.append(picture);
      choice.onclick = () => select(index);
      return choice;
    }),
  );
}

/** @param {number} selected */
export function markSelected(selected) {
  [...element('strip').children].forEach((choice, index) => {
    choice.setAttribute('aria-pressed', String(index === selected));
  });
}

/** Takes the look of the host: theme, colours, fonts, insets, and how much room there is. @param {Record<string, any>} context */
export function adopt(context) {
  const root = document.documentElement;
  if (context.theme) root.dataset.theme = context.theme === 'dark' ? 'dark' : 'light';
  for (const [name, value] of Object.entries(context.styles?.variables ?? {})) {
    if (name.startsWith('--') && typeof value === 'string') root.style.setProperty(name, value);
  }
  const fonts = context.styles?.css?.fonts;
  if (fonts && !document.getElementById('fonts')) {
    const style = withText('style', fonts);
    style.id = 'fonts';
    document.head.append(style);
  }
  const { height, maxHeight } = context.containerDimensions ?? {};
  if (height ?? maxHeight) root.style.setProperty('--room', `${Math.min(500, height ?? maxHeight)}px`);
  const { top = 0, right = 0, bottom = 0, left = 0 } = context.safeAreaInsets ?? {};
  document.body.style.padding = [top, right, bottom, left].map((inset) => `${Number(inset)}px`).join(' ');
}

/** @param {string} tag @param {string} text */
function withText(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
