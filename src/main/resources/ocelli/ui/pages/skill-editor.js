import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';
import { get, post } from '../api.js';
import { place } from '../router.js';
import { ago, moment } from '../format.js';
import { snippets } from '../snippets.js';
import '../oc-dropzone.js';
import './schema-form.js';
import './try-skill.js';

const MAIN = ['SKILL.md', 'schema.json', 'vlmrun.yaml'];
const CHECK_AFTER = 350;

/** A skill as files on the left, tried on the right, its versions below. */
class OcSkillEditor extends LitElement {
  static properties = { name: {}, skill: { state: true }, files: { state: true }, file: { state: true }, verdict: { state: true }, versions: { state: true }, failure: { state: true }, note: { state: true }, asForm: { state: true }, diff: { state: true }, language: { state: true } };
  static styles = [shared, css`
    :host { display: block; padding: 16px; }
    .desk { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 16px; margin: 12px 0; }
    @media (max-width: 900px) { .desk { grid-template-columns: minmax(0, 1fr); } }
    .tabs { display: flex; gap: 2px; flex-wrap: wrap; border-bottom: 1px solid var(--line); }
    .tabs button { border: 0; background: none; border-bottom: 2px solid transparent; border-radius: 0; }
    .tabs button[aria-selected="true"] { border-color: var(--accent); font-weight: 600; }
    .editor { display: grid; grid-template-columns: 44px 1fr; border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; height: 440px; }
    .gutter { background: var(--raised); color: var(--muted); text-align: right; padding: 8px 6px; font: 13px/20px var(--mono); overflow: hidden; white-space: pre; user-select: none; }
    textarea { border: 0; border-radius: 0; font: 13px/20px var(--mono); padding: 8px; resize: none; height: 100%; white-space: pre; overflow: auto; outline-offset: -2px; }
    .verdict { margin-top: 8px; }
    table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: 6px 10px; border-bottom: 1px solid var(--line); }
    pre { background: var(--sunken); padding: 10px; border-radius: var(--radius); overflow: auto; font: 12px/1.5 var(--mono); margin: 0; max-height: 300px; }
    .added { color: var(--good); } .removed { color: var(--bad); }
  `];

  constructor() {
    super();
    this.file = 'SKILL.md';
    this.language = 'python';
  }

  connectedCallback() { super.connectedCallback(); this.load(); }
  disconnectedCallback() { clearTimeout(this.timer); super.disconnectedCallback(); }

  async load() {
    const [name, version] = this.name.split('@');
    try {
      const id = version ? (await post('/v1/skills/lookup', { name, skill_version: version })).id : name;
      this.skill = await get('/v1/ui/skills/' + encodeURIComponent(id));
      this.saved = Object.fromEntries(this.skill.files.filter(file => file.text !== undefined).map(file => [file.path, file.text]));
      this.files = { ...this.saved };
      this.versions = await get(`/v1/ui/skills/${this.skill.id}/versions`);
      this.check();
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  get changed() {
    return JSON.stringify(this.files) !== JSON.stringify(this.saved);
  }

  draft() {
    return { base: this.skill.id, files: this.files };
  }

  write(text) {
    this.files = { ...this.files, [this.file]: text };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), CHECK_AFTER);
  }

  async check() {
    try { this.verdict = await post('/v1/ui/skills/draft', this.draft()); } catch (failure) { this.verdict = { ok: false, message: failure.message }; }
  }

  async publish() {
    this.failure = null;
    try {
      const made = await post('/v1/ui/skills/publish', { ...this.draft(), name: this.skill.name });
      this.note = texts.skills.published(made.version);
      this.name = made.name + '@' + made.version;
      history.replaceState(null, '', '/skills/' + encodeURIComponent(this.name));
      await this.load();
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  async promote(version) {
    await post(`/v1/ui/skills/${version.id}/promote`).catch(failure => { this.failure = failure.message; });
    this.versions = await get(`/v1/ui/skills/${this.skill.id}/versions`);
  }

  async compare(version) {
    try { this.diff = await get(`/v1/skills/${this.skill.id}/diff?from=${version.id}`); } catch (failure) { this.failure = failure.message; }
  }

  tabs() {
    const paths = [...new Set([...MAIN, ...Object.keys(this.files)])];
    return html`<div class="tabs" role="tablist">${paths.map(path => html`<button role="tab" aria-selected=${path === this.file ? 'true' : 'false'} @click=${() => { this.file = path; }}>${path}${this.files[path] === undefined ? html` <span class="muted">+</span>` : this.files[path] !== this.saved[path] ? ' •' : ''}</button>`)}
      ${this.file === 'schema.json' ? html`<button @click=${() => { this.asForm = !this.asForm; }}>${this.asForm ? texts.skills.text : texts.skills.fields}</button>` : ''}</div>`;
  }

  editor() {
    const text = this.files[this.file] ?? '';
    if (this.file === 'schema.json' && this.asForm) return html`<oc-schema-form .text=${text} @change=${event => this.write(event.detail)}></oc-schema-form>`;
    const lines = text.split('\n').length;
    return html`<div class="editor"><div class="gutter" aria-hidden="true">${Array.from({ length: lines }, (_, i) => i + 1).join('\n')}</div>
      <textarea aria-label=${this.file} spellcheck="false" .value=${text} @input=${event => this.write(event.target.value)} @scroll=${event => { this.renderRoot.querySelector('.gutter').scrollTop = event.target.scrollTop; }}></textarea></div>`;
  }

  score(version) {
    return version.score === null || version.score === undefined ? '–' : Math.round(version.score * 100) + ' %';
  }

  history() {
    return html`<div class="card"><h2>${texts.skills.versions}</h2><table><thead><tr><th>${texts.skills.version}</th><th>${texts.requests.time}</th><th>${texts.skills.score}</th><th><span class="hidden">${texts.more}</span></th></tr></thead><tbody>
      ${(this.versions ?? []).map(version => html`<tr><td><a href="/skills/${encodeURIComponent(version.name + '@' + version.version)}" class="mono">${version.version}</a> ${version.latest ? '' : html`<span class="muted small">${texts.skills.unsaved}</span>`}</td>
        <td title=${moment(version.created_at)}>${ago(version.created_at)}</td><td class="number">${this.score(version)}</td>
        <td class="row">${version.id === this.skill.id ? '' : html`<button class="plain" @click=${() => this.compare(version)}>${texts.skills.diff}</button>`}${version.own && version !== this.versions[0] ? html`<button class="plain" @click=${() => this.promote(version)}>latest</button>` : ''}</td></tr>`)}</tbody></table>
      ${this.diff ? html`<pre tabindex="0">${JSON.stringify(this.diff, null, 2)}</pre>` : ''}</div>`;
  }

  uses() {
    const all = snippets(this.skill.name, this.skill.version);
    return html`<div class="card"><div class="spread"><h2>${texts.skills.snippets}</h2><select aria-label=${texts.skills.snippets} @change=${event => { this.language = event.target.value; }}>${Object.keys(all).map(name => html`<option ?selected=${name === this.language}>${name}</option>`)}</select></div><pre tabindex="0">${all[this.language]}</pre></div>`;
  }

  render() {
    if (!this.skill) return this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : html`<p class="muted" role="status">${texts.loading} …</p>`;
    const bad = this.verdict && !this.verdict.ok;
    return html`<div class="spread"><div><h1>${this.skill.name}</h1><span class="muted">${this.skill.description}</span></div>
        <div class="row"><span class="mono muted">${this.skill.version}</span><button class="primary" ?disabled=${!this.changed || bad} @click=${this.publish}>${texts.skills.publish}</button></div></div>
      ${this.skill.own ? '' : html`<p class="muted small">${texts.skills.copyFirst}</p>`}
      ${this.note ? html`<p role="status">${this.note}</p>` : ''}${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
      <div class="desk"><div>${this.tabs()}${this.editor()}${bad ? html`<p class="error verdict" role="alert">${this.verdict.message}</p>` : ''}</div>
        <oc-try-skill .skill=${this.verdict?.ok ? this.verdict : null}></oc-try-skill></div>
      <div class="stack">${this.history()}${this.uses()}</div>`;
  }
}
customElements.define('oc-skill-editor', OcSkillEditor);
