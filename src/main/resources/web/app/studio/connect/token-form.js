/** Asks for the token, without which the page shows nothing. */

import { LitElement, css, html, nothing } from 'lit';
import { base, controls, surfaces } from '../styles.js';

class TokenForm extends LitElement {
  static properties = { wrong: {} };

  static styles = [
    base,
    controls,
    surfaces,
    css`
      form {
        display: grid;
        max-width: 460px;
        gap: var(--space-4);
        margin: 10vh auto 0;
        padding: var(--space-6);
        box-shadow: var(--shadow);
      }

      label {
        display: grid;
        gap: var(--space-1);
        font-weight: 600;
      }

      .wrong {
        color: var(--bad);
      }

      code {
        font-family: var(--mono);
        font-size: 0.9em;
      }
    `,
  ];

  constructor() {
    super();
    /** Whether the last token was refused. */
    this.wrong = false;
  }

  render() {
    return html`<form class="sheet" @submit=${this.enter}>
      <h1>Sign in</h1>
      <p class="quiet">This server asks for a token. Whoever runs it has made one for you with <code>api18-mcp token add NAME</code>.</p>
      <label>
        Token
        <input
          name="token"
          type="password"
          autocomplete="current-password"
          required
          spellcheck="false"
          aria-invalid=${this.wrong ? 'true' : nothing}
          aria-describedby=${this.wrong ? 'wrong' : nothing}
        />
      </label>
      ${this.wrong ? html`<p id="wrong" class="wrong small" role="alert">The server does not know this token.</p>` : nothing}
      <button class="primary">Sign in</button>
      <p class="quiet small">The token stays in this tab and is forgotten when the tab closes.</p>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  enter(event) {
    event.preventDefault();
    const given = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('token')).trim();
    this.dispatchEvent(new CustomEvent('token-entered', { detail: { token: given }, bubbles: true, composed: true }));
  }
}

customElements.define('token-form', TokenForm);
