/**
 * The pictures and clips of jobs, from this server alone: its policy allows no other origin, and addresses of services expire.
 *
 * @typedef {import('./words.js').Job} Job
 */

const MOST_KEPT = 200;

/** Whether an output can no longer be had. @param {Record<string, any> | undefined} output */
export function isGone(output) {
  return !output || (output.expired === true && !output.file);
}

/** @param {Job} job @returns {Record<string, any>[]} */
export function outputsOf(job) {
  return Array.isArray(job.outputs) ? job.outputs.filter((output) => output && typeof output === 'object') : [];
}

/** Whether the first frame of a clip is cheap to have: it is on this machine, and a part of it can be asked for. @param {Job} job */
export function hasCheapFrame(job) {
  return Boolean(job.sandbox || outputsOf(job)[0]?.file);
}

/** @param {Job} job @param {number} index from 0 */
export function outputPath(job, index) {
  return `/outputs/${encodeURIComponent(job.job_id)}/${index + 1}`;
}

/** @param {Job} job @param {number} index from 0 */
export function thumbnailPath(job, index) {
  return `${outputPath(job, index)}/thumbnail`;
}

/** The name under which an output is saved. @param {Job} job @param {number} index from 0 */
export function fileName(job, index) {
  const type = outputsOf(job)[index]?.mime_type ?? (job.output_kind === 'video' ? 'video/mp4' : 'image/png');
  const ending = type.split('/')[1]?.replace('jpeg', 'jpg').replace('quicktime', 'mov').replace(/[^a-z0-9]/g, '') || 'bin';
  return `${job.model}-${job.job_id}-${index + 1}.${ending}`.replace(/[^\w.-]/g, '_');
}

/**
 * Addresses for elements that load pictures. A browser sends no token for a picture: where there is one, the bytes are fetched with
 * it and shown from memory.
 */
export class OutputLoader {
  /** @type {Map<string, Promise<string>>} */
  #kept = new Map();

  /** @param {() => string} token gives an empty one where none is needed */
  constructor(token) {
    this.token = token;
  }

  /** @param {string} path @returns {Promise<string>} an address; rejects if there is no such output */
  address(path) {
    const token = this.token();
    if (!token) return Promise.resolve(path);
    const known = this.#kept.get(path);
    if (known) return known;
    const loading = this.#fetched(path, token);
    this.#kept.set(path, loading);
    loading.catch(() => this.#kept.delete(path));
    this.#forgetOldest();
    return loading;
  }

  /** @param {string} path @param {string} token */
  async #fetched(path, token) {
    const response = await fetch(path, { headers: { Authorization: `Bearer ${token}` } });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return URL.createObjectURL(await response.blob());
  }

  #forgetOldest() {
    for (const path of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) return;
      this.#forget(path);
    }
  }

  /** @param {string} path */
  #forget(path) {
    this.#kept.get(path)?.then(URL.revokeObjectURL, () => {});
    this.#kept.delete(path);
  }
}
