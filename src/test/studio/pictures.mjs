import assert from 'node:assert/strict';
import { check } from '../clients/check.mjs';
import { prompt, Studio } from './studio.mjs';

/** A red square of 16 by 16 pixels. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR42mM4oSFHEmIY1TCqYfhqAAA1Ug4QoKgCngAAAABJRU5ErkJggg==',
  'base64',
);

/** Pictures that go into a call. */
export async function pictures({ browser, url }) {
  const inStudio = (name, body, options = {}) =>
    check(`pictures: ${name}`, async () => {
      const studio = await Studio.open(browser, url, options);
      await body(studio, studio.page);
      await studio.close(options);
    });
  const edit = async (page) => page.locator('model-list label').filter({ hasText: 'Hera 1.0 image edit' }).click();

  for (const [way, give] of [
    ['a picked file', pick],
    ['a dropped file', drop],
    ['a pasted file', paste],
  ]) {
    await inStudio(`${way} is edited`, async (studio, page) => {
      await edit(page);
      await give(page);
      await page.getByRole('img', { name: 'Picture 1' }).waitFor();
      await studio.run();
      await studio.loaded();
    });
  }

  await inStudio('a file that is no picture is refused, with its name', async (studio, page) => {
    await edit(page);
    await page.locator('picture-field input[type=file]').setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('x') });
    await page.getByText('a.txt is not a JPEG, PNG, WEBP or BMP picture.').waitFor();
  });

  await inStudio('a result is animated, and the prompt stays', async (studio, page) => {
    const words = await studio.run();
    await studio.loaded();
    await page.locator('job-tile .cell').hover();
    await studio.button('Animate').click();
    await page.getByRole('img', { name: 'Picture 1' }).waitFor();
    assert.equal(await page.getByLabel('Prompt').inputValue(), words);
    assert.ok(await page.getByRole('radio', { name: 'Zeus 1.0 image to video' }).first().isChecked());
    await studio.run();
    await studio.loaded('video');
  });

  await inStudio('a recent picture is used', async (studio, page) => {
    await studio.run(prompt('The newest one'));
    await studio.loaded();
    await edit(page);
    await page.getByText('From recent pictures').click();
    await page.getByRole('button', { name: /^The newest one/ }).first().click();
    await page.getByRole('img', { name: 'Picture 1' }).waitFor();
  });
}

async function pick(page) {
  await page.locator('picture-field input[type=file]').setInputFiles({ name: 'red.png', mimeType: 'image/png', buffer: PNG });
}

async function drop(page) {
  await page.locator('picture-field .drop').dispatchEvent('drop', { dataTransfer: await transfer(page) });
}

async function paste(page) {
  const clipboardData = await transfer(page);
  await page.evaluate(
    (data) => document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, cancelable: true })),
    clipboardData,
  );
}

function transfer(page) {
  return page.evaluateHandle((bytes) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], 'red.png', { type: 'image/png' }));
    return data;
  }, [...PNG]);
}
