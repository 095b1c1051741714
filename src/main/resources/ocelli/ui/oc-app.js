import { LitElement, html, css, nothing } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { icon } from './icons.js';
import { place, onMove, go } from './router.js';
import { session, begin, signOut, activate } from './session.js';
import { page } from './pages.js';
import { theme } from './theme.js';
import './oc-sign-in.js';
import './oc-palette.js';
import './oc-keys-help.js';

const FIRST = ['chat', 'requests', 'executions', 'skills', 'files'];
const SECOND = ['overview', 'completions', 'agents', 'evaluations', 'feedback', 'webhooks', 'keys', 'models', 'system'];

/** The frame: rail, page, palette; shows the sign-in page to whom it does not know. */
export class OcApp extends LitElement {
  static properties = { at: { state: true }, known: { state: true }, failure: { state: true }, more: { state: true } };
  static styles = [shared, css`
    :host { display: grid; grid-template-columns: 200px minmax(0, 1fr); grid-template-rows: minmax(0, 1fr); height: 100%; }
    oc-palette, oc-keys-help { position: absolute; }
    nav { border-right: 1px solid var(--line); background: var(--raised); padding: 12px 8px; overflow-y: auto; display: flex; flex-direction: column; gap: 2px; }
    .brand { display: flex; align-items: center; gap: 8px; font-weight: 600; font-size: 16px; padding: 4px 8px 12px; color: var(--text); text-decoration: none; }
    .brand img { width: 24px; height: 24px; }
    nav a.item { display: flex; align-items: center; gap: 10px; padding: 6px 10px; border-radius: var(--radius); color: var(--text); text-decoration: none; }
    nav a.item:hover { background: var(--sunken); }
    nav a[aria-current] { background: var(--accent-soft); font-weight: 600; }
    .group { border-top: 1px solid var(--line); margin: 8px 4px; }
    .foot { margin-top: auto; padding: 8px 4px 0; display: flex; flex-direction: column; gap: 6px; }
    .foot select { width: 100%; }
    main { overflow: auto; min-width: 0; position: relative; } main:only-of-type:first-child { grid-column: 1 / -1; }
    .skip { position: absolute; left: -9999px; }
    .skip:focus { left: 8px; top: 8px; z-index: 9; background: var(--ground); padding: 8px; }
    .bar { display: none; }
    @media (max-width: 1200px) {
      :host { grid-template-columns: 56px minmax(0, 1fr); }
      nav a.item span, .brand span, .foot .words { display: none; }
      nav a.item { justify-content: center; padding: 9px 0; }
      .foot select { display: none; }
    }
    @media (max-width: 720px) {
      :host { grid-template-columns: minmax(0, 1fr); grid-template-rows: minmax(0, 1fr) auto; }
      nav { display: none; }
      nav.open { display: flex; position: fixed; inset: 0 0 56px 0; z-index: 6; border: 0; }
      nav.open a.item span, nav.open .brand span { display: inline; }
      nav.open a.item { justify-content: flex-start; padding: 9px 12px; }
      nav.open .foot select { display: block; }
      .bar { display: grid; grid-template-columns: repeat(5, 1fr); border-top: 1px solid var(--line); background: var(--raised); grid-row: 2; height: 56px; }
      .bar a, .bar button { display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 1px; font-size: 11px; color: var(--text); text-decoration: none; border: 0; background: none; padding: 0; }
      .bar a[aria-current] { color: var(--accent); font-weight: 600; }
    }
  `];

  connectedCallback() {
    super.connectedCallback();
    this.at = place();
    this.stop = onMove(at => { this.moved(at); this.at = at; this.more = false; });
    window.addEventListener('oc-page', () => this.requestUpdate());
    window.addEventListener('oc-session', () => { this.known = { ...session }; });
    window.addEventListener('oc-signed-out', () => { if (session.signedIn) begin().catch(() => {}); });
    window.addEventListener('oc-theme', () => this.requestUpdate());
    begin().catch(failure => { this.failure = failure.message; });
  }

  disconnectedCallback() {
    this.stop();
    super.disconnectedCallback();
  }

  /** A new page begins at its top, and tells its name by the title. */
  moved(at) {
    if (at.page !== this.at.page || at.rest.join('/') !== this.at.rest.join('/')) this.renderRoot.querySelector('main')?.scrollTo(0, 0);
    const name = texts.pages[at.page];
    document.title = name ? `${name} – ${texts.name}` : texts.name;
  }

  item(name) {
    const current = this.at.page === name;
    return html`<a class="item" href="/${name}" title=${texts.pages[name]} aria-current=${current ? 'page' : nothing}>${icon(name)}<span>${texts.pages[name]}</span></a>`;
  }

  setTheme(event) {
    theme(event.target.value);
  }

  async switchTo(event) {
    if (event.target.value === '+') { this.adding = true; this.requestUpdate(); return; }
    if (event.target.value === '-') { await signOut(); go('/'); return; }
    await activate(event.target.value);
    go('/' + this.at.page);
  }

  foot() {
    const kept = localStorage.getItem('ocelli.theme') ?? '';
    return html`<div class="foot">
      <select aria-label=${texts.signIn.project} @change=${this.switchTo}>
        ${session.projects.map(project => html`<option value=${project.id} ?selected=${project.active}>${project.name}</option>`)}
        <option value="+">${texts.signIn.another} …</option>
        <option value="-">${texts.signIn.out}</option>
      </select>
      <select aria-label=${texts.theme.label} @change=${this.setTheme}>
        ${['', 'light', 'dark'].map(name => html`<option value=${name} ?selected=${kept === name}>${texts.theme.label}: ${texts.theme[name || 'auto']}</option>`)}
      </select>
    </div>`;
  }

  bar() {
    const four = FIRST.slice(0, 4);
    return html`<div class="bar" role="navigation" aria-label=${texts.more}>
      ${four.map(name => html`<a href="/${name}" aria-current=${this.at.page === name ? 'page' : nothing}>${icon(name)}${texts.pages[name]}</a>`)}
      <button @click=${() => { this.more = !this.more; }} aria-expanded=${this.more ? 'true' : 'false'}>${icon('menu')}${texts.more}</button>
    </div>`;
  }

  render() {
    if (this.failure) return html`<main class="page"><p class="error" role="alert">${this.failure}</p><button @click=${() => location.reload()}>${texts.tryAgain}</button></main>`;
    if (!this.known) return html``;
    if (!this.known.signedIn || this.adding) {
      return html`<main><oc-sign-in .adding=${this.adding} @done=${() => { this.adding = false; this.requestUpdate(); }}></oc-sign-in></main>`;
    }
    const project = session.projects.find(each => each.active)?.id;
    return html`
      <nav aria-label=${texts.name} class=${this.more ? 'open' : ''}>
        <button class="skip" @click=${this.skip}>${texts.skipToContent}</button>
        <a class="brand" href="/"><img src="/ui/icon.svg" alt=""><span>${texts.name}</span></a>
        ${FIRST.map(name => this.item(name))}
        <div class="group"></div>
        ${SECOND.map(name => this.item(name))}
        ${this.foot()}
      </nav>
      <main id="content" tabindex="-1">${page(this.at, project)}</main>
      ${this.bar()}
      <oc-palette></oc-palette><oc-keys-help></oc-keys-help>`;
  }

  skip() {
    this.renderRoot.querySelector('main').focus();
  }
}
customElements.define('oc-app', OcApp);
