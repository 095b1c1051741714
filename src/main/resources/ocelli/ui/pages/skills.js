import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';
import { post, upload } from '../api.js';
import { go } from '../router.js';
import { ago, moment } from '../format.js';
import { emptyWords } from '../oc-table.js';
import './skill-editor.js';

export function show(at) {
  return at.rest.length ? html`<oc-skill-editor .name=${at.rest[0]}></oc-skill-editor>` : html`<oc-skills .making=${at.query.has('new')}></oc-skills>`;
}

/** All skills, and the two ways to make one. */
class OcSkills extends LitElement {
  static properties = { making: { type: Boolean }, busy: { state: true }, failure: { state: true } };
  static styles = [shared, css`
    textarea { width: 100%; min-height: 72px; }
    .ways { display: grid; grid-template-columns: 2fr 1fr; gap: 16px; }
    @media (max-width: 720px) { .ways { grid-template-columns: 1fr; } }
    input[type="file"] { width: 100%; }
    .description { max-width: 520px; color: var(--muted); }
  `];

  async make(work) {
    this.busy = true;
    this.failure = null;
    try {
      const skill = await work();
      go('/skills/' + encodeURIComponent(skill.name));
    } catch (failure) {
      this.failure = failure.message;
    } finally {
      this.busy = false;
    }
  }

  fromPrompt(event) {
    event.preventDefault();
    const prompt = new FormData(event.target).get('prompt');
    this.make(() => post('/v1/skills/create', { prompt }));
  }

  fromZip(event) {
    const [file] = event.target.files;
    if (file) this.make(async () => post('/v1/skills/create', { file_id: (await upload(file)).id }));
  }

  render() {
    const columns = [
      { key: 'name', short: true, title: texts.skills.name, cell: skill => skill.name },
      { key: 'description', title: texts.skills.about, cell: skill => html`<span class="description">${skill.description}</span>` },
      { key: 'skill_version', short: true, title: texts.skills.version, cell: skill => html`<span class="mono">${skill.skill_version}</span>` },
      { key: 'is_public', short: true, title: '', cell: skill => skill.is_public ? texts.skills.public : texts.skills.mine },
      { key: 'created_at', short: true, title: texts.requests.time, cell: skill => html`<span title=${moment(skill.created_at)}>${ago(skill.created_at)}</span>` },
    ];
    return html`<div class="page stack"><h1>${texts.pages.skills}</h1>
      <details class="card" ?open=${this.making}><summary><b>${texts.skills.new}</b></summary><div class="ways">
        <form class="stack" @submit=${this.fromPrompt}><label><span>${texts.skills.fromPrompt}</span><textarea name="prompt" required placeholder=${texts.skills.prompt}></textarea></label><div><button class="primary" ?disabled=${this.busy}>${icon('skills')}${texts.skills.make}</button></div></form>
        <label><span>${texts.skills.fromZip}</span><input type="file" accept=".zip,application/zip" ?disabled=${this.busy} @change=${this.fromZip}></label></div></details>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
      <oc-table name=${texts.pages.skills} path="/v1/skills?grouped=true" offset="offset" .columns=${columns} .href=${skill => '/skills/' + encodeURIComponent(skill.name)} .empty=${emptyWords(texts.skills.none, texts.skills.prompt)}></oc-table></div>`;
  }
}
customElements.define('oc-skills', OcSkills);
