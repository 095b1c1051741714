import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { icon } from './icons.js';
import { get, upload } from './api.js';
import { bytes } from './format.js';
import { MOST_FILES } from './files-taken.js';
import './oc-skill-picker.js';

const FALLBACK = 'vlmrun-orion-1:auto';
const TOOLSETS = ['core', 'document', 'image', 'viz', 'video'];
const AT_ONCE = 3;
const OURS = 'vlmrun';

/** What a conversation is written with before anything was chosen. */
const usual = () => ({ model: localStorage.getItem('ocelli.model') ?? FALLBACK, toolsets: [], skills: [] });

/**
 * Where a message is written: words, files, skills with versions, model, tools. Tells `send`, `stop`, and `choices` when model,
 * tools or skills change. Words that are not sent yet outlive a reload.
 */
export class OcComposer extends LitElement {
  static properties = { busy: { type: Boolean }, session: {}, begun: { type: Boolean }, files: { state: true }, choices: { state: true }, models: { state: true }, failure: { state: true }, waiting: { state: true } };
  static styles = [shared, css`
    :host { display: block; }
    form { border: 1px solid var(--line-strong); border-radius: 10px; background: var(--ground); padding: 8px; }
    textarea { width: 100%; border: 0; resize: none; padding: 6px; max-height: 220px; min-height: 44px; outline: none; field-sizing: content; background: none; }
    textarea:focus-visible { outline: none; } form:focus-within { outline: 2px solid var(--accent); outline-offset: 1px; }
    .chips { display: flex; flex-wrap: wrap; gap: 6px; max-height: 150px; overflow: auto; } .chips:not(:empty) { margin-bottom: 6px; }
    .chip { display: inline-flex; align-items: center; gap: 6px; padding: 2px 4px 2px 8px; border-radius: 8px; background: var(--accent-soft); font-size: 12px; max-width: 100%; min-height: 30px; }
    .chip > span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-width: 240px; } .chip.failed { background: var(--bad-soft); color: var(--bad); }
    .chip img { width: 24px; height: 24px; object-fit: cover; border-radius: 4px; margin-left: -4px; } .chip button { border: 0; background: none; min-height: 22px; padding: 2px; } .chip svg.icon { width: 14px; height: 14px; }
    .chip progress { width: 60px; accent-color: var(--accent); } .chip .part { font-variant-numeric: tabular-nums; min-width: 34px; text-align: right; }
    select, .tools summary, .pick { max-width: 180px; border: 1px solid var(--line); border-radius: var(--radius); font-size: 12px; min-height: 30px; padding: 3px 8px; background: var(--ground); }
    .tools { position: relative; } .tools summary, .tools fieldset { box-sizing: border-box; } .tools summary { cursor: pointer; list-style: none; display: flex; align-items: center; gap: 4px; white-space: nowrap; } .tools summary svg.icon, .pick svg.icon { width: 14px; height: 14px; }
    .tools fieldset { position: absolute; bottom: calc(100% + 6px); left: 0; z-index: 4; margin: 0; background: var(--ground); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow); padding: 10px 14px; min-width: 230px; }
    .tools label { display: flex; gap: 8px; align-items: center; padding: 2px 0; } .tools label span { margin: 0; color: var(--text); font-size: 13px; } .tools input { min-height: 0; accent-color: var(--accent); } legend { font-size: 12px; color: var(--muted); }
    input[type="file"] { position: absolute; width: 1px; height: 1px; opacity: 0; } .note { margin: 6px 4px 0; }
    .foot { display: flex; align-items: end; gap: 8px; } .foot .row { flex: 1; gap: 6px; min-width: 0; }
    @media (max-width: 560px) { .foot .row { gap: 4px; } select.models { max-width: 92px; } .send span { display: none; } .send { padding: 4px 10px; } .tools fieldset { position: fixed; left: 12px; right: 12px; bottom: 190px; } .foot .plain { padding: 4px; } }
  `];

  constructor() {
    super();
    this.files = [];
    this.models = [{ id: FALLBACK, owned_by: OURS }];
    this.choices = usual();
    this.queue = Promise.resolve();
    this.paste = event => { const files = [...(event.clipboardData?.files ?? [])]; if (files.length) { event.preventDefault(); this.attach(files); } };
    this.outside = event => { const menu = this.renderRoot.querySelector('.tools'); if (menu?.open && !event.composedPath().includes(menu)) menu.open = false; };
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('paste', this.paste);
    window.addEventListener('pointerdown', this.outside);
    get('/v1/openai/models').then(({ data }) => { this.models = data; }, () => {});
  }

  disconnectedCallback() {
    window.removeEventListener('paste', this.paste);
    window.removeEventListener('pointerdown', this.outside);
    super.disconnectedCallback();
  }

  updated(changed) {
    if (changed.has('session')) this.area.value = sessionStorage.getItem('ocelli.draft.' + this.session) ?? '';
  }

  get area() { return this.renderRoot.querySelector('textarea'); }
  get uploading() { return this.files.some(entry => !entry.id && !entry.ref && !entry.failure); }
  /** Whether the model is a backend that is asked as it is: no tools, no sources, nothing kept. */
  get direct() { return this.models.some(model => model.id === this.choices.model && model.owned_by !== OURS); }

  /** Puts words, and files that stand already, into the composer. */
  fill(words, files = []) {
    this.area.value = [this.area.value, words].filter(Boolean).join(' ');
    this.files = [...this.files, ...files];
    this.area.focus();
  }

  /** What the opened conversation is written with. */
  take(choices) { this.choices = { ...usual(), ...choices }; }

  choose(change) {
    this.choices = { ...this.choices, ...change };
    if (change.model) localStorage.setItem('ocelli.model', change.model);
    this.dispatchEvent(new CustomEvent('choices', { detail: this.choices }));
  }

  attach(files) {
    const room = MOST_FILES - this.files.length;
    if (files.length > room) this.failure = texts.chat.tooMany(MOST_FILES);
    const taken = files.slice(0, room).map(file => ({ filename: file.name || 'pasted.png', media_type: file.type, progress: 0, stop: new AbortController(), file, picture: /^image\/(png|jpeg|webp|gif)$/.test(file.type) ? URL.createObjectURL(file) : null }));
    this.files = [...this.files, ...taken];
    const waiting = [...taken];
    const next = async () => { for (let entry; (entry = waiting.shift());) await this.upload(entry); };
    return Promise.all(Array.from({ length: AT_ONCE }, next)).then(() => { if (this.waiting && !this.uploading) this.send(); });
  }

  async upload(entry) {
    if (entry.stop.signal.aborted) return;
    entry.failure = null;
    try {
      const stored = await upload(entry.file, share => { entry.progress = share; this.requestUpdate(); }, entry.stop.signal);
      entry.id = stored.id;
    } catch (failure) {
      if (failure.name !== 'AbortError') { entry.failure = failure.message; this.waiting = false; }
    }
    this.requestUpdate();
  }

  drop(entry) {
    entry.stop?.abort();
    if (entry.picture) URL.revokeObjectURL(entry.picture);
    this.files = this.files.filter(each => each !== entry);
    this.area.focus();
  }

  key(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.submit(event); }
  }

  submit(event) {
    event.preventDefault();
    if (this.busy && event.type === 'submit') { this.dispatchEvent(new Event('stop')); return; }
    if (!this.busy) this.send();
  }

  /** Sends; files that are still on their way are waited for. */
  send() {
    const words = this.area.value.trim();
    const files = this.files.filter(entry => !entry.failure);
    if (!words && !files.length) return;
    this.waiting = this.uploading;
    if (this.waiting) return;
    if (this.direct && files.length) { this.failure = texts.chat.directFiles; return; }
    this.failure = null;
    this.dispatchEvent(new CustomEvent('send', { detail: { words, files, choices: this.choices, direct: this.direct } }));
    this.area.value = '';
    this.files = [];
    this.keep();
  }

  keep() {
    const place = 'ocelli.draft.' + (this.session ?? '');
    if (this.area.value) sessionStorage.setItem(place, this.area.value);
    else sessionStorage.removeItem(place);
  }

  file(entry) {
    const name = entry.ref ?? entry.filename;
    const going = !entry.id && !entry.ref && !entry.failure;
    return html`<span class="chip ${entry.failure ? 'failed' : ''}" title=${entry.failure ?? (entry.file ? `${name} · ${bytes(entry.file.size)}` : name)}>${entry.picture ? html`<img src=${entry.picture} alt="">` : icon('files')}<span>${name}</span>
      ${going ? html`<progress .value=${entry.progress} aria-label="${texts.chat.uploading} ${name}"></progress><span class="part">${Math.round(entry.progress * 100)} %</span>` : ''}
      ${entry.failure ? html`<span role="alert">${entry.failure}</span><button type="button" aria-label="${texts.tryAgain}: ${name}" @click=${() => this.upload(entry)}>${icon('retry')}</button>` : ''}
      <button type="button" aria-label="${going ? texts.cancel : texts.remove} ${name}" @click=${() => this.drop(entry)}>${icon('close')}</button></span>`;
  }

  skill(skill) {
    const pinned = skill.skill_version !== 'latest';
    return html`<span class="chip skill">${icon('skills')}<span>${skill.skill_name}${pinned ? html` <span class="mono">@${skill.skill_version}</span>` : ''}</span><button type="button" aria-label="${texts.remove} ${skill.skill_name}" @click=${() => this.choose({ skills: this.choices.skills.filter(each => each !== skill) })}>${icon('close')}</button></span>`;
  }

  toolMenu() {
    const chosen = this.choices.toolsets;
    const set = (name, on) => this.choose({ toolsets: TOOLSETS.filter(each => each === name ? on : chosen.includes(each)) });
    return html`<details class="tools" @keydown=${event => { if (event.key === 'Escape') event.currentTarget.open = false; }}><summary aria-label=${texts.chat.tools}>${icon('system')}${chosen.length ? chosen.length === 1 ? chosen[0] : texts.chat.someTools(chosen.length) : texts.chat.allTools}</summary>
      <fieldset><legend>${texts.chat.toolsHow}</legend>${TOOLSETS.map(name => html`<label><input type="checkbox" .checked=${chosen.includes(name)} @change=${event => set(name, event.target.checked)}><span><b>${name}</b> ${texts.chat.toolsets[name]}</span></label>`)}</fieldset></details>`;
  }

  modelMenu() {
    const own = this.models.filter(model => model.owned_by === OURS);
    const direct = this.models.filter(model => model.owned_by !== OURS);
    const option = model => html`<option value=${model.id} ?selected=${model.id === this.choices.model}>${model.id}</option>`;
    return html`<select class="models" aria-label=${texts.chat.model} @change=${event => this.choose({ model: event.target.value })}>
      <optgroup label=${texts.chat.agents} ?disabled=${this.begun && !this.session}>${own.map(option)}</optgroup>${direct.length ? html`<optgroup label=${texts.chat.backends} ?disabled=${Boolean(this.session)}>${direct.map(option)}</optgroup>` : ''}</select>`;
  }

  render() {
    const send = this.busy ? texts.chat.stop : this.waiting ? texts.chat.waits : texts.chat.send;
    return html`<form @submit=${this.submit}>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}<div class="chips">${this.files.map(entry => this.file(entry))}${this.choices.skills.map(skill => this.skill(skill))}</div>
      <textarea rows="1" aria-label=${texts.chat.placeholder} placeholder=${texts.chat.placeholder} @keydown=${this.key} @input=${this.keep}></textarea>
      <div class="foot"><div class="row">
        <button type="button" class="plain" aria-label=${texts.chat.attach} title=${texts.chat.attach} @click=${() => this.renderRoot.querySelector('input[type=file]').click()}>${icon('clip')}</button>
        <input type="file" multiple tabindex="-1" aria-label=${texts.chat.attach} @change=${event => { this.attach([...event.target.files]); event.target.value = ''; }}>
        <button type="button" class="pick" aria-label=${texts.chat.addSkill} @click=${() => this.renderRoot.querySelector('oc-skill-picker').open()}>${icon('skills')}${this.choices.skills.length ? texts.chat.chosen(this.choices.skills.length) : texts.chat.skills}</button>
        ${this.modelMenu()}${this.direct ? '' : this.toolMenu()}</div>
        <button class="primary send" aria-label=${send} title=${send}>${icon(this.busy ? 'stop' : 'send')}<span>${send}</span></button></div>
      ${this.direct ? html`<p class="small muted note">${texts.chat.direct}</p>` : ''}
    </form><oc-skill-picker .chosen=${this.choices.skills} @chosen=${event => this.choose({ skills: event.detail })}></oc-skill-picker>`;
  }
}
customElements.define('oc-composer', OcComposer);
