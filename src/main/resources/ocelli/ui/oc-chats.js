import { LitElement, html, css, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { icon } from './icons.js';
import { list, patch, remove } from './api.js';
import { moment } from './format.js';

const PAGE = 60;
const PAUSE = 200;
const DAY = 86_400_000;

/** Under which heading a conversation stands. */
function group(session) {
  if (session.pinned) return texts.chat.pinned;
  const today = new Date().setHours(0, 0, 0, 0);
  const time = Date.parse(session.updated_at);
  if (time >= today) return texts.chat.today;
  if (time >= today - DAY) return texts.chat.yesterday;
  return time >= today - 7 * DAY ? texts.chat.week : texts.chat.before;
}

/** All conversations: searched, pinned, renamed, deleted. Tells `gone` with the id of one that was deleted, and `close`. */
export class OcChats extends LitElement {
  static properties = { session: {}, sessions: { state: true }, total: { state: true }, naming: { state: true }, sure: { state: true }, failure: { state: true }, words: { state: true } };
  static styles = [shared, css`
    :host { display: flex; flex-direction: column; min-height: 0; background: var(--raised); }
    .head { padding: 12px; display: grid; gap: 8px; } .burger { display: none; } @media (max-width: 900px) { .burger { display: inline-flex; } }
    .list { overflow: auto; flex: 1; padding: 0 8px 8px; } ul { list-style: none; margin: 0; padding: 0; } h3 { font-size: 12px; color: var(--muted); font-weight: 600; padding: 8px 8px 2px; margin: 0; }
    li { display: flex; align-items: center; border-radius: var(--radius); min-height: 34px; } li:hover, li.on, li:focus-within { background: var(--accent-soft); }
    li a { flex: 1; min-width: 0; padding: 6px 8px; color: var(--text); text-decoration: none; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } li.on a { font-weight: 600; }
    li .deeds { display: none; } li:hover .deeds, li:focus-within .deeds, li.on .deeds { display: inline-flex; } li button.plain { padding: 2px 4px; min-height: 26px; }
    svg.icon { width: 15px; height: 15px; } .pinned svg { fill: currentColor; } form { display: flex; flex: 1; gap: 4px; padding: 2px; min-width: 0; } form input { flex: 1; min-width: 0; min-height: 28px; padding: 2px 6px; }
    .sure { flex: 1; padding: 6px 8px; } .sure p { margin: 0 0 6px; font-size: 12px; overflow-wrap: anywhere; } @media (hover: none) { li .deeds { display: inline-flex; } }
  `];

  constructor() {
    super();
    this.sessions = [];
    this.words = '';
    this.most = PAGE;
  }

  connectedCallback() { super.connectedCallback(); this.load(); }

  async load() {
    const asked = this.asked = {};
    try {
      const { rows, total } = await list(`/v1/ui/sessions?limit=${this.most}&q=${encodeURIComponent(this.words)}`);
      if (asked !== this.asked) return;
      Object.assign(this, { sessions: rows, total, failure: null });
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  typed(event) {
    this.words = event.target.value;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.load(), PAUSE);
  }

  async change(session, change) {
    try { await patch('/v1/ui/sessions/' + session.id, change); } catch (failure) { this.failure = failure.message; }
    this.load();
  }

  async rename(event, session) {
    event.preventDefault();
    const title = new FormData(event.target).get('title').trim();
    this.naming = null;
    if (title && title !== session.title) await this.change(session, { title });
  }

  async forget(session) {
    this.sure = null;
    try {
      await remove('/v1/ui/sessions/' + session.id);
      sessionStorage.removeItem('ocelli.draft.' + session.id);
      this.dispatchEvent(new CustomEvent('gone', { detail: session.id }));
    } catch (failure) {
      this.failure = failure.message;
    }
    this.load();
  }

  async ask(name, session) {
    this[name] = session.id;
    await this.updateComplete;
    const field = this.renderRoot.querySelector(name === 'naming' ? 'li input' : '.sure button.danger');
    field?.focus();
    field?.select?.();
  }

  row(session) {
    const leave = event => { if (event.key === 'Escape') { event.stopPropagation(); this.naming = this.sure = null; } };
    if (this.naming === session.id) return html`<li class="on"><form @submit=${event => this.rename(event, session)} @keydown=${leave}><input name="title" maxlength="200" aria-label=${texts.chat.newName} .value=${session.title}><button class="primary">${texts.save}</button></form></li>`;
    if (this.sure === session.id) return html`<li class="on"><div class="sure" role="alertdialog" aria-label=${texts.chat.sure(session.title)} @keydown=${leave}><p>${texts.chat.sure(session.title)}</p><div class="row"><button class="danger" @click=${() => this.forget(session)}>${texts.remove}</button><button @click=${() => { this.sure = null; }}>${texts.cancel}</button></div></div></li>`;
    const current = session.id === this.session;
    const deed = (name, words, work, kind = '') => html`<button class="plain ${kind}" aria-label="${words}: ${session.title}" title=${words} @click=${work}>${icon(name)}</button>`;
    return html`<li class=${current ? 'on' : ''}><a href="/chat/${session.id}" title="${session.title} · ${moment(session.updated_at)}" aria-current=${current ? 'page' : nothing} @click=${() => this.dispatchEvent(new Event('close'))}>${session.title}</a>
      <span class="deeds">${deed('pin', session.pinned ? texts.chat.unpin : texts.chat.pin, () => this.change(session, { pinned: !session.pinned }), session.pinned ? 'pinned' : '')}${deed('edit', texts.chat.rename, () => this.ask('naming', session))}${deed('trash', texts.chat.remove, () => this.ask('sure', session))}</span></li>`;
  }

  render() {
    const groups = new Map();
    this.sessions.forEach(session => groups.set(group(session), [...(groups.get(group(session)) ?? []), session]));
    return html`<div class="head"><div class="spread"><a class="button" href="/chat" @click=${() => this.dispatchEvent(new Event('close'))}>${icon('plus')}${texts.chat.new}</a><button class="plain burger" aria-label=${texts.close} @click=${() => this.dispatchEvent(new Event('close'))}>${icon('close')}</button></div>
        <input type="search" aria-label=${texts.search} placeholder=${texts.chat.searchChats} @input=${this.typed}></div>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
      <div class="list" tabindex="-1">${[...groups].map(([name, sessions]) => html`<h3>${name}</h3><ul aria-label=${name}>${repeat(sessions, session => session.id, session => this.row(session))}</ul>`)}
        ${this.sessions.length ? '' : html`<p class="muted small page">${this.words ? texts.palette.none : texts.chat.none}</p>`}
        ${this.total > this.sessions.length ? html`<button class="plain" @click=${() => { this.most += PAGE; this.load(); }}>${texts.older} (${this.total - this.sessions.length})</button>` : ''}</div>`;
  }
}
customElements.define('oc-chats', OcChats);
