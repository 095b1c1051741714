/**
 * The words of a page as text that can be marked and copied, lying unseen over its picture. Lines are blocks in the flow,
 * moved to their places by margins, so that marking from one to the next works as in any text.
 */
const measure = document.createElement('canvas').getContext('2d');
const FONT = 'sans-serif';
/** How much of a line's height its letters take. */
const LETTERS = 0.8;

/** How wide a text is in units of its font size. */
function wide(text) {
  measure.font = '100px ' + FONT;
  return measure.measureText(text).width / 100;
}

/** Words that stand in one line: lists in reading order. */
export function linesOf(words) {
  const lines = [];
  words.forEach((word, i) => {
    const before = words[i - 1];
    if (before && word.line !== undefined && word.line === before.line) lines.at(-1).push(word);
    else lines.push([word]);
  });
  return lines;
}

/** A line's words as spans whose letters stand where they are printed. */
function spans(line, size) {
  return line.map((word, i) => {
    const span = document.createElement('span');
    const last = i === line.length - 1;
    span.textContent = last ? word.text : word.text + ' ';
    const room = last ? word.xywh[2] : Math.max(word.xywh[2], line[i + 1].xywh[0] - word.xywh[0]);
    const letters = [...span.textContent].length;
    span.style.letterSpacing = ((room * 100) / size - wide(span.textContent)) / letters + 'em';
    return span;
  });
}

/**
 * Fills an element that lies over the whole page and whose container is as wide as it.
 *
 * @param aspect width by height of the page
 */
export function fill(element, words, aspect) {
  let below = 0;
  element.replaceChildren(...linesOf(words).map(line => {
    const top = Math.min(...line.map(word => word.xywh[1])) * 100 / aspect;
    const high = Math.max(...line.map(word => word.xywh[1] + word.xywh[3])) * 100 / aspect - top;
    const size = Math.max(high * LETTERS, 0.2);
    const block = document.createElement('div');
    Object.assign(block.style, {
      marginTop: top - below + 'cqw', marginLeft: line[0].xywh[0] * 100 + 'cqw', height: high + 'cqw', lineHeight: high + 'cqw', fontSize: size + 'cqw',
    });
    block.append(...spans(line, size));
    below = top + high;
    return block;
  }));
}

/**
 * What is marked, as people would write it down: lines one below the other, what stands beside each other with tabs between, so
 * that tables can be pasted as tables.
 */
export function marked(selection, layers) {
  if (!selection.rangeCount) return '';
  const range = selection.getRangeAt(0);
  let text = '';
  let before = null;
  for (const line of layers.flatMap(layer => [...layer.children])) {
    if (!range.intersectsNode(line)) continue;
    const part = document.createRange();
    part.selectNodeContents(line);
    if (line.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
    if (line.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
    const words = part.toString().trim();
    if (!words) continue;
    const here = line.getBoundingClientRect();
    const beside = before && before.parent === line.parentElement && Math.abs(here.top + here.bottom - before.top - before.bottom) < here.height && here.left >= before.left;
    text += (before ? (beside ? '\t' : '\n') : '') + words;
    before = { top: here.top, bottom: here.bottom, left: here.left, parent: line.parentElement };
  }
  return text;
}

const plain = text => text.normalize('NFKC').toLowerCase();

/** Where words stand on a page: a list of hits, each a list of boxes. Words may run over the ends of lines. */
export function occurrences(words, sought) {
  const wanted = plain(sought).trim().replace(/\s+/g, ' ');
  if (!wanted) return [];
  const starts = [];
  let all = '';
  for (const word of words) {
    starts.push(all.length);
    all += plain(word.text) + ' ';
  }
  const found = [];
  for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + wanted.length)) {
    const end = at + wanted.length;
    found.push(words.filter((word, i) => starts[i] < end && starts[i] + plain(word.text).length > at).map(word => word.xywh));
  }
  return found;
}
