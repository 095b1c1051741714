import { LitElement, html, css, nothing } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { get, post, remove, stream } from '../api.js';
import { go, place, query } from '../router.js';
import { icon } from '../icons.js';
import { moment, duration, label, count } from '../format.js';
import { plain } from '../fields.js';
import { DONE, keep } from '../runs.js';
import '../oc-status.js';
import '../oc-result.js';
import '../oc-artifact.js';
import '../oc-json.js';
import './run-graph.js';
import './run-steps.js';

const AFTER_EVENT = 250;

/** One execution, watched while it runs: its path, its steps in time, what each took in and gave, artifacts, result. */
class OcExecution extends LitElement {
  static properties = { number: {}, run: { state: true }, steps: { state: true }, graph: { state: true }, artifacts: { state: true }, begun: { state: true }, doing: { state: true }, failure: { state: true }, trouble: { state: true }, chosen: { state: true }, state: { state: true } };
  static styles = [shared, css`
    :host { display: block; padding: 16px; max-width: 1500px; margin: 0 auto; }
    header { align-items: flex-start; } header > div:first-child { min-width: 0; flex: 1 1 260px; } h1 { overflow-wrap: anywhere; }
    .doing { min-height: 21px; margin: 8px 0; }
    .desk { margin-top: 16px; display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 16px; } .desk.bare { grid-template-columns: minmax(0, 1fr); }
    .under { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 16px; margin-top: 16px; align-items: start; }
    .card { min-width: 0; } .result { height: 560px; padding: 0; overflow: hidden; }
    .inputs { display: flex; gap: 8px; flex-wrap: wrap; align-items: center; margin-top: 8px; font-size: 13px; }
    .inputs a { border: 1px solid var(--line); border-radius: 14px; padding: 2px 10px; text-decoration: none; color: inherit; } .inputs a { display: inline-flex; align-items: center; gap: 6px; } .inputs svg.icon { width: 14px; height: 14px; } .inputs a:hover { border-color: var(--line-strong); }
    .prompt { color: var(--muted); flex-basis: 100%; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 63px; overflow: auto; }
    .facts { display: flex; gap: 4px 16px; flex-wrap: wrap; color: var(--muted); font-size: 12px; margin-bottom: 8px; }
    .step oc-json { max-height: 320px; overflow: auto; background: var(--sunken); border-radius: var(--radius); }
    .step h3 { margin-top: 12px; color: var(--muted); font-size: 12px; }
    pre { background: var(--sunken); border-radius: var(--radius); padding: 8px 12px; margin: 0; font: 13px/1.45 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; max-height: 320px; overflow: auto; }
    oc-artifact { margin-bottom: 12px; display: block; }
    @media (max-width: 1000px) { .desk, .under { grid-template-columns: minmax(0, 1fr); } }
  `];

  constructor() {
    super();
    this.steps = [];
    this.artifacts = [];
    this.begun = new Map();
    this.chosen = place().query.has('step') ? Number(place().query.get('step')) : null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.stopping = new AbortController();
    this.watch();
  }

  disconnectedCallback() { this.stopping.abort(); clearTimeout(this.soon); super.disconnectedCallback(); }

  async load() {
    const at = '/v1/agent/executions/' + this.number;
    const [run, steps, graph] = await Promise.all([get('/v1/ui/executions/' + this.number), get(at + '/steps'), get(at + '/graph').catch(() => null)]);
    Object.assign(this, { run, steps, graph });
    const made = await get('/v1/artifacts/list?execution_id=' + this.number).catch(() => ({ items: [] }));
    const known = new Map(steps.flatMap(step => step.artifacts).map(artifact => [artifact.id, artifact]));
    this.artifacts = made.items.map(item => ({ ...item, media_type: known.get(item.object_id)?.media_type }));
  }

  /** Looks once, then follows the events; a connection that breaks is taken up again until the run is done. */
  async watch() {
    for (let tries = 0; tries < 20 && !this.stopping.signal.aborted; tries++) {
      try {
        await this.load();
        if (DONE.has(this.run.status)) { this.doing = ''; this.begun = new Map(); return; }
        await stream(`/v1/agent/executions/${this.number}/events`, null, data => this.hear(JSON.parse(data)), this.stopping.signal, 'GET');
        tries = 0;
      } catch (failure) {
        if (failure.name === 'AbortError') return;
        if (failure.status === 404) { this.failure = failure.message; return; }
      }
      await new Promise(resolve => setTimeout(resolve, 300));
    }
  }

  hear(event) {
    if (event.message) this.doing = event.message;
    if (event.index !== undefined) {
      const begun = new Map(this.begun);
      if (event.input !== undefined) begun.set(event.index, { index: event.index, name: event.name, input: event.input, status: 'running', started_at: event.at });
      else begun.delete(event.index);
      this.begun = begun;
      this.doing = `${texts.executions.step(event.index + 1)}: ${label(event.name ?? '')}`;
      clearTimeout(this.soon);
      this.soon = setTimeout(() => this.load().catch(() => {}), AFTER_EVENT);
    }
    if (event.status && this.run && !DONE.has(event.status)) this.run = { ...this.run, status: event.status }; // the end is looked up, with its result
  }

  async act(what) {
    this.trouble = null;
    try {
      const run = await post(`/v1/agent/executions/${this.number}/${what}`, {});
      if (what === 'replay') { go('/executions/' + run.id); return; }
      this.stopping.abort();
      this.stopping = new AbortController();
      this.watch();
    } catch (failure) {
      this.trouble = failure.message;
    }
  }

  async drop() {
    if (!confirm(texts.executions.sure)) return;
    try { await remove('/v1/ui/executions/' + this.number); go('/executions', { replace: true }); } catch (failure) { this.trouble = failure.message; }
  }

  actions() {
    const words = texts.executions;
    const button = (what, sign) => html`<button @click=${() => this.act(what)}>${icon(sign)}${words[what]}</button>`;
    if (!DONE.has(this.run.status)) return html`${this.run.status === 'paused' ? button('resume', 'play') : button('pause', 'pause')}${button('cancel', 'stop')}`;
    const other = this.run.replay_of ? `a=${this.run.replay_of}&b=${this.number}` : `a=${this.number}`;
    return html`${button('replay', 'retry')}<a class="button" href="/executions/compare?${other}">${icon('compare')}${texts.compare.button}</a>
      ${this.run.response ? html`<button class="plain" aria-label=${texts.download} title=${texts.download} @click=${() => keep(`${this.run.name.replace(/[^\w-]+/g, '-')}.json`, JSON.stringify(plain(this.run.response), null, 2), 'application/json')}>${icon('download')}</button>` : ''}
      <button class="plain danger" aria-label=${texts.remove} title=${texts.remove} @click=${this.drop}>${icon('trash')}</button>`;
  }

  choose(index) {
    this.chosen = index;
    query({ step: index });
  }

  inputs() {
    const { files, asked, replay_of: replay } = this.run;
    return html`<div class="inputs">${files.map(file => html`<a href="/files/${file.id}">${icon('files')}${file.filename}</a>`)}
      ${asked.skills.map(name => html`<a href="/skills/${encodeURIComponent(name)}">${icon('skills')}${name}</a>`)}${replay ? html`<a href="/executions/${replay}">${texts.executions.replayOf} ${replay.slice(0, 8)}</a>` : ''}
      ${asked.prompt ? html`<span class="prompt" tabindex="0">${asked.prompt}</span>` : ''}</div>`;
  }

  value(value) {
    return typeof value === 'string' ? html`<pre tabindex="0">${value.slice(0, 20000)}</pre>` : html`<oc-json tabindex="0" .value=${value}></oc-json>`;
  }

  step(step) {
    if (!step) return html`<p class="muted">${texts.executions.noStep}</p>`;
    const facts = [html`<oc-status of=${step.status}></oc-status>`, `${texts.executions.began} ${moment(step.started_at)}`, step.duration_ms === undefined ? '' : `${texts.executions.took} ${duration(step.duration_ms)}`, step.prompt_tokens ? `${texts.executions.tokens} ${count(step.prompt_tokens)} + ${count(step.completion_tokens)}` : ''].filter(Boolean);
    return html`<h2>${texts.executions.step(step.index + 1)}: ${label(step.name)}</h2><div class="facts">${facts.map(fact => html`<span>${fact}</span>`)}</div>
      ${step.error ? html`<p class="error">${step.error}</p>` : step.summary ? html`<p>${step.summary}</p>` : ''}
      ${step.artifacts?.map(made => { const artifact = this.artifacts.find(each => each.object_id === made.id); return artifact ? html`<oc-artifact owner="execution" of=${this.number} .artifact=${artifact}></oc-artifact>` : ''; })}
      ${step.input !== undefined && step.input !== null ? html`<h3>${texts.executions.input}</h3>${this.value(step.input)}` : ''}${step.output !== undefined && step.output !== null ? html`<h3>${texts.executions.output}</h3>${this.value(step.output)}` : ''}`;
  }

  /** Whether some state leads to more than two others: such a graph needs the whole width. */
  broad() {
    const ways = new Map();
    this.graph?.edges.forEach(edge => ways.set(edge.from, (ways.get(edge.from) ?? 0) + 1));
    return Math.max(0, ...ways.values()) > 2;
  }

  desk(all) {
    const begun = new Set(this.begun.keys());
    const failed = new Set(this.steps.filter(step => step.status === 'failed').map(step => step.index));
    const state = this.graph?.states.find(each => each.steps.includes(this.shownStep));
    return html`<div class="desk ${this.graph && !this.broad() ? '' : 'bare'}">
      ${this.graph ? html`<div class="card"><h2>${texts.executions.graph}</h2><oc-run-graph .graph=${this.graph} .running=${begun} .failed=${failed} ?done=${DONE.has(this.run.status)} chosen=${state?.name ?? nothing} @state=${event => this.choose(event.detail.steps[0])}></oc-run-graph></div>` : ''}
      <div class="card"><h2>${texts.executions.timeline}</h2><oc-run-steps .steps=${all} .began=${this.run.started_at} .ended=${this.run.completed_at} chosen=${this.shownStep ?? nothing} .marked=${new Set(state?.steps ?? [])} @step=${event => this.choose(event.detail)}></oc-run-steps></div></div>`;
  }

  render() {
    if (this.failure) return html`<p class="error" role="alert">${this.failure}</p>`;
    if (!this.run) return html`<p class="muted" role="status">${texts.loading} …</p>`;
    const run = this.run;
    const done = DONE.has(run.status);
    const all = [...this.steps, ...[...this.begun.values()].filter(step => !this.steps.some(each => each.index === step.index))];
    const chosen = all.find(step => step.index === this.chosen) ?? all.find(step => step.status === 'failed') ?? all.at(-1) ?? null;
    this.shownStep = chosen?.index;
    const loose = this.artifacts.filter(artifact => !chosen?.artifacts?.some(made => made.id === artifact.object_id));
    return html`<header class="spread"><div><h1>${run.name}</h1><span class="muted small">${[moment(run.created_at), duration(run.duration_ms), run.credits ? `${run.credits} ${texts.requests.credits.toLowerCase()}` : '', done && !run.error ? run.message : ''].filter(Boolean).join(' · ')}</span>${this.inputs()}</div>
        <div class="row"><oc-status of=${run.status}></oc-status>${this.actions()}</div></header>
      ${run.error ? html`<p class="error" role="alert">${run.error.message}</p>` : ''}${this.trouble ? html`<p class="error" role="alert">${this.trouble}</p>` : ''}
      <p class="muted ${done ? 'hidden' : 'doing'}" role="status">${done ? texts.status[run.status] : run.status === 'enqueued' ? texts.executions.waits : this.doing || run.message || ''}</p>
      ${this.desk(all)}
      <div class="under"><div class="card step">${this.step(chosen)}</div>
        <div class="stack"><div class="card result"><oc-result fixed .response=${run.response}></oc-result></div>${loose.length ? html`<div class="card"><h2>${texts.executions.artifacts}</h2>${loose.map(artifact => html`<oc-artifact owner="execution" of=${this.number} .artifact=${artifact}></oc-artifact>`)}</div>` : ''}</div></div>`;
  }
}
customElements.define('oc-execution', OcExecution);
