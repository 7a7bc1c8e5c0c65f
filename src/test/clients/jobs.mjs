import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** Calls tools and records the returned jobs, so that they can be validated against the published schema. */
export class Jobs {
  received = [];

  constructor(connection) {
    this.connection = connection;
  }

  async call(tool, args, options) {
    const result = await this.connection.call(tool, args, options);
    const job = result.structuredContent;
    this.received.push(...(job.jobs ?? ('job_id' in job ? [job] : [])));
    return { ...result, job };
  }

  /** Waits for the job with get_job if the call's wait ended first, which happens on a slow machine. */
  async callUntilEnded(tool, args) {
    const result = await this.call(tool, args);
    const { status, job_id } = result.job;
    return status === 'processing' ? this.call('get_job', { job_id, wait_seconds: 50 }) : result;
  }

  async matchSchema() {
    const { contents } = await this.connection.client.readResource({ uri: 'api18mcp://schemas/job' });
    const valid = formats(new Ajv2020({ allErrors: true, allowUnionTypes: true })).compile(
      JSON.parse(contents[0].text),
    );
    for (const job of this.received) {
      assert.ok(valid(job), `${JSON.stringify(valid.errors)} of ${JSON.stringify(job)}`);
    }
    return `${this.received.length} jobs`;
  }
}

/** The text contains a link to every output for people, and the content has a resource link for clients. */
export function assertShown({ job, content, isError }) {
  assert.ok(!isError, `the result is an error: ${JSON.stringify(job.error)}`);
  const urls = job.outputs.map(({ url }) => url);
  const text = content.find(({ type }) => type === 'text').text;
  assert.ok(
    urls.every((url) => text.includes(`](${url})`)),
    `a URL is missing in: ${text}`,
  );
  assert.deepEqual(
    content.filter(({ type }) => type === 'resource_link').map(({ uri }) => uri),
    urls,
  );
}

/** The call ended without outputs, with the given status and error type of the contract, and with a next step. */
export function assertEnded({ job, isError }, status, type, charged) {
  assert.deepEqual([job.status, job.error?.type, job.charged], [status, type, charged], job.error?.message);
  assert.equal(isError, true);
  assert.deepEqual(job.outputs, []);
  assert.ok(job.error.message, 'no message');
  assert.ok(job.next_step, 'no next step');
}

/** Exactly these parameters were reported as invalid, and no job was created. */
export function assertRefused(result, ...parameters) {
  assertEnded(result, 'refused', 'invalid_arguments', 'no');
  assert.equal(result.job.job_id, null);
  assert.deepEqual(result.job.error.violations.map(({ parameter }) => parameter).sort(), parameters);
}
