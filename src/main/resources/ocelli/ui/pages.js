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

/** What stands at an address; a switch of project shows it anew. */
export function page(at, project) {
  const name = at.page in LOADERS ? at.page : '';
  if (!loaded.has(name)) loaded.set(name, LOADERS[name]().catch(failure => { loaded.delete(name); throw failure; }));
  const shown = loaded.get(name)
    .then(module => module.show(at))
    .catch(failure => html`<p class="page error" role="alert">${failure.message}</p>`);
  return keyed(project + '/' + name, html`${until(shown, html`<p class="page muted" role="status">${texts.loading} …</p>`)}`);
}
