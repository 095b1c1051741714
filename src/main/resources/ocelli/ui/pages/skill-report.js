import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { get } from '../api.js';
import { percent } from './score-chart.js';
import '../oc-status.js';
import './case-view.js';

const AGAIN = 1200;

/** How a version does on its examples: all in all, field by field (the worst first), case by case (the worst first). */
class OcSkillReport extends LitElement {
  static properties = { skill: {}, report: { state: true }, failure: { state: true }, open: { state: true } };
  static styles = [shared, css`
    :host { display: flex; flex-direction: column; gap: 16px; }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; }
    .tile { border: 1px solid var(--line); border-radius: var(--radius); padding: 12px 16px; } .tile b { display: block; font-size: 28px; line-height: 1.2; font-variant-numeric: tabular-nums; }
    .up { color: var(--good); } .down { color: var(--bad); }
    table { border-collapse: collapse; width: 100%; } th, td { padding: 6px 10px; text-align: left; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
    th { font-size: 12px; color: var(--muted); } tr:last-child td { border: 0; } td.name { font-family: var(--mono); font-size: 13px; }
    meter { width: 110px; max-width: 100%; height: 12px; }
    .case { border: 1px solid var(--line); border-radius: var(--radius); } .case + .case { margin-top: 8px; }
    .case > button { width: 100%; border: 0; background: none; justify-content: flex-start; padding: 10px 12px; flex-wrap: wrap; } .case > button[aria-expanded="true"] { background: var(--raised); }
    .mark { display: inline-flex; gap: 5px; padding: 0 8px; border-radius: 10px; font-size: 12px; line-height: 20px; white-space: nowrap; } .mark.good { color: var(--good); background: var(--good-soft); } .mark.bad { color: var(--bad); background: var(--bad-soft); }
    .share { font-variant-numeric: tabular-nums; } .share.low { color: var(--bad); font-weight: 600; }
    @media (max-width: 600px) { meter, .before { display: none; } th, td { padding: 6px 4px; } }
    .case .inside { padding: 0 12px 12px; } .wrongs { color: var(--muted); font-size: 12px; }
  `];

  connectedCallback() { super.connectedCallback(); if (this.skill) this.load(); }
  disconnectedCallback() { clearTimeout(this.timer); super.disconnectedCallback(); }
  updated(changed) { if (changed.has('skill') && changed.get('skill') !== undefined) this.load(); }

  async load() {
    clearTimeout(this.timer);
    try {
      this.report = await get(`/v1/skills/${this.skill}/evaluation`);
      this.dispatchEvent(new CustomEvent('report', { detail: this.report }));
      if (this.report.status === 'running' && this.isConnected) this.timer = setTimeout(() => this.load(), AGAIN);
    } catch (failure) { this.failure = failure.message; }
  }

  tiles() {
    const { report } = this;
    const before = report.compared_with;
    const by = before ? Math.round((report.score - before.score) * 1000) / 10 : null;
    return html`<div class="tiles"><div class="tile"><span class="muted small">${texts.skills.score}</span><b>${percent(report.score)}</b><span class="small muted">${texts.evaluations.rightOf(report.right, report.total)}</span></div>
      <div class="tile"><span class="muted small">${texts.skills.examples}</span><b>${report.cases.length}</b><span class="small muted">${texts.evaluations.whole(report.cases.filter(one => one.right === one.total && !one.problem).length)}</span></div>
      ${before ? html`<div class="tile"><span class="muted small">${texts.evaluations.against(before.skill_version)}</span><b class=${by > 0 ? 'up' : by < 0 ? 'down' : ''}>${by > 0 ? '+' : by === 0 ? '±' : ''}${by} %</b><span class="small muted">${by < 0 ? texts.evaluations.worse : texts.evaluations.noWorse}</span></div>` : ''}</div>`;
  }

  fields() {
    const before = new Map((this.report.compared_with?.fields ?? []).map(field => [field.field, field]));
    const rows = [...this.report.fields].sort((a, b) => a.score - b.score);
    return html`<div class="card"><h2>${texts.evaluations.byField}</h2><table><thead><tr><th scope="col">${texts.evaluations.field}</th><th scope="col">${texts.skills.score}</th><th scope="col" class="number">${texts.evaluations.right}</th>${before.size ? html`<th scope="col" class="number before">${texts.evaluations.before}</th>` : ''}</tr></thead><tbody>
      ${rows.map(field => html`<tr><td class="name">${field.field}</td><td><meter min="0" max="1" low=".7" high=".95" optimum="1" .value=${field.score} aria-label="${texts.skills.score} ${field.field}"></meter> <span class="share ${field.score < 0.7 ? 'low' : ''}">${percent(field.score)}</span></td><td class="number">${field.right}/${field.total}</td>${before.size ? html`<td class="number before">${percent(before.get(field.field)?.score)}</td>` : ''}</tr>`)}</tbody></table></div>`;
  }

  case(one) {
    const wrong = one.fields.filter(field => !field.right).map(field => field.field);
    const open = this.open === one.name;
    return html`<div class="case"><button aria-expanded=${open ? 'true' : 'false'} @click=${() => { this.open = open ? null : one.name; }}><span class="mark ${wrong.length || one.problem ? 'bad' : 'good'}"><b aria-hidden="true">${wrong.length || one.problem ? '✕' : '●'}</b>${one.problem ? texts.status.failed : wrong.length ? texts.evaluations.wrongs(wrong.length) : texts.evaluations.allRight}</span><b>${one.name}</b><span>${texts.evaluations.rightOf(one.right, one.total)}</span><span class="wrongs">${one.problem ?? wrong.slice(0, 5).join(', ')}</span></button>
      ${open ? html`<div class="inside"><oc-case-view skill=${this.skill} .result=${one}></oc-case-view></div>` : ''}</div>`;
  }

  render() {
    if (this.failure) return html`<p class="error" role="alert">${this.failure}</p>`;
    const { report } = this;
    if (!report) return html`<p class="muted" role="status">${texts.loading} …</p>`;
    if (report.status === 'running') return html`<p role="status"><oc-status of="running"></oc-status> ${texts.evaluations.running}</p>`;
    if (report.status === 'none') return html`<p class="muted">${texts.evaluations.noExamples}</p>`;
    if (report.status === 'failed') return html`<p class="error" role="alert">${report.message}</p>`;
    const cases = [...report.cases].sort((a, b) => a.score - b.score);
    return html`${this.tiles()}${this.fields()}<div><h2>${texts.evaluations.cases}</h2>${cases.map(one => this.case(one))}</div>`;
  }
}
customElements.define('oc-skill-report', OcSkillReport);
