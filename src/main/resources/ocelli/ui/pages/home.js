import { LitElement, html, svg, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';
import { get, list, post, upload } from '../api.js';
import { go } from '../router.js';
import { ago, moment } from '../format.js';
import { dropped } from '../files-taken.js';
import '../oc-dropzone.js';
import '../oc-status.js';

export const show = () => html`<oc-home></oc-home>`;

const BEST = 'best';
const RECENT = 5;
/** Places kept until the samples are known, so that nothing moves then. */
const SAMPLES = 5;
/** Without it speech is fetched, or refused, when it is first asked for. */
const SPEECH = 'whisper-base';

const svgBar = (i, high) => svg`<rect x=${i * 4} y=${16 - high / 2} width="2.4" height=${high} rx="1.2"/>`;

/** The way in: drop a file, or take a sample, and land on its first value. */
class OcHome extends LitElement {
  static properties = { samples: { state: true }, skills: { state: true }, system: { state: true }, recent: { state: true }, busy: { state: true }, progress: { state: true }, failure: { state: true }, chosen: { state: true } };
  static styles = [shared, css`
    .page { max-width: 1080px; gap: 20px; } h1 { font-size: 28px; line-height: 1.2; } .lead { font-size: 16px; max-width: 640px; color: var(--muted); margin: 6px 0 0; }
    .samples { display: grid; grid-template-columns: repeat(auto-fill, minmax(170px, 1fr)); gap: 12px; }
    .sample { display: flex; flex-direction: column; align-items: stretch; text-align: left; padding: 0; gap: 0; overflow: hidden; background: var(--ground); border-radius: 10px; }
    .sample:hover:not(:disabled) { border-color: var(--accent); box-shadow: var(--shadow); }
    .sample .cover { height: 128px; width: 100%; object-fit: cover; object-position: top; background: #fff; border-bottom: 1px solid var(--line); display: grid; place-items: center; color: var(--accent); }
    .sample div.cover { background: var(--accent-soft); } .sample .cover svg.wave { width: 78%; height: 64px; } .words { padding: 8px 12px 10px; display: grid; gap: 1px; }
    .wave rect { fill: currentColor; } .frames { display: flex; gap: 5px; } .frames i { width: 34px; height: 44px; border: 2px solid currentColor; border-radius: 4px; display: grid; place-items: center; } .frames i svg { width: 18px; height: 18px; } .frames i.on { background: currentColor; } .frames i.on svg { color: var(--accent-soft); }
    @media (max-width: 480px) { .samples { grid-template-columns: repeat(2, minmax(0, 1fr)); } .sample .cover { height: 92px; } }
    ul { list-style: none; padding: 0; margin: 0; display: grid; gap: 6px; } li { display: flex; gap: 8px; align-items: baseline; overflow-wrap: anywhere; } .parts { display: flex; flex-wrap: wrap; gap: 6px 14px; margin-bottom: 8px; } .parts li { align-items: center; }
    .coming { height: 206px; border: 1px solid var(--line); } select { width: 260px; } label.row > span { margin: 0; } code { font-family: var(--mono); font-size: 12px; background: var(--sunken); padding: 1px 6px; border-radius: 4px; } .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(380px, 100%), 1fr)); gap: 16px; align-items: start; }
    .recent li a { color: inherit; text-decoration: none; font-weight: 500; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; flex: 1; } .recent li a:hover { text-decoration: underline; } .recent li { padding: 3px 0; } .recent .muted { white-space: nowrap; }
  `];

  constructor() {
    super();
    Object.assign(this, { samples: null, skills: [], system: null, recent: null, chosen: BEST });
  }

  connectedCallback() {
    super.connectedCallback();
    this.look();
  }

  look() {
    const take = (path, name) => get(path).then(answer => { this[name] = answer; }, () => { this[name] = []; });
    take('/v1/ui/samples', 'samples');
    take('/v1/ui/system', 'system');
    take('/v1/ui/requests?limit=' + RECENT, 'recent');
    list('/v1/skills?grouped=true&limit=100&order_by=name').then(({ rows }) => { this.skills = rows; }, () => {});
  }

  /** Every public or own skill that reads one file into a schema stands to choose from; the document decides. */
  async config() {
    if (this.chosen === BEST && !this.skills.length) this.skills = (await list('/v1/skills?grouped=true&limit=100&order_by=name')).rows;
    const names = this.chosen === BEST ? this.skills.filter(skill => skill.has_schema !== false).map(skill => skill.name) : [this.chosen];
    return { skills: names.map(skill_name => ({ skill_name })) };
  }

  async run(fileId, type, how) {
    const kind = /^(audio|video)\//.exec(type ?? '')?.[1] ?? 'document';
    const recording = kind !== 'document' && this.chosen === BEST ? { domain: kind + '.transcription' } : null;
    const { domain, ...config } = how ?? recording ?? await this.config();
    const request = await post(`/v1/${kind}/generate`, { file_id: fileId, batch: true, ...(domain ? { domain } : {}), config: { grounding: true, confidence: true, ...config } });
    go('/requests/' + request.id);
  }

  async taken(files) {
    if (!files.length) return;
    await this.busily(async () => {
      const file = await upload(files[0], share => { this.progress = share; });
      const stored = await get(`/v1/ui/files/${file.id}`).catch(() => ({}));
      await this.run(file.id, stored.media_type ?? files[0].type);
    });
  }

  /** A sample says itself how it is read best. */
  async sample(sample) {
    const how = sample.skill ? { skills: [{ skill_name: sample.skill }] } : sample.schema ? { json_schema: sample.schema } : { domain: sample.domain };
    await this.busily(async () => {
      const file = await post(`/v1/ui/samples/${sample.name}`);
      await this.run(file.id, sample.media_type, how);
    });
  }

  async busily(work) {
    if (this.busy) return;
    Object.assign(this, { busy: true, failure: null, progress: 0 });
    try { await work(); } catch (failure) { this.failure = failure.message; } finally { this.busy = false; }
  }

  cover(sample) {
    if (sample.cover) return html`<img class="cover" src="/v1/ui/samples/${sample.name}/picture" alt="" width="170" height="128">`;
    if (sample.media_type.startsWith('video/')) return html`<div class="cover"><span class="frames">${['image', 'play', 'image'].map(name => html`<i class=${name === 'play' ? 'on' : ''}>${icon(name === 'play' ? 'play' : 'film')}</i>`)}</span></div>`;
    const bars = [4, 9, 15, 8, 20, 26, 14, 7, 12, 24, 30, 18, 9, 5, 13, 22, 16, 27, 11, 6, 17, 23, 10, 4];
    return html`<div class="cover"><svg class="wave" viewBox="0 0 96 32" aria-hidden="true">${bars.map((high, i) => svgBar(i, high))}</svg></div>`;
  }

  running() {
    if (!this.system?.length || !this.recent) return '';
    const fine = this.system.filter(part => part.verdict === 'ok' && part.part !== 'model');
    const rest = this.system.filter(part => !fine.includes(part));
    return html`<section class="card"><h2>${texts.home.running}</h2><ul class="parts">${fine.map(part => html`<li title=${part.words}><oc-status of="ok"></oc-status>${part.part}</li>`)}</ul>
      <ul>${rest.map(part => html`<li><oc-status of=${part.verdict}></oc-status><span><b>${part.part}</b> <span class="muted">${part.words}${part.advice ? html`: <code>${part.advice}</code>` : ''}</span></span></li>`)}</ul></section>`;
  }

  render() {
    const deaf = (this.system ?? []).some(part => part.part === SPEECH && part.verdict !== 'ok');
    return html`<div class="page stack" @dragover=${event => event.preventDefault()} @drop=${async event => { if (event.defaultPrevented) return; event.preventDefault(); this.taken(await dropped(event.dataTransfer)); }}>
      <div><h1>${texts.home.title}</h1><p class="lead">${texts.home.lead}</p></div>
      <div class="stack"><oc-dropzone ?busy=${this.busy} .progress=${this.progress} @files=${event => this.taken(event.detail)}></oc-dropzone>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
      <label class="row"><span>${texts.home.skill}</span><select @change=${event => { this.chosen = event.target.value; }}>
        <option value=${BEST}>${texts.home.best}</option>${this.skills.map(skill => html`<option value=${skill.name}>${skill.name}</option>`)}</select></label></div>
      <section><h2>${texts.home.samples}</h2><div class="samples">${this.samples ? '' : Array.from({ length: SAMPLES }, () => html`<div class="sample coming"></div>`)}${(this.samples ?? []).map(sample => html`
        <button class="sample" ?disabled=${this.busy} @click=${() => this.sample(sample)}>${this.cover(sample)}<span class="words"><b>${texts.home[sample.name] ?? sample.name}</b><span class="muted small">${texts.home[sample.name + 'Words'] ?? sample.filename}${deaf && sample.name === 'call' ? texts.home.speechFirst : ''}</span></span></button>`)}</div></section>
      <div class="two">${this.system && this.recent?.length ? html`<section class="card recent"><div class="spread"><h2>${texts.home.recent}</h2><a href="/requests">${texts.all}</a></div><ul>${this.recent.map(request => html`<li><oc-status of=${request.status}></oc-status><a href="/requests/${request.id}">${request.files.map(file => file.filename).join(', ') || request.id}</a><span class="muted small" title=${moment(request.created_at)}>${ago(request.created_at)}</span></li>`)}</ul></section>` : ''}${this.running()}</div>
    </div>`;
  }
}
customElements.define('oc-home', OcHome);
