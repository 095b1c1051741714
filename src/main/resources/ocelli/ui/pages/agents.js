import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { get } from '../api.js';
import { ago, moment } from '../format.js';
import { emptyWords } from '../oc-table.js';

export function show(at) {
  return at.rest.length ? html`<oc-agent .number=${at.rest[0]}></oc-agent>` : html`<oc-agents></oc-agents>`;
}

class OcAgents extends LitElement {
  static styles = [shared];

  render() {
    const columns = [
      { key: 'name', short: true, title: texts.skills.name, cell: agent => agent.name },
      { key: 'description', title: texts.skills.about, cell: agent => agent.description },
      { key: 'created_at', short: true, title: texts.requests.time, cell: agent => html`<span title=${moment(agent.created_at)}>${ago(agent.created_at)}</span>` },
    ];
    const command = `client.agent.create(config=AgentCreationConfig(prompt="Extract the totals of all invoices"), name="totals:1")`;
    return html`<div class="page stack"><h1>${texts.pages.agents}</h1><oc-table name=${texts.pages.agents} path="/v1/agent" .columns=${columns} .href=${agent => '/agents/' + agent.id} .empty=${emptyWords(texts.agents.none, texts.agents.how, command)}></oc-table></div>`;
  }
}
customElements.define('oc-agents', OcAgents);

class OcAgent extends LitElement {
  static properties = { number: {}, agent: { state: true }, failure: { state: true } };
  static styles = [shared, css`pre { background: var(--sunken); padding: 10px; border-radius: var(--radius); white-space: pre-wrap; overflow: auto; font: 13px/1.5 var(--mono); }`];

  async connectedCallback() {
    super.connectedCallback();
    try { this.agent = await get('/v1/agents/' + this.number); } catch (failure) { this.failure = failure.message; }
  }

  render() {
    if (this.failure) return html`<p class="page error" role="alert">${this.failure}</p>`;
    if (!this.agent) return html``;
    return html`<div class="page stack"><div><h1>${this.agent.name}</h1><span class="muted">${this.agent.description}</span></div><div><h2>${texts.agents.prompt}</h2><pre tabindex="0">${this.agent.prompt}</pre></div>
      ${this.agent.json_schema ? html`<div><h2>${texts.skills.schema}</h2><pre tabindex="0">${JSON.stringify(this.agent.json_schema, null, 2)}</pre></div>` : ''}</div>`;
  }
}
customElements.define('oc-agent', OcAgent);
