import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { McpClient } from '../../main/resources/web/app/studio/mcp.js';
import { call, card, inGallery, jobs, MARKUP } from './jobs.mjs';
import { comment, description } from './recipes.mjs';
import { prompt } from './studio.mjs';

/** What a person sees of a job, and does with it. */
export async function jobDetails({ browser, url, guarded, token, data }) {
  const { picture, pictures, clip, failed, unknown } = await jobs(url);
  const check = (name, body, options) => inGallery(browser, url, name, body, options);

  await check('details leave the form alone until a person wants it otherwise', async (studio, page) => {
    await visit(page, 'run');
    await studio.fill('Half a thought');
    await visit(page, 'gallery');
    await card(page, picture.words).click();
    await page.locator('studio-job-details').getByText('16:9').waitFor();
    await page.keyboard.press('Escape');
    await visit(page, 'run');
    assert.equal(await page.getByLabel('Prompt').first().inputValue(), 'Half a thought');
    await visit(page, 'gallery');
    await card(page, picture.words).click();
    await studio.button('Use these settings').click();
    await page.waitForFunction(() => location.hash.startsWith('#/run'));
    await page.waitForFunction(() => document.title.startsWith('Run'));
    assert.equal(await page.getByLabel('Prompt').first().inputValue(), picture.words);
  });

  for (const [name, purpose] of [
    ['Use as input', 'edit'],
    ['Animate', 'animate'],
  ]) {
    await check(`a picture becomes the input of another call: ${purpose}`, async (studio, page) => {
      await page.evaluate(() => document.addEventListener('use-as-input', ({ detail }) => (window.input = detail)));
      await card(page, pictures.words).click();
      await studio.button('Output 2').click();
      await studio.button(name).click();
      assert.deepEqual(await page.evaluate(() => window.input), { image: `job:${pictures.job_id}#2`, purpose });
      await page.waitForFunction(() => location.hash.startsWith('#/run'));
    });
  }

  await check('a price is confirmed', async (studio, page) => {
    const words = prompt('A balloon over a valley');
    const { status } = await call(url, 'centaurus_1_0_text_to_video', { prompt: words, duration: 15 });
    assert.equal(status, 'awaiting_confirmation');
    await page.reload();
    await page.getByRole('button', { name: /your confirmation$/ }).click();
    await card(page, words).click();
    await studio.screenshot('gallery-awaiting');
    assert.deepEqual(await studio.violations(), []);
    await studio.button('Confirm and pay $3.00').click();
    await page.getByRole('heading', { name: 'Completed' }).waitFor();
    await page.locator('studio-job-details video').waitFor();
  });

  await check('a job under way ends by itself', async (studio, page) => {
    const words = prompt('A slow river #slow');
    const { job_id: id } = await call(url, 'submit_job', { model: 'hera-1.0-text-to-image', arguments: { prompt: words } });
    await page.goto(`${url}/#/gallery?job=${id}`);
    await page.locator('studio-job-details').getByText(words).first().waitFor();
    await page.locator('studio-job-details figure img').waitFor();
  });

  await check('an unknown outcome says what to do', async (studio, page) => {
    await page.getByRole('button', { name: /an unknown outcome$/ }).click();
    await card(page, unknown.words).click();
    await studio.button('Copy the command').click();
    await page.getByText('Copied.').waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), new RegExp(`^api18-mcp settle ${unknown.job_id} charged`));
  });

  await check('two are compared', async (studio, page) => {
    for (const { words } of [picture, pictures]) {
      await card(page, words).focus();
      await page.keyboard.press('c');
    }
    const rows = page.locator('studio-compare tr[data-differs]');
    await rows.filter({ hasText: 'Num images–3' }).waitFor();
    await rows.filter({ hasText: picture.words }).waitFor();
    await studio.screenshot('gallery-compared');
    assert.deepEqual(await studio.violations(), []);
    await studio.button('One over the other').click();
    await page.getByLabel('How much of A is shown').press('ArrowRight');
    await page.keyboard.press('Escape');
    await page.locator('studio-compare').waitFor({ state: 'detached' });
  });

  await check('a saved picture gives its recipe back', async (studio, page) => {
    const saved = (await readdir(join(data, 'outputs'))).find((name) => name.includes(picture.job_id));
    const png = await readFile(join(data, 'outputs', saved));
    const recipe = JSON.stringify({ generator: 'api18-mcp', model: 'no-such-model', arguments: { prompt: `${MARKUP} & more` } });
    for (const [name, bytes, expected] of [
      ['saved.png', png, picture.words],
      ['comment.jpg', comment(recipe), `${MARKUP} & more`],
      ['description.webp', description(recipe), `${MARKUP} & more`],
      ['cut.png', png.subarray(0, 60), 'This file has no recipe of api18-mcp.'],
      ['empty', Buffer.alloc(0), 'This file has no recipe of api18-mcp.'],
    ]) {
      await drop(page, name, bytes);
      await page.locator('studio-recipe').getByText(expected, { exact: true }).waitFor();
      assert.deepEqual(await studio.violations(), []);
      await page.keyboard.press('Escape');
      await page.locator('studio-recipe').waitFor({ state: 'detached' });
    }
    await drop(page, 'saved.png', png);
    await studio.button('Show its job').click();
    await page.locator('studio-job-details').getByText(picture.job_id, { exact: true }).waitFor();
  });

  await check(
    'where a token is needed, pictures and clips are shown with it',
    async (studio, page) => {
      const owner = new McpClient({ address: `${guarded}/mcp`, token });
      const words = prompt('A guarded lighthouse');
      await owner.callTool('centaurus_1_0_text_to_video', { prompt: `${words}, moving`, duration: 2 });
      await owner.callTool('hera_1_0_text_to_image', { prompt: words });
      await page.goto(`${guarded}/#/gallery`);
      await page.getByLabel('Token').fill(token);
      await studio.button('Sign in').click();
      for (const medium of ['img', 'video']) {
        await page.locator(`studio-picture[state=shown] ${medium}[src^="blob:"]`).first().waitFor();
      }
      await card(page, words).click();
      await page.locator('studio-job-details :is(img, video)[src^="blob:"]').waitFor();
    },
    { expected: [/401/] },
  );

  for (const [width, theme] of [
    [1440, 'light'],
    [1440, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ]) {
    await check(
      `details, ${width} px, ${theme}`,
      async (studio, page) => {
        for (const [name, { words }] of Object.entries({ clip, pictures, failed, unknown })) {
          await card(page, words).click();
          await page.locator('studio-job-details dl + h3 + dl').waitFor();
          await studio.screenshot(`gallery-${name}-${width}-${theme}`);
          assert.deepEqual(await studio.violations(), [], name);
          await studio.button('Close the details').click();
        }
      },
      { width, theme, calm: true },
    );
  }
}

function visit(page, view) {
  return page.evaluate((name) => {
    location.hash = `#/${name}`;
  }, view);
}

async function drop(page, name, bytes) {
  const dataTransfer = await page.evaluateHandle(
    ([file, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(content)], file));
      return transfer;
    },
    [name, [...bytes]],
  );
  await page.locator('studio-gallery').dispatchEvent('drop', { dataTransfer });
}
