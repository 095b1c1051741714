import { LitElement, html, svg, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { duration, label } from '../format.js';

const LINES = 4;

/**
 * Steps of a run on a line of time, each from when it began to when it ended. A step that is clicked tells `step` with its
 * index.
 *
 * steps: as the server lists them; one that is at work has no `duration_ms` yet.
 */
class OcRunSteps extends LitElement {
  static properties = { steps: { attribute: false }, began: {}, ended: {}, chosen: { type: Number }, marked: { attribute: false }, now: { state: true } };
  static styles = [shared, css`
    :host { display: block; container-type: inline-size; }
    ol { list-style: none; margin: 0; padding: 0; }
    button { display: grid; grid-template-columns: minmax(90px, 200px) minmax(80px, 1fr) 68px; gap: 12px; align-items: center; width: 100%; text-align: left; border: 0; background: none; border-radius: 4px; padding: 3px 8px; min-height: 30px; }
    button:hover:not(:disabled) { background: var(--raised); }
    button[aria-pressed="true"] { background: var(--accent-soft); }
    .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .number { color: var(--muted); font-size: 12px; }
    .marked .name { font-weight: 600; }
    svg { width: 100%; height: 16px; overflow: visible; }
    .track { fill: var(--sunken); } .completed { fill: var(--good); } .failed { fill: var(--bad); } .running { fill: var(--info); }
    .axis { display: grid; grid-template-columns: minmax(90px, 200px) minmax(80px, 1fr) 68px; gap: 12px; padding: 0 8px 4px; color: var(--muted); font-size: 11px; }
    .axis span.ticks { display: flex; justify-content: space-between; font-variant-numeric: tabular-nums; }
    .sign { margin-right: 6px; } .sign.completed { color: var(--good); } .sign.failed { color: var(--bad); } .sign.running { color: var(--info); }
    @container (max-width: 460px) { button { grid-template: 'name number' auto 'bar bar' auto / minmax(0, 1fr) auto; gap: 2px 8px; padding: 5px 8px; } button svg { grid-area: bar; } .name { grid-area: name; } .number { grid-area: number; } .axis { grid-template-columns: minmax(0, 1fr); } .axis > span:not(.ticks), .ticks span:not(:first-child, :last-child) { display: none; } }
  `];

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => { if (this.steps?.some(step => step.duration_ms === undefined)) this.requestUpdate(); }, 500);
  }

  disconnectedCallback() { clearInterval(this.timer); super.disconnectedCallback(); }

  bar(step, begin, span) {
    const from = (new Date(step.started_at) - begin) / span * 1000;
    const took = step.duration_ms ?? Date.now() - new Date(step.started_at);
    const width = Math.max(6, took / span * 1000);
    return html`<svg viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true">${svg`<rect class="track" x="0" y="7" width="1000" height="2"/><rect class=${step.status} x=${Math.min(994, Math.max(0, from))} y="2" width=${Math.min(width, 1000 - Math.max(0, from))} height="12" rx="2"/>`}</svg>`;
  }

  render() {
    const steps = this.steps ?? [];
    if (!steps.length) return html`<p class="muted">${texts.executions.noSteps}</p>`;
    const begin = Math.min(new Date(this.began ?? steps[0].started_at), ...steps.map(step => new Date(step.started_at)));
    const end = Math.max(this.ended ? new Date(this.ended) : 0, ...steps.map(step => step.duration_ms === undefined ? Date.now() : +new Date(step.started_at) + step.duration_ms));
    const span = Math.max(1, end - begin);
    const signs = { completed: '●', failed: '✕', running: '◐' };
    return html`<div class="axis" aria-hidden="true"><span></span><span class="ticks">${Array.from({ length: LINES + 1 }, (_, i) => html`<span>${i ? duration(span * i / LINES) : '0'}</span>`)}</span><span></span></div>
      <ol>${steps.map(step => html`<li class=${this.marked?.has(step.index) ? 'marked' : ''}><button aria-pressed=${this.chosen === step.index ? 'true' : 'false'} title=${step.error ?? step.summary ?? ''} @click=${() => this.dispatchEvent(new CustomEvent('step', { detail: step.index }))}>
        <span class="name"><span class="sign ${step.status}" aria-hidden="true">${signs[step.status] ?? '●'}</span>${label(step.name)}<span class="hidden">: ${texts.executions.states[step.status] ?? step.status}</span></span>${this.bar(step, begin, span)}<span class="number">${step.duration_ms === undefined ? '…' : duration(step.duration_ms)}</span></button></li>`)}</ol>`;
  }
}
customElements.define('oc-run-steps', OcRunSteps);
