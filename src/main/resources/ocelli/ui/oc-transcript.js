import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { icon } from './icons.js';
import { clock } from './format.js';

/** What is said and shown, with its times; the segment that is heard is marked and kept in sight. */
export class OcTranscript extends LitElement {
  static properties = { heard: { attribute: false }, lit: {}, now: {}, copied: { state: true } };
  static styles = [shared, css`
    :host { display: block; }
    .head { padding: 6px 12px; border-bottom: 1px solid var(--line); }
    ol { list-style: none; margin: 0; padding: 0; }
    li { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 12px; padding: 8px 12px; border-bottom: 1px solid var(--line); border-left: 3px solid transparent; content-visibility: auto; contain-intrinsic-size: auto 44px; }
    li:hover, li.on { background: var(--raised); } li.current { background: var(--accent-soft); border-left-color: var(--accent); }
    button.time { font-family: var(--mono); font-size: 12px; padding: 0 6px; min-height: 24px; color: var(--accent); align-self: start; }
    p { margin: 0; overflow-wrap: anywhere; white-space: pre-line; } .shown { color: var(--muted); font-size: 13px; }
  `];

  updated(changed) {
    if (changed.has('now') && this.now) this.renderRoot.querySelector('.current')?.scrollIntoView({ block: 'nearest' });
    else if (changed.has('lit') && this.lit && !this.own) this.renderRoot.querySelector('.on')?.scrollIntoView({ block: 'nearest' });
    this.own = false;
  }

  tell(name, path) {
    this.own = true;
    this.dispatchEvent(new CustomEvent(name, { detail: path, bubbles: true, composed: true }));
  }

  async copy() {
    await navigator.clipboard.writeText(this.heard.segments.map(one => [clock(one.start), one.speaker, one.said, one.shown].filter(Boolean).join('\t')).join('\n'));
    this.copied = true;
  }

  row(one) {
    return html`<li class="${one.path === this.now ? 'current' : ''} ${one.path === this.lit ? 'on' : ''}" aria-current=${one.path === this.now ? 'true' : 'false'} @mouseenter=${() => this.tell('light', one.path)} @mouseleave=${() => this.tell('light', '')}>
      <button class="plain time" aria-label=${texts.player.from(clock(one.start))} @click=${() => this.tell('choose', one.path)}>${clock(one.start)}</button>
      <div>${one.said ? html`<p>${one.speaker ? html`<b>${one.speaker}: </b>` : ''}${one.said}</p>` : ''}${one.shown ? html`<p class="shown"><span class="small">${texts.player.written}</span> ${one.shown}</p>` : ''}${one.said || one.shown ? '' : html`<p class="muted">${texts.player.silent}</p>`}</div></li>`;
  }

  render() {
    return html`<div class="head spread"><span class="muted small">${texts.player.segments(this.heard.segments.length)}</span><button class="plain" @click=${this.copy}>${icon('copy')}${this.copied ? texts.copied : texts.copy}</button></div>
      <ol>${this.heard.segments.map(one => this.row(one))}</ol>`;
  }
}
customElements.define('oc-transcript', OcTranscript);
