import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { icon } from './icons.js';
import { label } from './format.js';
import './oc-status.js';

/** A form longer than this is drawn as it is scrolled to. */
const AT_ONCE = 300;

/** Every value with its name, status and confidence; a pencil corrects it. */
export class OcForm extends LitElement {
  static properties = { leaves: { attribute: false }, lit: {}, corrected: { attribute: false }, editing: { state: true }, shown: { state: true }, fixed: { type: Boolean } };
  static styles = [shared, css`
    :host { display: block; container-type: inline-size; }
    .field { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 12px; align-items: center; padding: 6px 12px; border-bottom: 1px solid var(--line); border-left: 3px solid transparent; content-visibility: auto; contain-intrinsic-size: auto 52px; }
    .field:hover, .field.on { background: var(--accent-soft); border-left-color: var(--accent); }
    .name { color: var(--muted); font-size: 12px; overflow-wrap: anywhere; }
    .value { font-family: var(--mono); font-size: 13px; overflow-wrap: anywhere; white-space: pre-wrap; grid-column: 1; }
    form { grid-column: 1; }
    .value del { color: var(--muted); margin-right: 8px; }
    .facts { display: flex; align-items: center; gap: 6px; grid-column: 2; grid-row: 1 / 3; }
    .facts button { min-height: 24px; padding: 2px 4px; }
    .facts svg.icon { width: 14px; height: 14px; }
    @container (max-width: 400px) { .field { grid-template-columns: minmax(0, 1fr); } .facts { grid-column: 1; grid-row: auto; } }
    form { display: flex; gap: 6px; flex-wrap: wrap; }
    form input { flex: 1; min-width: 120px; }
  `];

  constructor() {
    super();
    this.leaves = [];
    this.corrected = new Map();
    this.shown = AT_ONCE;
  }

  light(path) {
    this.dispatchEvent(new CustomEvent('light', { detail: path, bubbles: true, composed: true }));
  }

  updated(changed) {
    if (changed.has('lit') && this.lit) this.renderRoot.querySelector('.field.on')?.scrollIntoView({ block: 'nearest' });
    if (changed.has('editing') && this.editing) this.renderRoot.querySelector('form input')?.focus();
  }

  correct(event, leaf) {
    event.preventDefault();
    const text = new FormData(event.target).get('value');
    this.editing = null;
    const numeric = typeof leaf.value === 'number' && text.trim() !== '' && !Number.isNaN(Number(text));
    const value = text === '' ? null : numeric ? Number(text) : typeof leaf.value === 'boolean' ? text === 'true' : text;
    this.dispatchEvent(new CustomEvent('correct', { detail: { path: leaf.path, value }, bubbles: true, composed: true }));
  }

  value(leaf) {
    const fresh = this.corrected.has(leaf.path);
    const value = fresh ? this.corrected.get(leaf.path) : leaf.value;
    const words = value === null || value === '' ? html`<span class="muted">${texts.result.notFound}</span>` : String(value);
    return fresh ? html`<del title=${texts.result.was}>${String(leaf.value ?? '–')}</del>${words}` : words;
  }

  facts(leaf) {
    const { status, confidence, bboxes } = leaf.meta ?? {};
    const page = bboxes?.[0]?.page;
    return html`<span class="facts">
      ${status ? html`<oc-status of=${status}></oc-status>` : ''}
      ${confidence ? html`<span class="small muted" title="confidence">${texts.confidence[confidence] ?? confidence}</span>` : ''}
      ${page === undefined ? '' : html`<span class="small muted">${texts.result.page(page + 1)}</span>`}
      ${this.fixed ? '' : html`<button class="plain" aria-label="${texts.result.correct}: ${label(leaf.name)}" title=${texts.result.correct} @click=${() => { this.editing = leaf.path; }}>${icon('edit')}</button>`}
    </span>`;
  }

  field(leaf) {
    const editing = this.editing === leaf.path;
    return html`<div class="field ${leaf.path === this.lit ? 'on' : ''}" @mouseenter=${() => this.light(leaf.path)} @mouseleave=${() => this.light('')} @focusin=${() => this.light(leaf.path)}>
      <span class="name">${label(leaf.name)}</span>
      ${editing ? html`<form @submit=${event => this.correct(event, leaf)} @keydown=${event => { if (event.key === 'Escape') this.editing = null; }}>
          <input name="value" aria-label=${texts.result.correction(label(leaf.name))} .value=${String(leaf.value ?? '')}><button class="primary">${texts.save}</button>
        </form>` : html`<span class="value" title=${leaf.meta?.quote ? `${texts.result.quote}: ${leaf.meta.quote}` : ''}>${this.value(leaf)}</span>`}
      ${this.facts(leaf)}
    </div>`;
  }

  render() {
    const rest = this.leaves.length - this.shown;
    return html`${this.leaves.slice(0, this.shown).map(leaf => this.field(leaf))}
      ${rest > 0 ? html`<p class="page"><button @click=${() => { this.shown += AT_ONCE; }}>${texts.more} (${rest})</button></p>` : ''}`;
  }
}
customElements.define('oc-form', OcForm);
