import assert from 'node:assert/strict';
import { check } from './check.mjs';
import { connected } from './client.mjs';
import { EVERY_TOOL, LONGEST_INSTRUCTIONS } from './contract.mjs';

/** Without any key everything works and is made on this machine. */
export async function sandbox(jar) {
  await connected(jar, { API18MCP_SANDBOX_SPEED: 'max' }, 'stdio', async (connection) => {
    let picture;
    await check('sandbox: says so to the agent', () => {
      const instructions = connection.client.getInstructions();
      assert.match(instructions, /SANDBOX/);
      assert.ok(instructions.length <= LONGEST_INSTRUCTIONS, `${instructions.length} characters`);
    });
    await check('sandbox: lists every tool', async () => {
      const { tools } = await connection.client.listTools();
      assert.deepEqual(tools.map(({ name }) => name).sort(), [...EVERY_TOOL].sort());
    });
    await check('sandbox: makes two pictures that can be fetched', async () => {
      const job = await made(connection, 'hera_1_0_text_to_image', { prompt: 'A red boat', num_images: 2 });
      assert.equal(job.outputs.length, 2);
      await Promise.all(job.outputs.map(({ url }) => fetched(url, 'image/')));
      picture = job.outputs[0].url;
    });
    await check('sandbox: makes a clip of the picture it made', async () => {
      const job = await made(connection, 'zeus_1_0_image_to_video', { prompt: 'The boat sails', image: picture });
      await fetched(job.outputs[0].url, 'video/');
    });
    await check('sandbox: makes two pictures as Theo does', async () => {
      const job = await made(connection, 'theo_generate_images', { prompt: 'A red boat', count: 2 });
      assert.equal(job.outputs.length, 2);
      await Promise.all(job.outputs.map(({ url }) => fetched(url, 'image/')));
    });
    await check('sandbox: makes a picture for a page as imghero does, and finds the page', async () => {
      const url = 'https://example.com/blog/my-post';
      const job = await made(connection, 'imghero_generate_image', { url });
      await fetched(job.outputs[0].url, 'image/');
      const { urls } = (await connection.call('imghero_search_urls', { q: 'my-post' })).structuredContent;
      assert.deepEqual(
        urls.map((page) => page.url),
        [url],
      );
      const page = (await connection.call('imghero_get_url', { url_id: urls[0].url_id })).structuredContent;
      assert.deepEqual(page, urls[0]);
    });
  });
}

async function made(connection, tool, args) {
  const { structuredContent: job } = await connection.call(tool, args);
  assert.deepEqual([job.status, job.sandbox, job.error], ['completed', true, null]);
  return job;
}

async function fetched(url, type) {
  const response = await fetch(url);
  assert.equal(response.status, 200);
  assert.ok(response.headers.get('content-type').startsWith(type), `${url} is ${response.headers.get('content-type')}`);
  assert.ok((await response.arrayBuffer()).byteLength > 0, `${url} is empty`);
}
