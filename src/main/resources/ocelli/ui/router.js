/** Addresses: the path says which page, the query says what of it is shown. Back and forward always work. */
const listeners = new Set();

export function place() {
  const parts = location.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  return { page: parts[0] ?? '', rest: parts.slice(1), query: new URLSearchParams(location.search) };
}

export function onMove(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell() {
  listeners.forEach(listener => listener(place()));
}

export function go(path, { replace = false } = {}) {
  if (path !== location.pathname + location.search) {
    history[replace ? 'replaceState' : 'pushState'](null, '', path);
  }
  tell();
}

/** Sets or takes away parts of the query; only with `push` as a step in the history that one can go back from. */
export function query(changes, { push = false } = {}) {
  const params = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === undefined || value === '') params.delete(name);
    else params.set(name, value);
  }
  const text = params.toString();
  go(location.pathname + (text ? '?' + text : ''), { replace: !push });
}

window.addEventListener('popstate', tell);

/** Clicks on links of ours stay inside the page; those with a modifier key, and all others, are the browser's. */
document.addEventListener('click', event => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const link = event.composedPath().find(node => node instanceof HTMLAnchorElement && node.href);
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
  if (link.pathname.startsWith('/v1/') || link.pathname.startsWith('/ui/')) return;
  event.preventDefault();
  go(link.pathname + link.search);
});
