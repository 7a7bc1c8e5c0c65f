import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { check } from './check.mjs';
import { Imitation } from './imitation.mjs';
import { run } from './tool.mjs';

/** Those scenarios of the official suite that need no tools of fixed names. */
const SCENARIOS = [
  'server-initialize',
  'ping',
  'logging-set-level',
  'tools-list',
  'resources-list',
  'prompts-list',
  'server-sse-multiple-streams',
  'dns-rebinding-protection',
];

/** The official conformance suite over HTTP. */
export async function conformance(jar) {
  const api = await Imitation.start();
  try {
    const server = await jar.serve(api.settings);
    try {
      for (const scenario of SCENARIOS) {
        await check(`conformance: ${scenario}`, () => passes(scenario, `${server.url}/mcp`, jar.directory));
      }
    } finally {
      await server.stop();
    }
  } finally {
    await api.stop();
  }
}

/** The verdict is what the suite wrote down of each of its checks: its exit code does not tell all. */
async function passes(scenario, url, directory) {
  const results = await mkdtemp(join(directory, `${scenario}-`));
  const args = ['server', '--url', url, '--scenario', scenario, '--output-dir', results];
  const { code, stdout, stderr } = await run('conformance', args, directory);
  assert.equal(code, 0, stdout + stderr);
  const [folder] = await readdir(results);
  const checks = JSON.parse(await readFile(join(results, folder, 'checks.json'), 'utf8'));
  const verdicts = checks.filter(({ status }) => status !== 'INFO');
  assert.ok(verdicts.length > 0, 'nothing was checked');
  const others = verdicts.filter(({ status }) => status !== 'SUCCESS');
  assert.deepEqual(
    others.map(({ id, status, errorMessage }) => `${id} ${status}: ${errorMessage}`),
    [],
  );
  return `${verdicts.length} passed`;
}
