import { texts } from './texts.js';

/** A refusal of the server in words for people; `after`: seconds until the same may work. */
export class Problem extends Error {
  constructor(message, status, code, param, after) {
    super(message);
    this.after = after;
    this.status = status;
    this.code = code;
    this.param = param;
  }
}

const PAGE = { 'X-Ocelli-Page': '1' };

async function problem(response) {
  const body = await response.json().catch(() => null);
  const error = body?.error;
  if (response.status === 401) window.dispatchEvent(new CustomEvent('oc-signed-out'));
  return new Problem(error?.message ?? texts.noAnswer(response.status), response.status, error?.code, error?.param, Number(response.headers.get('retry-after')) || undefined);
}

async function send(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { ...options, headers: { ...PAGE, ...options.headers } });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Problem(texts.unreachable, 0, 'unreachable');
  }
  if (!response.ok) throw await problem(response);
  return response;
}

async function json(path, options) {
  return (await send(path, options)).json();
}

export const get = (path, signal) => json(path, { signal });

/** A list with the number of all rows, where the server tells it. */
export async function list(path, signal) {
  const response = await send(path, { signal });
  const total = response.headers.get('x-total-count');
  return { rows: await response.json(), total: total === null ? null : Number(total) };
}

export const post = (path, body, signal) => json(path, {
  method: 'POST', signal, body: JSON.stringify(body ?? {}), headers: { 'Content-Type': 'application/json' },
});

export const patch = (path, body) => json(path, {
  method: 'PATCH', body: JSON.stringify(body ?? {}), headers: { 'Content-Type': 'application/json' },
});

export const remove = path => json(path, { method: 'DELETE' });

/** Bytes as text, for viewers; refuses more than `most` bytes. */
export async function text(path, most = 4 << 20) {
  const blob = await (await send(path)).blob();
  if (blob.size > most) throw new Problem(texts.tooLargeToShow, 413, 'too_large');
  return blob.text();
}

/** Sends a file; `progress` hears a number from 0 to 1. Large files go to an address of their own. */
export async function upload(file, progress = () => {}, signal) {
  const large = file.size > 32 << 20;
  if (!large) {
    const form = new FormData();
    form.append('file', file, file.name || 'pasted');
    form.append('purpose', 'assistants');
    return JSON.parse(await transfer('POST', '/v1/files', form, PAGE, progress, signal));
  }
  const link = await post('/v1/files/presigned-url', { filename: file.name, purpose: 'assistants' }, signal);
  await transfer('PUT', link.url, file, {}, progress, signal);
  return get('/v1/files/' + link.id, signal);
}

function transfer(method, url, body, headers, progress, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = event => event.lengthComputable && progress(event.loaded / event.total);
    request.onerror = () => reject(new Problem(texts.uploadCut, 0, 'unreachable'));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    request.onload = () => {
      if (request.status < 300) return resolve(request.responseText);
      let message = texts.noAnswer(request.status);
      try { message = JSON.parse(request.responseText).error.message; } catch { /* keeps the plain words */ }
      reject(new Problem(message, request.status));
    };
    signal?.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}

/** Posts and reads the answer's event stream; `each` hears the text after `data:`. Ends quietly when stopped. */
export async function stream(path, body, each, signal, method = 'POST') {
  const options = method === 'GET' ? { signal } : {
    method, signal, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' },
  };
  const response = await send(path, options);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += value;
    let end;
    while ((end = rest.search(/\r?\n\r?\n/)) >= 0) {
      const block = rest.slice(0, end);
      rest = rest.slice(end).replace(/^\r?\n\r?\n/, '');
      const lines = block.split(/\r?\n/).filter(line => line.startsWith('data:'));
      if (lines.length) each(lines.map(line => line.slice(5).trimStart()).join('\n'));
    }
  }
}
