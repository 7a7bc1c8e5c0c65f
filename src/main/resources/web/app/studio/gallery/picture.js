import { css, html, LitElement } from 'lit';
import { token } from '../server.js';
import { statusIcons } from './icons.js';
import { OutputLoader } from './outputs.js';

/**
 * A picture, or the first frame of a clip, that fills its box. It is loaded when it comes near the window, and says so if it is gone.
 * All of them share one loader, which knows the token.
 */
export class StudioPicture extends LitElement {
  static properties = {
    path: { attribute: false },
    job: { attribute: false },
    kind: { type: String },
    fit: { type: String, reflect: true },
    alt: { attribute: false },
    address: { state: true },
    state: { type: String, reflect: true },
  };

  /** @type {OutputLoader} */
  static loader = new OutputLoader(token.get);

  static #near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) if (isIntersecting) /** @type {StudioPicture} */ (target).load();
    },
    { rootMargin: '300px' },
  );

  static styles = css`
    :host {
      display: block;
      width: 100%;
      height: 100%;
    }
    img,
    video {
      display: block;
      width: 100%;
      height: 100%;
      object-fit: cover;
      opacity: 0;
      transition: opacity 0.2s;
    }
    :host([fit='contain']) :is(img, video) {
      object-fit: contain;
    }
    :host([state='shown']) :is(img, video) {
      opacity: 1;
    }
    p {
      display: flex;
      height: 100%;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      gap: 6px;
      margin: 0;
      color: var(--quiet);
      font-size: 13px;
      text-align: center;
    }
    .icon {
      width: 20px;
      height: 20px;
    }
    @media (prefers-reduced-motion: reduce) {
      img,
      video {
        transition: none;
      }
    }
  `;

  constructor() {
    super();
    this.path = '';
    this.kind = 'image';
    this.alt = '';
    this.address = '';
    this.state = 'waiting';
  }

  connectedCallback() {
    super.connectedCallback();
    StudioPicture.#near.observe(this);
  }

  disconnectedCallback() {
    StudioPicture.#near.unobserve(this);
    super.disconnectedCallback();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('path') && changed.get('path')) {
      this.address = '';
      this.state = 'waiting';
      StudioPicture.#near.unobserve(this);
      StudioPicture.#near.observe(this);
    }
  }

  async load() {
    StudioPicture.#near.unobserve(this);
    const { path } = this;
    try {
      const address = await StudioPicture.loader.address(path);
      if (path === this.path) this.address = address;
    } catch {
      if (path === this.path) this.#gone();
    }
  }

  render() {
    if (this.state === 'gone') return html`<p>${statusIcons.expired}No longer there</p>`;
    if (!this.address) return html``;
    return this.kind === 'video'
      ? html`<video src=${this.address} muted playsinline preload="metadata" tabindex="-1" aria-hidden="true" @loadeddata=${this.#shown} @error=${this.#gone}></video>`
      : html`<img src=${this.address} alt=${this.alt} decoding="async" @load=${this.#shown} @error=${this.#gone} />`;
  }

  #shown() {
    this.state = 'shown';
    this.dispatchEvent(new CustomEvent('picture-shown', { bubbles: true, composed: true }));
  }

  #gone() {
    this.state = 'gone';
  }
}

customElements.define('studio-picture', StudioPicture);
