import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';
import { get, list, post } from '../api.js';
import { ago, moment } from '../format.js';
import { emptyWords } from '../oc-table.js';

export const show = () => html`<oc-feedback></oc-feedback>`;

const PLACES = { request: 'requests', agent_execution: 'executions', chat: 'completions' };
const PAGE = 50;
const SHOWN = 4;
const words = value => value === null || value === undefined || value === '' ? texts.feedback.nothing : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** What people corrected, value by value; each, or many at once, can become tests of skills. */
class OcFeedback extends LitElement {
  static properties = { rows: { state: true }, chosen: { state: true }, skills: { state: true }, into: { state: true }, outcome: { state: true }, failure: { state: true }, busy: { state: true }, ended: { state: true } };
  static styles = [shared, css`
    .frame { overflow-x: auto; border: 1px solid var(--line); border-radius: var(--radius); } .empty { padding: 32px 16px; text-align: center; border: 1px solid var(--line); border-radius: var(--radius); }
    table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: 8px 12px; border-bottom: 1px solid var(--line); vertical-align: top; } th { font-size: 12px; color: var(--muted); background: var(--raised); white-space: nowrap; } tr:last-child td { border: 0; }
    td.change { min-width: 240px; } ul { margin: 0; padding: 0; list-style: none; } li { overflow-wrap: anywhere; } .leaf { font-family: var(--mono); font-size: 12px; color: var(--muted); } del { color: var(--bad); } ins { color: var(--good); text-decoration: none; font-weight: 600; }
    .what a { color: inherit; font-weight: 600; text-decoration: none; overflow-wrap: anywhere; } td.short { white-space: nowrap; } input[type=checkbox] { min-height: 0; width: 18px; height: 18px; accent-color: var(--accent); }
    @media (max-width: 600px) { thead { display: none; } tr { display: grid; grid-template-columns: 28px 1fr; border-bottom: 1px solid var(--line); padding: 6px 8px; } td { border: 0; padding: 3px 4px; grid-column: 2; } td:first-child { grid-column: 1; grid-row: 1; } td.change { min-width: 0; } .frame { overflow: visible; } }
    .bar { display: flex; gap: 8px; align-items: flex-end; flex-wrap: wrap; } .bar select { max-width: 320px; } .bar > label.row { min-height: 32px; }
    .done { background: var(--good-soft); border-radius: var(--radius); padding: 8px 12px; }
  `];

  constructor() {
    super();
    this.chosen = new Set();
    this.into = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
    list('/v1/ui/skills?limit=500').then(({ rows }) => { this.skills = rows.filter(skill => skill.fields); }, () => { this.skills = []; });
  }

  async load(more = false) {
    try {
      const before = more ? this.rows : [];
      const rows = await get(`/v1/ui/corrections?skip=${before.length}&limit=${PAGE}`);
      this.ended = rows.length < PAGE;
      this.rows = [...before, ...rows];
    } catch (failure) { this.failure = failure.message; }
  }

  able(one) {
    return one.kind === 'request' && one.filename && one.response && !one.test;
  }

  choose(one, on) {
    const chosen = new Set(this.chosen);
    if (on) chosen.add(one.id); else chosen.delete(one.id);
    this.chosen = chosen;
  }

  async toTests(ids) {
    this.busy = true;
    this.failure = null;
    try {
      this.outcome = await post('/v1/ui/corrections/tests', { ids, skill: this.into || null });
      this.chosen = new Set();
      await this.load();
    } catch (failure) { this.failure = failure.message; } finally { this.busy = false; }
  }

  value(kind, value) {
    if (words(value) === texts.feedback.nothing) return html`<span class="muted">${texts.feedback.nothing}</span>`;
    return kind === 'del' ? html`<del>${words(value)}</del>` : html`<ins>${words(value)}</ins>`;
  }

  changes(one) {
    const t = texts.feedback;
    return html`${one.changes.length ? html`<ul>${one.changes.slice(0, SHOWN).map(change => html`<li><span class="leaf">${change.field}</span> ${this.value('del', change.before)} → ${this.value('ins', change.after)}</li>`)}${one.changes.length > SHOWN ? html`<li class="muted small">${t.more(one.changes.length - SHOWN)}</li>` : ''}</ul>` : ''}
      ${one.notes && !/^Corrected \//.test(one.notes) ? html`<p class="muted small">${one.notes}</p>` : ''}`;
  }

  test(one) {
    const t = texts.feedback;
    if (one.test) return html`<a class="small" href="/evaluations/${encodeURIComponent(one.test.name + '@' + one.test.version)}">● ${t.isTest(one.test.version)}</a>`;
    return this.able(one) && (one.skill || this.into) ? html`<button ?disabled=${this.busy} @click=${() => this.toTests([one.id])}>${t.makeOne}</button>` : '';
  }

  row(one) {
    const t = texts.feedback;
    const name = one.filename ?? `${t.kinds[one.kind]} ${one.target_id.slice(0, 8)}`;
    return html`<tr><td>${this.able(one) ? html`<input type="checkbox" aria-label=${t.one(name)} .checked=${this.chosen.has(one.id)} @change=${event => this.choose(one, event.target.checked)}>` : ''}</td>
      <td class="what"><a href="/${PLACES[one.kind]}/${one.target_id}">${name}</a></td><td class="change">${this.changes(one)}</td>
      <td class="short">${one.skill ? html`<a href="/skills/${encodeURIComponent(one.skill)}">${one.skill}</a>` : html`<span class="muted">${t.noSkill}</span>`}</td><td class="short">${this.test(one)}</td><td class="short" title=${moment(one.created_at)}>${ago(one.created_at)}</td></tr>`;
  }

  bar() {
    const t = texts.feedback;
    const able = this.rows.filter(one => this.able(one));
    const all = able.length > 0 && able.every(one => this.chosen.has(one.id));
    return html`<div class="bar"><label class="row"><input type="checkbox" ?disabled=${!able.length} .checked=${all} @change=${event => { this.chosen = new Set(event.target.checked ? able.map(one => one.id) : []); }}>${t.choose}</label>
      <label><span>${t.into}</span><select @change=${event => { this.into = event.target.value; }}><option value="">${t.ownSkill}</option>${(this.skills ?? []).map(skill => html`<option value=${skill.name}>${skill.name}</option>`)}</select></label>
      <button class="primary" ?disabled=${!this.chosen.size || this.busy} @click=${() => this.toTests([...this.chosen])}>${icon('evaluations')}${t.toTests(this.chosen.size)}</button></div>`;
  }

  told() {
    if (!this.outcome) return '';
    const t = texts.feedback;
    const name = id => this.rows.find(one => one.id === id)?.filename ?? id.slice(0, 8);
    return html`<div role="status">${this.outcome.added.map(one => html`<p class="done">${t.made(one.corrections.length, one.name, one.version)} <a href="/evaluations/${encodeURIComponent(one.name + '@' + one.version)}">${texts.pages.evaluations}</a></p>`)}
      ${this.outcome.left.length ? html`<div class="error"><b>${t.left(this.outcome.left.length)}</b><ul>${this.outcome.left.map(one => html`<li>${name(one.id)}: ${one.reason}</li>`)}</ul></div>` : ''}</div>`;
  }

  render() {
    const t = texts.feedback;
    const failure = this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : '';
    return html`<div class="page stack"><div><h1>${texts.pages.feedback}</h1><p class="muted">${t.lead}</p></div>${failure}
      ${!this.rows ? failure ? '' : html`<p class="muted" role="status">${texts.loading} …</p>` : !this.rows.length ? html`<div class="empty">${emptyWords(t.none, t.how)}</div>` : html`${this.bar()}${this.told()}
      <div class="frame" tabindex="0" role="region" aria-label=${texts.pages.feedback}><table><thead><tr><th scope="col"><span class="hidden">${t.choose}</span></th><th scope="col">${t.of}</th><th scope="col">${t.correction}</th><th scope="col">${t.skill}</th><th scope="col">${t.test}</th><th scope="col">${texts.requests.time}</th></tr></thead><tbody>${this.rows.map(one => this.row(one))}</tbody></table></div>
      ${this.ended ? '' : html`<button @click=${() => this.load(true)}>${t.older}</button>`}`}</div>`;
  }
}
customElements.define('oc-feedback', OcFeedback);
