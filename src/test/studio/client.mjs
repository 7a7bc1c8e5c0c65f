import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod';
import { McpClient, McpError } from '../../main/resources/web/app/studio/mcp.js';
import { check } from '../clients/check.mjs';
import { prompt } from './studio.mjs';

/** The page's own MCP client, against this server and against the official SDK. */
export async function client({ url, guarded, token }) {
  const ours = new McpClient({ address: `${url}/mcp` });

  await check('client: lists and calls our tools', async () => {
    const tools = await ours.listTools();
    assert.ok(tools.some(({ name }) => name === 'hera_1_0_text_to_image'));
    const { structuredContent, isError } = await ours.callTool('list_models', {});
    assert.equal(isError, false);
    assert.ok(structuredContent.models.length > 5);
  });

  await check('client: reports progress, and is not fooled by texts in it', async () => {
    const seen = [];
    const { structuredContent } = await ours.callTool(
      'hera_1_0_text_to_image',
      { prompt: prompt('data: {"id":1}\n\nevent: message — 灯台 #slow') },
      { onProgress: (progress) => seen.push(progress) },
    );
    assert.equal(structuredContent.status, 'completed');
    assert.ok(seen.length > 1);
    assert.ok(seen.every(({ total }) => total === 100));
  });

  await check('client: a cancelled call is left, and its job goes on', async () => {
    const words = prompt('Left alone #slow');
    const abort = new AbortController();
    const call = ours.callTool('hera_1_0_text_to_image', { prompt: words }, { signal: abort.signal, onProgress: () => abort.abort() });
    await assert.rejects(call, { name: 'AbortError' });
    const { structuredContent } = await ours.callTool('list_jobs', { limit: 5 });
    assert.ok(structuredContent.jobs.some((job) => job.prompt === words && job.status !== 'refused'));
  });

  await check('client: says that a token is asked for, and sends it', async () => {
    await assert.rejects(new McpClient({ address: `${guarded}/mcp` }).listTools(), /asks for a token/);
    assert.ok((await new McpClient({ address: `${guarded}/mcp`, token }).listTools()).length > 5);
  });

  await check('client: an unknown tool is an error of the protocol', async () => {
    await assert.rejects(ours.callTool('no_such_tool', {}), McpError);
  });

  const sdk = await startSdk();
  try {
    const theirs = new McpClient({ address: sdk.url });
    await check('client: speaks to a server of the official SDK', async () => {
      assert.deepEqual((await theirs.listTools()).map(({ name }) => name), ['add', 'count']);
      const { structuredContent, isError } = await theirs.callTool('add', { a: 2, b: 3 });
      assert.deepEqual([structuredContent, isError], [{ sum: 5 }, false]);
    });
    await check('client: gets progress from a server of the official SDK', async () => {
      const seen = [];
      await theirs.callTool('count', {}, { onProgress: ({ progress }) => seen.push(progress) });
      assert.deepEqual(seen, [1, 2]);
    });
  } finally {
    await sdk.stop();
  }
}

async function startSdk() {
  const handler = createMcpHandler(() => {
    const server = new McpServer({ name: 'sdk', version: '1' });
    const numbers = z.object({ a: z.number(), b: z.number() });
    server.registerTool('add', { inputSchema: numbers, outputSchema: z.object({ sum: z.number() }) }, ({ a, b }) => ({
      content: [],
      structuredContent: { sum: a + b },
    }));
    server.registerTool('count', { inputSchema: z.object({}) }, async (args, { mcpReq }) => {
      const { progressToken } = mcpReq._meta ?? {};
      for (const progress of [1, 2]) {
        await mcpReq.notify({ method: 'notifications/progress', params: { progressToken, progress, total: 2 } });
      }
      return { content: [] };
    });
    return server;
  });
  const http = createServer(async (request, response) => {
    const { status, headers, body } = await handler.fetch(
      new Request(`http://localhost${request.url}`, {
        method: request.method,
        headers: request.headers,
        body: Readable.toWeb(request),
        duplex: 'half',
      }),
    );
    response.writeHead(status, Object.fromEntries(headers));
    if (body) Readable.fromWeb(body).pipe(response);
    else response.end();
  }).listen(0, '127.0.0.1');
  await once(http, 'listening');
  return {
    url: `http://127.0.0.1:${http.address().port}/mcp`,
    stop: () => new Promise((resolve) => http.close(resolve)),
  };
}
