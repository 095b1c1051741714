import { LitElement, html, css } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { get } from '../api.js';
import { icon } from '../icons.js';
import { duration, count } from '../format.js';
import { emptyWords } from '../oc-table.js';
import { fileNames, when, statusFilter, daysFilter, deeds } from '../runs.js';
import './execution-detail.js';
import './new-execution.js';
import './compare.js';
import '../oc-status.js';

export function show(at) {
  const [first] = at.rest;
  if (first === 'new') return html`<oc-new-execution></oc-new-execution>`;
  if (first === 'compare') return html`<oc-compare kind="executions" .first=${at.query.get('a')} .second=${at.query.get('b')}></oc-compare>`;
  return first ? keyed(first, html`<oc-execution .number=${first}></oc-execution>`) : html`<oc-executions></oc-executions>`;
}

/** All executions of the project. */
class OcExecutions extends LitElement {
  static properties = { subjects: { state: true } };
  static styles = [shared, css`:host { display: block; }`];

  connectedCallback() {
    super.connectedCallback();
    get('/v1/ui/executions/subjects').then(subjects => { this.subjects = subjects; }, () => {});
    this.columns = [
      { key: 'name', title: texts.executions.name, sort: 'subject', cell: row => html`${row.name}${row.replay_of ? html` <span class="small muted">${texts.executions.replayOf.toLowerCase()} ${row.replay_of.slice(0, 8)}</span>` : ''}` },
      { key: 'status', short: true, title: texts.requests.status, sort: 'status', cell: row => html`<oc-status of=${row.status} title=${row.error?.message ?? ''}></oc-status>` },
      { key: 'files', title: texts.executions.inputs, fixed: true, cell: row => html`${row.files.length > 2 ? `${row.files[0].filename} + ${row.files.length - 1}` : fileNames(row)}${row.message && row.status !== 'completed' ? html`<span class="beneath">${row.message}</span>` : ''}` },
      { key: 'steps', title: texts.executions.steps, fixed: true, cell: row => row.steps || '', number: true },
      { key: 'created_at', short: true, title: texts.requests.time, sort: 'created', cell: when },
      { key: 'took', short: true, title: texts.requests.took, sort: 'took', cell: row => duration(row.duration_ms), number: true },
      { key: 'credits', title: texts.requests.credits, sort: 'credits', cell: row => count(row.credits), number: true },
    ];
    this.deeds = deeds('executions');
  }

  filters() {
    return [
      statusFilter(['completed', 'running', 'enqueued', 'paused', 'failed']),
      { name: 'subject', title: texts.executions.name, options: (this.subjects ?? []).map(name => [name, name]) },
      daysFilter(),
      { name: 'file', title: texts.requests.file, hidden: true, words: value => value.slice(0, 8) },
    ];
  }

  render() {
    const command = `vlmrun execute -p "Split this package and extract each document" -i package.pdf --skill-id package-triage --wait`;
    return html`<div class="page stack"><div class="spread"><h1>${texts.pages.executions}</h1><a class="button primary" href="/executions/new">${icon('plus')}${texts.executions.new}</a></div>
      <oc-table name=${texts.pages.executions} path="/v1/ui/executions" live searchable hint=${texts.executions.hint} .columns=${this.columns} .filters=${this.filters()} .actions=${this.deeds} .href=${row => '/executions/' + row.id} .empty=${emptyWords(texts.executions.none, texts.executions.how, command)}></oc-table></div>`;
  }
}
customElements.define('oc-executions', OcExecutions);
