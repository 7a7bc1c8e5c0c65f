/** What this server is, who may call it, and how each client connects to it. */

import { LitElement, css, html, nothing } from 'lit';
import '../copy-button.js';
import { base, controls, surfaces } from '../styles.js';

const CALLERS = {
  tokens: 'Everybody with a token',
  machine: 'Programs on this machine',
  anybody: 'Anybody who reaches the port, without a token',
};

class StudioConnect extends LitElement {
  static properties = {
    about: {},
    chosen: { state: true },
  };

  static styles = [
    base,
    controls,
    surfaces,
    css`
      .page {
        display: grid;
        max-width: 70rem;
        gap: var(--space-5);
        margin: 0 auto;
      }

      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
        gap: var(--space-4) var(--space-5);
        padding: var(--space-5);
      }

      dt {
        color: var(--quiet);
        font-size: var(--text-s);
      }

      dd {
        overflow-wrap: anywhere;
        font-weight: 550;
      }

      code,
      pre {
        font-family: var(--mono);
        font-size: var(--text-s);
      }

      .clients {
        display: grid;
        grid-template-columns: 14rem minmax(0, 1fr);
        overflow: hidden;
      }

      [role='tablist'] {
        display: flex;
        flex-direction: column;
        gap: 2px;
        padding: var(--space-3);
        border-right: 1px solid var(--line);
      }

      [role='tab'] {
        justify-content: flex-start;
        border-color: transparent;
        background: none;
        color: var(--quiet);
      }

      [role='tab'][aria-selected='true'] {
        background: var(--well);
        color: var(--ink);
      }

      [role='tabpanel'] {
        display: grid;
        align-content: start;
        gap: var(--space-4);
        padding: var(--space-5);
      }

      .entry {
        position: relative;
      }

      pre {
        min-height: 4em;
        padding: var(--space-4);
        overflow-x: auto;
        border-radius: var(--radius-m);
        background: var(--well);
      }

      .entry copy-button {
        position: absolute;
        top: var(--space-2);
        right: var(--space-2);
      }

      .who {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: var(--space-2) var(--space-3);
      }

      @media (max-width: 720px) {
        .clients {
          grid-template-columns: minmax(0, 1fr);
        }

        [role='tablist'] {
          flex-flow: row wrap;
          border-right: 0;
          border-bottom: 1px solid var(--line);
        }

        [role='tabpanel'],
        dl {
          padding: var(--space-4);
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../server.js').About | undefined} */
    this.about = undefined;
    this.chosen = 0;
  }

  render() {
    const { about } = this;
    if (!about) return nothing;
    return html`<div class="page">
      <h1>Connect</h1>
      <dl class="sheet">
        <div><dt>Address of MCP</dt><dd><code>${about.address}</code></dd></div>
        <div>
          <dt>Mode</dt>
          <dd>${about.mode === 'sandbox' ? 'Sandbox: nothing is charged' : 'Live: calls cost money'}</dd>
        </div>
        <div><dt>Who may call</dt><dd>${CALLERS[about.callers]}</dd></div>
        <div>
          <dt>You are</dt>
          <dd class="who">
            ${about.caller}
            ${about.callers === 'tokens' ? html`<button class="plain" @click=${this.signOut}>Sign out</button>` : nothing}
          </dd>
        </div>
        <div><dt>Version</dt><dd>api18-mcp ${about.version}</dd></div>
      </dl>
      <section aria-labelledby="clients">
        <h2 id="clients">Clients</h2>
        <p class="quiet">Paste the entry into the configuration of your client. It connects to this server.</p>
      </section>
      <div class="clients sheet">
        <div role="tablist" aria-label="Clients" aria-orientation="vertical" @keydown=${this.move}>
          ${about.clients.map(
            (client, index) =>
              html`<button
                role="tab"
                id="tab-${index}"
                aria-controls="panel"
                aria-selected=${index === this.chosen}
                tabindex=${index === this.chosen ? 0 : -1}
                @click=${() => {
                  this.chosen = index;
                }}
              >
                ${client.title}
              </button>`,
          )}
        </div>
        ${this.panel(about)}
      </div>
    </div>`;
  }

  /** @param {import('../server.js').About} about */
  panel({ clients, address, callers }) {
    const { id, title, entry, advice } = clients[this.chosen];
    const command = `api18-mcp install ${id} --http ${address}${callers === 'tokens' ? ' --token YOUR_TOKEN' : ''} --write`;
    return html`<div role="tabpanel" id="panel" aria-labelledby="tab-${this.chosen}" tabindex="0">
      <h3>${title}</h3>
      ${entry
        ? html`<div class="entry"><pre tabindex="0" aria-label="Entry">${entry}</pre>
              <copy-button .text=${entry}></copy-button></div>
            <p class="quiet small">Or let the program write it: <code>${command}</code></p>`
        : html`<p>${title} takes no server at an address from its configuration file.</p>`}
      <p>${advice}</p>
    </div>`;
  }

  /** @param {KeyboardEvent} event */
  move(event) {
    const last = (this.about?.clients.length ?? 1) - 1;
    const next = {
      ArrowDown: Math.min(last, this.chosen + 1),
      ArrowRight: Math.min(last, this.chosen + 1),
      ArrowUp: Math.max(0, this.chosen - 1),
      ArrowLeft: Math.max(0, this.chosen - 1),
      Home: 0,
      End: last,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.chosen = next;
    /** @type {HTMLElement} */ (this.renderRoot.querySelector(`#tab-${next}`)).focus();
  }

  signOut() {
    this.dispatchEvent(new CustomEvent('sign-out', { bubbles: true, composed: true }));
  }
}

customElements.define('studio-connect', StudioConnect);
