import { LitElement, html, css, nothing } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';
import { list, post, get } from '../api.js';
import { go, place } from '../router.js';
import { formStyles, wrong } from './form-styles.js';
import { checkSchema, checkSeconds, EXAMPLE_SCHEMA } from './form-checks.js';
import './file-picker.js';

const TOOLSETS = ['core', 'image', 'viz', 'document', 'video'];
const FIELDS = [[/input|file|url/, 'files'], [/skill/, 'skills'], [/json_schema/, 'schema'], [/seconds/, 'seconds'], [/steps/, 'steps'], [/callback/, 'callback'], [/name|prompt/, 'prompt'], [/toolset/, 'tools']];

/** An agent, or skills and instructions, put to work on any number of files; lands on the run, which is watched live. */
class OcNewExecution extends LitElement {
  static properties = { files: { state: true }, agents: { state: true }, skills: { state: true }, chosen: { state: true }, withSchema: { state: true }, problems: { state: true }, failure: { state: true }, busy: { state: true } };
  static styles = [shared, formStyles, css`
    :host { display: block; }
    .chips { display: flex; gap: 6px; flex-wrap: wrap; margin-bottom: 6px; } .chip { display: inline-flex; align-items: center; gap: 2px; border: 1px solid var(--accent); background: var(--accent-soft); border-radius: 14px; padding-left: 10px; } .chip button { border: 0; background: none; min-height: 26px; padding: 0 8px; } .chip svg.icon { width: 14px; height: 14px; }
    .tools { display: flex; gap: 4px 16px; flex-wrap: wrap; }
  `];

  constructor() {
    super();
    this.files = [];
    this.agents = [];
    this.skills = [];
    this.chosen = [];
  }

  async connectedCallback() {
    super.connectedCallback();
    const asked = place().query;
    if (asked.get('skill')) this.chosen = [asked.get('skill')];
    const [agents, skills, file] = await Promise.allSettled([list('/v1/agent?limit=100'), list('/v1/skills?grouped=true&limit=100&order_by=name'), asked.get('file') ? get('/v1/ui/files/' + asked.get('file')) : null]);
    this.agents = agents.value?.rows ?? [];
    this.skills = skills.value?.rows ?? [];
    if (file.value) this.files = [file.value];
  }

  check(data) {
    const problems = {};
    if (!data.get('agent') && !this.chosen.length && !data.get('prompt').trim() && !this.withSchema) problems.prompt = texts.form.needDeed;
    if (this.withSchema) checkSchema(data.get('schema'), problems);
    checkSeconds(data.get('seconds'), problems);
    if (data.get('steps') && !/^[1-9]\d{0,3}$/.test(data.get('steps'))) problems.steps = texts.form.badSeconds;
    return problems;
  }

  body(data) {
    const config = {};
    if (data.get('prompt').trim()) config.prompt = data.get('prompt');
    if (this.chosen.length) config.skills = this.chosen.map(skill_name => ({ skill_name }));
    if (this.withSchema) config.json_schema = JSON.parse(data.get('schema'));
    if (data.get('seconds')) config.max_seconds = Number(data.get('seconds'));
    if (data.get('steps')) config.max_steps = Number(data.get('steps'));
    const parts = this.files.map(file => ({ type: 'input_file', file_id: file.id }));
    const body = { batch: true, config };
    if (parts.length) body.inputs = { files: parts };
    if (data.get('agent')) body.name = data.get('agent');
    if (data.get('callback')) body.callback_url = data.get('callback');
    const tools = data.getAll('tools');
    if (tools.length && tools.length < TOOLSETS.length) body.toolsets = tools;
    return body;
  }

  async run(event) {
    event.preventDefault();
    const data = new FormData(event.target);
    this.failure = null;
    this.problems = this.check(data);
    if (Object.keys(this.problems).length) { this.failure = texts.form.check; this.toProblem(); return; }
    this.busy = true;
    try {
      go('/executions/' + (await post('/v1/agent/execute', this.body(data))).id);
    } catch (failure) {
      const field = FIELDS.find(([pattern]) => pattern.test(failure.param ?? ''))?.[1];
      if (field) { this.problems = { [field]: failure.message }; this.toProblem(); } else this.failure = failure.message;
      this.busy = false;
    }
  }

  async toProblem() {
    await this.updateComplete;
    this.renderRoot.querySelector('[aria-invalid="true"]')?.focus();
  }

  invalid(name) {
    return this.problems?.[name] ? 'true' : nothing;
  }

  deed() {
    const asked = place().query;
    const add = event => { if (event.target.value) this.chosen = [...this.chosen, event.target.value]; event.target.value = ''; };
    return html`<fieldset class="stack"><legend>${texts.form.prompt}</legend>
      ${this.agents.length ? html`<label><span>${texts.form.agent}</span><select name="agent"><option value="">${texts.form.noAgent}</option>${this.agents.map(agent => html`<option value=${agent.name} ?selected=${asked.get('agent') === agent.name}>${agent.name}</option>`)}</select></label>` : ''}
      <div>${this.chosen.length ? html`<div class="chips">${this.chosen.map(name => html`<span class="chip">${name}<button type="button" aria-label=${texts.form.away(name)} @click=${() => { this.chosen = this.chosen.filter(each => each !== name); }}>${icon('close')}</button></span>`)}</div>` : ''}
        <label><span>${texts.form.skills}</span><select aria-invalid=${this.invalid('skills')} aria-describedby="wrong-skills" @change=${add}><option value="">${texts.form.addSkill} …</option>${this.skills.filter(skill => !this.chosen.includes(skill.name)).map(skill => html`<option value=${skill.name}>${skill.name}</option>`)}</select></label>${wrong(this.problems, 'skills')}</div>
      <label><span>${texts.form.prompt}</span><textarea name="prompt" rows="4" placeholder=${texts.form.promptHint} aria-invalid=${this.invalid('prompt')} aria-describedby="wrong-prompt"></textarea></label>${wrong(this.problems, 'prompt')}
      <label class="tick"><input type="checkbox" .checked=${Boolean(this.withSchema)} @change=${event => { this.withSchema = event.target.checked; }}><span>${texts.form.schema}</span></label>
      ${this.withSchema ? html`<label><span>${texts.form.jsonSchema}</span><textarea class="code" name="schema" spellcheck="false" aria-invalid=${this.invalid('schema')} aria-describedby="wrong-schema" .value=${EXAMPLE_SCHEMA}></textarea></label>${wrong(this.problems, 'schema')}` : ''}</fieldset>`;
  }

  options() {
    return html`<fieldset class="stack"><legend>${texts.form.options}</legend>
      <div><span class="small muted">${texts.form.tools}</span><div class="tools">${TOOLSETS.map(name => html`<label class="tick"><input type="checkbox" name="tools" value=${name} checked><span>${name}</span></label>`)}</div>${wrong(this.problems, 'tools')}</div>
      <div class="pair"><label><span>${texts.form.seconds}</span><input name="seconds" inputmode="decimal" placeholder=${texts.form.none} aria-invalid=${this.invalid('seconds')} aria-describedby="wrong-seconds"></label>
      <label><span>${texts.form.maxSteps}</span><input name="steps" inputmode="numeric" placeholder=${texts.form.none} aria-invalid=${this.invalid('steps')} aria-describedby="wrong-steps"></label></div>${wrong(this.problems, 'seconds')}${wrong(this.problems, 'steps')}
      <label><span>${texts.form.callback}</span><input name="callback" type="url" placeholder="https://" aria-invalid=${this.invalid('callback')} aria-describedby="wrong-callback"></label>${wrong(this.problems, 'callback')}</fieldset>`;
  }

  render() {
    return html`<div class="page stack"><h1>${texts.executions.new}</h1>
      <form @submit=${this.run} novalidate>
        <div><fieldset><legend>${texts.form.files}</legend><p class="hint">${texts.form.filesAll}</p><oc-file-picker .files=${this.files} tabindex="-1" aria-invalid=${this.invalid('files')} @files=${event => { this.files = event.detail; }}></oc-file-picker>${wrong(this.problems, 'files')}</fieldset>${this.deed()}</div>
        <div>${this.options()}
          <div class="go row"><button class="primary" ?disabled=${this.busy}>${this.busy ? texts.form.starting : texts.form.run}</button>${this.busy ? html`<progress aria-label=${texts.form.starting}></progress>` : html`<a class="button plain" href="/executions">${texts.cancel}</a>`}</div>
          ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}</div>
      </form></div>`;
  }
}
customElements.define('oc-new-execution', OcNewExecution);
