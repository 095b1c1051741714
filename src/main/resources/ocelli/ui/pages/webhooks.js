import { LitElement, html, css } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { get, post } from '../api.js';
import { go, place } from '../router.js';
import { icon } from '../icons.js';
import { ago, moment, duration } from '../format.js';
import { emptyWords } from '../oc-table.js';
import { when } from '../runs.js';
import '../oc-status.js';
import '../oc-json.js';

export const show = at => at.rest.length ? keyed(at.rest[0], html`<oc-delivery .number=${at.rest[0]}></oc-delivery>`) : html`<oc-webhooks></oc-webhooks>`;

const LOOKS = { pending: 'retrying', delivered: 'delivered', failed: 'failed' };

/** What was told to whom, and a test for receivers. */
class OcWebhooks extends LitElement {
  static properties = { failure: { state: true }, busy: { state: true } };
  static styles = [shared, css`:host { display: block; } form input { flex: 1 1 280px; max-width: 520px; } .hint { margin: 4px 0 0; } form label { flex: 1 1 280px; max-width: 520px; } form input { width: 100%; }`];

  connectedCallback() {
    super.connectedCallback();
    const last = delivery => delivery.attempts.at(-1);
    this.columns = [
      { key: 'url', title: texts.webhooks.url, fixed: true, cell: one => one.url },
      { key: 'status', short: true, title: texts.requests.status, fixed: true, cell: one => html`<oc-status of=${LOOKS[one.status]}></oc-status>` },
      { key: 'answer', title: texts.webhooks.answer, fixed: true, cell: one => html`<span title=${last(one)?.problem ?? ''}>${last(one) ? last(one).response_code ?? texts.webhooks.noAnswer : ''}</span>` },
      { key: 'attempts', title: texts.webhooks.attempts, fixed: true, cell: one => one.attempts.length || '', number: true },
      { key: 'created_at', short: true, title: texts.requests.time, fixed: true, cell: when },
    ];
    const words = texts.webhooks.bulk;
    this.actions = [{ name: words.again, icon: 'retry', title: words.againTitle, words: words.againWords, out: words.out, can: one => one.status !== 'pending', one: row => post(`/v1/webhooks/deliveries/${row.id}/redeliver`), label: one => one.url }];
  }

  firstUpdated() {
    if (place().query.has('test')) this.renderRoot.querySelector('input').focus();
  }

  async test(event) {
    event.preventDefault();
    this.busy = true;
    this.failure = null;
    try { go('/webhooks/' + (await post('/v1/webhooks/test', { url: new FormData(event.target).get('url') })).id); } catch (failure) { this.failure = failure.message; }
    this.busy = false;
  }

  render() {
    const filters = [{ name: 'status', title: texts.requests.status, options: Object.entries(texts.webhooks.statuses) }];
    return html`<div class="page stack"><h1>${texts.pages.webhooks}</h1>
      <div><form class="row" @submit=${this.test}><label><span>${texts.webhooks.address}</span><input type="url" name="url" required placeholder="https://example.com/hook" aria-invalid=${this.failure ? 'true' : 'false'} aria-describedby="trouble"></label><button ?disabled=${this.busy}>${icon('send')}${texts.webhooks.test}</button></form><p class="muted small hint">${texts.webhooks.testHow}</p>
        ${this.failure ? html`<p class="error" id="trouble" role="alert">${this.failure}</p>` : ''}</div>
      <oc-table name=${texts.pages.webhooks} path="/v1/webhooks/deliveries" live searchable hint=${texts.webhooks.hint} .columns=${this.columns} .filters=${filters} .actions=${this.actions} .href=${one => '/webhooks/' + one.id} .empty=${emptyWords(texts.webhooks.none, texts.webhooks.how)}></oc-table></div>`;
  }
}
customElements.define('oc-webhooks', OcWebhooks);

/** One delivery: what was sent, each attempt and its answer; sent again from here. */
class OcDelivery extends LitElement {
  static properties = { number: {}, delivery: { state: true }, failure: { state: true } };
  static styles = [shared, css`
    :host { display: block; } h1 { overflow-wrap: anywhere; }
    .desk { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 16px; align-items: start; } @media (max-width: 900px) { .desk { grid-template-columns: minmax(0, 1fr); } }
    ol { list-style: none; margin: 0; padding: 0; } li { border-top: 1px solid var(--line); padding: 8px 0; } li:first-child { border-top: 0; padding-top: 0; } li .small { display: block; }
    .body { max-height: 60vh; overflow: auto; background: var(--sunken); border-radius: var(--radius); } pre { margin: 0; padding: 12px; font: 12px/1.5 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; }
  `];

  connectedCallback() { super.connectedCallback(); this.follow(); }
  disconnectedCallback() { clearTimeout(this.timer); super.disconnectedCallback(); }

  async follow() {
    try { this.delivery = await get('/v1/webhooks/deliveries/' + this.number); } catch (failure) { this.failure = failure.message; return; }
    if (this.delivery.status === 'pending' && this.isConnected) this.timer = setTimeout(() => this.follow(), document.visibilityState === 'visible' ? 1000 : 8000);
  }

  async again() {
    try { go('/webhooks/' + (await post(`/v1/webhooks/deliveries/${this.number}/redeliver`)).id); } catch (failure) { this.failure = failure.message; }
  }

  body() {
    try { return html`<oc-json .value=${JSON.parse(this.delivery.body)}></oc-json>`; } catch { return html`<pre>${this.delivery.body}</pre>`; }
  }

  subject() {
    const id = this.delivery.subject_id;
    if (id === 'test') return texts.webhooks.isTest;
    const agent = /"(object|type)"\s*:\s*"agent"/.test(this.delivery.body ?? '');
    return html`<a href="/${agent ? 'executions' : 'requests'}/${id}">${agent ? texts.pages.executions : texts.pages.requests} ${id.slice(0, 8)}</a>`;
  }

  render() {
    if (!this.delivery) return this.failure ? html`<p class="page error" role="alert">${this.failure}</p>` : html`<p class="page muted" role="status">${texts.loading} …</p>`;
    const one = this.delivery;
    const words = texts.webhooks;
    return html`<div class="page stack"><div class="spread"><div><h1>${one.url}</h1><span class="muted small">${words.subject} ${this.subject()} · ${moment(one.created_at)}</span></div><div class="row"><oc-status of=${LOOKS[one.status]}></oc-status><button ?disabled=${one.status === 'pending'} @click=${this.again}>${icon('retry')}${words.redeliver}</button></div></div>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
      <div class="desk"><div class="card"><h2>${words.attempts}</h2>${one.attempts.length ? html`<ol>${one.attempts.toReversed().map(attempt => html`<li><div class="spread"><b>${words.attempt(attempt.number)}</b><oc-status of=${attempt.problem ? 'failed' : 'delivered'}></oc-status></div>
            <span>${attempt.response_code ? `HTTP ${attempt.response_code}` : ''} ${attempt.problem && !/^answered/.test(attempt.problem) ? attempt.problem : ''}</span><span class="small muted" title=${ago(attempt.at)}>${moment(attempt.at)} · ${duration(attempt.duration_ms)}</span></li>`)}</ol>` : html`<p class="muted">${words.noAttempt}</p>`}
          ${one.status === 'pending' && one.attempts.length ? html`<p class="muted small">${words.next}</p>` : ''}</div>
        <div class="card"><h2>${words.body}</h2><div class="body" tabindex="0" role="region" aria-label=${words.body}>${this.body()}</div><p class="muted small">${words.signed}</p></div></div></div>`;
  }
}
customElements.define('oc-delivery', OcDelivery);
