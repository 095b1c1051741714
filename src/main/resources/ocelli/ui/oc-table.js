import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { shared } from './shared.js';
import { tableStyles } from './table-styles.js';
import { texts } from './texts.js';
import { icon } from './icons.js';
import { list } from './api.js';
import { go, query, place, onMove } from './router.js';
import { typing } from './oc-keys-help.js';
import './oc-filters.js';
import './oc-bulk.js';

const PAGE = 25;
const REFRESH = 4000;
const SKELETON = 8;

/**
 * A list of rows from a route that pages with `skip` and `limit`. Search, filters, order and page stand in the address; it
 * looks for new rows while the page is looked at, and rests while it is not.
 *
 * columns: [{key, title, cell(row), number, short, sort}]: short ones never break; `sort` is a word that the server sorts
 * by, or what to sort the shown rows by. `href(row)` makes rows links. `actions` (see oc-bulk) let rows be chosen.
 */
export class OcTable extends LitElement {
  static properties = { path: {}, columns: { attribute: false }, href: { attribute: false }, filters: { attribute: false }, actions: { attribute: false }, live: { type: Boolean }, empty: { attribute: false }, name: {}, searchable: { type: Boolean }, hint: {}, offset: {},
    rows: { state: true }, total: { state: true }, failure: { state: true }, chosen: { state: true }, failed: { state: true } };
  static styles = [shared, tableStyles];

  constructor() {
    super();
    this.rows = null;
    this.filters = [];
    this.actions = [];
    this.order = null;
    this.chosen = new Map();
    this.failed = new Map();
    this.press = event => this.pressed(event);
    this.look = () => document.visibilityState === 'visible' && this.live && this.load();
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
    this.timer = setInterval(this.look, REFRESH);
    document.addEventListener('visibilitychange', this.look);
    window.addEventListener('keydown', this.press);
    this.stop = onMove(() => this.moved());
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    document.removeEventListener('visibilitychange', this.look);
    window.removeEventListener('keydown', this.press);
    this.stop();
    this.stopped?.abort();
    super.disconnectedCallback();
  }

  get page() {
    return Math.max(1, Number(place().query.get('page')) || 1);
  }

  /** What the server is asked for; the part of the address that is ours. */
  asking() {
    const [path, fixed] = this.path.split('?');
    const params = new URLSearchParams(fixed);
    const asked = place().query;
    params.set(this.offset ?? 'skip', (this.page - 1) * PAGE);
    params.set('limit', PAGE);
    const names = this.filters.flatMap(filter => filter.days ? ['from', 'to'] : [filter.name]);
    [...names, ...(this.searchable ? ['q'] : []), ...(this.columns.some(column => typeof column.sort === 'string') ? ['sort'] : [])]
      .forEach(name => asked.get(name) && params.set(name, asked.get(name)));
    return path + '?' + params;
  }

  moved() {
    if (!this.isConnected || this.asking() === this.asked) return;
    this.chosen = new Map();
    this.load();
    this.renderRoot.querySelector('oc-filters')?.requestUpdate();
  }

  async load() {
    const asked = this.asking();
    this.fresh = this.asked !== asked;
    this.asked = asked;
    this.stopped?.abort();
    this.stopped = new AbortController();
    this.requestUpdate();
    try {
      const { rows, total } = await list(asked, this.stopped.signal);
      const known = new Set((this.rows ?? []).map(row => row.id));
      this.news = this.fresh || !this.rows ? new Set() : new Set(rows.map(row => row.id).filter(id => id && !known.has(id)));
      this.fresh = false;
      if (JSON.stringify(rows) !== JSON.stringify(this.rows)) this.rows = rows;
      this.total = total;
      this.failure = null;
      this.requestUpdate();
      this.dispatchEvent(new CustomEvent('rows', { detail: { rows, total } }));
    } catch (failure) {
      if (failure.name !== 'AbortError') { this.failure = failure.message; this.fresh = false; }
    }
  }

  /** The order that the address names, or of the shown rows where the server cannot sort them. */
  turned(column) {
    if (typeof column.sort !== 'string') return this.order?.key === column.key ? (this.order.down ? 'descending' : 'ascending') : null;
    const sort = place().query.get('sort');
    return sort === column.sort ? 'ascending' : sort === '-' + column.sort ? 'descending' : null;
  }

  turn(column) {
    const before = this.turned(column);
    if (typeof column.sort === 'string') {
      const next = before === 'descending' ? column.sort : before === 'ascending' ? null : '-' + column.sort;
      query({ sort: next, page: null }, { push: true });
    } else {
      this.order = before === 'descending' ? null : { key: column.key, down: before === 'ascending' };
      this.requestUpdate();
    }
  }

  sorted() {
    if (!this.order) return this.rows;
    const column = this.columns.find(each => each.key === this.order.key);
    const value = row => column.sort?.(row) ?? row[column.key] ?? '';
    return [...this.rows].sort((a, b) => (value(a) > value(b) ? 1 : value(a) < value(b) ? -1 : 0) * (this.order.down ? -1 : 1));
  }

  choose(row, event) {
    const rows = this.sorted();
    const at = rows.findIndex(each => each.id === row.id);
    const on = !this.chosen.has(row.id);
    const from = event?.shiftKey && this.last !== undefined ? this.last : at;
    const next = new Map(this.chosen);
    rows.slice(Math.min(from, at), Math.max(from, at) + 1).forEach(each => on ? next.set(each.id, each) : next.delete(each.id));
    this.chosen = next;
    this.last = at;
  }

  chooseAll(on) {
    this.chosen = on ? new Map(this.rows.map(row => [row.id, row])) : new Map();
  }

  /** j and k go from row to row, x chooses, / searches; Enter follows the row's link by itself. */
  pressed(event) {
    if (typing(event) || !this.rows) return;
    if (event.key === '/' && this.searchable) { event.preventDefault(); this.renderRoot.querySelector('oc-filters').renderRoot.querySelector('input')?.focus(); return; }
    const rows = [...this.renderRoot.querySelectorAll('tbody tr.line')];
    const at = rows.indexOf(this.renderRoot.activeElement?.closest('tr'));
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (step && (at >= 0 || event.key.length === 1)) {
      event.preventDefault();
      rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.querySelector('a, input')?.focus();
    } else if (event.key === 'x' && at >= 0 && this.actions.length) {
      event.preventDefault();
      this.choose(this.sorted()[at]);
    } else if (event.key === 'Escape' && this.chosen.size) {
      this.chosen = new Map();
    }
  }

  head(column) {
    const dir = this.turned(column);
    return html`<th scope="col" role="columnheader" class=${column.number ? 'number' : ''} aria-sort=${dir ?? nothing}>${column.title === '' ? html`<span class="hidden">${texts.more}</span>`
      : column.sort === undefined && column.fixed ? column.title : html`<button @click=${() => this.turn(column)}>${column.title}<span class="arrow" aria-hidden="true">${dir === 'ascending' ? '↑' : dir === 'descending' ? '↓' : ''}</span></button>`}</th>`;
  }

  row(row) {
    const href = this.href?.(row);
    const open = event => {
      if (event.composedPath().some(node => node instanceof HTMLElement && node.matches?.('a,button,input,label,summary,pre'))) return;
      if (event.shiftKey && this.actions.length) { getSelection().removeAllRanges(); this.choose(row, event); } else if (href && !getSelection().toString()) go(href);
    };
    const on = this.chosen.has(row.id);
    return html`<tr role="row" class="line ${href ? 'link' : ''} ${on ? 'chosen' : ''} ${this.news?.has(row.id) ? 'fresh' : ''}" @click=${open}>
      ${this.actions.length ? html`<td role="cell" class="tick"><label><input type="checkbox" .checked=${on} aria-label=${texts.bulk.choose(row.name ?? row.filename ?? row.files?.[0]?.filename ?? row.id)} @click=${event => this.choose(row, event)}></label></td>` : ''}
      ${this.columns.map((column, i) => html`<td role="cell" data-title=${column.title} class="${column.number ? 'number' : ''} ${column.short ? 'short' : ''} ${i === 0 ? 'first' : ''}">${href && i === 0 ? html`<a href=${href}>${column.cell(row)}</a>` : column.cell(row)}${i === 0 && this.failed.has(row.id) ? html`<span class="problem">${this.failed.get(row.id)}</span>` : ''}</td>`)}</tr>`;
  }

  foot() {
    const skip = (this.page - 1) * PAGE;
    const full = this.rows.length === PAGE;
    const more = this.total === null ? full : skip + this.rows.length < this.total;
    const turn = page => query({ page: page > 1 ? page : null }, { push: true });
    return html`<div class="spread foot"><span class="muted small" role="status">${texts.rowsOf(skip + 1, skip + this.rows.length, this.total)}</span>
      ${skip || more ? html`<span class="row"><button ?disabled=${!skip} @click=${() => turn(this.page - 1)}>${icon('left')}${texts.before}</button>
      <button ?disabled=${!more} @click=${() => turn(this.page + 1)}>${texts.after}${icon('right')}</button></span>` : ''}</div>`;
  }

  /** Sorting, where there is no head to click on. */
  sorting() {
    const able = this.columns.filter(column => typeof column.sort === 'string');
    if (!able.length) return '';
    const sort = place().query.get('sort') ?? '';
    return html`<select class="sorting" aria-label=${texts.sortBy} @change=${event => query({ sort: event.target.value, page: null }, { push: true })}>
      <option value="" ?selected=${!sort}>${texts.sortBy}</option>${able.flatMap(column => [['-' + column.sort, '↓'], [column.sort, '↑']].map(([value, arrow]) => html`<option value=${value} ?selected=${sort === value}>${column.title} ${arrow}</option>`))}</select>`;
  }

  skeleton() {
    return html`<div class="frame"><table aria-hidden="true"><tbody>${Array.from({ length: SKELETON }, () => html`<tr class="line-to-come">${this.columns.map(() => html`<td><span class="bone"></span></td>`)}</tr>`)}</tbody></table></div><p class="hidden" role="status">${texts.loading} …</p>`;
  }

  body() {
    if (this.failure && !this.rows) return html`<div class="frame empty" role="alert"><h3>${texts.listFailed}</h3><p class="muted">${this.failure}</p><button @click=${() => this.load()}>${texts.tryAgain}</button></div>`;
    if (!this.rows) return this.skeleton();
    if (!this.rows.length) return html`<div class="frame empty">${this.narrowed() ? html`<h3>${texts.filters.none}</h3><p class="muted">${texts.filters.noneHow}</p>` : this.empty}</div>`;
    const all = this.rows.every(row => this.chosen.has(row.id));
    return html`${this.failure ? html`<p class="error small" role="alert">${this.failure}</p>` : ''}<div class="frame ${this.fresh ? 'waiting' : ''}"><table role="table" aria-label=${this.name} aria-busy=${this.fresh ? 'true' : 'false'}><thead><tr role="row">
        ${this.actions.length ? html`<th role="columnheader" class="tick"><label><input type="checkbox" aria-label=${texts.bulk.all} .checked=${all} .indeterminate=${this.chosen.size > 0 && !all} @change=${event => this.chooseAll(event.target.checked)}></label></th>` : ''}
        ${this.columns.map(column => this.head(column))}</tr></thead><tbody>${repeat(this.sorted(), row => row.id, row => this.row(row))}</tbody></table></div>${this.foot()}
      ${this.actions.length ? html`<oc-bulk .actions=${this.actions} .rows=${[...this.chosen.values()]} @clear=${() => { this.chosen = new Map(); }} @done=${event => this.done(event.detail)}></oc-bulk>` : ''}`;
  }

  done({ failed, kept }) {
    this.failed = failed;
    if (!kept) this.chosen = new Map(this.rows.filter(row => failed.has(row.id)).map(row => [row.id, row]));
    this.load();
  }

  narrowed() {
    const asked = place().query;
    return this.page > 1 || ['q', 'from', 'to', ...this.filters.map(filter => filter.name)].some(name => asked.get(name));
  }

  render() {
    const tools = this.filters.length || this.searchable;
    return html`${tools ? html`<oc-filters class="tools" .filters=${this.filters} ?searchable=${this.searchable} hint=${this.hint ?? texts.search}>${this.sorting()}</oc-filters>` : ''}${this.body()}`;
  }
}
customElements.define('oc-table', OcTable);

/** What an empty list says: that it is empty, what fills it, and how. */
export function emptyWords(none, how, command) {
  return html`<h3>${none}</h3><p class="muted">${how}</p>${command ? html`<code>${command}</code>` : ''}`;
}
