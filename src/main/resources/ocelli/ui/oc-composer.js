import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { icon } from './icons.js';
import { list, upload } from './api.js';

const MODELS = ['vlmrun-orion-1:auto', 'vlmrun-orion-1:lite', 'vlmrun-orion-1:fast', 'vlmrun-orion-1:pro'];
const TOOLSETS = ['core', 'image', 'document', 'viz', 'video'];

/** Where a message is written: words, files, skills, model, tools. Tells `send` and `stop`. */
export class OcComposer extends LitElement {
  static properties = { busy: { type: Boolean }, files: { state: true }, skills: { state: true }, known: { state: true }, model: { state: true }, tools: { state: true }, failure: { state: true }, over: { state: true } };
  static styles = [shared, css`
    :host { display: block; }
    form { border: 1px solid var(--line-strong); border-radius: 10px; background: var(--ground); padding: 8px; }
    form.over { border-color: var(--accent); background: var(--accent-soft); }
    textarea { width: 100%; border: 0; resize: none; padding: 6px; max-height: 220px; min-height: 44px; outline: none; field-sizing: content; background: none; }
    textarea:focus-visible { outline: none; }
    form:focus-within { outline: 2px solid var(--accent); outline-offset: 1px; }
    .chips { display: flex; flex-wrap: wrap; gap: 6px; margin-bottom: 6px; }
    .chip { display: inline-flex; align-items: center; gap: 6px; padding: 2px 4px 2px 10px; border-radius: 14px; background: var(--accent-soft); font-size: 12px; }
    .chip button { border: 0; background: none; min-height: 20px; padding: 2px; } .chip svg.icon { width: 14px; height: 14px; }
    .chip progress { width: 60px; accent-color: var(--accent); }
    select { max-width: 170px; border-color: var(--line); font-size: 12px; min-height: 28px; }
    input[type="file"] { position: absolute; width: 1px; height: 1px; opacity: 0; }
    @media (max-width: 480px) { .models { display: none; } }
  `];

  constructor() {
    super();
    this.files = [];
    this.skills = [];
    this.known = [];
    this.model = MODELS[0];
    this.tools = '';
    this.paste = event => { const files = [...(event.clipboardData?.files ?? [])]; if (files.length) { event.preventDefault(); this.attach(files); } };
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('paste', this.paste);
    list('/v1/skills?grouped=true&limit=200&order_by=name').then(({ rows }) => { this.known = rows; }, () => {});
  }

  disconnectedCallback() { window.removeEventListener('paste', this.paste); super.disconnectedCallback(); }

  get area() { return this.renderRoot.querySelector('textarea'); }

  /** Puts words, and files that stand already, into the composer. */
  fill(words, files = []) {
    this.area.value = words;
    this.files = [...this.files, ...files];
    this.area.focus();
  }

  async attach(files) {
    const taken = files.map(file => ({ filename: file.name || 'pasted', progress: 0, stop: new AbortController(), file }));
    this.files = [...this.files, ...taken];
    await Promise.all(taken.map(async entry => {
      try {
        const stored = await upload(entry.file, share => { entry.progress = share; this.requestUpdate(); }, entry.stop.signal);
        entry.id = stored.id;
        entry.media_type = entry.file.type;
      } catch (failure) {
        this.files = this.files.filter(each => each !== entry);
        if (failure.name !== 'AbortError') this.failure = failure.message;
      }
      this.requestUpdate();
    }));
  }

  drop(entry) {
    entry.stop?.abort();
    this.files = this.files.filter(each => each !== entry);
  }

  key(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.send(event); }
  }

  send(event) {
    event.preventDefault();
    if (this.busy) { this.dispatchEvent(new Event('stop')); return; }
    const words = this.area.value.trim();
    if ((!words && !this.files.length) || this.files.some(entry => !entry.id && !entry.ref)) return;
    this.failure = null;
    this.dispatchEvent(new CustomEvent('send', { detail: { words, files: this.files, skills: this.skills, model: this.model, toolsets: this.tools ? [this.tools] : null } }));
    this.area.value = '';
    this.files = [];
  }

  addSkill(event) {
    const name = event.target.value;
    if (name && !this.skills.includes(name)) this.skills = [...this.skills, name];
    event.target.value = '';
  }

  chips() {
    return html`<div class="chips">
      ${this.files.map(entry => html`<span class="chip">${entry.ref ?? entry.filename}${entry.id || entry.ref ? '' : html`<progress .value=${entry.progress} aria-label=${entry.filename}></progress>`}<button type="button" aria-label="${texts.remove} ${entry.filename}" @click=${() => this.drop(entry)}>${icon('close')}</button></span>`)}
      ${this.skills.map(name => html`<span class="chip">${icon('skills')}${name}<button type="button" aria-label="${texts.remove} ${name}" @click=${() => { this.skills = this.skills.filter(each => each !== name); }}>${icon('close')}</button></span>`)}
    </div>`;
  }

  render() {
    return html`<form class=${this.over ? 'over' : ''} @submit=${this.send} @dragover=${event => { event.preventDefault(); this.over = true; }} @dragleave=${() => { this.over = false; }} @drop=${event => { event.preventDefault(); this.over = false; this.attach([...event.dataTransfer.files]); }}>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}${this.chips()}
      <textarea rows="1" aria-label=${texts.chat.placeholder} placeholder=${texts.chat.placeholder} @keydown=${this.key}></textarea>
      <div class="spread"><div class="row">
        <button type="button" class="plain" aria-label=${texts.chat.attach} title=${texts.chat.attach} @click=${() => this.renderRoot.querySelector('input[type=file]').click()}>${icon('clip')}</button>
        <input type="file" multiple tabindex="-1" aria-label=${texts.chat.attach} @change=${event => { this.attach([...event.target.files]); event.target.value = ''; }}>
        <select aria-label=${texts.chat.addSkill} @change=${this.addSkill}><option value="">${texts.chat.addSkill} …</option>${this.known.map(skill => html`<option value=${skill.name}>${skill.name}</option>`)}</select>
        <select class="models" aria-label=${texts.chat.model} @change=${event => { this.model = event.target.value; }}>${MODELS.map(model => html`<option value=${model}>${model}</option>`)}</select>
        <select class="models" aria-label=${texts.chat.tools} @change=${event => { this.tools = event.target.value; }}><option value="">${texts.chat.allTools}</option>${TOOLSETS.map(name => html`<option value=${name}>${name}</option>`)}</select></div>
        <button class="primary" aria-label=${this.busy ? texts.chat.stop : texts.chat.send}>${icon(this.busy ? 'stop' : 'send')}${this.busy ? texts.chat.stop : texts.chat.send}</button></div>
    </form>`;
  }
}
customElements.define('oc-composer', OcComposer);
