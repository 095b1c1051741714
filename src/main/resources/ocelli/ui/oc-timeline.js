import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { duration } from './format.js';
import './oc-status.js';

/** The steps of a run: what was done, how long it took, what went in and came out. */
export class OcTimeline extends LitElement {
  static properties = { steps: { attribute: false }, open: { type: Boolean } };
  static styles = [shared, css`
    :host { display: block; }
    ol { list-style: none; margin: 0; padding: 0 0 0 8px; border-left: 2px solid var(--line); }
    li { padding: 4px 0 4px 12px; position: relative; }
    li::before { content: ''; position: absolute; left: -14px; top: 13px; width: 10px; height: 10px; border-radius: 5px; background: var(--good); }
    li.failed::before { background: var(--bad); } li.running::before { background: var(--info); }
    summary { cursor: pointer; } .name { font-family: var(--mono); font-size: 12px; }
    pre { background: var(--sunken); padding: 8px; border-radius: var(--radius); font: 12px/1.4 var(--mono); overflow: auto; max-height: 220px; margin: 4px 0; }
  `];

  step(step) {
    const state = step.error ? 'failed' : step.status === 'running' ? 'running' : 'completed';
    return html`<li class=${state}><details><summary><span class="name">${step.name}</span> ${step.error ?? step.summary} <span class="muted small">${duration(step.duration_ms)}</span></summary>
      ${step.input ? html`<pre tabindex="0">${JSON.stringify(step.input, null, 2)}</pre>` : ''}${step.output ? html`<pre tabindex="0">${JSON.stringify(step.output, null, 2).slice(0, 20000)}</pre>` : ''}</details></li>`;
  }

  render() {
    return html`<ol>${(this.steps ?? []).map(step => this.step(step))}</ol>`;
  }
}
customElements.define('oc-timeline', OcTimeline);
