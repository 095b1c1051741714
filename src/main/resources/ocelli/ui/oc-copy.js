import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { icon } from './icons.js';

/** A command or a secret, with a button that copies it. */
export class OcCopy extends LitElement {
  static properties = { text: {}, copied: { state: true } };
  static styles = [shared, css`
    :host { display: flex; align-items: stretch; background: var(--sunken); border-radius: var(--radius); margin-top: 4px; max-width: 100%; }
    code { flex: 1; min-width: 0; padding: 6px 10px; font: 12px/1.6 var(--mono); overflow-wrap: anywhere; white-space: pre-wrap; }
    button { flex: none; align-self: flex-start; }
  `];

  async copy() {
    try { await navigator.clipboard.writeText(this.text); this.copied = true; } catch { this.select(); }
    setTimeout(() => { this.copied = false; }, 2000);
  }

  /** Where the browser gives no clipboard, which it does for secure addresses only: the text stands ready to be copied. */
  select() {
    getSelection().selectAllChildren(this.renderRoot.querySelector('code'));
  }

  render() {
    return html`<code>${this.text}</code><button type="button" class="plain" aria-label="${this.copied ? texts.copied : texts.copy}: ${this.text.slice(0, 40)}" title=${texts.copy} @click=${this.copy}>${icon(this.copied ? 'check' : 'copy')}<span role="status" class="small">${this.copied ? texts.copied : ''}</span></button>`;
  }
}
customElements.define('oc-copy', OcCopy);
