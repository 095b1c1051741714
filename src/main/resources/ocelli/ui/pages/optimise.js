import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';
import { get, post } from '../api.js';
import { go } from '../router.js';
import { percent } from './score-chart.js';
import { keepDraft } from './skill-draft.js';
import { sentence } from './skill-diff.js';
import '../oc-status.js';

const AGAIN = 700;
const DONE = new Set(['completed', 'failed']);

/** Lets the server improve a version by its own examples, watches it, and opens what came out as a draft. */
class OcOptimise extends LitElement {
  static properties = { skill: { attribute: false }, run: { state: true }, diff: { state: true }, failure: { state: true } };
  static styles = [shared, css`
    :host { display: block; } progress { width: 100%; accent-color: var(--accent); } ul { padding: 0; list-style: none; margin: 8px 0; } li { padding: 6px 0; border-bottom: 1px solid var(--line); }
    code { font-family: var(--mono); font-size: 12px; background: var(--sunken); padding: 1px 4px; border-radius: 4px; } .big { font-size: 20px; font-weight: 600; font-variant-numeric: tabular-nums; } .few { color: var(--warn); }
    oc-skill-diff { margin-top: 12px; } .top { flex-wrap: nowrap; align-items: flex-start; gap: 16px; } .top button { flex: none; } @media (max-width: 600px) { .top { flex-wrap: wrap; } }
  `];

  connectedCallback() { super.connectedCallback(); this.last(); }
  disconnectedCallback() { clearTimeout(this.timer); super.disconnectedCallback(); }

  async last() {
    try {
      const [newest] = await get(`/v1/skills/${this.skill.id}/optimise`);
      if (newest?.skill_id === this.skill.id) { this.run = newest; this.follow(); }
    } catch { /* nothing was tried yet */ }
  }

  async begin() {
    this.failure = null;
    this.diff = null;
    try {
      this.run = await post(`/v1/skills/${this.skill.id}/optimise`);
      this.follow();
    } catch (failure) { this.failure = failure.message; }
  }

  async follow() {
    clearTimeout(this.timer);
    if (DONE.has(this.run.status)) return this.ended();
    this.timer = setTimeout(async () => {
      try { this.run = await get('/v1/skills/optimisations/' + this.run.id); } catch (failure) { this.failure = failure.message; return; }
      if (this.isConnected) this.follow();
    }, AGAIN);
  }

  async ended() {
    if (Object.keys(this.run.files ?? {}).length) this.diff = await post('/v1/ui/skills/draft/diff', { base: this.skill.id, files: this.run.files }).catch(() => null);
  }

  take() {
    keepDraft(this.skill.id, this.run.files);
    this.dispatchEvent(new CustomEvent('taken', { bubbles: true, composed: true }));
    go('/skills/' + encodeURIComponent(this.skill.name + '@' + this.skill.version));
  }

  result() {
    const { run } = this;
    if (run.status === 'failed') return html`<p class="error" role="alert">${run.message}</p>`;
    if (!run.changes.length) return html`<p role="status">${run.before.right === run.before.total ? texts.optimise.perfect : texts.optimise.nothing}</p>`;
    return html`<p role="status"><span class="big">${percent(run.before.score)} → ${percent(run.after.score)}</span> <span class="muted">${texts.optimise.tried(run.tries)}</span></p>
      <ul>${run.changes.map(change => html`<li>${sentence(change.words)} <span class=${change.examples > 1 ? 'muted small' : 'few small'}>${texts.optimise.helped(change.examples)}</span></li>`)}</ul>
      <button class="primary" @click=${this.take}>${texts.optimise.take}</button>${this.diff ? html`<oc-skill-diff .diff=${this.diff}></oc-skill-diff>` : ''}`;
  }

  render() {
    const { run } = this;
    const busy = run && !DONE.has(run.status);
    return html`<div class="card"><div class="spread top"><div><h2>${texts.optimise.title}</h2><p class="muted small">${texts.optimise.how}</p></div><button ?disabled=${busy} @click=${this.begin}>${icon('retry')}${texts.optimise.begin}</button></div>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
      ${busy ? html`<progress max=${Math.max(1, run.progress.most)} .value=${run.progress.done} aria-label=${texts.optimise.title}></progress><p class="muted small" role="status">${sentence(run.progress.message || texts.status.enqueued)}</p>` : run ? this.result() : ''}</div>`;
  }
}
customElements.define('oc-optimise', OcOptimise);
