import assert from 'node:assert/strict';
import { check } from './check.mjs';
import { connected } from './client.mjs';
import { Imghero } from './imghero-imitation.mjs';

const CALLS = 300;
const LOOK_UPS = 20;
const REQUESTS_PER_WINDOW = 100;

/** imghero's minute. A shorter one shows the same sooner: IMGHERO_WINDOW=60s is the documented one. */
const WINDOW = process.env.IMGHERO_WINDOW ?? '5s';

/** As much of a window as a picture typically takes of a minute, and as our server waits of it before it answers. */
const TAKES = 10 / 60;
const WAITS = 50 / 60;

/** For each call the service is asked a few times, so all of them take a few windows. This many are a failure. */
const LONGEST_WINDOWS = 20;

/** One process is asked for more pictures at once than imghero takes requests a minute. */
export async function burst(jar) {
  const windowMs = milliseconds(WINDOW);
  const api = await Imghero.start({ windowMs, takesMs: windowMs * TAKES });
  const settings = { ...api.settings, API18MCP_WAIT: `${Math.round((windowMs * WAITS) / 1000)}s` };
  try {
    await connected(jar, settings, 'Streamable HTTP', (connection) => new Burst(connection, api).tell());
  } finally {
    await api.stop();
  }
}

class Burst {
  constructor(connection, api) {
    this.connection = connection;
    this.api = api;
    this.pages = Array.from({ length: CALLS }, (_, n) =>
      api.page(`https://example.com/burst/${String(n).padStart(3, '0')}`),
    );
    this.begun = performance.now();
  }

  async tell() {
    // Some pages have a picture already, which must not be taken for ours.
    this.pages.filter((_, n) => n % 3 === 0).forEach((page) => page.begin());
    const making = Promise.allSettled(this.pages.map((page) => this.#make(page)));
    const lookingUp = Promise.allSettled(Array.from({ length: LOOK_UPS }, () => this.#lookUp()));
    const [made, lookUps] = await Promise.all([making, lookingUp]);
    await check(`burst: none of ${CALLS} calls at once is lost`, () => this.#areCompleted(made));
    await check('burst: each was ordered once, and none is another', () => this.#areDifferent(made));
    await check('burst: look-ups amidst it are answered, or told to come later', () => this.#isAnswered(lookUps));
    await check(`burst: no more than ${REQUESTS_PER_WINDOW} requests arrived in any ${WINDOW}`, () => this.#keptTo());
  }

  /** Either completed, or `processing` with a job that is completed later. */
  async #make(page) {
    let job = await this.#call('imghero_generate_image', { url: page.url });
    const late = job.status === 'processing';
    while (job.status === 'processing') {
      assert.ok(job.job_id, `${page.url} is processing without a job_id`);
      assert.ok(this.#elapsedMs() < this.api.windowMs * LONGEST_WINDOWS, `${page.url} is processing for too long`);
      job = await this.#call('get_job', { job_id: job.job_id, wait_seconds: 50 });
    }
    assert.equal(job.status, 'completed', `${job.status}: ${job.error?.message}`);
    assert.equal(job.outputs[0].url, page.ordered[0].address, `${page.url} has the wrong picture`);
    return { id: job.job_id, late };
  }

  /** Whoever is not answered within the SDK's own minute is lost. */
  async #call(tool, args) {
    return (await this.connection.call(tool, args)).structuredContent;
  }

  #elapsedMs() {
    return performance.now() - this.begun;
  }

  #lookUp() {
    return this.#call('imghero_search_urls', { q: 'burst', limit: 1 });
  }

  #areCompleted(made) {
    isFulfilled(made);
    const late = made.filter(({ value }) => value.late).length;
    return `${late} of them given later, all in ${Math.round(this.#elapsedMs() / 1000)} s`;
  }

  #isAnswered(lookUps) {
    isFulfilled(lookUps);
    const answers = lookUps.map(({ value }) => value);
    assert.deepEqual(
      answers.filter(({ urls, error }) => !urls && error?.type !== 'rate_limited'),
      [],
    );
    return `${answers.filter(({ urls }) => urls).length} of ${LOOK_UPS} answered`;
  }

  #areDifferent(made) {
    const orders = this.pages.map(({ url }) => this.api.posts(url).length);
    assert.deepEqual(
      orders.filter((count) => count !== 1),
      [],
    );
    assert.equal(new Set(made.map(({ value }) => value?.id)).size, CALLS);
  }

  #keptTo() {
    const { requests, tooMany, busiest } = this.api;
    assert.ok(requests.length > REQUESTS_PER_WINDOW, `there were only ${requests.length} requests`);
    assert.equal(tooMany, 0, `${tooMany} were too many, ${busiest} at most`);
    return `${requests.length} requests, ${busiest} at most`;
  }
}

function isFulfilled(outcomes) {
  const reasons = outcomes.filter(({ status }) => status === 'rejected').map(({ reason }) => reason.message);
  assert.equal(reasons.length, 0, `${reasons.length} of ${outcomes.length}: ${[...new Set(reasons)].join(' · ')}`);
}

function milliseconds(duration) {
  const [, seconds] = /^(\d+)s$/.exec(duration) ?? [];
  assert.ok(seconds > 0, `IMGHERO_WINDOW is whole seconds, such as 60s: ${duration}`);
  return seconds * 1000;
}
