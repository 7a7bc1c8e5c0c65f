/** The frame of the page: who is here, where one is, and the views. A view that was opened stays, so that nothing in it is lost. */

import { LitElement, css, html, nothing } from 'lit';
import './connect/connect.js';
import './connect/token-form.js';
import './gallery/gallery.js';
import * as icons from './icons.js';
import { McpClient, TokenRequired } from './mcp.js';
import { parse } from './route.js';
import './run/run.js';
import { about, token } from './server.js';
import './spending/spending.js';
import { base, controls, surfaces } from './styles.js';
import { isDark, restoreTheme, switchTheme } from './theme.js';

const TITLES = { run: 'Run', gallery: 'Gallery', spending: 'Spending', connect: 'Connect' };

restoreTheme();

export class StudioShell extends LitElement {
  static properties = {
    state: { state: true },
    route: { state: true },
  };

  static styles = [
    base,
    controls,
    surfaces,
    css`
      :host {
        min-height: 100vh;
        min-height: 100dvh;
      }

      .skip {
        position: absolute;
        z-index: 20;
        top: var(--space-2);
        left: var(--space-2);
      }

      .skip:not(:focus) {
        clip-path: inset(50%);
      }

      header {
        position: sticky;
        z-index: 10;
        top: 0;
        border-bottom: 1px solid var(--line);
        background: var(--paper);
      }

      /* The same in both themes: nobody must take a drawing of the sandbox for a result. */
      .sandbox {
        padding: 4px max(var(--space-4), env(safe-area-inset-left));
        background: repeating-linear-gradient(-45deg, var(--sandbox-a) 0 14px, var(--sandbox-b) 14px 28px);
        color: var(--on-sandbox);
        font-size: var(--text-s);
        text-align: center;
      }

      .sandbox strong {
        margin-right: var(--space-2);
        letter-spacing: 0.07em;
        text-transform: uppercase;
      }

      .top {
        display: flex;
        max-width: var(--widest);
        height: var(--header);
        align-items: center;
        gap: var(--space-5);
        margin: 0 auto;
        padding: 0 max(var(--space-5), env(safe-area-inset-right)) 0 max(var(--space-5), env(safe-area-inset-left));
      }

      .brand {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        font-weight: 650;
        letter-spacing: -0.01em;
        text-decoration: none;
      }

      nav {
        display: flex;
        height: 100%;
        gap: var(--space-1);
      }

      nav a {
        position: relative;
        display: flex;
        align-items: center;
        padding: 0 var(--space-3);
        color: var(--quiet);
        font-size: var(--text-s);
        font-weight: 550;
        text-decoration: none;
        transition: color var(--quick);
      }

      nav a:hover,
      nav a[aria-current] {
        color: var(--ink);
      }

      nav a:focus-visible {
        outline-offset: -4px;
      }

      nav a[aria-current]::after {
        position: absolute;
        right: var(--space-3);
        bottom: -1px;
        left: var(--space-3);
        height: 2px;
        background: var(--signal);
        content: '';
      }

      .end {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        margin-left: auto;
      }

      .caller {
        max-width: 24ch;
        overflow: hidden;
        color: var(--quiet);
        font-size: var(--text-s);
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .end button {
        width: var(--target);
        padding: 0;
      }

      main {
        max-width: var(--widest);
        margin: 0 auto;
        padding: var(--space-5) max(var(--space-5), env(safe-area-inset-right)) var(--space-7)
          max(var(--space-5), env(safe-area-inset-left));
      }

      main:focus {
        outline: none;
      }

      .message {
        max-width: 56ch;
        margin: 12vh auto;
      }

      .message button {
        justify-self: start;
        margin-top: var(--space-2);
      }

      @media (max-width: 640px) {
        .top {
          gap: var(--space-1);
          padding: 0 var(--space-2);
        }

        .brand span,
        .caller {
          display: none;
        }

        nav a {
          padding: 0 var(--space-2);
        }

        nav a[aria-current]::after {
          right: var(--space-2);
          left: var(--space-2);
        }

        .sandbox span {
          display: none;
        }

        main {
          padding: var(--space-4) var(--space-3) var(--space-6);
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {{kind: 'loading' | 'token' | 'ready' | 'unreachable', [more: string]: any}} */
    this.state = { kind: 'loading' };
    this.route = parse(location.hash);
    /** Views that were opened. @type {Set<string>} */
    this.opened = new Set();
    this.followAddress = () => this.goTo(parse(location.hash));
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.followAddress);
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.followAddress);
  }

  async load() {
    try {
      const server = await about();
      const client = new McpClient({ token: token.get() });
      const [tools, models] = await Promise.all([client.listTools(), client.callTool('list_models', {})]);
      this.state = { kind: 'ready', about: server, client, tools, models: models.structuredContent?.models ?? [] };
    } catch (failure) {
      this.state =
        failure instanceof TokenRequired
          ? { kind: 'token', wrong: token.get() !== '' }
          : { kind: 'unreachable', message: failure instanceof Error ? failure.message : String(failure) };
      token.clear();
    }
  }

  /** @param {ReturnType<typeof parse>} route */
  goTo(route) {
    const moved = route.view !== this.route.view;
    this.route = route;
    if (moved) this.updateComplete.then(() => this.renderRoot.querySelector('main')?.focus({ preventScroll: true }));
    if (moved) scrollTo({ top: 0 });
  }

  updated() {
    document.title = `${TITLES[this.route.view]} · Studio`;
  }

  render() {
    const { view } = this.route;
    return html`
      <header>
        <a class="skip button" href="#main" @click=${this.skip}>Skip to the content</a>
        <div class="top">
          <a class="brand" href="#/run" aria-label="Studio">${icons.mark}<span>Studio</span></a>
          <nav aria-label="Views">
            ${Object.entries(TITLES).map(
              ([name, title]) =>
                html`<a href="#/${name}" aria-current=${name === view ? 'page' : nothing}>${title}</a>`,
            )}
          </nav>
          <div class="end">
            ${this.state.about?.callers === 'tokens'
              ? html`<span class="caller" title="The name of your token">${this.state.about.caller}</span>`
              : nothing}
            <button class="plain" aria-label=${isDark() ? 'Light theme' : 'Dark theme'} @click=${this.changeTheme}>
              ${isDark() ? icons.sun : icons.moon}
            </button>
          </div>
        </div>
        ${this.state.about?.mode === 'sandbox'
          ? html`<p class="sandbox" role="note">
              <strong>Sandbox</strong><span>Everything is drawn on this machine.</span> Nothing is charged.
            </p>`
          : nothing}
      </header>
      <main
        id="main"
        tabindex="-1"
        aria-busy=${this.state.kind === 'loading'}
        @use-settings=${this.useSettings}
        @use-as-input=${this.useAsInput}
        @token-entered=${this.enter}
        @sign-out=${this.leave}
      >
        ${this.content()}
      </main>
    `;
  }

  content() {
    switch (this.state.kind) {
      case 'loading':
        return nothing;
      case 'token':
        return html`<token-form .wrong=${this.state.wrong}></token-form>`;
      case 'unreachable':
        return html`<div class="notice bad message" role="alert">
          <h3>The server cannot be used</h3>
          <p>${this.state.message}</p>
          <button @click=${this.load}>Try again</button>
        </div>`;
      default:
        return this.views();
    }
  }

  views() {
    const { client, tools, models, about: server } = this.state;
    this.opened.add(this.route.view);
    /** @param {string} name @param {() => unknown} content */
    const view = (name, content) =>
      this.opened.has(name) ? html`<div ?hidden=${this.route.view !== name}>${content()}</div>` : nothing;
    const query = this.route.view === 'gallery' ? this.route.query : (this.galleryQuery ?? {});
    this.galleryQuery = query;
    return [
      view(
        'run',
        () => html`<studio-run .client=${client} .tools=${tools} .models=${models} .about=${server}></studio-run>`,
      ),
      view('gallery', () => html`<studio-gallery .client=${client} .tools=${tools} .query=${query}></studio-gallery>`),
      view('spending', () => html`<studio-spending .client=${client} .tools=${tools}></studio-spending>`),
      view('connect', () => html`<studio-connect .about=${server}></studio-connect>`),
    ];
  }

  /** @param {Event} event */
  skip(event) {
    event.preventDefault();
    /** @type {HTMLElement} */ (this.renderRoot.querySelector('main')).focus();
  }

  changeTheme() {
    switchTheme();
    this.requestUpdate();
  }

  /** @param {CustomEvent<{token: string}>} event */
  enter(event) {
    token.set(event.detail.token);
    this.load();
  }

  leave() {
    token.clear();
    location.reload();
  }

  /** @param {CustomEvent<{tool: string, arguments: Record<string, any>}>} event */
  async useSettings({ detail }) {
    (await this.runView()).useSettings(detail.tool, detail.arguments);
  }

  /** @param {CustomEvent<{image: string, purpose: 'edit' | 'animate'}>} event */
  async useAsInput({ detail }) {
    (await this.runView()).useAsInput(detail.image, detail.purpose);
  }

  /** Opens the form. @returns {Promise<import('./run/run.js').StudioRun>} */
  async runView() {
    location.hash = '#/run';
    this.goTo(parse('#/run'));
    await this.updateComplete;
    return /** @type {import('./run/run.js').StudioRun} */ (this.renderRoot.querySelector('studio-run'));
  }
}

customElements.define('studio-shell', StudioShell);
