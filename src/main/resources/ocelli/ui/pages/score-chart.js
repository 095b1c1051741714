import { LitElement, html, svg, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';

const WIDTH = 640;
const HEIGHT = 130;
const LEFT = 44;
const TOP = 12;
const LOW = HEIGHT - 26;

export const percent = share => share === null || share === undefined ? '–' : Math.round(share * 1000) / 10 + ' %';

/** Scores of versions, oldest left; a version without a score leaves a gap. `versions`: [{version, score, latest}]. */
export class OcScoreChart extends LitElement {
  static properties = { versions: { attribute: false } };
  static styles = [shared, css`
    :host { display: block; overflow-x: auto; }
    svg { display: block; max-width: 100%; height: auto; min-width: 320px; }
    text { font: 11px var(--sans); fill: var(--muted); } text.value { fill: var(--text); font-weight: 600; text-anchor: middle; }
    line { stroke: var(--line); } polyline { fill: none; stroke: var(--accent); stroke-width: 2; }
    circle { fill: var(--ground); stroke: var(--accent); stroke-width: 2; } circle.latest { fill: var(--accent); }
  `];

  render() {
    const scored = [...(this.versions ?? [])].reverse().filter(version => typeof version.score === 'number').slice(-12);
    if (scored.length < 2) return '';
    const least = Math.min(...scored.map(version => version.score));
    const floor = least >= 0.5 ? 0.5 : 0;
    const x = i => LEFT + 24 + i * (WIDTH - LEFT - 60) / (scored.length - 1);
    const y = score => TOP + 8 + (1 - (score - floor) / (1 - floor)) * (LOW - TOP - 8);
    const label = scored.map(version => `${version.version}: ${percent(version.score)}`).join(', ');
    return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width=${WIDTH} height=${HEIGHT} role="img" aria-label="${texts.skills.scores}: ${label}">
      ${[1, (1 + floor) / 2, floor].map(at => svg`<line x1=${LEFT} x2=${WIDTH - 8} y1=${y(at)} y2=${y(at)}/><text x="4" y=${y(at) + 4}>${percent(at)}</text>`)}
      <polyline points=${scored.map((version, i) => x(i) + ',' + y(version.score)).join(' ')}/>
      ${scored.map((version, i) => svg`<g><title>${version.version}: ${percent(version.score)}</title><circle class=${version.latest ? 'latest' : ''} cx=${x(i)} cy=${y(version.score)} r="5"/>
        ${i === 0 || i === scored.length - 1 ? svg`<text class="value" x=${x(i)} y=${HEIGHT - 6}>${percent(version.score)}</text>` : ''}</g>`)}</svg>`;
  }
}
customElements.define('oc-score-chart', OcScoreChart);
