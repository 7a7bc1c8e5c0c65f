import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { said } from './said.mjs';

/** A server over stdio starts meanwhile. Calls have the patience of a real client, which is the SDK's minute. */
const SLOWEST_START_MS = 180_000;

/** The official SDK's client, connected to our server; it keeps every message and everything the SDK complained of. */
export class Connection {
  messages = [];
  complaints = [];
  client = new Client({ name: 'api18-mcp-client-checks', version: '1' });

  /** @param log what the server wrote to standard error so far */
  constructor(jar, transport, log, stop) {
    this.jar = jar;
    this.transport = transport;
    this.log = log;
    this.stop = stop;
  }

  async open() {
    this.transport.onmessage = (message) => {
      this.messages.push(message);
      said(this.jar.path, `${JSON.stringify(message)}\n`);
    };
    this.client.onerror = (failure) => this.complaints.push(failure.message);
    await this.client.connect(this.transport, { timeout: SLOWEST_START_MS });
    return this;
  }

  call(name, args = {}, options = {}) {
    return this.client.callTool({ name, arguments: args }, undefined, options);
  }

  /** The last answer as it came, before the SDK read it. */
  lastAnswer() {
    return this.messages.findLast((message) => 'result' in message || 'error' in message);
  }

  async close() {
    await this.client.close();
    await this.stop();
  }
}

export const TRANSPORTS = {
  stdio,
  'Streamable HTTP': (jar, settings) => http(jar, settings, StreamableHTTPClientTransport, '/mcp'),
  'HTTP+SSE': (jar, settings) => http(jar, settings, SSEClientTransport, '/mcp/sse'),
};

/** Connects by a transport, does what is asked, and leaves no process behind. */
export async function connected(jar, settings, transport, body) {
  const connection = await TRANSPORTS[transport](jar, settings);
  try {
    return await body(await connection.open());
  } finally {
    await connection.close();
  }
}

function stdio(jar, settings) {
  const transport = new StdioClientTransport({ ...jar.stdio(settings), stderr: 'pipe' });
  let log = '';
  transport.stderr.setEncoding('utf8').on('data', (text) => {
    log += text;
    said(jar.path, text);
  });
  return new Connection(
    jar,
    transport,
    () => log,
    async () => {},
  );
}

async function http(jar, settings, Transport, path) {
  const server = await jar.serve(settings);
  return new Connection(jar, new Transport(new URL(path, server.url)), server.log, server.stop);
}
