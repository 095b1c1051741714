import { LitElement, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { shared } from '../shared.js';
import { chatStyle } from './chat-style.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';
import { get, patch, post, stream } from '../api.js';
import { go, place } from '../router.js';
import { times } from '../fields.js';
import { part, ways } from '../branches.js';
import { carriesFiles, dropped } from '../files-taken.js';
import { hear, messagesOf, problemOf, question } from '../talk.js';
import '../oc-chats.js';
import '../oc-composer.js';
import '../oc-message.js';
import '../oc-viewer.js';

export const show = at => html`<oc-chat .session=${at.rest[0] ?? ''}></oc-chat>`;

/** How near to its end a conversation counts as read to its end, in pixels. */
const END = 120;
/** How long an answer whose stream broke is looked for among what the server keeps: tries, and milliseconds between them. */
const TRIES = 5;
const PAUSE = 600;

/** Conversations, one of them open; sources and artifacts beside it. */
class OcChat extends LitElement {
  static properties = { session: {}, title: { state: true }, messages: { state: true }, files: { state: true }, busy: { state: true }, problem: { state: true }, beside: { state: true }, note: { state: true }, listed: { state: true }, over: { state: true }, away: { state: true }, opening: { state: true } };
  static styles = [shared, chatStyle];

  constructor() {
    super();
    this.fresh();
  }

  fresh() { Object.assign(this, { messages: [], files: [], title: '', beside: null, problem: null, note: null, parted: new Map(), away: false, opening: false }); }

  disconnectedCallback() {
    this.stopping?.abort();
    super.disconnectedCallback();
  }

  async firstUpdated() {
    new ResizeObserver(() => { if (!this.away) this.toEnd(); }).observe(this.renderRoot.querySelector('.inner'));
    const file = place().query.get('file');
    if (!file) return;
    const stored = await get('/v1/files/' + file).catch(() => null);
    await this.composer.updateComplete;
    if (stored) this.composer.fill('', [{ id: stored.id, filename: stored.filename }]);
  }

  willUpdate(changed) {
    if (!changed.has('session') || this.session === this.current) return;
    this.current = this.session;
    this.stopping?.abort();
    this.fresh();
    if (this.session) this.open(true);
    else this.updateComplete.then(() => this.composer.take({}));
  }

  updated(changed) {
    if (changed.has('beside')) this.toggleAttribute('beside', Boolean(this.beside));
    if (changed.has('beside') && this.beside && !changed.get('beside')) this.renderRoot.querySelector('.side .close').focus({ preventScroll: true });
  }

  get composer() { return this.renderRoot.querySelector('oc-composer'); }
  get chats() { return this.renderRoot.querySelector('oc-chats'); }
  get log() { return this.renderRoot.querySelector('.messages'); }

  /** Reads what the server keeps; at first it is shown from its end. */
  async open(first = false) {
    const id = this.session;
    this.opening = first;
    try {
      const found = await get('/v1/ui/sessions/' + id);
      if (id !== this.session) return;
      Object.assign(this, { files: found.files, title: found.title, messages: messagesOf(found), problem: null });
      this.part();
      if (first) {
        await this.composer.updateComplete;
        this.composer.take(found.choices ?? {});
      }
    } catch (failure) {
      if (id === this.session) this.problem = problemOf(failure.message, failure.code);
    } finally {
      this.opening = false;
    }
    await this.updateComplete;
    if (first) this.toEnd();
  }

  part() { this.parted = new Map(this.messages.map((message, i) => [i, message.role === 'user' ? ways(this.session, i) : null])); }

  async send({ words, files, choices, direct }, before = null) {
    const said = [words, ...files.filter(file => file.ref).map(file => file.ref)].filter(Boolean).join(' ');
    const asked = { role: 'user', content: said, files: files.filter(file => file.id).map(file => ({ file_id: file.id, filename: file.filename, content_type: file.media_type })) };
    const answer = { role: 'assistant', content: '', steps: [], running: true };
    const earlier = (before ?? (direct ? this.messages : [])).filter(message => !message.problem);
    this.messages = [...(before ?? this.messages), asked, answer];
    this.updateComplete.then(() => this.toEnd());
    await this.follow(question({ choices, direct, session: before ? '' : this.session, said: [...earlier, asked] }), answer);
  }

  async follow(body, answer) {
    Object.assign(this, { busy: true, problem: null, note: null });
    const stopping = this.stopping = new AbortController();
    try {
      await stream('/v1/openai/chat/completions', body, data => this.told(data, answer), stopping.signal);
      if (!answer.finished && !answer.problem && !(await this.recovered(answer))) answer.problem = problemOf(texts.chat.cut, 'cut');
    } catch (failure) {
      const stopped = failure.name === 'AbortError';
      if (stopped || !(failure.code === undefined && await this.recovered(answer))) answer.problem = stopped ? problemOf(texts.chat.stopped, 'cut') : problemOf(failure.message || texts.chat.cut, failure.code ?? 'cut', failure.after);
    } finally {
      answer.running = false;
    }
    if (stopping !== this.stopping) return;
    this.busy = false;
    this.settle(answer);
    this.chats?.load();
    if (answer.finished && this.session) { await this.open(); this.keepAtEnd(); }
  }

  told(data, answer) {
    if (data === '[DONE]') { answer.finished = true; return; }
    const session = hear(JSON.parse(data), answer);
    if (session && session !== this.session && this.messages.at(-1)?.running) this.begun(session);
    this.frame ??= requestAnimationFrame(() => { this.frame = null; if (answer.running) { this.settle(answer); this.keepAtEnd(); } });
  }

  /** The first words of an answer tell which conversation it belongs to. */
  begun(session) {
    this.current = this.session = session;
    if (this.parting) part(this.parting.from, session, this.parting.index);
    this.parting = null;
    this.part();
    history.replaceState(null, '', '/chat/' + session);
    if (!this.composer.direct) this.keep(this.composer.choices);
    this.chats?.load();
  }

  settle(answer) {
    const at = this.messages.findIndex(message => message === this.drawn || message === answer);
    if (at < 0) return;
    this.drawn = { ...answer };
    this.messages = this.messages.toSpliced(at, 1, this.drawn);
  }

  /** An answer that was finished although its stream broke stands on the server. */
  async recovered(answer) {
    for (let tries = 0; answer.id && this.session && tries < TRIES; tries++) {
      const found = await get('/v1/ui/sessions/' + this.session).catch(() => null);
      const turn = found?.completions.find(each => each.id === answer.id);
      if (!turn || ['failed', 'cancelled'].includes(turn.status)) return false;
      if (turn.status === 'completed') return answer.finished = true;
      await new Promise(resolve => setTimeout(resolve, PAUSE));
    }
    return false;
  }

  keep(choices) { if (this.session) patch('/v1/ui/sessions/' + this.session, { choices }).catch(() => {}); } // the next message tells what it needs by itself

  scrolled() { const away = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight > END; if (away !== this.away) this.away = away; }
  keepAtEnd() { if (!this.away) this.updateComplete.then(() => this.toEnd()); }
  toEnd() { this.log.scrollTop = this.log.scrollHeight; }

  /** Asks a message again, or another in its place: the conversation up to it goes on as a new one. */
  again(index, words) {
    const at = this.messages.slice(0, index + 1).findLastIndex(message => message.role === 'user');
    const old = this.messages[at];
    const before = this.messages.slice(0, at).filter(message => !message.problem);
    const { choices, direct } = this.composer;
    this.parting = this.session ? { from: this.session, index: at } : null;
    if (before.length || this.session) { this.session = this.current = ''; history.pushState(null, '', '/chat'); }
    this.send({ words: words ?? old.content, files: (old.files ?? []).filter(file => file.file_id).map(file => ({ id: file.file_id, filename: file.filename, media_type: file.content_type })), choices, direct }, before);
  }

  /** Opens a source at what is cited of it, or a file as it is. */
  cite(citation) {
    const file = citation.file ?? this.files.find(each => each.name === citation.material || each.filename === citation.material);
    const boxes = (citation.bboxes ?? []).map((box, i) => ({ path: '/' + i, name: texts.chat.cited, page: box.page ?? 0, xywh: box.xywh ?? null, status: 'exact', confidence: null, text: box.content, bare: true, ...times(box) }));
    const source = file ? { id: file.file_id, filename: file.filename, media_type: file.content_type } : { at: `/v1/ui/artifacts/session/${this.session}/${citation.material}`, filename: citation.material };
    this.beside = { title: source.filename, source, boxes };
    if (boxes.some(box => box.start !== null)) this.updateComplete.then(() => setTimeout(() => this.renderRoot.querySelector('.side oc-viewer')?.show('/0'), PAUSE));
  }

  async makeSkill() {
    Object.assign(this, { note: null, problem: null, making: true });
    try {
      const skill = await post('/v1/skills/create', { session_id: this.session });
      this.note = html`${texts.chat.madeSkill(skill.name)} <a href="/skills/${encodeURIComponent(skill.name)}">${texts.chat.openSkill}</a>`;
    } catch (failure) {
      this.problem = problemOf(failure.message, failure.code);
    }
    this.making = false;
    this.updateComplete.then(() => this.toEnd());
  }

  dragged(event) {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    this.over = event.type === 'dragover' || (event.type === 'dragleave' && this.contains(event.relatedTarget));
  }

  async drop(event) {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    this.over = false;
    this.composer.attach(await dropped(event.dataTransfer));
  }

  close() {
    this.beside = null;
    this.composer.area.focus();
  }

  side() {
    const { title, source, boxes, artifact } = this.beside;
    return html`<aside class="side" aria-label=${title} @keydown=${event => { if (event.key === 'Escape') this.close(); }}><div class="head spread"><b>${title}</b><button class="plain close" aria-label=${texts.close} @click=${this.close}>${icon('close')}</button></div>
      ${artifact ? html`<oc-artifact tall owner="session" of=${this.session} .artifact=${artifact}></oc-artifact>` : html`<oc-viewer .files=${[source]} .boxes=${boxes} lit=${boxes.length ? '/0' : ''}></oc-viewer>`}</aside>`;
  }

  hello() {
    return html`<div class="hello"><h1>${texts.chat.hello}</h1><p class="muted">${texts.chat.helloHow}</p></div><div class="suggestions">${texts.chat.suggestions.map(words => html`<button @click=${() => this.composer.fill(words)}>${words}</button>`)}</div>`;
  }

  showRef(event) {
    const artifacts = [...this.renderRoot.querySelectorAll('oc-message')].flatMap(message => [...(message.renderRoot?.querySelectorAll('oc-artifact') ?? [])]);
    artifacts.find(each => each.artifact.object_id === event.detail)?.scrollIntoView({ block: 'center' });
  }

  message(message, i) {
    return html`<oc-message .message=${message} .ways=${this.parted.get(i)} session=${this.session} @retry=${() => this.again(i)} @edit=${event => this.again(i, event.detail)} @cite=${event => this.cite(event.detail)}
      @open=${event => { this.beside = { title: event.detail.filename ?? event.detail.object_id, artifact: event.detail }; }} @use=${event => this.composer.fill('', [{ ref: event.detail.object_id, filename: event.detail.filename }])}></oc-message>`;
  }

  render() {
    return html`<oc-chats class="list ${this.listed ? 'open' : ''}" role="complementary" aria-label=${texts.chat.history} session=${this.session} @close=${() => { this.listed = false; }} @gone=${event => event.detail === this.session && go('/chat')}></oc-chats>
      <section class="talk" @dragover=${this.dragged} @dragleave=${this.dragged} @drop=${this.drop}>
        <div class="bar spread"><div class="row title"><button class="plain burger" aria-label=${texts.chat.history} @click=${() => { this.listed = true; }}>${icon('menu')}</button><h1>${this.title || texts.chat.new}</h1></div>${this.session && this.messages.length ? html`<button @click=${this.makeSkill} ?disabled=${this.making || this.busy} aria-label=${texts.chat.makeSkill}>${icon('skills')}<span class="wide">${texts.chat.makeSkill}</span></button>` : ''}</div>
        <div class="messages" tabindex="0" role="log" aria-label=${texts.pages.chat} @ref=${this.showRef} @scroll=${this.scrolled}><div class="inner">
          ${this.messages.length ? repeat(this.messages, (_, i) => i, (message, i) => this.message(message, i)) : this.opening ? html`<p class="muted" role="status">${texts.loading} …</p>` : this.session ? '' : this.hello()}
          ${this.problem ? html`<oc-problem fixed .problem=${this.problem}></oc-problem>` : ''}${this.note ? html`<p role="status">${this.note}</p>` : ''}</div></div>
        ${this.away ? html`<button class="down" aria-label=${texts.chat.toEnd} title=${texts.chat.toEnd} @click=${this.toEnd}>${icon('down')}</button>` : ''}
        <div class="write"><oc-composer ?busy=${this.busy} ?begun=${this.messages.length > 0} .session=${this.session} @choices=${event => this.keep(event.detail)} @send=${event => this.send(event.detail)} @stop=${() => this.stopping?.abort()}></oc-composer></div>
        ${this.over ? html`<div class="over" aria-hidden="true"><p>${icon('clip')} ${texts.chat.dropHere}</p></div>` : ''}</section>${this.beside ? this.side() : ''}`;
  }
}
customElements.define('oc-chat', OcChat);
