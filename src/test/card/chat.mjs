import { AppBridge, getToolUiResourceUri, RESOURCE_MIME_TYPE } from '@modelcontextprotocol/ext-apps/app-bridge';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

const HOST = 'http://host.test/';
const CARD = 'http://card.test/';

/** Everything that a host can do. */
export const ALL_CAPABILITIES = {
  downloadFile: {},
  message: { text: {} },
  openLinks: {},
  serverTools: {},
  updateModelContext: { text: {} },
};

/** A client of the server that announces MCP Apps. */
export async function connect(url) {
  const extensions = { 'io.modelcontextprotocol/ui': { mimeTypes: [RESOURCE_MIME_TYPE] } };
  const client = new Client({ name: 'api18-mcp-card-checks', version: '1' }, { capabilities: { extensions } });
  await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', url)));
  return client;
}

/**
 * A chat that shows the card of a tool, as hosts do: in a sandboxed frame of another origin, under the content security policy
 * that the resource asks for. The bridge runs in Node; the page only passes on what its window and the frame send each other.
 */
export class Chat {
  /** What the card has asked of the host, oldest first. */
  requests = [];

  /** The height that the card has asked for. */
  height = 0;

  /** Answers the card's calls of tools. A check may replace it. */
  onCallTool = (params) => this.client.callTool(params);

  /** Answers everything else that the card asks. */
  onRequest = () => ({});

  /**
   * @param {object} options
   * @param {string} [options.tool] whose card it is
   * @param {object} [options.capabilities] of the host
   * @param {object} [options.context] further context of the host
   * @param {(csp: object) => object} [options.csp] changes the policy that the resource asks for
   */
  static async open(browser, client, options = {}) {
    const chat = new Chat(await browser.newPage({ viewport: { width: 712, height: 620 } }), client);
    await chat.#show(options);
    return chat;
  }

  constructor(page, client) {
    this.page = page;
    this.client = client;
    this.errors = [];
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('dialog', (dialog) => {
      this.errors.push(`dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
  }

  /** The card's document, for locators. */
  get card() {
    return this.page.frameLocator('iframe');
  }

  /** The state that the card shows. */
  waitForState(state) {
    return this.card.locator(`#card[data-state="${state}"]`).waitFor();
  }

  text(id) {
    return this.card.locator(`#${id}`).innerText();
  }

  button(name) {
    return this.card.getByRole('button', { name, exact: true });
  }

  /** The requests of one method. */
  asked(method) {
    return this.requests.filter((request) => request.method === method);
  }

  /** The calls of one tool. */
  called(tool) {
    return this.asked('tools/call').filter(({ params }) => params.name === tool);
  }

  /** Runs a function in the frame of the card. */
  evaluate(body, argument) {
    return this.page.frames()[1].evaluate(body, argument);
  }

  /** Waits until a function in the frame of the card returns true. */
  evaluateUntil(body, argument) {
    return this.page.frames()[1].waitForFunction(body, argument);
  }

  /** Resolves when the host has sent its next answer to the card. */
  nextAnswer() {
    const { send } = this.transport;
    return new Promise((resolve) => {
      this.transport.send = async (message) => {
        await send(message);
        if ('result' in message) resolve();
      };
    });
  }

  /** Resolves when the card has handled everything that was sent to it: messages arrive in their order. */
  async settled() {
    const mark = `mark-${Math.random()}`;
    await this.bridge.sendHostContextChange({ styles: { variables: { '--mark': mark } } });
    await this.evaluateUntil((value) => document.documentElement.style.getPropertyValue('--mark') === value, mark);
  }

  /** Changes the window and the theme of the chat. */
  async resize({ width, theme }) {
    await this.page.setViewportSize({ width, height: 620 });
    await this.page.evaluate((dark) => {
      document.body.style.background = dark ? '#1f1e1c' : '#ffffff';
    }, theme === 'dark');
    await this.bridge.sendHostContextChange({ theme });
    await this.settled();
  }

  async close() {
    await this.page.close();
  }

  async #show({ tool: name = 'hera_1_0_text_to_image', capabilities = ALL_CAPABILITIES, context, csp }) {
    const tool = (await this.client.listTools()).tools.find((listed) => listed.name === name);
    this.tool = tool;
    const uri = getToolUiResourceUri(tool);
    const { contents } = await this.client.readResource({ uri });
    this.resource = contents[0];

    this.bridge = new AppBridge(null, { name: 'host', version: '1' }, capabilities, {
      hostContext: { theme: 'light', toolInfo: { tool }, displayMode: 'inline', ...context },
    });
    this.#answer();
    await this.page.exposeBinding('toHost', (source, message) => this.transport.onmessage?.(message));
    this.transport = {
      start: async () => {},
      close: async () => {},
      send: async (message) => {
        if (!this.page.isClosed()) await this.page.evaluate((sent) => window.toCard(sent), message);
      },
    };
    const initialized = new Promise((resolve) => {
      this.bridge.oninitialized = resolve;
    });
    await this.page.route(HOST, (route) => route.fulfill({ contentType: 'text/html', body: HOST_PAGE }));
    await this.page.route(CARD, (route) =>
      route.fulfill({
        contentType: 'text/html',
        headers: { 'Content-Security-Policy': policy(csp?.(this.#csp()) ?? this.#csp()) },
        body: this.resource.text,
      }),
    );
    await this.bridge.connect(this.transport);
    await this.page.goto(HOST);
    await initialized;
  }

  #csp() {
    return this.resource._meta.ui.csp;
  }

  #answer() {
    const answers = (method, respond) => async (params) => {
      this.requests.push({ method, params });
      return respond(params);
    };
    this.bridge.oncalltool = answers('tools/call', (params) => this.onCallTool(params));
    this.bridge.onmessage = answers('ui/message', (params) => this.onRequest('ui/message', params));
    this.bridge.onopenlink = answers('ui/open-link', (params) => this.onRequest('ui/open-link', params));
    this.bridge.ondownloadfile = answers('ui/download-file', (params) => this.onRequest('ui/download-file', params));
    this.bridge.onupdatemodelcontext = answers('ui/update-model-context', (params) =>
      this.onRequest('ui/update-model-context', params),
    );
    this.bridge.onsizechange = ({ height }) => {
      this.height = height;
      this.page
        .evaluate((pixels) => {
          document.querySelector('iframe').style.height = `${pixels}px`;
        }, height)
        .catch(() => {});
    };
  }
}

/** What the specification tells hosts to build from the policy of a resource. */
function policy({ resourceDomains = [], connectDomains = [] }) {
  const resources = resourceDomains.join(' ');
  return [
    "default-src 'none'",
    "script-src 'unsafe-inline'",
    "style-src 'unsafe-inline'",
    `img-src data: ${resources}`,
    `media-src data: ${resources}`,
    `connect-src ${connectDomains.join(' ') || "'none'"}`,
  ].join('; ');
}

const HOST_PAGE = `<!doctype html><body style="margin:0;padding:16px">
<iframe sandbox="allow-scripts" style="display:block;width:100%;height:200px;border:0"></iframe>
<script>
  const frame = document.querySelector('iframe');
  addEventListener('message', ({ source, data }) => { if (source === frame.contentWindow) toHost(data); });
  window.toCard = (message) => frame.contentWindow.postMessage(message, '*');
  frame.src = '${CARD}';
</script>`;
