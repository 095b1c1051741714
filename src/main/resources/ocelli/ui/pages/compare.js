import { LitElement, html, css, nothing } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { get, list } from '../api.js';
import { go } from '../router.js';
import { icon } from '../icons.js';
import { moment, duration, label } from '../format.js';
import { leaves, boxes } from '../fields.js';
import { differences } from '../differences.js';
import { what, fileNames, when, DONE } from '../runs.js';
import '../oc-viewer.js';
import '../oc-status.js';

const LOOKS = { changed: ['warn', '≠'], added: ['good', '+'], gone: ['bad', '−'], same: ['none', '='] };

/** Two requests, or two executions, side by side: what changed, came and went, each with its place. */
class OcCompare extends LitElement {
  static properties = { kind: {}, first: {}, second: {}, a: { state: true }, b: { state: true }, others: { state: true }, failure: { state: true }, states: { state: true }, lit: { state: true }, shown: { state: true } };
  static styles = [shared, css`
    :host { display: block; }
    .page { max-width: 1500px; }
    .sides { display: grid; grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr); gap: 12px; align-items: stretch; }
    .side { padding: 10px 14px; } .side b { overflow-wrap: anywhere; } .side .letter { color: var(--muted); font-size: 12px; }
    .side a { text-decoration: none; font-weight: 600; color: inherit; } .side a:hover { text-decoration: underline; }
    .swap { align-self: center; }
    .desk { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; }
    .desk.seen { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); }
    .source { border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; height: min(76vh, 900px); position: sticky; top: 12px; display: flex; flex-direction: column; }
    .source oc-viewer { flex: 1; min-height: 0; height: auto; }
    .which { display: flex; gap: 4px; align-items: center; padding: 4px 10px; border-bottom: 1px solid var(--line); background: var(--raised); }
    .which button[aria-pressed="true"], .counts button[aria-pressed="true"] { background: var(--accent-soft); border-color: var(--accent); font-weight: 600; }
    .counts { display: flex; gap: 6px; flex-wrap: wrap; }
    .counts button { border-radius: 16px; min-height: 30px; }
    table { width: 100%; border-collapse: collapse; table-layout: fixed; border: 1px solid var(--line); }
    th { text-align: left; background: var(--raised); color: var(--muted); font-size: 12px; position: sticky; top: 0; z-index: 1; }
    th, td { padding: 7px 12px; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
    th.how, td.how { width: 104px; } th.name { width: 26%; }
    td.value { font-family: var(--mono); font-size: 13px; } .text { white-space: pre-wrap; } .facts { font-family: var(--sans); margin-top: 2px; }
    td.on { background: var(--accent-soft); }
    tr.changed td.b .text, tr.added td.b .text { font-weight: 600; }
    tr.gone td.a .text { text-decoration: line-through; text-decoration-color: var(--bad); }
    tr.same td.value { color: var(--muted); }
    .state { display: inline-flex; gap: 5px; padding: 0 8px; border-radius: 10px; font-size: 12px; line-height: 20px; white-space: nowrap; }
    .good { color: var(--good); background: var(--good-soft); } .warn { color: var(--warn); background: var(--warn-soft); } .bad { color: var(--bad); background: var(--bad-soft); } .none { color: var(--none); background: var(--none-soft); }
    ul.others { list-style: none; margin: 0; padding: 0; } .others li { border-top: 1px solid var(--line); }
    .others a { display: flex; gap: 12px; align-items: center; padding: 8px 4px; color: inherit; text-decoration: none; flex-wrap: wrap; } .others a:hover { background: var(--raised); }
    @media (max-width: 900px) { .desk.seen { grid-template-columns: minmax(0, 1fr); } .source { position: static; height: 60vh; order: 2; } }
    @media (max-width: 560px) {
      .sides { grid-template-columns: minmax(0, 1fr); } .swap { justify-self: center; }
      thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } table, tbody { display: block; }
      tr { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); border-bottom: 1px solid var(--line); padding: 8px 0; } td { border: 0; padding: 2px 12px; width: auto !important; order: 1; } td.value { order: 3; } td.how { order: 2; text-align: right; }
      td.value::before { content: attr(data-side); display: block; font: 11px var(--sans); color: var(--muted); }
    }
  `];

  constructor() {
    super();
    this.lit = '';
    this.shown = 'b';
  }

  willUpdate(changed) {
    if (changed.has('first') || changed.has('second')) this.load();
  }

  async load() {
    this.failure = null;
    this.a = this.b = this.others = null;
    const at = `/v1/ui/${this.kind}/`;
    try {
      const [a, b] = await Promise.all([this.first && get(at + this.first), this.second && get(at + this.second)]);
      [this.a, this.b] = [a, b];
      if (a && b) this.put();
      else await this.look();
    } catch (failure) { this.failure = failure.message; }
  }

  put() {
    this.rows = differences(this.a.response ?? {}, this.b.response ?? {});
    this.states = new Set(this.rows.some(row => row.state !== 'same') ? ['changed', 'added', 'gone'] : ['same']);
    this.boxes = Object.fromEntries(['a', 'b'].map(side => [side, boxes(leaves(this[side].response ?? {}))]));
  }

  /** Runs of the same file come first; without a first one there is only the list. */
  async look() {
    const file = this.a?.files[0]?.id;
    const { rows } = await list(`/v1/ui/${this.kind}?limit=26${file ? '&file=' + file : ''}`);
    this.others = rows.filter(row => row.id !== this.first && DONE.has(row.status));
  }

  name(run) {
    return this.kind === 'requests' ? what(run) : run.name;
  }

  side(run, letter) {
    return html`<div class="card side"><span class="letter">${letter}</span><div><a href="/${this.kind}/${run.id}">${this.name(run)}</a></div>
      <div class="small muted">${[fileNames(run), moment(run.created_at), duration(run.duration_ms), run.credits ? `${run.credits} ${texts.requests.credits.toLowerCase()}` : ''].filter(Boolean).join(' · ')}</div>
      ${run.status === 'completed' ? '' : html`<oc-status of=${run.status}></oc-status>`}</div>`;
  }

  counts() {
    return html`<div class="counts" role="group" aria-label=${texts.filter}>${['changed', 'added', 'gone', 'same'].map(state => {
      const number = this.rows.filter(row => row.state === state).length;
      const flip = () => { const next = new Set(this.states); if (!next.delete(state)) next.add(state); this.states = next; };
      return html`<button aria-pressed=${this.states.has(state) && number ? 'true' : 'false'} ?disabled=${!number} @click=${flip}>${this.states.has(state) && number ? icon('check') : ''}${number} ${texts.compare.counts[state]}</button>`;
    })}</div>`;
  }

  cell(row, side) {
    const one = row[side];
    const words = !one ? texts.compare.notThere : one.value === null ? texts.result.notFound : String(one.value);
    const page = one?.meta?.bboxes?.[0]?.page;
    const light = () => { if (one) { this.shown = side; this.lit = one.path; } };
    return html`<td class="value ${side} ${one && this.shown === side && this.lit === one.path ? 'on' : ''}" data-side=${side === 'a' ? texts.compare.a : texts.compare.b} @mouseenter=${light} @click=${light}>${!one || one.value === null ? html`<span class="muted">${words}</span>` : html`<span class="text">${words}</span>`}${one?.meta?.status && row.state !== 'same' ? html`<div class="facts"><oc-status of=${one.meta.status}></oc-status>${page === undefined ? '' : html` <span class="small muted">${texts.result.page(page + 1)}</span>`}</div>` : ''}</td>`;
  }

  table() {
    const rows = this.rows.filter(row => this.states.has(row.state));
    return html`<table><thead><tr><th class="name" scope="col">${texts.compare.field}</th><th scope="col">${texts.compare.a}</th><th scope="col">${texts.compare.b}</th><th class="how" scope="col"><span class="hidden">${texts.compare.title}</span></th></tr></thead>
      <tbody>${rows.map(row => { const [look, sign] = LOOKS[row.state]; return html`<tr class=${row.state}><td>${label(row.name)}</td>${this.cell(row, 'a')}${this.cell(row, 'b')}<td class="how"><span class="state ${look}"><b aria-hidden="true">${sign}</b>${texts.compare[row.state]}</span></td></tr>`; })}</tbody></table>`;
  }

  source() {
    const run = this[this.shown];
    const which = side => html`<button class="plain" aria-pressed=${this.shown === side ? 'true' : 'false'} @click=${() => { this.shown = side; }}>${texts.compare[side]}</button>`;
    return html`<div class="source"><div class="which"><span class="small muted">${texts.compare.source}</span>${which('a')}${which('b')}</div>
      <oc-viewer .files=${run.files} .boxes=${this.boxes[this.shown]} .lit=${this.lit} @light=${event => { this.lit = event.detail; }}></oc-viewer></div>`;
  }

  chooser() {
    return html`${this.a ? this.side(this.a, texts.compare.a) : ''}<div class="card"><h2>${this.a ? texts.compare.choose : texts.compare.pick}</h2>
      ${this.others?.length ? html`<ul class="others">${this.others.map(row => html`<li><a href=${this.first ? `/${this.kind}/compare?a=${this.first}&b=${row.id}` : `/${this.kind}/compare?a=${row.id}`}><b>${this.name(row)}</b><span class="muted">${fileNames(row)}</span><oc-status of=${row.status}></oc-status><span class="muted small">${when(row)}</span></a></li>`)}</ul>`
        : html`<p class="muted">${texts.compare.noOthers}</p>`}
      <p class="muted small">${html`<a href="/${this.kind}">${texts.pages[this.kind]}</a>`}: ${texts.compare.listTitle}</p></div>`;
  }

  render() {
    if (this.failure) return html`<p class="page error" role="alert">${this.failure}</p>`;
    if (this.others) return html`<div class="page stack"><h1>${texts.compare.title}</h1>${this.chooser()}</div>`;
    if (!this.a || !this.b) return html`<p class="page muted" role="status">${texts.loading} …</p>`;
    const seen = this.boxes.a.length + this.boxes.b.length > 0 && this.a.files.length > 0;
    const empty = [this.a, this.b].find(run => !run.response);
    return html`<div class="page stack"><h1>${texts.compare.title}</h1>
      <div class="sides">${this.side(this.a, texts.compare.a)}<button class="swap" aria-label=${texts.compare.swap} title=${texts.compare.swap} @click=${() => go(`/${this.kind}/compare?a=${this.second}&b=${this.first}`, { replace: true })}>⇄</button>${this.side(this.b, texts.compare.b)}</div>
      ${empty ? html`<p class="error" role="alert">${this.name(empty)} ${texts.compare.noResult}.</p>` : html`<div class="spread">${this.counts()}</div>
      ${this.rows.every(row => row.state === 'same') ? html`<p class="muted" role="status">${texts.compare.none}</p>` : nothing}
      <div class="desk ${seen ? 'seen' : ''}">${seen ? this.source() : ''}<div>${this.table()}</div></div>`}</div>`;
  }
}
customElements.define('oc-compare', OcCompare);
