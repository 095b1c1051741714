import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';
import { remove, upload, get } from '../api.js';
import { ago, moment, bytes } from '../format.js';
import { emptyWords } from '../oc-table.js';
import '../oc-dropzone.js';
import '../oc-viewer.js';

export function show(at) {
  return at.rest.length ? html`<oc-file .number=${at.rest[0]}></oc-file>` : html`<oc-files></oc-files>`;
}

class OcFiles extends LitElement {
  static properties = { failure: { state: true }, busy: { state: true }, progress: { state: true } };
  static styles = [shared];

  async taken(event) {
    this.busy = true;
    this.failure = null;
    try {
      for (const file of event.detail) await upload(file, share => { this.progress = share; });
    } catch (failure) {
      this.failure = failure.message;
    } finally {
      this.busy = false;
      this.table.load();
    }
  }

  get table() {
    return this.renderRoot.querySelector('oc-table');
  }

  async drop(file) {
    if (!confirm(texts.files.sure(file.filename))) return;
    try { await remove('/v1/files/' + file.id); } catch (failure) { this.failure = failure.message; }
    this.table.load();
  }

  render() {
    const columns = [
      { key: 'filename', title: texts.files.name, cell: file => file.filename },
      { key: 'bytes', title: texts.files.size, cell: file => bytes(file.bytes), number: true },
      { key: 'purpose', title: texts.files.kind, cell: file => file.purpose },
      { key: 'created_at', short: true, title: texts.requests.time, cell: file => html`<span title=${moment(file.created_at)}>${ago(file.created_at)}</span>` },
      { key: 'do', title: '', cell: file => html`<button class="plain danger" aria-label="${texts.remove} ${file.filename}" title=${texts.remove} @click=${() => this.drop(file)}>${icon('trash')}</button>` },
    ];
    return html`<div class="page stack"><h1>${texts.pages.files}</h1>
      <oc-dropzone many ?busy=${this.busy} .progress=${this.progress} @files=${this.taken}></oc-dropzone>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
      <oc-table name=${texts.pages.files} path="/v1/files" live .columns=${columns} .href=${file => '/files/' + file.id} .empty=${emptyWords(texts.files.none, texts.files.how)}></oc-table></div>`;
  }
}
customElements.define('oc-files', OcFiles);

class OcFile extends LitElement {
  static properties = { number: {}, file: { state: true }, failure: { state: true } };
  static styles = [shared, css`:host { display: flex; flex-direction: column; height: 100%; } header { padding: 12px 16px; } oc-viewer { flex: 1; }`];

  async connectedCallback() {
    super.connectedCallback();
    try {
      const [file, pages] = await Promise.all([get('/v1/files/' + this.number), get(`/v1/ui/files/${this.number}/pages`).catch(() => ({}))]);
      this.file = { ...file, media_type: pages.media_type };
    } catch (failure) { this.failure = failure.message; }
  }

  render() {
    if (this.failure) return html`<p class="page error" role="alert">${this.failure}</p>`;
    if (!this.file) return html``;
    return html`<header class="spread"><div><h1>${this.file.filename}</h1><span class="muted small">${bytes(this.file.bytes)} · ${moment(this.file.created_at)}</span></div>
      <div class="row"><a class="button" href="/chat?file=${this.file.id}">${texts.home.ask}</a><a class="button" href="/v1/files/${this.file.id}/content" download=${this.file.filename}>${icon('download')}${texts.download}</a></div></header>
      <oc-viewer .files=${[this.file]}></oc-viewer>`;
  }
}
customElements.define('oc-file', OcFile);
