import { html, svg } from 'lit';

/** A pointer may miss a box by so much of the page. */
const NEAR = 0.004;

/** Where a pointer is on the page, as fractions of the page as it stands in the file. */
function place(event, turn) {
  const sheet = event.currentTarget.parentElement.getBoundingClientRect();
  const u = (event.clientX - sheet.left) / sheet.width;
  const v = (event.clientY - sheet.top) / sheet.height;
  return { 0: [u, v], 90: [v, 1 - u], 180: [1 - u, 1 - v], 270: [1 - v, u] }[turn];
}

/** The smallest box of a page under the pointer; null when there is none. */
export function boxAt(boxes, page, event, turn) {
  const [x, y] = place(event, turn);
  const hit = boxes.filter(box => box.page === page && box.xywh && x >= box.xywh[0] - NEAR && x <= box.xywh[0] + box.xywh[2] + NEAR && y >= box.xywh[1] - NEAR && y <= box.xywh[1] + box.xywh[3] + NEAR);
  return hit.sort((a, b) => a.xywh[2] * a.xywh[3] - b.xywh[2] * b.xywh[3])[0] ?? null;
}

const rect = (kind, [x, y, wide, high], title = '') => svg`<rect class=${kind} x=${x} y=${y} width=${wide} height=${high}>${title ? svg`<title>${title}</title>` : ''}</rect>`;

/** Everything that is drawn over a page; who cannot see it reads the same in the form beside. */
export function overlay({ boxes, lit, layers, page, hits, now }) {
  return html`<svg viewBox="0 0 1 1" preserveAspectRatio="none" class=${lit && boxes.some(box => box.path === lit) ? 'dim' : ''} aria-hidden="true">
    ${layers.has('tables') ? (page.tables ?? []).map(table => rect('table', table.xywh)) : ''}
    ${layers.has('words') ? (page.words ?? []).map(word => rect('word', word.xywh)) : ''}
    ${hits.flatMap(hit => hit.boxes.map(box => rect(hit === now ? 'hit now' : 'hit', box)))}
    ${layers.has('fields') ? boxes.filter(box => box.xywh).map(box => rect(`field ${box.status} ${box.path === lit ? 'on' : ''}`, box.xywh, `${box.name}: ${box.text}`)) : ''}</svg>`;
}
