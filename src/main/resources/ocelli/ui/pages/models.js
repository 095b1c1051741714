import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { get, post } from '../api.js';
import { place } from '../router.js';
import { icon } from '../icons.js';
import { bytes, count } from '../format.js';
import '../oc-status.js';
import '../oc-copy.js';

export const show = () => html`<oc-models></oc-models>`;

/** Which language models are plugged in and how they do, who answers what, and the model files of this machine. */
class OcModels extends LitElement {
  static properties = { packs: { state: true }, models: { state: true }, probes: { state: true }, probing: { state: true }, failure: { state: true } };
  static styles = [shared, css`
    :host { display: block; }
    .grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(280px, 1fr)); gap: 12px; }
    section > .spread { margin-bottom: 8px; } section + section { margin-top: 24px; } h1 { margin-bottom: 12px; }
    .card p:last-child { margin-bottom: 0; } .pack { display: flex; flex-direction: column; } .pack .small:last-of-type { margin-top: auto; }
    dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 2px 16px; margin: 8px 0 0; font-size: 13px; } dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
    .said { margin: 8px 0 0; padding: 8px 12px; border-radius: var(--radius); font-size: 13px; } .said.good { background: var(--good-soft); color: var(--good); } .said.bad { background: var(--bad-soft); color: var(--bad); }
    .frame { border: 1px solid var(--line); border-radius: var(--radius); overflow-x: auto; } table { width: 100%; border-collapse: collapse; } th { text-align: left; font-size: 12px; color: var(--muted); background: var(--raised); white-space: nowrap; } th.number { text-align: right; } th, td { padding: 8px 12px; border-bottom: 1px solid var(--line); } tbody tr:last-child td { border-bottom: 0; }
    h3 { overflow-wrap: anywhere; } .recipes { display: grid; grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); gap: 12px; margin: 12px 0; }
  `];

  connectedCallback() {
    super.connectedCallback();
    this.load();
    if (place().query.has('probe')) this.probe();
  }

  async load() {
    try {
      const [models, packs] = await Promise.all([get('/v1/ui/models'), get('/v1/ui/packs')]);
      Object.assign(this, { models, packs, failure: null });
    } catch (failure) { this.failure = failure.message; }
  }

  async probe() {
    this.probing = true;
    try { this.probes = new Map((await post('/v1/ui/models/probe')).map(probe => [probe.name, probe])); } catch (failure) { this.failure = failure.message; }
    this.probing = false;
    this.load();
  }

  backend(one) {
    const words = texts.models;
    const probe = this.probes?.get(one.name);
    const price = one.prompt_price || one.completion_price ? words.perMillion(one.prompt_price, one.completion_price) : words.free;
    const facts = [[texts.completions.model, html`<span class="mono">${one.model}</span>`], [words.price, price], [words.window, words.tokens(count(one.window_tokens))], [words.pictures, words.picturesAt(one.pictures)], [words.calls, `${one.concurrency - one.free} / ${one.concurrency}`], [words.key, one.has_key ? words.withKey : words.withoutKey]];
    return html`<div class="card"><div class="spread"><h3>${one.name}</h3>${one.state === 'closed' ? html`<span class="small muted">${words.state.closed}</span>` : html`<oc-status of="weaker"></oc-status>`}</div>
      <div class="small muted mono">${one.url}</div><dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
      ${one.state === 'closed' ? '' : html`<p class="said bad">${words.state[one.state] ?? one.state}</p>`}
      ${probe ? html`<p class="said ${probe.good ? 'good' : 'bad'}" role="status"><b>${probe.good ? '●' : '✕'} ${probe.good ? words.good : words.bad}</b>: ${probe.words}</p>` : ''}</div>`;
  }

  none() {
    const words = texts.models;
    return html`<div class="card"><h3>${words.none}</h3><p class="muted">${words.noneHow}</p>
      <div class="recipes">${words.recipes.map(([name, command, url, model]) => html`<div><b>${name}</b><oc-copy text=${command}></oc-copy><oc-copy text=${`OCELLI_MODEL_URL=${url} OCELLI_MODEL=${model} ./ocelli serve`}></oc-copy></div>`)}</div></div>`;
  }

  routes() {
    const words = texts.models;
    const rows = this.models.routes;
    return html`<section><h2>${words.routes}</h2><div class="frame"><table><thead><tr><th scope="col">${words.routeFrom}</th><th scope="col">${words.routeTo}</th></tr></thead><tbody>
      ${rows.map(route => html`<tr><td>${route.model === '*' ? words.any : html`<span class="mono">${route.model}</span>`}</td><td>${route.backends.join(' → ')}${route.fall_back ? html` <span class="muted">; ${words.fallBack}</span>` : ''}</td></tr>`)}
      ${rows.some(route => route.model === '*') ? '' : html`<tr><td>${rows.length ? texts.compare.other.replace(' …', '') : words.any}</td><td>${words.embedded}</td></tr>`}</tbody></table></div></section>`;
  }

  usage() {
    const words = texts.models;
    const rows = this.models.usage;
    const heads = [words.engine, words.requests, words.pages, words.callsMade, words.tokensIn, words.tokensOut, words.cost];
    return html`<section><div class="spread"><h2>${words.usage}</h2><span class="muted small">${words.usageOf(this.models.days)}</span></div>${rows.length ? html`<div class="frame" tabindex="0" role="region" aria-label=${words.usage}><table><thead><tr>${heads.map((head, i) => html`<th scope="col" class=${i ? 'number' : ''}>${head}</th>`)}</tr></thead><tbody>
      ${rows.map(row => html`<tr><td>${words.engineName(row.engine)}</td>${[row.requests, row.pages, row.calls, row.prompt_tokens, row.completion_tokens, row.cost].map(value => html`<td class="number">${value ? count(value) : html`<span class="muted">–</span>`}</td>`)}</tr>`)}</tbody></table></div>` : html`<p class="muted">${words.noUsage}</p>`}</section>`;
  }

  pack(pack) {
    return html`<div class="card pack"><div class="spread"><h3>${pack.name}</h3><oc-status of=${pack.usable ? 'ok' : 'absent'}></oc-status></div>
      <p>${pack.about}</p><p class="muted small">${pack.task} · ${bytes(pack.bytes)} · ${pack.licence}</p>${pack.usable ? '' : html`<p class="small">${texts.models.without} ${pack.without}</p><oc-copy text="./ocelli models pull ${pack.name}"></oc-copy>`}</div>`;
  }

  render() {
    if (this.failure && !this.models) return html`<p class="page error" role="alert">${this.failure}</p>`;
    if (!this.models) return html`<p class="page muted" role="status">${texts.loading} …</p>`;
    const plugged = this.models.backends;
    return html`<div class="page"><div class="spread"><h1>${texts.pages.models}</h1></div>${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
      <section><div class="spread"><h2>${texts.models.backends}</h2>${plugged.length ? html`<button title=${texts.models.probeHow} ?disabled=${this.probing} @click=${this.probe}>${icon('retry')}${this.probing ? texts.models.probing : texts.models.probe}</button>` : ''}</div>
        ${plugged.length ? html`<div class="grid">${plugged.map(one => this.backend(one))}</div>` : this.none()}</section>
      ${plugged.length ? this.routes() : ''}${this.usage()}
      <section><h2>${texts.models.packs}</h2><p class="muted">${texts.models.packsHow}</p><div class="grid">${this.packs.map(pack => this.pack(pack))}</div></section></div>`;
  }
}
customElements.define('oc-models', OcModels);
