import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';

const AROUND = 3;
const MOST_LINES = 1500;
const SIGNS = { '+': 'added', '-': 'removed', ' ': 'same' };

/** Words with names between backquotes set as code. */
export function sentence(words) {
  return words.split('`').map((part, i) => i % 2 ? html`<code>${part}</code>` : part);
}

/** Lines of a unified diff with both line numbers: {sign, text, old, now}. */
export function numbered(lines) {
  let old = 0;
  let now = 0;
  return lines.map(line => {
    const sign = line[0];
    if (sign !== '+') old++;
    if (sign !== '-') now++;
    return { sign, text: line.slice(1), old: sign === '+' ? '' : old, now: sign === '-' ? '' : now };
  });
}

/** The lines in pieces: {lines, folded}; what did not change is folded but for a few lines around changes. */
export function folds(lines) {
  const near = lines.map((_, i) => lines.slice(Math.max(0, i - AROUND), i + AROUND + 1).some(line => line.sign !== ' '));
  const pieces = [];
  lines.forEach((line, i) => {
    if (!pieces.length || pieces.at(-1).folded === near[i]) pieces.push({ folded: !near[i], lines: [] });
    pieces.at(-1).lines.push(line);
  });
  return pieces;
}

/** What changed between two versions of a skill: the fields in words, then each file line by line. */
export class OcSkillDiff extends LitElement {
  static properties = { diff: { attribute: false }, opened: { state: true } };
  static styles = [shared, css`
    :host { display: block; }
    ul { margin: 0 0 16px; padding: 0; list-style: none; } li { display: flex; gap: 8px; align-items: baseline; padding: 4px 0; overflow-wrap: anywhere; }
    li b { flex: none; width: 20px; height: 20px; line-height: 20px; border-radius: 4px; text-align: center; font-family: var(--mono); font-size: 12px; }
    code { font-family: var(--mono); font-size: 12px; background: var(--sunken); padding: 1px 4px; border-radius: 4px; }
    b.added, tr.added td { background: var(--good-soft); } b.removed, tr.removed td { background: var(--bad-soft); } b.changed { background: var(--info-soft); }
    b.added, .added .sign, .count .added { color: var(--good); } b.removed, .removed .sign, .count .removed { color: var(--bad); } b.changed { color: var(--info); }
    .file { border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; margin-bottom: 12px; }
    .file > header { padding: 6px 12px; background: var(--raised); border-bottom: 1px solid var(--line); font-family: var(--mono); font-size: 13px; }
    .count { font-family: var(--sans); font-size: 12px; }
    .lines { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font: 12px/18px var(--mono); }
    td { padding: 0 8px; vertical-align: top; } td.no { width: 1px; color: var(--muted); text-align: right; user-select: none; }
    td.sign { width: 1px; padding: 0 4px; user-select: none; } td.text { white-space: pre-wrap; overflow-wrap: anywhere; }
    tr.fold button { border: 0; background: var(--sunken); color: var(--muted); width: 100%; min-height: 26px; border-radius: 0; justify-content: center; font-size: 12px; }
    td[colspan] { padding: 0; }
  `];

  willUpdate(changed) {
    if (!changed.has('diff')) return;
    this.opened = new Set();
    this.files = (this.diff?.files ?? []).map(file => {
      const lines = numbered(file.lines ?? []);
      return { ...file, pieces: folds(lines.slice(0, MOST_LINES)), rest: lines.length - MOST_LINES, plus: lines.filter(line => line.sign === '+').length, minus: lines.filter(line => line.sign === '-').length };
    });
  }

  open(key) {
    this.opened = new Set(this.opened).add(key);
  }

  line(line) {
    return html`<tr class=${SIGNS[line.sign]}><td class="no">${line.old}</td><td class="no">${line.now}</td><td class="sign">${line.sign === ' ' ? '' : html`<span aria-hidden="true">${line.sign === '+' ? '+' : '−'}</span><span class="hidden">${texts.skills.diffWords[SIGNS[line.sign]]}</span>`}</td><td class="text">${line.text}</td></tr>`;
  }

  piece(file, piece, i) {
    const key = file.path + '#' + i;
    return piece.folded && !this.opened.has(key)
      ? html`<tr class="fold"><td colspan="4"><button @click=${() => this.open(key)}>${texts.skills.unchanged(piece.lines.length)}</button></td></tr>`
      : piece.lines.map(line => this.line(line));
  }

  file(file) {
    const words = texts.skills.diffWords[file.change];
    return html`<section class="file"><header class="spread"><span>${file.path}</span><span class="count">${words} ${file.lines ? html`<b class="added">+${file.plus}</b> <b class="removed">−${file.minus}</b>` : texts.skills.bytes(file.bytes_from, file.bytes_to)}</span></header>
      ${file.lines ? html`<div class="lines" tabindex="0" role="region" aria-label="${file.path} ${words}"><table><tbody>${file.pieces.map((piece, i) => this.piece(file, piece, i))}${file.rest > 0 ? html`<tr><td colspan="4" class="muted">${texts.skills.moreLines(file.rest)}</td></tr>` : ''}</tbody></table></div>` : ''}</section>`;
  }

  render() {
    if (!this.diff) return '';
    const words = this.diff.schema?.words ?? [];
    if (!words.length && !this.files.length) return html`<p class="muted">${texts.skills.sameVersions}</p>`;
    return html`${words.length ? html`<h3>${texts.skills.changesOfFields}</h3><ul>${words.map(one => html`<li><b class=${one.kind} aria-hidden="true">${{ added: '+', removed: '−', changed: '~' }[one.kind]}</b><span>${sentence(one.words)}</span></li>`)}</ul>` : ''}
      ${this.files.length ? html`<h3>${texts.skills.changesOfFiles}</h3>${this.files.map(file => this.file(file))}` : ''}`;
  }
}
customElements.define('oc-skill-diff', OcSkillDiff);
