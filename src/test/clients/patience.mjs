import assert from 'node:assert/strict';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { check } from './check.mjs';
import { Connection, withConnection } from './client.mjs';
import { FakeApi18 } from './fake-api18.mjs';
import { Journal } from './journal.mjs';

const TOOL = 'hera_1_0_text_to_image';

/** A job that outlasts the wait of its caller is continued and is not paid for twice. */
export async function patience(jar) {
  const api = await FakeApi18.start();
  try {
    await check('patience: a wait that ends returns the job id as a success, and the same call resumes the job', () =>
      withConnection(jar, { ...api.settings, API18MCP_WAIT: '1s' }, 'stdio', (connection) =>
        resumesAfterWait(connection, api),
      ),
    );
    await check('patience: a client that closes stdio still receives the job id', () =>
      withConnection(jar, api.settings, 'stdio', (connection) => receivesJobIdOnClose(connection, api)),
    );
    await check('patience: a client that disconnects over HTTP leaves its job to the next client', () =>
      leavesJobToNextClient(jar, api),
    );
  } finally {
    await api.stop();
  }
}

async function resumesAfterWait(connection, api) {
  const args = { prompt: 'Slow' };
  api.pollsUntilEnd = Infinity;
  const { structuredContent: job, isError } = await connection.call(TOOL, args);
  assert.ok(!isError);
  assert.equal(job.status, 'processing');
  assert.match(job.next_step, new RegExp(`get_job.*${job.job_id}`));
  api.pollsUntilEnd = 1;
  const resumed = (await connection.call(TOOL, args)).structuredContent;
  assert.deepEqual([resumed.job_id, resumed.reused], [job.job_id, true]);
  const later = (await connection.call('get_job', { job_id: job.job_id, wait_seconds: 50 })).structuredContent;
  assert.equal(later.status, 'completed');
  assert.equal(api.submissions(args.prompt).length, 1);
}

async function receivesJobIdOnClose(connection, api) {
  api.pollsUntilEnd = Infinity;
  const prompt = 'Closed';
  api.nextPoll(prompt).then(() => connection.client.close());
  const { structuredContent: job } = await connection.call(TOOL, { prompt });
  assert.equal(job.status, 'processing');
  assert.match(job.job_id, /^j_/);
}

async function leavesJobToNextClient(jar, api) {
  const args = { prompt: 'Disconnected' };
  const journal = new Journal(jar);
  const server = await jar.serve({ ...api.settings, ...journal.settings });
  const connect = () =>
    new Connection(jar, new StreamableHTTPClientTransport(new URL('/mcp', server.url)), server.log, async () => {}).open();
  try {
    api.pollsUntilEnd = Infinity;
    const first = await connect();
    api.nextRequest(({ body }) => body?.prompt === args.prompt).then(() => first.close());
    await assert.rejects(first.call(TOOL, args, { onprogress: () => {} }), /Connection closed/);
    await journal.abandoned(api.jobId(args.prompt));
    const second = await connect();
    const [{ job_id }] = (await second.call('list_jobs', { limit: 1 })).structuredContent.jobs;
    api.pollsUntilEnd = 1;
    const { structuredContent: job } = await second.call(TOOL, args);
    assert.deepEqual([job.job_id, job.status, job.reused], [job_id, 'completed', true]);
    assert.equal(api.submissions(args.prompt).length, 1);
    await second.close();
  } finally {
    await server.stop();
  }
}
