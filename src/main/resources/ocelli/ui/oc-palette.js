import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { icon } from './icons.js';
import { go } from './router.js';

/** Everything by keyboard: Ctrl+K or ⌘K, type, Enter. */
export class OcPalette extends LitElement {
  static properties = { words: { state: true }, chosen: { state: true } };
  static styles = [shared, css`
    dialog { border: 1px solid var(--line); border-radius: 10px; padding: 0; width: min(520px, 92vw); background: var(--ground); color: var(--text); box-shadow: var(--shadow); margin-top: 12vh; }
    dialog::backdrop { background: rgb(0 0 0 / 35%); }
    input { width: 100%; border: 0; border-bottom: 1px solid var(--line); border-radius: 0; padding: 12px 16px; font-size: 16px; outline-offset: -2px; }
    ul { list-style: none; margin: 0; padding: 6px; max-height: 50vh; overflow: auto; }
    li { display: flex; gap: 10px; align-items: center; padding: 7px 10px; border-radius: var(--radius); cursor: pointer; }
    li[aria-selected="true"] { background: var(--accent-soft); }
    p { padding: 12px 16px; }
  `];

  constructor() {
    super();
    this.words = '';
    this.chosen = 0;
    this.listen = event => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') { event.preventDefault(); this.open(); }
    };
  }

  connectedCallback() { super.connectedCallback(); window.addEventListener('keydown', this.listen); }
  disconnectedCallback() { window.removeEventListener('keydown', this.listen); super.disconnectedCallback(); }

  open() {
    this.words = '';
    this.chosen = 0;
    this.renderRoot.querySelector('dialog').showModal();
  }

  found() {
    const actions = [
      { name: texts.home.choose, icon: 'plus', path: '/' },
      { name: texts.chat.new, icon: 'chat', path: '/chat' },
      { name: texts.skills.new, icon: 'skills', path: '/skills?new=1' },
      ...Object.entries(texts.pages).map(([page, name]) => ({ name, icon: page, path: '/' + page })),
    ];
    const words = this.words.toLowerCase().split(/\s+/).filter(Boolean);
    return actions.filter(action => words.every(word => action.name.toLowerCase().includes(word)));
  }

  key(event) {
    const found = this.found();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      this.chosen = (this.chosen + step + found.length) % Math.max(1, found.length);
    } else if (event.key === 'Enter' && found[this.chosen]) {
      this.run(found[this.chosen]);
    }
  }

  run(action) {
    this.renderRoot.querySelector('dialog').close();
    go(action.path);
  }

  render() {
    const found = this.found();
    return html`<dialog aria-label=${texts.palette.label} @click=${event => event.target.localName === 'dialog' && event.target.close()}>
      <input aria-label=${texts.palette.label} placeholder=${texts.palette.hint} .value=${this.words} role="combobox" aria-expanded="true" aria-controls="found" aria-activedescendant="found-${this.chosen}"
        @input=${event => { this.words = event.target.value; this.chosen = 0; }} @keydown=${this.key} autofocus>
      <ul id="found" role="listbox" aria-label=${texts.palette.label}>${found.map((action, i) => html`<li id="found-${i}" role="option" aria-selected=${i === this.chosen ? 'true' : 'false'} @click=${() => this.run(action)}>${icon(action.icon)}${action.name}</li>`)}</ul>
      ${found.length ? '' : html`<p class="muted">${texts.palette.none}</p>`}
    </dialog>`;
  }
}
customElements.define('oc-palette', OcPalette);
