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

const loaded = new Map();
const modules = new Map();
const waiting = html`<p class="page muted" role="status">${texts.loading} …</p>`;
const broken = failure => html`<p class="page error" role="alert">${failure.message}</p>`;

/** What a page shows at an address; a module that is here shows it at once, so that what stands there stays. */
function shown(name, at) {
  if (modules.has(name)) {
    const now = modules.get(name).show(at);
    return now instanceof Promise ? until(now.catch(broken), waiting) : now;
  }
  if (!loaded.has(name)) {
    loaded.set(name, LOADERS[name]().then(module => { modules.set(name, module); return module; }, failure => { loaded.delete(name); throw failure; }));
  }
  return until(loaded.get(name).then(module => module.show(at)).catch(broken), waiting);
}

/** What stands at an address; a switch of project shows it anew. */
export function page(at, project) {
  const name = at.page in LOADERS ? at.page : '';
  return keyed(project + '/' + name, html`${shown(name, at)}`);
}
