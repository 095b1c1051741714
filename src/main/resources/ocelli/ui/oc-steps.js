import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { duration, label } from './format.js';

const MOST = 20_000;
const TICK = 200;

/** What an agent does for an answer, while it does it and afterwards: tool, time, what went in and came out. */
export class OcSteps extends LitElement {
  static properties = { steps: { attribute: false }, running: { type: Boolean }, note: {}, now: { state: true } };
  static styles = [shared, css`
    :host { display: block; margin-bottom: 8px; color: var(--muted); font-size: 13px; }
    details.all > summary { cursor: pointer; display: inline-flex; align-items: center; gap: 6px; padding: 2px 0; border-radius: 4px; } details.all > summary::before { content: '▸'; } details.all[open] > summary::before { content: '▾'; }
    ol { list-style: none; margin: 4px 0 4px 5px; padding: 0 0 0 4px; border-left: 2px solid var(--line); }
    li { padding: 3px 0 3px 14px; position: relative; }
    li::before { content: ''; position: absolute; left: -10px; top: 9px; width: 10px; height: 10px; border-radius: 50%; background: var(--good); border: 2px solid var(--ground); box-sizing: content-box; margin-left: -1px; }
    li.failed::before { background: var(--bad); } li.running::before { background: var(--info); animation: pulse 1.2s infinite; }
    @keyframes pulse { 50% { opacity: .35; } }
    li summary { cursor: pointer; overflow-wrap: anywhere; } li summary b { color: var(--text); font-weight: 600; }
    .time { font-variant-numeric: tabular-nums; white-space: nowrap; font-size: 12px; }
    h4 { margin: 6px 0 2px; font-size: 11px; font-weight: 600; } pre { background: var(--sunken); color: var(--text); padding: 8px; border-radius: var(--radius); font: 12px/1.4 var(--mono); overflow: auto; max-height: 220px; margin: 0 0 4px; white-space: pre-wrap; overflow-wrap: anywhere; }
    .bad { color: var(--bad); } .note { margin: 2px 0 6px; white-space: pre-wrap; overflow-wrap: anywhere; }
  `];

  disconnectedCallback() { clearInterval(this.timer); super.disconnectedCallback(); }

  updated() {
    clearInterval(this.timer);
    if (this.running) this.timer = setInterval(() => { this.now = performance.now(); }, TICK);
  }

  time(step) {
    if (step.status !== 'running') return duration(step.duration_ms);
    return duration(Math.floor((performance.now() - step.began) / 100) * 100);
  }

  static words(value) {
    const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
    return text.length > MOST ? text.slice(0, MOST) + '\n…' : text;
  }

  step(step) {
    const state = step.error ? 'failed' : step.status === 'running' ? 'running' : 'done';
    const input = step.input ?? step.input_text;
    return html`<li class=${state}><details><summary><b>${label(step.name)}</b> ${step.error ? html`<span class="bad">${step.error}</span>` : step.summary ?? ''} <span class="time">${this.time(step)}</span></summary>
      ${input && Object.keys(input).length ? html`<h4>${texts.chat.input}</h4><pre tabindex="0">${OcSteps.words(input)}</pre>` : ''}${step.output && Object.keys(step.output).length ? html`<h4>${texts.chat.output}</h4><pre tabindex="0">${OcSteps.words(step.output)}</pre>` : ''}</details></li>`;
  }

  render() {
    const steps = this.steps ?? [];
    if (this.running) return html`<div role="status">${steps.length ? html`<ol>${steps.map(step => this.step(step))}</ol>` : ''}<p class="note">${this.note || `${texts.chat.working} …`}</p></div>`;
    if (!steps.length) return '';
    const time = steps.reduce((sum, step) => sum + (step.duration_ms ?? 0), 0);
    return html`<details class="all"><summary>${texts.chat.worked(duration(time), steps.length)}</summary><ol>${steps.map(step => this.step(step))}</ol></details>`;
  }
}
customElements.define('oc-steps', OcSteps);
