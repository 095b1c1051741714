import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { post } from '../api.js';
import { ago, moment } from '../format.js';
import { emptyWords } from '../oc-table.js';
import '../oc-status.js';

export const show = () => html`<oc-webhooks></oc-webhooks>`;

class OcWebhooks extends LitElement {
  static properties = { failure: { state: true } };
  static styles = [shared];

  async again(delivery) {
    try { await post(`/v1/webhooks/deliveries/${delivery.id}/redeliver`); this.failure = null; } catch (failure) { this.failure = failure.message; }
    this.renderRoot.querySelector('oc-table').load();
  }

  render() {
    const last = delivery => delivery.attempts.at(-1);
    const columns = [
      { key: 'url', title: texts.webhooks.url, cell: one => one.url },
      { key: 'status', short: true, title: texts.requests.status, cell: one => html`<oc-status of=${one.status}></oc-status>` },
      { key: 'attempts', title: texts.webhooks.attempts, cell: one => one.attempts.length, number: true },
      { key: 'answer', title: texts.webhooks.answer, cell: one => html`<span title=${last(one)?.problem ?? ''}>${last(one)?.response_code ?? last(one)?.problem ?? ''}</span>` },
      { key: 'created_at', short: true, title: texts.requests.time, cell: one => html`<span title=${moment(one.created_at)}>${ago(one.created_at)}</span>` },
      { key: 'do', title: '', cell: one => html`<button @click=${() => this.again(one)}>${texts.webhooks.redeliver}</button>` },
    ];
    const filters = [{ name: 'status', title: texts.requests.status, options: [['pending', texts.status.pending], ['delivered', 'Delivered'], ['failed', texts.status.failed]] }];
    return html`<div class="page stack"><h1>${texts.pages.webhooks}</h1>${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}<oc-table name=${texts.pages.webhooks} path="/v1/webhooks/deliveries" live .columns=${columns} .filters=${filters} .empty=${emptyWords(texts.webhooks.none, texts.webhooks.how)}></oc-table></div>`;
  }
}
customElements.define('oc-webhooks', OcWebhooks);
