import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { leaves, tables, plain, heard } from './fields.js';
import './oc-form.js';
import './oc-rows.js';
import './oc-json.js';
import './oc-transcript.js';

/** A result as a form, as tables, as JSON or as Markdown; passes `light` and `correct` on. */
export class OcResult extends LitElement {
  static properties = { response: { attribute: false }, lit: {}, now: {}, view: { state: true }, corrected: { attribute: false }, fixed: { type: Boolean } };
  static styles = [shared, css`
    :host { display: flex; flex-direction: column; min-height: 0; height: 100%; }
    .tabs { display: flex; gap: 2px; padding: 6px 10px 0; border-bottom: 1px solid var(--line); background: var(--raised); flex-wrap: wrap; }
    .tabs button { border: 0; background: none; border-bottom: 2px solid transparent; border-radius: 0; min-height: 34px; }
    .tabs button[aria-selected="true"] { border-color: var(--accent); font-weight: 600; }
    .body { overflow: auto; flex: 1; }
  `];

  willUpdate(changed) {
    if (!changed.has('response')) return;
    this.leaves = leaves(this.response ?? {});
    this.plain = plain(this.response);
    this.heard = heard(this.response);
    this.lists = tables(this.response ?? {}).length > 0;
  }

  views() {
    return [...(this.heard ? ['transcript'] : []), 'form', ...(this.lists ? ['table'] : []), 'json'];
  }

  key(event) {
    const views = this.views();
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.view = views[(views.indexOf(this.view ?? views[0]) + step + views.length) % views.length];
    this.updateComplete.then(() => this.renderRoot.querySelector('[aria-selected="true"]').focus());
  }

  render() {
    const view = this.views().includes(this.view) ? this.view : this.views()[0];
    return html`<div class="tabs" role="tablist" aria-label=${texts.result.label} @keydown=${this.key}>
        ${this.views().map(name => html`<button role="tab" id="tab-${name}" aria-controls="panel" aria-selected=${name === view ? 'true' : 'false'} tabindex=${name === view ? 0 : -1} @click=${() => { this.view = name; }}>${texts.result[name]}</button>`)}
        <slot></slot>
      </div>
      <div class="body" id="panel" role="tabpanel" aria-labelledby="tab-${view}" tabindex="0">${this.show(view)}</div>`;
  }

  show(view) {
    if (this.response === null || this.response === undefined) return html`<p class="page muted">${texts.result.empty}</p>`;
    if (view === 'transcript') return html`<oc-transcript .heard=${this.heard} .lit=${this.lit} .now=${this.now}></oc-transcript>`;
    if (view === 'table') return html`<oc-rows .response=${this.response} .lit=${this.lit}></oc-rows>`;
    if (view === 'json') return html`<oc-json .value=${this.plain} .lit=${this.lit}></oc-json>`;
    return html`<oc-form .leaves=${this.leaves} .lit=${this.lit} .corrected=${this.corrected ?? new Map()} ?fixed=${this.fixed}></oc-form>`;
  }
}
customElements.define('oc-result', OcResult);
