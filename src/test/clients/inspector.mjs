import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { check } from './check.mjs';
import { run } from './command.mjs';
import { ALL_TOOLS } from './contract.mjs';
import { FakeApi18 } from './fake-api18.mjs';
import { NO_SERVICES } from './server.mjs';

const EDIT = { prompt: 'Make it snow', images: ['https://example.com/photo.jpg'] };

/** Drives the server with the MCP Inspector's command line. Over stdio it starts a new server for each call. */
export async function inspector(jar) {
  const api = await FakeApi18.start();
  const settings = { ...NO_SERVICES, ...api.settings };
  try {
    const configuration = join(jar.directory, 'mcp.json');
    await writeFile(configuration, JSON.stringify({ mcpServers: { api18: jar.stdio(settings) } }));
    await inspect('stdio', ['--config', configuration, '--server', 'api18'], jar.directory);
    const server = await jar.serve(settings);
    try {
      await inspect('HTTP', [`${server.url}/mcp`], jar.directory);
    } finally {
      await server.stop();
    }
  } finally {
    await api.stop();
  }
}

async function inspect(transport, target, home) {
  const invoke = async (...args) => {
    const { code, stdout, stderr } = await run(
      'mcp-inspector',
      ['--cli', ...target, '--format', 'json', ...args],
      home,
    );
    return { code, stderr, result: () => JSON.parse(stdout).result };
  };
  const call = (tool, args) =>
    invoke('--method', 'tools/call', '--tool-name', tool, '--tool-args-json', JSON.stringify(args));

  await check(`Inspector over ${transport}: validates the list of tools`, async () => {
    const { code, stderr, result } = await invoke('--method', 'tools/list', '--strict');
    assert.equal(code, 0, stderr);
    assert.deepEqual(
      result()
        .tools.map(({ name }) => name)
        .sort(),
      [...ALL_TOOLS].sort(),
    );
    return /\d+ errors?, \d+ warnings?/.exec(stderr)?.[0];
  });
  await check(`Inspector over ${transport}: quotes`, async () => {
    const { code, stderr, result } = await call('quote', { model: 'hera-1.0-image-edit', arguments: EDIT });
    assert.equal(code, 0, stderr);
    assert.equal(result().structuredContent.quoted_usd, 0.07);
  });
  await check(`Inspector over ${transport}: generates an image`, async () => {
    const { code, stderr, result } = await call('hera_1_0_image_edit', EDIT);
    assert.equal(code, 0, stderr);
    assert.equal(result().structuredContent.status, 'completed');
  });
  await check(
    `Inspector over ${transport}: gets invalid arguments reported as a tool error, not a protocol error`,
    async () => {
      const { result } = await call('hera_1_0_image_edit', { prompt: 'No image' });
      assert.equal(result().isError, true);
      assert.equal(result().structuredContent.status, 'refused');
    },
  );
}
