import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** The jobs that a connection was told of, kept to be held against the schema that is published for them. */
export class Jobs {
  told = [];

  constructor(connection) {
    this.connection = connection;
  }

  async call(tool, args, options) {
    const answer = await this.connection.call(tool, args, options);
    const job = answer.structuredContent;
    this.told.push(...(job.jobs ?? ('job_id' in job ? [job] : [])));
    return { ...answer, job };
  }

  /** On a slow machine a short wait may be over first; the answer then says to ask for the job. */
  async callToItsEnd(tool, args) {
    const answer = await this.call(tool, args);
    const { status, job_id } = answer.job;
    return status === 'processing' ? this.call('get_job', { job_id, wait_seconds: 50 }) : answer;
  }

  async satisfyTheSchema() {
    const { contents } = await this.connection.client.readResource({ uri: 'api18mcp://schemas/job' });
    const valid = formats(new Ajv2020({ allErrors: true, allowUnionTypes: true })).compile(
      JSON.parse(contents[0].text),
    );
    for (const job of this.told) {
      assert.ok(valid(job), `${JSON.stringify(valid.errors)} of ${JSON.stringify(job)}`);
    }
    return `${this.told.length} jobs`;
  }
}

/** A person finds every output in the text, and a client a link to each. */
export function isShown({ job, content, isError }) {
  assert.ok(!isError, `an error: ${JSON.stringify(job.error)}`);
  const urls = job.outputs.map(({ url }) => url);
  const text = content.find(({ type }) => type === 'text').text;
  assert.ok(
    urls.every((url) => text.includes(`](${url})`)),
    `an address is missing in: ${text}`,
  );
  assert.deepEqual(
    content.filter(({ type }) => type === 'resource_link').map(({ uri }) => uri),
    urls,
  );
}

/** How a call that made nothing ended: in one of the ways our contract names, and with something to do next. */
export function ended({ job, isError }, status, type, charged) {
  assert.deepEqual([job.status, job.error?.type, job.charged], [status, type, charged], job.error?.message);
  assert.equal(isError, true);
  assert.deepEqual(job.outputs, []);
  assert.ok(job.error.message, 'no message');
  assert.ok(job.next_step, 'no next step');
}

/** Exactly these parameters were wrong, and there is no job. */
export function isRefused(answer, ...parameters) {
  ended(answer, 'refused', 'invalid_arguments', 'no');
  assert.equal(answer.job.job_id, null);
  assert.deepEqual(answer.job.error.violations.map(({ parameter }) => parameter).sort(), parameters);
}
