import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { get, post, remove } from '../api.js';
import { go } from '../router.js';
import { icon } from '../icons.js';
import { moment, duration } from '../format.js';
import { plain, withLeaf } from '../fields.js';
import { DONE, keep, fileNames, what } from '../runs.js';
import '../oc-status.js';
import '../oc-detail.js';
import '../oc-problem.js';

/** One request: its file, its result, what was asked, and corrections, which become feedback. */
class OcRequest extends LitElement {
  static properties = { number: {}, request: { state: true }, failure: { state: true }, corrected: { state: true }, note: { state: true }, trouble: { state: true } };
  static styles = [shared, css`
    :host { display: flex; flex-direction: column; height: 100%; }
    header { padding: 12px 16px; align-items: flex-start; }
    header > div:first-child { min-width: 0; flex: 1 1 260px; }
    h1 { overflow-wrap: anywhere; }
    oc-detail { flex: 1; min-height: 320px; }
    .facts { color: var(--muted); font-size: 12px; }
    .note { margin: 0; padding: 6px 16px; }
    .error { margin: 0 16px 12px; }
    details { padding: 0 16px 8px; }
    summary { cursor: pointer; color: var(--muted); font-size: 12px; width: fit-content; }
    dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 4px 16px; margin: 8px 0 0; max-height: 30vh; overflow: auto; font-size: 13px; }
    dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
    pre { margin: 0; font: 12px/1.45 var(--mono); white-space: pre-wrap; }
    oc-problem { padding: 0 16px 8px; }
    .working { display: flex; gap: 10px; align-items: center; font-size: 12px; color: var(--muted); } .working progress { width: 90px; accent-color: var(--accent); }
  `];

  constructor() {
    super();
    this.corrected = new Map();
  }

  connectedCallback() { super.connectedCallback(); this.follow(); }
  disconnectedCallback() { clearTimeout(this.timer); super.disconnectedCallback(); }

  /** Looks until it is done, and less often while nobody looks. */
  async follow() {
    try {
      this.request = await get('/v1/ui/requests/' + this.number);
      this.trouble = null;
    } catch (failure) {
      if (failure.status === 404 || !this.request) { this.failure = failure.message; return; }
      this.trouble = failure.message;
    }
    if (!DONE.has(this.request.status) && this.isConnected) this.timer = setTimeout(() => this.follow(), document.visibilityState === 'visible' ? 700 : 5000);
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

  async act(work) {
    this.trouble = null;
    try { await work(); } catch (failure) { this.trouble = failure.message; }
  }

  again() {
    return this.act(async () => go('/requests/' + (await post(`/v1/ui/requests/${this.number}/rerun`)).id));
  }

  cancel() {
    return this.act(async () => { await post(`/v1/ui/requests/${this.number}/cancel`); await this.follow(); });
  }

  drop() {
    if (!confirm(texts.requests.sure)) return;
    this.act(async () => { await remove('/v1/ui/requests/' + this.number); go('/requests', { replace: true }); });
  }

  actions() {
    const request = this.request;
    const words = texts.requests;
    if (!DONE.has(request.status)) return html`<button @click=${this.cancel}>${icon('stop')}${words.cancel}</button>`;
    return html`${request.files.length ? html`<a class="button" href="/chat?file=${request.files[0].id}">${icon('chat')}${words.ask}</a>` : ''}
      <button @click=${this.again}>${icon('retry')}${words.again}</button><a class="button" href="/requests/compare?a=${this.number}">${icon('compare')}${words.compare}</a>
      ${request.response ? html`<button class="plain" aria-label=${words.download} title=${words.download} @click=${() => keep(`${fileNames(request)}.json`, JSON.stringify(plain(request.response), null, 2), 'application/json')}>${icon('download')}</button>` : ''}
      <button class="plain danger" aria-label=${words.remove} title=${words.remove} @click=${this.drop}>${icon('trash')}</button>`;
  }

  asked() {
    const { asked = {}, engine, metadata, callback_url: callback } = this.request;
    const names = texts.requests.facts;
    const options = ['grounding', 'confidence', 'require_grounding'].filter(name => asked[name]).map(name => texts.form[name === 'require_grounding' ? 'required' : name]);
    const facts = [
      [names.id, html`<span class="mono">${this.request.id}</span>`], [names.engine, engine && texts.models.engineName(engine)], [names.prompt, asked.prompt],
      [names.options, options.join('\n')], [names.page_indices, asked.page_indices?.map(page => page + 1).join(', ')], [names.detail, asked.detail === 'auto' ? '' : texts.form.details[asked.detail] ?? asked.detail],
      [names.max_seconds, asked.max_seconds], [names.pages, this.request.pages || ''], [names.credits, this.request.credits || ''], [names.callback_url, callback],
      [names.metadata, metadata && html`<pre>${JSON.stringify(metadata, null, 1)}</pre>`], [names.json_schema, asked.json_schema && html`<pre>${JSON.stringify(asked.json_schema, null, 1)}</pre>`],
    ];
    return html`<details><summary>${texts.requests.asked}</summary><dl tabindex="0" aria-label=${texts.requests.asked}>${facts.filter(([, value]) => value).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl></details>`;
  }

  render() {
    const request = this.request;
    if (this.failure) return html`<p class="page error" role="alert">${this.failure}</p>`;
    if (!request) return html`<p class="page muted" role="status">${texts.loading} …</p>`;
    const done = DONE.has(request.status);
    const facts = [what(request), duration(request.duration_ms), moment(request.created_at), done && !request.error ? request.message : ''].filter(Boolean);
    return html`<header class="spread"><div><h1>${fileNames(request)}</h1><div class="facts">${facts.join(' · ')}</div></div>
        <div class="row">${done ? '' : html`<span class="working"><span>${request.status === 'enqueued' ? texts.requests.waiting : request.message ?? `${texts.requests.working} …`}</span><progress aria-label=${texts.requests.working}></progress></span>`}<oc-status of=${request.status}></oc-status>${this.actions()}</div></header>
      ${request.error ? html`<oc-problem fixed .problem=${request.error}></oc-problem>` : ''}${this.trouble ? html`<p class="error" role="alert">${this.trouble}</p>` : ''}
      <p class="hidden" role="status">${texts.status[request.status]}</p>
      ${this.note ? html`<p class="small note" role="status">${this.note}</p>` : ''}${this.asked()}
      <oc-detail .files=${request.files} .response=${request.response} .corrected=${this.corrected} @correct=${this.correct}></oc-detail>`;
  }
}
customElements.define('oc-request', OcRequest);
