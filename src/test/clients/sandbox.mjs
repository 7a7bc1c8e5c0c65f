import assert from 'node:assert/strict';
import { check } from './check.mjs';
import { withConnection } from './client.mjs';
import { ALL_TOOLS, MAX_INSTRUCTIONS_LENGTH } from './contract.mjs';

/** Without any key, everything works and is generated on this machine. */
export async function sandbox(jar) {
  await withConnection(jar, { API18MCP_SANDBOX_SPEED: 'max' }, 'stdio', async (connection) => {
    let image;
    await check('sandbox: tells the agent that it is a sandbox', () => {
      const instructions = connection.client.getInstructions();
      assert.match(instructions, /SANDBOX/);
      assert.ok(instructions.length <= MAX_INSTRUCTIONS_LENGTH, `${instructions.length} characters`);
    });
    await check('sandbox: lists every tool', async () => {
      const { tools } = await connection.client.listTools();
      assert.deepEqual(tools.map(({ name }) => name).sort(), [...ALL_TOOLS].sort());
    });
    await check('sandbox: generates two images that can be downloaded', async () => {
      const job = await generate(connection, 'hera_1_0_text_to_image', { prompt: 'A red boat', num_images: 2 });
      assert.equal(job.outputs.length, 2);
      await Promise.all(job.outputs.map(({ url }) => download(url, 'image/')));
      image = job.outputs[0].url;
    });
    await check('sandbox: generates a clip from its own image', async () => {
      const job = await generate(connection, 'zeus_1_0_image_to_video', { prompt: 'The boat sails', image });
      await download(job.outputs[0].url, 'video/');
    });
    await check('sandbox: generates two images like Theo', async () => {
      const job = await generate(connection, 'theo_generate_images', { prompt: 'A red boat', count: 2 });
      assert.equal(job.outputs.length, 2);
      await Promise.all(job.outputs.map(({ url }) => download(url, 'image/')));
    });
    await check('sandbox: generates an image for a page like imghero, and finds the page', async () => {
      const url = 'https://example.com/blog/my-post';
      const job = await generate(connection, 'imghero_generate_image', { url });
      await download(job.outputs[0].url, 'image/');
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

async function generate(connection, tool, args) {
  const { structuredContent: job } = await connection.call(tool, args);
  assert.deepEqual([job.status, job.sandbox, job.error], ['completed', true, null]);
  return job;
}

async function download(url, type) {
  const response = await fetch(url);
  assert.equal(response.status, 200);
  assert.ok(response.headers.get('content-type').startsWith(type), `${url} is ${response.headers.get('content-type')}`);
  assert.ok((await response.arrayBuffer()).byteLength > 0, `${url} is empty`);
}
