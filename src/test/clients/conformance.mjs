import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { check } from './check.mjs';
import { run } from './command.mjs';
import { FakeApi18 } from './fake-api18.mjs';

/** The scenarios of the official suite that do not require tools with fixed names. */
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

/** Runs the official conformance suite over HTTP. */
export async function conformance(jar) {
  const api = await FakeApi18.start();
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

/** Evaluates the results file of a scenario, because the exit code does not cover all checks. */
async function passes(scenario, url, directory) {
  const results = await mkdtemp(join(directory, `${scenario}-`));
  const args = ['server', '--url', url, '--scenario', scenario, '--output-dir', results];
  const { code, stdout, stderr } = await run('conformance', args, directory);
  assert.equal(code, 0, stdout + stderr);
  const [folder] = await readdir(results);
  const checks = JSON.parse(await readFile(join(results, folder, 'checks.json'), 'utf8'));
  const outcomes = checks.filter(({ status }) => status !== 'INFO');
  assert.ok(outcomes.length > 0, 'the scenario ran no checks');
  const failures = outcomes.filter(({ status }) => status !== 'SUCCESS');
  assert.deepEqual(
    failures.map(({ id, status, errorMessage }) => `${id} ${status}: ${errorMessage}`),
    [],
  );
  return `${outcomes.length} passed`;
}
