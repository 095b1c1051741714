import { LitElement, html, css } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { get } from '../api.js';
import { icon } from '../icons.js';
import { duration, count } from '../format.js';
import { emptyWords } from '../oc-table.js';
import { fileNames, what, when, statusFilter, daysFilter, deeds } from '../runs.js';
import './request-detail.js';
import './new-request.js';
import './compare.js';
import '../oc-status.js';

export function show(at) {
  const [first] = at.rest;
  if (first === 'new') return html`<oc-new-request></oc-new-request>`;
  if (first === 'compare') return html`<oc-compare kind="requests" .first=${at.query.get('a')} .second=${at.query.get('b')}></oc-compare>`;
  return first ? keyed(first, html`<oc-request .number=${first}></oc-request>`) : html`<oc-requests></oc-requests>`;
}

/** All requests of the project. */
class OcRequests extends LitElement {
  static properties = { subjects: { state: true } };
  static styles = [shared, css`:host { display: block; }`];

  connectedCallback() {
    super.connectedCallback();
    get('/v1/ui/requests/subjects').then(subjects => { this.subjects = subjects; }, () => {});
    this.columns = [
      { key: 'file', title: texts.requests.file, cell: fileNames, fixed: true },
      { key: 'status', short: true, title: texts.requests.status, sort: 'status', cell: row => html`<oc-status of=${row.status} title=${row.error?.message ?? row.message ?? ''}></oc-status>` },
      { key: 'what', title: texts.requests.what, sort: 'subject', cell: what },
      { key: 'created_at', short: true, title: texts.requests.time, sort: 'created', cell: when },
      { key: 'duration_ms', short: true, title: texts.requests.took, sort: 'took', cell: row => duration(row.duration_ms), number: true },
      { key: 'credits', title: texts.requests.credits, sort: 'credits', cell: row => row.status === 'completed' ? count(row.credits) : '', number: true },
    ];
    this.deeds = deeds('requests');
  }

  filters() {
    return [
      statusFilter(['completed', 'running', 'enqueued', 'failed']),
      { name: 'subject', title: texts.requests.what, options: (this.subjects ?? []).map(name => [name, name]) },
      { name: 'kind', title: texts.requests.kind, options: Object.entries(texts.requests.kinds) },
      daysFilter(),
      { name: 'file', title: texts.requests.file, hidden: true, words: value => value.slice(0, 8) },
    ];
  }

  render() {
    const command = `curl ${location.origin}/v1/document/generate -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" \\\n  -d '{"url": "https://example.com/invoice.pdf", "domain": "document.invoice"}'`;
    return html`<div class="page stack"><div class="spread"><h1>${texts.pages.requests}</h1><a class="button primary" href="/requests/new">${icon('plus')}${texts.requests.new}</a></div>
      <oc-table name=${texts.pages.requests} path="/v1/ui/requests" live searchable hint=${texts.requests.hint} .columns=${this.columns} .filters=${this.filters()} .actions=${this.deeds} .href=${row => '/requests/' + row.id}
        .empty=${emptyWords(texts.requests.none, texts.requests.how, command)}></oc-table></div>`;
  }
}
customElements.define('oc-requests', OcRequests);
