import { LitElement, html, svg, css } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { icon } from './icons.js';
import { get } from './api.js';
import { clock } from './format.js';

const LEAST = 40;
const MOST = 400;
/** Until a page is known: an upright A4 sheet. */
const SHEET = 210 / 297;

/**
 * The source: pages, one below the other, with boxes over them, or a player with marks on its rail. Tells `light` with
 * the path of the box under the pointer; `lit` is lit from outside.
 */
export class OcViewer extends LitElement {
  static properties = { files: { attribute: false }, boxes: { attribute: false }, lit: {}, pages: { state: true }, zoom: { state: true }, current: { state: true }, words: { state: true }, failure: { state: true } };
  static styles = [shared, css`
    :host { display: flex; flex-direction: column; min-height: 0; height: 100%; background: var(--sunken); }
    .tools { display: flex; align-items: center; gap: 4px; padding: 6px 10px; background: var(--raised); border-bottom: 1px solid var(--line); flex-wrap: wrap; }
    .tools .count { font-variant-numeric: tabular-nums; padding: 0 6px; }
    .pages { overflow: auto; flex: 1; padding: 12px; }
    .sheet { position: relative; margin: 0 auto 12px; width: var(--zoom, 100%); background: #fff; box-shadow: var(--shadow); }
    .sheet img { display: block; width: 100%; height: 100%; position: absolute; inset: 0; }
    .sheet svg { position: absolute; inset: 0; width: 100%; height: 100%; }
    .sheet p { position: absolute; inset: 0; display: grid; place-items: center; color: #444; margin: 0; padding: 16px; text-align: center; }
    rect { vector-effect: non-scaling-stroke; stroke-width: 2; cursor: pointer; transition: opacity .12s; }
    .exact, .normalised { stroke: #1a7f37; fill: #1a7f37; } .derived { stroke: #0a5fc2; fill: #0a5fc2; }
    .unverified { stroke: #a86a00; fill: #a86a00; } .absent { stroke: #626d75; fill: #626d75; }
    rect { fill-opacity: .12; }
    rect.on { fill-opacity: .24; stroke-width: 3; }
    .dim rect:not(.on) { opacity: .3; }
    rect.word { stroke: none; fill: #0b7285; fill-opacity: .1; pointer-events: none; }
    .player { padding: 16px; overflow: auto; flex: 1; }
    video, audio { width: 100%; max-height: 60vh; }
    .rail { position: relative; height: 34px; margin-top: 8px; background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); }
    .rail svg { width: 100%; height: 100%; }
  `];

  constructor() {
    super();
    this.files = [];
    this.boxes = [];
    this.pages = [];
    this.zoom = 100;
    this.current = 0;
    this.words = false;
  }

  disconnectedCallback() {
    this.observer?.disconnect();
    super.disconnectedCallback();
  }

  get playable() {
    return this.files.length === 1 && /^(audio|video)\//.test(this.files[0].media_type ?? '');
  }

  willUpdate(changed) {
    if (changed.has('files') && JSON.stringify(changed.get('files') ?? []) !== JSON.stringify(this.files)) this.load();
  }

  async load() {
    this.pages = [];
    this.failure = null;
    const files = this.files;
    if (this.playable) return;
    try {
      const counts = await Promise.all(files.map(file => get(`${file.at ?? '/v1/ui/files/' + file.id}/pages`)));
      if (files !== this.files) return;
      this.pages = counts.flatMap((count, f) => Array.from({ length: count.page_count }, (_, i) => ({
        at: `${files[f].at ?? '/v1/ui/files/' + files[f].id}/pages/${i}`, index: i, aspect: SHEET, state: 'far',
      })));
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  updated(changed) {
    this.style.setProperty('--zoom', this.zoom + '%');
    if (changed.has('pages') && this.pages.length && !this.observed) {
      this.observed = true;
      this.observer = new IntersectionObserver(entries => entries.forEach(entry => this.seen(entry)), { root: this.renderRoot.querySelector('.pages'), rootMargin: '400px' });
    }
    if (this.observer && changed.has('pages')) {
      this.renderRoot.querySelectorAll('.sheet').forEach(sheet => this.observer.observe(sheet));
    }
    this.renderRoot.querySelectorAll('.sheet').forEach((sheet, i) => {
      sheet.style.aspectRatio = String(this.pages[i]?.aspect ?? SHEET);
    });
    if ((changed.has('lit') || changed.has('pages') || changed.has('boxes')) && this.lit && !this.own) this.reveal();
    this.own = false;
  }

  seen(entry) {
    const i = Number(entry.target.dataset.page);
    if (entry.isIntersecting && this.pages[i]?.state === 'far') this.fetch(i);
  }

  async fetch(i) {
    const page = this.pages[i];
    page.state = 'near';
    try {
      const { aspect, words } = await get(page.at);
      Object.assign(page, { aspect, words, state: 'here' });
    } catch (failure) {
      Object.assign(page, { state: 'failed', message: failure.message });
    }
    this.requestUpdate();
  }

  scrolled(event) {
    const top = event.target.scrollTop + event.target.clientHeight / 3;
    const sheets = [...this.renderRoot.querySelectorAll('.sheet')];
    const found = sheets.findLastIndex(sheet => sheet.offsetTop - event.target.offsetTop <= top);
    if (found >= 0 && found !== this.current) this.current = found;
  }

  turnTo(page) {
    this.renderRoot.querySelectorAll('.sheet')[page]?.scrollIntoView({ block: 'start' });
    this.current = page;
  }

  /** Brings the lit box into view. */
  reveal() {
    const box = this.boxes.find(each => each.path === this.lit);
    if (!box) return;
    if (this.playable) { this.seek(box.timestamp); return; }
    const frame = this.renderRoot.querySelector('.pages');
    const sheet = this.renderRoot.querySelectorAll('.sheet')[box.page];
    if (!frame || !sheet || !box.xywh) return;
    const y = sheet.offsetTop - frame.offsetTop + box.xywh[1] * sheet.clientHeight;
    if (y < frame.scrollTop + 20 || y > frame.scrollTop + frame.clientHeight - 60) frame.scrollTop = y - frame.clientHeight / 3;
  }

  seek(time) {
    const player = this.renderRoot.querySelector('video, audio');
    if (player && time !== null) player.currentTime = time;
  }

  light(path) {
    this.own = true;
    this.dispatchEvent(new CustomEvent('light', { detail: path }));
  }

  overlay(i) {
    const here = this.boxes.filter(box => box.page === i && box.xywh);
    const page = this.pages[i];
    return html`<svg viewBox="0 0 1 1" preserveAspectRatio="none" class=${this.lit ? 'dim' : ''} aria-hidden="true">
      ${this.words ? (page.words ?? []).map(word => svg`<rect class="word" x=${word.xywh[0]} y=${word.xywh[1]} width=${word.xywh[2]} height=${word.xywh[3]}/>`) : ''}
      ${here.map(box => svg`<rect class="${box.status} ${box.path === this.lit ? 'on' : ''}" x=${box.xywh[0]} y=${box.xywh[1]} width=${box.xywh[2]} height=${box.xywh[3]}
        @mouseenter=${() => this.light(box.path)} @mouseleave=${() => this.light('')} @click=${() => this.choose(box.path)}><title>${box.name}: ${box.text}</title></rect>`)}
    </svg>`;
  }

  choose(path) {
    this.dispatchEvent(new CustomEvent('choose', { detail: path }));
  }

  sheet(page, i) {
    return html`<div class="sheet" data-page=${i}>
      ${page.state === 'here' ? html`<img src="${page.at}/picture" alt=${texts.viewer.page(i + 1, this.pages.length)} loading="lazy">${this.overlay(i)}`
        : html`<p>${page.state === 'failed' ? page.message ?? texts.viewer.failed(i + 1) : i + 1}</p>`}
    </div>`;
  }

  tools() {
    const step = by => () => { this.zoom = Math.min(MOST, Math.max(LEAST, this.zoom + by)); };
    const last = this.pages.length - 1;
    return html`<div class="tools" role="toolbar" aria-label=${texts.viewer.label}>
      <button class="plain" aria-label=${texts.viewer.previous} ?disabled=${this.current <= 0} @click=${() => this.turnTo(this.current - 1)}>${icon('left')}</button>
      <span class="count">${texts.viewer.page(this.current + 1, this.pages.length)}</span>
      <button class="plain" aria-label=${texts.viewer.next} ?disabled=${this.current >= last} @click=${() => this.turnTo(this.current + 1)}>${icon('right')}</button>
      <button class="plain" aria-label=${texts.viewer.zoomOut} @click=${step(-20)}>${icon('zoomOut')}</button>
      <span class="count">${this.zoom} %</span>
      <button class="plain" aria-label=${texts.viewer.zoomIn} @click=${step(20)}>${icon('zoomIn')}</button>
      <button class="plain" aria-pressed=${this.words ? 'true' : 'false'} @click=${() => { this.words = !this.words; }}>${texts.viewer.words}</button>
      <slot></slot>
    </div>`;
  }

  player() {
    const [file] = this.files;
    const source = `/v1/files/${file.id}/content`;
    return html`<div class="player">
      ${file.media_type.startsWith('video/') ? html`<video src=${source} controls preload="metadata" aria-label=${file.filename} @loadedmetadata=${() => this.requestUpdate()}></video>`
        : html`<audio src=${source} controls preload="metadata" aria-label=${file.filename} @loadedmetadata=${() => this.requestUpdate()}></audio>`}
      ${this.rail()}<slot></slot></div>`;
  }

  rail() {
    const length = this.renderRoot?.querySelector('video, audio')?.duration;
    const timed = this.boxes.filter(box => box.timestamp !== null);
    if (!length || !timed.length) return '';
    return html`<div class="rail"><svg viewBox="0 0 1 1" preserveAspectRatio="none" class=${this.lit ? 'dim' : ''} aria-hidden="true">
      ${timed.map(box => svg`<rect class="${box.status} ${box.path === this.lit ? 'on' : ''}" x=${box.timestamp / length} y="0.1" width="0.006" height="0.8"
        @mouseenter=${() => this.light(box.path)} @mouseleave=${() => this.light('')} @click=${() => this.seek(box.timestamp)}><title>${box.name} ${clock(box.timestamp)}</title></rect>`)}
    </svg></div>`;
  }

  render() {
    if (this.failure) return html`<div class="player"><p class="error" role="alert">${this.failure}</p></div>`;
    if (this.playable) return this.player();
    return html`${this.pages.length ? this.tools() : ''}
      <div class="pages" tabindex="0" aria-label=${texts.viewer.label} role="region" @scroll=${this.scrolled}>${repeat(this.pages, page => page.at, (page, i) => this.sheet(page, i))}</div>`;
  }
}
customElements.define('oc-viewer', OcViewer);
