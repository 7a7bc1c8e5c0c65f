import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { usd } from '../../main/resources/card/words.js';
import { check } from '../clients/check.mjs';
import { call, jobs } from './jobs.mjs';
import { prompt, Studio } from './studio.mjs';

/** What was spent, against the limits. */
export async function spending({ browser, url }) {
  await jobs(url);
  const { status } = await call(url, 'centaurus_1_0_text_to_video', { prompt: prompt('A price that waits'), duration: 15 });
  assert.equal(status, 'awaiting_confirmation');
  const told = await call(url, 'spending', { days: 30, by_day_and_model: true });
  const inSpending = (name, body, options = {}) =>
    check(`spending: ${name}`, async () => {
      const studio = await Studio.open(browser, url, { view: 'spending', ...options });
      await studio.page.locator('studio-spending .chart svg').waitFor();
      await body(studio, studio.page);
      await studio.close({ expected: [/404/] });
    });

  await inSpending('says what was spent, what is not known, what is reserved, and what the limits leave', async (studio, page) => {
    for (const [name, amount] of [
      ['Spent', told.spent_usd],
      ['of which unknown', sum(told.by_day, 'unknown_usd')],
      ['Reserved', told.reserved_usd],
    ]) {
      assert.ok(amount > 0, name);
      const figure = page.locator('.sums > div').filter({ has: page.getByText(name, { exact: true }) });
      await figure.getByText(usd(amount), { exact: true }).waitFor();
    }
    const { limit, left } = told.limits.per_day_usd;
    await page.getByText(`${usd(left)} left of ${usd(limit)}`).waitFor();
    assert.equal(await page.getByRole('meter', { name: 'Today' }).getAttribute('aria-valuemax'), String(limit));
    assert.deepEqual(await studio.shifts(), []);
  });

  await inSpending('each part of a bar leads to its jobs', async (studio, page) => {
    const { day, model } = told.by_day_and_model.find((row) => row.model === 'hera-1.0-text-to-image');
    await page.locator(`svg a[href*="since=${day}"][href*="model=${model}"] rect`).click();
    assert.equal(page.url(), `${url}/#/gallery?since=${day}&until=${day}&model=${model}`);
    await page.locator('studio-gallery li.job').first().waitFor();
    await studio.button(`Remove the filter ${model}`).waitFor();
    await page.goBack();
    await page.locator('.chart a .unknown').first().click();
    await studio.button('Remove the filter Outcome unknown').waitFor();
    await page.goBack();
    await page.locator('.chart a .reserved').last().waitFor();
  });

  await inSpending('each model leads to its jobs', async (studio, page) => {
    await page.getByRole('link', { name: /^hera-1\.0-image-to-video/ }).click();
    await studio.button('Remove the filter hera-1.0-image-to-video').waitFor();
  });

  await inSpending('the bars are reached by keys, and say what they are', async (studio, page) => {
    const today = page.locator(`svg a[href$="until=${told.by_day[0].day}"]:not([tabindex])`);
    assert.match(await today.getAttribute('aria-label'), /unknown, .* reserved, \d+ jobs$/);
    await today.focus();
    await page.keyboard.press('Enter');
    await studio.button(`Remove the filter from ${told.by_day[0].day}`).waitFor();
  });

  await inSpending('is exported as CSV', async (studio, page) => {
    const [download] = await Promise.all([page.waitForEvent('download'), studio.button('Export CSV').click()]);
    const [head, ...lines] = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    assert.equal(head, 'day,model,jobs,spent_usd,of_which_unknown_usd,reserved_usd');
    assert.deepEqual(
      lines,
      told.by_day_and_model.map((row) => [row.day, row.model, row.jobs, row.spent_usd, row.unknown_usd, row.reserved_usd].join()),
    );
    assert.match(download.suggestedFilename(), /^spending-\d{4}-\d\d-\d\d-to-\d{4}-\d\d-\d\d\.csv$/);
  });

  for (const [width, theme] of [
    [1440, 'light'],
    [390, 'dark'],
  ]) {
    await inSpending(
      `${width} px, ${theme}`,
      async (studio, page) => {
        await page.getByText('The figures as a table').click();
        await page.getByRole('rowheader').first().waitFor();
        await studio.screenshot(`spending-${width}-${theme}`);
        assert.deepEqual(await studio.violations(), []);
      },
      { width, theme, calm: true },
    );
  }
}

function sum(shares, field) {
  return Number(shares.reduce((all, share) => all + share[field], 0).toFixed(6));
}
