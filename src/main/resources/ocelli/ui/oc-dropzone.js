import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { dropped } from './files-taken.js';

/** Takes files: dropped on it, pasted anywhere on the page, or chosen. Tells `files` with a list of File. */
export class OcDropzone extends LitElement {
  static properties = { over: { state: true }, words: {}, many: { type: Boolean }, busy: { type: Boolean }, progress: { type: Number } };
  static styles = [shared, css`
    :host { display: block; }
    .zone { border: 2px dashed var(--line-strong); border-radius: 10px; padding: 36px 16px; text-align: center; background: var(--raised); }
    .zone.over { border-color: var(--accent); background: var(--accent-soft); }
    input { position: absolute; width: 1px; height: 1px; opacity: 0; }
    progress { width: min(320px, 80%); accent-color: var(--accent); }
    p { margin: 0 0 12px; }
  `];

  constructor() {
    super();
    this.paste = event => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length) { event.preventDefault(); this.take(files); }
    };
  }

  connectedCallback() { super.connectedCallback(); window.addEventListener('paste', this.paste); }
  disconnectedCallback() { window.removeEventListener('paste', this.paste); super.disconnectedCallback(); }

  take(files) {
    this.over = false;
    if (files.length && !this.busy) this.dispatchEvent(new CustomEvent('files', { detail: this.many ? files : files.slice(0, 1) }));
  }

  async dropped(event) {
    event.preventDefault();
    this.take(await dropped(event.dataTransfer));
  }

  render() {
    return html`<div class="zone ${this.over ? 'over' : ''}" @dragover=${event => { event.preventDefault(); this.over = true; }} @dragleave=${() => { this.over = false; }} @drop=${this.dropped}>
      <p>${this.words ?? texts.home.drop}</p>
      ${this.busy ? html`<progress .value=${this.progress ?? 0} aria-label=${texts.home.reading}></progress>` : html`
      <button class="primary" @click=${() => this.renderRoot.querySelector('input').click()}>${texts.home.choose}</button>
      <input type="file" aria-label=${texts.home.choose} tabindex="-1" ?multiple=${this.many} @change=${event => { this.take([...event.target.files]); event.target.value = ''; }}>`}
      <slot></slot>
    </div>`;
  }
}
customElements.define('oc-dropzone', OcDropzone);
