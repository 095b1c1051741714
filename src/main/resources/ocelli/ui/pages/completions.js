import { LitElement, html, css } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { get } from '../api.js';
import { moment, duration, count } from '../format.js';
import { when, statusFilter, daysFilter, keep } from '../runs.js';
import { emptyWords } from '../oc-table.js';
import '../oc-status.js';
import '../oc-message.js';

export function show(at) {
  return at.rest.length ? keyed(at.rest[0], html`<oc-completion .number=${at.rest[0]}></oc-completion>`) : html`<oc-completions></oc-completions>`;
}

class OcCompletions extends LitElement {
  static properties = { models: { state: true } };
  static styles = [shared, css`:host { display: block; }`];

  connectedCallback() {
    super.connectedCallback();
    get('/v1/ui/completions/subjects').then(models => { this.models = models; }, () => {});
    this.columns = [
      { key: 'answer', title: texts.completions.answer, fixed: true, cell: row => html`<span class="one-line" title=${row.id}>${row.response?.content?.slice(0, 160) || row.error?.message || row.id}</span>` },
      { key: 'status', short: true, title: texts.requests.status, sort: 'status', cell: row => html`<oc-status of=${row.status}></oc-status>` },
      { key: 'model', short: true, title: texts.completions.model, sort: 'model', cell: row => html`<span class="mono">${row.model}</span>` },
      { key: 'skills', title: texts.pages.skills, fixed: true, cell: row => row.skills.map(name => name.split(':')[0]).join(', ') },
      { key: 'total_tokens', title: texts.completions.tokens, sort: 'tokens', cell: row => count(row.total_tokens), number: true },
      { key: 'duration_ms', short: true, title: texts.requests.took, sort: 'took', cell: row => duration(row.duration_ms), number: true },
      { key: 'created_at', short: true, title: texts.requests.time, sort: 'created', cell: when },
    ];
    this.actions = [{ name: 'JSON', icon: 'download', all: async rows => {
      const found = [];
      for (const row of rows) found.push(await get('/v1/ui/completions/' + row.id));
      keep('completions.json', JSON.stringify(found, null, 2), 'application/json');
    } }];
  }

  render() {
    const filters = [statusFilter(['completed', 'running', 'failed', 'cancelled']), { name: 'subject', title: texts.completions.model, options: (this.models ?? []).map(name => [name, name]) }, daysFilter()];
    const command = `from openai import OpenAI\nclient = OpenAI(api_key="<key>", base_url="${location.origin}/v1/openai")\nclient.chat.completions.create(model="vlmrun-orion-1:auto", messages=[…])`;
    return html`<div class="page stack"><h1>${texts.pages.completions}</h1><oc-table name=${texts.pages.completions} path="/v1/ui/completions" live searchable hint=${texts.completions.hint} .columns=${this.columns} .filters=${filters} .actions=${this.actions} .href=${row => '/completions/' + row.id} .empty=${emptyWords(texts.completions.none, texts.completions.how, command)}></oc-table></div>`;
  }
}
customElements.define('oc-completions', OcCompletions);

class OcCompletion extends LitElement {
  static properties = { number: {}, row: { state: true }, failure: { state: true } };
  static styles = [shared, css`.inner { max-width: 760px; } pre { background: var(--sunken); padding: 8px; overflow: auto; white-space: pre-wrap; }`];

  async connectedCallback() {
    super.connectedCallback();
    try { this.row = await get('/v1/ui/completions/' + this.number); } catch (failure) { this.failure = failure.message; }
  }

  render() {
    if (this.failure) return html`<p class="page error" role="alert">${this.failure}</p>`;
    if (!this.row) return html``;
    const row = this.row;
    const last = row.messages.length - 1;
    return html`<div class="page stack"><div class="spread"><div><h1 class="mono">${row.id}</h1><span class="muted small">${[row.model, row.backend && row.backend !== row.model ? row.backend : '', moment(row.created_at), duration(row.duration_ms), row.total_tokens ? row.total_tokens + ' ' + texts.completions.tokens : ''].filter(Boolean).join(' · ')}</span></div><oc-status of=${row.status}></oc-status></div>
      ${row.error ? html`<p class="error" role="alert">${row.error.message}</p>` : ''}
      ${row.backend ? html`<p class="muted">${texts.completions.passed}</p>` : ''}
      <div class="inner">${row.messages.map((message, i) => message.role === 'user' || message.role === 'assistant' ? html`<oc-message session=${row.session_id} .message=${{ ...message, steps: i === last ? row.steps : undefined, citations: i === last ? row.citations : undefined }} .artifacts=${[]}></oc-message>` : html`<pre>${message.role}: ${message.content}</pre>`)}</div></div>`;
  }
}
customElements.define('oc-completion', OcCompletion);
