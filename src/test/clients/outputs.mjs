import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { check } from './check.mjs';
import { TRANSPORTS, withConnection } from './client.mjs';

const MAX_THUMBNAIL = 60_000;
const MAX_THUMBNAILS = 200_000;
const MAX_SIDE = 512;
const PICTURE = 'hera_1_0_text_to_image';

/** People see what they paid for: what a result contains, and what is on the disk afterwards. */
export async function outputs(jar) {
  for (const transport of Object.keys(TRANSPORTS)) {
    await withConnection(jar, { API18MCP_SANDBOX_SPEED: 'max' }, transport, (connection) => contents(transport, connection));
  }
  await withConnection(jar, { API18MCP_SANDBOX_SPEED: 'max', API18MCP_DOWNLOAD_DIR: 'outputs' }, 'stdio', saved);
  await withConnection(jar, { API18MCP_SANDBOX_SPEED: 'max', API18MCP_THUMBNAILS: 'false' }, 'stdio', (connection) =>
    check('outputs: thumbnails can be switched off', async () => {
      const { content } = await connection.call(PICTURE, { prompt: 'A red boat' });
      assert.deepEqual(types(content), ['text', 'resource_link']);
    }),
  );
}

async function contents(transport, connection) {
  await check(`${transport}: a picture is text, then a link with type and size, then a thumbnail`, async () => {
    const { content, structuredContent } = await thumbnailed(connection, { prompt: 'A red boat' });
    assert.deepEqual(types(content), ['text', 'resource_link', 'image']);
    const [text, link, thumbnail] = content;
    assert.ok(text.text.includes(`](${structuredContent.outputs[0].url})`));
    const bytes = (await (await fetch(link.uri)).arrayBuffer()).byteLength;
    assert.deepEqual([link.mimeType, link.size], ['image/png', bytes]);
    assertThumbnail(thumbnail);
    return `${bytes} bytes, thumbnail ${thumbnail.data.length} characters`;
  });
  await check(`${transport}: four pictures have four thumbnails that fit together`, async () => {
    const { content } = await thumbnailed(connection, { prompt: 'A red boat', num_images: 4 });
    assert.deepEqual(types(content), ['text', ...Array(4).fill('resource_link'), ...Array(4).fill('image')]);
    const thumbnails = content.filter(({ type }) => type === 'image');
    thumbnails.forEach(assertThumbnail);
    const together = thumbnails.reduce((sum, { data }) => sum + data.length, 0);
    assert.ok(together <= MAX_THUMBNAILS, `${together} characters`);
    return `${together} characters`;
  });
  await check(`${transport}: get_job shows the thumbnail too`, async () => {
    const submitted = await connection.call('submit_job', {
      model: 'hera-1.0-text-to-image',
      arguments: { prompt: 'A red boat' },
    });
    const { content } = await shown(connection, submitted);
    assert.deepEqual(types(content), ['text', 'resource_link', 'image']);
  });
  await check(`${transport}: a clip is text and a link`, async () => {
    const { content } = await connection.call('centaurus_1_0_text_to_video', { prompt: 'A red boat', duration: 2 });
    assert.deepEqual(types(content), ['text', 'resource_link']);
    assert.equal(content[1].mimeType, 'video/mp4');
  });
}

async function saved(connection) {
  let job_id;
  let file;
  await check('outputs: are saved, and the file is the picture', async () => {
    const made = await connection.call(PICTURE, { prompt: 'A lighthouse at dusk' });
    job_id = made.structuredContent.job_id;
    const { content, structuredContent } = await connection.call('download_outputs', { job_id });
    file = structuredContent.outputs[0].file;
    assert.match(file, new RegExp(`/\\d{4}-\\d\\d-\\d\\d-a-lighthouse-at-dusk-${job_id}\\.png$`));
    const bytes = await readFile(file);
    assert.equal(content.find(({ type }) => type === 'resource_link').size, bytes.length);
    assert.ok(bytes.includes('"prompt":"A lighthouse at dusk"'), 'there is no recipe in the file');
    assert.ok(content[0].text.includes(`Saved as ${file}`), content[0].text);
  });
  await check('outputs: a removed file is not claimed', async () => {
    await rm(dirname(file), { recursive: true });
    const { structuredContent } = await connection.call('get_job', { job_id });
    assert.deepEqual([structuredContent.status, structuredContent.outputs[0].file], ['completed', null]);
  });
}

async function thumbnailed(connection, args) {
  return shown(connection, await connection.call(PICTURE, args));
}

/** On a slow machine a result is delivered without some of its thumbnails; get_job shows them later. */
async function shown(connection, result) {
  const { job_id } = result.structuredContent;
  for (let tries = 0; tries < 10 && !isThumbnailed(result); tries++) {
    result = await connection.call('get_job', { job_id, wait_seconds: 50 });
  }
  return result;
}

function isThumbnailed({ content }) {
  const count = (type) => types(content).filter((one) => one === type).length;
  return count('resource_link') > 0 && count('resource_link') === count('image');
}

function types(content) {
  return content.map(({ type }) => type);
}

function assertThumbnail({ mimeType, data }) {
  assert.equal(mimeType, 'image/jpeg');
  assert.ok(data.length <= MAX_THUMBNAIL, `${data.length} characters`);
  const { width, height } = jpegSize(Buffer.from(data, 'base64'));
  assert.ok(Math.max(width, height) <= MAX_SIDE && Math.min(width, height) > 0, `${width} × ${height}`);
}

/** Reads the frame header (ITU-T T.81, B.2.2). */
function jpegSize(jpeg) {
  assert.equal(jpeg.readUInt16BE(0), 0xffd8);
  for (let at = 2; at < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const marker = jpeg.readUInt16BE(at);
    if (marker >= 0xffc0 && marker <= 0xffc2) return { height: jpeg.readUInt16BE(at + 5), width: jpeg.readUInt16BE(at + 7) };
  }
  throw new Error('the JPEG has no frame');
}
