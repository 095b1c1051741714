import test from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { at, example, launch, signedIn, api, stored } from './pages.js';

const browser = await launch();
test.after(() => browser.close());

// The same bytes would be the same file under the name that it came by first.
const invoice = await stored('runs.pdf', Buffer.concat([await readFile(example('invoice.pdf')), Buffer.from('\n% runs\n')]), 'application/pdf');
const wanted = { type: 'object', properties: { invoice_number: { type: 'string' }, total: { type: 'number' } } };
const ask = (properties, file_id = invoice) => api('/v1/document/generate', { file_id, batch: false, config: { grounding: true, confidence: true, json_schema: { type: 'object', properties } } });
const first = await ask(wanted.properties);
const second = await ask({ invoice_number: { type: 'string' }, due_date: { type: 'string', format: 'date' } });
await api('/v1/document/generate', { file_id: await stored('runs.txt', 'A few words for lists', 'text/plain'), domain: 'document.markdown', batch: false });
const rows = page => page.locator('oc-table tbody tr.line');

test('a click in the overview shows the rows that it counts, and back takes them away again', async () => {
  const { page, context, faults } = await signedIn(browser);
  await page.goto(at + '/overview');
  const subject = page.locator('a[href*="/requests?"][href*="subject="]').first();
  const what = new URL(await subject.getAttribute('href'), at).searchParams.get('subject');
  await subject.click();
  await page.waitForURL(url => url.pathname === '/requests' && url.searchParams.get('subject') === what);
  await rows(page).first().waitFor();
  await page.getByRole('button', { name: 'Take away the filter Read as' }).waitFor();
  const all = await rows(page).locator('td:nth-child(4)').allTextContents();
  assert.ok(all.every(words => words === what), all.join());
  await page.goBack();
  await page.locator('.days a.day').last().click();
  await page.waitForURL(/from=(\d{4}-\d\d-\d\d)&to=\1/);
  await page.reload();
  await rows(page).first().waitFor();
  await page.getByRole('button', { name: 'Take away the filter When' }).click();
  await page.waitForURL(url => !url.search.includes('from='));
  assert.deepEqual(faults, []);
  await context.close();
});

test('order, search and filters stand in the address and survive a reload', async () => {
  const { page, context } = await signedIn(browser);
  await page.goto(at + '/requests');
  await page.getByRole('searchbox').fill('runs.');
  await page.waitForURL(/q=runs/);
  await page.getByRole('button', { name: 'Took' }).click();
  await page.waitForURL(/sort=-took/);
  await page.getByLabel('Status', { exact: true }).selectOption('completed');
  await page.waitForURL(/status=completed/);
  await page.reload();
  await rows(page).first().waitFor();
  assert.equal(await page.getByRole('searchbox').inputValue(), 'runs.');
  assert.equal(await page.getByRole('columnheader', { name: 'Took' }).getAttribute('aria-sort'), 'descending');
  await page.getByRole('button', { name: 'Clear all' }).click();
  await page.waitForURL(url => !/q=|status=/.test(url.search));
  await page.goto(at + '/requests?q=nothing-is-called-so');
  await page.getByText('Nothing fits these filters').waitFor();
  await context.close();
});

test('rows are chosen by keyboard and mouse, run again and deleted after a question', async () => {
  const { page, context, faults } = await signedIn(browser);
  await page.goto(at + '/requests?q=runs.txt');
  await rows(page).first().waitFor();
  const before = await rows(page).count();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByText('1 chosen').waitFor();
  await page.getByRole('button', { name: 'Run again' }).click();
  await page.getByRole('dialog').getByText('Run 1 request again?').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Run again' }).click();
  await page.waitForFunction(count => document.querySelector('oc-app').shadowRoot.querySelector('oc-requests').shadowRoot.querySelector('oc-table').rows.length === count, before + 1);
  await page.locator('oc-table oc-status[of="completed"]').nth(before).waitFor();
  await page.getByLabel('Choose all rows on this page').check();
  await page.getByText(`${before + 1} chosen`).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).click()]);
  assert.match(await readFile(await download.path(), 'utf8'), /^id,file,status/);
  await page.getByRole('toolbar').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('Nothing fits these filters').waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test('what did not work for some rows is said row by row', async () => {
  const { page, context } = await signedIn(browser);
  await page.route(`**/v1/ui/requests/${first.id}/rerun`, route => route.fulfill({ status: 429, json: { error: { message: 'Too much is waiting; try again in a minute.' } } }));
  await page.goto(at + '/requests?q=runs.pdf');
  await rows(page).first().waitFor();
  await page.getByLabel('Choose all rows on this page').check();
  await page.getByRole('toolbar').getByRole('button', { name: 'Run again' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Run again' }).click();
  await page.getByRole('dialog').getByText('Too much is waiting').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.locator('td .problem', { hasText: 'Too much is waiting' }).waitFor();
  await context.close();
});

test('two requests are compared value by value, each with its place', async () => {
  const { page, context, faults } = await signedIn(browser);
  await page.goto(`${at}/requests/${first.id}`);
  await page.getByRole('link', { name: 'Compare' }).click();
  await page.locator('ul.others a').first().waitFor();
  await page.goto(`${at}/requests/compare?a=${first.id}&b=${second.id}`);
  await page.getByRole('row', { name: /Due date.*added/ }).waitFor();
  await page.getByRole('row', { name: /Total.*gone/ }).locator('td.a').hover();
  await page.locator('oc-compare oc-viewer rect.on').first().waitFor({ state: 'attached' });
  assert.equal(await page.getByRole('row', { name: /Invoice number/ }).count(), 0, 'what is the same is not shown at first');
  await page.getByRole('button', { name: /the same/ }).click();
  await page.getByRole('row', { name: /Invoice number.*same/ }).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test('a new request says what is wrong with a field, then runs and lands on its result', async () => {
  const { page, context, faults } = await signedIn(browser);
  await page.goto(at + '/requests/new');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByText('Choose at least one file.').waitFor();
  await page.locator('oc-file-picker input[type=file]').setInputFiles(example('invoice.pdf'));
  await page.getByRole('button', { name: /^Take invoice.pdf away/ }).waitFor();
  await page.getByLabel('My own schema').check();
  await page.getByLabel('JSON schema').fill('{ "type": ');
  await page.getByText('This is no JSON').waitFor();
  await page.getByLabel('JSON schema').fill(JSON.stringify(wanted));
  await page.getByLabel('Pages').fill('0');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByText('the first page is 1').waitFor();
  await page.getByLabel('Pages').fill('1');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}/);
  await page.locator('oc-form .field', { hasText: 'NW-2026-0417' }).waitFor({ timeout: 60000 });
  assert.deepEqual(faults, []);
  await context.close();
});

test('an execution is begun in the form; its path and steps are seen, a step opened, the run replayed and compared', async () => {
  const { page, context, faults } = await signedIn(browser);
  await page.goto(`${at}/executions/new?skill=document-package&file=${invoice}`);
  await page.getByRole('button', { name: /^Take runs.pdf away/ }).waitFor();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.waitForURL(/\/executions\/[0-9a-f-]{36}/);
  await page.locator('oc-execution header oc-status', { hasText: 'Completed' }).waitFor({ timeout: 120000 });
  const states = page.locator('oc-run-graph g.state');
  await states.first().waitFor();
  assert.ok((await states.allTextContents()).some(words => /done/.test(words)) && (await states.allTextContents()).some(words => /not taken/.test(words)), 'states say what became of them');
  await page.getByRole('button', { name: /^Split: done/ }).click();
  await page.waitForURL(/step=0/);
  await page.getByRole('heading', { name: /^Step 1: Split/ }).waitFor();
  await page.getByText('Came out').waitFor();
  await page.locator('oc-run-steps button').nth(1).click();
  await page.getByRole('heading', { name: /^Step 2/ }).waitFor();
  await page.getByRole('button', { name: 'Replay' }).click();
  await page.waitForURL(url => !url.search.includes('step'));
  await page.locator('oc-execution header oc-status', { hasText: 'Completed' }).waitFor({ timeout: 120000 });
  await page.getByRole('link', { name: 'Compare' }).click();
  await page.getByText('Both say the same.').waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test('a webhook receiver is tried; the delivery tells the attempt and the body', async () => {
  const { page, context } = await signedIn(browser);
  await page.goto(at + '/webhooks?test=1');
  await page.getByLabel('Address of your receiver').fill('http://10.1.2.3/hook');
  await page.getByRole('button', { name: 'Send a test' }).click();
  await page.getByRole('alert').waitFor();
  const delivery = { id: 'd', subject_id: 'test', url: 'https://example.com/hook', status: 'delivered', created_at: new Date().toISOString(), body: '{"test":true}', attempts: [{ number: 1, at: new Date().toISOString(), response_code: 503, problem: 'answered 503', duration_ms: 31 }, { number: 2, at: new Date().toISOString(), response_code: 204, problem: null, duration_ms: 12 }] };
  await page.route('**/v1/webhooks/deliveries/d', route => route.fulfill({ json: delivery }));
  await page.goto(at + '/webhooks/d');
  await page.getByText('HTTP 503').waitFor();
  await page.getByText('HTTP 204').waitFor();
  await page.locator('oc-json', { hasText: 'test' }).waitFor();
  await context.close();
});

test('the pages of models tell backends, what they cost and what a probe said', async () => {
  const { page, context, faults } = await signedIn(browser);
  await page.goto(at + '/models');
  await page.getByText('No language model is plugged in').waitFor();
  const backend = { name: 'house', url: 'http://127.0.0.1:9/v1', model: 'some-model', has_key: true, state: 'closed', free: 8, concurrency: 8, retries: 3, timeout_seconds: 600, pictures: 4, window_tokens: 32768, answer_tokens: 4096, prompt_price: 0.5, completion_price: 2 };
  await page.route('**/v1/ui/models', route => route.fulfill({ json: { days: 30, backends: [backend], routes: [{ model: 'vlm-1', backends: ['house'], fall_back: true }], limits: {}, usage: [{ engine: 'model house', requests: 4, pages: 9, calls: 12, prompt_tokens: 4000, completion_tokens: 900, cost: 0.01 }] } }));
  await page.route('**/v1/ui/models/probe', route => route.fulfill({ json: [{ name: 'house', good: false, words: 'it refused the connection; is the server running at this address?' }] }));
  await page.reload();
  await page.getByText('0.5 in, 2 out for a million tokens').waitFor();
  await page.getByText('the embedded engine stands in').waitFor();
  await page.getByRole('button', { name: 'Probe' }).click();
  await page.getByText('is the server running at this address?').waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test('a file tells where it is used; keys of the keyboard are told by one', async () => {
  const { page, context } = await signedIn(browser);
  await page.goto(at + '/files?q=runs.pdf');
  await rows(page).first().waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByText('Keyboard shortcuts').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'runs.pdf' }).click();
  await page.getByRole('heading', { name: 'Where it is used' }).waitFor();
  await page.getByRole('link', { name: /requests$/ }).click();
  await page.waitForURL(/requests\?file=/);
  await rows(page).first().waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('new execution');
  await page.keyboard.press('Enter');
  await page.waitForURL(/executions\/new/);
  await context.close();
});

test('a list that is not looked at asks for nothing', async () => {
  const { page, context } = await signedIn(browser);
  await page.goto(at + '/requests');
  await rows(page).first().waitFor();
  let asked = 0;
  page.on('request', request => { if (request.url().includes('/v1/ui/requests?')) asked++; });
  await page.evaluate(() => { Object.defineProperty(document, 'visibilityState', { get: () => 'hidden', configurable: true }); });
  await page.waitForTimeout(4500);
  assert.equal(asked, 0);
  await page.evaluate(() => { delete document.visibilityState; document.dispatchEvent(new Event('visibilitychange')); });
  await page.waitForRequest(request => request.url().includes('/v1/ui/requests?'));
  await context.close();
});
