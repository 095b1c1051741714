import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { signIn } from './session.js';

/** Asks for an API key; `done` when there is nothing more to ask. */
export class OcSignIn extends LitElement {
  static properties = { adding: { type: Boolean }, failure: { state: true }, busy: { state: true } };
  static styles = [shared, css`
    :host { display: grid; min-height: 100%; place-items: center; padding: 16px; }
    form { width: min(420px, 100%); }
    code { display: block; background: var(--sunken); padding: 6px 10px; border-radius: var(--radius); font-family: var(--mono); margin-top: 4px; overflow-wrap: anywhere; }
    img { width: 40px; height: 40px; }
    input { width: 100%; }
  `];

  firstUpdated() {
    this.renderRoot.querySelector('input').focus();
  }

  async submit(event) {
    event.preventDefault();
    const key = new FormData(event.target).get('key').trim();
    if (!key) return;
    this.busy = true;
    this.failure = null;
    try {
      await signIn(key);
      this.dispatchEvent(new Event('done'));
    } catch (failure) {
      this.failure = failure.message;
    } finally {
      this.busy = false;
    }
  }

  render() {
    return html`<form class="card stack" @submit=${this.submit}>
      <img src="/ui/icon.svg" alt="">
      <div><h1>${this.adding ? texts.signIn.another : texts.signIn.title}</h1><p class="muted">${texts.signIn.why}</p></div>
      <input class="hidden" type="text" name="username" autocomplete="username" value="ocelli" tabindex="-1" aria-hidden="true">
      <label><span>${texts.signIn.key}</span><input name="key" type="password" autocomplete="current-password" required></label>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
      <div class="row"><button class="primary" ?disabled=${this.busy}>${texts.signIn.button}</button>
      ${this.adding ? html`<button type="button" @click=${() => this.dispatchEvent(new Event('done'))}>${texts.cancel}</button>` : ''}</div>
      <p class="muted small">${texts.signIn.where}<code>./ocelli keys create</code></p>
    </form>`;
  }
}
customElements.define('oc-sign-in', OcSignIn);
