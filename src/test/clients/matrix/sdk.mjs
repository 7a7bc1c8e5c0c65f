import { EventSource } from 'eventsource';
import { passedOn } from './answer.mjs';

export const SDK = '@modelcontextprotocol/sdk';

const CONNECT_TIMEOUT_MS = 180_000;
const IDENTITY = { name: 'api18-mcp-client-checks', version: '1' };

/** A client of the official TypeScript SDK, whose first generation has one layout in all versions. */
export function sdk(alias) {
  return async (transport, target) => {
    const { Client } = await import(`${alias}/client/index.js`);
    const client = new Client(IDENTITY, { capabilities: {} });
    await client.connect(await TRANSPORTS[transport](alias, target), { timeout: CONNECT_TIMEOUT_MS });
    return connected(client);
  };
}

const TRANSPORTS = {
  async stdio(alias, { command, args, env }) {
    const { StdioClientTransport } = await import(`${alias}/client/stdio.js`);
    return new StdioClientTransport({ command, args, env, stderr: 'ignore' });
  },
  async 'Streamable HTTP'(alias, { url }) {
    const { StreamableHTTPClientTransport } = await import(`${alias}/client/streamableHttp.js`);
    return new StreamableHTTPClientTransport(new URL('/mcp', url));
  },
  async 'HTTP+SSE'(alias, { url }) {
    const { SSEClientTransport } = await import(`${alias}/client/sse.js`);
    // The oldest version expects it, and documents that Node.js lacks it.
    globalThis.EventSource ??= EventSource;
    return new SSEClientTransport(new URL('/mcp/sse', url));
  },
};

/** A client of the second generation, which may first ask for the newest protocol version. */
export function client2(mode) {
  return async (transport, target) => {
    const { Client, StreamableHTTPClientTransport } = await import('@modelcontextprotocol/client');
    const { StdioClientTransport } = await import('@modelcontextprotocol/client/stdio');
    const client = new Client(IDENTITY, { capabilities: {}, versionNegotiation: { mode } });
    const connection =
      transport === 'stdio'
        ? new StdioClientTransport({ ...target, stderr: 'ignore' })
        : new StreamableHTTPClientTransport(new URL('/mcp', target.url));
    await client.connect(connection, { timeout: CONNECT_TIMEOUT_MS });
    return {
      ...connected(client),
      call: async (name, args, { signal } = {}) =>
        passedOn(await client.callTool({ name, arguments: args }, { signal })),
    };
  };
}

function connected(client) {
  return {
    names: async () => (await client.listTools()).tools.map(({ name }) => name),
    schemas: async () =>
      Object.fromEntries((await client.listTools()).tools.map(({ name, inputSchema }) => [name, inputSchema])),
    call: async (name, args, { signal } = {}) =>
      passedOn(await client.callTool({ name, arguments: args }, undefined, { signal })),
    close: () => client.close(),
  };
}
