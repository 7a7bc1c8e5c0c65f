import { LitElement } from 'lit';

customElements.define('studio-gallery', class extends LitElement {});
