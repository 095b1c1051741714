import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { icon } from './icons.js';
import { text } from './api.js';
import { bytes } from './format.js';
import './oc-viewer.js';
import './oc-json.js';
import './oc-markdown.js';

const SHOWN_ROWS = 100;
const MOST_TEXT = 1 << 20;

/** What a run made, shown in place: a picture, the pages of a PDF, sound, film, a table or text; and a way to keep it. */
export class OcArtifact extends LitElement {
  static properties = { owner: {}, of: {}, artifact: { attribute: false }, words: { state: true }, failure: { state: true }, rows: { state: true }, tall: { type: Boolean, reflect: true } };
  static styles = [shared, css`
    :host { display: block; } :host([tall]) { display: flex; min-height: 0; } :host([tall]) figure { max-width: none; flex: 1; border: 0; display: flex; flex-direction: column; min-height: 0; } :host([tall]) figure > :first-child { flex: 1; max-height: none; min-height: 0; height: auto; object-fit: contain; }
    figure { margin: 0; border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; background: var(--ground); max-width: 760px; }
    figcaption { display: flex; gap: 8px; align-items: center; justify-content: space-between; padding: 6px 10px; background: var(--raised); flex-wrap: wrap; }
    img, video { display: block; max-width: 100%; max-height: 420px; margin: 0 auto; } audio { width: 100%; display: block; }
    oc-viewer { height: 440px; } .tree { overflow: auto; max-height: 360px; } .empty { padding: 12px; }
    pre { margin: 0; padding: 10px; overflow: auto; max-height: 320px; font: 12px/1.5 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; }
    .wide { overflow: auto; max-height: 320px; } table { border-collapse: collapse; font-size: 13px; } th, td { border-bottom: 1px solid var(--line); padding: 5px 10px; text-align: left; white-space: nowrap; } th { position: sticky; top: 0; background: var(--raised); }
  `];

  get address() {
    return `/v1/artifacts?${this.owner}_id=${encodeURIComponent(this.of)}&object_id=${encodeURIComponent(this.artifact.object_id)}`;
  }

  get type() {
    return this.artifact.content_type ?? this.artifact.media_type ?? '';
  }

  firstUpdated() {
    if (/^text\/|json|csv|markdown/.test(this.type) && (this.artifact.bytes ?? 0) <= MOST_TEXT) {
      text(this.address).then(words => { this.words = words; }, failure => { this.failure = failure.message; });
    }
  }

  /** Fields may hold commas and line breaks inside quotes. */
  static rows(csv) {
    const rows = [[]];
    for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
      rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
      if (end !== ',') { if (end === '') break; rows.push([]); }
    }
    return rows.filter(row => row.length > 1 || row[0]);
  }

  table() {
    const [head = [], ...rows] = OcArtifact.rows(this.words);
    return html`<div class="wide" tabindex="0"><table><thead><tr>${head.map(cell => html`<th scope="col">${cell}</th>`)}</tr></thead><tbody>${rows.slice(0, this.rows ?? SHOWN_ROWS).map(row => html`<tr>${row.map(cell => html`<td>${cell}</td>`)}</tr>`)}</tbody></table><p class="muted small empty">${texts.artifact.rows(rows.length)} ${rows.length > (this.rows ?? SHOWN_ROWS) ? html`<button class="plain" @click=${() => { this.rows = (this.rows ?? SHOWN_ROWS) * 5; }}>${texts.more}</button>` : ''}</p></div>`;
  }

  body() {
    const name = this.artifact.filename ?? this.artifact.object_id;
    if (/^image\/(png|jpeg)$/.test(this.type)) return html`<img src=${this.address} alt=${name} loading="lazy">`;
    if (this.type.startsWith('video/')) return html`<video src=${this.address} controls preload="metadata" aria-label=${name}></video>`;
    if (this.type.startsWith('audio/')) return html`<audio src=${this.address} controls preload="metadata" aria-label=${name}></audio>`;
    if (this.type === 'application/pdf') return html`<oc-viewer .files=${[{ at: `/v1/ui/artifacts/${this.owner}/${this.of}/${this.artifact.object_id}`, filename: name }]}></oc-viewer>`;
    if (this.failure) return html`<p class="error">${this.failure}</p>`;
    if (this.words === undefined) return this.type && (this.artifact.bytes ?? 0) > MOST_TEXT ? html`<p class="muted empty">${texts.tooLargeToShow}</p>` : '';
    if (this.type.includes('csv')) return this.table();
    if (this.type.includes('markdown')) return html`<div class="tree" tabindex="0"><oc-markdown class="page" .text=${this.words}></oc-markdown></div>`;
    return this.json() ?? html`<pre tabindex="0">${this.words}</pre>`;
  }

  json() {
    if (!this.type.includes('json')) return null;
    try { return html`<div class="tree" tabindex="0"><oc-json .value=${JSON.parse(this.words)}></oc-json></div>`; } catch { return null; }
  }

  render() {
    const name = this.artifact.filename ?? this.artifact.object_id;
    return html`<figure id=${this.artifact.object_id}>${this.body()}<figcaption><span><b>${name}</b> <span class="muted small mono">${this.artifact.object_id}</span> <span class="muted small">${this.artifact.bytes ? bytes(this.artifact.bytes) : ''}</span></span>
      <span class="row"><slot></slot><a class="button" href=${this.address} download=${name}>${icon('download')}${texts.download}</a></span></figcaption></figure>`;
  }
}
customElements.define('oc-artifact', OcArtifact);
