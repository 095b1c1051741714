import { LitElement, html, svg, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { icon } from './icons.js';
import { clock, label } from './format.js';
import { wave } from './wave.js';

const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2];
/** How narrow a mark may be drawn, as a part of the whole. */
const LEAST = 0.006;

/** A recording with its rail of time: wave or shots, segments, values as marks; what is written in a film is framed at its time. */
export class OcPlayer extends LitElement {
  static properties = { file: { attribute: false }, boxes: { attribute: false }, heard: { attribute: false }, lit: {}, length: { state: true }, time: { state: true }, playing: { state: true }, muted: { state: true }, failure: { state: true }, shape: { state: true } };
  static styles = [shared, css`
    :host { display: flex; flex-direction: column; min-height: 0; overflow: auto; background: var(--sunken); padding: 12px; gap: 8px; }
    .frame { position: relative; margin: 0 auto; width: 100%; max-width: calc(56vh * var(--aspect, 1.78)); aspect-ratio: var(--aspect, 1.78); background: #000; border-radius: var(--radius); overflow: hidden; flex: none; }
    .frame video, .frame svg { position: absolute; inset: 0; width: 100%; height: 100%; } audio { display: none; }
    .frame svg { pointer-events: none; } .frame rect { pointer-events: auto; }
    rect { vector-effect: non-scaling-stroke; cursor: pointer; }
    .exact, .normalised { stroke: #2da44e; fill: #2da44e; } .derived { stroke: #4c9aff; fill: #4c9aff; } .unverified { stroke: #e0a020; fill: #e0a020; } .absent, .unread { stroke: #8b949e; fill: #8b949e; }
    .frame rect { fill-opacity: .12; stroke-width: 2; } .frame rect.on { fill-opacity: .28; stroke-width: 3; }
    .controls { display: flex; align-items: center; gap: 4px 8px; flex-wrap: wrap; } .clock { font-variant-numeric: tabular-nums; font-family: var(--mono); font-size: 13px; }
    .controls .play { min-width: 84px; justify-content: center; } .controls select { min-height: 28px; padding: 2px 4px; font-size: 12px; }
    .rail { position: relative; height: 84px; background: var(--ground); border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; cursor: pointer; touch-action: none; flex: none; }
    .rail > svg { position: absolute; inset: 0; width: 100%; height: 100%; }
    .wave { fill: var(--line-strong); opacity: .45; } .cut { stroke: var(--line-strong); stroke-width: 1; vector-effect: non-scaling-stroke; stroke-dasharray: 3 3; }
    .segment { fill: var(--accent); stroke: var(--ground); stroke-width: 1; opacity: .28; } .segment:hover, .segment.on { opacity: .6; } .segment.current { opacity: .85; }
    .mark { stroke-width: 0; opacity: .85; } .dim .mark:not(.on) { opacity: .35; } .mark.on { stroke-width: 2; stroke: var(--text); }
    .head { position: absolute; top: 0; bottom: 0; left: 0; width: 2px; margin-left: -1px; background: var(--bad); pointer-events: none; }
    .scale { display: flex; padding-top: 3px; justify-content: space-between; font-size: 11px; color: var(--muted); font-variant-numeric: tabular-nums; }
    .words { min-height: 66px; max-height: 30vh; overflow: auto; background: var(--ground); border: 1px solid var(--line); border-radius: var(--radius); padding: 8px 12px; white-space: pre-line; overflow-wrap: anywhere; }
    .legend { display: flex; gap: 12px; flex-wrap: wrap; font-size: 12px; color: var(--muted); }
  `];

  constructor() {
    super();
    this.boxes = [];
    this.time = 0;
    this.length = 0;
  }

  connectedCallback() { super.connectedCallback(); this.tick = () => { if (!this.isConnected) return; this.follow(); if (this.playing) requestAnimationFrame(this.tick); }; }
  disconnectedCallback() { this.media?.pause(); this.playing = false; super.disconnectedCallback(); }

  get media() { return this.renderRoot?.querySelector('video, audio'); }
  get film() { return this.file.media_type.startsWith('video/'); }
  get source() { return this.file.source ?? `/v1/files/${this.file.id}/content`; }
  get marks() { return this.boxes.filter(box => box.start !== null && box.start !== undefined); }
  get shown() { return [...this.marks.filter(box => box.xywh), ...(this.heard?.shown ?? [])]; }

  updated(changed) {
    if (changed.has('file')) { Object.assign(this, { time: 0, length: 0, failure: null, shape: null }); if (!this.film) wave(this.source).then(shape => { this.shape = shape; }); }
  }

  loaded() {
    const { duration, videoWidth, videoHeight } = this.media;
    this.length = Number.isFinite(duration) ? duration : this.heard?.duration ?? 0;
    if (this.pending) this.seek(this.pending);
    this.pending = null;
    this.follow();
    if (videoWidth) this.renderRoot.querySelector('.frame').style.setProperty('--aspect', videoWidth / videoHeight);
  }

  /** Moves the line of the present; the page is drawn again only when what is heard or framed changes. */
  follow() {
    const at = this.media?.currentTime ?? 0;
    this.renderRoot.querySelector('.head').style.left = this.length ? 100 * at / this.length + '%' : '0';
    this.renderRoot.querySelector('.clock').textContent = this.clock(at);
    const now = this.segmentAt(at)?.path ?? '';
    const framed = this.shown.filter(box => at >= box.start && at < Math.max(box.end, box.start + 0.5)).length;
    if (now !== this.now || framed !== this.framed || !this.playing) this.time = at;
    if (now !== this.now) this.tell('now', now);
    Object.assign(this, { now, framed });
  }

  clock(at) { return `${clock(at)} / ${clock(this.length)}`; }
  segmentAt(time) { return this.heard?.segments.find(one => time >= one.start && time < one.end); }
  tell(name, detail) { this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true })); }

  seek(time) {
    if (!this.media || !this.length) { this.pending = time; return; }
    this.media.currentTime = Math.max(0, Math.min(this.length - 0.05, time));
    this.time = this.media.currentTime;
    this.follow();
  }

  /** Plays on from the place of a value or segment, if it plays; else stands there. */
  show(path) {
    const one = [...this.marks, ...(this.heard?.segments ?? []), ...(this.heard?.shown ?? [])].find(each => each.path === path);
    if (one) this.seek(one.start + 0.01);
  }

  toggle() {
    if (this.media.paused) this.media.play().catch(failure => { this.failure = failure.message; });
    else this.media.pause();
  }

  state(event) {
    this.playing = event.type === 'play';
    if (this.playing) requestAnimationFrame(this.tick);
    else this.follow();
  }

  point(event) {
    if (event.type === 'pointermove' && !event.buttons) return;
    const rail = event.currentTarget.getBoundingClientRect();
    event.currentTarget.setPointerCapture?.(event.pointerId);
    this.seek((event.clientX - rail.left) / rail.width * this.length);
  }

  /** To the mark or segment before or behind. */
  jump(by) {
    const starts = [...new Set([...this.marks, ...(this.heard?.segments ?? [])].map(one => one.start))].sort((a, b) => a - b);
    const at = this.media.currentTime;
    const next = by > 0 ? starts.find(start => start > at + 0.05) : starts.findLast(start => start < at - 0.5);
    this.seek(next === undefined ? (by > 0 ? this.length : 0) : next + 0.01);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.('select')) return;
    const at = this.media?.currentTime ?? 0;
    const far = event.shiftKey ? 10 : 1;
    const space = event.target.matches?.('button') ? undefined : () => this.toggle();
    const deed = {
      ArrowRight: () => this.seek(at + far), ArrowLeft: () => this.seek(at - far), PageUp: () => this.seek(at + 30), PageDown: () => this.seek(at - 30), Home: () => this.seek(0), End: () => this.seek(this.length),
      ' ': space, k: () => this.toggle(), n: () => this.jump(1), p: () => this.jump(-1), m: () => { this.muted = !this.muted; },
    }[event.key];
    if (deed) { event.preventDefault(); deed(); }
  }

  rail() {
    const part = time => this.length ? time / this.length : 0;
    const bar = (one, kind, y, high) => svg`<rect class="${kind} ${one.path === this.lit ? 'on' : ''}" x=${part(one.start)} y=${y} width=${Math.max(part(one.end - one.start), LEAST)} height=${high}
      @mouseenter=${() => this.tell('light', one.path)} @mouseleave=${() => this.tell('light', '')} @click=${() => this.tell('choose', one.path)}><title>${one.said || one.shown || `${label(one.name)}: ${one.text}`} ${clock(one.start)}</title></rect>`;
    const segments = this.heard?.segments ?? [];
    const now = this.segmentAt(this.time)?.path;
    return html`<div class="rail" role="slider" tabindex="0" aria-label=${texts.player.rail} aria-valuemin="0" aria-valuemax=${Math.round(this.length)} aria-valuenow=${Math.round(this.time)} aria-valuetext=${this.clock(this.time)} @pointerdown=${this.point} @pointermove=${this.point}>
      <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true" class=${this.lit ? 'dim' : ''}>${this.shape ? svg`<path class="wave" d=${this.shape} transform=${this.heard && !this.marks.length ? 'translate(0 .44) scale(1 .56)' : ''}/>` : ''}
        ${(this.heard?.cuts ?? []).map(cut => svg`<line class="cut" x1=${part(cut)} x2=${part(cut)} y1="0" y2="1"/>`)}
        ${segments.map(one => bar(one, one.path === now ? 'segment current' : 'segment', 0.06, 0.36))}
        ${this.marks.map(one => bar(one, 'mark ' + one.status, 0.56, 0.36))}</svg><div class="head"></div></div>
      <div class="scale" aria-hidden="true">${[0, 0.25, 0.5, 0.75, 1].map(at => html`<span>${clock(at * this.length)}</span>`)}</div>`;
  }

  words() {
    if (!this.heard) return '';
    const now = this.segmentAt(this.time);
    return html`<div class="words" aria-label=${texts.player.now} role="region">${now ? html`${now.speaker ? html`<b>${now.speaker}: </b>` : ''}${[now.said, now.shown].filter(Boolean).join('\n') || html`<span class="muted">${texts.player.silent}</span>`}` : html`<span class="muted">${texts.player.nothing}</span>`}</div>`;
  }

  frame() {
    const here = this.shown.filter(box => this.time >= box.start && this.time < Math.max(box.end, box.start + 0.5));
    return html`<div class="frame">${this.element()}<svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">${here.map(box => svg`<rect class="${box.status} ${box.path === this.lit ? 'on' : ''}" x=${box.xywh[0]} y=${box.xywh[1]} width=${box.xywh[2]} height=${box.xywh[3]}
      @mouseenter=${() => this.tell('light', box.path)} @mouseleave=${() => this.tell('light', '')} @click=${() => this.tell('choose', box.path)}><title>${label(box.name)}: ${box.text}</title></rect>`)}</svg></div>`;
  }

  element() {
    const broken = () => { this.failure = texts.player.broken(this.file.filename); };
    return this.film ? html`<video src=${this.source} preload="auto" playsinline .muted=${Boolean(this.muted)} aria-label=${this.file.filename} @loadedmetadata=${this.loaded} @timeupdate=${this.follow} @seeked=${this.follow} @play=${this.state} @pause=${this.state} @ended=${this.state} @error=${broken} @click=${this.toggle}></video>`
      : html`<audio src=${this.source} preload="auto" .muted=${Boolean(this.muted)} @loadedmetadata=${this.loaded} @timeupdate=${this.follow} @seeked=${this.follow} @play=${this.state} @pause=${this.state} @ended=${this.state} @error=${broken}></audio>`;
  }

  controls() {
    const step = (name, words, by) => html`<button class="plain" aria-label=${words} title="${words} (${by > 0 ? 'n' : 'p'})" @click=${() => this.jump(by)}>${icon(name)}</button>`;
    const words = this.playing ? texts.player.pause : texts.player.play;
    return html`<div class="controls" role="group" aria-label=${texts.player.label}><button class="primary play" @click=${this.toggle} ?disabled=${!this.length}>${icon(this.playing ? 'pause' : 'play')}${words}</button>
      ${step('left', texts.player.before, -1)}${step('right', texts.player.after, 1)}<span class="clock"></span>
      <button class="plain" aria-pressed=${this.muted ? 'true' : 'false'} aria-label=${texts.player.mute} title="${texts.player.mute} (m)" @click=${() => { this.muted = !this.muted; }}>${icon(this.muted ? 'mute' : 'sound')}</button>
      <select aria-label=${texts.player.speed} @change=${event => { this.media.playbackRate = Number(event.target.value); }}>${SPEEDS.map(speed => html`<option value=${speed} ?selected=${speed === 1}>${speed} ×</option>`)}</select></div>`;
  }

  render() {
    return html`<div class="stack" @keydown=${this.key}>${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
      ${this.film ? this.frame() : this.element()}${this.controls()}<div>${this.rail()}</div>
      ${this.marks.length && this.heard ? '' : this.marks.length ? html`<p class="legend">${texts.player.marks}</p>` : ''}${this.words()}</div>`;
  }
}
customElements.define('oc-player', OcPlayer);
