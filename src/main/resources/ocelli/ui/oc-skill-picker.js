import { LitElement, html, css } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { icon } from './icons.js';
import { list } from './api.js';
import { ago } from './format.js';

const LATEST = 'latest';

/** Chooses skills and their versions: a window with all of them, searchable. Tells `chosen` with [{skill_name, skill_version}]. */
export class OcSkillPicker extends LitElement {
  static properties = { chosen: { attribute: false }, skills: { state: true }, versions: { state: true }, words: { state: true }, failure: { state: true } };
  static styles = [shared, css`
    dialog { border: 1px solid var(--line); border-radius: 10px; padding: 0; width: min(620px, 94vw); height: min(560px, 86vh); background: var(--ground); color: var(--text); box-shadow: var(--shadow); }
    dialog[open] { display: flex; flex-direction: column; } dialog::backdrop { background: rgb(0 0 0 / 35%); }
    header { padding: 12px 16px 8px; border-bottom: 1px solid var(--line); display: grid; gap: 8px; } header input { width: 100%; }
    ul { list-style: none; margin: 0; padding: 6px 8px; overflow: auto; flex: 1; }
    li { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center; gap: 8px; padding: 6px 8px; border-radius: var(--radius); } li:hover, li.on { background: var(--accent-soft); }
    label { display: flex; gap: 10px; align-items: start; cursor: pointer; min-width: 0; } label > span { color: inherit; font-size: inherit; margin: 0; min-width: 0; overflow-wrap: anywhere; } label input { min-height: 0; margin-top: 4px; accent-color: var(--accent); }
    li small { display: block; color: var(--muted); font-size: 12px; } li select { max-width: 190px; min-height: 28px; font-size: 12px; padding: 2px 6px; }
    footer { padding: 10px 16px; border-top: 1px solid var(--line); }
    @media (max-width: 480px) { li { grid-template-columns: minmax(0, 1fr); } li select { margin-left: 24px; } }
  `];

  constructor() {
    super();
    this.chosen = [];
    this.skills = null;
    this.versions = new Map();
    this.words = '';
  }

  async open() {
    this.words = '';
    this.renderRoot.querySelector('dialog').showModal();
    try {
      this.skills = (await list('/v1/skills?grouped=true&limit=200&order_by=name')).rows.sort((a, b) => a.name.localeCompare(b.name));
      if (this.chosen.length) await this.look();
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  /** All versions of all skills, newest first; asked for when the first version is looked for. */
  async look() {
    if (this.versions.size) return;
    const { rows } = await list('/v1/skills?limit=1000');
    const versions = new Map();
    rows.forEach(row => versions.set(row.name, [...(versions.get(row.name) ?? []), row]));
    this.versions = versions;
  }

  set(name, version) {
    const others = this.chosen.filter(each => each.skill_name !== name);
    this.chosen = version ? [...others, { skill_name: name, skill_version: version }] : others;
    this.dispatchEvent(new CustomEvent('chosen', { detail: this.chosen }));
    this.look().catch(failure => { this.failure = failure.message; });
  }

  row(skill) {
    const now = this.chosen.find(each => each.skill_name === skill.name);
    const versions = this.versions.get(skill.name) ?? [skill];
    return html`<li class=${now ? 'on' : ''}><label><input type="checkbox" .checked=${Boolean(now)} @change=${event => this.set(skill.name, event.target.checked ? LATEST : null)}><span><b>${skill.name}</b><small>${skill.description}</small></span></label>
      ${now ? html`<select aria-label="${texts.skills.version}: ${skill.name}" @change=${event => this.set(skill.name, event.target.value)}><option value=${LATEST} ?selected=${now.skill_version === LATEST}>${texts.chat.latest}</option>${versions.map(each => html`<option value=${each.skill_version} ?selected=${now.skill_version === each.skill_version}>${each.skill_version} · ${ago(each.created_at)}</option>`)}</select>` : ''}</li>`;
  }

  render() {
    const words = this.words.toLowerCase().split(/\s+/).filter(Boolean);
    const found = (this.skills ?? []).filter(skill => words.every(word => `${skill.name} ${skill.description}`.toLowerCase().includes(word)));
    const close = () => this.renderRoot.querySelector('dialog').close();
    return html`<dialog aria-label=${texts.chat.chooseSkills} @click=${event => event.target.localName === 'dialog' && close()}>
      <header><div class="spread"><h2>${texts.chat.chooseSkills}</h2><button class="plain" aria-label=${texts.close} @click=${close}>${icon('close')}</button></div>
        <input type="search" aria-label=${texts.chat.searchSkills} placeholder=${texts.chat.searchSkills} .value=${this.words} @input=${event => { this.words = event.target.value; }} autofocus></header>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
      <ul tabindex="-1">${repeat(found, skill => skill.name, skill => this.row(skill))}${this.skills && !found.length ? html`<li class="muted">${texts.palette.none}</li>` : ''}${this.skills ? '' : html`<li class="muted" role="status">${texts.loading} …</li>`}</ul>
      <footer class="spread"><span class="muted small" role="status">${texts.chat.chosen(this.chosen.length)}</span><button class="primary" @click=${close}>${texts.chat.done}</button></footer></dialog>`;
  }
}
customElements.define('oc-skill-picker', OcSkillPicker);
