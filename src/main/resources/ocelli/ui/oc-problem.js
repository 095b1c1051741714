import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { icon } from './icons.js';

/** What went wrong in the words of the server, and what can be done about it. Tells `retry`. */
export class OcProblem extends LitElement {
  static properties = { problem: { attribute: false }, fixed: { type: Boolean }, left: { state: true } };
  static styles = [shared, css`
    :host { display: block; }
    .card { border-left: 4px solid var(--bad); padding: 10px 14px; margin-bottom: 8px; } .card.mild { border-left-color: var(--warn); }
    p { margin: 0 0 6px; overflow-wrap: anywhere; white-space: pre-wrap; } h3 { margin: 0 0 4px; }
    pre { background: var(--sunken); border-radius: var(--radius); padding: 8px 10px; font: 12px/1.5 var(--mono); overflow: auto; margin: 0 0 8px; }
    svg.icon { width: 14px; height: 14px; }
  `];

  disconnectedCallback() { clearInterval(this.timer); super.disconnectedCallback(); }

  willUpdate(changed) {
    if (!changed.has('problem')) return;
    clearInterval(this.timer);
    this.left = Math.min(600, Math.ceil(this.problem.after ?? 0));
    if (this.left) this.timer = setInterval(() => { this.left--; if (this.left <= 0) clearInterval(this.timer); }, 1000);
  }

  render() {
    const { message, code } = this.problem;
    const known = texts.problems[code] ?? {};
    return html`<div class="card ${['cut', 'rate_limited', 'needs_model', 'conflict'].includes(code) ? 'mild' : ''}" role="alert"><h3>${known.title ?? texts.problems.other}</h3><p>${message}</p>
      ${known.todo ? html`<p class="muted">${known.todo}</p>` : ''}
      ${code === 'needs_model' ? html`<pre tabindex="0">${texts.problems.plug}</pre>` : ''}
      <div class="row">${this.fixed ? '' : html`<button @click=${() => this.dispatchEvent(new Event('retry'))} ?disabled=${this.left > 0}>${icon('retry')}${texts.tryAgain}${this.left > 0 ? ` (${this.left} s)` : ''}</button>`}
      ${code === 'needs_model' ? html`<a class="button" href="/models">${texts.pages.models}</a>` : ''}</div></div>`;
  }
}
customElements.define('oc-problem', OcProblem);
