import { css, html, LitElement, nothing } from 'lit';
import { label } from '../format.js';
import { base, controls } from '../styles.js';
import { closeIcon } from './icons.js';
import { recipeOf } from './recipe.js';
import { valueText } from './words.js';

/**
 * What a saved picture says about how it was made. A modal dialog. Fires `close`, `open-job` with an id, and the studio's
 * `use-settings`.
 */
export class StudioRecipe extends LitElement {
  static properties = {
    file: { attribute: false },
    toolOf: { attribute: false },
    recipe: { state: true },
    isRead: { state: true },
  };

  static styles = [
    base,
    controls,
    css`
      dialog {
        width: min(560px, 100vw - 24px);
        max-height: calc(100dvh - 32px);
        padding: 18px;
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--sheet);
        color: var(--ink);
        overflow-wrap: anywhere;
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 0.55);
      }
      header {
        display: flex;
        align-items: start;
        gap: 8px;
        margin-bottom: 10px;
      }
      h2 {
        flex: 1;
        font-size: 16px;
        font-weight: 600;
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 6px 16px;
        margin: 12px 0;
        font-size: 14px;
      }
      dt {
        color: var(--quiet);
      }
      dd {
        white-space: pre-wrap;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-top: 14px;
      }
      .quiet {
        color: var(--quiet);
        font-size: 14px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {File | null} */
    this.file = null;
    /** @type {(model: string) => string | undefined} */
    this.toolOf = () => undefined;
    /** @type {import('./recipe.js').Recipe | null} */
    this.recipe = null;
    this.isRead = false;
  }

  async firstUpdated() {
    this.renderRoot.querySelector('dialog')?.showModal();
    this.recipe = this.file ? recipeOf(await this.file.arrayBuffer()) : null;
    this.isRead = true;
  }

  render() {
    return html`<dialog aria-labelledby="title" @close=${() => this.dispatchEvent(new CustomEvent('close'))}>
      <header>
        <h2 id="title" dir="auto">${this.recipe ? 'The recipe of' : ''} ${this.file?.name ?? ''}</h2>
        <button type="button" aria-label="Close" @click=${this.#close}>${closeIcon}</button>
      </header>
      ${this.recipe ? this.#found(this.recipe) : this.isRead ? this.#missing() : nothing}
    </dialog>`;
  }

  /** @param {import('./recipe.js').Recipe} recipe */
  #found(recipe) {
    const tool = this.toolOf(recipe.model);
    return html`
      <dl>
        <dt>Model</dt><dd>${recipe.model}</dd>
        ${Object.entries(recipe.arguments).map(([name, value]) => html`<dt>${label(name)}</dt><dd dir="auto">${valueText(value)}</dd>`)}
      </dl>
      <p class="quiet">The file stays in this browser. Nothing is sent, and nothing is charged.</p>
      ${tool ? nothing : html`<p class="quiet">This server has no such model.</p>`}
      <div class="actions">
        <button class="primary" type="button" ?disabled=${!tool} @click=${() => this.#use(recipe, tool)}>Use these settings</button>
        ${recipe.jobId ? html`<button type="button" @click=${() => this.#open(recipe.jobId)}>Show its job</button>` : nothing}
      </div>
    `;
  }

  #missing() {
    return html`<p>This file has no recipe of api18-mcp.</p>
      <p class="quiet">Pictures that a server saves have one (PNG, JPEG, WebP). Editors, messengers and social networks remove it.</p>`;
  }

  /** @param {import('./recipe.js').Recipe} recipe @param {string | undefined} tool */
  #use(recipe, tool) {
    this.#close();
    const detail = { tool, arguments: recipe.arguments };
    this.dispatchEvent(new CustomEvent('use-settings', { detail, bubbles: true, composed: true }));
  }

  /** @param {string} id */
  #open(id) {
    this.#close();
    this.dispatchEvent(new CustomEvent('open-job', { detail: id }));
  }

  #close() {
    this.renderRoot.querySelector('dialog')?.close();
  }
}

customElements.define('studio-recipe', StudioRecipe);
