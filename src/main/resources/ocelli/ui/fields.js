/** A result as a list of values with what is known of each; the words of wire contract A, section 7.5. */

const META = '_metadata';

export const isMeta = (name, of) => name.endsWith(META) && name.slice(0, -META.length) in of;

const escape = name => String(name).replaceAll('~', '~0').replaceAll('/', '~1');

/** The JSON Pointer of a key below another. */
export const pointer = (path, key) => `${path}/${escape(key)}`;

/**
 * Every leaf of a result, in its order.
 * @returns list of {path, name, value, meta}: path is a JSON Pointer, name the keys joined for people
 */
export function leaves(value, path = '', name = '') {
  if (Array.isArray(value)) {
    return value.flatMap((item, i) => leaves(item, `${path}/${i}`, `${name} ${i + 1}`.trim()));
  }
  if (value === null || typeof value !== 'object') return [{ path, name, value, meta: null }];
  return Object.entries(value).filter(([key]) => !isMeta(key, value)).flatMap(([key, inner]) => {
    const at = `${path}/${escape(key)}`;
    const full = name ? `${name} ${key}` : key;
    const meta = value[key + META] ?? null;
    const found = leaves(inner, at, full);
    return meta && found.length ? found.map(leaf => ({ ...leaf, meta: leaf.meta ?? meta })) : found;
  });
}

/** The result without what stands beside the values. */
export function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !isMeta(key, value)).map(([key, inner]) => [key, plain(inner)]));
}

/** Boxes to draw: {path, name, page, xywh, status, confidence, start, end, text}; times in seconds, null on pages. */
export function boxes(found) {
  return found.flatMap(leaf => (leaf.meta?.bboxes ?? []).map(box => ({
    path: leaf.path, name: leaf.name, page: box.page ?? 0, xywh: box.xywh ?? box.bbox?.xywh ?? null,
    status: leaf.meta.status ?? 'exact', confidence: leaf.meta.confidence ?? null, text: box.content ?? leaf.meta.quote ?? '',
    ...times(box),
  })));
}

/** From when to when something is heard or seen, in seconds; both null when it has no time. */
export function times(place) {
  const start = place.timestamp ?? place.start_time ?? null;
  return { start, end: start === null ? null : Math.max(start, place.end_timestamp ?? place.end_time ?? start) };
}

/**
 * A recording that was written down, in the order of time: what is said and shown, where shots begin, what stands where in the
 * picture. Null for results that are no transcript.
 */
export function heard(response) {
  const segments = response?.segments;
  if (!Array.isArray(segments) || !segments.length || typeof segments[0]?.start_time !== 'number') return null;
  const written = Array.isArray(response.on_screen_text) ? response.on_screen_text : [];
  return {
    duration: response.metadata?.duration ?? null,
    segments: segments.map((one, i) => ({
      path: '/segments/' + i, start: one.start_time, end: one.end_time ?? one.start_time, speaker: one.speaker ?? one.audio?.speaker ?? '',
      said: one.audio?.content ?? one.content ?? '', shown: one.video?.content ?? '',
    })),
    cuts: (Array.isArray(response.shots) ? response.shots : []).map(shot => shot.start_time).filter(time => time > 0),
    shown: written.filter(one => one.bbox?.xywh).map((one, i) => ({
      path: '/on_screen_text/' + i, name: 'on_screen_text', page: one.page ?? 0, xywh: one.bbox.xywh, status: 'exact', confidence: null, text: one.content,
      start: one.start_time, end: one.end_time,
    })),
  };
}

/** Lists of objects inside a result: {path, name, columns, rows}. */
export function tables(value, path = '', name = '') {
  if (Array.isArray(value)) {
    const objects = value.filter(item => item && typeof item === 'object' && !Array.isArray(item));
    if (!objects.length) return [];
    const columns = [...new Set(objects.flatMap(item => Object.keys(item).filter(key => !isMeta(key, item))))];
    return [{ path, name, columns, rows: value }];
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).filter(([key]) => !isMeta(key, value))
    .flatMap(([key, inner]) => tables(inner, `${path}/${escape(key)}`, key));
}

/** A copy of `value` with the leaf at a pointer set. */
export function withLeaf(value, path, leaf) {
  const keys = path.split('/').slice(1).map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const copy = structuredClone(value);
  let at = copy;
  for (const key of keys.slice(0, -1)) at = at[key];
  at[keys.at(-1)] = leaf;
  return copy;
}

export function csv(columns, rows) {
  const cell = value => {
    const text = value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
    // A formula in a value must not run in a spreadsheet.
    const safe = /^[=+@\t\r]/.test(text) || /^-[^0-9]/.test(text) ? "'" + text : text;
    return /[",\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
  };
  return [columns.map(cell), ...rows.map(row => columns.map(column => cell(row[column])))].map(cells => cells.join(',')).join('\r\n');
}
