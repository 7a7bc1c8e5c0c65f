import assert from 'node:assert/strict';
import { check } from './check.mjs';

const TOOL = 'imghero_generate_image';

/** Among these cases the right picture is: */
const CASES = {
  'the new one where there was an older': older,
  'the new one where there were older ones, told in the other order': olderOtherwise,
  'each time another of two calls one after the other': twoInTurn,
  'not one that was being made already': alreadyBegun,
  'not those of another style that were begun with ours': begunTogether,
  'not one that was begun after ours was seen': begunLater,
  'a different one for each of two equal calls at once': twoEqual,
  'its own for each of two calls of different styles at once': twoStyles,
};

/** A page may have pictures already, and others may want some of it meanwhile: ours is the one we asked for. */
export async function rightPictures(jobs, api) {
  // All at once, because each takes seconds.
  await Promise.all(
    Object.entries(CASES).map(([name, body]) => {
      const page = api.page(`https://example.com/pictures/${body.name}`);
      const make = async (args = {}) => (await jobs.call(TOOL, { url: page.url, ...args })).job;
      return check(`imghero: the right picture is ${name}`, () => body(page, make));
    }),
  );
}

async function older(page, make) {
  page.begin();
  finishWhenAskedAgain(page);
  isOf(page.ordered, [await make()], page);
}

async function olderOtherwise(page, make) {
  page.newestFirst = false;
  page.begin({ style: 'retro' }, 0, ago(3600));
  page.begin({ style: 'retro' }, 0, ago(60));
  finishWhenAskedAgain(page);
  isOf(page.ordered, [await make({ style: 'retro' })], page);
}

async function twoInTurn(page, make) {
  const first = await make();
  const second = await make();
  isOf(page.ordered, [first, second], page);
}

/** It was there before, though it was not completed; and it is completed before ours. */
async function alreadyBegun(page, make) {
  const others = page.begin({ style: 'anime' }, Infinity, ago(20));
  finishWhenAskedAgain(page, () => others.finish());
  isOf(page.ordered, [await make({ style: 'anime' })], page);
}

async function begunTogether(page, make) {
  page.insteadOfGenerating = (attempt, regular) => {
    page.begin({ style: 'sketch' });
    const answer = regular();
    page.begin({ style: 'sketch' });
    return answer;
  };
  finishWhenAskedAgain(page);
  isOf(page.ordered, [await make({ style: 'anime' })], page);
}

async function begunLater(page, make) {
  finishWhenAskedAgain(page, () => page.begin({ style: 'anime' }));
  isOf(page.ordered, [await make({ style: 'anime' })], page);
}

async function twoEqual(page, make) {
  const made = await Promise.all([make(), make()]);
  const number = (job) => page.ordered.findIndex(({ address }) => address === job.outputs[0]?.url);
  // Which of two equal ones is whose cannot be told, and does not matter.
  isOf(
    page.ordered,
    made.sort((a, b) => number(a) - number(b)),
    page,
  );
}

async function twoStyles(page, make) {
  const styles = ['bold', 'minimal'];
  const made = await Promise.all(styles.map((style) => make({ style })));
  isOf(
    styles.map((style) => page.ordered.find((image) => image.style === style)),
    made,
    page,
  );
}

/** Details tell of ours as generating first, then something happens, and only the third time ours is completed. */
function finishWhenAskedAgain(page, happens = () => {}) {
  page.takesMs = Infinity;
  page.insteadOfDetails = (attempt, regular) => {
    if (attempt === 3) page.ordered[0].finish();
    const answer = regular();
    if (attempt === 1) happens();
    return answer;
  };
}

function isOf(images, jobs, page) {
  assert.deepEqual(
    jobs.map(({ status, outputs }) => ({ status, url: outputs[0]?.url, stable_url: outputs[0]?.stable_url })),
    images.map(({ address }) => ({ status: 'completed', url: address, stable_url: page.imageUrl })),
  );
  assert.equal(page.ordered.length, jobs.length, 'another number of pictures was ordered');
}

function ago(seconds) {
  return new Date(Date.now() - seconds * 1000);
}
