import { html } from 'lit';
import { texts } from './texts.js';
import { get, post, remove } from './api.js';
import { ago, moment } from './format.js';
import { leaves, plain, csv } from './fields.js';
import { go } from './router.js';

/** What requests and executions have in common: their columns, filters and deeds in lists. */

export const DONE = new Set(['completed', 'failed']);

export const when = row => html`<span title=${moment(row.created_at)}>${ago(row.created_at)}</span>`;

export const statusFilter = names => ({ name: 'status', title: texts.requests.status, options: names.map(name => [name, texts.status[name]]), words: value => value.split(',').map(name => texts.status[name] ?? name).filter((word, i, all) => all.indexOf(word) === i).join(', ') });

export const daysFilter = () => ({ days: true, name: 'from', title: texts.filters.when });

/** What a request was read as: its domain, the skill that fitted, or how many there are to choose from. */
export function what(row) {
  if (row.domain) return row.domain;
  if (row.schema_used) return row.schema_used;
  if (row.skills?.length > 2) return texts.requests.skills(row.skills.length);
  return row.skills?.length ? row.skills.join(', ') : row.schema ? texts.skills.schema : '–';
}

export const fileNames = row => row.files?.map(file => file.filename).join(', ') || '–';

/** Gives a file of this browser's making to keep. */
export function keep(name, text, type) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

async function whole(kind, rows) {
  const found = [];
  for (const row of rows) found.push(await get(`/v1/ui/${kind}/${row.id}`));
  return found;
}

/** One line for each run, one column for each value that any of them has. */
export function table(runs) {
  const rows = runs.map(run => ({
    id: run.id, file: fileNames(run), status: run.status, created_at: run.created_at,
    ...Object.fromEntries(leaves(plain(run.response ?? {})).map(leaf => [leaf.name, leaf.value])), error: run.error?.message ?? '',
  }));
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))].filter(column => column !== 'error');
  return csv([...columns, 'error'], rows);
}

/** Deeds of a list of requests or executions; `kind` is the last part of its route. */
export function deeds(kind) {
  const words = texts[kind].bulk;
  const again = kind === 'requests' ? row => post(`/v1/ui/requests/${row.id}/rerun`) : row => post(`/v1/agent/executions/${row.id}/replay`, {});
  const cancel = kind === 'requests' ? row => post(`/v1/ui/requests/${row.id}/cancel`) : row => post(`/v1/agent/executions/${row.id}/cancel`);
  const label = row => `${kind === 'requests' ? `${fileNames(row)} · ${what(row)}` : `${row.name} · ${fileNames(row)}`} · ${ago(row.created_at)}`;
  return [
    { name: texts.compare.button, icon: 'compare', only: count => count === 2, all: ([a, b]) => go(`/${kind}/compare?a=${a.id}&b=${b.id}`) },
    { name: words.again, icon: 'retry', title: words.againTitle, words: words.againWords, one: again, label, can: kind === 'requests' ? undefined : row => DONE.has(row.status), out: words.notDone },
    { name: words.cancel, icon: 'stop', title: words.cancelTitle, words: words.cancelWords, one: cancel, label, can: row => !DONE.has(row.status), out: words.isDone },
    { name: 'JSON', icon: 'download', all: async rows => keep(`${kind}.json`, JSON.stringify((await whole(kind, rows)).map(run => ({ ...run, response: plain(run.response) })), null, 2), 'application/json') },
    { name: 'CSV', icon: 'download', all: async rows => keep(`${kind}.csv`, table(await whole(kind, rows)), 'text/csv') },
    { name: texts.remove, icon: 'trash', danger: true, title: words.removeTitle, words: words.removeWords, one: row => remove(`/v1/ui/${kind}/${row.id}`), label, can: row => DONE.has(row.status), out: words.notDone },
  ];
}
