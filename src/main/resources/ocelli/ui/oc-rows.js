import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { icon } from './icons.js';
import { label } from './format.js';
import { tables, csv, plain } from './fields.js';

const ROW = 33;
const AHEAD = 12;

/** The lists of a result as tables; only the rows in sight are drawn, so ten thousand scroll like ten. */
export class OcRows extends LitElement {
  static properties = { response: { attribute: false }, lit: {}, top: { state: true }, copied: { state: true } };
  static styles = [shared, css`
    :host { display: block; }
    section { padding: 12px; }
    .frame { overflow: auto; max-height: 70vh; border: 1px solid var(--line); border-radius: var(--radius); }
    table { border-collapse: collapse; width: 100%; font-size: 13px; }
    th { position: sticky; top: 0; background: var(--raised); text-align: left; font-weight: 600; z-index: 1; }
    th, td { padding: 6px 10px; border-bottom: 1px solid var(--line); white-space: nowrap; max-width: 320px; overflow: hidden; text-overflow: ellipsis; height: 33px; }
    td.number { font-family: var(--mono); }
    td.on { background: var(--accent-soft); }
  `];

  constructor() {
    super();
    this.top = new Map();
  }

  light(path) {
    this.dispatchEvent(new CustomEvent('light', { detail: path, bubbles: true, composed: true }));
  }

  async copy(table, kind) {
    await navigator.clipboard.writeText(kind === 'csv' ? csv(table.columns, table.rows) : JSON.stringify(plain(table.rows), null, 2));
    this.copied = kind + table.path;
  }

  choose(path) {
    this.dispatchEvent(new CustomEvent('choose', { detail: path, bubbles: true, composed: true }));
  }

  window(table) {
    const first = Math.max(0, Math.floor((this.top.get(table.path) ?? 0) / ROW) - AHEAD);
    return { first, last: Math.min(table.rows.length, first + 60) };
  }

  scrolled(event, table) {
    this.top = new Map(this.top).set(table.path, event.target.scrollTop);
  }

  cell(table, row, i, column) {
    const value = row?.[column];
    const path = `${table.path}/${i}/${column}`;
    const text = value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
    return html`<td class="${typeof value === 'number' ? 'number' : ''} ${path === this.lit ? 'on' : ''}" title=${text} @mouseenter=${() => this.light(path)} @mouseleave=${() => this.light('')} @click=${() => this.choose(path)}>${text}</td>`;
  }

  /** Stands for the rows that are not drawn; its height is set by hand, since styles in markup are not allowed. */
  gap(rows) {
    return html`<tr aria-hidden="true"><td colspan="99" class="gap" data-height=${rows * ROW}></td></tr>`;
  }

  updated() {
    this.renderRoot.querySelectorAll('.gap').forEach(gap => {
      gap.style.height = gap.dataset.height + 'px';
      gap.style.padding = '0';
    });
  }

  willUpdate(changed) {
    if (changed.has('response')) this.tables = tables(this.response ?? {});
  }

  render() {
    return this.tables.map(table => {
      const { first, last } = this.window(table);
      return html`<section><div class="spread"><h3>${label(table.name || texts.result.table)} <span class="muted small">${texts.result.rows(table.rows.length)}</span></h3>
        <span class="row">${[['csv', texts.result.copyCsv], ['json', texts.result.copyJson]].map(([kind, words]) => html`<button class="plain" @click=${() => this.copy(table, kind)}>${icon('copy')}${this.copied === kind + table.path ? texts.copied : words}</button>`)}</span></div>
        <div class="frame" tabindex="0" role="region" aria-label=${label(table.name)} @scroll=${event => this.scrolled(event, table)}><table aria-rowcount=${table.rows.length}>
          <thead><tr>${table.columns.map(column => html`<th scope="col">${label(column)}</th>`)}</tr></thead>
          <tbody>${first ? this.gap(first) : ''}${table.rows.slice(first, last).map((row, i) => html`<tr aria-rowindex=${first + i + 1}>${table.columns.map(column => this.cell(table, row, first + i, column))}</tr>`)}${last < table.rows.length ? this.gap(table.rows.length - last) : ''}</tbody>
        </table></div></section>`;
    });
  }
}
customElements.define('oc-rows', OcRows);
