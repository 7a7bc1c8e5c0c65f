import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { burst } from './burst.mjs';
import { check, results } from './check.mjs';
import { conformance } from './conformance.mjs';
import { imghero } from './imghero.mjs';
import { inspector } from './inspector.mjs';
import { patience } from './patience.mjs';
import { revisions } from './revisions.mjs';
import { sandbox } from './sandbox.mjs';
import { schemas } from './schemas.mjs';
import { sdk } from './sdk.mjs';
import { Jar } from './server.mjs';
import { theo } from './theo.mjs';

const SUITES = { schemas, sdk, revisions, patience, theo, imghero, burst, sandbox, inspector, conformance };

const [path, ...chosen] = process.argv.slice(2);
const directory = await mkdtemp(join(tmpdir(), 'api18-mcp-clients-'));
try {
  const jar = new Jar(path, directory);
  for (const name of chosen.length ? chosen : Object.keys(SUITES)) {
    try {
      await SUITES[name](jar);
    } catch (failure) {
      // A suite that throws counts as a failed check, and the other suites still run.
      await check(`${name}: the suite completes`, () => Promise.reject(failure));
    }
  }
} finally {
  await rm(directory, { recursive: true, force: true });
}
const { passed, failed } = results();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
