import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { icon } from './icons.js';
import { clock, label } from './format.js';
import { times } from './fields.js';
import './oc-status.js';

/** A form longer than this is drawn as it is scrolled to. */
const AT_ONCE = 300;
/** Values longer than this are corrected in several lines. */
const LONG = 60;

/** Every value with its name, status, confidence and place; a pencil corrects it. */
export class OcForm extends LitElement {
  static properties = { leaves: { attribute: false }, lit: {}, corrected: { attribute: false }, editing: { state: true }, shown: { state: true }, fixed: { type: Boolean } };
  static styles = [shared, css`
    :host { display: block; container-type: inline-size; }
    .field { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 12px; align-items: center; padding: 6px 12px; border-bottom: 1px solid var(--line); border-left: 3px solid transparent; content-visibility: auto; contain-intrinsic-size: auto 52px; }
    .field:hover, .field.on { background: var(--accent-soft); border-left-color: var(--accent); }
    h2 { margin: 0; padding: 10px 12px 4px 15px; font-size: 12px; color: var(--muted); background: var(--raised); border-bottom: 1px solid var(--line); position: sticky; top: 0; z-index: 1; overflow-wrap: anywhere; }
    .name { color: var(--muted); font-size: 12px; overflow-wrap: anywhere; }
    .value { font-family: var(--mono); font-size: 13px; overflow-wrap: anywhere; white-space: pre-wrap; grid-column: 1; cursor: pointer; }
    .quote { color: var(--muted); font-size: 12px; grid-column: 1; overflow-wrap: anywhere; }
    .value del { color: var(--muted); margin-right: 8px; }
    .facts { display: flex; align-items: center; gap: 6px; grid-column: 2; grid-row: 1 / 4; }
    .facts button { min-height: 24px; padding: 2px 4px; font-size: 12px; } .facts button.place { color: var(--accent); text-decoration: underline; text-underline-offset: 2px; }
    .facts svg.icon { width: 14px; height: 14px; }
    .sure { min-width: 46px; }
    form { display: flex; gap: 6px; flex-wrap: wrap; grid-column: 1 / 3; padding: 4px 0; }
    form input, form textarea { flex: 1 1 160px; min-width: 120px; font-family: var(--mono); font-size: 13px; }
    @container (max-width: 400px) { .field { grid-template-columns: minmax(0, 1fr); } .facts { grid-column: 1; grid-row: auto; } form { grid-column: 1; } }
  `];

  constructor() {
    super();
    this.leaves = [];
    this.corrected = new Map();
    this.shown = AT_ONCE;
  }

  tell(name, detail) { this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true })); }

  updated(changed) {
    if (changed.has('lit') && this.lit && !this.own) this.renderRoot.querySelector('.field.on')?.scrollIntoView({ block: 'nearest' });
    this.own = false;
    if (changed.has('editing') && this.editing) this.renderRoot.querySelector('form input, form textarea, form select')?.focus();
  }

  light(path) {
    this.own = true;
    this.tell('light', path);
  }

  correct(event, leaf) {
    event.preventDefault();
    const text = new FormData(event.target).get('value');
    this.editing = null;
    const numeric = typeof leaf.value === 'number' && text.trim() !== '' && !Number.isNaN(Number(text));
    const value = text === '' ? null : numeric ? Number(text) : typeof leaf.value === 'boolean' ? text === 'true' : text;
    this.tell('correct', { path: leaf.path, value });
  }

  value(leaf) {
    const fresh = this.corrected.has(leaf.path);
    const value = fresh ? this.corrected.get(leaf.path) : leaf.value;
    const words = value === null || value === '' ? html`<span class="muted">${texts.result.notFound}</span>` : String(value);
    return fresh ? html`<del title=${texts.result.was}>${String(leaf.value ?? '–')}</del>${words}` : words;
  }

  /** Where it stands, as a button that goes there. */
  place(leaf) {
    const [box] = leaf.meta?.bboxes ?? [];
    if (!box) return '';
    const { start } = times(box);
    const words = start === null ? texts.result.page((box.page ?? 0) + 1) : clock(start);
    return html`<button class="plain place" aria-label="${texts.result.goTo(label(leaf.name))}: ${words}" @click=${() => this.tell('choose', leaf.path)}>${words}</button>`;
  }

  facts(leaf) {
    const { status, confidence } = leaf.meta ?? {};
    return html`<span class="facts">
      ${status ? html`<oc-status of=${status}></oc-status>` : ''}
      ${confidence && status !== 'absent' ? html`<span class="small muted sure" title=${texts.result.confidence}>${texts.confidence[confidence] ?? confidence}</span>` : ''}
      ${this.place(leaf)}
      ${this.fixed ? '' : html`<button class="plain" aria-label="${texts.result.correct}: ${label(leaf.name)}" title=${texts.result.correct} @click=${() => { this.editing = leaf.path; }}>${icon('edit')}</button>`}
    </span>`;
  }

  editor(leaf) {
    const now = String((this.corrected.has(leaf.path) ? this.corrected.get(leaf.path) : leaf.value) ?? '');
    const name = texts.result.correction(label(leaf.name));
    const input = typeof leaf.value === 'boolean' ? html`<select name="value" aria-label=${name}>${['true', 'false'].map(word => html`<option ?selected=${word === now}>${word}</option>`)}</select>`
      : now.length > LONG || now.includes('\n') ? html`<textarea name="value" rows="3" aria-label=${name} .value=${now}></textarea>` : html`<input name="value" aria-label=${name} .value=${now} inputmode=${typeof leaf.value === 'number' ? 'decimal' : 'text'}>`;
    return html`<form @submit=${event => this.correct(event, leaf)} @keydown=${event => { if (event.key === 'Escape') { event.stopPropagation(); this.editing = null; } }}>${input}<button class="primary">${texts.save}</button><button type="button" @click=${() => { this.editing = null; }}>${texts.cancel}</button></form>`;
  }

  /** What is printed, where it is not letter by letter the value. */
  quote(leaf) {
    const quote = leaf.meta?.quote;
    return quote && quote !== String(leaf.value) ? html`<span class="quote">${leaf.meta.bboxes?.[0] && times(leaf.meta.bboxes[0]).start !== null && !leaf.meta.bboxes[0].xywh ? texts.result.spoken : texts.result.quote} “${quote}”</span>` : '';
  }

  field(leaf, name) {
    return html`<div class="field ${leaf.path === this.lit ? 'on' : ''}" @mouseenter=${() => this.light(leaf.path)} @mouseleave=${() => this.light('')} @focusin=${() => this.light(leaf.path)}>
      <span class="name">${label(name)}</span>
      ${this.editing === leaf.path ? this.editor(leaf) : html`<span class="value" @click=${() => this.tell('choose', leaf.path)} @dblclick=${() => { if (!this.fixed) this.editing = leaf.path; }}>${this.value(leaf)}</span>${this.quote(leaf)}${this.facts(leaf)}`}
    </div>`;
  }

  /** Items of a list stand under a heading of their own, so that their names need not be said again and again. */
  parts(leaves) {
    let before = '';
    return leaves.map(leaf => {
      const group = /^(.* \d+) [^ ]+$/.exec(leaf.name)?.[1] ?? '';
      const head = group && group !== before ? html`<h2>${label(group)}</h2>` : '';
      before = group;
      return html`${head}${this.field(leaf, group ? leaf.name.slice(group.length + 1) : leaf.name)}`;
    });
  }

  render() {
    const rest = this.leaves.length - this.shown;
    return html`${this.parts(this.leaves.slice(0, this.shown))}
      ${rest > 0 ? html`<p class="page"><button @click=${() => { this.shown += AT_ONCE; }}>${texts.more} (${rest})</button></p>` : ''}`;
  }
}
customElements.define('oc-form', OcForm);
