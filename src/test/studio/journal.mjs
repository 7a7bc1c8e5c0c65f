import { DatabaseSync } from 'node:sqlite';

const DAY = 86_400_000;
const DAYS = 40;
const KEPT = 7 * DAY;
const EXPIRED = '2026-01-01T00:00:00Z';
const THINGS = ['lighthouse', 'harbour', 'fox', 'kettle', 'library', 'forest', 'street', 'boat', 'mountain', 'river'];

/** Adds jobs of the last forty days to a journal: copies of those that ended in it, each with a prompt of its own. */
export function fill(file, count) {
  const journal = new DatabaseSync(file);
  try {
    // The server goes on using the journal meanwhile.
    journal.exec('pragma busy_timeout = 20000; begin immediate');
    const ended = journal
      .prepare("select * from job where ended_at is not null and output_kind = 'IMAGE' and quoted_micros > 0")
      .all();
    const columns = Object.keys(ended[0]);
    const insert = journal.prepare(`insert into job (${columns}) values (${columns.map(() => '?')})`);
    const now = Date.now();
    for (let number = 0; number < count; number++) {
      const job = copy(ended[number % ended.length], number, now - 3_600_000 - Math.floor((number / count) * DAYS * DAY));
      insert.run(...columns.map((column) => job[column]));
    }
    journal.exec('commit');
  } finally {
    journal.close();
  }
}

function copy(job, number, created) {
  const prompt = `A ${THINGS[number % THINGS.length]}, study ${number}`;
  const detail = JSON.parse(job.detail);
  if (detail.outputs && Date.now() - created > KEPT) {
    detail.outputs.forEach((output) => (output.expiresAt = EXPIRED));
    detail.expiresAt = EXPIRED;
  }
  return {
    ...job,
    id: `j_${String(number).padStart(16, '0')}`,
    arguments: JSON.stringify({ ...JSON.parse(job.arguments), prompt }),
    search_text: prompt.toLowerCase(),
    fingerprint: `copy ${number}`,
    idempotency_key: null,
    created_at: created,
    started_at: created,
    ended_at: created + 9_000,
    day: Math.floor(created / DAY),
    detail: JSON.stringify(detail),
  };
}
