import { LitElement, html, css } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';
import { list } from '../api.js';
import { place, query } from '../router.js';
import { ago, moment } from '../format.js';
import { emptyWords } from '../oc-table.js';
import { percent } from './score-chart.js';
import './new-skill.js';

const AT_ONCE = 200;
const MOST = 2000;
const DRAWN = 60;

export function show(at) {
  if (!at.rest.length) return html`<oc-skills .making=${at.query.has('new')}></oc-skills>`;
  if (!customElements.get('oc-skill-editor')) return import('./skill-editor.js').then(() => show(at));
  return keyed(at.rest[0], html`<oc-skill-editor .name=${at.rest[0]}></oc-skill-editor>`);
}

/** All skills: searched, sorted, filtered by tag and owner, as cards or as a table; and the ways to make one. */
class OcSkills extends LitElement {
  static properties = { making: { type: Boolean }, skills: { state: true }, failure: { state: true }, drawn: { state: true } };
  static styles = [shared, css`
    .tools { display: flex; gap: 8px; flex-wrap: wrap; align-items: flex-end; } .tools input { min-width: 200px; flex: 1; max-width: 360px; }
    .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(300px, 100%), 1fr)); gap: 12px; }
    a.card { display: flex; flex-direction: column; gap: 6px; color: inherit; text-decoration: none; min-width: 0; } a.card:hover { border-color: var(--accent); }
    a.card h2 { font-size: 15px; margin: 0; overflow-wrap: anywhere; } a.card p { margin: 0; color: var(--muted); display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden; overflow-wrap: anywhere; }
    .facts { display: flex; gap: 10px; flex-wrap: wrap; color: var(--muted); font-size: 12px; margin-top: auto; padding-top: 6px; }
    .tag { background: var(--none-soft); color: var(--none); border-radius: 10px; padding: 0 8px; font-size: 12px; line-height: 20px; }
    .score { font-variant-numeric: tabular-nums; font-weight: 600; } .good { color: var(--good); } .warn { color: var(--warn); } .bad { color: var(--bad); }
    .frame { overflow-x: auto; border: 1px solid var(--line); border-radius: var(--radius); } .empty { padding: 32px 16px; text-align: center; border: 1px solid var(--line); border-radius: var(--radius); }
    table { width: 100%; border-collapse: collapse; } th, td { padding: 8px 12px; text-align: left; border-bottom: 1px solid var(--line); } th { font-size: 12px; color: var(--muted); background: var(--raised); white-space: nowrap; } tr:last-child td { border: 0; } tbody tr:hover { background: var(--accent-soft); }
    td a { color: inherit; font-weight: 600; text-decoration: none; } td.about { color: var(--muted); min-width: 220px; overflow-wrap: anywhere; } td.short { white-space: nowrap; }
    .look button[aria-pressed="true"] { background: var(--accent-soft); border-color: var(--accent); }
  `];

  constructor() {
    super();
    this.drawn = DRAWN;
  }

  connectedCallback() { super.connectedCallback(); this.load(); }

  /** All of them, in pieces: the first is shown while the rest comes. */
  async load() {
    try {
      let rows = [];
      for (let total = 1; rows.length < Math.min(total, MOST);) {
        const piece = await list(`/v1/ui/skills?limit=${AT_ONCE}&offset=${rows.length}`);
        if (!piece.rows.length) break;
        rows = [...rows, ...piece.rows];
        total = piece.total ?? rows.length;
        this.skills = rows;
      }
      this.skills = rows;
    } catch (failure) { this.failure = failure.message; }
  }

  set(changes) {
    query(changes);
    this.drawn = DRAWN;
    this.requestUpdate();
  }

  fitting() {
    const asked = place().query;
    const words = (asked.get('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const fits = skill => words.every(word => `${skill.name} ${skill.description} ${skill.tags.join(' ')}`.toLowerCase().includes(word))
      && (!asked.get('tag') || skill.tags.includes(asked.get('tag'))) && (!asked.get('whose') || (asked.get('whose') === 'mine') === skill.own);
    const orders = { name: (a, b) => a.name.localeCompare(b.name), newest: (a, b) => b.created_at.localeCompare(a.created_at), score: (a, b) => (b.score ?? -1) - (a.score ?? -1) };
    return this.skills.filter(fits).sort(orders[asked.get('sort')] ?? orders.name);
  }

  select(name, title, options) {
    const now = place().query.get(name) ?? '';
    return html`<label><span>${title}</span><select @change=${event => this.set({ [name]: event.target.value })}>${options.map(([value, words]) => html`<option value=${value} ?selected=${value === now}>${words}</option>`)}</select></label>`;
  }

  tools(table) {
    const tags = [...new Set(this.skills.flatMap(skill => skill.tags))].sort();
    const t = texts.skills;
    return html`<div class="tools" role="search"><input type="search" aria-label=${texts.search} placeholder=${texts.search} .value=${place().query.get('q') ?? ''} @input=${event => this.set({ q: event.target.value })}>
      ${tags.length ? this.select('tag', t.tag, [['', t.allTags], ...tags.map(tag => [tag, tag])]) : ''}${this.select('whose', t.whose, [['', t.everybody], ['mine', t.mine], ['public', t.foreign]])}${this.select('sort', t.sort, [['', t.sorts.name], ['newest', t.sorts.newest], ['score', t.sorts.score]])}
      <div class="row look" role="group" aria-label=${t.look}><button aria-pressed=${table ? 'false' : 'true'} @click=${() => this.look('')}>${t.asCards}</button><button aria-pressed=${table ? 'true' : 'false'} @click=${() => this.look('table')}>${t.asTable}</button></div></div>`;
  }

  look(as) {
    localStorage.setItem('ocelli.skills', as);
    this.requestUpdate();
  }

  score(skill) {
    if (typeof skill.score !== 'number') return '';
    return html`<span class="score ${skill.score >= 0.95 ? 'good' : skill.score >= 0.7 ? 'warn' : 'bad'}" title=${texts.skills.score}>${percent(skill.score)}</span>`;
  }

  facts(skill) {
    const { counts } = texts.skills;
    return [skill.fields && counts.fields(skill.fields), skill.examples && counts.examples(skill.examples), skill.states && counts.states(skill.states), skill.versions > 1 && counts.versions(skill.versions)].filter(Boolean);
  }

  card(skill) {
    return html`<a class="card" href="/skills/${encodeURIComponent(skill.name)}"><div class="spread"><h2>${skill.name}</h2>${this.score(skill)}</div><p title=${skill.description}>${skill.description}</p>
      <div class="row">${skill.tags.map(tag => html`<span class="tag">${tag}</span>`)}</div><div class="facts">${this.facts(skill).map(fact => html`<span>${fact}</span>`)}<span>${skill.own ? texts.skills.mine : texts.skills.public}</span></div></a>`;
  }

  row(skill) {
    return html`<tr><td class="short"><a href="/skills/${encodeURIComponent(skill.name)}">${skill.name}</a></td><td class="about">${skill.description}</td><td>${skill.tags.map(tag => html`<span class="tag">${tag}</span> `)}</td><td class="number">${this.score(skill)}</td><td class="short small muted">${this.facts(skill).join(' · ')}</td><td class="short">${skill.own ? texts.skills.mine : texts.skills.public}</td><td class="short" title=${moment(skill.created_at)}>${ago(skill.created_at)}</td></tr>`;
  }

  table(rows) {
    const t = texts.skills;
    return html`<div class="frame" tabindex="0" role="region" aria-label=${texts.pages.skills}><table><thead><tr>${[t.name, t.about, t.tag, t.score].map(title => html`<th scope="col">${title}</th>`)}<th scope="col"><span class="hidden">${texts.more}</span></th><th scope="col">${t.whose}</th><th scope="col">${texts.requests.time}</th></tr></thead><tbody>${rows.map(skill => this.row(skill))}</tbody></table></div>`;
  }

  shelf() {
    if (this.failure) return html`<p class="error" role="alert">${this.failure}</p><button @click=${() => { this.failure = null; this.load(); }}>${texts.tryAgain}</button>`;
    if (!this.skills) return html`<p class="muted" role="status">${texts.loading} …</p>`;
    if (!this.skills.length) return html`<div class="empty">${emptyWords(texts.skills.none, texts.skills.how)}</div>`;
    const table = localStorage.getItem('ocelli.skills') === 'table';
    const all = this.fitting();
    const rows = all.slice(0, this.drawn);
    return html`${this.tools(table)}<p class="hidden" role="status">${all.length}</p>
      ${!all.length ? html`<div class="empty"><p>${texts.skills.nothingFits}</p><button @click=${() => this.set({ q: null, tag: null, whose: null })}>${texts.skills.clear}</button></div>` : table ? this.table(rows) : html`<div class="cards">${rows.map(skill => this.card(skill))}</div>`}
      ${all.length > this.drawn ? html`<button @click=${() => { this.drawn += DRAWN; }}>${texts.more} (${all.length - this.drawn})</button>` : ''}`;
  }

  render() {
    return html`<div class="page stack"><div class="spread"><h1>${texts.pages.skills}</h1><button class=${this.making ? '' : 'primary'} aria-expanded=${this.making ? 'true' : 'false'} @click=${() => { this.making = !this.making; }}>${icon(this.making ? 'close' : 'plus')}${this.making ? texts.close : texts.skills.new}</button></div>
      ${this.making ? html`<oc-new-skill></oc-new-skill>` : ''}${this.shelf()}</div>`;
  }
}
customElements.define('oc-skills', OcSkills);
