/**
 * Conversations that parted at a message: each way is a conversation of its own. Which belong together is remembered in
 * this browser only; the server knows nothing of it.
 */
const PLACE = 'ocelli.branches';

const read = () => JSON.parse(localStorage.getItem(PLACE) ?? '[]');

/** Remembers that `made` parts from `from` at the message of this index. */
export function part(from, made, index) {
  const groups = read();
  const group = groups.find(each => each.index === index && each.sessions.includes(from));
  if (group) group.sessions.push(made);
  else groups.push({ index, sessions: [from, made] });
  localStorage.setItem(PLACE, JSON.stringify(groups.slice(-200)));
}

/** The ways on from a message: {at, of, before, after}; null when there is only one. */
export function ways(session, index) {
  const group = read().find(each => each.index === index && each.sessions.includes(session));
  if (!group) return null;
  const at = group.sessions.indexOf(session);
  return { at: at + 1, of: group.sessions.length, before: group.sessions[at - 1] ?? null, after: group.sessions[at + 1] ?? null };
}
