import { LitElement, html, css, nothing } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { get, list, post } from '../api.js';
import { go, place } from '../router.js';
import { formStyles, wrong } from './form-styles.js';
import { checkSchema, checkSeconds, pageIndices, EXAMPLE_SCHEMA } from './form-checks.js';
import './file-picker.js';

/** Where a refusal of the server belongs in the form. */
const FIELDS = [[/file|url/, 'files'], [/domain/, 'domain'], [/skill/, 'skill'], [/json_schema/, 'schema'], [/page/, 'pages'], [/seconds/, 'seconds'], [/callback/, 'callback'], [/prompt/, 'prompt']];

/** Everything that a request can be asked with; lands on its result. */
class OcNewRequest extends LitElement {
  static properties = { files: { state: true }, way: { state: true }, domains: { state: true }, skills: { state: true }, versions: { state: true }, problems: { state: true }, failure: { state: true }, busy: { state: true } };
  static styles = [shared, formStyles, css`:host { display: block; }`];

  constructor() {
    super();
    this.files = [];
    this.domains = [];
    this.skills = [];
    this.way = 'best';
  }

  async connectedCallback() {
    super.connectedCallback();
    const asked = place().query;
    if (asked.get('skill')) this.way = 'skill';
    if (asked.get('domain')) this.way = 'domain';
    const [domains, skills, file] = await Promise.allSettled([get('/v1/domains'), list('/v1/skills?grouped=true&limit=100&order_by=name'), asked.get('file') ? get('/v1/ui/files/' + asked.get('file')) : null]);
    this.domains = (domains.value ?? []).toSorted((one, other) => one.domain.localeCompare(other.domain));
    this.skills = skills.value?.rows ?? [];
    if (file.value) this.files = [file.value];
  }

  async choseSkill(event) {
    const skill = this.skills.find(each => each.name === event.target.value);
    this.versions = skill ? await get(`/v1/ui/skills/${skill.id}/versions`).catch(() => []) : [];
  }

  /** Of a file; pictures are read as documents unless a domain says otherwise. */
  medium(data, file) {
    const kind = /^(audio|video)\//.exec(file.media_type ?? '')?.[1] ?? 'document';
    const taken = this.way === 'domain' ? this.domains.find(each => each.domain === data.get('domain'))?.supported_inputs : null;
    return !taken || taken.includes(kind) ? kind : taken[0];
  }

  check(data) {
    const problems = {};
    if (!this.files.length) problems.files = texts.form.needFile;
    if (this.way === 'domain' && !data.get('domain')) problems.domain = texts.form.needDomain;
    if (this.way === 'skill' && !data.get('skill')) problems.skill = texts.form.needSkill;
    if (this.way === 'schema') checkSchema(data.get('schema'), problems);
    if (pageIndices(data.get('pages')) === null) problems.pages = texts.form.badPages;
    checkSeconds(data.get('seconds'), problems);
    return problems;
  }

  /** One request for one file, or for several that are pages of one document. */
  async body(data, files) {
    const config = { grounding: data.has('grounding'), confidence: data.has('confidence') };
    if (data.has('required')) config.require_grounding = true;
    if (data.get('prompt').trim()) config.prompt = data.get('prompt');
    if (data.get('seconds')) config.max_seconds = Number(data.get('seconds'));
    if (data.get('detail') !== 'auto') config.detail = data.get('detail');
    const pages = pageIndices(data.get('pages'));
    if (pages?.length) config.page_indices = pages;
    if (this.way === 'skill') config.skills = [{ skill_name: data.get('skill'), skill_version: data.get('version') || 'latest' }];
    if (this.way === 'schema') config.json_schema = JSON.parse(data.get('schema'));
    const medium = this.medium(data, files[0]);
    const body = { batch: true, config };
    if (files.length === 1) body.file_id = files[0].id;
    else body.images = await Promise.all(files.map(async file => (await get('/v1/files/' + file.id)).public_url));
    if (this.way === 'domain') body.domain = data.get('domain');
    if (this.way === 'best' && medium === 'document') config.skills = this.skills.filter(skill => skill.has_schema !== false).map(skill => ({ skill_name: skill.name }));
    if (this.way === 'best' && medium !== 'document') body.domain = medium + '.transcription';
    if (data.get('callback')) body.callback_url = data.get('callback');
    return { path: `/v1/${medium}/generate`, body };
  }

  async run(event) {
    event.preventDefault();
    const data = new FormData(event.target);
    this.failure = null;
    this.problems = this.check(data);
    if (Object.keys(this.problems).length) { this.failure = texts.form.check; this.toProblem(); return; }
    this.busy = true;
    const parts = data.get('together') === 'yes' ? [this.files] : this.files.map(file => [file]);
    try {
      for (const files of parts) {
        const { path, body } = await this.body(data, files);
        this.last = (await post(path, body)).id;
        this.files = this.files.filter(file => !files.includes(file));
      }
      go(parts.length > 1 ? '/requests' : '/requests/' + this.last);
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

  ways() {
    const way = (name, words) => html`<label class="way"><input type="radio" name="way" value=${name} .checked=${this.way === name} @change=${() => { this.way = name; this.problems = {}; }}><span>${words}</span></label>`;
    return html`<div class="ways" role="radiogroup" aria-label=${texts.form.readAs}>${way('best', texts.form.best)}${way('domain', texts.form.domain)}${way('skill', texts.form.skill)}${way('schema', texts.form.schema)}</div>${this.chosenWay()}`;
  }

  chosenWay() {
    const asked = place().query;
    if (this.way === 'best') return html`<p class="hint">${texts.form.bestHow}</p>`;
    if (this.way === 'domain') return html`<label><span>${texts.form.domain}</span><select name="domain" aria-invalid=${this.invalid('domain')} aria-describedby="wrong-domain"><option value="">–</option>${this.domains.map(({ domain, name }) => html`<option value=${domain} ?selected=${asked.get('domain') === domain}>${domain} – ${name}</option>`)}</select></label>${wrong(this.problems, 'domain')}`;
    if (this.way === 'skill') return html`<div class="pair"><label><span>${texts.form.skill}</span><select name="skill" aria-invalid=${this.invalid('skill')} aria-describedby="wrong-skill" @change=${this.choseSkill}><option value="">–</option>${this.skills.map(skill => html`<option value=${skill.name} ?selected=${asked.get('skill') === skill.name}>${skill.name}</option>`)}</select></label>
      <label><span>${texts.form.version}</span><select name="version"><option value="">${texts.form.latest}</option>${(this.versions ?? []).map(version => html`<option value=${version.version}>${version.version}</option>`)}</select></label></div>${wrong(this.problems, 'skill')}`;
    return html`<label><span>${texts.form.jsonSchema}</span><textarea class="code" name="schema" spellcheck="false" aria-invalid=${this.invalid('schema')} aria-describedby="wrong-schema" .value=${EXAMPLE_SCHEMA} @input=${event => { const problems = {}; checkSchema(event.target.value, problems); this.problems = problems; }}></textarea></label>${wrong(this.problems, 'schema')}<p class="hint">${texts.form.schemaHow}</p>`;
  }

  options() {
    const tick = (name, on) => html`<label class="tick"><input type="checkbox" name=${name} .checked=${on}><span>${texts.form[name]}</span></label>`;
    return html`<fieldset class="stack"><legend>${texts.form.options}</legend><div>${tick('grounding', true)}${tick('confidence', true)}${tick('required', false)}</div>
      <div class="pair"><label><span>${texts.form.pages}</span><input name="pages" placeholder=${texts.form.pagesHint} aria-invalid=${this.invalid('pages')} aria-describedby="wrong-pages"></label>
      <label><span>${texts.form.detail}</span><select name="detail">${Object.entries(texts.form.details).map(([value, words]) => html`<option value=${value}>${words}</option>`)}</select></label></div>${wrong(this.problems, 'pages')}
      <label><span>${texts.form.seconds}</span><input name="seconds" inputmode="decimal" placeholder=${texts.form.none} aria-invalid=${this.invalid('seconds')} aria-describedby="wrong-seconds"></label>${wrong(this.problems, 'seconds')}
      <label><span>${texts.form.callback}</span><input name="callback" type="url" placeholder="https://" aria-invalid=${this.invalid('callback')} aria-describedby="wrong-callback"></label>${wrong(this.problems, 'callback')}</fieldset>`;
  }

  render() {
    return html`<div class="page stack"><h1>${texts.requests.new}</h1>
      <form @submit=${this.run} novalidate>
        <div><fieldset><legend>${texts.form.files}</legend><oc-file-picker .files=${this.files} tabindex="-1" aria-invalid=${this.invalid('files')} @files=${event => { this.files = event.detail; if (this.problems?.files) this.problems = { ...this.problems, files: null }; }}></oc-file-picker>${wrong(this.problems, 'files')}
            ${this.files.length > 1 ? html`<div class="ways"><label class="way"><input type="radio" name="together" value="no" checked><span>${texts.form.each(this.files.length)}</span></label><label class="way"><input type="radio" name="together" value="yes"><span>${texts.form.together}</span></label></div>` : ''}</fieldset>
          <fieldset><legend>${texts.form.readAs}</legend>${this.ways()}</fieldset>
          <fieldset><legend>${texts.form.instructions}</legend><textarea name="prompt" aria-label=${texts.form.instructions} placeholder=${texts.form.instructionsHint} aria-invalid=${this.invalid('prompt')} aria-describedby="wrong-prompt"></textarea>${wrong(this.problems, 'prompt')}</fieldset></div>
        <div>${this.options()}
          <div class="go row"><button class="primary" ?disabled=${this.busy}>${this.busy ? texts.form.starting : texts.form.run}</button>${this.busy ? html`<progress aria-label=${texts.form.starting}></progress>` : html`<a class="button plain" href="/requests">${texts.cancel}</a>`}</div>
          ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}</div>
      </form></div>`;
  }
}
customElements.define('oc-new-request', OcNewRequest);
