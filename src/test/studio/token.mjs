import assert from 'node:assert/strict';
import { check } from '../clients/check.mjs';
import { Studio } from './studio.mjs';

/** A server that asks for a token. */
export async function token({ browser, guarded, token: given }) {
  await check('token: without one, the page shows nothing of the server', async () => {
    const studio = await Studio.open(browser, guarded, { view: 'spending' });
    await studio.page.getByLabel('Token').waitFor();
    assert.doesNotMatch(await studio.page.locator('studio-shell').innerText(), /sandbox|hera/i);
    await studio.screenshot('token');
    assert.deepEqual(await studio.violations(), []);
    await studio.close({ expected: [/401/] });
  });

  await check('token: a wrong one is refused, and the right one stays in this tab', async () => {
    const studio = await Studio.open(browser, guarded);
    await enter(studio, 'wrong');
    await studio.page.getByText('does not know this token').waitFor();
    await enter(studio, given);
    await studio.button('Run').waitFor();
    await studio.page.getByText('ann', { exact: true }).waitFor();
    await studio.page.reload();
    await studio.run();
    await studio.loaded();
    assert.ok(!studio.page.url().includes(given));
    assert.equal(await studio.page.evaluate(() => Object.values(localStorage).join()), '');
    const other = await studio.context.newPage();
    await other.goto(guarded);
    await other.getByLabel('Token').waitFor();
    await studio.close({ expected: [/401/] });
  });

  await check('token: is forgotten when the person signs out', async () => {
    const studio = await Studio.open(browser, guarded, { view: 'connect' });
    await enter(studio, given);
    await studio.button('Sign out').click();
    await studio.page.getByLabel('Token').waitFor();
    assert.equal(await studio.page.evaluate(() => sessionStorage.getItem('studio.token')), null);
    await studio.close({ expected: [/401/] });
  });
}

async function enter(studio, text) {
  await studio.page.getByLabel('Token').fill(text);
  await studio.button('Sign in').click();
}
