import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';

/** Whether a key press is meant for what it was pressed in: a field, an open dialog, a shortcut of the browser. */
export function typing(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  return event.composedPath().some(node => node instanceof HTMLElement && (node.isContentEditable || /^(input|textarea|select|dialog)$/.test(node.localName) && node.type !== 'checkbox'));
}

/** All keys on one sheet: `?` opens it. */
export class OcKeysHelp extends LitElement {
  static styles = [shared, css`
    dialog { border: 1px solid var(--line); border-radius: 10px; padding: 20px 24px; width: min(460px, 92vw); background: var(--ground); color: var(--text); box-shadow: var(--shadow); }
    dialog::backdrop { background: rgb(0 0 0 / 35%); }
    dl { display: grid; grid-template-columns: 120px 1fr; gap: 6px 16px; margin: 0 0 16px; align-items: baseline; }
    dd { margin: 0; }
    kbd { font: 12px var(--mono); background: var(--sunken); border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 4px; padding: 1px 6px; }
    h3 { color: var(--muted); font-size: 12px; font-weight: 600; margin: 12px 0 6px; }
  `];

  constructor() {
    super();
    this.listen = event => { if (event.key === '?' && !typing(event)) { event.preventDefault(); this.open(); } };
    this.asked = () => this.open();
  }

  connectedCallback() { super.connectedCallback(); window.addEventListener('keydown', this.listen); window.addEventListener('oc-keys', this.asked); }
  disconnectedCallback() { window.removeEventListener('keydown', this.listen); window.removeEventListener('oc-keys', this.asked); super.disconnectedCallback(); }

  open() {
    const dialog = this.renderRoot.querySelector('dialog');
    if (!dialog.open) dialog.showModal();
  }

  render() {
    return html`<dialog aria-labelledby="keys" @click=${event => event.target.localName === 'dialog' && event.target.close()}>
      <div class="spread"><h2 id="keys">${texts.keysHelp.title}</h2><button class="plain" @click=${event => event.target.closest('dialog').close()}>${texts.close}</button></div>
      ${texts.keysHelp.groups.map(([title, keys]) => html`<h3>${title}</h3><dl>${keys.map(([key, words]) => html`<dt>${key.split(' ').map(each => html`<kbd>${each}</kbd> `)}</dt><dd>${words}</dd>`)}</dl>`)}
    </dialog>`;
  }
}
customElements.define('oc-keys-help', OcKeysHelp);
