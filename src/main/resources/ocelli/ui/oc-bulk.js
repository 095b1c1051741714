import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { icon } from './icons.js';

const AT_ONCE = 4;
const NAMED = 6;

/**
 * What is done with chosen rows. Deeds with `one` are asked about first, done row by row, and say which rows they failed for.
 *
 * actions: [{name, icon, danger, only(count), can(row), title(count), words, one(row), all(rows), label(row)}]
 */
export class OcBulk extends LitElement {
  static properties = { actions: { attribute: false }, rows: { attribute: false }, deed: { state: true }, at: { state: true }, failed: { state: true }, failure: { state: true } };
  static styles = [shared, css`
    :host { position: sticky; bottom: 12px; display: block; z-index: 3; pointer-events: none; }
    .bar { pointer-events: auto; display: flex; align-items: center; gap: 4px; flex-wrap: wrap; width: fit-content; max-width: 100%; margin: 8px auto 0; padding: 6px 8px 6px 16px; background: var(--ground); border: 1px solid var(--line-strong); border-radius: 10px; box-shadow: var(--shadow); }
    .bar b { margin-right: 8px; font-variant-numeric: tabular-nums; }
    dialog { border: 1px solid var(--line); border-radius: 10px; padding: 20px 24px; width: min(480px, 92vw); background: var(--ground); color: var(--text); box-shadow: var(--shadow); pointer-events: auto; }
    dialog::backdrop { background: rgb(0 0 0 / 35%); }
    dialog h2 { font-size: 16px; margin-bottom: 8px; }
    ul { margin: 8px 0 12px; padding-left: 18px; overflow-wrap: anywhere; }
    ul.bad { list-style: none; padding: 0; } ul.bad li { padding: 4px 0; border-bottom: 1px solid var(--line); } ul.bad span { display: block; color: var(--bad); font-size: 12px; }
    progress { width: 100%; accent-color: var(--accent); }
    .end { justify-content: flex-end; }
    button.deed { background: var(--bad); border-color: var(--bad); color: var(--ground); }
  `];

  constructor() {
    super();
    this.rows = [];
  }

  able() {
    return this.deed.can ? this.rows.filter(this.deed.can) : this.rows;
  }

  async choose(action) {
    this.failure = null;
    this.failed = null;
    if (action.all) {
      try { await action.all(this.rows); } catch (failure) { this.failure = failure.message; }
      return;
    }
    this.deed = action;
    this.at = null;
    await this.updateComplete;
    this.renderRoot.querySelector('dialog').showModal();
  }

  async run() {
    const rest = [...this.able()];
    const failed = new Map();
    this.count = rest.length;
    this.at = 0;
    const worker = async () => {
      for (let row = rest.shift(); row; row = rest.shift()) {
        try { await this.deed.one(row); } catch (failure) { failed.set(row.id, failure.message); }
        this.at++;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    this.failed = new Map(this.rows.filter(row => failed.has(row.id)).map(row => [row, failed.get(row.id)]));
    this.dispatchEvent(new CustomEvent('done', { detail: { failed } }));
    if (!failed.size) this.close();
  }

  close() {
    this.renderRoot.querySelector('dialog')?.close();
    this.deed = null;
  }

  label(row) {
    return this.deed.label?.(row) ?? row.name ?? row.filename ?? row.id;
  }

  dialog() {
    const rows = this.able();
    const out = this.rows.length - rows.length;
    const busy = this.at !== null && !this.failed;
    return html`<dialog aria-labelledby="deed" @cancel=${event => { if (busy) event.preventDefault(); else this.deed = null; }}>
      ${this.failed ? html`<h2 id="deed">${texts.bulk.partly(this.failed.size, this.count)}</h2><ul class="bad">${[...this.failed].map(([row, words]) => html`<li>${this.label(row)}<span>${words}</span></li>`)}</ul>
          <div class="row end"><button class="primary" @click=${this.close}>${texts.close}</button></div>`
        : html`<h2 id="deed">${this.deed.title(rows.length)}</h2><p class="muted">${this.deed.words}</p>
          ${rows.length ? html`<ul>${rows.slice(0, NAMED).map(row => html`<li>${this.label(row)}</li>`)}${rows.length > NAMED ? html`<li class="muted">${texts.bulk.more(rows.length - NAMED)}</li>` : ''}</ul>` : ''}
          ${out ? html`<p class="small muted">${texts.bulk.out(out)} ${this.deed.out ?? ''}</p>` : ''}
          ${busy ? html`<progress max=${this.count} .value=${this.at} aria-label=${texts.bulk.doing}></progress><p class="small muted" role="status">${this.at} / ${this.count}</p>`
            : html`<div class="row end"><button @click=${this.close}>${texts.cancel}</button><button class=${this.deed.danger ? 'deed' : 'primary'} ?disabled=${!rows.length} @click=${this.run}>${this.deed.name}</button></div>`}`}
    </dialog>`;
  }

  render() {
    if (!this.rows.length && !this.deed) return html``;
    return html`${this.rows.length ? html`<div class="bar" role="toolbar" aria-label=${texts.bulk.label}><b role="status">${texts.bulk.chosen(this.rows.length)}</b>
      ${this.actions.filter(action => !action.only || action.only(this.rows.length)).map(action => html`<button class="plain ${action.danger ? 'danger' : ''}" @click=${() => this.choose(action)}>${action.icon ? icon(action.icon) : ''}${action.name}</button>`)}
      <button class="plain" aria-label=${texts.bulk.clear} title=${texts.bulk.clear} @click=${() => this.dispatchEvent(new CustomEvent('clear'))}>${icon('close')}</button></div>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}` : ''}${this.deed ? this.dialog() : ''}`;
  }
}
customElements.define('oc-bulk', OcBulk);
