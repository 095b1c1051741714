import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';
import { get, post, remove } from '../api.js';
import { go } from '../router.js';

/** What can be done with a skill as a whole; tells `failed` with words. */
class OcSkillActions extends LitElement {
  static properties = { draft: { attribute: false }, asking: { state: true } };
  static styles = [shared, css`
    :host { display: contents; }
    select { width: 92px; }
    dialog { border: 1px solid var(--line); border-radius: 10px; background: var(--ground); color: var(--text); box-shadow: var(--shadow); padding: 20px; width: min(440px, calc(100vw - 32px)); }
    dialog::backdrop { background: rgb(10 16 20 / 45%); }
    dialog input { width: 100%; } form { display: flex; flex-direction: column; gap: 12px; } .ends { justify-content: flex-end; }
  `];

  failed(failure) {
    this.dispatchEvent(new CustomEvent('failed', { detail: failure.message }));
  }

  async download() {
    try {
      const { download_url: url } = await get(`/v1/skills/${this.draft.base.id}/download`);
      const link = Object.assign(document.createElement('a'), { href: url, download: `${this.draft.base.name}_${this.draft.base.version}.zip` });
      link.click();
    } catch (failure) { this.failed(failure); }
  }

  async ask(what) {
    this.asking = what;
    await this.updateComplete;
    this.renderRoot.querySelector('dialog').showModal();
  }

  async answer(event) {
    event.preventDefault();
    const { base } = this.draft;
    const name = new FormData(event.target).get('name')?.trim();
    const what = this.asking;
    this.renderRoot.querySelector('dialog').close();
    try {
      if (what === 'fork') await this.fork(name);
      if (what === 'rename') { await post(`/v1/ui/skills/${base.id}/rename`, { name }); go('/skills/' + encodeURIComponent(name)); }
      if (what === 'show') { await post(`/v1/ui/skills/${base.id}/visibility`, { is_public: !base.is_public }); base.is_public = !base.is_public; this.dispatchEvent(new CustomEvent('shown')); location.reload(); }
      if (what === 'version') { await remove('/v1/skills/' + base.id); go('/skills/' + encodeURIComponent(base.name)); location.reload(); }
      if (what === 'delete') { await remove('/v1/ui/skills/' + base.id); go('/skills'); }
    } catch (failure) { this.failed(failure); }
  }

  /** A copy under another name, with what was changed and not published; SKILL.md carries the new name. */
  async fork(name) {
    const body = this.draft.body();
    const text = this.draft.text('SKILL.md') ?? '';
    const files = { ...body.files, 'SKILL.md': text.replace(/^name:.*$/m, () => 'name: ' + JSON.stringify(name)) };
    const made = await post('/v1/ui/skills/publish', { ...body, files, name, fresh: true });
    this.draft.discard();
    go('/skills/' + encodeURIComponent(made.name));
  }

  dialog() {
    const words = texts.skills.ask[this.asking];
    const { base } = this.draft;
    if (!words) return '';
    return html`<dialog aria-labelledby="question" @close=${() => { this.asking = null; }}><form @submit=${this.answer}><h2 id="question">${words.title(base)}</h2><p>${words.words(base)}</p>
      ${words.name ? html`<label><span>${texts.skills.name}</span><input name="name" required maxlength="255" .value=${this.asking === 'fork' ? base.name + '-copy' : base.name}></label>` : ''}
      <div class="row ends"><button type="button" @click=${event => event.target.closest('dialog').close()}>${texts.cancel}</button><button class="primary">${words.deed(base)}</button></div></form></dialog>`;
  }

  render() {
    const { base } = this.draft;
    const more = base.own ? ['rename', 'show', 'version', 'delete'] : [];
    return html`<button @click=${this.download}>${icon('download')}${texts.download}</button><button @click=${() => this.ask('fork')}>${icon('copy')}${texts.skills.fork}</button>
      ${more.length ? html`<select aria-label=${texts.skills.more} @change=${event => { const what = event.target.value; event.target.value = ''; if (what) this.ask(what); }}><option value="">${texts.skills.more}</option>${more.map(what => html`<option value=${what}>${texts.skills.ask[what].deed(base)} …</option>`)}</select>` : ''}${this.dialog()}`;
  }
}
customElements.define('oc-skill-actions', OcSkillActions);
