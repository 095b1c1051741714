import { LitElement, html, svg, css } from 'lit';
import { shared } from './shared.js';

const WIDTH = 170;
const HEIGHT = 40;
const GAP = 26;

/** States and edges of a skill's graph, one level below the other; the path that was taken stands out. */
export class OcGraph extends LitElement {
  static properties = { graph: { attribute: false }, path: { attribute: false } };
  static styles = [shared, css`
    :host { display: block; overflow: auto; }
    rect { fill: var(--raised); stroke: var(--line-strong); } rect.on { fill: var(--accent-soft); stroke: var(--accent); stroke-width: 2; }
    text { font: 12px var(--sans); fill: var(--text); text-anchor: middle; } path { fill: none; stroke: var(--line-strong); } path.on { stroke: var(--accent); stroke-width: 2; }
  `];

  /** How far each state is from the start, by the longest way without going round. */
  levels(states, edges) {
    const level = new Map(states.map(name => [name, 0]));
    for (let round = 0; round < states.length; round++) {
      for (const edge of edges) {
        if (level.has(edge.from) && level.has(edge.to) && level.get(edge.to) <= level.get(edge.from) && states.indexOf(edge.to) > states.indexOf(edge.from)) level.set(edge.to, level.get(edge.from) + 1);
      }
    }
    return level;
  }

  render() {
    const states = Object.keys(this.graph?.states ?? {});
    const edges = (this.graph?.edges ?? []).filter(edge => edge.from !== '[*]' && edge.to !== '[*]');
    const taken = new Set(this.path ?? this.graph?.path ?? []);
    const level = this.levels(states, edges);
    const rows = [];
    states.forEach(name => (rows[level.get(name)] ??= []).push(name));
    const place = new Map();
    const broad = Math.max(1, ...rows.filter(Boolean).map(row => row.length));
    rows.forEach((row, y) => row?.forEach((name, x) => place.set(name, { x: (broad - row.length) * (WIDTH + GAP) / 2 + x * (WIDTH + GAP), y: y * (HEIGHT + GAP) })));
    const width = broad * (WIDTH + GAP);
    const height = rows.length * (HEIGHT + GAP);
    return html`<svg width=${width} height=${height} viewBox="-4 -4 ${width + 8} ${height + 8}" role="img" aria-label=${states.join(', ')}>
      ${edges.map(edge => { const a = place.get(edge.from); const b = place.get(edge.to); return a && b ? svg`<path class=${taken.has(edge.from) && taken.has(edge.to) ? 'on' : ''} d="M ${a.x + WIDTH / 2} ${a.y + HEIGHT} C ${a.x + WIDTH / 2} ${a.y + HEIGHT + GAP / 2} ${b.x + WIDTH / 2} ${b.y - GAP / 2} ${b.x + WIDTH / 2} ${b.y}"/>` : ''; })}
      ${states.map(name => svg`<g><title>${this.graph.states[name]}</title><rect class=${taken.has(name) ? 'on' : ''} x=${place.get(name).x} y=${place.get(name).y} width=${WIDTH} height=${HEIGHT} rx="6"/><text x=${place.get(name).x + WIDTH / 2} y=${place.get(name).y + 25}>${name}</text></g>`)}</svg>`;
  }
}
customElements.define('oc-graph', OcGraph);
