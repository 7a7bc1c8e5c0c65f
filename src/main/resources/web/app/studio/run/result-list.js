/** What was run since the page was opened, newest first. Each press of Run adds a row; none replaces another. */

import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../copy-button.js';
import * as icons from '../icons.js';
import { base, controls, surfaces } from '../styles.js';
import { commandLine, curl, mcpCall } from './copy-as.js';
import './job-tile.js';

/**
 * @typedef {object} Batch
 * @property {number} id
 * @property {string} title its prompt, or what stands for it
 * @property {import('./job-run.js').JobRun[]} runs
 */

class ResultList extends LitElement {
  static properties = {
    batches: {},
    client: {},
    about: {},
  };

  static styles = [
    base,
    controls,
    surfaces,
    css`
      .batches {
        display: grid;
        gap: var(--space-5);
      }

      section {
        display: grid;
        gap: var(--space-4);
        padding: var(--space-5);
      }

      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: flex-start;
        gap: var(--space-2) var(--space-4);
      }

      .prompt {
        display: -webkit-box;
        min-width: min(100%, 26ch);
        flex: 1;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
        font-size: var(--text-m);
        font-weight: 550;
        line-height: 1.45;
        overflow-wrap: anywhere;
      }

      .end {
        display: flex;
        gap: var(--space-2);
      }

      details {
        position: relative;
      }

      summary {
        list-style: none;
      }

      .menu {
        position: absolute;
        z-index: 5;
        top: calc(100% + 4px);
        right: 0;
        display: grid;
        gap: var(--space-1);
        padding: var(--space-2);
        box-shadow: var(--shadow);
      }

      .runs {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 18.75rem), 1fr));
        gap: var(--space-5) var(--space-4);
      }

      @media (max-width: 640px) {
        section {
          padding: var(--space-4);
        }

        .menu {
          right: auto;
          left: 0;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Batch[]} */
    this.batches = [];
    /** @type {import('../mcp.js').McpClient | undefined} */
    this.client = undefined;
    /** @type {import('../server.js').About | undefined} */
    this.about = undefined;
  }

  render() {
    return html`<div class="batches">
      ${repeat(
        this.batches,
        ({ id }) => id,
        (batch) => this.batch(batch),
      )}
    </div>`;
  }

  /** @param {Batch} batch */
  batch({ title, runs }) {
    return html`<section class="sheet" aria-label=${title}>
      <div class="head">
        <h2 class="prompt" dir="auto">${title}</h2>
        <div class="end">
          <button @click=${() => this.useSettings(runs[0])}>${icons.again}Use settings</button>
          ${this.copies(runs[0])}
        </div>
      </div>
      <div class="runs">
        ${runs.map((run) => html`<job-tile .run=${run} .client=${this.client}></job-tile>`)}
      </div>
    </section>`;
  }

  /** @param {import('./job-run.js').JobRun} run */
  copies({ tool, arguments: args }) {
    const { address = '', callers } = this.about ?? {};
    return html`<details @focusout=${this.closeMenu} @keydown=${this.escape}>
      <summary class="button">${icons.copy}Copy as</summary>
      <div class="menu sheet">
        <copy-button label="MCP call" .text=${mcpCall(tool.name, args)}></copy-button>
        <copy-button label="Command line" .text=${commandLine(tool.name, args)}></copy-button>
        <copy-button label="curl" .text=${curl(address, tool.name, args, callers === 'tokens')}></copy-button>
      </div>
    </details>`;
  }

  /** @param {import('./job-run.js').JobRun} run */
  useSettings({ tool, arguments: args }) {
    const detail = { tool: tool.name, arguments: args };
    this.dispatchEvent(new CustomEvent('use-settings', { detail, bubbles: true, composed: true }));
  }

  /** @param {any} event */
  closeMenu({ currentTarget, relatedTarget }) {
    if (relatedTarget && !currentTarget.contains(relatedTarget)) currentTarget.open = false;
  }

  /** @param {any} event */
  escape({ key, currentTarget }) {
    if (key !== 'Escape') return;
    currentTarget.open = false;
    currentTarget.querySelector('summary').focus();
  }
}

customElements.define('result-list', ResultList);
