import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { icon } from './icons.js';
import { clock } from './format.js';
import { leaves } from './fields.js';
import './oc-markdown.js';
import './oc-steps.js';
import './oc-artifact.js';
import './oc-problem.js';
import './oc-result.js';

/** So many sources are shown at once. */
const SOURCES = 6;

/** One message. Tells `retry`, `edit`, `cite`, `open` and `use`. */
export class OcMessage extends LitElement {
  static properties = { message: { attribute: false }, ways: { attribute: false }, session: {}, copied: { state: true }, all: { state: true }, editing: { state: true } };
  static styles = [shared, css`
    :host { display: block; margin-bottom: 20px; content-visibility: auto; contain-intrinsic-size: auto 140px; }
    .user { background: var(--raised); border: 1px solid var(--line); border-radius: 10px; padding: 10px 14px; margin-left: 12%; white-space: pre-wrap; overflow-wrap: anywhere; width: fit-content; max-width: 88%; justify-self: end; } :host { display: grid; }
    form.user { width: 88%; } .agent { min-width: 0; }
    .chips { display: flex; gap: 6px; flex-wrap: wrap; margin-bottom: 6px; white-space: normal; }
    .chip { display: inline-flex; align-items: center; gap: 6px; padding: 3px 10px 3px 4px; border-radius: 8px; background: var(--accent-soft); font-size: 12px; text-decoration: none; color: var(--text); min-height: 30px; max-width: 260px; } .chip span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .chip img { width: 34px; height: 34px; object-fit: cover; object-position: top; border-radius: 5px; background: #fff; } .chip svg.icon { width: 16px; height: 16px; margin-left: 4px; }
    .sources { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 8px; align-items: center; }
    .sources button { min-height: 26px; padding: 0 10px 0 4px; border-radius: 13px; font-size: 12px; max-width: 300px; } .sources button span:last-child { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
    .number { background: var(--accent); color: var(--accent-text); border-radius: 9px; min-width: 18px; line-height: 18px; text-align: center; font-size: 11px; flex: none; }
    .actions { margin-top: 4px; opacity: .8; gap: 2px; } :host(:hover) .actions, .actions:focus-within { opacity: 1; } .right { justify-content: flex-end; }
    .actions button, .actions a { min-height: 26px; padding: 2px 6px; font-size: 12px; } .actions svg.icon { width: 14px; height: 14px; }
    .values { border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; max-height: 460px; display: flex; flex-direction: column; } .values oc-result { height: auto; min-height: 0; }
    oc-artifact { margin-top: 10px; } textarea { width: 100%; min-height: 80px; }
  `];

  tell(name, detail) { this.dispatchEvent(new CustomEvent(name, { detail })); }

  async copy() {
    await navigator.clipboard.writeText(this.message.content);
    this.copied = true;
  }

  edited(event) {
    event.preventDefault();
    const words = new FormData(event.target).get('words').trim();
    this.editing = false;
    if (words) this.tell('edit', words);
  }

  async edit() {
    this.editing = true;
    await this.updateComplete;
    this.renderRoot.querySelector('textarea').focus();
  }

  chip(file) {
    const name = file.filename ?? file.name ?? file;
    const paged = file.file_id && /^image\/|pdf$/.test(file.content_type ?? '');
    const inside = html`${paged ? html`<img src="/v1/ui/files/${file.file_id}/pages/0/picture?side=160" alt="" loading="lazy">` : icon(/^audio|^video/.test(file.content_type ?? '') ? 'film' : 'files')}<span>${name}</span>`;
    return file.file_id ? html`<button class="chip" title=${name} @click=${() => this.tell('cite', { file })}>${inside}</button>` : html`<span class="chip">${inside}</span>`;
  }

  user() {
    const { content, files } = this.message;
    const keys = event => { if (event.key === 'Escape') this.editing = false; if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit(); };
    if (this.editing) return html`<form class="user stack" @submit=${this.edited} @keydown=${keys}><textarea name="words" aria-label=${texts.chat.edit} .value=${content}></textarea><div class="row"><button class="primary">${texts.chat.send}</button><button type="button" @click=${() => { this.editing = false; }}>${texts.cancel}</button></div></form>`;
    return html`<div class="user">${files?.length ? html`<div class="chips">${files.map(file => this.chip(file))}</div>` : ''}${content}</div>
      <div class="actions row right"><button class="plain" @click=${this.edit}>${icon('edit')}${texts.chat.edit}</button>${this.branches()}</div>`;
  }

  branches() {
    if (!this.ways) return '';
    const step = (session, name, words) => session ? html`<a href="/chat/${session}" aria-label=${words}>${icon(name)}</a>` : '';
    return html`<span class="row small">${step(this.ways.before, 'left', texts.chat.earlier)}<span>${texts.chat.branch(this.ways.at, this.ways.of)}</span>${step(this.ways.after, 'right', texts.chat.later)}</span>`;
  }

  /** Where a citation stands, for people: a page or a time. */
  static place(citation) {
    const [box] = citation.bboxes ?? [];
    if (box?.start_time !== undefined && box.start_time !== null) return clock(box.start_time);
    return box?.page === undefined ? '' : texts.result.page(box.page + 1);
  }

  sources() {
    const found = (this.message.citations ?? []).filter(one => one.bboxes?.length);
    const more = this.all ? 0 : found.length - SOURCES;
    return found.length ? html`<div class="sources" role="group" aria-label=${texts.chat.sources}>${(more > 0 ? found.slice(0, SOURCES) : found).map((one, i) => html`<button title=${one.quote} aria-label="${texts.chat.source(OcMessage.place(one))}: ${one.quote}" @click=${() => this.tell('cite', one)}><span class="number">${i + 1}</span><span class="muted">${OcMessage.place(one)}</span><span>“${one.quote}”</span></button>`)}${more > 0 ? html`<button class="plain" @click=${() => { this.all = true; }}>${texts.chat.moreSources(more)}</button>` : ''}</div>` : '';
  }

  artifact(artifact) {
    return html`<oc-artifact owner="session" of=${this.session} .artifact=${artifact}><button @click=${() => this.tell('open', artifact)} title=${texts.artifact.open}>${icon('open')}${texts.artifact.open}</button><button @click=${() => this.tell('use', artifact)}>${icon('plus')}${texts.chat.useNext}</button></oc-artifact>`;
  }

  agent() {
    const { running, content, problem, steps, note, artifacts } = this.message;
    const idle = running && content;
    return html`<div class="agent" aria-busy=${running ? 'true' : 'false'}>
      ${running && !idle ? html`<oc-steps running .steps=${[...(steps ?? [])]} .note=${note}></oc-steps>` : html`<oc-steps .steps=${steps}></oc-steps>`}
      ${content ? this.words() : ''}
      ${problem ? html`<oc-problem .problem=${problem} @retry=${() => this.tell('retry')}></oc-problem>` : ''}
      ${this.sources()}${(artifacts ?? []).map(artifact => this.artifact(artifact))}
      ${running ? '' : html`<div class="actions row">${content ? html`<button class="plain" @click=${this.copy}>${icon('copy')}${this.copied ? texts.copied : texts.copy}</button>` : ''}${problem ? '' : html`<button class="plain" @click=${() => this.tell('retry')}>${icon('retry')}${texts.chat.retry}</button>`}</div>`}</div>`;
  }

  /** Values instead of words: as a form, table or JSON; one that is chosen opens its source. */
  result(value) {
    const choose = event => {
      event.stopPropagation();
      const leaf = leaves(value).find(each => each.path === event.detail);
      const found = (this.message.citations ?? []).find(one => one.bboxes?.length && leaf && (one.quote === String(leaf.value) || one.bboxes[0].content === String(leaf.value)));
      if (found) this.tell('cite', found);
    };
    return html`<div class="values"><oc-result fixed .response=${Array.isArray(value) ? { result: value } : value} @choose=${choose}></oc-result></div>`;
  }

  words() {
    const { content, running, citations } = this.message;
    if (!running && /^\s*[{[]/.test(content)) {
      try { return this.result(JSON.parse(content)); } catch { /* words that begin with a bracket */ }
    }
    return html`<oc-markdown .text=${content} .citations=${citations} @cite=${event => { event.stopPropagation(); this.tell('cite', event.detail); }}></oc-markdown>`;
  }

  render() { return this.message.role === 'user' ? this.user() : this.agent(); }
}
customElements.define('oc-message', OcMessage);
