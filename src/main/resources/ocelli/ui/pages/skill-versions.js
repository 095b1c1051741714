import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { get, post } from '../api.js';
import { place, query } from '../router.js';
import { ago, moment } from '../format.js';
import { percent } from './score-chart.js';
import './skill-diff.js';

/** All versions of a skill with their scores over time; any two of them beside each other. Tells `changed`. */
class OcSkillVersions extends LitElement {
  static properties = { skill: { attribute: false }, versions: { attribute: false }, from: { state: true }, to: { state: true }, diff: { state: true }, failure: { state: true } };
  static styles = [shared, css`
    :host { display: flex; flex-direction: column; gap: 16px; }
    .frame { overflow-x: auto; border: 1px solid var(--line); border-radius: var(--radius); }
    table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: 8px 12px; border-bottom: 1px solid var(--line); white-space: nowrap; } tr:last-child td { border: 0; }
    th { font-size: 12px; color: var(--muted); background: var(--raised); } td.about { white-space: normal; min-width: 160px; }
    @media (max-width: 600px) { .about { display: none; } th, td { padding: 8px 6px; } }
    tr.shown td { background: var(--accent-soft); }
    .pill { font-size: 12px; padding: 0 8px; border-radius: 10px; background: var(--good-soft); color: var(--good); } .pill.waits { background: var(--none-soft); color: var(--none); }
    select { max-width: 100%; } .pick { margin-bottom: 16px; }
  `];

  willUpdate(changed) {
    if (!changed.has('versions') || !this.versions?.length || this.to) return;
    const asked = place().query;
    const known = version => this.versions.find(one => one.version === version);
    const at = this.versions.findIndex(one => one.id === this.skill.id);
    this.to = known(asked.get('to')) ?? this.versions[Math.max(0, at)];
    this.from = known(asked.get('from')) ?? this.versions[at + 1] ?? this.versions.find(one => one !== this.to);
    this.compare();
  }

  async compare() {
    this.diff = null;
    if (!this.from || this.from === this.to) return;
    try { this.diff = await get(`/v1/skills/${this.to.id}/diff?from=${this.from.id}`); } catch (failure) { this.failure = failure.message; }
  }

  choose(side, id) {
    this[side] = this.versions.find(version => version.id === id);
    query({ from: this.from?.version, to: this.to?.version });
    this.compare();
  }

  async promote(version) {
    try {
      await post(`/v1/ui/skills/${version.id}/promote`);
      this.dispatchEvent(new CustomEvent('changed'));
    } catch (failure) { this.failure = failure.message; }
  }

  get latest() {
    return this.versions.find(version => version.current) ?? this.versions.find(version => version.latest) ?? this.versions[0];
  }

  row(version) {
    const latest = version === this.latest;
    return html`<tr class=${version.id === this.skill.id ? 'shown' : ''}><td><a class="mono" href="/skills/${encodeURIComponent(version.name + '@' + version.version)}">${version.version}</a></td>
      <td>${latest ? html`<span class="pill">${texts.skills.latest}</span>` : version.latest ? '' : html`<span class="pill waits">${texts.skills.unsaved}</span>`}</td>
      <td class="about">${version.description}</td><td class="number">${percent(version.score)}</td><td title=${moment(version.created_at)}>${ago(version.created_at)}</td>
      <td>${version.own && !latest ? html`<button class="plain" @click=${() => this.promote(version)}>${texts.skills.makeLatest}</button>` : ''}</td></tr>`;
  }

  picker(side, words) {
    return html`<label><span>${words}</span><select @change=${event => this.choose(side, event.target.value)}>${this.versions.map(version => html`<option value=${version.id} ?selected=${version === this[side]}>${version.version} · ${percent(version.score)}</option>`)}</select></label>`;
  }

  render() {
    if (!this.versions) return html`<p class="muted" role="status">${texts.loading} …</p>`;
    return html`${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}<oc-score-chart .versions=${this.versions.map(version => ({ ...version, latest: version === this.latest }))}></oc-score-chart>
      <div class="frame" tabindex="0" role="region" aria-label=${texts.skills.versions}><table><thead><tr><th scope="col">${texts.skills.version}</th><th scope="col"><span class="hidden">${texts.skills.latest}</span></th><th scope="col" class="about">${texts.skills.about}</th><th scope="col" class="number">${texts.skills.score}</th><th scope="col">${texts.requests.time}</th><th scope="col"><span class="hidden">${texts.more}</span></th></tr></thead><tbody>${this.versions.map(version => this.row(version))}</tbody></table></div>
      ${this.versions.length < 2 ? html`<p class="muted">${texts.skills.oneVersion}</p>` : html`<section><h2>${texts.skills.diff}</h2><div class="row pick">${this.picker('from', texts.skills.fromVersion)}${this.picker('to', texts.skills.toVersion)}</div>
        ${this.from === this.to ? html`<p class="muted">${texts.skills.sameVersions}</p>` : this.diff ? html`<oc-skill-diff .diff=${this.diff}></oc-skill-diff>` : html`<p class="muted" role="status">${texts.loading} …</p>`}</section>`}`;
  }
}
customElements.define('oc-skill-versions', OcSkillVersions);
