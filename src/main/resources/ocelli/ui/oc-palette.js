import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { icon } from './icons.js';
import { go } from './router.js';
import { list } from './api.js';
import { commands } from './commands.js';

const MOST = 60;

/** Everything by keyboard: Ctrl+K or ⌘K, type, Enter. */
export class OcPalette extends LitElement {
  static properties = { words: { state: true }, chosen: { state: true }, things: { state: true } };
  static styles = [shared, css`
    dialog { border: 1px solid var(--line); border-radius: 10px; padding: 0; width: min(520px, 92vw); background: var(--ground); color: var(--text); box-shadow: var(--shadow); margin-top: 12vh; }
    dialog::backdrop { background: rgb(0 0 0 / 35%); }
    input { width: 100%; border: 0; border-bottom: 1px solid var(--line); border-radius: 0; padding: 12px 16px; font-size: 16px; outline-offset: -2px; }
    ul { list-style: none; margin: 0; padding: 6px; max-height: 50vh; overflow: auto; }
    li { display: flex; gap: 10px; align-items: center; padding: 7px 10px; border-radius: var(--radius); cursor: pointer; }
    li[aria-selected="true"] { background: var(--accent-soft); }
    .name { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } p { padding: 12px 16px; }
  `];

  constructor() {
    super();
    this.words = '';
    this.chosen = 0;
    this.things = [];
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
    this.look();
  }

  /** Skills, chats and requests join as soon as they are known. */
  async look() {
    const asked = [['/v1/skills?grouped=true&limit=200&order_by=name', each => ({ name: each.name, kind: texts.pages.skills, icon: 'skills', path: '/skills/' + encodeURIComponent(each.name) })],
      ['/v1/ui/sessions?limit=50', each => ({ name: each.title, kind: texts.pages.chat, icon: 'chat', path: '/chat/' + each.id })],
      ['/v1/ui/requests?limit=50', each => ({ name: each.files.map(file => file.filename).join(', '), kind: texts.pages.requests, icon: 'requests', path: '/requests/' + each.id })]];
    const found = await Promise.allSettled(asked.map(async ([path, each]) => (await list(path)).rows.map(each)));
    this.things = found.flatMap(each => each.value ?? []).filter(each => each.name);
  }

  found() {
    const actions = [...commands(), ...(this.words.trim() ? this.things : [])];
    const words = this.words.toLowerCase().split(/\s+/).filter(Boolean);
    return actions.filter(action => words.every(word => `${action.name} ${action.kind ?? ''}`.toLowerCase().includes(word))).slice(0, MOST);
  }

  key(event) {
    const found = this.found();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      this.chosen = (this.chosen + step + found.length) % Math.max(1, found.length);
      this.updateComplete.then(() => this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }));
    } else if (event.key === 'Enter' && found[this.chosen]) {
      this.run(found[this.chosen]);
    }
  }

  run(action) {
    this.renderRoot.querySelector('dialog').close();
    if (action.deed) action.deed();
    else go(action.path);
  }

  render() {
    const found = this.found();
    return html`<dialog aria-label=${texts.palette.label} @click=${event => event.target.localName === 'dialog' && event.target.close()}>
      <input aria-label=${texts.palette.label} placeholder=${texts.palette.hint} .value=${this.words} role="combobox" aria-expanded="true" aria-controls="found" aria-activedescendant="found-${this.chosen}"
        @input=${event => { this.words = event.target.value; this.chosen = 0; }} @keydown=${this.key} autofocus>
      <ul id="found" role="listbox" aria-label=${texts.palette.label}>${found.map((action, i) => html`<li id="found-${i}" role="option" aria-selected=${i === this.chosen ? 'true' : 'false'} @click=${() => this.run(action)}>${icon(action.icon)}<span class="name">${action.name}</span><span class="muted small">${action.kind ?? ''}</span></li>`)}</ul>
      ${found.length ? '' : html`<p class="muted">${texts.palette.none}</p>`}
    </dialog>`;
  }
}
customElements.define('oc-palette', OcPalette);
