import { Loopback } from './loopback.mjs';
import { MODELS } from './seed.mjs';

export const KEY = 'api18_0123456789abcdef';

const RETENTION_DAYS = 7;

/** Api18.dev on this machine, made from its own document alone. It remembers every request it got. */
export class Imitation extends Loopback {
  /** How often a job is asked for before it has ended. */
  polls = 1;
  /** What becomes of a job in the end: completed or failed. */
  fate = 'completed';
  #jobs = new Map();

  /** What makes our server use it. */
  get settings() {
    return { API18_KEY: KEY, API18_URL: this.url };
  }

  posts(prompt) {
    return this.requests.filter((request) => request.method === 'POST' && request.body?.prompt === prompt);
  }

  answer({ method, path, headers, body }) {
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
    const wrong = [
      ...model.required.filter((name) => !(name in input)),
      ...Object.keys(input).filter((name) => !(name in model.parameters)),
    ];
    if (wrong.length) return error(400, 'invalid_request', 'Body failed validation', wrong);
    const job = { id: `job${this.#jobs.size + 1}`, model: id, input, createdAt: new Date(), asked: 0 };
    this.#jobs.set(job.id, job);
    return [200, this.#told(job, 'processing')];
  }

  #job(id) {
    const job = this.#jobs.get(id);
    if (!job) return error(404, 'job_not_found', `No job ${id}`);
    job.ended ??= ++job.asked >= this.polls ? this.fate : undefined;
    return [200, this.#told(job, job.ended ?? 'processing')];
  }

  #told(job, status) {
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
      error: status === 'failed' ? 'The model could not make it' : null,
      cost_usd: MODELS[job.model].mills(job.input) / 1000,
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
