import { LitElement, html, css } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';
import { get } from '../api.js';
import { place, query } from '../router.js';
import { ago, moment } from '../format.js';
import { emptyWords } from '../oc-table.js';
import '../oc-status.js';
import './new-agent.js';

export function show(at) {
  if (!at.rest.length) return html`<oc-agents .skill=${at.query.get('skill')}></oc-agents>`;
  if (!customElements.get('oc-agent')) return import('./agent.js').then(() => show(at));
  return keyed(at.rest[0], html`<oc-agent .number=${at.rest[0]}></oc-agent>`);
}

/** The agents of the project, one row for each name, and the form for a new one. */
class OcAgents extends LitElement {
  static properties = { skill: {}, agents: { state: true }, making: { state: true }, failure: { state: true } };
  static styles = [shared, css`
    .frame { overflow-x: auto; border: 1px solid var(--line); border-radius: var(--radius); } .empty { padding: 32px 16px; text-align: center; border: 1px solid var(--line); border-radius: var(--radius); }
    table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: 8px 12px; border-bottom: 1px solid var(--line); } th { font-size: 12px; color: var(--muted); background: var(--raised); white-space: nowrap; } tr:last-child td { border: 0; } tbody tr:hover { background: var(--accent-soft); }
    @media (max-width: 600px) { .prompt, .number { display: none; } th, td { padding: 8px; } }
    td a { color: inherit; font-weight: 600; text-decoration: none; } td.prompt { color: var(--muted); max-width: 420px; overflow-wrap: anywhere; } td.prompt div { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; } td.short { white-space: nowrap; }
    .tag { background: var(--none-soft); color: var(--none); border-radius: 10px; padding: 0 8px; font-size: 12px; line-height: 20px; display: inline-block; } input[type=search] { max-width: 320px; width: 100%; }
  `];

  connectedCallback() { super.connectedCallback(); this.making = Boolean(this.skill); this.load(); }

  async load() {
    try { this.agents = await get('/v1/ui/agents'); } catch (failure) { this.failure = failure.message; }
  }

  row(agent) {
    const run = agent.last_run;
    return html`<tr><td class="short"><a href="/agents/${agent.id}">${agent.name}</a></td><td class="prompt"><div>${agent.prompt ?? texts.agents.noPrompt}</div></td><td>${agent.skills.map(skill => html`<span class="tag">${skill.name}</span> `)}</td><td class="number">${agent.versions}</td>
      <td class="short">${run ? html`<span title=${moment(run.created_at)}><oc-status of=${run.status}></oc-status> ${ago(run.created_at)}</span>` : html`<span class="muted">${texts.agents.never}</span>`}</td></tr>`;
  }

  shelf() {
    const t = texts.agents;
    if (this.failure) return html`<p class="error" role="alert">${this.failure}</p><button @click=${() => { this.failure = null; this.load(); }}>${texts.tryAgain}</button>`;
    if (!this.agents) return html`<p class="muted" role="status">${texts.loading} …</p>`;
    if (!this.agents.length) return html`<div class="empty">${emptyWords(t.none, t.how)}<p><button class="primary" @click=${() => { this.making = true; }}>${t.new}</button></p></div>`;
    const words = (place().query.get('q') ?? '').toLowerCase();
    const rows = this.agents.filter(agent => `${agent.name} ${agent.prompt ?? ''} ${agent.skills.map(skill => skill.name).join(' ')}`.toLowerCase().includes(words));
    return html`<input type="search" aria-label=${t.search} placeholder=${t.search} .value=${place().query.get('q') ?? ''} @input=${event => { query({ q: event.target.value }); this.requestUpdate(); }}>
      <div class="frame" tabindex="0" role="region" aria-label=${texts.pages.agents}><table><thead><tr><th scope="col">${texts.skills.name}</th><th scope="col" class="prompt">${t.prompt}</th><th scope="col">${t.skills}</th><th scope="col" class="number">${t.versions}</th><th scope="col">${t.lastRun}</th></tr></thead><tbody>${rows.map(agent => this.row(agent))}</tbody></table></div>`;
  }

  render() {
    return html`<div class="page stack"><div class="spread"><h1>${texts.pages.agents}</h1><button class=${this.making ? '' : 'primary'} aria-expanded=${this.making ? 'true' : 'false'} @click=${() => { this.making = !this.making; }}>${icon(this.making ? 'close' : 'plus')}${this.making ? texts.close : texts.agents.new}</button></div>
      ${this.making ? html`<oc-new-agent .start=${{ skills: this.skill ? [this.skill] : [] }}></oc-new-agent>` : ''}${this.shelf()}</div>`;
  }
}
customElements.define('oc-agents', OcAgents);
