import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { shared } from './shared.js';
import { pagesStyle } from './oc-pages-style.js';
import { texts } from './texts.js';
import { icon } from './icons.js';
import { get } from './api.js';
import { label } from './format.js';
import { fill, marked } from './text-layer.js';
import { boxAt, overlay } from './page-boxes.js';
import './oc-find.js';

const ZOOMS = [25, 35, 50, 70, 100, 140, 200, 280, 400];
/** Until a page is known: an upright A4 sheet. */
const SHEET = 210 / 297;
/** A page that is only scrolled past, for less than so many milliseconds, is not fetched. */
const GLANCE = 90;
/** How long scrolling counts as that of turning to a page, in milliseconds. */
const TURNING = 400;
/** From so many pages on, small ones stand beside. */
const MANY = 3;

/** Pages, one below the other, with boxes and selectable words over them. */
export class OcPages extends LitElement {
  static properties = { files: { attribute: false }, boxes: { attribute: false }, lit: {}, pages: { state: true }, zoom: { state: true }, turn: { state: true }, current: { state: true }, layers: { state: true }, strip: { state: true }, finding: { state: true }, hits: { state: true }, failure: { state: true } };
  static styles = [shared, pagesStyle];

  constructor() {
    super();
    this.files = [];
    this.boxes = [];
    this.pages = [];
    this.zoom = 'width';
    this.turn = 0;
    this.current = 0;
    this.layers = new Set(['fields']);
    this.hits = { page: new Map(), now: null };
  }

  disconnectedCallback() { this.observer?.disconnect(); super.disconnectedCallback(); }

  get frame() { return this.renderRoot.querySelector('.pages'); }
  get sheets() { return this.renderRoot.querySelectorAll('.sheet'); }

  willUpdate(changed) {
    if (changed.has('files') && JSON.stringify(changed.get('files') ?? []) !== JSON.stringify(this.files)) this.load();
  }

  async load() {
    const files = this.files;
    const asked = this.asked = {};
    Object.assign(this, { pages: [], failure: null, finding: false, turn: 0, strip: undefined });
    const place = file => file.at ?? '/v1/ui/files/' + file.id;
    try {
      const counts = await Promise.all(files.map(file => get(place(file) + '/pages')));
      if (asked !== this.asked) return;
      this.pages = counts.flatMap((count, f) => Array.from({ length: count.page_count }, (_, i) => ({ at: `${place(files[f])}/pages/${i}`, aspect: SHEET, near: false })));
      this.strip ??= this.pages.length >= MANY && this.clientWidth > 560;
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  /** What is known of a page, fetched once: its shape, words and tables. */
  read(i) {
    const page = this.pages[i];
    page.read ??= get(page.at).then(({ aspect, words, tables }) => {
      Object.assign(page, { aspect, words, tables, here: true });
      this.sheets[i]?.style.setProperty('--aspect', aspect);
    }, failure => { page.failure = failure.message; }).then(() => { this.requestUpdate(); return page; });
    return page.read;
  }

  updated(changed) {
    if (changed.has('pages')) this.watch();
    if (changed.has('zoom')) this.style.setProperty('--zoom', typeof this.zoom === 'number' ? this.zoom + '%' : '100%');
    this.write();
    this.renderRoot.querySelectorAll('.tag').forEach(tag => Object.assign(tag.style, { left: tag.dataset.x * 100 + '%', top: tag.dataset.y * 100 + '%' }));
    if ((changed.has('lit') || changed.has('pages') || changed.has('boxes')) && this.lit && !this.own) this.reveal(this.lit);
    this.own = false;
  }

  /** Lays the words of one page out, and those of the next in the next frame, so that scrolling stays smooth. */
  write() {
    const layer = [...this.renderRoot.querySelectorAll('.text')].find(each => each.filled !== this.pages[each.dataset.page].at);
    if (!layer || this.writing) return;
    const page = this.pages[layer.dataset.page];
    layer.filled = page.at;
    fill(layer, page.words, page.aspect);
    this.writing = requestAnimationFrame(() => { this.writing = 0; this.write(); });
  }

  /** Only pages in sight or near it are drawn. */
  watch() {
    this.observer?.disconnect();
    this.observer = new IntersectionObserver(entries => entries.forEach(entry => this.seen(entry)), { root: this.frame, rootMargin: '500px' });
    this.sheets.forEach((sheet, i) => { sheet.style.setProperty('--aspect', this.pages[i].aspect); this.observer.observe(sheet); });
  }

  seen(entry) {
    const i = Number(entry.target.dataset.page);
    const page = this.pages[i];
    if (!page || page.near === entry.isIntersecting) return;
    page.near = entry.isIntersecting;
    if (page.near && !page.here) setTimeout(() => page.near && this.pages[i] === page && this.read(i), GLANCE);
    this.requestUpdate();
  }

  scrolled(event) {
    const frame = event.target;
    if (event.timeStamp < (this.turned ?? -TURNING) + TURNING) return; // the last pages cannot come to the top
    const top = frame.scrollTop + frame.clientHeight / 3;
    const found = [...this.sheets].findLastIndex(sheet => sheet.offsetTop - frame.offsetTop <= top);
    if (found >= 0 && found !== this.current) {
      this.current = found;
      const small = this.renderRoot.querySelectorAll('.strip button')[found];
      if (small) small.parentElement.scrollTop = small.offsetTop - small.parentElement.offsetTop - small.parentElement.clientHeight / 2;
    }
  }

  turnTo(page) {
    const to = Math.max(0, Math.min(this.pages.length - 1, page));
    this.turned = performance.now();
    this.sheets[to]?.scrollIntoView({ block: 'start' });
    this.current = to;
  }

  /** Brings the box of a value into view, or a place on a page. */
  reveal(path) {
    const box = this.boxes.find(each => each.path === path && each.xywh);
    if (box) this.toPlace(box.page, box.xywh);
  }

  show(path) { this.reveal(path); }

  async toPlace(page, xywh) {
    await this.updateComplete;
    if (!this.pages[page]) return;
    await this.read(page); // a page that is only coming has no height to go by yet
    await this.updateComplete;
    const sheet = this.sheets[page];
    const frame = this.frame;
    if (!sheet || !frame) return;
    const down = { 0: xywh[1], 90: xywh[0], 180: 1 - xywh[1], 270: 1 - xywh[0] }[this.turn];
    const y = sheet.offsetTop - frame.offsetTop + down * sheet.clientHeight;
    if (y < frame.scrollTop + 20 || y > frame.scrollTop + frame.clientHeight - 60) frame.scrollTop = y - frame.clientHeight / 3;
  }

  /** Changes how large or how turned pages are, and stays where one was. */
  async look(change) {
    const frame = this.frame;
    const at = frame.scrollTop / frame.scrollHeight;
    Object.assign(this, change);
    await this.updateComplete;
    frame.scrollTop = at * frame.scrollHeight;
  }

  percent() {
    const sheet = this.sheets[this.current];
    return sheet && this.frame ? Math.round(100 * sheet.clientWidth / (this.frame.clientWidth - 24)) : 100;
  }

  step(by) {
    const now = typeof this.zoom === 'number' ? this.zoom : this.percent();
    const next = by > 0 ? ZOOMS.find(zoom => zoom > now + 1) : ZOOMS.findLast(zoom => zoom < now - 1);
    if (next) this.look({ zoom: next });
  }

  key(event) {
    if (event.ctrlKey || event.metaKey) {
      if (event.key === 'f' && this.pages.length) { event.preventDefault(); this.find(); }
      return;
    }
    if (event.altKey || event.target.matches?.('input')) return;
    const deed = {
      '+': () => this.step(1), '=': () => this.step(1), '-': () => this.step(-1), 0: () => this.look({ zoom: 'width' }), w: () => this.look({ zoom: 'width' }), f: () => this.look({ zoom: 'page' }),
      r: () => this.rotate(), n: () => this.turnTo(this.current + 1), p: () => this.turnTo(this.current - 1), '/': () => this.find(),
    }[event.key];
    if (deed) { event.preventDefault(); deed(); }
  }

  wheel(event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.step(-Math.sign(event.deltaY));
  }

  rotate() { this.look({ turn: (this.turn + 90) % 360 }); }

  async find() {
    this.finding = true;
    await this.updateComplete;
    this.renderRoot.querySelector('oc-find').begin();
  }

  found(event) {
    this.hits = event.detail;
    if (this.hits.now) this.toPlace(this.hits.now.page, this.hits.now.boxes[0]);
  }

  layer(name) {
    const layers = new Set(this.layers);
    if (!layers.delete(name)) layers.add(name);
    this.layers = layers;
  }

  tell(name, path) {
    this.own = true;
    this.dispatchEvent(new CustomEvent(name, { detail: path, bubbles: true, composed: true }));
  }

  under(event, i) {
    return this.layers.has('fields') ? boxAt(this.boxes, i, event, this.turn) : null;
  }

  hover(event, i) {
    const box = event.type === 'mouseleave' || event.buttons ? null : this.under(event, i);
    event.currentTarget.classList.toggle('over', Boolean(box));
    const path = box?.path ?? '';
    if (path !== (this.hovered ?? '')) { this.hovered = path; this.tell('light', path); }
  }

  click(event, i) {
    const marked = this.renderRoot.getSelection?.() ?? getSelection();
    const box = marked && !marked.isCollapsed ? null : this.under(event, i);
    if (box) this.tell('choose', box.path);
  }

  copy(event) {
    const words = marked(this.renderRoot.getSelection?.() ?? getSelection(), [...this.renderRoot.querySelectorAll('.text')]);
    if (!words) return;
    event.clipboardData.setData('text/plain', words);
    event.preventDefault();
  }

  tag(i) {
    const box = this.lit ? this.boxes.find(each => each.path === this.lit && each.page === i && each.xywh) : null;
    if (!box || box.bare || !this.layers.has('fields')) return '';
    const words = [label(box.name), texts.status[box.status] ?? box.status, box.confidence ? texts.result.sure(texts.confidence[box.confidence] ?? box.confidence) : ''].filter(Boolean);
    const far = box.xywh[0] > 0.55;
    return html`<div class="tag ${box.status} ${far ? 'far' : ''}" aria-hidden="true" data-x=${far ? box.xywh[0] + box.xywh[2] : box.xywh[0]} data-y=${box.xywh[1] > 0.05 ? box.xywh[1] : box.xywh[1] + box.xywh[3] + 0.035}>${words.join(' · ')}</div>`;
  }

  sheet(page, i) {
    const shown = page.near && page.here;
    return html`<div class="sheet ${this.zoom === 'page' ? 'whole' : ''} turn${this.turn}" data-page=${i}><div class="face" @mousemove=${event => this.hover(event, i)} @mouseleave=${event => this.hover(event, i)} @click=${event => this.click(event, i)}>
      ${shown ? html`<img src="${page.at}/picture" alt=${texts.viewer.page(i + 1, this.pages.length)} draggable="false">${overlay({ boxes: this.boxes.filter(box => box.page === i), lit: this.lit, layers: this.layers, page, hits: this.hits.page.get(i) ?? [], now: this.hits.now })}
        <div class="text" data-page=${i}></div>${this.tag(i)}` : html`<p>${page.failure ?? i + 1}</p>`}</div></div>`;
  }

  tools() {
    const last = this.pages.length - 1;
    const press = (name, on, words, deed, key) => html`<button class="plain" aria-label=${words} title=${key ? `${words} (${key})` : words} aria-pressed=${on ? 'true' : 'false'} @click=${deed}>${icon(name)}</button>`;
    const plain = (name, words, deed, key, off = false) => html`<button class="plain" aria-label=${words} title="${words} (${key})" ?disabled=${off} @click=${deed}>${icon(name)}</button>`;
    const layers = [['fields', this.boxes.length], ['words', true], ['tables', this.pages.some(page => page.tables?.length)]].filter(([, there]) => there).map(([name]) => name);
    return html`<div class="tools" role="toolbar" aria-label=${texts.viewer.label}>
      <span class="group">${last > 0 ? html`${press('strip', this.strip, texts.viewer.strip, () => { this.strip = !this.strip; })}
        ${plain('left', texts.viewer.previous, () => this.turnTo(this.current - 1), 'p', this.current <= 0)}
        <label class="count"><input type="number" min="1" max=${last + 1} .value=${String(this.current + 1)} aria-label=${texts.viewer.goTo} @change=${event => this.turnTo(event.target.valueAsNumber - 1 || 0)}>/ ${last + 1}</label>
        ${plain('right', texts.viewer.next, () => this.turnTo(this.current + 1), 'n', this.current >= last)}` : ''}<span class="hidden" role="status">${texts.viewer.page(this.current + 1, last + 1)}</span></span>
      <span class="group">${plain('zoomOut', texts.viewer.zoomOut, () => this.step(-1), '−')}${plain('zoomIn', texts.viewer.zoomIn, () => this.step(1), '+')}
        ${press('fitWidth', this.zoom === 'width', texts.viewer.fitWidth, () => this.look({ zoom: 'width' }), 'w')}${press('fitPage', this.zoom === 'page', texts.viewer.fitPage, () => this.look({ zoom: 'page' }), 'f')}${plain('rotate', texts.viewer.rotate, () => this.rotate(), 'r')}</span>
      <span class="group" role="group" aria-label=${texts.viewer.layers}>${layers.map(name => html`<button class="plain layer" aria-pressed=${this.layers.has(name) ? 'true' : 'false'} @click=${() => this.layer(name)}>${texts.viewer[name]}</button>`)}</span>
      <span class="group">${plain('search', texts.viewer.find, () => this.find(), '/')}<slot></slot></span></div>`;
  }

  thumbs() {
    return html`<nav class="strip" aria-label=${texts.viewer.strip}>${this.pages.map((page, i) => html`<button aria-label=${texts.viewer.page(i + 1, this.pages.length)} aria-current=${i === this.current ? 'true' : nothing} @click=${() => this.turnTo(i)}><img src="${page.at}/picture?side=160" loading="lazy" alt="" draggable="false"><span>${i + 1}</span></button>`)}</nav>`;
  }

  render() {
    if (this.failure) return html`<p class="error" role="alert">${this.failure}</p>`;
    return html`${this.pages.length ? this.tools() : ''}
      ${this.finding ? html`<oc-find .count=${this.pages.length} .read=${i => this.read(i)} .from=${this.current} @found=${this.found} @close=${() => { this.finding = false; this.frame.focus(); }}></oc-find>` : ''}
      <div class="both">${this.strip ? this.thumbs() : ''}
        <div class="pages" tabindex="0" aria-label=${texts.viewer.label} role="region" @scroll=${this.scrolled} @keydown=${this.key} @copy=${this.copy} @wheel=${this.wheel}>${repeat(this.pages, page => page.at, (page, i) => this.sheet(page, i))}</div></div>`;
  }
}
customElements.define('oc-pages', OcPages);
