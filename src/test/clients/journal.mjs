import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';

const INTERVAL_MS = 50;

/** A server that never notices fails after this time. It takes about a second. */
const TIMEOUT_MS = 180_000;

/** The journal of one or several servers. It tells when a server has noticed that a caller is gone. */
export class Journal {
  #directory;

  constructor(jar) {
    this.#directory = mkdtempSync(join(jar.directory, 'journal-'));
  }

  /** The settings of a server that uses this journal. */
  get settings() {
    return { API18MCP_DATA_DIR: this.#directory };
  }

  /** Resolves once nobody waits for the job with this id of the service, so that the next identical call gets it. */
  async abandoned(providerJobId) {
    const end = performance.now() + TIMEOUT_MS;
    while (this.#waitStatus(providerJobId) !== 'ABANDONED') {
      assert.ok(performance.now() < end, `after ${TIMEOUT_MS / 1000} s, the server still waits for ${providerJobId}`);
      await delay(INTERVAL_MS);
    }
  }

  #waitStatus(providerJobId) {
    const database = new DatabaseSync(join(this.#directory, 'journal.db'), { readOnly: true });
    try {
      return database.prepare('select wait_status from job where provider_job_id = ?').get(providerJobId)?.wait_status;
    } finally {
      database.close();
    }
  }
}
