/**
 * MCP over Streamable HTTP, revision 2026-07-28: every request stands alone, so there is no session to open, keep or lose.
 *
 * @typedef {object} CallResult
 * @property {Record<string, any>} [structuredContent]
 * @property {Record<string, any>[]} content
 * @property {boolean} isError
 *
 * @typedef {object} Progress
 * @property {number} progress
 * @property {number} [total]
 * @property {string} [message]
 *
 * @typedef {object} Tool
 * @property {string} name
 * @property {string} [title]
 * @property {string} [description]
 * @property {Record<string, any>} inputSchema
 */

const REVISION = '2026-07-28';
const META = 'io.modelcontextprotocol/';

/** The server wants a token, or does not know this one. */
export class TokenRequired extends Error {
  constructor() {
    super('This server asks for a token.');
  }
}

/** The server has answered with an error, or not in the protocol. */
export class McpError extends Error {
  /** @param {string} message @param {number} [code] of JSON-RPC */
  constructor(message, code) {
    super(message);
    this.code = code;
  }
}

export class McpClient {
  #token;
  #address;
  #lastId = 0;

  /** @param {{token?: string, address?: string}} [options] the address is that of this page's server unless given */
  constructor({ token = '', address = '/mcp' } = {}) {
    this.#token = token;
    this.#address = address;
  }

  /** @param {{signal?: AbortSignal}} [options] @returns {Promise<Tool[]>} */
  async listTools({ signal } = {}) {
    const tools = [];
    let cursor;
    do {
      const page = await this.#request('tools/list', cursor ? { cursor } : {}, { signal });
      tools.push(...page.tools);
      cursor = page.nextCursor;
    } while (cursor);
    return tools;
  }

  /**
   * Aborting the signal closes the stream, which cancels the call.
   *
   * @param {string} name
   * @param {Record<string, any>} args
   * @param {{onProgress?: (progress: Progress) => void, signal?: AbortSignal}} [options]
   * @returns {Promise<CallResult>}
   */
  async callTool(name, args, options = {}) {
    const { structuredContent, content = [], isError = false } = await this.#request(
      'tools/call',
      { name, arguments: args },
      { ...options, name },
    );
    return { structuredContent, content, isError };
  }

  /**
   * @param {string} method
   * @param {Record<string, any>} params
   * @param {{name?: string, onProgress?: (progress: Progress) => void, signal?: AbortSignal}} options
   */
  async #request(method, params, { name, onProgress, signal }) {
    const id = ++this.#lastId;
    const _meta = {
      [`${META}protocolVersion`]: REVISION,
      [`${META}clientInfo`]: { name: 'studio', version: '1' },
      [`${META}clientCapabilities`]: {},
      ...(onProgress && { progressToken: id }),
    };
    const response = await fetch(this.#address, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json, text/event-stream',
        'MCP-Protocol-Version': REVISION,
        'Mcp-Method': method,
        ...(name && { 'Mcp-Name': name }),
        ...(this.#token && { Authorization: `Bearer ${this.#token}` }),
      },
      body: JSON.stringify({ jsonrpc: '2.0', id, method, params: { ...params, _meta } }),
      cache: 'no-store',
      signal,
    });
    if (response.status === 401) throw new TokenRequired();
    for await (const message of messages(response)) {
      if (message.method === 'notifications/progress') onProgress?.(message.params);
      if (message.id !== id) continue;
      if (message.error) throw new McpError(String(message.error.message), message.error.code);
      return message.result;
    }
    throw new McpError(`The server did not answer (HTTP ${response.status}).`);
  }
}

/** The messages of a response, which is one JSON object or a stream of events. @param {Response} response */
async function* messages(response) {
  const type = response.headers.get('Content-Type') ?? '';
  if (type.startsWith('application/json')) {
    const body = await response.json();
    // Refusals before the protocol, such as of an origin, have a form of their own.
    if (body.error_description) throw new McpError(body.error_description);
    yield body;
  } else if (type.startsWith('text/event-stream') && response.body) {
    yield* events(response.body);
  }
}

/** @param {ReadableStream<Uint8Array>} body */
async function* events(body) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      text += decoder.decode(value, { stream: !done });
      const parts = text.split(/\r?\n\r?\n/);
      text = parts.pop() ?? '';
      for (const part of done ? [...parts, text] : parts) {
        const data = part.split(/\r?\n/).flatMap((line) => /^data: ?(.*)$/.exec(line)?.[1] ?? []);
        if (data.length) yield JSON.parse(data.join('\n'));
      }
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
