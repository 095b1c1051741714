import { get, post } from '../api.js';

const MOST_KEPT = 300_000;
const key = id => 'ocelli.draft.' + id;

/** A draft that another page prepared, such as an improvement, is taken up by the editor of its base. */
export function keepDraft(id, changes) {
  const text = JSON.stringify(changes);
  if (!Object.keys(changes).length) sessionStorage.removeItem(key(id));
  else if (text.length < MOST_KEPT) try { sessionStorage.setItem(key(id), text); } catch { /* full: the draft lives in the page only */ }
}

/**
 * A skill that is being changed: `base` as the server has it, and what was changed of its files. A change is a text, null
 * (taken away) or {file_id, filename} (bytes of an uploaded file). What was changed outlives a reload of the page.
 */
export class SkillDraft {
  constructor(base) {
    this.base = base;
    this.saved = new Map(base.files.map(file => [file.path, file]));
    try { this.changes = JSON.parse(sessionStorage.getItem(key(base.id)) ?? '{}'); } catch { this.changes = {}; }
    this.restored = this.changed;
  }

  static async open(name, version) {
    const id = version ? (await post('/v1/skills/lookup', { name, skill_version: version })).id : name;
    return new SkillDraft(await get('/v1/ui/skills/' + encodeURIComponent(id)));
  }

  get changed() { return Object.keys(this.changes).length > 0; }

  get paths() {
    return [...new Set([...this.saved.keys(), ...Object.keys(this.changes)])].filter(path => this.changes[path] !== null).sort();
  }

  /** The text of a file; undefined when it is not there or no text. */
  text(path) {
    const change = this.changes[path];
    if (change === undefined) return this.saved.get(path)?.text;
    return typeof change === 'string' ? change : undefined;
  }

  has(path) { return this.changes[path] === undefined ? this.saved.has(path) : this.changes[path] !== null; }

  isChanged(path) { return path in this.changes; }

  set(path, value) {
    const before = this.saved.get(path);
    const same = typeof value === 'string' ? before?.text === value : value === null && !before;
    if (same) delete this.changes[path]; else this.changes[path] = value;
    keepDraft(this.base.id, this.changes);
  }

  discard() {
    this.changes = {};
    keepDraft(this.base.id, {});
  }

  /** As the server's draft routes take it. */
  body() {
    const files = Object.fromEntries(Object.entries(this.changes).map(([path, value]) => [path, value?.file_id ? { file_id: value.file_id } : value]));
    return { base: this.base.id, files };
  }

  /** The cases that it carries: [{name, input, expected}] with their paths. */
  examples() {
    const cases = new Map();
    for (const path of this.paths) {
      const [, name, file] = /^examples\/([^/]+)\/(.+)$/.exec(path) ?? [];
      if (!name) continue;
      const one = cases.get(name) ?? { name };
      if (file === 'expected.json') one.expected = path;
      else if (file.startsWith('input.')) one.input = path;
      cases.set(name, one);
    }
    return [...cases.values()];
  }
}

/** A name that can stand in an address of a file and in SKILL.md. */
export const slug = words => words.toLowerCase().replace(/\.[a-z0-9]+$/, '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'example';
