import assert from 'node:assert/strict';
import { check } from './check.mjs';
import { withConnection } from './client.mjs';
import { FakeImghero } from './fake-imghero.mjs';

const CALLS = 300;
const LOOKUPS = 20;
const REQUESTS_PER_WINDOW = 100;

/** The window of imghero's rate limit. It is documented as 60s; a shorter one gives the same result sooner. */
const WINDOW = process.env.IMGHERO_WINDOW ?? '5s';

/** The typical duration of an image and the server's wait, as fractions of the window. */
const IMAGE_DURATION = 10 / 60;
const WAIT = 50 / 60;

/** Each call sends a few requests, so all calls together take a few windows. More than this is a failure. */
const MAX_WINDOWS = 20;

/** Requests more images at once than imghero accepts requests per minute. */
export async function burst(jar) {
  const windowMs = milliseconds(WINDOW);
  const api = await FakeImghero.start({ windowMs, durationMs: windowMs * IMAGE_DURATION });
  const settings = { ...api.settings, API18MCP_WAIT: `${Math.round((windowMs * WAIT) / 1000)}s` };
  try {
    await withConnection(jar, settings, 'Streamable HTTP', (connection) => new BurstChecks(connection, api).run());
  } finally {
    await api.stop();
  }
}

class BurstChecks {
  constructor(connection, api) {
    this.connection = connection;
    this.api = api;
    this.pages = Array.from({ length: CALLS }, (_, n) =>
      api.page(`https://example.com/burst/${String(n).padStart(3, '0')}`),
    );
    this.startedAt = performance.now();
  }

  async run() {
    // Some pages already have an image. The server must not return it as the requested one.
    this.pages.filter((_, n) => n % 3 === 0).forEach((page) => page.addImage());
    const [jobs, lookups] = await Promise.all([
      Promise.allSettled(this.pages.map((page) => this.#generate(page))),
      Promise.allSettled(Array.from({ length: LOOKUPS }, () => this.#lookup())),
    ]);
    await check(`burst: completes all of ${CALLS} concurrent calls`, () => this.#assertCompleted(jobs));
    await check('burst: requests each image once, as a job of its own', () => this.#assertDistinct(jobs));
    await check('burst: answers concurrent lookups, or reports the rate limit', () => this.#assertAnswered(lookups));
    await check(`burst: sends at most ${REQUESTS_PER_WINDOW} requests in any ${WINDOW}`, () => this.#assertRateLimit());
  }

  /** The call either completes or returns a `processing` job that completes later. */
  async #generate(page) {
    let job = await this.#call('imghero_generate_image', { url: page.url });
    const late = job.status === 'processing';
    while (job.status === 'processing') {
      assert.ok(job.job_id, `${page.url} is processing without a job_id`);
      assert.ok(this.#elapsedMs() < this.api.windowMs * MAX_WINDOWS, `${page.url} is processing for too long`);
      job = await this.#call('get_job', { job_id: job.job_id, wait_seconds: 50 });
    }
    assert.equal(job.status, 'completed', `${job.status}: ${job.error?.message}`);
    assert.equal(job.outputs[0].url, page.requested[0].fileUrl, `${page.url} has the wrong image`);
    return { id: job.job_id, late };
  }

  /** A call without a result within the SDK's default timeout of a minute fails. */
  async #call(tool, args) {
    return (await this.connection.call(tool, args)).structuredContent;
  }

  #elapsedMs() {
    return performance.now() - this.startedAt;
  }

  #lookup() {
    return this.#call('imghero_search_urls', { q: 'burst', limit: 1 });
  }

  #assertCompleted(jobs) {
    assertFulfilled(jobs);
    const late = jobs.filter(({ value }) => value.late).length;
    return `${late} of them outlasted the wait, all completed in ${Math.round(this.#elapsedMs() / 1000)} s`;
  }

  #assertAnswered(lookups) {
    assertFulfilled(lookups);
    const results = lookups.map(({ value }) => value);
    assert.deepEqual(
      results.filter(({ urls, error }) => !urls && error?.type !== 'rate_limited'),
      [],
    );
    return `${results.filter(({ urls }) => urls).length} of ${LOOKUPS} answered`;
  }

  #assertDistinct(jobs) {
    const submissions = this.pages.map(({ url }) => this.api.submissions(url).length);
    assert.deepEqual(
      submissions.filter((count) => count !== 1),
      [],
    );
    assert.equal(new Set(jobs.map(({ value }) => value?.id)).size, CALLS);
  }

  #assertRateLimit() {
    const { requests, rejectedRequests, maxRequestsInWindow } = this.api;
    assert.ok(requests.length > REQUESTS_PER_WINDOW, `there were only ${requests.length} requests`);
    assert.equal(rejectedRequests, 0, `${rejectedRequests} were rejected, at most ${maxRequestsInWindow} in a window`);
    return `${requests.length} requests, at most ${maxRequestsInWindow} in a window`;
  }
}

function assertFulfilled(outcomes) {
  const reasons = outcomes.filter(({ status }) => status === 'rejected').map(({ reason }) => reason.message);
  assert.equal(reasons.length, 0, `${reasons.length} of ${outcomes.length}: ${[...new Set(reasons)].join(' · ')}`);
}

function milliseconds(duration) {
  const [, seconds] = /^(\d+)s$/.exec(duration) ?? [];
  assert.ok(seconds > 0, `IMGHERO_WINDOW must be whole seconds, such as 60s, not ${duration}`);
  return seconds * 1000;
}
