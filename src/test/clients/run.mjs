import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { burst } from './burst.mjs';
import { check, results } from './check.mjs';
import { conformance } from './conformance.mjs';
import { imghero } from './imghero.mjs';
import { inParallel } from './in-parallel.mjs';
import { inspector } from './inspector.mjs';
import { matrix } from './matrix.mjs';
import { outputs } from './outputs.mjs';
import { patience } from './patience.mjs';
import { revisions } from './revisions.mjs';
import { sandbox } from './sandbox.mjs';
import { schemas } from './schemas.mjs';
import { sdk } from './sdk.mjs';
import { Jar } from './server.mjs';
import { theo } from './theo.mjs';

/** Suites that mostly wait, so that two at once take little more than half the time. */
const CONCURRENT = { revisions, matrix, theo, sdk, inspector, outputs, patience, sandbox, conformance, schemas };
const CONCURRENCY = 2;

/** Suites that measure when a request arrives, so that no other may keep this process busy. */
const ALONE = { imghero, burst };

const [path, ...chosen] = process.argv.slice(2);
for (const name of chosen) if (!(name in CONCURRENT || name in ALONE)) throw new Error(`there is no suite ${name}`);
const directory = await mkdtemp(join(tmpdir(), 'api18-mcp-clients-'));
try {
  const jar = await Jar.open(path, directory);
  await inParallel(chosenFrom(CONCURRENT), CONCURRENCY, (suite) => run(suite, jar));
  for (const suite of chosenFrom(ALONE)) await run(suite, jar);
} finally {
  await rm(directory, { recursive: true, force: true });
}
const { passed, failed } = results();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

function chosenFrom(suites) {
  return Object.entries(suites).filter(([name]) => chosen.length === 0 || chosen.includes(name));
}

/** A suite that throws counts as a failed check, and the other suites still run. */
async function run([name, suite], jar) {
  try {
    await suite(jar);
  } catch (failure) {
    await check(`${name}: the suite completes`, () => Promise.reject(failure));
  }
}
