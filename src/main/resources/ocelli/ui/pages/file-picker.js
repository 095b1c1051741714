import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';
import { list, upload } from '../api.js';
import { ago, bytes } from '../format.js';
import '../oc-dropzone.js';

/**
 * Files to work with: dropped, chosen from this machine, or from those that are stored. Tells `files` with a list of
 * {id, filename, bytes, media_type}; while some are on their way `busy` is true.
 */
class OcFilePicker extends LitElement {
  static properties = { files: { attribute: false }, sending: { state: true }, stored: { state: true }, words: { state: true }, failure: { state: true }, open: { state: true } };
  static styles = [shared, css`
    :host { display: block; }
    ul { list-style: none; margin: 0 0 8px; padding: 0; }
    .chosen li { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: 12px; align-items: center; padding: 6px 8px 6px 12px; border: 1px solid var(--line); border-radius: var(--radius); margin-bottom: 6px; }
    .chosen li span:first-child { overflow-wrap: anywhere; font-weight: 500; }
    progress { width: 96px; accent-color: var(--accent); }
    .stored { border: 1px solid var(--line); border-radius: var(--radius); margin-top: 8px; padding: 8px; }
    .stored ul { max-height: 220px; overflow: auto; margin-top: 8px; } .stored input { width: 100%; }
    .stored li button { width: 100%; justify-content: space-between; border: 0; background: none; text-align: left; } .stored li button:hover { background: var(--raised); } .stored li span:first-child { overflow-wrap: anywhere; }
    .ways { margin-top: 8px; }
  `];

  constructor() {
    super();
    this.files = [];
    this.sending = new Map();
  }

  get busy() {
    return this.sending.size > 0;
  }

  tell(files) {
    this.files = files;
    this.dispatchEvent(new CustomEvent('files', { detail: files }));
  }

  async take(event) {
    this.failure = null;
    for (const file of event.detail) {
      this.progress(file, 0);
      try {
        const stored = await upload(file, share => this.progress(file, share));
        if (!this.files.some(each => each.id === stored.id)) this.tell([...this.files, { id: stored.id, filename: file.name, bytes: stored.bytes, media_type: file.type }]);
      } catch (failure) {
        this.failure = `${file.name}: ${failure.message}`;
      }
      const rest = new Map(this.sending);
      rest.delete(file);
      this.sending = rest;
    }
    this.tell(this.files);
  }

  progress(file, share) {
    this.sending = new Map(this.sending).set(file, share);
  }

  async look(words = '') {
    this.open = true;
    try { this.stored = (await list('/v1/ui/files?limit=20&q=' + encodeURIComponent(words))).rows; } catch (failure) { this.failure = failure.message; }
  }

  search(event) {
    clearTimeout(this.timer);
    const words = event.target.value;
    this.timer = setTimeout(() => this.look(words), 200);
  }

  render() {
    return html`${this.files.length || this.busy ? html`<ul class="chosen">${this.files.map(file => html`<li><span>${file.filename}</span><span class="muted small">${file.bytes ? bytes(file.bytes) : ''}</span><button type="button" class="plain" aria-label=${texts.form.away(file.filename)} title=${texts.form.away(file.filename)} @click=${() => this.tell(this.files.filter(each => each !== file))}>${icon('close')}</button></li>`)}
        ${[...this.sending].map(([file, share]) => html`<li><span>${file.name}</span><progress .value=${share} aria-label=${texts.form.uploading(file.name)}></progress><span class="muted small">${Math.round(share * 100)} %</span></li>`)}</ul>` : ''}
      <oc-dropzone many words=${texts.form.dropHere} @files=${this.take}></oc-dropzone>
      <div class="ways"><button type="button" class="plain" aria-expanded=${this.open ? 'true' : 'false'} @click=${() => { if (this.open) this.open = false; else this.look(); }}>${icon('files')}${texts.form.stored}</button></div>
      ${this.open ? html`<div class="stored"><input type="search" aria-label=${texts.form.storedHint} placeholder=${texts.form.storedHint} @input=${this.search} @keydown=${event => { if (event.key === 'Enter') event.preventDefault(); }}>
        ${this.stored?.length ? html`<ul>${this.stored.map(file => html`<li><button type="button" ?disabled=${this.files.some(each => each.id === file.id)} @click=${() => this.tell([...this.files, file])}><span>${file.filename}</span><span class="muted small">${bytes(file.bytes)} · ${ago(file.created_at)}</span></button></li>`)}</ul>` : html`<p class="muted small">${this.stored ? texts.form.noStored : texts.loading + ' …'}</p>`}</div>` : ''}
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}`;
  }
}
customElements.define('oc-file-picker', OcFilePicker);
