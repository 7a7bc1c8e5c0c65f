import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { appendToTranscript } from './transcript.mjs';

/** Over stdio, connecting starts the server. Calls keep the SDK's default timeout of a minute, like a real client's. */
const CONNECT_TIMEOUT_MS = 180_000;

/** A client of the official SDK, connected to the server. It records every message and every error of the SDK. */
export class Connection {
  messages = [];
  errors = [];
  client = new Client({ name: 'api18-mcp-client-checks', version: '1' });

  /** @param log returns what the server has written to standard error so far */
  constructor(jar, transport, log, stop) {
    this.jar = jar;
    this.transport = transport;
    this.log = log;
    this.stop = stop;
  }

  async open() {
    this.transport.onmessage = (message) => {
      this.messages.push(message);
      appendToTranscript(this.jar.path, `${JSON.stringify(message)}\n`);
    };
    this.client.onerror = (failure) => this.errors.push(failure.message);
    await this.client.connect(this.transport, { timeout: CONNECT_TIMEOUT_MS });
    return this;
  }

  call(name, args = {}, options = {}) {
    return this.client.callTool({ name, arguments: args }, undefined, options);
  }

  /** The last response as received, before the SDK parsed it. */
  lastResponse() {
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

/** Connects over a transport, runs the body, and stops every process that was started. */
export async function withConnection(jar, settings, transport, body) {
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
    appendToTranscript(jar.path, text);
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
