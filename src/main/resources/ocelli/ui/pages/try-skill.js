import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';
import { post, upload } from '../api.js';
import { plain, withLeaf } from '../fields.js';
import { slug } from './skill-draft.js';
import '../oc-dropzone.js';
import '../oc-detail.js';

/**
 * Runs a draft, as an inline skill, on a file that is dropped here or on its own example; nothing of it is published. What
 * came out, corrected where need be, can be kept as a test of the draft: tells `write` for each of its files.
 */
class OcTrySkill extends LitElement {
  static properties = { skill: { attribute: false }, of: { attribute: false }, file: { state: true }, response: { state: true }, failure: { state: true }, busy: { state: true }, corrected: { state: true }, kept: { state: true }, stale: { state: true } };
  static styles = [shared, css`
    :host { display: flex; flex-direction: column; border: 1px solid var(--line); border-radius: var(--radius); min-height: 640px; height: calc(100vh - 200px); overflow: hidden; position: sticky; top: 8px; }
    .head { padding: 8px 12px; } .head h2 { margin: 0; } oc-detail { flex: 1; min-height: 420px; } oc-dropzone { margin: 12px; } p.note { padding: 0 12px; }
    .stale { color: var(--warn); }
  `];

  constructor() {
    super();
    this.corrected = new Map();
  }

  busily(work) {
    this.busy = true;
    this.failure = null;
    return work().catch(failure => { this.failure = failure.message; }).finally(() => { this.busy = false; });
  }

  taken(event) {
    const [file] = event.detail;
    return this.busily(async () => {
      const { id } = await upload(file);
      this.file = { id, filename: file.name, media_type: file.type };
      await this.run();
    });
  }

  example(name) {
    return this.busily(async () => {
      this.file = await post(`/v1/ui/skills/${this.of.id}/examples/${encodeURIComponent(name)}/file`);
      await this.run();
    });
  }

  willUpdate(changed) {
    if (changed.has('file')) this.files = this.file ? [this.file] : []; // the same list at each drawing
  }

  /** A file that came before the draft was checked is tried as soon as it is. */
  updated(changed) {
    if (!changed.has('skill') || !this.skill) return;
    if (this.waiting && !this.busy) this.again();
    else if (this.response && this.ran !== this.skill.data) this.stale = true;
  }

  again() {
    return this.busily(() => this.run());
  }

  async run() {
    if (!this.file) return;
    this.waiting = !this.skill;
    if (this.waiting) return;
    const kind = /^(audio|video)\//.exec(this.file.media_type ?? '')?.[1] ?? 'document';
    const { name, description, data } = this.skill;
    const skill = { type: 'inline', name: name || 'draft', description, source: { type: 'base64', media_type: 'application/zip', data } };
    const answer = await post(`/v1/${kind}/generate`, { file_id: this.file.id, batch: false, config: { grounding: true, confidence: true, skills: [skill] } });
    if (answer.status === 'failed') throw new Error(answer.error?.message ?? answer.message ?? texts.status.failed);
    this.response = answer.response;
    this.ran = data;
    this.stale = false;
    this.corrected = new Map();
    this.kept = false;
  }

  correct(event) {
    this.corrected = new Map(this.corrected).set(event.detail.path, event.detail.value);
  }

  keep() {
    let right = plain(this.response);
    for (const [path, value] of this.corrected) right = withLeaf(right, path, value);
    const folder = `examples/${slug(this.file.filename)}/`;
    const ending = /\.([a-z0-9]{1,8})$/i.exec(this.file.filename)?.[1].toLowerCase() ?? 'bin';
    const tell = (path, value) => this.dispatchEvent(new CustomEvent('write', { detail: { path, value } }));
    tell(folder + 'input.' + ending, { file_id: this.file.id, filename: this.file.filename });
    tell(folder + 'expected.json', JSON.stringify(right, null, 2) + '\n');
    this.kept = true;
  }

  actions() {
    if (!this.file) return '';
    return html`<span class="row"><span class="muted small">${this.file.filename}</span>
      ${this.response ? html`<button ?disabled=${this.busy} @click=${this.keep}>${icon('evaluations')}${texts.skills.addAsTest}</button>` : ''}
      <button class=${this.stale ? 'primary' : ''} ?disabled=${this.busy || !this.skill} @click=${this.again}>${icon('retry')}${texts.requests.again}</button>
      <button class="plain" aria-label=${texts.close} title=${texts.close} @click=${() => { this.file = null; this.response = null; this.failure = null; }}>${icon('close')}</button></span>`;
  }

  empty() {
    const cases = [...new Set((this.of?.files ?? []).map(file => /^examples\/([^/]+)\/input\./.exec(file.path)?.[1]).filter(Boolean))];
    return html`<oc-dropzone words=${texts.skills.drop} ?busy=${this.busy} @files=${this.taken}>${cases.length && !this.busy ? html`<p class="muted small">${texts.skills.trySample} ${cases.slice(0, 4).map(name => html`<button class="plain" @click=${() => this.example(name)}>${name}</button>`)}</p>` : ''}</oc-dropzone>`;
  }

  render() {
    return html`<div class="head spread"><h2>${texts.skills.tryIt}</h2>${this.actions()}</div>
      ${this.busy ? html`<p class="note muted" role="status">${texts.skills.reading}</p>` : ''}${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
      ${this.file && !this.skill ? html`<p class="note stale" role="status">${texts.skills.waitsForMend}</p>` : ''}${this.kept ? html`<p class="note" role="status">${texts.skills.kept}</p>` : ''}
      ${this.response ? html`<oc-detail stacked .files=${this.files} .response=${this.response} .corrected=${this.corrected} @correct=${this.correct}></oc-detail>` : this.file && this.busy ? '' : this.empty()}`;
  }
}
customElements.define('oc-try-skill', OcTrySkill);
