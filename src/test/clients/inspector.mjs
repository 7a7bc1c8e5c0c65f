import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { check } from './check.mjs';
import { EVERY_TOOL } from './contract.mjs';
import { Imitation } from './imitation.mjs';
import { NO_SERVICE } from './server.mjs';
import { run } from './tool.mjs';

const edit = { prompt: 'Make it snow', images: ['https://example.com/photo.jpg'] };

/** The MCP Inspector's command line, which launches the server anew for each call over stdio. */
export async function inspector(jar) {
  const api = await Imitation.start();
  const settings = { ...NO_SERVICE, ...api.settings };
  try {
    const configuration = join(jar.directory, 'mcp.json');
    await writeFile(configuration, JSON.stringify({ mcpServers: { api18: jar.stdio(settings) } }));
    await inspected('stdio', ['--config', configuration, '--server', 'api18'], jar.directory);
    const server = await jar.serve(settings);
    try {
      await inspected('HTTP', [`${server.url}/mcp`], jar.directory);
    } finally {
      await server.stop();
    }
  } finally {
    await api.stop();
  }
}

async function inspected(transport, target, home) {
  const ask = async (...args) => {
    const { code, stdout, stderr } = await run(
      'mcp-inspector',
      ['--cli', ...target, '--format', 'json', ...args],
      home,
    );
    return { code, stderr, result: () => JSON.parse(stdout).result };
  };
  const call = (tool, args) =>
    ask('--method', 'tools/call', '--tool-name', tool, '--tool-args-json', JSON.stringify(args));

  await check(`Inspector over ${transport}: finds no error in the list of tools`, async () => {
    const { code, stderr, result } = await ask('--method', 'tools/list', '--strict');
    assert.equal(code, 0, stderr);
    assert.deepEqual(
      result()
        .tools.map(({ name }) => name)
        .sort(),
      [...EVERY_TOOL].sort(),
    );
    return /\d+ errors?, \d+ warnings?/.exec(stderr)?.[0];
  });
  await check(`Inspector over ${transport}: quotes`, async () => {
    const { code, stderr, result } = await call('quote', { model: 'hera-1.0-image-edit', arguments: edit });
    assert.equal(code, 0, stderr);
    assert.equal(result().structuredContent.quoted_usd, 0.07);
  });
  await check(`Inspector over ${transport}: makes a picture`, async () => {
    const { code, stderr, result } = await call('hera_1_0_image_edit', edit);
    assert.equal(code, 0, stderr);
    assert.equal(result().structuredContent.status, 'completed');
  });
  await check(`Inspector over ${transport}: is refused as an error of the tool, not of the protocol`, async () => {
    const { result } = await call('hera_1_0_image_edit', { prompt: 'No picture' });
    assert.equal(result().isError, true);
    assert.equal(result().structuredContent.status, 'refused');
  });
}
