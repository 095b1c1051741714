import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';
import { get, post, upload } from '../api.js';
import { go } from '../router.js';
import { slug } from './skill-draft.js';
import '../oc-dropzone.js';

/** The ways to a new skill: a sentence, a zip, a chat, or an empty one. */
class OcNewSkill extends LitElement {
  static properties = { chats: { state: true }, busy: { state: true }, failure: { state: true } };
  static styles = [shared, css`
    :host { display: block; }
    .ways { display: grid; align-items: start; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); gap: 16px 24px; } @media (max-width: 720px) { .ways { grid-template-columns: minmax(0, 1fr); } }
    textarea { width: 100%; min-height: 96px; } select, form input { width: 100%; } section { min-width: 0; }
  `];

  connectedCallback() {
    super.connectedCallback();
    get('/v1/ui/sessions?limit=50').then(answer => { this.chats = Array.isArray(answer) ? answer : answer.items ?? []; }, () => { this.chats = []; });
  }

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
    const [file] = event.detail;
    this.make(async () => post('/v1/skills/create', { file_id: (await upload(file)).id }));
  }

  fromChat(event) {
    const session = event.target.value;
    event.target.value = '';
    if (session) this.make(() => post('/v1/skills/create', { session_id: session }));
  }

  empty(event) {
    event.preventDefault();
    const name = slug(new FormData(event.target).get('name'));
    const files = {
      'SKILL.md': `---\nname: ${name}\ndescription: What it reads, and when to use it.\n---\n# ${name}\n\n- Write dates as year-month-day.\n- Leave a field empty when the document does not say it.\n`,
      'schema.json': '{\n  "$schema": "http://json-schema.org/draft-07/schema#",\n  "type": "object",\n  "properties": {\n    "number": {\n      "type": ["string", "null"],\n      "description": "Number of the document"\n    }\n  }\n}\n',
    };
    this.make(() => post('/v1/ui/skills/publish', { files, name, fresh: true }));
  }

  render() {
    const t = texts.skills;
    return html`<div class="card">${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}<div class="ways">
      <section><h2>${t.fromPrompt}</h2><form class="stack" @submit=${this.fromPrompt}><label><span>${t.promptLabel}</span><textarea name="prompt" required placeholder=${t.prompt}></textarea></label><div><button class="primary" ?disabled=${this.busy}>${icon('skills')}${t.make}</button></div></form></section>
      <section><h2>${t.fromZip}</h2><oc-dropzone words=${t.dropZip} ?busy=${this.busy} @files=${this.fromZip}></oc-dropzone></section>
      <section><h2>${t.fromChat}</h2><p class="muted small">${t.chatHow}</p><select aria-label=${t.fromChat} ?disabled=${this.busy || !this.chats?.length} @change=${this.fromChat}><option value="">${this.chats?.length === 0 ? t.noChats : t.chooseChat}</option>${(this.chats ?? []).map(chat => html`<option value=${chat.id}>${chat.title}</option>`)}</select></section>
      <section><h2>${t.fromNothing}</h2><p class="muted small">${t.emptyHow}</p><form class="row" @submit=${this.empty}><label><span>${t.name}</span><input name="name" required maxlength="60" placeholder="toll-bills"></label><button ?disabled=${this.busy}>${icon('plus')}${t.make}</button></form></section></div></div>`;
  }
}
customElements.define('oc-new-skill', OcNewSkill);
