import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';

const DOCUMENT = new URL('../../../../docs/client-libraries.md', import.meta.url);
const START = '<!-- generated: typescript clients -->\n';
const END = '<!-- /generated -->';

const COLUMNS = ['client', 'version', 'transport', 'lists', 'calls', 'answer', 'cancels', 'closes', 'schema losses'];

/** Prints the table and compares it with the document; ACCEPT_SNAPSHOTS=true writes it instead. */
export function assertDocumented(rows) {
  const lines = [COLUMNS, COLUMNS.map(() => '---'), ...rows.map((row) => COLUMNS.map((column) => row[column] || '–'))];
  const table = lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
  console.log(table);
  const text = readFileSync(DOCUMENT, 'utf8');
  const from = text.indexOf(START) + START.length;
  assert.ok(from >= START.length, 'docs/client-libraries.md has no place for the table');
  const to = text.indexOf(END, from);
  if (process.env.ACCEPT_SNAPSHOTS) {
    writeFileSync(DOCUMENT, text.slice(0, from) + table + text.slice(to));
  } else {
    assert.equal(text.slice(from, to), table, 'docs/client-libraries.md differs; run again with ACCEPT_SNAPSHOTS=true');
  }
}
