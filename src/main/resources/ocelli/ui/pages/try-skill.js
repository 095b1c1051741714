import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { post, upload } from '../api.js';
import '../oc-dropzone.js';
import '../oc-detail.js';

/** Runs a draft, as an inline skill, on a file that is dropped here; nothing of it is published. */
class OcTrySkill extends LitElement {
  static properties = { skill: { attribute: false }, file: { state: true }, response: { state: true }, failure: { state: true }, busy: { state: true } };
  static styles = [shared, css`
    :host { display: flex; flex-direction: column; border: 1px solid var(--line); border-radius: var(--radius); min-height: 480px; overflow: hidden; }
    .head { padding: 8px 12px; } oc-detail { flex: 1; min-height: 420px; } oc-dropzone { margin: 12px; }
  `];

  async taken(event) {
    this.busy = true;
    this.failure = null;
    try {
      const [file] = event.detail;
      const { id } = await upload(file);
      this.file = { id, filename: file.name, media_type: file.type };
      await this.run();
    } catch (failure) {
      this.failure = failure.message;
    } finally {
      this.busy = false;
    }
  }

  /** A file that came before the draft was checked is tried as soon as it is. */
  updated(changed) {
    if (changed.has('skill') && this.skill && this.waiting && !this.busy) this.run();
  }

  async run() {
    if (!this.file) return;
    this.waiting = !this.skill;
    if (this.waiting) return;
    this.busy = true;
    this.failure = null;
    const kind = /^(audio|video)\//.exec(this.file.media_type ?? '')?.[1] ?? 'document';
    const skill = { type: 'inline', name: this.skill.name, description: this.skill.description, source: { type: 'base64', media_type: 'application/zip', data: this.skill.data } };
    try {
      const answer = await post(`/v1/${kind}/generate`, { file_id: this.file.id, batch: false, config: { grounding: true, confidence: true, skills: [skill] } });
      this.response = answer.response;
    } catch (failure) {
      this.failure = failure.message;
    } finally {
      this.busy = false;
    }
  }

  render() {
    return html`<div class="head spread"><h2>${texts.skills.tryIt}</h2>${this.file ? html`<span class="row"><span class="muted small">${this.file.filename}</span><button ?disabled=${this.busy || !this.skill} @click=${this.run}>${texts.requests.again}</button></span>` : ''}</div>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
      ${this.response ? html`<oc-detail fixed .files=${[this.file]} .response=${this.response}></oc-detail>` : html`<oc-dropzone words=${texts.skills.drop} ?busy=${this.busy} @files=${this.taken}></oc-dropzone>`}`;
  }
}
customElements.define('oc-try-skill', OcTrySkill);
