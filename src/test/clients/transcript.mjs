import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Records all output of the server in a file next to its jar, which src/test/secrets.sh searches for secrets. */
export function appendToTranscript(jar, text) {
  const folder = join(dirname(jar), 'said');
  mkdirSync(folder, { recursive: true });
  appendFileSync(join(folder, 'clients.txt'), text);
}
