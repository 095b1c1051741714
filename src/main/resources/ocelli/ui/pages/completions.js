import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { get } from '../api.js';
import { ago, moment, duration } from '../format.js';
import { emptyWords } from '../oc-table.js';
import '../oc-status.js';
import '../oc-message.js';

export function show(at) {
  return at.rest.length ? html`<oc-completion .number=${at.rest[0]}></oc-completion>` : html`<oc-completions></oc-completions>`;
}

class OcCompletions extends LitElement {
  static styles = [shared];

  render() {
    const columns = [
      { key: 'model', title: texts.completions.model, cell: row => html`<span class="mono">${row.model}</span>` },
      { key: 'skills', title: texts.pages.skills, cell: row => row.skills.join(', ') },
      { key: 'status', short: true, title: texts.requests.status, cell: row => html`<oc-status of=${row.status}></oc-status>` },
      { key: 'total_tokens', title: texts.completions.tokens, cell: row => row.total_tokens ?? '', number: true },
      { key: 'credits_used', title: texts.requests.credits, cell: row => row.credits_used ?? '', number: true },
      { key: 'duration_ms', title: texts.requests.took, cell: row => duration(row.duration_ms), number: true },
      { key: 'created_at', short: true, title: texts.requests.time, cell: row => html`<span title=${moment(row.created_at)}>${ago(row.created_at)}</span>` },
    ];
    const filters = [{ name: 'status', title: texts.requests.status, options: ['completed', 'running', 'failed', 'cancelled'].map(name => [name, texts.status[name]]) }];
    const command = `from openai import OpenAI\nclient = OpenAI(api_key="<key>", base_url="${location.origin}/v1/openai")\nclient.chat.completions.create(model="vlmrun-orion-1:auto", messages=[…])`;
    return html`<div class="page stack"><h1>${texts.pages.completions}</h1><oc-table name=${texts.pages.completions} path="/v1/ui/completions" live .columns=${columns} .filters=${filters} .href=${row => '/completions/' + row.id} .empty=${emptyWords(texts.completions.none, texts.completions.how, command)}></oc-table></div>`;
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
