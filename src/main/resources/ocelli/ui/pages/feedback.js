import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { ago, moment } from '../format.js';
import { emptyWords } from '../oc-table.js';

export const show = () => html`<oc-feedback></oc-feedback>`;

const PLACES = { request: 'requests', agent_execution: 'executions', chat: 'completions' };

class OcFeedback extends LitElement {
  static styles = [shared, css`pre { margin: 0; max-height: 120px; overflow: auto; font: 12px/1.4 var(--mono); white-space: pre-wrap; }`];

  render() {
    const columns = [
      { key: 'target_id', title: texts.feedback.of, cell: one => `${one.kind.replace('_', ' ')} ${one.target_id.slice(0, 8)}` },
      { key: 'notes', title: texts.feedback.notes, cell: one => one.notes ?? '' },
      { key: 'response', title: texts.feedback.correction, cell: one => one.response ? html`<pre tabindex="0">${JSON.stringify(one.response, null, 1)}</pre>` : '' },
      { key: 'created_at', short: true, title: texts.requests.time, cell: one => html`<span title=${moment(one.created_at)}>${ago(one.created_at)}</span>` },
    ];
    return html`<div class="page stack"><h1>${texts.pages.feedback}</h1><oc-table name=${texts.pages.feedback} path="/v1/ui/feedback" live .columns=${columns}
      .href=${one => `/${PLACES[one.kind]}/${one.target_id}`} .empty=${emptyWords(texts.feedback.none, texts.feedback.how)}></oc-table></div>`;
  }
}
customElements.define('oc-feedback', OcFeedback);
