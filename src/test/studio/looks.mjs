import assert from 'node:assert/strict';
import { check } from '../clients/check.mjs';
import { Studio } from './studio.mjs';

const SIZES = { phone: [390, 844], desktop: [1440, 900], '4k': [3840, 2160] };
const THEMES = ['light', 'dark'];
const VIEWS = ['run', 'gallery', 'spending', 'connect'];

/** Every view in every size and theme: nothing sticks out, and axe-core finds nothing. */
export async function looks({ browser, url }) {
  for (const [size, [width, height]] of Object.entries(SIZES)) {
    for (const theme of THEMES) {
      await check(`looks: ${size}, ${theme}`, async () => {
        const studio = await Studio.open(browser, url, { width, height, theme, calm: true });
        await studio.run();
        await studio.loaded();
        for (const view of VIEWS) {
          await studio.page.evaluate((name) => {
            location.hash = `#/${name}`;
          }, view);
          await studio.page.waitForFunction((name) => document.title.toLowerCase().startsWith(name), view);
          await studio.page.evaluate(() => document.fonts.ready);
          await studio.screenshot(`${view}-${size}-${theme}`);
          assert.deepEqual(await studio.violations(), [], view);
          const sticksOut = await studio.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.equal(sticksOut, 0, `${view} sticks out`);
        }
        await studio.close();
      });
    }
  }
}
