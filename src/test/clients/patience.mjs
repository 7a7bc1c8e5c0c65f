import assert from 'node:assert/strict';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { check } from './check.mjs';
import { connected, Connection } from './client.mjs';
import { Imitation } from './imitation.mjs';

const TOOL = 'hera_1_0_text_to_image';

/** A job outlasts the patience of whoever asked for it, and is not paid for twice. */
export async function patience(jar) {
  const api = await Imitation.start();
  try {
    await check('patience: a wait that ends is a success with the job id, and the same call takes the job up', () =>
      connected(jar, { ...api.settings, API18MCP_WAIT: '1s' }, 'stdio', (connection) => outwaited(connection, api)),
    );
    await check('patience: a client that ends stdio is still told the job id', () =>
      connected(jar, api.settings, 'stdio', (connection) => endedAmidst(connection, api)),
    );
    await check('patience: a client that goes away over HTTP leaves its job to the next', () => goneAway(jar, api));
  } finally {
    await api.stop();
  }
}

async function outwaited(connection, api) {
  const args = { prompt: 'Slow' };
  api.polls = Infinity;
  const { structuredContent: job, isError } = await connection.call(TOOL, args);
  assert.ok(!isError);
  assert.equal(job.status, 'processing');
  assert.match(job.next_step, new RegExp(`get_job.*${job.job_id}`));
  api.polls = 1;
  const taken = (await connection.call(TOOL, args)).structuredContent;
  assert.deepEqual([taken.job_id, taken.reused], [job.job_id, true]);
  const later = (await connection.call('get_job', { job_id: job.job_id, wait_seconds: 50 })).structuredContent;
  assert.equal(later.status, 'completed');
  assert.equal(api.posts(args.prompt).length, 1);
}

async function endedAmidst(connection, api) {
  api.polls = Infinity;
  const call = connection.call(TOOL, { prompt: 'Ended' }, { onprogress: () => connection.client.close() });
  const { structuredContent: job } = await call;
  assert.equal(job.status, 'processing');
  assert.match(job.job_id, /^j_/);
}

async function goneAway(jar, api) {
  const args = { prompt: 'Gone' };
  const server = await jar.serve(api.settings);
  const arrive = () =>
    new Connection(jar, new StreamableHTTPClientTransport(new URL('/mcp', server.url)), server.log, async () => {}).open();
  try {
    api.polls = Infinity;
    const first = await arrive();
    await assert.rejects(first.call(TOOL, args, { onprogress: () => first.close() }), /Connection closed/);
    const second = await arrive();
    const [{ job_id }] = (await second.call('list_jobs', { limit: 1 })).structuredContent.jobs;
    // Answered after the server has had time to see that nobody waits any more.
    await second.call('get_job', { job_id, wait_seconds: 3 });
    api.polls = 1;
    const { structuredContent: job } = await second.call(TOOL, args);
    assert.deepEqual([job.job_id, job.status, job.reused], [job_id, 'completed', true]);
    assert.equal(api.posts(args.prompt).length, 1);
    await second.close();
  } finally {
    await server.stop();
  }
}
