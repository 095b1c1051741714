import { LitElement, html, css, nothing } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { icon } from './icons.js';
import { list } from './api.js';
import { go, query, place } from './router.js';

const PAGE = 25;
const REFRESH = 4000;

/**
 * A list of rows from a route that pages with `skip` and `limit`. It looks for new rows while the page is looked at.
 *
 * columns: [{key, title, cell(row), number, short, sort}]; short ones never break; `href(row)` makes rows links; `filters`: [{name, title, options}].
 */
export class OcTable extends LitElement {
  static properties = { path: {}, columns: { attribute: false }, href: { attribute: false }, filters: { attribute: false }, live: { type: Boolean }, empty: { attribute: false }, name: {}, searchable: { type: Boolean }, offset: {},
    rows: { state: true }, total: { state: true }, failure: { state: true }, skip: { state: true }, active: { state: true } };
  static styles = [shared, css`
    :host { display: block; }
    .frame { overflow-x: auto; border: 1px solid var(--line); border-radius: var(--radius); }
    table { width: 100%; border-collapse: collapse; }
    th { text-align: left; font-weight: 600; color: var(--muted); font-size: 12px; background: var(--raised); white-space: nowrap; }
    th button { border: 0; background: none; padding: 0; min-height: 0; font-weight: 600; }
    th, td { padding: 8px 12px; border-bottom: 1px solid var(--line); vertical-align: middle; }
    tbody tr:last-child td { border-bottom: 0; }
    tbody tr.link { cursor: pointer; }
    tbody tr.link:hover, tbody tr:focus-within { background: var(--accent-soft); }
    td a { color: inherit; text-decoration: none; font-weight: 500; }
    td { overflow-wrap: anywhere; min-width: 60px; }
    td.short { white-space: nowrap; }
    .tools { margin-bottom: 12px; }
    .foot { margin-top: 8px; }
    .empty { padding: 32px 16px; text-align: center; }
    .empty code { display: block; margin: 12px auto 0; max-width: 640px; text-align: left; background: var(--sunken); padding: 8px 12px; border-radius: var(--radius); font-family: var(--mono); font-size: 12px; white-space: pre-wrap; overflow-wrap: anywhere; }
  `];

  constructor() {
    super();
    this.rows = null;
    this.skip = 0;
    this.filters = [];
    this.sort = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
    if (this.live) this.timer = setInterval(() => document.visibilityState === 'visible' && this.load(), REFRESH);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    this.stopped?.abort();
    super.disconnectedCallback();
  }

  async load() {
    const [path, fixed] = this.path.split('?');
    const params = new URLSearchParams(fixed);
    params.set(this.offset ?? 'skip', this.skip);
    params.set('limit', PAGE);
    const asked = place().query;
    [...this.filters.map(filter => filter.name), 'q'].forEach(name => asked.get(name) && params.set(name, asked.get(name)));
    this.stopped?.abort();
    this.stopped = new AbortController();
    try {
      const { rows, total } = await list(path + '?' + params, this.stopped.signal);
      this.rows = rows;
      this.total = total;
      this.failure = null;
    } catch (failure) {
      if (failure.name !== 'AbortError') this.failure = failure.message;
    }
  }

  filter(name, value) {
    query({ [name]: value });
    this.skip = 0;
    this.load();
  }

  move(by) {
    this.skip = Math.max(0, this.skip + by);
    this.load();
  }

  sorted() {
    if (!this.sort) return this.rows;
    const { key, down } = this.sort;
    const value = row => this.columns.find(column => column.key === key).sort?.(row) ?? row[key] ?? '';
    return [...this.rows].sort((a, b) => (value(a) > value(b) ? 1 : value(a) < value(b) ? -1 : 0) * (down ? -1 : 1));
  }

  turn(key) {
    this.sort = this.sort?.key === key ? (this.sort.down ? null : { key, down: true }) : { key, down: false };
    this.requestUpdate();
  }

  key(event) {
    const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key];
    const other = step && event.currentTarget[step]?.querySelector('a');
    if (other) { event.preventDefault(); other.focus(); }
  }

  tools() {
    const asked = place().query;
    if (!this.filters.length && !this.searchable) return '';
    return html`<div class="row tools">
      ${this.searchable ? html`<input type="search" aria-label=${texts.search} placeholder=${texts.search} .value=${asked.get('q') ?? ''} @change=${event => this.filter('q', event.target.value)}>` : ''}
      ${this.filters.map(filter => html`<select aria-label=${filter.title} @change=${event => this.filter(filter.name, event.target.value)}>
        <option value="">${filter.title}: ${texts.all}</option>
        ${filter.options.map(([value, words]) => html`<option value=${value} ?selected=${asked.get(filter.name) === value}>${words}</option>`)}
      </select>`)}
    </div>`;
  }

  head(column) {
    const dir = this.sort?.key === column.key ? (this.sort.down ? 'descending' : 'ascending') : null;
    return html`<th scope="col" aria-sort=${dir ?? nothing}>${column.title === '' ? html`<span class="hidden">${texts.more}</span>` : html`<button @click=${() => this.turn(column.key)}>${column.title}${dir ? (dir === 'ascending' ? ' ↑' : ' ↓') : ''}</button>`}</th>`;
  }

  row(row) {
    const href = this.href?.(row);
    const open = event => { if (href && !event.composedPath().some(node => node instanceof HTMLElement && node.matches?.('a,button,input'))) go(href); };
    return html`<tr class=${href ? 'link' : ''} @click=${open} @keydown=${this.key}>${this.columns.map((column, i) => html`<td class="${column.number ? 'number' : ''} ${column.short ? 'short' : ''}">${href && i === 0 ? html`<a href=${href}>${column.cell(row)}</a>` : column.cell(row)}</td>`)}</tr>`;
  }

  foot() {
    const full = this.rows.length === PAGE;
    if (!this.skip && !full) return '';
    return html`<div class="spread foot"><span class="muted small">${texts.rowsOf(this.skip + 1, this.skip + this.rows.length, this.total)}</span>
      <span class="row"><button ?disabled=${!this.skip} @click=${() => this.move(-PAGE)}>${icon('left')}${texts.newer}</button>
      <button ?disabled=${this.total === null ? !full : this.skip + PAGE >= this.total} @click=${() => this.move(PAGE)}>${texts.older}${icon('right')}</button></span></div>`;
  }

  render() {
    if (this.failure) return html`${this.tools()}<p class="error" role="alert">${this.failure}</p><button @click=${() => this.load()}>${texts.tryAgain}</button>`;
    if (!this.rows) return html`${this.tools()}<p class="muted" role="status">${texts.loading} …</p>`;
    if (!this.rows.length) return html`${this.tools()}<div class="frame empty">${this.empty}</div>`;
    return html`${this.tools()}<div class="frame"><table aria-label=${this.name}><thead><tr>${this.columns.map(column => this.head(column))}</tr></thead><tbody>${this.sorted().map(row => this.row(row))}</tbody></table></div>${this.foot()}`;
  }
}
customElements.define('oc-table', OcTable);

/** What an empty list says: that it is empty, what fills it, and how. */
export function emptyWords(none, how, command) {
  return html`<h3>${none}</h3><p class="muted">${how}</p>${command ? html`<code>${command}</code>` : ''}`;
}
