import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { get, list } from '../api.js';
import '../oc-status.js';

export const show = () => html`<oc-evaluations></oc-evaluations>`;

const percent = share => share === null || share === undefined ? '–' : Math.round(share * 100) + ' %';

/** How the newest version of each skill does on its own examples, field by field. */
class OcEvaluations extends LitElement {
  static properties = { reports: { state: true }, failure: { state: true } };
  static styles = [shared, css`
    table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: 6px 10px; border-bottom: 1px solid var(--line); }
    summary { cursor: pointer; padding: 10px 12px; } details { border: 1px solid var(--line); border-radius: var(--radius); }
    meter { width: 120px; }
  `];

  async connectedCallback() {
    super.connectedCallback();
    try {
      const { rows } = await list('/v1/skills?grouped=true&limit=200&order_by=name');
      const reports = await Promise.all(rows.map(skill => get(`/v1/skills/${skill.id}/evaluation`)));
      this.reports = reports.filter(report => report.status !== 'none');
    } catch (failure) { this.failure = failure.message; }
  }

  fields(report) {
    const fields = report.fields ?? [];
    const rows = Array.isArray(fields) ? fields : Object.entries(fields).map(([field, value]) => ({ field, ...(typeof value === 'object' ? value : { score: value }) }));
    return html`<table><thead><tr><th scope="col">${texts.evaluations.field}</th><th scope="col">${texts.skills.score}</th></tr></thead><tbody>${rows.map(row => html`<tr><td class="mono">${row.field ?? row.name}</td><td>${percent(row.score ?? (row.total ? row.right / row.total : null))}</td></tr>`)}</tbody></table>`;
  }

  render() {
    if (this.failure) return html`<p class="page error" role="alert">${this.failure}</p>`;
    if (!this.reports) return html`<p class="page muted" role="status">${texts.loading} …</p>`;
    return html`<div class="page stack"><h1>${texts.pages.evaluations}</h1>${this.reports.length ? '' : html`<p class="muted">${texts.evaluations.none} ${texts.evaluations.how}</p>`}
      ${this.reports.map(report => html`<details><summary><span class="row"><b>${report.name}</b><span class="mono muted">${report.skill_version}</span><oc-status of=${report.status}></oc-status><meter min="0" max="1" .value=${report.score ?? 0} aria-label=${texts.skills.score}></meter><span>${percent(report.score)}</span></span></summary>${this.fields(report)}</details>`)}</div>`;
  }
}
customElements.define('oc-evaluations', OcEvaluations);
