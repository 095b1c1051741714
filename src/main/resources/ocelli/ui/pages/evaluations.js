import { LitElement, html, css } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { get, list } from '../api.js';
import { place, query } from '../router.js';
import { emptyWords } from '../oc-table.js';
import { percent } from './score-chart.js';
import '../oc-status.js';

export function show(at) {
  if (!at.rest.length) return html`<oc-evaluations></oc-evaluations>`;
  if (!customElements.get('oc-evaluation')) return import('./evaluation.js').then(() => show(at));
  return keyed(at.rest[0], html`<oc-evaluation .name=${at.rest[0]}></oc-evaluation>`);
}

/** How often it is looked for scores of versions that are still tried. */
const NEWS = 5000;

/** Every skill that carries examples, the weakest first. */
class OcEvaluations extends LitElement {
  static properties = { skills: { state: true }, failure: { state: true }, running: { state: true } };
  static styles = [shared, css`
    .frame { overflow-x: auto; border: 1px solid var(--line); border-radius: var(--radius); } .empty { padding: 32px 16px; text-align: center; border: 1px solid var(--line); border-radius: var(--radius); }
    table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: 8px 12px; border-bottom: 1px solid var(--line); white-space: nowrap; } th { font-size: 12px; color: var(--muted); background: var(--raised); } tr:last-child td { border: 0; } tbody tr:hover { background: var(--accent-soft); }
    td a { color: inherit; font-weight: 600; text-decoration: none; } meter { width: 140px; height: 12px; vertical-align: middle; } .up { color: var(--good); } .down { color: var(--bad); }
    @media (max-width: 600px) { .version, meter { display: none; } th, td { padding: 8px 6px; } }
    input[type=search] { max-width: 320px; width: 100%; }
  `];

  constructor() {
    super();
    this.running = new Set();
  }

  connectedCallback() { super.connectedCallback(); this.load(); }
  disconnectedCallback() { clearTimeout(this.timer); super.disconnectedCallback(); }

  async load() {
    try {
      const { rows } = await list('/v1/ui/skills?limit=500');
      this.skills = rows.filter(skill => skill.examples);
      for (const skill of this.skills) if (skill.status) this.running.delete(skill.id);
      clearTimeout(this.timer);
      if (this.isConnected) this.timer = setTimeout(() => this.load(), this.running.size ? 1500 : NEWS);
    } catch (failure) { this.failure = failure.message; }
  }

  /** Asking for a report that nobody asked for before begins it. */
  async begin(skill) {
    this.running = new Set(this.running).add(skill.id);
    try { await get(`/v1/skills/${skill.id}/evaluation`); } catch (failure) { this.failure = failure.message; }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.load(), 1500);
  }

  rows() {
    const words = (place().query.get('q') ?? '').toLowerCase();
    return this.skills.filter(skill => (skill.name + ' ' + skill.tags.join(' ')).toLowerCase().includes(words)).sort((a, b) => (a.score ?? 2) - (b.score ?? 2) || a.name.localeCompare(b.name));
  }

  score(skill) {
    if (skill.status === 'failed') return html`<oc-status of="failed"></oc-status>`;
    if (typeof skill.score === 'number') return html`<meter min="0" max="1" low=".7" high=".95" optimum="1" .value=${skill.score} aria-label="${texts.skills.score} ${skill.name}"></meter> ${percent(skill.score)}`;
    return this.running.has(skill.id) ? html`<oc-status of="running"></oc-status>` : html`<button @click=${() => this.begin(skill)}>${texts.evaluations.begin}<span class="hidden"> ${skill.name}</span></button>`;
  }

  row(skill) {
    const by = typeof skill.score_before === 'number' ? Math.round((skill.score - skill.score_before) * 1000) / 10 : null;
    return html`<tr><td><a href="/evaluations/${encodeURIComponent(skill.name + '@' + skill.version)}">${skill.name}</a></td><td class="mono muted version">${skill.version}</td><td>${this.score(skill)}</td><td class="number ${by > 0 ? 'up' : by < 0 ? 'down' : ''}">${by === null ? '' : (by > 0 ? '+' : '') + by + ' %'}</td><td class="number">${skill.examples}</td></tr>`;
  }

  render() {
    const t = texts.evaluations;
    const failure = this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : '';
    if (!this.skills) return html`<div class="page stack"><h1>${texts.pages.evaluations}</h1>${failure || html`<p class="muted" role="status">${texts.loading} …</p>`}</div>`;
    return html`<div class="page stack"><div><h1>${texts.pages.evaluations}</h1><p class="muted">${t.lead}</p></div>${failure}
      ${!this.skills.length ? html`<div class="empty">${emptyWords(t.none, t.how)}</div>` : html`<input type="search" aria-label=${t.search} placeholder=${t.search} .value=${place().query.get('q') ?? ''} @input=${event => { query({ q: event.target.value }); this.requestUpdate(); }}>
      <div class="frame" tabindex="0" role="region" aria-label=${texts.pages.evaluations}><table><thead><tr><th scope="col">${texts.skills.name}</th><th scope="col" class="version">${texts.skills.version}</th><th scope="col">${texts.skills.score}</th><th scope="col" class="number">${t.change}</th><th scope="col" class="number">${texts.skills.examples}</th></tr></thead><tbody>${this.rows().map(skill => this.row(skill))}</tbody></table></div>`}</div>`;
  }
}
customElements.define('oc-evaluations', OcEvaluations);
