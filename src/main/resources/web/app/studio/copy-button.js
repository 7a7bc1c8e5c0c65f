/** A button that copies a text, and says so. */

import { LitElement, css, html } from 'lit';
import * as icons from './icons.js';
import { base, controls } from './styles.js';

const SAYS_SO_MS = 1600;

class CopyButton extends LitElement {
  static properties = {
    text: {},
    label: {},
    outcome: { state: true },
  };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: inline-block;
      }
    `,
  ];

  constructor() {
    super();
    this.text = '';
    this.label = 'Copy';
    this.outcome = '';
  }

  render() {
    return html`<button @click=${this.copy}>${icons.copy}<span aria-live="polite">${this.outcome || this.label}</span></button>`;
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.text);
      this.outcome = 'Copied';
    } catch {
      // Browsers have a clipboard only for pages that came encrypted or from this machine.
      this.outcome = 'Select and copy it';
    }
    setTimeout(() => {
      this.outcome = '';
    }, SAYS_SO_MS);
  }
}

customElements.define('copy-button', CopyButton);
