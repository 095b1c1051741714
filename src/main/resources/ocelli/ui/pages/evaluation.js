import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';
import { get, post } from '../api.js';
import { go, place, query } from '../router.js';
import { percent } from './score-chart.js';
import './skill-report.js';
import './optimise.js';

const shown = value => value === null || value === undefined ? '–' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** How one version of a skill does, against another when one is chosen, and how it may do better. */
class OcEvaluation extends LitElement {
  static properties = { name: {}, skill: { state: true }, versions: { state: true }, other: { state: true }, report: { state: true }, theirs: { state: true }, failure: { state: true } };
  static styles = [shared, css`
    table { border-collapse: collapse; width: 100%; } th, td { padding: 6px 10px; text-align: left; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; } th { font-size: 12px; color: var(--muted); } tr:last-child td { border: 0; }
    td.name, td.value { font-family: var(--mono); font-size: 12px; } .right { color: var(--good); } .wrong { color: var(--bad); } .frame { overflow-x: auto; }
  `];

  connectedCallback() { super.connectedCallback(); this.load(); }

  async load() {
    const [name, version] = this.name.split('@');
    try {
      const id = version ? (await post('/v1/skills/lookup', { name, skill_version: version })).id : name;
      this.skill = await get('/v1/ui/skills/' + encodeURIComponent(id));
      this.versions = await get(`/v1/ui/skills/${this.skill.id}/versions`);
      const asked = place().query.get('with');
      if (asked) this.against(this.versions.find(one => one.version === asked));
    } catch (failure) { this.failure = failure.message; }
  }

  async against(version) {
    this.other = version ?? null;
    this.theirs = null;
    query({ with: version?.version });
    if (!version) return;
    try { this.theirs = await get(`/v1/skills/${version.id}/evaluation`); } catch (failure) { this.failure = failure.message; }
  }

  /** Leaves of examples that both have, where the two got something else. */
  differing() {
    const leaf = (one, field) => one.name + '\n' + field.field;
    const theirs = new Map(this.theirs.cases.flatMap(one => one.fields.map(field => [leaf(one, field), field])));
    return this.report.cases.flatMap(one => one.fields.filter(field => theirs.has(leaf(one, field))).map(field => ({ of: one.name, mine: field, other: theirs.get(leaf(one, field)) })))
      .filter(({ mine, other }) => mine.right !== other.right || shown(mine.found) !== shown(other.found));
  }

  value(field) {
    return html`<span class=${field.right ? 'right' : 'wrong'}><b aria-hidden="true">${field.right ? '●' : '✕'}</b><span class="hidden">${field.right ? texts.evaluations.isRight : texts.evaluations.isWrong}</span> ${shown(field.found)}</span>`;
  }

  comparison() {
    const t = texts.evaluations;
    if (!this.other || this.report?.status !== 'completed') return '';
    if (!this.theirs) return html`<p class="muted" role="status">${texts.loading} …</p>`;
    if (this.theirs.status !== 'completed') return html`<p class="muted">${t.noExamples}</p>`;
    const common = this.theirs.cases.filter(one => this.report.cases.some(mine => mine.name === one.name));
    if (!common.length) return html`<p class="muted">${t.notBoth}</p>`;
    const rows = this.differing();
    return html`<p><b>${this.skill.version}</b> ${percent(this.report.score)} · <b>${this.other.version}</b> ${percent(this.theirs.score)}</p>
      ${!rows.length ? html`<p class="muted">${t.noDiffering}</p>` : html`<h3>${t.differing}</h3><div class="frame" tabindex="0" role="region" aria-label=${t.differing}><table><thead><tr><th scope="col">${t.example}</th><th scope="col">${t.field}</th><th scope="col">${t.expected}</th><th scope="col">${this.skill.version}</th><th scope="col">${this.other.version}</th></tr></thead><tbody>
        ${rows.map(({ of, mine, other }) => html`<tr><td>${of}</td><td class="name">${mine.field}</td><td class="value">${shown(mine.expected)}</td><td class="value">${this.value(mine)}</td><td class="value">${this.value(other)}</td></tr>`)}</tbody></table></div>`}`;
  }

  compare() {
    const others = this.versions.filter(version => version.id !== this.skill.id);
    if (!others.length) return '';
    return html`<div class="card"><h2>${texts.evaluations.compare}</h2><div class="row"><label><span>${texts.evaluations.versionB}</span><select @change=${event => this.against(this.versions.find(one => one.id === event.target.value))}><option value="">–</option>${others.map(version => html`<option value=${version.id} ?selected=${version === this.other}>${version.version} · ${percent(version.score)}</option>`)}</select></label></div>${this.comparison()}</div>`;
  }

  render() {
    if (this.failure) return html`<div class="page stack"><p class="error" role="alert">${this.failure}</p><a href="/evaluations">${texts.evaluations.all}</a></div>`;
    if (!this.skill || !this.versions) return html`<p class="page muted" role="status">${texts.loading} …</p>`;
    const { skill } = this;
    const at = encodeURIComponent(skill.name + '@' + skill.version);
    return html`<div class="page stack"><div><a class="back" href="/evaluations">${icon('left')}${texts.pages.evaluations}</a><div class="spread"><div><h1>${skill.name}</h1><label class="row"><span class="hidden">${texts.skills.version}</span><select @change=${event => go('/evaluations/' + encodeURIComponent(skill.name + '@' + event.target.value))}>${this.versions.map(version => html`<option value=${version.version} ?selected=${version.id === skill.id}>${version.version}${version.current ? ' · ' + texts.skills.latest : ''}</option>`)}</select></label></div><a class="button" href="/skills/${at}?tab=tests">${icon('skills')}${texts.evaluations.skill}</a></div></div>
      <oc-skill-report skill=${skill.id} @report=${event => { this.report = event.detail; }}></oc-skill-report>${this.compare()}
      ${this.report?.status === 'completed' && !skill.graph ? html`<oc-optimise .skill=${skill}></oc-optimise>` : ''}</div>`;
  }
}
customElements.define('oc-evaluation', OcEvaluation);
