import { texts } from './texts.js';
import { go } from './router.js';
import { session, activate, signOut } from './session.js';
import { theme } from './theme.js';

/** What the command palette offers: pages, and deeds with an address or something to run. */
export function commands() {
  const words = texts.commands;
  return [
    { name: texts.home.choose, icon: 'plus', path: '/' },
    { name: texts.chat.new, icon: 'chat', path: '/chat' },
    { name: texts.requests.new, icon: 'plus', path: '/requests/new' },
    { name: texts.executions.new, icon: 'plus', path: '/executions/new' },
    { name: texts.skills.new, icon: 'skills', path: '/skills?new=1' },
    ...Object.entries(texts.pages).map(([page, name]) => ({ name, icon: page, path: '/' + page })),
    { name: words.failedRequests, icon: 'requests', path: '/requests?status=failed' },
    { name: words.runningExecutions, icon: 'executions', path: '/executions?status=running,enqueued' },
    { name: words.compareRequests, icon: 'compare', path: '/requests/compare' },
    { name: words.compareExecutions, icon: 'compare', path: '/executions/compare' },
    { name: words.newKey, icon: 'keys', path: '/keys?new=1' },
    { name: words.testWebhook, icon: 'webhooks', path: '/webhooks?test=1' },
    { name: words.probe, icon: 'models', path: '/models?probe=1' },
    { name: words.keys, icon: 'keyboard', deed: () => window.dispatchEvent(new Event('oc-keys')) },
    ...['', 'light', 'dark'].map(name => ({ name: `${texts.theme.label}: ${texts.theme[name || 'auto']}`, icon: 'theme', deed: () => theme(name) })),
    ...session.projects.filter(project => !project.active).map(project => ({ name: words.project(project.name), icon: 'files', deed: () => activate(project.id).then(() => go('/overview')) })),
    { name: texts.signIn.out, icon: 'out', deed: async () => { await signOut(); go('/'); } },
  ];
}
