import { LitElement } from 'lit';

customElements.define('studio-run', class extends LitElement {});
