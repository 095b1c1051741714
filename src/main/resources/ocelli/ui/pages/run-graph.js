import { LitElement, html, svg, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { label } from '../format.js';

const WIDTH = 184;
const HEIGHT = 46;
const ACROSS = 28;
const DOWN = 38;
const TOP = 26;
const MOST_LETTERS = 24;
const SIGNS = { completed: '●', running: '◐', failed: '✕', waiting: '○', skipped: '○' };

/**
 * The graph of a skill as a run went through it: each state with what became of it as colour, sign and word. A state that was
 * visited can be clicked: tells `state` with its name.
 */
class OcRunGraph extends LitElement {
  static properties = { graph: { attribute: false }, running: { attribute: false }, failed: { attribute: false }, done: { type: Boolean }, chosen: {} };
  static styles = [shared, css`
    :host { display: block; overflow: auto; max-height: 620px; }
    svg { display: block; margin: 0 auto; height: auto; min-width: min(100%, 260px); }
    g.state { outline: none; } g.can { cursor: pointer; }
    .box { fill: var(--raised); stroke: var(--line-strong); stroke-width: 1; }
    .completed .box { fill: var(--good-soft); stroke: var(--good); } .running .box { fill: var(--info-soft); stroke: var(--info); stroke-width: 2; }
    .failed .box { fill: var(--bad-soft); stroke: var(--bad); stroke-width: 2; } .skipped .box, .waiting .box { stroke-dasharray: 4 3; }
    .on .box, g.state:focus-visible .box { stroke: var(--accent); stroke-width: 3; stroke-dasharray: none; }
    text { font: 12px var(--sans); fill: var(--text); } .name { font-weight: 600; font-size: 13px; } .skipped .name { fill: var(--muted); }
    .word { font-size: 11px; fill: var(--muted); } .completed .word { fill: var(--good); } .running .word { fill: var(--info); } .failed .word { fill: var(--bad); }
    .edge { fill: none; stroke: var(--line-strong); stroke-dasharray: 4 3; } .edge.taken { stroke: var(--good); stroke-width: 2; stroke-dasharray: none; }
    .edge-label { font-size: 11px; fill: var(--muted); text-anchor: middle; paint-order: stroke; stroke: var(--ground); stroke-width: 4px; }
    .dot { fill: var(--line-strong); } .arrow { fill: var(--line-strong); } .arrow.taken { fill: var(--good); }
  `];

  /** How far each state is from the start, by the longest way without going round. */
  levels(states, edges) {
    const at = new Map(states.map((name, i) => [name, i]));
    const level = new Map(states.map(name => [name, 0]));
    const forward = edges.filter(edge => at.has(edge.from) && at.has(edge.to) && at.get(edge.to) > at.get(edge.from));
    for (let round = 0; round < states.length; round++) forward.forEach(edge => level.set(edge.to, Math.max(level.get(edge.to), level.get(edge.from) + 1)));
    return level;
  }

  places(states, edges) {
    const level = this.levels(states, edges);
    const rows = [];
    states.forEach(name => (rows[level.get(name)] ??= []).push(name));
    const broad = Math.max(1, ...rows.filter(Boolean).map(row => row.length));
    const place = new Map();
    rows.forEach((row, y) => row?.forEach((name, x) => place.set(name, { x: (broad - row.length) * (WIDTH + ACROSS) / 2 + x * (WIDTH + ACROSS), y: TOP + y * (HEIGHT + DOWN), level: y })));
    return { place, width: broad * (WIDTH + ACROSS) - ACROSS, height: TOP + rows.length * (HEIGHT + DOWN) - DOWN };
  }

  state(state) {
    if (state.steps.some(step => this.failed?.has(step))) return 'failed';
    if (state.steps.some(step => this.running?.has(step))) return 'running';
    return state.visited ? 'completed' : this.done ? 'skipped' : 'waiting';
  }

  /** Edges with the same ends are drawn as one, with all their words. */
  joined() {
    const found = new Map();
    for (const edge of this.graph.edges) {
      const known = found.get(edge.from + ' ' + edge.to);
      found.set(edge.from + ' ' + edge.to, known ? { ...known, taken: known.taken || edge.taken, label: [known.label, edge.label].filter(Boolean).join(', ') } : edge);
    }
    return [...found.values()];
  }

  edge(edge, place) {
    const a = place.get(edge.from);
    const b = place.get(edge.to);
    if (!a || !b) return '';
    const taken = edge.taken ? 'taken' : '';
    const middle = WIDTH / 2;
    const back = b.level <= a.level;
    const [x1, y1, x2, y2] = back ? [a.x + WIDTH, a.y + HEIGHT / 2, b.x + WIDTH, b.y + HEIGHT / 2] : [a.x + middle, a.y + HEIGHT, b.x + middle, b.y - 6];
    const bend = back ? `C ${Math.max(x1, x2) + 34} ${y1} ${Math.max(x1, x2) + 34} ${y2}` : `C ${x1} ${y1 + DOWN / 2} ${x2} ${y2 - DOWN / 2}`;
    const head = back ? `M ${x2 + 7} ${y2 - 4} L ${x2} ${y2} L ${x2 + 7} ${y2 + 4} Z` : `M ${x2 - 4} ${y2 - 1} L ${x2} ${y2 + 6} L ${x2 + 4} ${y2 - 1} Z`;
    return svg`<path class="edge ${taken}" d="M ${x1} ${y1} ${bend} ${x2} ${y2}"/><path class="arrow ${taken}" d=${head}/>${edge.label ? svg`<text class="edge-label" x=${back ? Math.max(x1, x2) + 24 : x1 + (x2 - x1) * .75} y=${back ? (y1 + y2) / 2 + 3 : y1 + (y2 - y1) * .55 + 3}>${this.short(edge.label)}</text>` : ''}`;
  }

  short(words) {
    return words.length > MOST_LETTERS ? words.slice(0, MOST_LETTERS - 1) + '…' : words;
  }

  choose(state) {
    if (state.steps.length) this.dispatchEvent(new CustomEvent('state', { detail: state }));
  }

  node(state, at) {
    const look = this.state(state);
    const can = state.steps.length > 0;
    const words = `${SIGNS[look]} ${texts.executions.states[look]}${state.documents ? ' · ' + texts.executions.docs(state.documents) : ''}`;
    const press = event => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); this.choose(state); } };
    return svg`<g class="state ${look} ${can ? 'can' : ''} ${this.chosen === state.name ? 'on' : ''}" role=${can ? 'button' : 'img'} tabindex=${can ? 0 : -1} aria-label="${label(state.name)}: ${words.slice(2)}" @click=${() => this.choose(state)} @keydown=${press}>
      <title>${state.description}</title><rect class="box" x=${at.x} y=${at.y} width=${WIDTH} height=${HEIGHT} rx="8"/>
      <text class="name" x=${at.x + 12} y=${at.y + 20}>${this.short(label(state.name))}</text><text class="word" x=${at.x + 12} y=${at.y + 37}>${words}</text></g>`;
  }

  render() {
    const states = this.graph?.states ?? [];
    if (!states.length) return html``;
    const { place, width, height } = this.places(states.map(state => state.name), this.graph.edges);
    const backs = this.graph.edges.some(edge => place.get(edge.to)?.level <= place.get(edge.from)?.level);
    const starts = this.graph.edges.filter(edge => edge.from === '[*]').map(edge => place.get(edge.to)).filter(Boolean);
    const whole = width + (backs ? 52 : 8);
    return html`<svg width=${whole} viewBox="-4 0 ${whole} ${height + 6}" role="group" aria-label="${texts.executions.graph}: ${this.graph.path.map(label).join(', ')}">
      ${(starts.length ? starts : [place.get(states[0].name)]).map(at => svg`<circle class="dot" cx=${at.x + WIDTH / 2} cy="7" r="5"/><path class="edge ${this.graph.path.length ? 'taken' : ''}" d="M ${at.x + WIDTH / 2} 12 V ${at.y}"/>`)}
      ${this.joined().map(edge => this.edge(edge, place))}${states.map(state => this.node(state, place.get(state.name)))}</svg>`;
  }
}
customElements.define('oc-run-graph', OcRunGraph);
