import { LitElement } from 'lit';

customElements.define('studio-spending', class extends LitElement {});
