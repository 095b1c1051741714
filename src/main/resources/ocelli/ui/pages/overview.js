import { LitElement, html, svg, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { get } from '../api.js';
import { go, query, place } from '../router.js';
import { duration, ago } from '../format.js';

export const show = () => html`<oc-overview></oc-overview>`;

const SPANS = [7, 14, 30, 90];

/** Figures of what ran lately; a day that is clicked shows its requests. */
class OcOverview extends LitElement {
  static properties = { figures: { state: true }, failure: { state: true } };
  static styles = [shared, css`
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: 12px; }
    .tile b { display: block; font-size: 28px; font-variant-numeric: tabular-nums; line-height: 1.3; }
    .chart { display: flex; align-items: flex-end; gap: 3px; height: 160px; overflow-x: auto; }
    .day { flex: 1; min-width: 10px; height: 100%; display: flex; flex-direction: column; border: 0; background: none; padding: 0; border-radius: 2px; }
    .day svg { width: 100%; flex: 1; }
    .day span { font-size: 10px; color: var(--muted); line-height: 16px; white-space: nowrap; overflow: hidden; }
    .completed { fill: var(--good); } .failed { fill: var(--bad); } .base { fill: var(--line); }
    .lists { display: grid; grid-template-columns: repeat(auto-fit, minmax(280px, 1fr)); gap: 12px; }
    ol { margin: 0; padding-left: 20px; }
  `];

  connectedCallback() { super.connectedCallback(); this.load(); }

  get days() {
    return Number(place().query.get('days') ?? 14);
  }

  async load() {
    try { this.figures = await get('/v1/ui/overview?days=' + this.days); } catch (failure) { this.failure = failure.message; }
  }

  day(day, most) {
    const share = count => count / Math.max(1, most);
    const done = share(day.completed);
    const bad = share(day.failed);
    const words = `${day.day}: ${day.runs} ${texts.overview.runs}, ${day.failed} ${texts.status.failed}`;
    return html`<button class="day" title=${words} aria-label=${words} @click=${() => go('/requests')}>
      <svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true">${svg`<rect class="base" x="0" y="99" width="10" height="1"/><rect class="completed" x="1" y=${100 - done * 96} width="8" height=${done * 96}/><rect class="failed" x="1" y=${100 - (done + bad) * 96} width="8" height=${bad * 96}/>`}</svg>
      <span>${day.day.slice(8)}</span></button>`;
  }

  entry(run) {
    return html`<li><a href="/${run.kind}/${run.id}">${run.what ?? run.id.slice(0, 8)}</a> <span class="muted small">${run.duration_ms === undefined ? ago(run.created_at) : duration(run.duration_ms)}</span></li>`;
  }

  render() {
    if (this.failure) return html`<p class="page error" role="alert">${this.failure}</p>`;
    const f = this.figures;
    if (!f) return html`<p class="page muted" role="status">${texts.loading} …</p>`;
    const done = f.completed + f.failed;
    const tiles = [[texts.overview.runs, f.runs], [texts.overview.success, done ? Math.round(100 * f.completed / done) + ' %' : '–'], [texts.overview.median, duration(f.median_ms) || '–'], [texts.overview.queue, f.waiting], [texts.overview.credits, f.credits]];
    const most = Math.max(...f.days.map(day => day.runs));
    return html`<div class="page stack"><div class="spread"><h1>${texts.overview.title}</h1>
        <select aria-label=${texts.filter} @change=${event => { query({ days: event.target.value }); this.load(); }}>${SPANS.map(days => html`<option value=${days} ?selected=${days === this.days}>${texts.overview.days(days)}</option>`)}</select></div>
      <div class="tiles">${tiles.map(([name, value]) => html`<div class="card tile"><span class="muted">${name}</span><b>${value}</b></div>`)}</div>
      <div class="card"><h2>${texts.overview.perDay}</h2>${most ? html`<div class="chart">${f.days.map(day => this.day(day, most))}</div>` : html`<p class="muted">${texts.overview.none}</p>`}</div>
      <div class="lists"><div class="card"><h2>${texts.overview.slowest}</h2><ol>${f.slowest.map(run => this.entry(run))}</ol></div><div class="card"><h2>${texts.overview.failing}</h2><ol>${f.failing.map(run => this.entry(run))}</ol></div></div></div>`;
  }
}
customElements.define('oc-overview', OcOverview);
