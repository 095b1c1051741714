import { LitElement, html, css } from 'lit';
import { texts } from './texts.js';

const LOOKS = {
  exact: ['good', '●'], normalised: ['good', '●'], completed: ['good', '●'], ok: ['good', '●'], delivered: ['good', '●'],
  derived: ['info', '◆'], running: ['info', '◐'], paused: ['info', '❚❚'],
  unverified: ['warn', '▲'], weaker: ['warn', '▲'], retrying: ['warn', '▲'],
  failed: ['bad', '✕'], broken: ['bad', '✕'],
};

/** A state as colour, shape and word, so that none of the three is needed to tell. */
export class OcStatus extends LitElement {
  static properties = { of: {} };
  static styles = css`
    :host { display: inline-flex; }
    span { display: inline-flex; align-items: center; gap: 5px; padding: 0 8px; border-radius: 10px; font-size: 12px; line-height: 20px; white-space: nowrap; }
    .good { color: var(--good); background: var(--good-soft); }
    .info { color: var(--info); background: var(--info-soft); }
    .warn { color: var(--warn); background: var(--warn-soft); }
    .bad { color: var(--bad); background: var(--bad-soft); }
    .none { color: var(--none); background: var(--none-soft); }
  `;

  render() {
    const [look, shape] = LOOKS[this.of] ?? ['none', '○'];
    return html`<span class=${look} title=${texts.statusMeaning[this.of] ?? ''}><b aria-hidden="true">${shape}</b>${texts.status[this.of] ?? this.of}</span>`;
  }
}
customElements.define('oc-status', OcStatus);
