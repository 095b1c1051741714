import { LitElement, html, css } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';
import { remove, upload, get, list } from '../api.js';
import { go } from '../router.js';
import { moment, bytes } from '../format.js';
import { emptyWords } from '../oc-table.js';
import { when, what } from '../runs.js';
import '../oc-status.js';
import '../oc-viewer.js';

const SHOWN = 12;

export function show(at) {
  return at.rest.length ? keyed(at.rest[0], html`<oc-file .number=${at.rest[0]}></oc-file>`) : html`<oc-files></oc-files>`;
}

/** All files of the project; what is dropped anywhere on the page is stored. */
class OcFiles extends LitElement {
  static properties = { failure: { state: true }, sending: { state: true }, over: { state: true } };
  static styles = [shared, css`
    :host { display: block; min-height: 100%; } :host(.over) { outline: 3px dashed var(--accent); outline-offset: -8px; }
    input[type="file"] { position: absolute; width: 1px; height: 1px; opacity: 0; } progress { width: 160px; accent-color: var(--accent); }
  `];

  connectedCallback() {
    super.connectedCallback();
    this.columns = [
      { key: 'filename', title: texts.files.name, sort: 'name', cell: file => file.filename },
      { key: 'bytes', short: true, title: texts.files.size, sort: 'size', cell: file => bytes(file.bytes), number: true },
      { key: 'media_type', title: texts.files.type, fixed: true, cell: file => html`<span class="muted">${file.media_type}</span>` },
      { key: 'created_at', short: true, title: texts.files.stored, sort: 'created', cell: when },
    ];
    this.actions = [{ name: texts.remove, icon: 'trash', danger: true, title: texts.files.removeTitle, words: texts.files.removeWords, one: file => remove('/v1/files/' + file.id) }];
    this.addEventListener('dragover', event => { event.preventDefault(); this.classList.add('over'); });
    this.addEventListener('dragleave', () => this.classList.remove('over'));
    this.addEventListener('drop', event => { event.preventDefault(); this.classList.remove('over'); this.take([...event.dataTransfer.files]); });
  }

  async take(files) {
    this.failure = null;
    for (const [i, file] of files.entries()) {
      this.sending = { name: file.name, at: i, of: files.length, share: 0 };
      try { await upload(file, share => { this.sending = { ...this.sending, share }; }); } catch (failure) { this.failure = `${file.name}: ${failure.message}`; }
    }
    this.sending = null;
    this.renderRoot.querySelector('oc-table').load();
  }

  render() {
    const sending = this.sending;
    const filters = [{ name: 'kind', title: texts.files.kind, options: Object.entries(texts.files.kinds) }];
    return html`<div class="page stack"><div class="spread"><h1>${texts.pages.files}</h1><div class="row">${sending ? html`<span class="muted small" role="status">${texts.form.uploading(sending.name)}</span><progress .value=${(sending.at + sending.share) / sending.of} aria-label=${texts.form.uploading(sending.name)}></progress>` : ''}
        <button class="primary" ?disabled=${sending} @click=${() => this.renderRoot.querySelector('input[type=file]').click()}>${icon('plus')}${texts.files.upload}</button><input type="file" multiple tabindex="-1" aria-label=${texts.files.upload} @change=${event => { this.take([...event.target.files]); event.target.value = ''; }}></div></div>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
      <oc-table name=${texts.pages.files} path="/v1/ui/files" live searchable hint=${texts.files.hint} .columns=${this.columns} .filters=${filters} .actions=${this.actions} .href=${file => '/files/' + file.id} .empty=${emptyWords(texts.files.none, texts.files.how)}></oc-table></div>`;
  }
}
customElements.define('oc-files', OcFiles);

/** One file: what it looks like, what is known of it, and where it is used. */
class OcFile extends LitElement {
  static properties = { number: {}, file: { state: true }, requests: { state: true }, executions: { state: true }, failure: { state: true } };
  static styles = [shared, css`
    :host { display: flex; flex-direction: column; height: 100%; } header { padding: 12px 16px; } h1 { overflow-wrap: anywhere; }
    .desk { flex: 1; min-height: 0; display: grid; grid-template-columns: minmax(0, 1fr) 320px; border-top: 1px solid var(--line); } oc-viewer { min-height: 0; }
    aside { overflow: auto; border-left: 1px solid var(--line); padding: 16px; }
    dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 4px 16px; margin: 0 0 24px; font-size: 13px; } dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
    ul { list-style: none; margin: 0; padding: 0; } li { border-top: 1px solid var(--line); padding: 8px 0; } li a { color: inherit; text-decoration: none; font-weight: 500; overflow-wrap: anywhere; } li a:hover { text-decoration: underline; }
    @media (max-width: 900px) { :host { height: auto; } .desk { display: block; } oc-viewer { height: 60vh; } aside { border: 0; border-top: 1px solid var(--line); } }
  `];

  async connectedCallback() {
    super.connectedCallback();
    try {
      const uses = kind => list(`/v1/ui/${kind}?limit=${SHOWN}&file=${this.number}`);
      [this.file, this.requests, this.executions] = await Promise.all([get('/v1/ui/files/' + this.number), uses('requests'), uses('executions')]);
    } catch (failure) { this.failure = failure.message; }
  }

  async drop() {
    if (!confirm(texts.files.sure(this.file.filename))) return;
    try { await remove('/v1/files/' + this.number); go('/files', { replace: true }); } catch (failure) { this.failure = failure.message; }
  }

  used() {
    const more = (kind, total) => total ? html`<a href="/${kind}?file=${this.number}">${total} ${texts.pages[kind].toLowerCase()}</a>` : '';
    if (!this.requests.total && !this.executions.total) return html`<p class="muted">${texts.files.noUses}</p>`;
    const rows = [...this.requests.rows.map(run => ({ ...run, kind: 'requests', name: what(run) })), ...this.executions.rows.map(run => ({ ...run, kind: 'executions' }))];
    return html`<p class="row small">${more('requests', this.requests.total)}${more('executions', this.executions.total)}</p><ul>${rows.toSorted((one, other) => one.created_at < other.created_at ? 1 : -1).slice(0, SHOWN).map(run => html`<li><a href="/${run.kind}/${run.id}">${run.name}</a><div class="spread"><span class="muted small">${texts.pages[run.kind]} · ${when(run)}</span><oc-status of=${run.status}></oc-status></div></li>`)}</ul>`;
  }

  render() {
    if (this.failure) return html`<p class="page error" role="alert">${this.failure}</p>`;
    if (!this.file) return html`<p class="page muted" role="status">${texts.loading} …</p>`;
    const file = this.file;
    const words = texts.files;
    const facts = [[words.size, bytes(file.bytes)], [words.type, file.media_type], [words.purpose, file.purpose], [words.stored, moment(file.created_at)], [words.id, html`<span class="mono">${file.id}</span>`]];
    return html`<header class="spread"><h1>${file.filename}</h1>
      <div class="row"><a class="button primary" href="/requests/new?file=${file.id}">${icon('plus')}${words.run}</a><a class="button" href="/chat?file=${file.id}">${icon('chat')}${texts.requests.ask}</a><a class="button plain" aria-label=${texts.download} title=${texts.download} href="/v1/files/${file.id}/content" download=${file.filename}>${icon('download')}</a><button class="plain danger" aria-label=${texts.remove} title=${texts.remove} @click=${this.drop}>${icon('trash')}</button></div></header>
      <div class="desk"><oc-viewer .files=${[file]}></oc-viewer><aside><dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl><h2>${words.uses}</h2>${this.used()}</aside></div>`;
  }
}
customElements.define('oc-file', OcFile);
