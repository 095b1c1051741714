import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { icon } from './icons.js';

const OPEN_DEPTH = 3;
const MOST_ITEMS = 200;

/** JSON with folding; the key under the pointer lights its box. */
export class OcJson extends LitElement {
  static properties = { value: { attribute: false }, lit: {}, copied: { state: true } };
  static styles = [shared, css`
    :host { display: block; font-family: var(--mono); font-size: 13px; padding: 8px 12px; position: relative; }
    details { padding-left: 16px; } details > summary { margin-left: -16px; cursor: pointer; }
    .leaf { display: block; overflow-wrap: anywhere; white-space: pre-wrap; padding: 0 4px; }
    .leaf.on { background: var(--accent-soft); }
    .key { color: var(--info); } .string { color: var(--good); } .number { color: var(--warn); } .null { color: var(--muted); }
    button { position: absolute; right: 8px; top: 4px; }
  `];

  light(path) {
    this.dispatchEvent(new CustomEvent('light', { detail: path, bubbles: true, composed: true }));
  }

  async copy() {
    await navigator.clipboard.writeText(JSON.stringify(this.value, null, 2));
    this.copied = true;
  }

  node(name, value, path, depth) {
    const key = name === null ? '' : html`<span class="key">${name}</span>: `;
    if (value === null || typeof value !== 'object') {
      const kind = value === null ? 'null' : typeof value;
      return html`<span class="leaf ${path === this.lit ? 'on' : ''}" @mouseenter=${() => this.light(path)} @mouseleave=${() => this.light('')}>${key}<span class=${kind}>${JSON.stringify(value)}</span></span>`;
    }
    const entries = Array.isArray(value) ? value.map((item, i) => [i, item]) : Object.entries(value);
    const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
    if (!entries.length) return html`<span class="leaf">${key}${open}${close}</span>`;
    return html`<details ?open=${depth < OPEN_DEPTH}><summary>${key}${open} <span class="muted">${entries.length}</span> ${close}</summary>
      ${entries.slice(0, MOST_ITEMS).map(([inner, item]) => this.node(inner, item, `${path}/${String(inner).replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1))}
      ${entries.length > MOST_ITEMS ? html`<span class="leaf muted">… ${entries.length - MOST_ITEMS}</span>` : ''}
    </details>`;
  }

  render() {
    return html`<button class="plain" @click=${this.copy}>${icon('copy')}${this.copied ? texts.copied : texts.copy}</button>${this.node(null, this.value, '', 0)}`;
  }
}
customElements.define('oc-json', OcJson);
