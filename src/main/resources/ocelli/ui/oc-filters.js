import { LitElement, html, css, nothing } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { icon } from './icons.js';
import { place, query } from './router.js';
import { dayNames, daysBack, today } from './format.js';

const OTHER = 'other';

/**
 * What a list is narrowed by, as it stands in the address: a search and chips, each of which can be taken away. Every
 * change is a step that one can go back from.
 *
 * filters: [{name, title, options: [[value, words]]}]; one with `days: true` reads `from` and `to`.
 */
export class OcFilters extends LitElement {
  static properties = { filters: { attribute: false }, searchable: { type: Boolean }, hint: {}, choosing: { state: true }, address: { attribute: false } };
  static styles = [shared, css`
    :host { display: flex; align-items: center; gap: 8px; flex-wrap: wrap; }
    .search { position: relative; flex: 0 1 240px; min-width: 160px; }
    .search svg { position: absolute; left: 8px; top: 7px; color: var(--muted); pointer-events: none; }
    .search input { width: 100%; padding-left: 32px; }
    .chip { display: inline-flex; align-items: stretch; border: 1px dashed var(--line-strong); border-radius: 16px; overflow: hidden; }
    .chip.on { border-style: solid; border-color: var(--accent); background: var(--accent-soft); }
    .chip select { border: 0; background: transparent; min-height: 30px; padding: 2px 8px 2px 10px; max-width: 240px; border-radius: 16px; cursor: pointer; text-overflow: ellipsis; }
    .chip.on select { font-weight: 600; border-radius: 16px 0 0 16px; }
    .chip button { border: 0; background: none; min-height: 30px; padding: 0 10px 0 4px; border-radius: 0 16px 16px 0; }
    .chip button:hover { color: var(--bad); }
    .chip svg.icon { width: 14px; height: 14px; }
    option { background: var(--ground); color: var(--text); font-weight: 400; }
    .days { display: flex; gap: 6px; align-items: center; }
    .days input { padding: 2px 6px; }
    :focus-visible { outline-offset: -2px; }
    .chips { display: contents; }
    @media (max-width: 480px) { .search { flex-basis: 100%; } .chips { display: flex; gap: 8px; align-items: center; overflow-x: auto; padding: 2px 0 4px; flex: 1 0 100%; scrollbar-width: thin; } .chip { flex: none; } .chip select { max-width: 190px; } }
  `];

  get asked() {
    return place().query;
  }

  change(changes) {
    query({ ...changes, page: null }, { push: true });
  }

  search(event) {
    clearTimeout(this.timer);
    const words = event.target.value;
    this.timer = setTimeout(() => query({ q: words, page: null }), 250);
  }

  select(filter, event) {
    const value = event.target.value;
    if (!filter.days) { this.change({ [filter.name]: value }); return; }
    this.choosing = value === OTHER;
    if (this.choosing) return;
    this.change(value === '' ? { from: null, to: null } : { from: value, to: null });
  }

  drop(filter) {
    this.choosing = false;
    this.change(filter.days ? { from: null, to: null } : { [filter.name]: null });
  }

  days(filter) {
    const from = this.asked.get('from') ?? '';
    const to = this.asked.get('to') ?? '';
    const presets = [[today(), texts.filters.today], [daysBack(6), texts.filters.days(7)], [daysBack(29), texts.filters.days(30)]];
    const preset = !to && presets.some(([value]) => value === from) ? from : from || to ? OTHER : '';
    const other = preset === OTHER ? dayNames(from, to) : texts.filters.choose;
    return this.chip(filter, [...presets, [OTHER, other]], this.choosing ? OTHER : preset, Boolean(from || to))
      .concat(this.choosing || preset === OTHER ? [html`<span class="days"><input type="date" aria-label=${texts.filters.from} .value=${from} @change=${event => this.change({ from: event.target.value })}>–<input type="date" aria-label=${texts.filters.to} .value=${to} @change=${event => this.change({ to: event.target.value })}></span>`] : []);
  }

  chip(filter, options, value, on) {
    const known = !value || options.some(([each]) => each === value);
    return [html`<span class="chip ${on ? 'on' : ''}"><select aria-label=${filter.title} @change=${event => this.select(filter, event)}>
        <option value="" ?selected=${!value}>${on ? `${filter.title}: ${texts.all}` : filter.title}</option>
        ${known ? '' : html`<option value=${value} selected>${filter.title}: ${filter.words?.(value) ?? value}</option>`}
        ${options.map(([each, words]) => html`<option value=${each} ?selected=${each === value}>${each === value && on ? `${filter.title}: ${words}` : words}</option>`)}
      </select>${on ? html`<button aria-label=${texts.filters.remove(filter.title)} title=${texts.filters.remove(filter.title)} @click=${() => this.drop(filter)}>${icon('close')}</button>` : nothing}</span>`];
  }

  /** Selects keep what a person chose last; the address is what counts. */
  updated() {
    this.renderRoot.querySelectorAll('select').forEach(select => { select.value = [...select.options].find(option => option.hasAttribute('selected'))?.value ?? ''; });
  }

  render() {
    const asked = this.asked;
    const any = (this.filters ?? []).some(filter => filter.days ? asked.get('from') || asked.get('to') : asked.get(filter.name)) || asked.get('q');
    return html`${this.searchable ? html`<span class="search">${icon('search')}<input type="search" aria-label=${texts.search} placeholder=${this.hint ?? texts.search} .value=${asked.get('q') ?? ''} @input=${this.search}></span>` : ''}
      <span class="chips">${(this.filters ?? []).map(filter => filter.days ? this.days(filter) : filter.hidden && !asked.get(filter.name) ? '' : this.chip(filter, filter.options ?? [], asked.get(filter.name) ?? '', Boolean(asked.get(filter.name))))}
      ${any ? html`<button class="plain small" @click=${() => this.clear()}>${texts.filters.clear}</button>` : ''}<slot></slot></span>`;
  }

  clear() {
    this.choosing = false;
    const names = (this.filters ?? []).flatMap(filter => filter.days ? ['from', 'to'] : [filter.name]);
    this.change(Object.fromEntries([...names, 'q'].map(name => [name, null])));
  }
}
customElements.define('oc-filters', OcFilters);
