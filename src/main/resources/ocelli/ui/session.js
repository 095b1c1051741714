import { get, post, remove } from './api.js';

/** Who is signed in with this browser. */
export const session = { known: false, signedIn: false, projects: [] };

function keep(answer) {
  session.known = true;
  session.signedIn = answer.signed_in;
  session.projects = answer.projects;
  window.dispatchEvent(new CustomEvent('oc-session'));
  return session;
}

/** Asks the server; a link of the first start signs in and is taken out of the address. */
export async function begin() {
  const start = /^#start=([0-9a-f]+)$/.exec(location.hash)?.[1];
  if (start) {
    history.replaceState(null, '', location.pathname + location.search);
    try {
      return keep(await post('/v1/ui/session', { start }));
    } catch (failure) {
      keep(await get('/v1/ui/session'));
      if (!session.signedIn) throw failure;
      return session;
    }
  }
  return keep(await get('/v1/ui/session'));
}

export const signIn = async key => keep(await post('/v1/ui/session', { api_key: key }));
export const signOut = async () => keep(await remove('/v1/ui/session'));
export const activate = async id => keep(await post('/v1/ui/session/project', { project_id: id }));
