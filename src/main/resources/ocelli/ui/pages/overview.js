import { LitElement, html, css, nothing } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { get } from '../api.js';
import { query, place, onMove } from '../router.js';
import { duration, ago, moment, count, percent, daysBack, dayNames } from '../format.js';
import '../oc-status.js';

export const show = () => html`<oc-overview></oc-overview>`;

const SPANS = [7, 14, 30, 90];
const KINDS = ['requests', 'executions', 'completions'];
const REFRESH = 15000;

/** Figures of what ran lately. Everything in it is a link to the rows that it counts. */
class OcOverview extends LitElement {
  static properties = { figures: { state: true }, system: { state: true }, failure: { state: true } };
  static styles = [shared, css`
    :host { display: block; }
    .kinds { display: inline-flex; border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; }
    .kinds button { border: 0; border-radius: 0; background: none; } .kinds button + button { border-left: 1px solid var(--line); } .kinds button:focus-visible { outline-offset: -2px; }
    .kinds button[aria-pressed="true"] { background: var(--accent-soft); font-weight: 600; } .kinds span { color: var(--muted); font-weight: 400; font-variant-numeric: tabular-nums; }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: 12px; }
    .tile { color: inherit; text-decoration: none; padding: 12px 16px; display: block; } a.tile:hover { border-color: var(--line-strong); }
    .tile b { display: block; font-size: 28px; font-weight: 600; font-variant-numeric: tabular-nums; line-height: 1.25; } .tile small { color: var(--muted); font-size: 12px; min-height: 18px; display: block; } .tile small.bad { color: var(--bad); }
    .chart { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 8px; height: 190px; }
    .scale { display: flex; flex-direction: column; justify-content: space-between; font-size: 11px; color: var(--muted); text-align: right; padding-bottom: 18px; font-variant-numeric: tabular-nums; }
    .days { display: flex; gap: 2px; border-bottom: 1px solid var(--line); margin-bottom: 18px; background: linear-gradient(var(--line), var(--line)) top / 100% 1px no-repeat, linear-gradient(var(--line), var(--line)) center / 100% 1px no-repeat; }
    .day { flex: 1; min-width: 2px; max-width: 72px; position: relative; display: flex; flex-direction: column; justify-content: flex-end; text-decoration: none; border-radius: 3px; }
    .day:hover { background: var(--accent-soft); }
    .bar { width: 70%; margin: 0 auto; min-height: 0; } .bar:first-child { border-radius: 3px 3px 0 0; }
    .bar.completed, .key.completed::before { background: var(--good); } .bar.failed, .key.failed::before { background: var(--bad); } .bar.waiting, .key.waiting::before { background: var(--line-strong); }
    .tick { position: absolute; top: 100%; left: 50%; transform: translateX(-50%); font-size: 11px; line-height: 18px; color: var(--muted); white-space: nowrap; }
    .key { color: inherit; text-decoration: none; font-size: 12px; display: inline-flex; align-items: center; gap: 6px; } .key:hover { text-decoration: underline; } .key::before { content: ''; width: 10px; height: 10px; border-radius: 2px; }
    .lists { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 12px; align-items: start; } @media (max-width: 900px) { .lists { grid-template-columns: minmax(0, 1fr); } }
    table { width: 100%; border-collapse: collapse; font-size: 13px; } th { font-size: 12px; color: var(--muted); text-align: left; font-weight: 600; padding: 0 8px 4px 0; } th.number { text-align: right; padding-right: 8px; }
    td { padding: 6px 8px 6px 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; } td a { color: inherit; text-decoration: none; font-weight: 500; } td a:hover { text-decoration: underline; } td a.bad { color: var(--bad); }
    ul { list-style: none; margin: 0; padding: 0; } li { display: flex; justify-content: space-between; gap: 12px; border-top: 1px solid var(--line); padding: 6px 0; font-size: 13px; } li a { color: inherit; text-decoration: none; font-weight: 500; overflow-wrap: anywhere; } li a:hover { text-decoration: underline; } li span { white-space: nowrap; }
    .strip { display: flex; align-items: center; gap: 12px; flex-wrap: wrap; color: inherit; text-decoration: none; padding: 10px 16px; } .strip:hover { border-color: var(--line-strong); }
    .none { padding: 32px 0; text-align: center; }
    @media (max-width: 480px) { .kinds { width: 100%; } .kinds button { flex: 1; justify-content: center; padding: 4px 6px; flex-wrap: wrap; gap: 0 6px; } }
  `];

  connectedCallback() {
    super.connectedCallback();
    this.load();
    get('/v1/ui/system').then(system => { this.system = system; }, () => {});
    this.stop = onMove(() => this.isConnected && this.load());
    this.timer = setInterval(() => document.visibilityState === 'visible' && this.load(), REFRESH);
  }

  disconnectedCallback() { this.stop(); clearInterval(this.timer); super.disconnectedCallback(); }

  get days() {
    return SPANS.find(days => days === Number(place().query.get('days'))) ?? 14;
  }

  get kind() {
    const asked = place().query.get('kind');
    return KINDS.includes(asked) ? asked : 'requests';
  }

  async load() {
    const asked = `/v1/ui/overview?days=${this.days}&kind=${this.kind}`;
    if (place().page !== 'overview') return;
    this.asked = asked;
    try {
      const figures = await get(asked);
      if (asked === this.asked) { this.figures = figures; this.failure = null; }
    } catch (failure) { this.failure = failure.message; }
  }

  /** The list of what a figure counts. */
  rows(changes) {
    const params = new URLSearchParams({ from: daysBack(this.days - 1), ...changes });
    return `/${this.kind}?${params}`;
  }

  statuses(name) {
    if (name !== 'waiting') return name;
    return this.kind === 'completions' ? 'running' : this.kind === 'executions' ? 'enqueued,running,paused' : 'enqueued,running';
  }

  tile(name, value, words, href, bad) {
    const inner = html`<span class="muted">${name}</span><b>${value}</b><small class=${bad ? 'bad' : ''}>${words}</small>`;
    return href ? html`<a class="card tile" href=${href}>${inner}</a>` : html`<div class="card tile">${inner}</div>`;
  }

  tiles(f) {
    const done = f.completed + f.failed;
    const words = texts.overview;
    return html`<div class="tiles">${this.tile(words.runs, count(f.runs), '', this.rows({}))}
      ${this.tile(words.success, done ? percent(f.completed / done) : '–', f.failed ? words.failed(count(f.failed)) : '', f.failed ? this.rows({ status: 'failed' }) : null, f.failed)}
      ${this.tile(words.median, duration(f.median_ms) || '–', '', f.median_ms === undefined ? null : this.rows({ sort: '-took' }))}
      ${this.tile(words.queue, count(f.waiting), '', f.waiting ? this.rows({ status: this.statuses('waiting') }) : null)}${this.tile(words.credits, count(f.credits), '', f.credits ? this.rows({ sort: '-credits' }) : null)}</div>`;
  }

  chart(f) {
    const top = nice(Math.max(1, ...f.days.map(day => day.runs)));
    const each = Math.ceil(f.days.length / 10);
    return html`<div class="chart"><div class="scale" aria-hidden="true"><span>${count(top)}</span><span>${count(top / 2)}</span><span>0</span></div><div class="days">${f.days.map((day, i) => {
      const words = texts.overview.dayWords(dayNames(day.day, day.day), day.runs, day.failed);
      const waiting = day.runs - day.completed - day.failed;
      return html`<a class="day" href=${this.rows({ from: day.day, to: day.day })} title=${words} aria-label=${words}>${[['waiting', waiting], ['failed', day.failed], ['completed', day.completed]].filter(([, number]) => number > 0).map(([name, number]) => html`<span class="bar ${name}" data-share=${number / top}></span>`)}
        ${(f.days.length - 1 - i) % each ? '' : html`<span class="tick">${Number(day.day.slice(8))}${Number(day.day.slice(8)) <= each || i === 0 || i === f.days.length - 1 ? ' ' + new Date(day.day).toLocaleDateString(undefined, { month: 'short', timeZone: 'UTC' }) : ''}</span>`}</a>`;
    })}</div></div>`;
  }

  /** Heights are set by hand, since styles in markup are not allowed. */
  updated() {
    this.renderRoot.querySelectorAll('.bar').forEach(bar => { bar.style.height = `max(2px, ${bar.dataset.share * 100}%)`; });
  }

  subjects(f) {
    const words = texts.overview;
    return html`<table><thead><tr><th scope="col">${texts.requests.what}</th><th scope="col" class="number">${words.runs}</th><th scope="col" class="number">${texts.status.failed}</th><th scope="col" class="number">${words.median}</th></tr></thead>
      <tbody>${f.subjects.map(row => html`<tr><td><a href=${this.rows({ subject: row.what })}>${row.what}</a></td><td class="number">${count(row.runs)}</td><td class="number">${row.failed ? html`<a class="bad" href=${this.rows({ subject: row.what, status: 'failed' })}>${count(row.failed)}</a>` : ''}</td><td class="number">${duration(row.median_ms)}</td></tr>`)}</tbody></table>`;
  }

  list(runs, none) {
    return runs.length ? html`<ul>${runs.slice(0, 5).map(run => html`<li><a href="/${run.kind}/${run.id}">${run.what ?? run.id.slice(0, 8)}</a><span class="muted small" title=${run.created_at ? moment(run.created_at) : nothing}>${run.duration_ms === undefined ? ago(run.created_at) : duration(run.duration_ms)}</span></li>`)}</ul>` : html`<p class="muted">${none}</p>`;
  }

  strip() {
    const bad = (this.system ?? []).filter(part => part.verdict !== 'ok');
    if (!this.system) return '';
    return html`<a class="card strip" href="/system"><b>${texts.overview.system}</b>${bad.length ? bad.slice(0, 4).map(part => html`<span class="row"><oc-status of=${part.verdict}></oc-status>${part.part}</span>`) : html`<oc-status of="ok"></oc-status><span class="muted">${texts.system.good}</span>`}</a>`;
  }

  render() {
    if (this.failure && !this.figures) return html`<div class="page stack"><p class="error" role="alert">${this.failure}</p><div><button @click=${() => this.load()}>${texts.tryAgain}</button></div></div>`;
    const f = this.figures;
    if (!f) return html`<p class="page muted" role="status">${texts.loading} …</p>`;
    const words = texts.overview;
    const waiting = f.waiting;
    return html`<div class="page stack"><div class="spread"><h1>${words.title}</h1><div class="row">
        <div class="kinds" role="group" aria-label=${words.kind}>${f.kinds.map(each => html`<button aria-pressed=${each.kind === this.kind ? 'true' : 'false'} @click=${() => query({ kind: each.kind }, { push: true })}>${words.kinds[each.kind]} <span>${count(each.runs)}</span></button>`)}</div>
        <select aria-label=${texts.filters.when} @change=${event => query({ days: event.target.value }, { push: true })}>${SPANS.map(days => html`<option value=${days} ?selected=${days === this.days}>${words.days(days)}</option>`)}</select></div></div>
      ${this.tiles(f)}
      <div class="card"><div class="spread"><h2>${words.perDay}</h2><span class="row"><a class="key completed" href=${this.rows({ status: 'completed' })}>${texts.status.completed}</a><a class="key failed" href=${this.rows({ status: 'failed' })}>${texts.status.failed}</a>${waiting ? html`<a class="key waiting" href=${this.rows({ status: this.statuses('waiting') })}>${texts.status.enqueued}</a>` : ''}</span></div>
        ${f.runs ? this.chart(f) : html`<div class="none"><h3>${words.none}</h3><p class="muted">${words.noneHow}</p><a class="button" href="/">${words.start}</a></div>`}${f.cut ? html`<p class="muted small">${words.cut}</p>` : ''}</div>
      ${f.runs ? html`<div class="lists"><div class="card"><h2>${words.by[this.kind]}</h2>${this.subjects(f)}</div><div class="stack"><div class="card"><h2>${words.slowest}</h2>${this.list(f.slowest, words.noSlow)}</div><div class="card"><h2>${words.failing}</h2>${this.list(f.failing, words.noFailed)}</div></div></div>` : ''}
      ${this.strip()}</div>`;
  }
}

/** The next number that is easy to read and to halve. */
function nice(most) {
  const unit = 10 ** Math.floor(Math.log10(most));
  return Math.max(2, [1, 2, 3, 4, 6, 8, 10].map(step => step * unit).find(step => step >= most));
}
customElements.define('oc-overview', OcOverview);
