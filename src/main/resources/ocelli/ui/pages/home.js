import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { get, list, post, upload } from '../api.js';
import { go } from '../router.js';
import '../oc-dropzone.js';
import '../oc-status.js';
import '../oc-table.js';

export const show = () => html`<oc-home></oc-home>`;

const BEST = 'best';

/** The way in: drop a file, or take a sample, and land on its first value. */
class OcHome extends LitElement {
  static properties = { samples: { state: true }, skills: { state: true }, system: { state: true }, busy: { state: true }, progress: { state: true }, failure: { state: true }, chosen: { state: true } };
  static styles = [shared, css`
    h1 { font-size: 28px; }
    .samples { display: grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); gap: 12px; }
    .sample { display: flex; flex-direction: column; align-items: stretch; text-align: left; padding: 12px; gap: 2px; }
    .sample img { width: 100%; height: 120px; object-fit: cover; object-position: top; border-radius: 4px; border: 1px solid var(--line); background: #fff; }
    .lead { font-size: 16px; max-width: 640px; color: var(--muted); }
    ul { list-style: none; padding: 0; margin: 0; display: grid; gap: 6px; }
    li { display: flex; gap: 8px; align-items: baseline; }
    select { max-width: 260px; }
    label.row > span { margin: 0; }
  `];

  constructor() {
    super();
    this.samples = [];
    this.skills = [];
    this.system = [];
    this.chosen = BEST;
  }

  connectedCallback() {
    super.connectedCallback();
    this.look();
  }

  async look() {
    const [samples, skills, system] = await Promise.allSettled([
      get('/v1/ui/samples'), list('/v1/skills?grouped=true&limit=100&order_by=name'), get('/v1/ui/system')]);
    this.samples = samples.value ?? [];
    this.skills = skills.value?.rows ?? [];
    this.system = system.value ?? [];
  }

  /** Every public or own skill that reads one file into a schema stands to choose from; the document decides. */
  config() {
    const names = this.chosen === BEST ? this.skills.filter(skill => skill.has_schema !== false).map(skill => skill.name) : [this.chosen];
    return { grounding: true, confidence: true, skills: names.map(skill_name => ({ skill_name })) };
  }

  async run(fileId, type) {
    const kind = /^(audio|video)\//.exec(type ?? '')?.[1] ?? 'document';
    const body = kind === 'document' ? { config: this.config() } : { domain: kind + '.transcription', config: { grounding: true, confidence: true } };
    const request = await post(`/v1/${kind}/generate`, { file_id: fileId, batch: true, ...body });
    go('/requests/' + request.id);
  }

  async taken(event) {
    await this.busily(async () => {
      const file = await upload(event.detail[0], share => { this.progress = share; });
      const stored = await get(`/v1/ui/files/${file.id}`).catch(() => ({}));
      await this.run(file.id, stored.media_type ?? event.detail[0].type);
    });
  }

  async sample(sample) {
    await this.busily(async () => {
      const file = await post(`/v1/ui/samples/${sample.name}`);
      await this.run(file.id, sample.media_type);
    });
  }

  async busily(work) {
    if (this.busy) return;
    this.busy = true;
    this.failure = null;
    this.progress = 0;
    try { await work(); } catch (failure) { this.failure = failure.message; } finally { this.busy = false; }
  }

  render() {
    return html`<div class="page stack">
      <div><h1>${texts.home.title}</h1><p class="lead">${texts.home.lead}</p></div>
      <oc-dropzone ?busy=${this.busy} .progress=${this.progress} @files=${this.taken}></oc-dropzone>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
      <label class="row"><span>${texts.home.skill}</span><select @change=${event => { this.chosen = event.target.value; }}>
        <option value=${BEST}>${texts.home.best}</option>${this.skills.map(skill => html`<option value=${skill.name}>${skill.name}</option>`)}</select></label>
      ${this.samples.length ? html`<div><h2>${texts.home.samples}</h2><div class="samples">${this.samples.map(sample => html`
        <button class="sample" ?disabled=${this.busy} @click=${() => this.sample(sample)}>${/^image|pdf$/.test(sample.media_type) ? html`` : ''}
          <b>${texts.home[sample.name] ?? sample.name}</b><span class="muted small">${texts.home[sample.name + 'Words'] ?? sample.filename}</span></button>`)}</div></div>` : ''}
      ${this.system.length ? html`<div class="card"><h2>${texts.home.running}</h2><ul>${this.system.map(part => html`<li><oc-status of=${part.verdict}></oc-status><span><b>${part.part}</b> <span class="muted">${part.words}</span></span></li>`)}</ul></div>` : ''}
    </div>`;
  }
}
customElements.define('oc-home', OcHome);
