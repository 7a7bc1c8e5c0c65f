import { McpClient } from '../../main/resources/web/app/studio/mcp.js';
import { check } from '../clients/check.mjs';
import { prompt, Studio } from './studio.mjs';

export const MARKUP = `<img src=x onerror="alert(1)"><script>alert(2)</script>"'><a href="javascript:alert(3)">x</a>`;

const IMAGE = 'hera_1_0_text_to_image';
const REVERSED = '\u202egnp.tac\u202c';

/** Calls a tool past the page. */
export async function call(url, tool, args) {
  return (await new McpClient({ address: `${url}/mcp` }).callTool(tool, args)).structuredContent;
}

let made;

/** One job of each kind, with the words of its prompt; made once. */
export function jobs(url) {
  made ??= make(url);
  return made;
}

async function make(url) {
  const job = async (tool, words, more = {}) => ({ ...(await call(url, tool, { prompt: words, ...more })), words });
  const picture = await job(IMAGE, prompt('A copper kettle on a linen cloth'), { aspect_ratio: '16:9' });
  return {
    picture,
    pictures: await job(IMAGE, prompt('Studies of a vase'), { num_images: 3 }),
    clip: await job('hera_1_0_image_to_video', prompt('Steam rises'), { image: `job:${picture.job_id}` }),
    failed: await job(IMAGE, prompt('A harbour #fail')),
    unknown: await job(IMAGE, prompt('A library #500')),
    hostile: await job(IMAGE, `${MARKUP} ${REVERSED}`),
  };
}

/** A check in the gallery. It ends without an error in the console, but that an output is gone. */
export function inGallery(browser, url, name, body, options = {}) {
  return check(`gallery: ${name}`, async () => {
    const studio = await Studio.open(browser, url, { view: 'gallery', ...options });
    const detail = await body(studio, studio.page);
    await studio.close({ expected: [/404/, ...(options.expected ?? [])] });
    return detail;
  });
}

/** What opens the job with these words in its card. */
export function card(page, words) {
  return page.locator('studio-gallery li.job').filter({ hasText: words }).locator('.open').first();
}

/** Resolves when this many jobs are shown. */
export function count(page, number) {
  return page.waitForFunction(
    (expected) => document.querySelector('studio-shell').shadowRoot.querySelector('studio-gallery').shadowRoot.querySelectorAll('li.job .open').length === expected,
    number,
  );
}
