/**
 * The view's side of MCP Apps (2026-01-26): JSON-RPC 2.0 over postMessage with the window of the host.
 *
 * @typedef {Record<string, any>} Json
 */

const PROTOCOL_VERSION = '2026-01-26';
const METHOD_NOT_FOUND = -32601;

export class Host {
  /** What the host can do. @type {Json} */
  capabilities = {};

  /** Theme, dimensions, the tool that was called. @type {Json} */
  context = {};

  #lastId = 0;

  /** @type {Map<number, {resolve: (result: Json) => void, reject: (failure: Error) => void}>} */
  #pending = new Map();

  /** @type {Record<string, (params: Json) => void>} */
  #handlers;

  /**
   * Listens at once, because a host may send messages as soon as it is connected.
   *
   * @param {Record<string, (params: Json) => void>} handlers by the last part of the method: {@code tool-result}
   */
  constructor(handlers) {
    this.#handlers = handlers;
    addEventListener('message', ({ source, data }) => {
      if (source === parent && data?.jsonrpc === '2.0') this.#receive(data);
    });
  }

  /** Hosts keep the card hidden until they have been told that it is initialized. */
  async connect() {
    const result = await this.request('ui/initialize', {
      appInfo: { name: 'api18-mcp-result', version: '1' },
      appCapabilities: { availableDisplayModes: ['inline'] },
      protocolVersion: PROTOCOL_VERSION,
    });
    this.capabilities = result.hostCapabilities ?? {};
    this.context = result.hostContext ?? {};
    this.notify('ui/notifications/initialized', {});
  }

  /**
   * @param {string} method
   * @param {Json} params
   * @returns {Promise<Json>}
   */
  request(method, params) {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#send({ id, method, params });
    });
  }

  /**
   * @param {string} method
   * @param {Json} params
   */
  notify(method, params) {
    this.#send({ method, params });
  }

  /**
   * Calls a tool of the server without the model.
   *
   * @param {string} name
   * @param {Json} args
   */
  callTool(name, args) {
    return this.request('tools/call', { name, arguments: args });
  }

  /** @param {Json} message */
  #receive(message) {
    if (message.method === undefined) return this.#settle(message);
    const handler = this.#handlers[message.method.replace(/^ui\/(notifications\/)?/, '')];
    if (message.id === undefined) return handler?.(message.params ?? {});
    if (!handler && message.method !== 'ping') {
      return this.#send({ id: message.id, error: { code: METHOD_NOT_FOUND, message: 'Method not found' } });
    }
    handler?.(message.params ?? {});
    this.#send({ id: message.id, result: {} });
  }

  /** @param {Json} response */
  #settle({ id, result, error }) {
    const call = this.#pending.get(id);
    this.#pending.delete(id);
    if (error) call?.reject(new Error(error.message));
    else call?.resolve(result ?? {});
  }

  /** @param {Json} message */
  #send(message) {
    // The origin of a host is not known. No message contains a secret.
    parent.postMessage({ jsonrpc: '2.0', ...message }, '*');
  }
}
