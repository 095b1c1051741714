import { LitElement, html, css, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';
import { get, list, patch, post, remove, stream } from '../api.js';
import { go, place } from '../router.js';
import { ago } from '../format.js';
import { part, ways } from '../branches.js';
import '../oc-composer.js';
import '../oc-message.js';
import '../oc-viewer.js';

export const show = at => html`<oc-chat .session=${at.rest[0] ?? ''}></oc-chat>`;

const REF = /\b(?:img|vid|aud|doc|recon|arr|url)_[0-9a-f]{6}\b/g;

/** Conversations, one of them open; sources and artifacts beside it. */
class OcChat extends LitElement {
  static properties = { session: {}, sessions: { state: true }, messages: { state: true }, files: { state: true }, made: { state: true }, busy: { state: true }, failure: { state: true }, cited: { state: true }, note: { state: true }, listed: { state: true } };
  static styles = [shared, css`
    :host { display: grid; grid-template-columns: 260px minmax(0, 1fr) auto; height: 100%; }
    .list { border-right: 1px solid var(--line); display: flex; flex-direction: column; min-height: 0; background: var(--raised); }
    .list .head { padding: 12px; display: grid; gap: 8px; }
    .list ul { list-style: none; margin: 0; padding: 0 8px 8px; overflow: auto; flex: 1; }
    .list li { display: flex; align-items: center; border-radius: var(--radius); }
    .list li:hover, .list li.on { background: var(--accent-soft); }
    .list li a { flex: 1; min-width: 0; padding: 6px 8px; color: var(--text); text-decoration: none; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .list li button { opacity: 0; padding: 2px 4px; min-height: 26px; } .list li:hover button, .list li:focus-within button { opacity: 1; } .list svg.icon { width: 14px; height: 14px; }
    .talk { display: flex; flex-direction: column; min-height: 0; min-width: 0; }
    .messages { flex: 1; overflow: auto; padding: 16px; } .inner { max-width: 760px; margin: 0 auto; }
    .write { padding: 0 16px 16px; } .write > * { max-width: 760px; margin: 0 auto; }
    .side { width: min(520px, 42vw); border-left: 1px solid var(--line); display: flex; flex-direction: column; min-height: 0; }
    .side .head { padding: 6px 10px; } .side oc-viewer { flex: 1; }
    .hello { text-align: center; padding: 12vh 0 24px; } .suggestions { display: flex; flex-wrap: wrap; gap: 8px; justify-content: center; }
    .bar { padding: 8px 16px; border-bottom: 1px solid var(--line); } .burger { display: none; }
    @media (max-width: 1500px) { :host([beside]) { grid-template-columns: minmax(0, 1fr) auto; } :host([beside]) .list { display: none; } }
    @media (max-width: 900px) {
      :host, :host([beside]) { grid-template-columns: minmax(0, 1fr); } .list { display: none; }
      .list.open { display: flex; position: fixed; inset: 0 0 56px 0; z-index: 5; } .burger { display: inline-flex; }
      .side { position: fixed; inset: 0 0 56px 0; width: auto; background: var(--ground); z-index: 5; }
    }
  `];

  constructor() {
    super();
    this.sessions = [];
    this.fresh();
  }

  fresh() {
    this.messages = [];
    this.files = [];
    this.made = [];
    this.cited = null;
    this.failure = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.history();
  }

  disconnectedCallback() {
    this.stopping?.abort();
    super.disconnectedCallback();
  }

  async firstUpdated() {
    const file = place().query.get('file');
    if (file) {
      const stored = await get('/v1/files/' + file).catch(() => null);
      await this.composer.updateComplete;
      if (stored) this.composer.fill('', [{ id: stored.id, filename: stored.filename }]);
    }
  }

  willUpdate(changed) {
    if (changed.has('session') && this.session !== this.current) {
      this.current = this.session;
      this.stopping?.abort();
      this.fresh();
      if (this.session) this.open();
    }
  }

  updated(changed) {
    if (changed.has('cited')) this.toggleAttribute('beside', Boolean(this.cited));
  }

  get composer() { return this.renderRoot.querySelector('oc-composer'); }

  async history(words = '') {
    try { this.sessions = (await list('/v1/ui/sessions?limit=100&q=' + encodeURIComponent(words))).rows; } catch (failure) { this.failure = failure.message; }
  }

  async open() {
    const id = this.session;
    try {
      const found = await get('/v1/ui/sessions/' + id);
      if (id !== this.session) return;
      this.files = found.files;
      this.made = found.artifacts;
      this.messages = OcChat.messagesOf(found);
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  /** Stored messages with what their turn did beside them. */
  static messagesOf(found) {
    const turns = new Map(found.completions.map(turn => [turn.turn, turn]));
    const files = new Map(found.files.map(file => [file.name, file]));
    const shown = found.messages.filter(message => ['user', 'assistant'].includes(message.role)).map(message => {
      const turn = message.role === 'assistant' ? turns.get(message.turn) : null;
      return { role: message.role, content: message.content, turn: message.turn, files: message.files.map(name => files.get(name) ?? { name }), steps: turn?.steps, citations: turn?.citations };
    });
    for (const turn of found.completions) {
      if (turn.error || turn.status === 'cancelled') {
        const at = shown.findLastIndex(message => message.turn <= turn.turn) + 1;
        if (!shown.some(message => message.role === 'assistant' && message.turn === turn.turn)) shown.splice(at, 0, { role: 'assistant', content: '', turn: turn.turn, error: turn.error?.message ?? texts.chat.cut });
      }
    }
    return shown;
  }

  async send({ words, files, skills, model, toolsets }, before = null) {
    const refs = files.filter(file => file.ref).map(file => file.ref);
    const said = [words, ...refs].filter(Boolean).join(' ');
    const asked = { role: 'user', content: said, files: files.filter(file => file.id).map(file => ({ file_id: file.id, filename: file.filename })) };
    const answer = { role: 'assistant', content: '', thought: '', running: true };
    this.messages = [...(before ?? this.messages), asked, answer];
    this.last = { words, files, skills, model, toolsets };
    const body = { model, stream: true, messages: [...(before ?? []), asked].map(OcChat.wire), ...(skills.length ? { skills: skills.map(skill_name => ({ skill_name })) } : {}), ...(toolsets ? { toolsets } : {}), ...(this.session && !before ? { session_id: this.session } : {}) };
    await this.follow(body, answer);
  }

  static wire(message) {
    const files = (message.files ?? []).filter(file => file.file_id).map(file => ({ type: 'input_file', file_id: file.file_id }));
    return files.length ? { role: message.role, content: [...(message.content ? [{ type: 'text', text: message.content }] : []), ...files] } : { role: message.role, content: message.content };
  }

  async follow(body, answer) {
    this.busy = true;
    this.failure = null;
    this.stopping = new AbortController();
    const stopping = this.stopping;
    try {
      await stream('/v1/openai/chat/completions', body, data => this.hear(data, answer), stopping.signal);
      if (!answer.finished && !answer.error) answer.error = texts.chat.cut;
    } catch (failure) {
      answer.error = failure.name === 'AbortError' ? texts.chat.cut : failure.message ?? texts.chat.cut;
    } finally {
      answer.running = false;
      this.busy = false;
    }
    if (stopping !== this.stopping) return;
    this.messages = [...this.messages.slice(0, -1), { ...answer }];
    this.history();
    if (answer.finished && this.session) this.open();
  }

  hear(data, answer) {
    if (data === '[DONE]') { answer.finished = true; return; }
    const chunk = JSON.parse(data);
    if (chunk.error) { answer.error = chunk.error.message; return; }
    if (chunk.session_id && chunk.session_id !== this.session) {
      this.current = this.session = chunk.session_id;
      if (this.parting) part(this.parting.from, chunk.session_id, this.parting.index);
      this.parting = null;
      history.replaceState(null, '', '/chat/' + chunk.session_id);
    }
    const delta = chunk.choices?.[0]?.delta ?? {};
    answer.content += delta.content ?? '';
    answer.thought += delta.reasoning_content ?? '';
    this.messages = [...this.messages.slice(0, -1), { ...answer }];
    this.keepAtEnd();
  }

  keepAtEnd() {
    const box = this.renderRoot.querySelector('.messages');
    if (box.scrollHeight - box.scrollTop - box.clientHeight < 120) this.updateComplete.then(() => { box.scrollTop = box.scrollHeight; });
  }

  /** Asks a message again, or another in its place: the conversation up to it goes on as a new one. */
  again(index, words) {
    const at = this.messages.slice(0, index + 1).findLastIndex(message => message.role === 'user');
    const old = this.messages[at];
    const before = this.messages.slice(0, at).filter(message => !message.error);
    const composer = this.composer;
    this.parting = this.session ? { from: this.session, index: at } : null;
    if (before.length || this.session) { this.session = this.current = ''; history.pushState(null, '', '/chat'); }
    this.send({ words: words ?? old.content, files: (old.files ?? []).map(file => ({ id: file.file_id, filename: file.filename })), skills: composer.skills, model: composer.model, toolsets: composer.tools ? [composer.tools] : null }, before);
  }

  cite(citation) {
    const file = this.files.find(each => each.name === citation.material || each.filename === citation.material);
    const boxes = (citation.bboxes ?? []).map((box, i) => ({ path: '/' + i, name: citation.quote, page: box.page ?? 0, xywh: box.xywh ?? null, timestamp: box.start_time ?? null, status: 'exact', text: box.content }));
    const source = file ? { id: file.file_id, filename: file.filename, media_type: file.content_type } : { at: `/v1/ui/artifacts/session/${this.session}/${citation.material}`, filename: citation.material };
    this.cited = { source, boxes };
  }

  /** Artifacts that an answer names or its steps made. */
  artifactsOf(message) {
    const named = new Set([...(message.content?.match(REF) ?? []), ...(message.steps ?? []).flatMap(step => step.artifacts ?? [])]);
    return message.role === 'assistant' && !message.running ? this.made.filter(artifact => named.has(artifact.object_id)) : [];
  }

  async makeSkill() {
    this.note = null;
    try {
      const skill = await post('/v1/skills/create', { session_id: this.session });
      this.note = html`${texts.chat.madeSkill(skill.name)} <a href="/skills/${encodeURIComponent(skill.name)}">${skill.name}</a>`;
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  async rename(session) {
    const title = prompt(texts.chat.rename, session.title);
    if (title) { await patch('/v1/ui/sessions/' + session.id, { title }).catch(failure => { this.failure = failure.message; }); this.history(); }
  }

  async forget(session) {
    if (!confirm(texts.chat.sure(session.title))) return;
    await remove('/v1/ui/sessions/' + session.id).catch(failure => { this.failure = failure.message; });
    if (session.id === this.session) go('/chat');
    this.history();
  }

  aside() {
    return html`<aside class="list ${this.listed ? 'open' : ''}" aria-label=${texts.chat.history}><div class="head"><div class="spread"><a class="button" href="/chat" @click=${() => { this.listed = false; }}>${icon('plus')}${texts.chat.new}</a><button class="plain burger" aria-label=${texts.close} @click=${() => { this.listed = false; }}>${icon('close')}</button></div>
        <input type="search" aria-label=${texts.search} placeholder=${texts.search} @input=${event => this.history(event.target.value)}></div>
      <ul>${this.sessions.map(session => html`<li class=${session.id === this.session ? 'on' : ''}><a href="/chat/${session.id}" title="${session.title} · ${ago(session.updated_at)}" aria-current=${session.id === this.session ? 'page' : nothing} @click=${() => { this.listed = false; }}>${session.title}</a>
        <button class="plain" aria-label="${texts.chat.rename}: ${session.title}" @click=${() => this.rename(session)}>${icon('edit')}</button><button class="plain" aria-label="${texts.chat.remove}: ${session.title}" @click=${() => this.forget(session)}>${icon('trash')}</button></li>`)}</ul>
      ${this.sessions.length ? '' : html`<p class="muted small page">${texts.chat.none}</p>`}</aside>`;
  }

  side() {
    return this.cited ? html`<aside class="side" aria-label=${texts.viewer.label}><div class="head spread"><b>${this.cited.source.filename}</b><button class="plain" aria-label=${texts.close} @click=${() => { this.cited = null; }}>${icon('close')}</button></div>
      <oc-viewer .files=${[this.cited.source]} .boxes=${this.cited.boxes} lit="/0"></oc-viewer></aside>` : '';
  }

  hello() {
    return html`<div class="hello"><h1>${texts.chat.hello}</h1></div><div class="suggestions">${texts.chat.suggestions.map(words => html`<button @click=${() => this.composer.fill(words)}>${words}</button>`)}</div>`;
  }

  showRef(event) {
    this.renderRoot.querySelectorAll('oc-message').forEach(message => message.renderRoot?.querySelectorAll('oc-artifact').forEach(artifact => { if (artifact.artifact.object_id === event.detail) artifact.scrollIntoView({ block: 'center' }); }));
  }

  render() {
    return html`${this.aside()}
      <section class="talk"><div class="bar spread"><div class="row"><button class="plain burger" aria-label=${texts.chat.history} @click=${() => { this.listed = true; }}>${icon('menu')}</button><h1 class="hidden">${texts.pages.chat}</h1></div>${this.session && this.messages.length ? html`<button @click=${this.makeSkill}>${icon('skills')}${texts.chat.makeSkill}</button>` : ''}</div>
        <div class="messages" tabindex="0" role="log" aria-label=${texts.pages.chat} @ref=${this.showRef}><div class="inner">
          ${this.messages.length ? repeat(this.messages, (_, i) => i, (message, i) => html`<oc-message .message=${message} .ways=${message.role === 'user' ? ways(this.session, i) : null} session=${this.session} .artifacts=${this.artifactsOf(message)} @retry=${() => this.again(i)} @edit=${event => this.again(i, event.detail)} @cite=${event => this.cite(event.detail)} @use=${event => this.composer.fill('', [{ ref: event.detail.object_id, filename: event.detail.filename }])}></oc-message>`) : this.session ? '' : this.hello()}
          ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}${this.note ? html`<p role="status">${this.note}</p>` : ''}</div></div>
        <div class="write"><oc-composer ?busy=${this.busy} @send=${event => this.send(event.detail)} @stop=${() => this.stopping?.abort()}></oc-composer></div></section>${this.side()}`;
  }
}
customElements.define('oc-chat', OcChat);
