import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Keeps what the server said to anybody, beside its jar, for src/test/secrets.sh to look through. */
export function said(jar, text) {
  const folder = join(dirname(jar), 'said');
  mkdirSync(folder, { recursive: true });
  appendFileSync(join(folder, 'clients.txt'), text);
}
