import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { get, post, remove } from '../api.js';
import { place } from '../router.js';
import { ago, moment } from '../format.js';
import { emptyWords } from '../oc-table.js';
import '../oc-copy.js';

export const show = () => html`<oc-keys></oc-keys>`;

/** The keys of this project: made here and shown once, taken away here. */
class OcKeys extends LitElement {
  static properties = { made: { state: true }, failure: { state: true }, limits: { state: true } };
  static styles = [shared, css`
    :host { display: block; }
    .made { border-color: var(--good); } form input { width: 260px; max-width: 100%; }
  `];

  connectedCallback() {
    super.connectedCallback();
    get('/v1/ui/models').then(models => { this.limits = models.limits; }, () => {});
    const time = (key, at, never) => at ? html`<span title=${moment(at)}>${ago(at)}</span>` : never;
    this.columns = [
      { key: 'name', title: texts.keys.name, cell: key => html`<span class=${key.revoked ? 'gone' : ''}>${key.name}</span>`, sort: key => key.name.toLowerCase() },
      { key: 'ending', short: true, title: texts.keys.ending, fixed: true, cell: key => html`<span class="mono">${key.ending ? '…' + key.ending : '…'}</span>` },
      { key: 'origin', title: texts.keys.origin, cell: key => texts.keys.origins[key.origin] ?? key.origin },
      { key: 'created_at', short: true, title: texts.keys.made_at, cell: key => time(key, key.created_at, '') },
      { key: 'last_used_at', short: true, title: texts.keys.used, cell: key => time(key, key.last_used_at, texts.keys.never) },
      { key: 'do', short: true, title: '', cell: key => key.revoked ? html`<span class="muted">${texts.keys.revoked.toLowerCase()}</span>` : key.origin === 'configured' ? '' : html`<button class="danger" @click=${() => this.revoke(key)}>${texts.keys.revoke}</button>` },
    ];
    this.actions = [{ name: texts.keys.revoke, icon: 'trash', danger: true, title: texts.keys.revokeTitle, words: texts.keys.revokeWords, out: texts.keys.revokedAlready, can: key => !key.revoked && key.origin !== 'configured', one: key => remove('/v1/ui/keys/' + key.id) }];
  }

  firstUpdated() {
    if (place().query.has('new')) this.renderRoot.querySelector('input').focus();
  }

  get table() {
    return this.renderRoot.querySelector('oc-table');
  }

  async make(event) {
    event.preventDefault();
    const form = event.target;
    this.failure = null;
    try {
      this.made = await post('/v1/ui/keys', { name: new FormData(form).get('name') });
      form.reset();
      this.table.load();
    } catch (failure) { this.failure = failure.message; }
  }

  async revoke(key) {
    if (!confirm(texts.keys.sure(key.name))) return;
    try { await remove('/v1/ui/keys/' + key.id); this.failure = null; } catch (failure) { this.failure = failure.message; }
    this.table.load();
  }

  secret() {
    return html`<div class="card made stack" role="status"><div><h2>${this.made.name}</h2><p>${texts.keys.made}</p></div><oc-copy class="secret" text=${this.made.secret}></oc-copy>
      <div><span class="muted small">${texts.keys.use}</span><oc-copy text=${`curl ${location.origin}/v1/health -H "Authorization: Bearer ${this.made.secret}"`}></oc-copy></div><div><button @click=${() => { this.made = null; }}>${texts.keys.done}</button></div></div>`;
  }

  render() {
    const { requests_per_minute: rate, concurrent } = this.limits ?? {};
    return html`<div class="page stack"><div><h1>${texts.pages.keys}</h1><p class="muted">${texts.keys.open} ${this.limits ? rate || concurrent ? texts.keys.limits(rate, concurrent) : texts.keys.noLimits : ''}</p></div>
      <form class="row" @submit=${this.make}><input name="name" aria-label=${texts.keys.name} placeholder=${texts.keys.nameHint} required maxlength="100"><button class="primary">${texts.keys.new}</button></form>
      ${this.made ? this.secret() : ''}${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
      <oc-table name=${texts.pages.keys} path="/v1/ui/keys" .columns=${this.columns} .actions=${this.actions} .empty=${emptyWords(texts.keys.none, '')}></oc-table></div>`;
  }
}
customElements.define('oc-keys', OcKeys);
