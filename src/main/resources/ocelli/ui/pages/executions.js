import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { get, post, stream } from '../api.js';
import { go } from '../router.js';
import { ago, moment, duration } from '../format.js';
import { emptyWords } from '../oc-table.js';
import '../oc-status.js';
import '../oc-timeline.js';
import '../oc-result.js';
import '../oc-artifact.js';
import '../oc-graph.js';

const DONE = new Set(['completed', 'failed']);

export function show(at) {
  return at.rest.length ? html`<oc-execution .number=${at.rest[0]}></oc-execution>` : html`<oc-executions></oc-executions>`;
}

class OcExecutions extends LitElement {
  static styles = [shared];

  render() {
    const columns = [
      { key: 'name', short: true, title: texts.executions.name, cell: row => row.name },
      { key: 'status', short: true, title: texts.requests.status, cell: row => html`<oc-status of=${row.status}></oc-status>` },
      { key: 'message', title: '', cell: row => html`<span class="muted small">${row.usage.message ?? ''}</span>` },
      { key: 'steps', title: texts.executions.steps, cell: row => row.usage.steps ?? '', number: true },
      { key: 'created_at', short: true, title: texts.requests.time, cell: row => html`<span title=${moment(row.created_at)}>${ago(row.created_at)}</span>` },
      { key: 'took', title: texts.requests.took, cell: row => row.completed_at ? duration(new Date(row.completed_at) - new Date(row.created_at)) : '', number: true },
      { key: 'credits', title: texts.requests.credits, cell: row => row.usage.credits_used ?? '', number: true },
    ];
    const command = `vlmrun execute -p "Split this package and extract each document" -i package.pdf --skill-id package-triage --wait`;
    return html`<div class="page stack"><h1>${texts.pages.executions}</h1><oc-table name=${texts.pages.executions} path="/v1/agent/executions" live .columns=${columns} .href=${row => '/executions/' + row.id} .empty=${emptyWords(texts.executions.none, texts.executions.how, command)}></oc-table></div>`;
  }
}
customElements.define('oc-executions', OcExecutions);

/** One execution, watched while it runs: steps, path, artifacts, result; and what can be done with it. */
class OcExecution extends LitElement {
  static properties = { number: {}, run: { state: true }, steps: { state: true }, artifacts: { state: true }, doing: { state: true }, failure: { state: true } };
  static styles = [shared, css`
    :host { display: block; padding: 16px; }
    .desk { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 16px; margin-top: 12px; }
    @media (max-width: 900px) { .desk { grid-template-columns: minmax(0, 1fr); } }
    .card { min-width: 0; } .result { height: 520px; padding: 0; overflow: hidden; }
    oc-artifact { margin-bottom: 12px; }
  `];

  constructor() {
    super();
    this.steps = [];
    this.artifacts = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.stopping = new AbortController();
    this.watch();
  }

  disconnectedCallback() { this.stopping.abort(); super.disconnectedCallback(); }

  async load() {
    const at = '/v1/agent/executions/' + this.number;
    [this.run, this.steps] = await Promise.all([get(at), get(at + '/steps')]);
    const made = await get('/v1/artifacts/list?execution_id=' + this.number).catch(() => ({ items: [] }));
    const known = new Map(this.steps.flatMap(step => step.artifacts).map(artifact => [artifact.id, artifact]));
    this.artifacts = made.items.map(item => ({ ...item, media_type: known.get(item.object_id)?.media_type }));
  }

  /** Looks once, then follows the events; a connection that breaks is taken up again until the run is done. */
  async watch() {
    for (let tries = 0; tries < 20 && !this.stopping.signal.aborted; tries++) {
      try {
        await this.load();
        if (DONE.has(this.run.status)) { this.doing = ''; return; }
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
    this.doing = event.words ?? event.message ?? event.tool ?? this.doing;
    if (event.name || event.summary) get(`/v1/agent/executions/${this.number}/steps`).then(steps => { this.steps = steps; }, () => {});
    if (event.status && this.run && !DONE.has(event.status)) this.run = { ...this.run, status: event.status }; // the end is looked up, with its result
  }

  async act(what) {
    try {
      const run = await post(`/v1/agent/executions/${this.number}/${what}`, {});
      if (what === 'replay') go('/executions/' + run.id); else { this.run = run; if (what === 'resume') this.watch(); }
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  actions() {
    const done = DONE.has(this.run.status);
    const button = (what, words) => html`<button @click=${() => this.act(what)}>${words}</button>`;
    if (done) return button('replay', texts.executions.replay);
    return html`${this.run.status === 'paused' ? button('resume', texts.executions.resume) : button('pause', texts.executions.pause)}${button('cancel', texts.executions.cancel)}`;
  }

  graph() {
    const found = this.steps.map(step => step.output?.graph ?? step.input?.graph).find(Boolean);
    return found ? html`<div class="card"><h2>${texts.executions.graph}</h2><oc-graph .graph=${found}></oc-graph></div>` : '';
  }

  render() {
    if (this.failure) return html`<p class="error" role="alert">${this.failure}</p>`;
    if (!this.run) return html`<p class="muted" role="status">${texts.loading} …</p>`;
    const run = this.run;
    return html`<div class="spread"><div><h1>${run.name}</h1><span class="muted small">${[moment(run.created_at), run.completed_at ? duration(new Date(run.completed_at) - new Date(run.created_at)) : '', run.usage.message].filter(Boolean).join(' · ')}</span></div>
        <div class="row"><oc-status of=${run.status}></oc-status>${this.actions()}</div></div>
      ${run.error ? html`<p class="error" role="alert">${run.error.message}</p>` : ''}
      <p class="muted" role="status">${DONE.has(run.status) ? '' : this.doing ?? ''}</p>
      <div class="desk"><div class="stack"><div class="card"><h2>${texts.executions.timeline}</h2><oc-timeline .steps=${this.steps}></oc-timeline></div>${this.graph()}
          ${this.artifacts.length ? html`<div class="card"><h2>${texts.executions.artifacts}</h2>${this.artifacts.map(artifact => html`<oc-artifact owner="execution" of=${this.number} .artifact=${artifact}></oc-artifact>`)}</div>` : ''}</div>
        <div class="card result"><oc-result fixed .response=${run.response}></oc-result></div></div>`;
  }
}
customElements.define('oc-execution', OcExecution);
