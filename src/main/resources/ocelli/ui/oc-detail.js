import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { leaves, boxes, heard } from './fields.js';
import { query } from './router.js';
import './oc-viewer.js';
import './oc-result.js';

/** Source left, result right; touching one lights the other. On narrow screens the two are tabs. */
export class OcDetail extends LitElement {
  static properties = { files: { attribute: false }, response: { attribute: false }, corrected: { attribute: false }, lit: { state: true }, now: { state: true }, side: { state: true }, fixed: { type: Boolean } };
  static styles = [shared, css`
    :host { display: block; min-height: 0; height: 100%; border-top: 1px solid var(--line); container-type: size; }
    .both { display: grid; grid-template-columns: minmax(0, 55fr) minmax(0, 45fr); height: 100%; }
    .result { border-left: 1px solid var(--line); min-height: 0; }
    .switch { display: none; } .switch button { font: inherit; }
    @container (max-width: 620px) {
      .switch { display: flex; }
      .switch button { flex: 1; justify-content: center; border-radius: 0; }
      .switch button[aria-pressed="true"] { background: var(--accent-soft); font-weight: 600; }
      .both { display: block; height: calc(100% - 34px); }
      .both > * { display: none; height: 100%; border: 0; }
      .source oc-viewer { display: flex; } .resulting .result { display: block; }
      /* Where there is height, the two stand one above the other instead. */
      :host([stacked]) .switch { display: none; }
      :host([stacked]) .both { display: grid; grid-template: minmax(0, 11fr) minmax(0, 9fr) / minmax(0, 1fr); height: 100%; }
      :host([stacked]) oc-viewer { display: flex; min-height: 0; } :host([stacked]) .result { display: block; min-height: 0; border-top: 1px solid var(--line); }
    }
  `];

  constructor() {
    super();
    this.files = [];
    this.boxes = [];
    this.side = 'resulting';
    this.lit = new URLSearchParams(location.search).get('field') ?? '';
  }

  light(event) {
    this.lit = event.detail;
  }

  choose(event) {
    this.lit = event.detail;
    query({ field: event.detail });
    this.side = 'resulting';
    this.renderRoot.querySelector('oc-viewer').show(event.detail);
  }

  /** A value was chosen on the right: its place is shown, also where only one side is seen at a time. */
  async find(event) {
    this.lit = event.detail;
    query({ field: event.detail });
    this.side = 'source';
    await this.updateComplete;
    this.renderRoot.querySelector('oc-viewer').show(event.detail);
  }

  willUpdate(changed) {
    if (!changed.has('response')) return;
    this.boxes = this.response ? boxes(leaves(this.response)) : [];
    this.heard = heard(this.response);
    this.lit ||= this.boxes[0]?.path ?? '';
  }

  render() {
    const tab = (name, words) => html`<button aria-pressed=${this.side === name ? 'true' : 'false'} @click=${() => { this.side = name; }}>${words}</button>`;
    return html`<div class="switch">${tab('source', texts.viewer.label)}${tab('resulting', texts.result.label)}</div>
      <div class="both ${this.side}">
        <oc-viewer .files=${this.files} .boxes=${this.boxes} .heard=${this.heard} .lit=${this.lit} @light=${this.light} @choose=${this.choose} @now=${event => { this.now = event.detail; }}></oc-viewer>
        <div class="result"><oc-result .response=${this.response} .lit=${this.lit} .now=${this.now} .corrected=${this.corrected} ?fixed=${this.fixed} @light=${this.light} @choose=${this.find}></oc-result></div>
      </div>`;
  }
}
customElements.define('oc-detail', OcDetail);
