import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { icon } from './icons.js';
import { occurrences } from './text-layer.js';

const PAUSE = 200;

/** Looks for words on all pages, one after the other. Tells `found` with {page: hits by page, now: the chosen hit}, and `close`. */
export class OcFind extends LitElement {
  static properties = { count: { type: Number }, read: { attribute: false }, from: { type: Number }, hits: { state: true }, chosen: { state: true }, seen: { state: true }, words: { state: true } };
  static styles = [shared, css`
    :host { display: block; border-bottom: 1px solid var(--line); background: var(--raised); padding: 4px 8px; }
    form { display: flex; gap: 4px; align-items: center; } input { flex: 1; min-width: 80px; max-width: 320px; min-height: 28px; }
    output { font-size: 12px; color: var(--muted); min-width: 110px; font-variant-numeric: tabular-nums; } button { padding: 4px 6px; }
  `];

  constructor() {
    super();
    this.hits = [];
    this.words = '';
    this.chosen = -1;
    this.seen = 0;
  }

  disconnectedCallback() { this.asked = null; clearTimeout(this.timer); this.tell({ page: new Map(), now: null }); super.disconnectedCallback(); }

  async begin() {
    await this.updateComplete;
    this.renderRoot.querySelector('input').select();
  }

  tell(detail) { this.dispatchEvent(new CustomEvent('found', { detail })); }

  typed(event) {
    this.words = event.target.value;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(this.words), PAUSE);
  }

  /** The first hit on or behind the page one is at is shown as soon as it is known. */
  async look(words) {
    const asked = this.asked = {};
    Object.assign(this, { hits: [], chosen: -1, seen: 0 });
    this.tell({ page: new Map(), now: null });
    if (!words.trim()) return;
    for (let i = 0; i < this.count; i++) {
      const page = await this.read(i);
      if (asked !== this.asked) return;
      this.seen = i + 1;
      const found = occurrences(page.words ?? [], words).map(boxes => ({ page: i, boxes }));
      if (!found.length) continue;
      this.hits = [...this.hits, ...found];
      if (this.chosen < 0 && i >= this.from) this.choose(this.hits.length - found.length);
      else this.pass();
    }
    if (this.chosen < 0 && this.hits.length) this.choose(0);
  }

  choose(index) {
    this.chosen = index;
    this.pass();
  }

  pass() {
    const page = new Map();
    this.hits.forEach(hit => page.set(hit.page, [...(page.get(hit.page) ?? []), hit]));
    this.tell({ page, now: this.hits[this.chosen] ?? null });
  }

  step(by) { if (this.hits.length) this.choose((this.chosen + by + this.hits.length) % this.hits.length); }

  key(event) {
    if (event.key === 'Escape') { event.preventDefault(); this.dispatchEvent(new Event('close')); }
    if (event.key === 'Enter') { event.preventDefault(); this.step(event.shiftKey ? -1 : 1); }
  }

  told() {
    if (!this.words.trim()) return '';
    const going = this.seen < this.count ? texts.viewer.looked(this.seen, this.count) : '';
    if (!this.hits.length) return going || texts.viewer.noHit;
    return `${texts.viewer.hit(this.chosen + 1, this.hits.length)} ${going}`;
  }

  render() {
    return html`<form role="search" @submit=${event => event.preventDefault()} @keydown=${this.key}>
      <input type="search" aria-label=${texts.viewer.find} placeholder=${texts.viewer.find} @input=${this.typed}>
      <output aria-live="polite">${this.told()}</output>
      <button type="button" class="plain" aria-label=${texts.viewer.hitBefore} title="${texts.viewer.hitBefore} (⇧⏎)" ?disabled=${!this.hits.length} @click=${() => this.step(-1)}>${icon('up')}</button>
      <button type="button" class="plain" aria-label=${texts.viewer.hitAfter} title="${texts.viewer.hitAfter} (⏎)" ?disabled=${!this.hits.length} @click=${() => this.step(1)}>${icon('down')}</button>
      <button type="button" class="plain" aria-label=${texts.close} @click=${() => this.dispatchEvent(new Event('close'))}>${icon('close')}</button></form>`;
  }
}
customElements.define('oc-find', OcFind);
