/** A conversation in the browser: messages as they are shown, made of what the server keeps and of what it streams. */
import { texts } from './texts.js';

const REF = /\b(?:img|vid|aud|doc|recon|arr|url)_[0-9a-f]{6}\b/g;

export const problemOf = (message, code, after) => ({ message, code, after });

/** Stored messages with what their turn did beside them. */
export function messagesOf(found) {
  const turns = new Map(found.completions.map(turn => [turn.turn, turn]));
  const files = new Map(found.files.map(file => [file.name, file]));
  const shown = found.messages.filter(message => ['user', 'assistant'].includes(message.role)).map(message => {
    const turn = message.role === 'assistant' ? turns.get(message.turn) : null;
    const one = { role: message.role, content: message.content ?? '', turn: message.turn, files: message.files.map(name => files.get(name) ?? { name }), steps: turn?.steps, citations: turn?.citations };
    return turn ? { ...one, artifacts: artifactsOf(one, found.artifacts) } : one;
  });
  for (const turn of found.completions.filter(each => each.error || each.status === 'cancelled')) {
    const at = shown.findLastIndex(message => message.turn <= turn.turn) + 1;
    const cut = turn.status === 'cancelled';
    if (!shown.some(message => message.role === 'assistant' && message.turn === turn.turn)) {
      shown.splice(at, 0, { role: 'assistant', content: '', turn: turn.turn, problem: problemOf(cut ? texts.chat.cut : turn.error.message, cut ? 'cut' : turn.error.code) });
    }
  }
  return shown;
}

/** Artifacts that an answer names or its steps made. */
function artifactsOf(message, made) {
  const named = new Set([...(message.content.match(REF) ?? []), ...(message.steps ?? []).flatMap(step => step.artifacts ?? [])]);
  return made.filter(artifact => named.has(artifact.object_id));
}

/** A message as the API takes it. */
export function wire(message) {
  const files = (message.files ?? []).filter(file => file.file_id).map(file => ({ type: 'input_file', file_id: file.file_id }));
  return files.length ? { role: message.role, content: [...(message.content ? [{ type: 'text', text: message.content }] : []), ...files] } : { role: message.role, content: message.content };
}

/** What is asked of the server. A backend that is asked as it is knows the words before and nothing else of ours. */
export function question({ choices, direct, session, said }) {
  const body = { model: choices.model, stream: true, messages: said.map(wire) };
  if (direct) return body;
  return { ...body, ...(choices.skills.length ? { skills: choices.skills } : {}), ...(choices.toolsets.length ? { toolsets: choices.toolsets } : {}), ...(session ? { session_id: session } : {}) };
}

/** Adds a chunk of the stream to an answer; says the session it belongs to, if it names one. */
export function hear(chunk, answer) {
  if (chunk.error) {
    answer.problem = problemOf(chunk.error.message, chunk.error.code);
    return null;
  }
  answer.id ??= chunk.id;
  if (chunk.step) step(chunk.step, answer);
  const delta = chunk.choices?.[0]?.delta ?? {};
  answer.content += delta.content ?? '';
  if (chunk.citations) answer.citations = chunk.citations;
  if (delta.reasoning_content) answer.note = delta.reasoning_content.trim().split('\n').at(-1);
  return chunk.session_id ?? null;
}

function step(told, answer) {
  const at = answer.steps.findIndex(each => each.index === told.index);
  if (at < 0) answer.steps.push({ ...told, began: performance.now() });
  else answer.steps[at] = told;
}
