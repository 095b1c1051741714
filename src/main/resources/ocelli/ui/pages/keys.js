import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { post, remove } from '../api.js';
import { ago, moment } from '../format.js';
import { emptyWords } from '../oc-table.js';

export const show = () => html`<oc-keys></oc-keys>`;

class OcKeys extends LitElement {
  static properties = { made: { state: true }, failure: { state: true }, copied: { state: true } };
  static styles = [shared, css`code { font-family: var(--mono); background: var(--sunken); padding: 6px 10px; border-radius: var(--radius); overflow-wrap: anywhere; }`];

  async make(event) {
    event.preventDefault();
    const form = event.target;
    this.failure = null;
    try {
      this.made = await post('/v1/ui/keys', { name: new FormData(form).get('name') });
      form.reset();
      this.renderRoot.querySelector('oc-table').load();
    } catch (failure) { this.failure = failure.message; }
  }

  async revoke(key) {
    if (!confirm(texts.keys.sure(key.name))) return;
    try { await remove('/v1/ui/keys/' + key.id); this.failure = null; } catch (failure) { this.failure = failure.message; }
    this.renderRoot.querySelector('oc-table').load();
  }

  render() {
    const columns = [
      { key: 'name', short: true, title: texts.keys.name, cell: key => key.name },
      { key: 'ending', title: texts.keys.ending, cell: key => html`<span class="mono">…${key.ending}</span>` },
      { key: 'origin', title: texts.keys.origin, cell: key => key.origin },
      { key: 'last_used_at', short: true, title: texts.keys.used, cell: key => key.last_used_at ? html`<span title=${moment(key.last_used_at)}>${ago(key.last_used_at)}</span>` : texts.keys.never },
      { key: 'do', title: '', cell: key => key.revoked ? html`<span class="muted">${texts.keys.revoked}</span>` : html`<button class="danger" @click=${() => this.revoke(key)}>${texts.keys.revoke}</button>` },
    ];
    return html`<div class="page stack"><h1>${texts.pages.keys}</h1>
      <form class="row" @submit=${this.make}><label><span>${texts.keys.name}</span><input name="name" required maxlength="100"></label><button class="primary">${texts.keys.new}</button></form>
      ${this.made ? html`<div class="card" role="status"><p>${texts.keys.made}</p><div class="row"><code>${this.made.secret}</code><button @click=${async () => { await navigator.clipboard.writeText(this.made.secret); this.copied = true; }}>${this.copied ? texts.copied : texts.copy}</button></div></div>` : ''}
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
      <oc-table name=${texts.pages.keys} path="/v1/ui/keys" .columns=${columns} .empty=${emptyWords(texts.keys.none, '')}></oc-table></div>`;
  }
}
customElements.define('oc-keys', OcKeys);
