import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fill } from './journal.mjs';
import { call, card, count, inGallery, jobs, MARKUP } from './jobs.mjs';

const MANY = 10_000;
const MOST_CARDS = 100;

/** Everything that was made is shown and found. */
export async function gallery({ browser, url, data }) {
  const { picture, pictures, clip, failed, unknown, hostile } = await jobs(url);
  const check = (name, body, options) => inGallery(browser, url, name, body, options);

  await check('shows every job, the good and the others, newest first, and nothing moves', async (studio, page) => {
    await card(page, picture.words).waitFor();
    const subjects = await page.locator('studio-gallery .subject').evaluateAll((all) => all.map(({ textContent }) => textContent));
    const places = [hostile, unknown, failed, clip, pictures, picture].map(({ words }) => subjects.indexOf(words));
    assert.ok(!places.includes(-1), String(places));
    assert.deepEqual(places, places.toSorted((a, b) => a - b));
    for (const { status } of [unknown, failed]) await page.locator(`li[data-status=${status}] strong`).first().waitFor();
    await shown(page, picture.words);
    assert.deepEqual(await studio.shifts(), []);
    await studio.screenshot('gallery-jobs');
  });

  await check('texts of strangers are texts', async (studio, page) => {
    await card(page, MARKUP).click();
    await page.locator('studio-job-details .prompt').getByText(MARKUP).waitFor();
    const made = page.locator('studio-gallery :is(script, [onerror], [href^=javascript])');
    assert.equal(await made.count(), 0);
  });

  await check('finds words, and filters by kind, model, status, day and cost', async (studio, page) => {
    const words = page.getByLabel('Words of the prompt');
    await words.fill('KETTLE copper');
    await count(page, 1);
    assert.match(page.url(), /#\/gallery\?words=KETTLE\+copper$/);
    await words.fill('no such words');
    await page.getByText('No job fits').waitFor();
    await studio.button('Show all jobs').click();
    await card(page, picture.words).waitFor();

    await page.locator('studio-filters').getByRole('button', { name: 'Clips', exact: true }).click();
    await card(page, picture.words).waitFor({ state: 'detached' });
    await card(page, clip.words).waitFor();
    await page.locator('studio-filters').getByRole('button', { name: 'All', exact: true }).click();

    await studio.button('Filters').click();
    await page.getByLabel('Status').selectOption('unknown');
    await card(page, failed.words).waitFor({ state: 'detached' });
    await card(page, unknown.words).waitFor();
    await studio.button('Remove the filter Outcome unknown').click();

    await page.getByLabel('Cost from, in $').fill('0.9');
    await page.getByLabel('Cost from, in $').press('Tab');
    await card(page, picture.words).waitFor({ state: 'detached' });
    await card(page, clip.words).waitFor();
    await page.getByLabel('Model').selectOption('hera-1.0-text-to-image');
    await page.getByText('No job fits').waitFor();
    await studio.screenshot('gallery-filters');
    assert.deepEqual(await studio.violations(), []);
    await studio.button('Clear all').click();

    await page.getByLabel('From (UTC)').fill('2199-01-01');
    await page.getByText('No job fits').waitFor();
  });

  await check('an address leads to a choice, and coming back keeps it', async (studio, page) => {
    await page.goto(`${url}/#/gallery?status=failed`);
    await card(page, failed.words).waitFor();
    await card(page, picture.words).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Spending' }).click();
    await page.getByRole('link', { name: 'Gallery' }).click();
    await studio.button('Remove the filter Failed').waitFor();
    await page.goto(`${url}/#/gallery?job=${picture.job_id}`);
    await page.locator('studio-job-details').getByText(picture.words).first().waitFor();
  });

  await check('is stepped through by keys', async (studio, page) => {
    await card(page, picture.words).waitFor();
    const subjects = await page.locator('studio-gallery .subject').allInnerTexts();
    // The focus is on the link.
    await page.getByRole('link', { name: 'Gallery' }).click();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    assert.equal(await focused(page), subjects[1]);
    await page.keyboard.press('ArrowLeft');
    assert.equal(await focused(page), subjects[0]);
    await page.keyboard.press('Enter');
    await page.locator('studio-job-details').waitFor();
    await page.keyboard.press('j');
    await page.locator('li[data-open]').filter({ hasText: subjects[1] }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('studio-job-details').waitFor({ state: 'detached' });
    assert.equal(await focused(page), subjects[1]);
    await page.keyboard.press('/');
    await page.keyboard.type('j');
    assert.equal(await page.getByLabel('Words of the prompt').inputValue(), 'j');
  });

  await check('stars last', async (studio, page) => {
    await card(page, picture.words).focus();
    await page.keyboard.press('s');
    await page.reload();
    await page.locator('studio-filters').getByRole('button', { name: 'Starred' }).click();
    await count(page, 1);
    await card(page, picture.words).waitFor();
    await page.evaluate(() => (location.hash = '#/gallery?starred=1&min=50'));
    await count(page, 0);
    await page.evaluate(() => (location.hash = '#/gallery?starred=1&max=50'));
    await count(page, 1);
  });

  await check(
    'says that the jobs cannot be shown, and tries again',
    async (studio, page) => {
      await page.route('**/mcp', (route) =>
        route.request().postData()?.includes('"list_jobs"') ? route.fulfill({ status: 503 }) : route.continue(),
      );
      await page.reload();
      await page.getByText('The jobs cannot be shown').waitFor();
      await page.unroute('**/mcp');
      await studio.button('Try again').click();
      await card(page, picture.words).waitFor();
    },
    { expected: [/503/] },
  );

  // From here on the journal is long. The suites that follow find it so.
  await call(url, 'get_job', { job_id: picture.job_id });
  fill(join(data, 'journal.db'), MANY);
  let figures;
  await check(
    `${MANY} jobs: a page of them at a time`,
    async (studio, page) => {
      await page.waitForFunction(() => window.firstPicture > 0);
      figures = await page.evaluate(() => [window.firstPicture, window.longestTask]);
      const seen = new Set();
      for (let turn = 0; turn < 4; turn++) {
        const subjects = await page.locator('studio-gallery .subject').allInnerTexts();
        assert.ok(subjects.length <= MOST_CARDS, `${subjects.length} cards`);
        assert.ok(subjects.every((subject) => !seen.has(subject)), 'a job is shown twice');
        subjects.forEach((subject) => seen.add(subject));
        await studio.button('Older').click();
        await page.getByText(`Page ${turn + 2}`).waitFor();
        await page.locator('.grid[aria-busy=false]').waitFor();
      }
      await page.getByLabel('Words of the prompt').fill(`study ${MANY - 1}`);
      await count(page, 1);
      await page.locator('li.job').getByText('Expired', { exact: true }).or(page.locator('li[data-status=failed], li[data-status=unknown]')).first().waitFor();
      return `first picture after ${Math.round(figures[0])} ms, longest task ${Math.round(figures[1])} ms`;
    },
    { prepare: (tab) => tab.addInitScript(measure) },
  );

  await check('steps over the border of a page', async (studio, page) => {
    await card(page, picture.words).waitFor();
    const last = page.locator('studio-gallery li.job .open').last();
    await last.focus();
    await last.press('Enter');
    await page.keyboard.press('j');
    await page.getByText('Page 2').waitFor();
    await page.locator('li.job:first-child[data-open]').waitFor();
    await page.keyboard.press('k');
    await page.getByText('Page 1').waitFor();
    await page.locator('li.job:last-child[data-open]').waitFor();
  });
}

/** The words of the card that has the focus. */
function focused(page) {
  return page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.closest('li')?.querySelector('.subject').innerText;
  });
}

/** Resolves when the picture of a card is there. */
function shown(page, words) {
  return page.locator('studio-gallery li.job').filter({ hasText: words }).locator('studio-picture[state=shown]').waitFor();
}

/** Reported, not asserted: the machine may be busy. */
function measure() {
  window.longestTask = 0;
  document.addEventListener('picture-shown', () => (window.firstPicture ??= performance.now()));
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longestTask = Math.max(window.longestTask, duration);
  }).observe({ type: 'longtask', buffered: true });
}
