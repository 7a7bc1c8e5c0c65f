import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { check, results } from '../clients/check.mjs';
import { Jar } from '../clients/server.mjs';
import { actions } from './actions.mjs';
import { connect } from './chat.mjs';
import { hostile } from './hostile.mjs';
import { imports } from './imports.mjs';
import { looks } from './looks.mjs';
import { story } from './story.mjs';

const SUITES = { story, actions, imports, hostile, looks };

const [path, ...chosen] = process.argv.slice(2);
const directory = await mkdtemp(join(tmpdir(), 'api18-mcp-card-'));
const server = await new Jar(path, directory).serve({
  API18MCP_SANDBOX_SPEED: '40',
  API18MCP_POLL_FASTEST: '300ms',
  API18MCP_POLL_SLOWEST: '500ms',
  API18MCP_CONFIRM_ABOVE_USD: '1.00',
});
// Pictures of the sandbox come from this machine. In a real chat Chromium asks the person first, or loads none.
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-features=LocalNetworkAccessChecks'],
});
try {
  const client = await connect(server.url);
  for (const [name, suite] of Object.entries(SUITES)) {
    if (chosen.length && !chosen.includes(name)) continue;
    // A suite that throws counts as a failed check, and the other suites still run.
    await suite(browser, client).catch((failure) => check(`${name}: completes`, () => Promise.reject(failure)));
  }
  await client.close();
} finally {
  await browser.close();
  await server.stop();
  await rm(directory, { recursive: true, force: true });
}
const { passed, failed } = results();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
