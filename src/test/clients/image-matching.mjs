import assert from 'node:assert/strict';
import { check } from './check.mjs';

const TOOL = 'imghero_generate_image';

/** The image that must be returned in each case. */
const CASES = {
  'the new one on a page with an older one': older,
  'the new one on a page that lists older ones first': oldestFirst,
  'a different one for each of two successive calls': twoSuccessive,
  'not one that was started before the call': startedBefore,
  'not one of another style that was started at the same time': startedTogether,
  'not one that was started after the requested one was listed': startedLater,
  'a different one for each of two equal concurrent calls': twoEqual,
  'the right one for each of two concurrent calls with different styles': twoStyles,
};

/** A page may have other images, older and concurrent ones. A call must return the image that it requested. */
export async function imageMatching(jobs, api) {
  // Concurrently, because each takes seconds.
  await Promise.all(
    Object.entries(CASES).map(([name, body]) => {
      const page = api.page(`https://example.com/pictures/${body.name}`);
      const generate = async (args = {}) => (await jobs.call(TOOL, { url: page.url, ...args })).job;
      return check(`imghero: returns the requested image: ${name}`, () => body(page, generate));
    }),
  );
}

async function older(page, generate) {
  page.addImage();
  finishOnThirdRequest(page);
  assertImages(page.requested, [await generate()], page);
}

async function oldestFirst(page, generate) {
  page.newestFirst = false;
  page.addImage({ style: 'retro' }, 0, ago(3600));
  page.addImage({ style: 'retro' }, 0, ago(60));
  finishOnThirdRequest(page);
  assertImages(page.requested, [await generate({ style: 'retro' })], page);
}

async function twoSuccessive(page, generate) {
  const first = await generate();
  const second = await generate();
  assertImages(page.requested, [first, second], page);
}

/** The other image exists before the call and is completed before the requested one. */
async function startedBefore(page, generate) {
  const other = page.addImage({ style: 'anime' }, Infinity, ago(20));
  finishOnThirdRequest(page, () => other.finish());
  assertImages(page.requested, [await generate({ style: 'anime' })], page);
}

async function startedTogether(page, generate) {
  page.overrideGenerate = (attempt, regular) => {
    page.addImage({ style: 'sketch' });
    const response = regular();
    page.addImage({ style: 'sketch' });
    return response;
  };
  finishOnThirdRequest(page);
  assertImages(page.requested, [await generate({ style: 'anime' })], page);
}

async function startedLater(page, generate) {
  finishOnThirdRequest(page, () => page.addImage({ style: 'anime' }));
  assertImages(page.requested, [await generate({ style: 'anime' })], page);
}

async function twoEqual(page, generate) {
  const jobs = await Promise.all([generate(), generate()]);
  const number = (job) => page.requested.findIndex(({ fileUrl }) => fileUrl === job.outputs[0]?.url);
  // Equal calls cannot be told apart, so either image may belong to either call.
  assertImages(
    page.requested,
    jobs.sort((a, b) => number(a) - number(b)),
    page,
  );
}

async function twoStyles(page, generate) {
  const styles = ['bold', 'minimal'];
  const jobs = await Promise.all(styles.map((style) => generate({ style })));
  assertImages(
    styles.map((style) => page.requested.find((image) => image.style === style)),
    jobs,
    page,
  );
}

/** Completes the requested image at the third request for details. The event happens after the first one. */
function finishOnThirdRequest(page, event = () => {}) {
  page.durationMs = Infinity;
  page.overrideDetails = (attempt, regular) => {
    if (attempt === 3) page.requested[0].finish();
    const response = regular();
    if (attempt === 1) event();
    return response;
  };
}

function assertImages(images, jobs, page) {
  assert.deepEqual(
    jobs.map(({ status, outputs }) => ({ status, url: outputs[0]?.url, stable_url: outputs[0]?.stable_url })),
    images.map(({ fileUrl }) => ({ status: 'completed', url: fileUrl, stable_url: page.imageUrl })),
  );
  assert.equal(page.requested.length, jobs.length, 'another number of images was requested');
}

function ago(seconds) {
  return new Date(Date.now() - seconds * 1000);
}
