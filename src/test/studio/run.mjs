import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { check, results } from '../clients/check.mjs';
import { Jar } from '../clients/server.mjs';
import { client } from './client.mjs';
import { gallery } from './gallery.mjs';
import { jobDetails } from './job-details.mjs';
import { looks } from './looks.mjs';
import { page } from './page.mjs';
import { pictures } from './pictures.mjs';
import { runView } from './run-view.mjs';
import { spending } from './spending.mjs';
import { token } from './token.mjs';

// The gallery makes the journal long, so it comes last but for the figures of spending.
const SUITES = { client, page, runView, pictures, token, looks, jobDetails, gallery, spending };

const TOKEN = 'ann-0123456789abcdef0123456789abcdef';

const [path, ...chosen] = process.argv.slice(2);
const directory = await mkdtemp(join(tmpdir(), 'api18-mcp-studio-'));
const data = join(directory, 'data');
const tokens = join(directory, 'tokens');
await writeFile(tokens, `ann ${TOKEN}\n`, { mode: 0o600 });
const jar = new Jar(path, directory);
const settings = {
  API18MCP_SANDBOX_SPEED: '40',
  API18MCP_POLL_FASTEST: '300ms',
  API18MCP_POLL_SLOWEST: '500ms',
  API18MCP_CONFIRM_ABOVE_USD: '1.00',
  API18MCP_BUDGET_PER_DAY_USD: '500',
};
const [server, guarded] = await Promise.all([
  jar.serve({ ...settings, API18MCP_DATA_DIR: data, API18MCP_DOWNLOAD_DIR: 'outputs' }),
  jar.serve({ ...settings, API18MCP_ACCESS_TOKENS_FILE: tokens }),
]);
// Pictures of the sandbox come from this machine, which Chromium otherwise asks the person about.
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-features=LocalNetworkAccessChecks'],
});
try {
  for (const [name, suite] of Object.entries(SUITES)) {
    if (chosen.length && !chosen.includes(name)) continue;
    // A suite that throws counts as a failed check, and the other suites still run.
    await suite({ browser, url: server.url, guarded: guarded.url, token: TOKEN, data }).catch((failure) =>
      check(`${name}: completes`, () => Promise.reject(failure)),
    );
  }
} finally {
  await browser.close();
  await Promise.all([server.stop(), guarded.stop()]);
  await rm(directory, { recursive: true, force: true });
}
const { passed, failed } = results();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
