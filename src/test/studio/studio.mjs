import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let prompts = 0;

/** Every call has its own prompt, so that it does not get the job of another one. */
export function prompt(words = 'A lighthouse at dusk, its beam sweeping over a calm sea') {
  prompts += 1;
  return `${words} (${prompts})`;
}

/** The studio in a tab of its own. Whatever its scripts complain about is in `errors`. */
export class Studio {
  errors = [];

  static async open(browser, url, { view = 'run', width = 1440, height = 900, theme = 'light', calm = false, prepare } = {}) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      reducedMotion: calm ? 'reduce' : 'no-preference',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const studio = new Studio(context, await context.newPage());
    await prepare?.(studio.page);
    await studio.page.addInitScript(measureShifts);
    await studio.page.goto(`${url}/#/${view}`);
    return studio;
  }

  constructor(context, page) {
    this.context = context;
    this.page = page;
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && this.errors.push(message.text()));
    page.on('dialog', (dialog) => {
      this.errors.push(`dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
  }

  button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** The price below the form. */
  get price() {
    return this.page.getByLabel('Price', { exact: true });
  }

  async fill(words) {
    await this.page.getByLabel('Prompt').first().fill(words);
  }

  /** Fills the prompt, runs, and returns it. */
  async run(words = prompt()) {
    await this.fill(words);
    await this.quoted();
    await this.button('Run').click();
    return words;
  }

  /** Resolves when the price in the form is that of what it holds. */
  async quoted() {
    await this.page.waitForFunction(() => {
      const form = document.querySelector('studio-shell')?.shadowRoot?.querySelector('studio-run');
      return form?.quotes.length > 0 && !form.stale && form.quotes.every((quote) => quote && !quote.violations.length);
    });
  }

  /** The picture or clip of a tile, once it is loaded. */
  async loaded(kind = 'img', index = 0) {
    const medium = this.page.locator(`job-tile ${kind}`).nth(index);
    await medium.waitFor();
    await medium.evaluate(
      (element) =>
        new Promise((resolve, reject) => {
          const done = () => (element.naturalWidth || element.videoWidth) > 0;
          if (done()) return resolve();
          element.onload = element.onloadeddata = resolve;
          element.onerror = () => reject(new Error('it does not load'));
        }),
    );
  }

  /** What has shifted by itself, and how far. */
  shifts() {
    return this.page.evaluate(() => window.shifts);
  }

  /**
   * Leaves out what a click has moved. The browser does so itself for half a second after the click, which is too short on a slow
   * machine.
   */
  async forgetShifts() {
    await this.page.evaluate(
      () =>
        new Promise((resolve) =>
          requestAnimationFrame(() =>
            requestAnimationFrame(() => {
              window.shifts = [];
              resolve();
            }),
          ),
        ),
    );
  }

  /** What axe-core finds wrong. */
  async violations() {
    // Not as an element of the page, which would not let it in.
    await this.page.evaluate(AXE);
    const { violations } = await this.page.evaluate(() => window.axe.run());
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(' ')).join(', ')}`);
  }

  async screenshot(name) {
    const directory = process.env.SCREENSHOTS;
    if (directory) await this.page.screenshot({ path: join(directory, `${name}.png`) });
  }

  async close({ expected = [] } = {}) {
    await this.context.close();
    assert.deepEqual(this.errors.filter((error) => !expected.some((pattern) => pattern.test(error))), []);
  }
}

/** Changes of the layout that nobody has caused by a key or a click. */
function measureShifts() {
  window.shifts = [];
  const place = ({ x, y, width, height }) => [x, y, width, height].join(' ');
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value, sources } of list.getEntries()) {
      if (hadRecentInput) continue;
      const moved = sources.map(({ node, previousRect, currentRect }) => `${node?.className || node?.nodeName}: ${place(previousRect)} -> ${place(currentRect)}`);
      window.shifts.push(`${value}: ${moved.join('; ')}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
