import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { get } from '../api.js';
import { bytes } from '../format.js';

export const show = () => html`<oc-models></oc-models>`;

class OcModels extends LitElement {
  static properties = { packs: { state: true }, routed: { state: true }, failure: { state: true } };
  static styles = [shared, css`
    .grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(260px, 1fr)); gap: 12px; }
    code { font-family: var(--mono); background: var(--sunken); padding: 2px 6px; border-radius: 4px; overflow-wrap: anywhere; display: inline-block; }
    ul { margin: 0; padding-left: 18px; }
  `];

  async connectedCallback() {
    super.connectedCallback();
    try {
      const [packs, routed] = await Promise.all([get('/v1/ui/packs'), get('/v1/openai/models').catch(() => ({ data: [] }))]);
      this.packs = packs;
      this.routed = routed.data;
    } catch (failure) { this.failure = failure.message; }
  }

  render() {
    if (this.failure) return html`<p class="page error" role="alert">${this.failure}</p>`;
    if (!this.packs) return html`<p class="page muted" role="status">${texts.loading} …</p>`;
    return html`<div class="page stack"><h1>${texts.pages.models}</h1>
      <div><h2>${texts.models.backends}</h2>${this.routed.length ? html`<ul>${this.routed.map(model => html`<li><span class="mono">${model.id}</span> <span class="muted">${model.owned_by}</span></li>`)}</ul>` : ''}
        <p class="muted">${texts.models.none} <code>OCELLI_MODEL_URL=http://localhost:8000/v1 OCELLI_MODEL=… ./ocelli serve</code></p></div>
      <div><h2>${texts.models.packs}</h2><div class="grid">${this.packs.map(pack => html`<div class="card"><div class="spread"><h3>${pack.name}</h3><oc-status of=${pack.usable ? 'ok' : 'absent'}></oc-status></div>
        <p>${pack.about}</p><p class="muted small">${pack.task} · ${bytes(pack.bytes)} · ${pack.licence}</p>${pack.usable ? '' : html`<p class="small">${texts.models.pull} <code>./ocelli models pull ${pack.name}</code></p>`}</div>`)}</div></div></div>`;
  }
}
customElements.define('oc-models', OcModels);
