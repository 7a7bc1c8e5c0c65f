import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BIN = join(dirname(fileURLToPath(import.meta.url)), 'node_modules', '.bin');
const TIMEOUT_MS = 300_000;

/** Runs a command of an installed package until it exits. */
export async function run(command, args, home) {
  const child = spawn(join(BIN, command), args, {
    env: { PATH: `${BIN}:${process.env.PATH}`, HOME: home, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: TIMEOUT_MS,
  });
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await once(child, 'close');
  const [stdout, stderr] = await output;
  return { code, stdout, stderr };
}

async function text(stream) {
  return (await stream.setEncoding('utf8').toArray()).join('');
}
