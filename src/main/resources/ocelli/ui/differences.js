import { leaves, isMeta, pointer } from './fields.js';

/** Lists longer than this are compared entry by entry in their order. */
const MOST_PAIRS = 40000;

const object = value => value !== null && typeof value === 'object' && !Array.isArray(value);
const keys = value => Object.keys(value).filter(key => !isMeta(key, value));
const alike = (a, b) => a === b || (a ?? null) === (b ?? null) || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));

/** How many leaves two values share, from 0 to 1. */
function likeness(a, b) {
  const left = new Map(leaves(a).map(leaf => [leaf.path, leaf.value]));
  const right = leaves(b);
  const same = right.filter(leaf => left.has(leaf.path) && leaf.value !== null && alike(left.get(leaf.path), leaf.value)).length;
  return same / Math.max(1, left.size, right.length);
}

/** Pairs of indices so that entries that are alike stand beside each other; null where the other list has none. */
function pairs(a, b) {
  if (a.length * b.length > MOST_PAIRS) return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => [i < a.length ? i : null, i < b.length ? i : null]);
  const like = a.map(x => b.map(y => likeness(x, y)));
  const best = Array.from({ length: a.length + 1 }, () => new Float64Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) best[i][j] = Math.max(best[i + 1][j], best[i][j + 1], like[i][j] > 0 ? like[i][j] + best[i + 1][j + 1] : 0);
  }
  const found = [];
  let gone = [];
  let added = [];
  const settle = () => {
    while (gone.length || added.length) found.push([gone.shift() ?? null, added.shift() ?? null]);
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && like[i][j] > 0 && best[i][j] === like[i][j] + best[i + 1][j + 1]) { settle(); found.push([i++, j++]); }
    else if (j >= b.length || (i < a.length && best[i][j] === best[i + 1][j])) gone.push(i++);
    else added.push(j++);
  }
  settle();
  return found;
}

function side(leaf) {
  return leaf && { value: leaf.value, path: leaf.path, meta: leaf.meta };
}

/**
 * Two results, value by value, in their order.
 * @returns list of {name, state, a, b}: state is same, changed, added or gone; a and b are {value, path, meta}, null where
 *   the value is not there
 */
export function differences(a, b) {
  return compare({ value: a, path: '', meta: null }, { value: b, path: '', meta: null }, '');
}

function alone(one, name, state) {
  return leaves(one.value, one.path, name).map(leaf => ({ name: leaf.name || name, state: leaf.value === null ? 'same' : state, a: state === 'gone' ? side({ ...leaf, meta: leaf.meta ?? one.meta }) : null, b: state === 'added' ? side({ ...leaf, meta: leaf.meta ?? one.meta }) : null }));
}

function compare(a, b, name) {
  if (Array.isArray(a.value) && Array.isArray(b.value)) {
    return pairs(a.value, b.value).flatMap(([i, j]) => {
      const full = `${name} ${(j ?? i) + 1}`.trim();
      const left = i === null ? null : { value: a.value[i], path: `${a.path}/${i}`, meta: a.meta };
      const right = j === null ? null : { value: b.value[j], path: `${b.path}/${j}`, meta: b.meta };
      return left && right ? compare(left, right, full) : left ? alone(left, full, 'gone') : alone(right, full, 'added');
    });
  }
  if (object(a.value) && object(b.value)) {
    return [...new Set([...keys(a.value), ...keys(b.value)])].flatMap(key => {
      const full = name ? `${name} ${key}` : key;
      const inner = one => key in one.value ? { value: one.value[key], path: pointer(one.path, key), meta: one.value[key + '_metadata'] ?? one.meta } : null;
      const [left, right] = [inner(a), inner(b)];
      return left && right ? compare(left, right, full) : left ? alone(left, full, 'gone') : alone(right, full, 'added');
    });
  }
  if (typeof a.value === 'object' && a.value !== null || typeof b.value === 'object' && b.value !== null) {
    return [...alone(a, name, 'gone'), ...alone(b, name, 'added')].filter(row => (row.a ?? row.b).value !== null);
  }
  const none = value => value === null || value === undefined;
  const state = alike(a.value, b.value) ? 'same' : none(a.value) ? 'added' : none(b.value) ? 'gone' : 'changed';
  return [{ name, state, a: a.value === undefined ? null : a, b: b.value === undefined ? null : b }];
}
