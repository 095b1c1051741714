import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { get } from '../api.js';
import '../oc-status.js';

export const show = () => html`<oc-system></oc-system>`;

class OcSystem extends LitElement {
  static properties = { findings: { state: true }, failure: { state: true } };
  static styles = [shared, css`dl { display: grid; grid-template-columns: auto minmax(90px, auto) 1fr; gap: 10px 16px; margin: 0; align-items: baseline; } dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; } @media (max-width: 480px) { dl { grid-template-columns: auto 1fr; } dd.words { grid-column: 1 / -1; } }`];

  async connectedCallback() {
    super.connectedCallback();
    try { this.findings = await get('/v1/ui/system'); } catch (failure) { this.failure = failure.message; }
  }

  render() {
    return html`<div class="page stack"><h1>${texts.system.title}</h1>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
      ${this.findings ? html`<div class="card"><dl>${this.findings.map(part => html`<dd><oc-status of=${part.verdict}></oc-status></dd><dt>${part.part}</dt><dd class="words">${part.words}</dd>`)}</dl></div>` : ''}</div>`;
  }
}
customElements.define('oc-system', OcSystem);
