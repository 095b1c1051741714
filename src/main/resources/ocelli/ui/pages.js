import { html } from 'lit';
import { until } from 'lit/directives/until.js';
import { keyed } from 'lit/directives/keyed.js';
import { texts } from './texts.js';

/** Each page is fetched when it is first looked at, so that the first one is there at once. */
const LOADERS = {
  '': () => import('./pages/home.js'),
  chat: () => import('./pages/chat.js'),
  overview: () => import('./pages/overview.js'),
  requests: () => import('./pages/requests.js'),
  executions: () => import('./pages/executions.js'),
  completions: () => import('./pages/completions.js'),
  skills: () => import('./pages/skills.js'),
  agents: () => import('./pages/agents.js'),
  files: () => import('./pages/files.js'),
  evaluations: () => import('./pages/evaluations.js'),
  feedback: () => import('./pages/feedback.js'),
  webhooks: () => import('./pages/webhooks.js'),
  keys: () => import('./pages/keys.js'),
  models: () => import('./pages/models.js'),
  system: () => import('./pages/system.js'),
};

const loading = new Set();
const modules = new Map();
const failures = new Map();
const waiting = html`<p class="page muted" role="status">${texts.loading} …</p>`;
const broken = failure => html`<p class="page error" role="alert">${failure.message}</p>`;

/**
 * What a page shows at an address. A module that is on its way tells `oc-page` when it is here, so that the page is drawn the same
 * way from its first time on, and what stands there stays when only the query of the address changes.
 */
function shown(name, at) {
  if (modules.has(name)) {
    const now = modules.get(name).show(at);
    return now instanceof Promise ? until(now.catch(broken), waiting) : now;
  }
  const failure = failures.get(name);
  failures.delete(name);
  if (failure) return broken(failure);
  if (!loading.has(name)) {
    loading.add(name);
    LOADERS[name]().then(module => { modules.set(name, module); }, reason => { failures.set(name, reason); }).finally(() => { loading.delete(name); window.dispatchEvent(new Event('oc-page')); });
  }
  return waiting;
}

/** What stands at an address; a switch of project shows it anew. */
export function page(at, project) {
  const name = at.page in LOADERS ? at.page : '';
  return keyed(project + '/' + name, html`${shown(name, at)}`);
}
