import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';
import { upload } from '../api.js';
import './code-editor.js';
import './schema-form.js';

const MAIN = ['SKILL.md', 'schema.json', 'vlmrun.yaml'];
const STARTS = {
  'schema.json': '{\n  "$schema": "http://json-schema.org/draft-07/schema#",\n  "type": "object",\n  "properties": {}\n}\n',
  'vlmrun.yaml': 'apiVersion: vlm.run/v1alpha\nmodel: auto\ntoolsets: [core, document]\ngraph: |\n  stateDiagram-v2\n  [*] --> Read\n  Read: Read the document\n  Read --> [*]\n',
};

/** The files of a draft as tabs; texts are written, the schema also as a form, other files are replaced or taken away. */
class OcSkillFiles extends LitElement {
  static properties = { draft: { attribute: false }, verdict: { attribute: false }, file: { state: true }, asForm: { state: true }, failure: { state: true } };
  static styles = [shared, css`
    :host { display: flex; flex-direction: column; min-height: 560px; min-width: 0; }
    .tabs { display: flex; gap: 2px; flex-wrap: wrap; align-items: center; }
    .tabs button[role="tab"] { border: 1px solid transparent; border-bottom: 2px solid transparent; border-radius: 0; background: none; max-width: 260px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; padding: 4px 10px; font-family: var(--mono); font-size: 12px; }
    .tabs button[aria-selected="true"] { border-bottom-color: var(--accent); font-weight: 600; }
    .tabs .bad { color: var(--bad); } .tabs .doubt { color: var(--warn); }
    .frame { flex: 1; border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; position: relative; min-height: 420px; display: flex; flex-direction: column; }
    oc-code { flex: 1; position: absolute; inset: 0; } oc-schema-form { flex: 1; border: 0; }
    .other { padding: 32px 16px; text-align: center; margin: auto; }
    ul { list-style: none; margin: 8px 0 0; padding: 0; max-height: 170px; overflow: auto; }
    li button { width: 100%; text-align: left; border: 0; border-radius: var(--radius); background: none; align-items: baseline; min-height: 28px; padding: 3px 8px; }
    li button:hover { background: var(--sunken); } li .where { font-family: var(--mono); font-size: 12px; color: var(--muted); flex: none; } li b { flex: none; }
    li .error-mark { color: var(--bad); } li .warn-mark { color: var(--warn); } li .said { overflow-wrap: anywhere; white-space: normal; }
    input[type=file] { position: absolute; width: 1px; height: 1px; opacity: 0; }
  `];

  constructor() {
    super();
    this.file = 'SKILL.md';
  }

  write(path, value) {
    this.dispatchEvent(new CustomEvent('write', { detail: { path, value } }));
  }

  paths() {
    return [...new Set([...MAIN, ...this.draft.paths.filter(path => !path.startsWith('examples/'))])];
  }

  findings(path) {
    return (this.verdict?.findings ?? []).filter(finding => finding.file === path);
  }

  key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const paths = this.paths();
    this.file = paths[(paths.indexOf(this.file) + step + paths.length) % paths.length];
    this.updateComplete.then(() => this.renderRoot.querySelector('[aria-selected="true"]').focus());
  }

  async goTo(finding) {
    this.asForm = false;
    this.file = finding.file;
    await this.updateComplete;
    const code = this.renderRoot.querySelector('oc-code');
    await code?.updateComplete;
    code?.goTo(finding);
  }

  async add(event) {
    const [file] = event.target.files;
    event.target.value = '';
    if (!file) return;
    this.failure = null;
    try {
      const path = 'resources/' + file.name.replace(/[^\w.-]+/g, '-');
      const { id } = await upload(file);
      this.write(path, { file_id: id, filename: file.name });
      this.file = path;
    } catch (failure) { this.failure = failure.message; }
  }

  blank() {
    const path = prompt(texts.skills.newPath, 'resources/notes.md')?.trim();
    if (!path) return;
    if (!this.draft.has(path)) this.write(path, '');
    this.file = path;
  }

  mark(path) {
    const found = this.findings(path);
    const bad = found.some(finding => finding.severity === 'error');
    if (found.length) return html` <span class=${bad ? 'bad' : 'doubt'} title=${bad ? texts.skills.broken : texts.skills.doubtful}>${bad ? '✕' : '▲'}<span class="hidden">${bad ? texts.skills.broken : texts.skills.doubtful}</span></span>`;
    if (!this.draft.has(path)) return html` <span class="muted" aria-hidden="true">+</span>`;
    return this.draft.isChanged(path) ? html` <span title=${texts.skills.changed}>•<span class="hidden">${texts.skills.changed}</span></span>` : '';
  }

  tabs() {
    return html`<div class="tabs"><div class="tabs" role="tablist" aria-label=${texts.skills.files} @keydown=${this.key}>
        ${this.paths().map(path => html`<button role="tab" aria-selected=${path === this.file ? 'true' : 'false'} tabindex=${path === this.file ? 0 : -1} title=${path} @click=${() => { this.file = path; }}>${path}${this.mark(path)}</button>`)}</div>
      <button class="plain" title=${texts.skills.addFile} aria-label=${texts.skills.addFile} @click=${() => this.renderRoot.querySelector('input[type=file]').click()}>${icon('clip')}</button><button class="plain" title=${texts.skills.newFile} aria-label=${texts.skills.newFile} @click=${this.blank}>${icon('plus')}</button>
      <input type="file" tabindex="-1" aria-label=${texts.skills.addFile} @change=${this.add}>
      ${this.file === 'schema.json' && this.draft.has('schema.json') ? html`<button @click=${() => { this.asForm = !this.asForm; }}>${this.asForm ? texts.skills.text : texts.skills.fields}</button>` : ''}
      ${this.file !== 'SKILL.md' && this.draft.has(this.file) ? html`<button class="plain danger" title="${texts.remove} ${this.file}" aria-label="${texts.remove} ${this.file}" @click=${() => { this.write(this.file, null); this.file = 'SKILL.md'; }}>${icon('trash')}</button>` : ''}</div>`;
  }

  editor() {
    const text = this.draft.text(this.file);
    if (!this.draft.has(this.file)) return html`<div class="other"><p>${texts.skills.noFile[this.file] ?? texts.skills.gone}</p><button class="primary" @click=${() => this.write(this.file, STARTS[this.file] ?? '')}>${texts.skills.addIt(this.file)}</button></div>`;
    if (text === undefined) return html`<div class="other"><p>${texts.skills.noText}</p></div>`;
    if (this.file === 'schema.json' && this.asForm) return html`<oc-schema-form .text=${text} @change=${event => this.write(this.file, event.detail)}></oc-schema-form>`;
    return html`<oc-code .path=${this.file} .text=${text} .findings=${this.findings(this.file)} @change=${event => this.write(this.file, event.detail)}></oc-code>`;
  }

  list() {
    const found = this.verdict?.findings ?? [];
    const rest = this.verdict && !this.verdict.ok && !found.some(finding => finding.severity === 'error') ? html`<p class="error" role="alert">${this.verdict.message}</p>` : '';
    if (!found.length) return html`<p class="small muted" role="status">${this.verdict?.ok ? texts.skills.sound : ''}</p>${rest}`;
    return html`<ul aria-label=${texts.skills.findings} role="list">${found.map(finding => html`<li><button @click=${() => this.goTo(finding)}><b class=${finding.severity === 'error' ? 'error-mark' : 'warn-mark'}>${finding.severity === 'error' ? '✕' : '▲'}<span class="hidden">${finding.severity === 'error' ? texts.skills.broken : texts.skills.doubtful}</span></b><span class="where">${finding.file}:${finding.line}</span><span class="said">${finding.message}</span></button></li>`)}</ul>
      <p class="hidden" role=${this.verdict.ok ? 'status' : 'alert'}>${found[0].file}: ${found[0].message}</p>${rest}`;
  }

  render() {
    return html`${this.tabs()}<div class="frame">${this.editor()}</div>${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}${this.list()}`;
  }
}
customElements.define('oc-skill-files', OcSkillFiles);
