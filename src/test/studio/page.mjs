import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { check } from '../clients/check.mjs';
import { Studio } from './studio.mjs';

const MOST_BYTES = 90_000;

/** The document, its files and its headers. */
export async function page({ browser, url }) {
  await check('page: is under 90 KB gzipped in all', async () => {
    const bytes = (await files(url)).reduce((sum, { body }) => sum + gzipSync(body).length, 0);
    assert.ok(bytes < MOST_BYTES, `${bytes} bytes`);
    return `${(bytes / 1000).toFixed(1)} KB`;
  });

  await check('page: lets in nothing but its own, and no frame around it', async () => {
    for (const { headers } of await files(url)) {
      const policy = headers.get('Content-Security-Policy');
      assert.match(policy, /default-src 'none'/);
      assert.match(policy, /script-src 'self';/);
      assert.match(policy, /frame-ancestors 'none'/);
      assert.doesNotMatch(policy, /unsafe|http/);
      assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
    }
  });

  await check('page: is asked for again on each visit, and its bundled files never', async () => {
    const [document, ...bundled] = await files(url);
    assert.equal(document.headers.get('Cache-Control'), 'no-cache');
    assert.ok(bundled.length >= 2);
    for (const { address, headers } of bundled) {
      assert.match(headers.get('Cache-Control'), address.includes('/bundle/') ? /immutable/ : /max-age=86400/);
    }
  });

  await check('page: loads nothing from elsewhere, shifts nothing, and paints at once', async () => {
    const asked = [];
    const studio = await Studio.open(browser, url, {
      prepare: (tab) => tab.on('request', (request) => asked.push(new URL(request.url()).origin)),
    });
    await studio.button('Run').waitFor();
    const [paint] = await studio.page.evaluate(() =>
      performance.getEntriesByName('first-contentful-paint').map(({ startTime }) => startTime),
    );
    assert.deepEqual([...new Set(asked)], [url]);
    assert.deepEqual(await studio.shifts(), []);
    await studio.close();
    return `first contentful paint after ${Math.round(paint)} ms`;
  });

  await check('page: says loudly that it is a sandbox', async () => {
    const studio = await Studio.open(browser, url, { view: 'spending' });
    await studio.page.getByText('Nothing is charged').waitFor();
    await studio.close();
  });

  await check('page: connects each client to this server', async () => {
    const studio = await Studio.open(browser, url, { view: 'connect' });
    await studio.page.getByRole('tab', { name: 'Claude Code' }).focus();
    await studio.page.keyboard.press('ArrowDown');
    await studio.page.keyboard.press('ArrowDown');
    assert.equal(await studio.page.getByRole('tab', { selected: true }).innerText(), 'Cursor');
    const { mcpServers } = JSON.parse(await studio.page.getByLabel('Entry').innerText());
    assert.equal(mcpServers.api18.url, `${url}/mcp`);
    await studio.page.getByRole('button', { name: 'Copy' }).click();
    assert.deepEqual(JSON.parse(await studio.page.evaluate(() => navigator.clipboard.readText())), { mcpServers });
    await studio.page.getByRole('tab', { name: 'JetBrains' }).click();
    await studio.page.getByText('takes no server at an address').waitFor();
    await studio.close();
  });

  await check('page: keeps the chosen theme', async () => {
    const studio = await Studio.open(browser, url);
    await studio.button('Dark theme').click();
    await studio.page.reload();
    await studio.button('Light theme').waitFor();
    assert.equal(await studio.page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(18, 18, 18)');
    await studio.close();
  });

  await check('page: says that the server cannot be reached, and tries again', async () => {
    const studio = await Studio.open(browser, url, { prepare: (tab) => tab.route('**/about', (route) => route.abort()) });
    await studio.page.getByText('The server cannot be used').waitFor();
    await studio.page.unroute('**/about');
    await studio.button('Try again').click();
    await studio.button('Run').waitFor();
    await studio.close({ expected: [/ERR_FAILED/] });
  });
}

/** The document first, then what it names. */
async function files(url) {
  const document = await fetch(`${url}/`);
  const body = await document.text();
  const named = [...body.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => url + path);
  const others = await Promise.all(
    named.map(async (address) => {
      const response = await fetch(address);
      assert.equal(response.status, 200, address);
      return { address, headers: response.headers, body: await response.text() };
    }),
  );
  return [{ address: `${url}/`, headers: document.headers, body }, ...others];
}
