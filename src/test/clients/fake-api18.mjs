import { MODELS } from './documented.mjs';
import { LoopbackServer } from './loopback.mjs';

export const KEY = 'api18_0123456789abcdef';

const RETENTION_DAYS = 7;

/** A fake of Api18.dev, written from its documentation alone. It records every request. */
export class FakeApi18 extends LoopbackServer {
  /** The number of polls until a job ends. */
  pollsUntilEnd = 1;
  /** The status of a job at its end: completed or failed. */
  finalStatus = 'completed';
  #jobs = new Map();
  #held = new Set();

  /** The settings of a server that uses this fake. It polls often, because nothing else ends a job. */
  get settings() {
    return { API18_KEY: KEY, API18_URL: this.url, API18MCP_POLL_FASTEST: '100ms', API18MCP_POLL_SLOWEST: '200ms' };
  }

  /** Keeps jobs with this prompt processing, until they are released. */
  hold(prompt) {
    this.#held.add(prompt);
  }

  release(prompt) {
    this.#held.delete(prompt);
  }

  /** Api18's id of the job with this prompt. */
  jobId(prompt) {
    return [...this.#jobs.values()].find((job) => job.input.prompt === prompt)?.id;
  }

  /** Resolves when the job with this prompt is polled next. */
  nextPoll(prompt) {
    return this.nextRequest(({ path }) => path === `/v1/jobs/${this.jobId(prompt)}`);
  }

  submissions(prompt) {
    return this.requests.filter((request) => request.method === 'POST' && request.body?.prompt === prompt);
  }

  respond({ method, path, headers, body }) {
    const { pathname } = new URL(path, this.url);
    if (!headers.authorization) return error(401, 'missing_authorization', 'No bearer key');
    if (headers.authorization !== `Bearer ${KEY}`) return error(401, 'invalid_api_key', 'No such key');
    if (method === 'POST' && pathname === '/v1/generate') return this.#generate(headers, body);
    if (method === 'GET' && pathname.startsWith('/v1/jobs/')) return this.#job(pathname.slice('/v1/jobs/'.length));
    return error(404, 'not_found', `${method} ${pathname} is not documented`);
  }

  #generate(headers, body) {
    if (!/^application\/json\b/.test(headers['content-type'])) return error(400, 'invalid_request', 'Not JSON');
    const model = MODELS[body?.model];
    if (!model) return error(404, 'model_not_found', `No model ${body?.model}`);
    const { model: id, ...input } = body;
    const invalid = [
      ...model.required.filter((name) => !(name in input)),
      ...Object.keys(input).filter((name) => !(name in model.parameters)),
    ];
    if (invalid.length) return error(400, 'invalid_request', 'Body failed validation', invalid);
    const job = { id: `job${this.#jobs.size + 1}`, model: id, input, createdAt: new Date(), polls: 0 };
    this.#jobs.set(job.id, job);
    return [200, this.#jobBody(job, 'processing')];
  }

  #job(id) {
    const job = this.#jobs.get(id);
    if (!job) return error(404, 'job_not_found', `No job ${id}`);
    if (this.#held.has(job.input.prompt)) return [200, this.#jobBody(job, 'processing')];
    job.endStatus ??= ++job.polls >= this.pollsUntilEnd ? this.finalStatus : undefined;
    return [200, this.#jobBody(job, job.endStatus ?? 'processing')];
  }

  #jobBody(job, status) {
    const expiry = new Date(job.createdAt.getTime() + RETENTION_DAYS * 24 * 3600 * 1000);
    const count = job.input.num_images ?? 1;
    const file = `${this.url}/v1/files/${job.id}`;
    return {
      id: job.id,
      object: 'generation',
      model: job.model,
      output_kind: MODELS[job.model].output,
      status,
      created_at: job.createdAt.toISOString(),
      started_at: job.createdAt.toISOString(),
      completed_at: status === 'processing' ? null : new Date().toISOString(),
      expires_at: expiry.toISOString(),
      retention_days: RETENTION_DAYS,
      error: status === 'failed' ? 'The model failed' : null,
      // A failed job is refunded.
      cost_usd: status === 'failed' ? 0 : MODELS[job.model].mills(job.input) / 1000,
      input: { model: job.model, ...job.input },
      timings: { inference_ms: 1234 },
      urls: { get: `${this.url}/v1/jobs/${job.id}` },
      data:
        status === 'completed' ? Array.from({ length: count }, (_, n) => ({ url: n ? `${file}?n=${n}` : file })) : [],
    };
  }
}

function error(status, type, message, details) {
  return [status, { error: { type, message, details } }];
}
