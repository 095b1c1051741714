import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { icon } from './icons.js';
import { duration } from './format.js';
import './oc-markdown.js';
import './oc-timeline.js';
import './oc-artifact.js';

/** One message. Tells `retry`, `edit`, `cite` and `use`. */
export class OcMessage extends LitElement {
  static properties = { message: { attribute: false }, ways: { attribute: false }, session: {}, artifacts: { attribute: false }, copied: { state: true }, editing: { state: true } };
  static styles = [shared, css`
    :host { display: block; margin-bottom: 20px; }
    .user { background: var(--raised); border-radius: 10px; padding: 10px 14px; margin-left: 15%; white-space: pre-wrap; overflow-wrap: anywhere; }
    .chips { display: flex; gap: 6px; flex-wrap: wrap; margin-bottom: 6px; }
    .chip { display: inline-flex; align-items: center; gap: 6px; padding: 2px 10px; border-radius: 12px; background: var(--accent-soft); font-size: 12px; text-decoration: none; color: var(--text); }
    .chip svg.icon { width: 14px; height: 14px; }
    details.steps { margin-bottom: 8px; color: var(--muted); } details.steps summary { cursor: pointer; }
    .thought { white-space: pre-wrap; font-size: 12px; color: var(--muted); border-left: 2px solid var(--line); padding-left: 10px; margin-bottom: 8px; max-height: 160px; overflow: auto; }
    .sources { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 8px; }
    .sources button { min-height: 24px; padding: 0 10px; border-radius: 12px; font-size: 12px; max-width: 320px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; display: inline-block; }
    .actions { margin-top: 4px; opacity: .75; } :host(:hover) .actions, .actions:focus-within { opacity: 1; }
    .actions button { min-height: 26px; padding: 2px 6px; font-size: 12px; } .actions svg.icon { width: 14px; height: 14px; }
    oc-artifact { margin-top: 10px; } textarea { width: 100%; min-height: 80px; }
    .dots { color: var(--muted); }
  `];

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  async copy() {
    await navigator.clipboard.writeText(this.message.content);
    this.copied = true;
  }

  edited(event) {
    event.preventDefault();
    this.editing = false;
    this.tell('edit', new FormData(event.target).get('words'));
  }

  user() {
    const message = this.message;
    if (this.editing) return html`<form class="user stack" @submit=${this.edited}><textarea name="words" aria-label=${texts.chat.edit}>${message.content}</textarea><div class="row"><button class="primary">${texts.chat.send}</button><button type="button" @click=${() => { this.editing = false; }}>${texts.cancel}</button></div></form>`;
    return html`<div class="user">${message.files?.length ? html`<div class="chips">${message.files.map(file => html`<a class="chip" href=${file.file_id ? '/files/' + file.file_id : '#'}>${icon('files')}${file.filename ?? file.name ?? file}</a>`)}</div>` : ''}${message.content}</div>
      <div class="actions row"><button class="plain" @click=${() => { this.editing = true; }}>${icon('edit')}${texts.chat.edit}</button>${this.branches()}</div>`;
  }

  branches() {
    if (!this.ways) return '';
    const step = (session, name, words) => session ? html`<a href="/chat/${session}" aria-label=${words}>${icon(name)}</a>` : '';
    return html`<span class="row small">${step(this.ways.before, 'left', texts.chat.earlier)}${texts.chat.branch(this.ways.at, this.ways.of)}${step(this.ways.after, 'right', texts.chat.later)}</span>`;
  }

  sources() {
    const found = this.message.citations ?? [];
    return found.length ? html`<div class="sources">${found.map((one, i) => html`<button title=${one.quote} aria-label="${texts.chat.source((one.bboxes?.[0]?.page ?? 0) + 1)}: ${one.quote}" @click=${() => this.tell('cite', one)}>${i + 1} · ${one.bboxes?.[0]?.page === undefined ? '' : texts.result.page(one.bboxes[0].page + 1)} “${one.quote}”</button>`)}</div>` : '';
  }

  agent() {
    const message = this.message;
    const steps = message.steps ?? [];
    const time = steps.reduce((sum, step) => sum + (step.duration_ms ?? 0), 0);
    return html`<div class="agent" aria-busy=${message.running ? 'true' : 'false'}>
      ${steps.length ? html`<details class="steps"><summary>${texts.chat.worked(duration(time), steps.length)}</summary><oc-timeline .steps=${steps}></oc-timeline></details>` : ''}
      ${message.running && message.thought ? html`<div class="thought" role="status">${message.thought}</div>` : ''}
      ${message.content ? this.words() : message.running ? html`<p class="dots" role="status">${texts.chat.working} …</p>` : ''}
      ${message.error ? html`<p class="error" role="alert">${message.error}</p>` : ''}
      ${this.sources()}
      ${(this.artifacts ?? []).map(artifact => html`<oc-artifact owner="session" of=${this.session} .artifact=${artifact}><button @click=${() => this.tell('use', artifact)}>${texts.chat.useNext}</button></oc-artifact>`)}
      ${message.running ? '' : html`<div class="actions row"><button class="plain" @click=${this.copy}>${icon('copy')}${this.copied ? texts.copied : texts.copy}</button><button class="plain" @click=${() => this.tell('retry')}>${icon('retry')}${texts.chat.retry}</button></div>`}</div>`;
  }

  words() {
    const text = this.message.content;
    if (!this.message.running && /^\s*[{[]/.test(text)) {
      try { return html`<oc-markdown .text=${'```json\n' + JSON.stringify(JSON.parse(text), null, 2) + '\n```'}></oc-markdown>`; } catch { /* words that begin with a bracket */ }
    }
    return html`<oc-markdown .text=${text}></oc-markdown>`;
  }

  render() {
    return this.message.role === 'user' ? this.user() : this.agent();
  }
}
customElements.define('oc-message', OcMessage);
