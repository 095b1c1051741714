import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';
import { get, post } from '../api.js';
import { place, query } from '../router.js';
import { SkillDraft } from './skill-draft.js';
import './skill-files.js';
import './skill-actions.js';
import './skill-versions.js';
import './skill-tests.js';
import './skill-use.js';
import './skill-diff.js';
import './try-skill.js';

const CHECK_AFTER = 350;
const TABS = ['edit', 'versions', 'tests', 'use'];

/** One version of a skill: written on the left and tried on the right; its versions, its tests, and how it is used. */
class OcSkillEditor extends LitElement {
  static properties = { name: {}, draft: { state: true }, verdict: { state: true }, versions: { state: true }, failure: { state: true }, note: { state: true }, tab: { state: true }, diff: { state: true }, busy: { state: true } };
  static styles = [shared, css`
    :host { display: flex; flex-direction: column; min-height: 100%; padding: 16px 20px; max-width: 1600px; margin: 0 auto; }
    header { align-items: flex-start; flex-wrap: nowrap; } @media (max-width: 1000px) { header { flex-wrap: wrap; } } header > .row { flex: none; max-width: 100%; } header p { max-width: 720px; margin: 2px 0 0; }
    .tabs { display: flex; gap: 2px; border-bottom: 1px solid var(--line); margin: 12px 0; overflow-x: auto; }
    .tabs button { border: 0; background: none; border-bottom: 2px solid transparent; border-radius: 0; white-space: nowrap; }
    .tabs button[aria-selected="true"] { border-color: var(--accent); font-weight: 600; }
    .desk { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 16px; align-items: stretch; flex: 1; }
    .pill { font-size: 12px; padding: 0 8px; border-radius: 10px; line-height: 20px; background: var(--none-soft); color: var(--none); }
    .bar { display: flex; gap: 8px; align-items: center; flex-wrap: wrap; padding: 8px 12px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--info-soft); margin-bottom: 12px; }
    .bar span { flex: 1; min-width: 180px; }
    .bar p { margin: 0; }
    @media (max-width: 1000px) { .desk { grid-template-columns: minmax(0, 1fr); } }
    @media (max-width: 720px) { :host { padding: 12px; } }
  `];

  connectedCallback() { super.connectedCallback(); this.load(); }
  disconnectedCallback() { clearTimeout(this.timer); super.disconnectedCallback(); }

  async load() {
    const wanted = place().query.get('tab');
    this.tab = TABS.includes(wanted) ? wanted : 'edit';
    try {
      this.draft = await SkillDraft.open(...this.name.split('@'));
      await Promise.all([this.check(), this.news()]);
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  async news() {
    this.versions = await get(`/v1/ui/skills/${this.draft.base.id}/versions`);
  }

  write({ path, value }) {
    this.draft.set(path, value);
    this.note = null;
    this.diff = null;
    this.requestUpdate();
    this.renderRoot.querySelectorAll('oc-skill-files, oc-skill-tests').forEach(part => part.requestUpdate());
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), CHECK_AFTER);
  }

  /** Only the answer to the newest question counts. */
  async check() {
    const asked = this.asked = {};
    const verdict = await post('/v1/ui/skills/draft', this.draft.body()).catch(failure => ({ ok: false, message: failure.message, findings: [] }));
    if (asked === this.asked) this.verdict = verdict;
  }

  async busily(work) {
    this.busy = true;
    this.failure = null;
    try { await work(); } catch (failure) { this.failure = failure.message; } finally { this.busy = false; }
  }

  publish() {
    return this.busily(async () => {
      const { base } = this.draft;
      const made = await post('/v1/ui/skills/publish', { ...this.draft.body(), name: base.name, is_public: base.own && base.is_public });
      this.draft.discard();
      this.diff = null;
      this.name = made.name + '@' + made.version;
      history.replaceState(null, '', '/skills/' + encodeURIComponent(this.name));
      await this.load();
      this.note = texts.skills.published(made.version) + (made.latest ? '' : ' ' + texts.skills.awaits);
    });
  }

  discard() {
    this.draft.discard();
    this.diff = null;
    this.draft = new SkillDraft(this.draft.base);
    this.check();
  }

  async review() {
    if (this.diff) { this.diff = null; return; }
    await this.busily(async () => { this.diff = await post('/v1/ui/skills/draft/diff', this.draft.body()); });
  }

  choose(tab) {
    this.tab = tab;
    query({ tab: tab === 'edit' ? null : tab });
  }

  key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.choose(TABS[(TABS.indexOf(this.tab) + step + TABS.length) % TABS.length]);
    this.updateComplete.then(() => this.renderRoot.querySelector('.tabs [aria-selected="true"]').focus());
  }

  head() {
    const { base } = this.draft;
    const bad = this.verdict && !this.verdict.ok;
    return html`<header class="spread"><div><div class="row"><h1>${base.name}</h1><span class="mono muted">${base.version}</span>${base.current ? html`<span class="pill">${texts.skills.latest}</span>` : ''}<span class="pill">${base.own ? base.is_public ? texts.skills.public : texts.skills.mine : texts.skills.foreign}</span></div><p class="muted">${base.description}</p></div>
      <div class="row"><oc-skill-actions .draft=${this.draft} @failed=${event => { this.failure = event.detail; }}></oc-skill-actions><button class="primary" ?disabled=${!this.draft.changed || bad || this.busy} @click=${this.publish}>${texts.skills.publish}</button></div></header>`;
  }

  /** What stands between the draft and its publication. */
  bar() {
    if (!this.draft.changed) return this.draft.base.own ? '' : html`<p class="muted small">${texts.skills.copyFirst}</p>`;
    const count = Object.keys(this.draft.changes).length;
    return html`<div class="bar"><span>${this.draft.restored ? texts.skills.restored + ' ' : ''}${texts.skills.changedFiles(count)}</span>
      <button ?disabled=${!this.verdict?.ok} aria-expanded=${this.diff ? 'true' : 'false'} @click=${this.review}>${this.diff ? texts.close : texts.skills.review}</button><button @click=${this.discard}>${texts.skills.discard}</button></div>
      ${this.diff ? html`<div class="card"><oc-skill-diff .diff=${this.diff}></oc-skill-diff></div>` : ''}`;
  }

  panel() {
    const { base } = this.draft;
    if (this.tab === 'versions') return html`<oc-skill-versions .skill=${base} .versions=${this.versions} @changed=${this.news}></oc-skill-versions>`;
    if (this.tab === 'tests') return html`<oc-skill-tests .draft=${this.draft} .findings=${this.verdict?.findings} @write=${event => this.write(event.detail)} @taken=${() => this.load()}></oc-skill-tests>`;
    if (this.tab === 'use') return html`<oc-skill-use .skill=${base}></oc-skill-use>`;
    return html`<div class="desk"><oc-skill-files .draft=${this.draft} .verdict=${this.verdict} @write=${event => this.write(event.detail)}></oc-skill-files>
      <oc-try-skill .skill=${this.verdict?.ok ? this.verdict : null} .of=${base} @write=${event => { this.write(event.detail); }}></oc-try-skill></div>`;
  }

  render() {
    if (!this.draft) return this.failure ? html`<p class="error" role="alert">${this.failure}</p><p><a href="/skills">${texts.skills.backToAll}</a></p>` : html`<p class="muted" role="status">${texts.loading} …</p>`;
    return html`<a class="back" href="/skills">${icon('left')}${texts.pages.skills}</a>${this.head()}
      <div class="tabs" role="tablist" aria-label=${this.draft.base.name} @keydown=${this.key}>${TABS.map(name => html`<button role="tab" aria-selected=${name === this.tab ? 'true' : 'false'} tabindex=${name === this.tab ? 0 : -1} @click=${() => this.choose(name)}>${texts.skills.tabs[name]}${name === 'versions' && this.versions ? html` <span class="muted small">${this.versions.length}</span>` : name === 'tests' ? html` <span class="muted small">${this.draft.examples().length}</span>` : ''}</button>`)}</div>
      ${this.note ? html`<p role="status">${this.note}</p>` : ''}${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}${this.bar()}${this.panel()}`;
  }
}
customElements.define('oc-skill-editor', OcSkillEditor);
