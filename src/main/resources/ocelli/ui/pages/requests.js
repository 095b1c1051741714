import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';
import { get, post } from '../api.js';
import { ago, moment, duration, label } from '../format.js';
import { plain, withLeaf } from '../fields.js';
import { emptyWords } from '../oc-table.js';
import '../oc-status.js';
import '../oc-detail.js';
import '../oc-problem.js';

const DONE = new Set(['completed', 'failed']);

export function show(at) {
  return at.rest.length ? html`<oc-request .number=${at.rest[0]}></oc-request>` : html`<oc-requests></oc-requests>`;
}

/** What a request was read as: its domain, the skill that fitted, or how many there are to choose from. */
export function what(row) {
  if (row.domain) return row.domain;
  if (row.schema_used) return row.schema_used;
  if (row.skills?.length > 2) return texts.requests.skills(row.skills.length);
  return row.skills?.length ? row.skills.join(', ') : row.schema ? texts.skills.schema : '–';
}

/** All requests of the project. */
class OcRequests extends LitElement {
  static styles = [shared];

  render() {
    const columns = [
      { key: 'file', title: texts.requests.file, cell: row => row.files.map(file => file.filename).join(', ') || '–', sort: row => row.files[0]?.filename ?? '' },
      { key: 'status', short: true, title: texts.requests.status, cell: row => html`<oc-status of=${row.status}></oc-status>` },
      { key: 'what', title: texts.requests.what, cell: what, sort: what },
      { key: 'created_at', short: true, title: texts.requests.time, cell: row => html`<span title=${moment(row.created_at)}>${ago(row.created_at)}</span>` },
      { key: 'duration_ms', title: texts.requests.took, cell: row => duration(row.duration_ms), number: true },
      { key: 'credits', title: texts.requests.credits, cell: row => row.credits ?? '', number: true },
    ];
    const filters = [{ name: 'status', title: texts.requests.status, options: ['completed', 'running', 'enqueued', 'failed'].map(name => [name, texts.status[name]]) }];
    const command = `curl -H "Authorization: Bearer $KEY" -F file=@invoice.pdf ${location.origin}/v1/files`;
    return html`<div class="page stack"><div class="spread"><h1>${texts.pages.requests}</h1><a class="button primary" href="/">${texts.requests.new}</a></div>
      <oc-table name=${texts.pages.requests} path="/v1/ui/requests" live searchable .columns=${columns} .filters=${filters} .href=${row => '/requests/' + row.id}
        .empty=${emptyWords(texts.requests.none, texts.requests.how, command)}></oc-table></div>`;
  }
}
customElements.define('oc-requests', OcRequests);

/** One request: its file, its result, and corrections, which become feedback. */
class OcRequest extends LitElement {
  static properties = { number: {}, request: { state: true }, failure: { state: true }, corrected: { state: true }, note: { state: true } };
  static styles = [shared, css`
    :host { display: flex; flex-direction: column; height: 100%; }
    header { padding: 12px 16px; }
    oc-detail { flex: 1; }
    .facts { color: var(--muted); font-size: 12px; }
    header h1 { overflow-wrap: anywhere; } oc-problem { padding: 0 16px 8px; }
    .working { display: flex; gap: 10px; align-items: center; font-size: 12px; color: var(--muted); } .working progress { width: 90px; accent-color: var(--accent); }
  `];

  constructor() {
    super();
    this.corrected = new Map();
  }

  connectedCallback() { super.connectedCallback(); this.follow(); }
  disconnectedCallback() { clearTimeout(this.timer); super.disconnectedCallback(); }

  async follow() {
    try {
      this.request = await get('/v1/ui/requests/' + this.number);
      if (!DONE.has(this.request.status) && this.isConnected) this.timer = setTimeout(() => this.follow(), 700);
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  async correct(event) {
    const { path, value } = event.detail;
    this.corrected = new Map(this.corrected).set(path, value);
    let right = plain(this.request.response);
    for (const [at, leaf] of this.corrected) right = withLeaf(right, at, leaf);
    try {
      await post('/v1/feedback/submit', { request_id: this.number, response: right, notes: `Corrected ${path}` });
      this.note = texts.result.saved;
    } catch (failure) {
      this.note = failure.message;
    }
  }

  render() {
    const request = this.request;
    if (this.failure) return html`<p class="page error" role="alert">${this.failure}</p>`;
    if (!request) return html`<p class="page muted" role="status">${texts.loading} …</p>`;
    const facts = [what(request), duration(request.duration_ms), moment(request.created_at), DONE.has(request.status) && !request.error && request.message].filter(Boolean);
    return html`<header class="spread"><div><h1>${request.files.map(file => file.filename).join(', ')}</h1><div class="facts">${facts.join(' · ')}</div></div>
        <div class="row">${DONE.has(request.status) ? '' : html`<span class="working"><span>${request.message ?? `${texts.requests.working} …`}</span><progress aria-label=${texts.requests.working}></progress></span>`}<oc-status of=${request.status}></oc-status>${request.files.length ? html`<a class="button" href="/chat?file=${request.files[0].id}">${icon('chat')}${texts.requests.ask}</a>` : ''}</div></header>
      ${request.error ? html`<oc-problem fixed .problem=${request.error}></oc-problem>` : ''}
      <p class="hidden" role="status">${texts.status[request.status]}</p>
      ${this.note ? html`<p class="page small" role="status">${this.note}</p>` : ''}
      <oc-detail .files=${request.files} .response=${request.response} .corrected=${this.corrected} @correct=${this.correct}></oc-detail>`;
  }
}
customElements.define('oc-request', OcRequest);
