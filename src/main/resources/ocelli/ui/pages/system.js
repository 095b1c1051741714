import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { get } from '../api.js';
import { icon } from '../icons.js';
import '../oc-status.js';
import '../oc-copy.js';

export const show = () => html`<oc-system></oc-system>`;

const ORDER = { broken: 0, weaker: 1, ok: 2 };

/** What `ocelli doctor` says: what needs a look first, each with what to do. */
class OcSystem extends LitElement {
  static properties = { findings: { state: true }, failure: { state: true }, busy: { state: true } };
  static styles = [shared, css`
    :host { display: block; }
    ul { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: var(--radius); }
    li { display: grid; grid-template-columns: 92px minmax(110px, 180px) minmax(0, 1fr); gap: 4px 16px; align-items: baseline; padding: 10px 16px; border-bottom: 1px solid var(--line); } li:last-child { border-bottom: 0; }
    b, span.words { overflow-wrap: anywhere; } oc-copy { grid-column: 3; justify-self: start; }
    li.weaker { background: color-mix(in srgb, var(--warn-soft) 35%, transparent); } li.broken { background: color-mix(in srgb, var(--bad-soft) 50%, transparent); }
    @media (max-width: 560px) { li { grid-template-columns: 92px minmax(0, 1fr); } span.words, oc-copy { grid-column: 1 / -1; } }
  `];

  connectedCallback() {
    super.connectedCallback();
    this.look();
  }

  async look() {
    this.busy = true;
    try { this.findings = await get('/v1/ui/system'); this.failure = null; } catch (failure) { this.failure = failure.message; }
    this.busy = false;
  }

  render() {
    const sorted = (this.findings ?? []).toSorted((one, other) => ORDER[one.verdict] - ORDER[other.verdict]);
    const open = sorted.filter(part => part.verdict !== 'ok').length;
    return html`<div class="page stack"><div class="spread"><div><h1>${texts.system.title}</h1><span class="muted">${this.findings ? open ? texts.system.attention(open) : texts.system.good : texts.loading + ' …'}. ${texts.system.lead}</span></div><button ?disabled=${this.busy} @click=${this.look}>${icon('retry')}${texts.system.again}</button></div>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
      ${this.findings ? html`<ul>${sorted.map(part => html`<li class=${part.verdict}><oc-status of=${part.verdict}></oc-status><b>${part.part}</b><span class="words">${part.words}</span>${part.advice ? html`<oc-copy text=${part.advice}></oc-copy>` : ''}</li>`)}</ul>` : ''}</div>`;
  }
}
customElements.define('oc-system', OcSystem);
