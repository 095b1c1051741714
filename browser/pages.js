import { chromium } from 'playwright-core';

export const at = process.env.OCELLI_URL;
export const key = process.env.OCELLI_KEY;
export const example = name => `${process.env.OCELLI_EXAMPLES}/${name}`;

// As root Chromium needs --no-sandbox; without the others it talks to its maker, which a closed network refuses.
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });

/** A fresh browser profile; `faults` gathers what went wrong in it that nobody looked at. */
export async function visit(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1300, height: 850 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', error => faults.push(error.message));
  page.on('console', message => /Content Security Policy|Refused to/.test(message.text()) && faults.push(message.text()));
  page.on('dialog', dialog => dialog.accept());
  return { context, page, faults };
}

export async function signedIn(browser, options) {
  const visitor = await visit(browser, options);
  await visitor.page.goto(at + '/');
  await visitor.page.getByLabel('API key').fill(key);
  await visitor.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await visitor.page.getByRole('heading', { name: 'Files in, grounded answers out' }).waitFor();
  return visitor;
}

/** Calls the API as a program would. */
export async function api(path, body, method = body ? 'POST' : 'GET') {
  const answer = await fetch(at + path, { method, headers: { Authorization: 'Bearer ' + key, 'Content-Type': 'application/json' }, body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

export async function stored(name, bytes, type) {
  const form = new FormData();
  form.append('file', new Blob([bytes], { type }), name);
  const answer = await fetch(at + '/v1/files', { method: 'POST', headers: { Authorization: 'Bearer ' + key }, body: form });
  return (await answer.json()).id;
}
