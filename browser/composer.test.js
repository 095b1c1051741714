import test from 'node:test';
import assert from 'node:assert/strict';
import { at, example, launch, signedIn, api } from './pages.js';

const browser = await launch();
test.after(() => browser.close());

const composer = page => page.getByRole('textbox', { name: /Ask about your files/ });
const COMPLETIONS = '**/v1/openai/chat/completions';
const SESSION = '00000000-0000-4000-8000-000000000000';
const chunk = (delta, more = {}) => `data: ${JSON.stringify({ id: 'c', session_id: SESSION, choices: [{ index: 0, delta }], ...more })}\n\n`;

test('skills with a version, model and tools are chosen, sent, and stand after a reload', async () => {
  const { page, context, faults } = await signedIn(browser);
  await page.goto(at + '/chat');
  const version = (await api('/v1/skills?limit=200')).find(skill => skill.name === 'receipt').skill_version;
  await page.getByRole('button', { name: 'Add a skill' }).click();
  await page.getByLabel('Search skills').fill('receipt');
  await page.getByRole('checkbox', { name: /^receipt/ }).check();
  await page.getByLabel('Version: receipt').selectOption(version);
  await page.getByLabel('Search skills').fill('');
  await page.getByRole('checkbox', { name: /^invoice / }).check();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.locator('oc-composer .chip', { hasText: `receipt @${version}` }).waitFor();
  await page.getByLabel('Model').selectOption('vlmrun-orion-1:fast');
  await page.getByLabel('Tools').click();
  await page.getByRole('checkbox', { name: /^document/ }).check();
  await page.getByRole('checkbox', { name: /^image/ }).check();
  await page.keyboard.press('Escape');
  await page.locator('oc-composer input[type=file]').setInputFiles(example('receipt.jpg'));
  await page.locator('oc-composer .chip progress').waitFor({ state: 'hidden' });
  const asked = page.waitForRequest(request => request.method() === 'POST' && request.url().endsWith('/chat/completions'));
  await composer(page).fill('Read it');
  await page.keyboard.press('Enter');
  const body = (await asked).postDataJSON();
  assert.deepEqual(body.skills, [{ skill_name: 'receipt', skill_version: version }, { skill_name: 'invoice', skill_version: 'latest' }]);
  assert.deepEqual([body.model, body.toolsets], ['vlmrun-orion-1:fast', ['document', 'image']]);
  await page.locator('oc-message .agent[aria-busy="false"]').waitFor({ timeout: 90000 });
  await page.reload();
  await page.locator('oc-composer .chip', { hasText: `receipt @${version}` }).waitFor();
  await page.locator('oc-composer .chip', { hasText: 'invoice' }).waitFor();
  assert.equal(await page.getByLabel('Model').inputValue(), 'vlmrun-orion-1:fast');
  await page.locator('oc-composer summary', { hasText: '2 toolsets' }).waitFor();
  await page.getByRole('link', { name: 'New chat' }).click();
  await page.locator('oc-composer .chip').first().waitFor({ state: 'detached' });
  assert.deepEqual(faults, []);
  await context.close();
});

test('folders and several files are dropped, pictures pasted, uploads stopped; words outlive a reload', async () => {
  const { page, context, faults } = await signedIn(browser);
  await page.goto(at + '/chat');
  await composer(page).fill('Half a thought');
  await page.reload();
  await composer(page).waitFor();
  assert.equal(await composer(page).inputValue(), 'Half a thought');
  // A drop as the browser gives it: a folder with two files, one of them deeper, and a hidden one.
  await page.locator('oc-chat').evaluate(chat => {
    const file = name => ({ isFile: true, file: done => done(new File(['Total 12.00'], name, { type: 'text/plain' })) });
    const folder = inside => ({ isDirectory: true, createReader: () => { let left = [inside, []]; return { readEntries: done => done(left.shift() ?? []) }; } });
    const event = new Event('drop', { bubbles: true, cancelable: true });
    const entries = [folder([file('one.txt'), file('.DS_Store'), folder([file('two.txt')])]), file('three.txt')];
    Object.defineProperty(event, 'dataTransfer', { value: { types: ['Files'], items: entries.map(entry => ({ webkitGetAsEntry: () => entry })), files: [] } });
    chat.renderRoot.querySelector('.talk').dispatchEvent(event);
  });
  for (const name of ['one.txt', 'two.txt', 'three.txt']) await page.locator('oc-composer .chip', { hasText: name }).waitFor();
  assert.equal(await page.locator('oc-composer .chip').count(), 3);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array([137, 80, 78, 71])], 'image.png', { type: 'image/png' }));
    window.dispatchEvent(Object.assign(new Event('paste', { cancelable: true }), { clipboardData: data }));
  });
  await page.locator('oc-composer .chip', { hasText: 'image.png' }).waitFor();
  await page.locator('oc-composer .chip progress').first().waitFor({ state: 'detached' });
  await page.route('**/v1/files', () => {}); // an upload that never ends
  await page.locator('oc-composer input[type=file]').setInputFiles(example('invoice.pdf'));
  await page.locator('oc-composer .chip progress').waitFor();
  await page.getByRole('button', { name: 'Cancel invoice.pdf' }).click();
  await page.locator('oc-composer .chip', { hasText: 'invoice.pdf' }).waitFor({ state: 'detached' });
  await page.unroute('**/v1/files');
  await page.route('**/v1/files', route => route.fulfill({ status: 413, json: { error: { message: 'The file has 900 bytes; at most 800 are taken.', code: 'too_large' } } }));
  await page.locator('oc-composer input[type=file]').setInputFiles(example('invoice.pdf'));
  await page.getByRole('alert').getByText('at most 800 are taken').waitFor();
  await page.unroute('**/v1/files');
  await page.getByRole('button', { name: 'Try again: invoice.pdf' }).click();
  await page.getByRole('button', { name: 'Delete invoice.pdf' }).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test('large files go to an address of their own, and a message waits for them', async () => {
  const { page, context } = await signedIn(browser);
  await page.goto(at + '/chat');
  const put = page.waitForRequest(request => request.method() === 'PUT');
  await page.locator('oc-composer input[type=file]').setInputFiles({ name: 'large.txt', mimeType: 'text/plain', buffer: Buffer.alloc(34 << 20, 'Total 12.00\n') });
  await composer(page).fill('What is the total?');
  await page.keyboard.press('Enter');
  await put;
  await page.locator('oc-message .chip', { hasText: 'large.txt' }).waitFor({ timeout: 60000 });
  await context.close();
});

test('steps are told while they run, with what went in and came out', async () => {
  const { page, context } = await signedIn(browser);
  await page.goto(at + '/chat');
  await page.evaluate(() => {
    const send = window.fetch;
    window.fetch = (path, options) => {
      if (!String(path).endsWith('/chat/completions')) return send(path, options);
      const stream = new ReadableStream({ start: pipe => { window.tell = text => text === null ? pipe.close() : pipe.enqueue(new TextEncoder().encode(text)); } });
      return Promise.resolve(new Response(stream, { headers: { 'Content-Type': 'text/event-stream' } }));
    };
  });
  const tell = text => page.evaluate(words => window.tell(words), text);
  await composer(page).fill('Read it');
  await page.keyboard.press('Enter');
  await page.getByText('Working …').waitFor();
  await tell(chunk({}, { step: { index: 0, name: 'read_pages', status: 'running', input_text: '{"pages":[1]}' } }));
  await page.locator('oc-steps li.running', { hasText: 'Read pages' }).waitFor();
  await tell(chunk({ reasoning_content: 'Reading page 1 of 3\n' }));
  await page.getByText('Reading page 1 of 3').waitFor();
  await tell(chunk({}, { step: { index: 0, name: 'read_pages', summary: 'Read 3 pages.', duration_ms: 1200, input: { pages: [1] }, output: { words: 812 }, artifacts: [] } }));
  await page.locator('oc-steps li', { hasText: 'Read 3 pages. 1.2 s' }).waitFor();
  await tell(chunk({ content: 'It says **12.00** on page 1.' }, { citations: [{ material: 'file_1', quote: '12.00', bboxes: [{ page: 0, xywh: [0.1, 0.1, 0.1, 0.1] }] }] }));
  await page.locator('oc-markdown strong', { hasText: '12.00' }).waitFor();
  await tell('data: [DONE]\n\n');
  await tell(null);
  await page.getByText('Worked for 1.2 s · 1 step').click();
  await page.locator('oc-steps li summary').click();
  await page.locator('oc-steps pre', { hasText: '812' }).waitFor();
  await page.locator('oc-markdown sup button', { hasText: '1' }).waitFor(); // the source stands behind its words
  await context.close();
});

for (const [code, title, more] of [['needs_model', 'This needs a model', 'OCELLI_MODEL_URL'], ['rate_limited', 'Too many requests', 'Try again (2 s)'], ['too_large', 'Too large', 'Send fewer or smaller files']]) {
  test(`a refusal (${code}) says what can be done`, async () => {
    const { page, context } = await signedIn(browser);
    await page.goto(at + '/chat');
    await page.route(COMPLETIONS, route => route.fulfill({ status: code === 'rate_limited' ? 429 : 400, headers: { 'Retry-After': '2' }, json: { error: { message: 'What the server says.', code } } }));
    await composer(page).fill('hello');
    await page.keyboard.press('Enter');
    const card = page.getByRole('alert');
    await card.getByRole('heading', { name: title }).waitFor();
    await card.getByText('What the server says.').waitFor();
    await card.getByText(more).waitFor();
    if (code === 'rate_limited') await card.getByRole('button', { name: 'Try again', exact: true }).click({ timeout: 10000 });
    await context.close();
  });
}

test('an answer that was finished although its stream broke is found again', async () => {
  const { page, context } = await signedIn(browser);
  await page.goto(at + '/chat');
  let told;
  await page.route(COMPLETIONS, async route => {
    const answer = await route.fetch();
    told = await answer.text();
    await route.fulfill({ contentType: 'text/event-stream', body: told.split('\n\n').slice(0, 2).join('\n\n') + '\n\n' }); // cut behind its beginning
  });
  await composer(page).fill('What can you do?');
  await page.keyboard.press('Enter');
  await page.locator('oc-message .agent[aria-busy="false"]', { hasText: /\w{20}|\w+ \w+ \w+/ }).waitFor();
  assert.equal(await page.getByRole('alert').count(), 0);
  assert.match(told, /\[DONE\]/);
  await context.close();
});

test('a long conversation scrolls smoothly and opens at its end', async t => {
  const { page, context } = await signedIn(browser);
  const messages = Array.from({ length: 400 }, (_, i) => ({ role: i % 2 ? 'assistant' : 'user', turn: Math.floor(i / 2) + 1, files: [], content: i % 2 ? `Answer ${i}\n\n| a | b |\n|---|---|\n| ${i} | **x** |\n\n\`\`\`json\n{"n": ${i}}\n\`\`\`` : `Question ${i}` }));
  const completions = Array.from({ length: 200 }, (_, i) => ({ id: 'c' + i, turn: i + 1, status: 'completed', steps: [], citations: [], error: null }));
  await page.route('**/v1/ui/sessions/' + SESSION, route => route.fulfill({ json: { id: SESSION, title: 'Long', messages, completions, files: [], artifacts: [], choices: null } }));
  await page.goto(`${at}/chat/${SESSION}`);
  await page.getByText('Answer 399').waitFor();
  await page.evaluate(() => {
    window.tasks = [];
    new PerformanceObserver(list => list.getEntries().forEach(entry => window.tasks.push(entry.duration))).observe({ type: 'longtask' });
  });
  await page.locator('.messages').evaluate(async node => {
    for (let i = 100; i >= 0; i--) { node.scrollTop = node.scrollHeight * i / 100; await new Promise(requestAnimationFrame); }
  });
  await page.getByText('Question 0', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'To the newest' }).click();
  await page.getByText('Answer 399').waitFor();
  t.diagnostic(`longest task while scrolling: ${Math.round(await page.evaluate(() => Math.max(0, ...window.tasks)))} ms`);
  await context.close();
});
