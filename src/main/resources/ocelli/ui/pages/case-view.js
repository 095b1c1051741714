import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { post } from '../api.js';
import { boxes, leaves } from '../fields.js';
import '../oc-viewer.js';

/** `items[0].total` as the JSON Pointer that boxes are known by. */
export const pointer = field => '/' + field.replace(/\[(\d+)\]/g, '.$1').split('.').filter(Boolean).join('/');

const shown = value => value === null || value === undefined ? '–' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** One example of a skill: what was expected and what came out, leaf by leaf, beside its document; wrong ones first. */
class OcCaseView extends LitElement {
  static properties = { skill: {}, result: { attribute: false }, file: { state: true }, response: { state: true }, lit: { state: true }, failure: { state: true }, onlyWrong: { state: true } };
  static styles = [shared, css`
    :host { display: block; }
    .both { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0; height: 560px; border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; }
    .leaves { overflow: auto; border-left: 1px solid var(--line); min-width: 0; }
    table { border-collapse: collapse; width: 100%; font-size: 13px; } th, td { padding: 6px 10px; text-align: left; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
    th { position: sticky; top: 0; background: var(--raised); font-size: 12px; color: var(--muted); z-index: 1; }
    td.value, td.name { font-family: var(--mono); font-size: 12px; } td.name { color: var(--muted); }
    tr.on td { background: var(--accent-soft); } .wrong { color: var(--bad); } .right { color: var(--good); }
    .tools { padding: 6px 10px; border-bottom: 1px solid var(--line); background: var(--raised); }
    @media (max-width: 800px) { .both { grid-template-columns: minmax(0, 1fr); height: auto; } oc-viewer { height: 380px; } .leaves { border-left: 0; border-top: 1px solid var(--line); max-height: 460px; } }
  `];

  constructor() {
    super();
    this.onlyWrong = true;
    this.files = [];
    this.boxes = [];
  }

  connectedCallback() { super.connectedCallback(); this.load(); }

  /** The file as one of the project's, then read with this very version, for the places of what came out. */
  async load() {
    try {
      this.file = await post(`/v1/ui/skills/${this.skill}/examples/${encodeURIComponent(this.result.name)}/file`);
      this.files = [this.file]; // the same list at each drawing: another one is another source
      const kind = /^(audio|video)\//.exec(this.file.media_type)?.[1] ?? 'document';
      const read = await post(`/v1/${kind}/generate`, { file_id: this.file.id, batch: false, config: { grounding: true, skills: [{ skill_id: this.skill }] } });
      this.response = read.response;
    } catch (failure) { this.failure = failure.message; }
  }

  willUpdate(changed) {
    if (changed.has('response')) this.boxes = this.response ? boxes(leaves(this.response)) : [];
    const wrong = this.result.fields.filter(field => !field.right);
    this.rows = this.onlyWrong && wrong.length ? wrong : [...wrong, ...this.result.fields.filter(field => field.right)];
    this.wrongs = wrong.length;
  }

  row(field) {
    const path = pointer(field.field);
    return html`<tr class=${path === this.lit ? 'on' : ''} @mouseenter=${() => { this.lit = path; }}><td class="name">${field.field}</td><td class="value">${shown(field.expected)}</td>
      <td class="value"><span class=${field.right ? 'right' : 'wrong'}><b aria-hidden="true">${field.right ? '●' : '✕'}</b><span class="hidden">${field.right ? texts.evaluations.isRight : texts.evaluations.isWrong}</span> ${shown(field.found)}</span></td></tr>`;
  }

  render() {
    return html`${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}${this.result.problem ? html`<p class="error" role="alert">${this.result.problem}</p>` : ''}
      <div class="both"><oc-viewer .files=${this.files} .boxes=${this.boxes} .lit=${this.lit} @light=${event => { this.lit = event.detail; }} @choose=${event => { this.lit = event.detail; this.onlyWrong = false; }}></oc-viewer>
        <div class="leaves" tabindex="0" role="region" aria-label=${this.result.name}><div class="tools spread"><span>${texts.evaluations.rightOf(this.result.right, this.result.total)}</span>${this.wrongs ? html`<label class="row small"><input type="checkbox" .checked=${this.onlyWrong} @change=${event => { this.onlyWrong = event.target.checked; }}>${texts.evaluations.onlyWrong}</label>` : ''}</div>
          <table><thead><tr><th scope="col">${texts.evaluations.field}</th><th scope="col">${texts.evaluations.expected}</th><th scope="col">${texts.evaluations.found}</th></tr></thead><tbody>${this.rows.map(field => this.row(field))}</tbody></table></div></div>`;
  }
}
customElements.define('oc-case-view', OcCaseView);
