/** What stands in place of results while there are none. A chosen idea is told by the event `idea`. */

import { LitElement, css, html } from 'lit';
import { base, controls } from '../styles.js';

const IDEAS = [
  'A lighthouse at dusk, its beam sweeping over a calm sea, long exposure, muted blues and one warm light',
  'A paper-cut fox asleep under a birch tree, layered card, soft shadows, autumn palette',
  'Product photo of a ceramic teapot on raw linen, window light from the left, shallow depth of field',
];

class RunIdeas extends LitElement {
  static styles = [
    base,
    controls,
    css`
      .empty {
        display: grid;
        min-height: min(35rem, 60vh);
        place-content: center;
        justify-items: center;
        gap: var(--space-3);
        padding: var(--space-5);
        text-align: center;
      }

      svg {
        width: 15rem;
        height: 6rem;
        margin-bottom: var(--space-3);
        color: var(--line-strong);
      }

      ul {
        display: grid;
        max-width: 52ch;
        gap: var(--space-1);
      }

      button {
        width: 100%;
        padding: var(--space-2) var(--space-3);
        color: var(--quiet);
        font-weight: 400;
        text-align: left;
        white-space: normal;
      }

      button:hover {
        color: var(--ink);
      }

      @media (max-width: 900px) {
        .empty {
          min-height: 0;
          padding: var(--space-4) 0;
        }
      }
    `,
  ];

  render() {
    return html`<div class="empty">
      <svg viewBox="0 0 240 96" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true">
        <rect x="1" y="21" width="54" height="54" rx="6" />
        <rect x="67" y="9" width="106" height="66" rx="6" />
        <rect x="185" y="1" width="54" height="94" rx="6" />
        <path d="m67 62 26-22 18 14 22-20 40 32" />
        <circle cx="92" cy="27" r="6" />
      </svg>
      <h2>Nothing has been run yet</h2>
      <p class="quiet">Results appear here and stay in the gallery. An idea to begin with:</p>
      <ul>
        ${IDEAS.map((idea) => html`<li><button class="plain" @click=${() => this.tell(idea)}>${idea}</button></li>`)}
      </ul>
    </div>`;
  }

  /** @param {string} idea */
  tell(idea) {
    this.dispatchEvent(new CustomEvent('idea', { detail: { idea }, bubbles: true, composed: true }));
  }
}

customElements.define('run-ideas', RunIdeas);
