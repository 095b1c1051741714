import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';
import { list, post } from '../api.js';
import { go } from '../router.js';

/** The form for an agent, or for another version of one: `start` is {name, prompt, skills: names, json_schema}. */
class OcNewAgent extends LitElement {
  static properties = { start: { attribute: false }, known: { state: true }, skills: { state: true }, failure: { state: true }, busy: { state: true } };
  static styles = [shared, css`
    form { display: grid; gap: 12px; } textarea { width: 100%; min-height: 88px; } input[name=name] { width: min(360px, 100%); } .chips { display: flex; gap: 6px; flex-wrap: wrap; margin-bottom: 6px; } .chips button { border-radius: 16px; } select { max-width: 100%; }
  `];

  connectedCallback() {
    super.connectedCallback();
    this.skills = [...(this.start?.skills ?? [])];
    list('/v1/ui/skills?limit=500').then(({ rows }) => { this.known = rows; }, failure => { this.failure = failure.message; });
  }

  async make(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    this.busy = true;
    this.failure = null;
    try {
      const config = { prompt: form.get('prompt').trim() || null, skills: this.skills.map(skill_name => ({ skill_name })) };
      if (this.start?.json_schema) config.json_schema = this.start.json_schema;
      const agent = await post('/v1/agent/create', { name: form.get('name').trim() || null, config });
      go('/agents/' + agent.id);
    } catch (failure) { this.failure = failure.message; } finally { this.busy = false; }
  }

  render() {
    const t = texts.agents;
    const rest = (this.known ?? []).filter(skill => !this.skills.includes(skill.name));
    return html`<form class="card" @submit=${this.make}>${this.start?.name ? html`<p class="muted small">${t.newVersionHow}</p>` : ''}
      <label><span>${texts.skills.name} · ${t.nameHow}</span><input name="name" maxlength="200" .value=${this.start?.name ?? ''} ?readonly=${Boolean(this.start?.name)}></label>
      <label><span>${t.prompt}</span><textarea name="prompt" placeholder=${t.promptHow} .value=${this.start?.prompt ?? ''}></textarea></label>
      <div><div class="chips">${this.skills.map(name => html`<button type="button" aria-label="${texts.remove} ${name}" @click=${() => { this.skills = this.skills.filter(each => each !== name); }}>${name}${icon('close')}</button>`)}</div>
        <select aria-label=${texts.chat.addSkill} @change=${event => { if (event.target.value) this.skills = [...this.skills, event.target.value]; event.target.value = ''; }}><option value="">${texts.chat.addSkill} …</option>${rest.map(skill => html`<option value=${skill.name}>${skill.name} · ${skill.description.slice(0, 60)}</option>`)}</select></div>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}<div><button class="primary" ?disabled=${this.busy}>${icon('agents')}${t.make}</button></div></form>`;
  }
}
customElements.define('oc-new-agent', OcNewAgent);
