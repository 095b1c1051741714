import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';
import { get, upload } from '../api.js';
import { plain } from '../fields.js';
import { slug } from './skill-draft.js';
import './code-editor.js';
import './skill-report.js';
import './optimise.js';
import '../oc-dropzone.js';

/** The examples that a skill carries: how the version does on them, and the draft's own, to add, edit and take away. */
class OcSkillTests extends LitElement {
  static properties = { draft: { attribute: false }, findings: { attribute: false }, editing: { state: true }, requests: { state: true }, failure: { state: true }, busy: { state: true } };
  static styles = [shared, css`
    :host { display: flex; flex-direction: column; gap: 16px; }
    .example { border: 1px solid var(--line); border-radius: var(--radius); margin-bottom: 8px; } .example > div.line { padding: 6px 12px; }
    .code { height: 300px; border-top: 1px solid var(--line); position: relative; } .code oc-code { position: absolute; inset: 0; }
    .ways { display: grid; grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); gap: 16px; }
    .ways select { width: 100%; } h3 { margin-bottom: 8px; }
  `];

  connectedCallback() {
    super.connectedCallback();
    get('/v1/ui/requests?status=completed&limit=50').then(rows => { this.requests = rows.filter(row => row.files.length === 1 && row.skills.length); }, () => { this.requests = []; });
  }

  write(path, value) {
    this.dispatchEvent(new CustomEvent('write', { detail: { path, value } }));
  }

  name(words) {
    const taken = new Set(this.draft.examples().map(one => one.name));
    let name = slug(words);
    for (let i = 2; taken.has(name); i++) name = slug(words) + '-' + i;
    return name;
  }

  put(name, file, expected) {
    const ending = /\.([a-z0-9]{1,8})$/i.exec(file.filename)?.[1].toLowerCase() ?? 'bin';
    this.write(`examples/${name}/input.${ending}`, { file_id: file.id, filename: file.filename });
    this.write(`examples/${name}/expected.json`, JSON.stringify(expected, null, 2) + '\n');
    this.editing = name;
  }

  async busily(work) {
    this.busy = true;
    this.failure = null;
    try { await work(); } catch (failure) { this.failure = failure.message; } finally { this.busy = false; }
  }

  fromFile(event) {
    const [file] = event.detail;
    return this.busily(async () => this.put(this.name(file.name), { id: (await upload(file)).id, filename: file.name }, {}));
  }

  /** The result with what was corrected since, as far as the skill knows its fields. */
  fromRequest(event) {
    const id = event.target.value;
    event.target.value = '';
    if (!id) return null;
    return this.busily(async () => {
      const request = await get('/v1/ui/requests/' + id);
      const { items } = await get(`/v1/feedback/${id}?limit=1`).catch(() => ({ items: [] }));
      const right = items?.find(item => item.response)?.response ?? plain(request.response);
      const { schemaUsed, documentType, classificationRationale, ...values } = right;
      this.put(this.name(request.files[0].filename), request.files[0], values);
    });
  }

  take(one) {
    for (const path of this.draft.paths.filter(path => path.startsWith(`examples/${one.name}/`))) this.write(path, null);
    this.editing = null;
  }

  example(one) {
    const open = this.editing === one.name;
    const changed = [one.input, one.expected].some(path => path && this.draft.isChanged(path));
    const found = (this.findings ?? []).filter(finding => finding.file === one.expected);
    return html`<div class="example"><div class="line spread"><span class="row"><b>${one.name}</b><span class="muted small mono">${one.input?.split('/').pop() ?? texts.skills.noInput}</span>${changed ? html`<span class="small muted">${texts.skills.changed}</span>` : ''}${found.length ? html`<span class="small" title=${found[0].message}>▲ ${found.length}</span>` : ''}</span>
        <span class="row"><button class="plain" aria-expanded=${open ? 'true' : 'false'} @click=${() => { this.editing = open ? null : one.name; }}>${icon('edit')}${texts.skills.expected}</button><button class="plain danger" aria-label="${texts.remove} ${one.name}" title=${texts.remove} @click=${() => this.take(one)}>${icon('trash')}</button></span></div>
      ${open && one.expected ? html`<div class="code"><oc-code .path=${one.expected} .text=${this.draft.text(one.expected) ?? ''} .findings=${found} @change=${event => this.write(one.expected, event.detail)}></oc-code></div>` : ''}</div>`;
  }

  render() {
    const examples = this.draft.examples();
    return html`<oc-skill-report skill=${this.draft.base.id}></oc-skill-report>
      ${examples.length && !this.draft.base.graph && this.draft.has('schema.json') ? html`<oc-optimise .skill=${this.draft.base}></oc-optimise>` : ''}
      <section><h2>${texts.skills.examples}</h2><p class="muted">${texts.skills.examplesHow}</p>${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
        ${examples.map(one => this.example(one))}
        <div class="ways"><div><h3>${texts.skills.exampleFromFile}</h3><oc-dropzone words=${texts.skills.exampleDrop} ?busy=${this.busy} @files=${this.fromFile}></oc-dropzone></div>
          <div><h3>${texts.skills.exampleFromRequest}</h3><select aria-label=${texts.skills.exampleFromRequest} ?disabled=${!this.requests?.length || this.busy} @change=${this.fromRequest}><option value="">${this.requests?.length === 0 ? texts.skills.noRequests : texts.skills.chooseRequest}</option>${(this.requests ?? []).map(row => html`<option value=${row.id}>${row.files[0].filename} · ${row.skills.join(', ').slice(0, 40)} · ${row.id.slice(0, 8)}</option>`)}</select><p class="small muted">${texts.skills.exampleCorrections} <a href="/feedback">${texts.pages.feedback}</a></p></div></div></section>`;
  }
}
customElements.define('oc-skill-tests', OcSkillTests);
