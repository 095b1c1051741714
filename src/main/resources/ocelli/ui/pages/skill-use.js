import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';
import { get } from '../api.js';
import { snippets } from '../snippets.js';
import '../oc-graph.js';

/** A piece of program or shell with a button that copies it. */
class OcSnippet extends LitElement {
  static properties = { text: {}, name: {}, copied: { state: true } };
  static styles = [shared, css`
    :host { display: block; position: relative; }
    pre { background: var(--sunken); padding: 12px 96px 12px 12px; border-radius: var(--radius); overflow: auto; font: 12px/1.6 var(--mono); margin: 0; max-height: 360px; }
    button { position: absolute; right: 8px; top: 8px; background: var(--ground); }
    @media (max-width: 600px) { pre { padding: 44px 12px 12px; } }
  `];

  async copy() {
    await navigator.clipboard.writeText(this.text).catch(() => {});
    this.copied = true;
    setTimeout(() => { this.copied = false; }, 2000);
  }

  render() {
    return html`<pre tabindex="0" role="region" aria-label=${this.name}>${this.text}</pre><button @click=${this.copy}>${icon('copy')}<span role="status">${this.copied ? texts.copied : texts.copy}</span></button>`;
  }
}
customElements.define('oc-snippet', OcSnippet);

/** How programs use a skill, which agents do, and the graph that its executions follow. */
class OcSkillUse extends LitElement {
  static properties = { skill: { attribute: false }, language: { state: true }, pinned: { state: true }, agents: { state: true } };
  static styles = [shared, css`
    :host { display: flex; flex-direction: column; gap: 16px; }
    .tabs { display: flex; gap: 2px; flex-wrap: wrap; margin-bottom: 8px; } .tabs button { border: 0; background: none; border-bottom: 2px solid transparent; border-radius: 0; } .tabs button[aria-selected="true"] { border-color: var(--accent); font-weight: 600; }
    ul { margin: 0 0 12px; padding-left: 18px; } dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; margin: 12px 0 0; } dt { font-family: var(--mono); font-size: 13px; } dd { margin: 0; color: var(--muted); }
  `];

  constructor() {
    super();
    this.language = 'vlmrun';
    this.pinned = false;
  }

  connectedCallback() {
    super.connectedCallback();
    get(`/v1/ui/skills/${this.skill.id}/agents`).then(agents => { this.agents = agents; }, () => { this.agents = []; });
  }

  key(event, names) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.language = names[(names.indexOf(this.language) + step + names.length) % names.length];
    this.updateComplete.then(() => this.renderRoot.querySelector('[aria-selected="true"]').focus());
  }

  states() {
    const { graph } = this.skill;
    if (!graph) return '';
    return html`<div class="card"><h2>${texts.skills.graph}</h2><p class="muted small">${texts.skills.graphHow}</p><oc-graph .graph=${graph}></oc-graph><dl>${Object.entries(graph.states).map(([name, words]) => html`<dt>${name}</dt><dd>${words}</dd>`)}</dl></div>`;
  }

  render() {
    const all = snippets(this.skill.name, this.pinned ? this.skill.version : null);
    const names = Object.keys(all);
    return html`<div class="card"><div class="spread"><h2>${texts.skills.snippets}</h2><label class="row small"><input type="checkbox" .checked=${this.pinned} @change=${event => { this.pinned = event.target.checked; }}>${texts.skills.pin}</label></div>
        <div class="tabs" role="tablist" aria-label=${texts.skills.snippets} @keydown=${event => this.key(event, names)}>${names.map(name => html`<button role="tab" aria-selected=${name === this.language ? 'true' : 'false'} tabindex=${name === this.language ? 0 : -1} @click=${() => { this.language = name; }}>${texts.skills.languages[name]}</button>`)}</div>
        <oc-snippet .name=${texts.skills.languages[this.language]} .text=${all[this.language]}></oc-snippet></div>
      <div class="card"><h2>${texts.skills.usedBy}</h2>${this.agents?.length ? html`<ul>${this.agents.map(agent => html`<li><a href="/agents/${agent.id}">${agent.name}</a></li>`)}</ul>` : html`<p class="muted">${texts.skills.noAgents}</p>`}<a class="button" href="/agents?skill=${encodeURIComponent(this.skill.name)}">${icon('agents')}${texts.skills.makeAgent}</a></div>${this.states()}`;
  }
}
customElements.define('oc-skill-use', OcSkillUse);
