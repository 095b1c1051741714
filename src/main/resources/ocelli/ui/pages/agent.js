import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';
import { get, post, upload } from '../api.js';
import { go } from '../router.js';
import { ago, moment, duration, bytes } from '../format.js';
import '../oc-status.js';
import '../oc-dropzone.js';
import './new-agent.js';

/** One version of an agent: what it does, runs over files from here, its other versions and its last executions. */
class OcAgent extends LitElement {
  static properties = { number: {}, agent: { state: true }, files: { state: true }, words: { state: true }, busy: { state: true }, failure: { state: true }, renewing: { state: true } };
  static styles = [shared, css`
    .desk { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 16px; } @media (max-width: 900px) { .desk { grid-template-columns: minmax(0, 1fr); } }
    pre { background: var(--sunken); padding: 10px 12px; border-radius: var(--radius); white-space: pre-wrap; overflow: auto; overflow-wrap: anywhere; font: 13px/1.5 var(--mono); margin: 0; max-height: 320px; }
    ul { list-style: none; margin: 0; padding: 0; } li { padding: 6px 0; border-bottom: 1px solid var(--line); } li:last-child { border: 0; } li a { font-weight: 600; } li.here { background: var(--accent-soft); margin: 0 -8px; padding: 6px 8px; border-radius: var(--radius); }
    .files li { display: flex; gap: 8px; align-items: center; justify-content: space-between; overflow-wrap: anywhere; } textarea { width: 100%; min-height: 60px; }
  `];

  constructor() {
    super();
    this.files = [];
    this.words = '';
  }

  connectedCallback() { super.connectedCallback(); this.load(); }
  disconnectedCallback() { clearTimeout(this.timer); super.disconnectedCallback(); }

  async load() {
    try {
      this.agent = await get('/v1/ui/agents/' + this.number);
      const open = this.agent.executions.some(run => !['completed', 'failed'].includes(run.status));
      if (open && this.isConnected) this.timer = setTimeout(() => this.load(), 2500);
    } catch (failure) { this.failure = failure.message; }
  }

  async run() {
    this.busy = true;
    this.failure = null;
    try {
      const inputs = {};
      for (const [i, file] of this.files.entries()) inputs['file_' + (i + 1)] = { type: 'input_file', file_id: (await upload(file)).id };
      const body = { name: `${this.agent.name}:${this.agent.version}`, inputs };
      if (this.words.trim()) body.config = { prompt: this.words.trim() };
      const run = await post('/v1/agent/execute', body);
      go('/executions/' + run.id);
    } catch (failure) { this.failure = failure.message; this.busy = false; }
  }

  runner() {
    const t = texts.agents;
    return html`<div class="card stack"><h2>${t.run}</h2><oc-dropzone many words=${t.drop} ?busy=${this.busy} @files=${event => { this.files = [...this.files, ...event.detail]; }}></oc-dropzone>
      ${this.files.length ? html`<ul class="files">${this.files.map(file => html`<li><span>${file.name} <span class="muted small">${bytes(file.size)}</span></span><button class="plain" aria-label="${texts.remove} ${file.name}" @click=${() => { this.files = this.files.filter(each => each !== file); }}>${icon('close')}</button></li>`)}</ul>` : ''}
      <label><span>${t.prompted}</span><textarea .value=${this.words} @input=${event => { this.words = event.target.value; }}></textarea></label>
      ${this.busy ? html`<p class="muted" role="status">${t.uploading}</p>` : ''}<div><button class="primary" ?disabled=${this.busy} @click=${this.run}>${icon('send')}${this.files.length ? t.start(this.files.length) : t.startBare}</button></div></div>`;
  }

  runs() {
    const t = texts.agents;
    const { executions } = this.agent;
    return html`<div class="card"><h2>${t.runs}</h2>${executions.length ? html`<ul>${executions.map(run => html`<li class="spread"><span class="row"><oc-status of=${run.status}></oc-status><a href="/executions/${run.id}" title=${moment(run.created_at)}>${ago(run.created_at)}</a></span><span class="muted small">${[run.name?.split(':')[1], run.completed_at ? duration(new Date(run.completed_at) - new Date(run.created_at)) : ''].filter(Boolean).join(' · ')}</span></li>`)}</ul>` : html`<p class="muted">${t.noRuns}</p>`}</div>`;
  }

  versions() {
    const { versions } = this.agent;
    return html`<div class="card"><h2>${texts.agents.versions}</h2><ul>${versions.map(version => html`<li class="spread ${version.id === this.agent.id ? 'here' : ''}"><a class="mono" href="/agents/${version.id}">${version.version}</a><span class="muted small" title=${moment(version.created_at)}>${ago(version.created_at)}</span></li>`)}</ul></div>`;
  }

  render() {
    const t = texts.agents;
    const { agent } = this;
    if (!agent) return this.failure ? html`<div class="page"><p class="error" role="alert">${this.failure}</p><a href="/agents">${t.backToAll}</a></div>` : html`<p class="page muted" role="status">${texts.loading} …</p>`;
    return html`<div class="page stack"><div><a class="back" href="/agents">${icon('left')}${texts.pages.agents}</a><div class="spread"><div class="row"><h1>${agent.name}</h1><span class="mono muted">${agent.version}</span></div><button aria-expanded=${this.renewing ? 'true' : 'false'} @click=${() => { this.renewing = !this.renewing; }}>${icon(this.renewing ? 'close' : 'edit')}${this.renewing ? texts.close : t.newVersion}</button></div></div>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
      ${this.renewing ? html`<oc-new-agent .start=${{ name: agent.name, prompt: agent.prompt, skills: agent.skills.map(skill => skill.name), json_schema: agent.json_schema }}></oc-new-agent>` : ''}
      <div class="desk"><div class="stack">${this.runner()}${this.runs()}</div><div class="stack">
        <div class="card"><h2>${t.prompt}</h2>${agent.prompt ? html`<pre tabindex="0" role="region" aria-label="${t.prompt} ${agent.name}">${agent.prompt}</pre>` : html`<p class="muted">${t.noPrompt}</p>`}</div>
        ${agent.skills.length ? html`<div class="card"><h2>${t.skills}</h2><ul>${agent.skills.map(skill => html`<li><a href="/skills/${encodeURIComponent(skill.name + '@' + skill.version)}">${skill.name}</a> <span class="mono muted small">${skill.version}</span><div class="muted small">${skill.description}</div></li>`)}</ul></div>` : ''}
        ${agent.json_schema ? html`<div class="card"><h2>${t.schema}</h2><pre tabindex="0" role="region" aria-label=${t.schema}>${JSON.stringify(agent.json_schema, null, 2)}</pre></div>` : ''}${this.versions()}</div></div></div>`;
  }
}
customElements.define('oc-agent', OcAgent);
