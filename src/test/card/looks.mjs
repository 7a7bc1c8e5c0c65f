import assert from 'node:assert/strict';
import { join } from 'node:path';
import { check } from '../clients/check.mjs';
import { callTool, CLIP, IMAGE, PROMPT, prompt } from './calls.mjs';
import { Chat } from './chat.mjs';
import { choose, imported, png } from './imports.mjs';
import { loaded } from './story.mjs';

const TALLEST = 500;
const SMALLEST_TARGET = 44;
const LOWEST_CONTRAST = 4.5;

/** The states of the card, each with how a chat gets there. */
const STATES = {
  input: [IMAGE, (chat) => chat.bridge.sendToolInputPartial({ arguments: { prompt: PROMPT } })],
  waiting: [CLIP, (chat) => chat.bridge.sendToolInput({ arguments: { prompt: PROMPT, duration: 5 } })],
  picture: [IMAGE, (chat) => completed(chat, { prompt: PROMPT })],
  selected: [IMAGE, selected],
  pictures: [IMAGE, (chat) => completed(chat, { prompt: PROMPT, num_images: 9, aspect_ratio: '4:3' })],
  tall: [IMAGE, (chat) => completed(chat, { prompt: PROMPT, aspect_ratio: '9:16' })],
  wide: [IMAGE, (chat) => completed(chat, { prompt: PROMPT, aspect_ratio: '21:9' })],
  clip: [CLIP, clip],
  asking: [CLIP, (chat) => callTool(chat, CLIP, { prompt: PROMPT, duration: 15 })],
  failed: [IMAGE, (chat) => callTool(chat, IMAGE, { prompt: `${PROMPT} #fail` })],
  unknown: [IMAGE, (chat) => callTool(chat, IMAGE, { prompt: `${PROMPT} #500` })],
  cancelled: [IMAGE, (chat) => chat.bridge.sendToolCancelled({ reason: 'The person pressed stop.' })],
  choosing: ['import_image', () => {}],
  imported: ['import_image', chosen],
};

/** The colours of the chat behind the card. */
const BACKDROPS = { light: [255, 255, 255], dark: [31, 30, 28] };

const SCREENS = [
  { width: 712, theme: 'light' },
  { width: 712, theme: 'dark' },
  { width: 352, theme: 'light' },
  { width: 352, theme: 'dark' },
];

/** Every state fits a chat, wide and narrow, light and dark. The card is 32 px narrower than its chat. */
export async function looks(browser, client) {
  for (const [state, [tool, reach]] of Object.entries(STATES)) {
    const chat = await Chat.open(browser, client, { tool });
    await reach(chat);
    for (const screen of SCREENS) {
      const name = `${state}-${screen.width - 32}-${screen.theme}`;
      await check(`looks: ${name}`, async () => {
        await chat.resize(screen);
        const seen = await chat.evaluate(measure, BACKDROPS[screen.theme]);
        if (process.env.SCREENSHOTS) await screenshot(chat, name);
        assert.ok(seen.height <= TALLEST, `${seen.height} px high`);
        assert.ok(seen.overflow <= 0, `${seen.overflow} px too wide`);
        assert.deepEqual(seen.targets.filter(({ width, height }) => Math.min(width, height) < SMALLEST_TARGET), []);
        assert.deepEqual(seen.texts.filter(({ contrast }) => contrast < LOWEST_CONTRAST), []);
        assert.equal(seen.scheme, 'normal');
        assert.equal(seen.background, 'rgba(0, 0, 0, 0)');
        return `${seen.height} px high`;
      });
    }
    await chat.close();
  }

  await check('looks: takes colours and fonts of the host, and follows its theme', async () => {
    const variables = { '--color-text-primary': 'rgb(1, 2, 3)', '--font-sans': 'monospace' };
    const chat = await Chat.open(browser, client, { context: { styles: { variables } } });
    await chat.bridge.sendHostContextChange({ theme: 'dark' });
    await chat.settled();
    const { color, font, theme } = await chat.evaluate(() => ({
      color: getComputedStyle(document.body).color,
      font: getComputedStyle(document.body).fontFamily,
      theme: document.documentElement.dataset.theme,
    }));
    assert.deepEqual([color, font, theme], ['rgb(1, 2, 3)', 'monospace', 'dark']);
    await chat.close();
  });

  await check('looks: stays within a low container', async () => {
    const chat = await Chat.open(browser, client, { context: { containerDimensions: { maxHeight: 320, width: 680 } } });
    await completed(chat, { prompt: prompt() });
    await chat.settled();
    const { height } = await chat.evaluate(measure, BACKDROPS.light);
    assert.ok(height <= 320, `${height} px high`);
    await chat.close();
  });

  await check('looks: the box does not move when the picture arrives', async () => {
    const chat = await Chat.open(browser, client);
    const args = { prompt: prompt(), aspect_ratio: '3:2' };
    await chat.bridge.sendToolInput({ arguments: args });
    await chat.settled();
    const size = () => chat.card.locator('#frame').evaluate(({ clientWidth, clientHeight }) => [clientWidth, clientHeight]);
    const reserved = await size();
    await callTool(chat, IMAGE, args);
    await loaded(chat, '#frame img');
    const [width, height] = await size();
    assert.ok(Math.abs(width - reserved[0]) <= 2 && Math.abs(height - reserved[1]) <= 2, `${reserved} to ${width},${height}`);
    await chat.close();
  });
}

/** After the pictures have been decoded and the page has been drawn. */
async function screenshot(chat, name) {
  await chat.evaluate(async () => {
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  await chat.page.screenshot({
    path: join(process.env.SCREENSHOTS, `${name}.png`),
    clip: { x: 0, y: 0, width: chat.page.viewportSize().width, height: chat.height + 32 },
  });
}

async function completed(chat, args) {
  await callTool(chat, IMAGE, args);
  await loaded(chat, '#frame img');
}

async function selected(chat) {
  await completed(chat, { prompt: PROMPT, num_images: 4, aspect_ratio: '4:3' });
  await chat.button('Picture 2').click();
  await loaded(chat, '#frame img');
}

async function clip(chat) {
  await callTool(chat, CLIP, { prompt: PROMPT, duration: 5 });
  await chat.card.locator('video').evaluate((video) => {
    // Browsers play a clip with sound only after a click.
    video.muted = true;
    return video.play();
  });
  await chat.evaluateUntil(() => document.querySelector('video').currentTime > 1);
  await chat.card.locator('video').evaluate((video) => video.pause());
}

/** Runs in the card. @param {number[]} backdrop the colour of the chat behind it */
function measure(backdrop) {
  const shown = (element) => element.getClientRects().length > 0;
  const channels = (color) => color.match(/[\d.]+/g).map(Number);
  const behind = (element) => {
    if (!element) return backdrop;
    const [red, green, blue, alpha = 1] = channels(getComputedStyle(element).backgroundColor);
    return alpha === 1 ? [red, green, blue] : behind(element.parentElement);
  };
  const luminance = (color) => {
    const [red, green, blue] = color.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (element) => {
    const [low, high] = [channels(getComputedStyle(element).color).slice(0, 3), behind(element)]
      .map(luminance)
      .sort((one, other) => one - other);
    return (high + 0.05) / (low + 0.05);
  };
  const root = document.documentElement;
  return {
    height: Math.ceil(document.body.getBoundingClientRect().height),
    overflow: root.scrollWidth - root.clientWidth,
    scheme: getComputedStyle(root).colorScheme,
    background: getComputedStyle(document.body).backgroundColor,
    targets: [...document.querySelectorAll('button')].filter(shown).map((button) => {
      const { width, height } = button.getBoundingClientRect();
      return { label: button.innerText, width, height };
    }),
    texts: [...document.querySelectorAll('h1, h2, p, li, a, #actions button')]
      // The banner's stripes are an image; its colours do not depend on the theme.
      .filter((element) => shown(element) && element.innerText && element.id !== 'sandbox')
      .map((element) => ({ text: element.innerText.slice(0, 30), contrast: contrast(element) })),
  };
}

async function chosen(chat) {
  await choose(chat, png(64, 48));
  await imported(chat);
}
