import test from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { at, example, launch, signedIn, api, stored } from './pages.js';

const browser = await launch();
test.after(() => browser.close());

const NUMBER = '33333333-2222-4333-8444-555555555555';
const PERMISSIONS = { permissions: ['clipboard-read', 'clipboard-write'] };

async function read(name, type, path, config, domain) {
  const file = await stored(name, await readFile(example(name)), type);
  return api(path, { file_id: file, batch: false, ...(domain ? { domain } : {}), config: { grounding: true, confidence: true, ...config } });
}

const invoice = () => read('invoice.pdf', 'application/pdf', '/v1/document/generate', { skills: [{ skill_name: 'invoice' }] });
const call = () => read('call.mp3', 'audio/mpeg', '/v1/audio/generate', { skills: [{ skill_name: 'call-summary' }] });
const transcript = () => read('call.mp3', 'audio/mpeg', '/v1/audio/generate', {}, 'audio.transcription');
const film = () => read('film.mp4', 'video/mp4', '/v1/video/generate', {}, 'video.transcription');

const turnedTo = (page, number) => page.locator('oc-viewer [role=status]', { hasText: `Page ${number} of 2` }).waitFor();

/** Waits for what no element tells. */
async function until(holds) {
  for (let tries = 0; !(await holds()); tries++) {
    assert.ok(tries < 200, 'it did not come about');
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

test('words are marked on the page and copied in the order people read them', async () => {
  const { id } = await invoice();
  const { page, context, faults } = await signedIn(browser, PERMISSIONS);
  await page.goto(`${at}/requests/${id}`);
  const sheet = page.locator('oc-viewer .sheet').first();
  await sheet.locator('.text div').first().waitFor({ state: 'attached' });
  const name = await sheet.locator('.text div', { hasText: 'Northwind Bicycle Works GmbH' }).first().boundingBox();
  const order = await sheet.locator('.text div', { hasText: 'PO-88121' }).first().boundingBox();
  await page.mouse.move(name.x + 1, name.y + name.height / 2);
  await page.mouse.down();
  await page.mouse.move(order.x + order.width - 1, order.y + order.height / 2, { steps: 8 });
  await page.mouse.up();
  await page.keyboard.press('Control+c');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^Northwind Bicycle Works GmbH\tINVOICE\nLindenallee 14, 50667 Köln, Germany\n/);
  assert.match(copied, /\nBill to\tInvoice number\tNW-2026-0417\n/);
  assert.match(copied, /PO-88121$/);
  assert.deepEqual(faults, []);
  await context.close();
});

test('the document is searched, zoomed, turned and paged with the keyboard; what is drawn over it is chosen', async () => {
  const { id } = await invoice();
  const { page, context, faults } = await signedIn(browser);
  await page.goto(`${at}/requests/${id}`);
  const pages = page.locator('oc-viewer .pages');
  await page.locator('oc-viewer img').first().waitFor();
  await pages.focus();
  await page.keyboard.press('/');
  await page.keyboard.type('express delivery');
  await page.getByText('1 of 1').waitFor();
  await page.locator('oc-viewer rect.hit.now').first().waitFor({ state: 'attached' });
  await turnedTo(page, 2); // it is on the second page, which came into sight
  await page.keyboard.press('Escape');
  await page.locator('oc-viewer rect.hit').first().waitFor({ state: 'detached' });
  await page.keyboard.press('p');
  await turnedTo(page, 1);
  const sheet = page.locator('oc-viewer .sheet').first();
  const wide = (await sheet.boundingBox()).width;
  await page.keyboard.press('+');
  await until(async () => (await sheet.boundingBox()).width > wide);
  await page.keyboard.press('f');
  await until(async () => (await sheet.boundingBox()).height <= (await pages.boundingBox()).height);
  await page.keyboard.press('r');
  await until(async () => { const turned = await sheet.boundingBox(); return turned.width > turned.height; });
  await page.getByRole('button', { name: 'Fields' }).click();
  assert.equal(await page.locator('oc-viewer rect.field').count(), 0);
  await page.getByRole('button', { name: 'Words' }).click();
  assert.ok(await page.locator('oc-viewer rect.word').count() > 50);
  await page.getByRole('button', { name: 'Small pages' }).click();
  await page.getByRole('navigation', { name: 'Small pages' }).getByRole('button', { name: 'Page 2 of 2' }).click();
  await turnedTo(page, 2);
  assert.deepEqual(faults, []);
  await context.close();
});

test('a value and its place lead to each other by mouse and keyboard; lists are copied as CSV and JSON', async () => {
  const { id } = await invoice();
  const { page, context } = await signedIn(browser, PERMISSIONS);
  await page.goto(`${at}/requests/${id}`);
  await page.locator('oc-viewer img').first().waitFor();
  await page.getByRole('button', { name: /^Show the place of Total amount/ }).press('Enter');
  await turnedTo(page, 2);
  assert.match(page.url(), /field=%2Ftotal_amount/);
  await page.locator('oc-viewer .tag', { hasText: 'Total amount · normalised · confidence high' }).waitFor({ state: 'attached' });
  const box = await page.locator('oc-viewer rect.on').first().boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.locator('oc-form .field.on', { hasText: 'Total amount' }).waitFor();
  await page.locator('oc-form .field', { hasText: 'Invoice date' }).getByText('Printed “17 April 2026”').waitFor();
  await page.getByRole('tab', { name: 'Table' }).click();
  await page.getByRole('button', { name: 'Copy as CSV' }).click();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^description,quantity,unit_price,amount\r\n"?Cargo bicycle frame, reinforced"?,2,480,960/);
  await page.getByRole('button', { name: 'Copy as JSON' }).click();
  assert.equal(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))[1].description, 'Hydraulic disc brake set');
  await context.close();
});

const time = page => page.locator('oc-player audio, oc-player video').evaluate(media => media.currentTime);

test('values of a call are marks on its rail of time: they lead to each other, and the keyboard does all', async () => {
  const { id } = await call();
  const { page, context, faults } = await signedIn(browser);
  await page.goto(`${at}/requests/${id}`);
  await page.locator('oc-player rect.mark').first().waitFor({ state: 'attached' });
  const rail = page.getByRole('slider', { name: 'Time' });
  await page.getByRole('button', { name: /^Show the place of Reference number/ }).click();
  await until(async () => Math.abs(await time(page) - 29.2) < 0.5);
  await page.locator('oc-player rect.mark.on').waitFor({ state: 'attached' });
  const box = await rail.boundingBox();
  await page.mouse.click(box.x + box.width / 4, box.y + 4);
  assert.ok(Math.abs(await time(page) - 35 / 4) < 1);
  await rail.focus();
  await page.keyboard.press('Home');
  assert.equal(await time(page), 0);
  await page.keyboard.press('Shift+ArrowRight');
  assert.ok(Math.abs(await time(page) - 10) < 0.2);
  await page.keyboard.press('n'); // to the next mark, the date of the appointment
  const day = await time(page);
  assert.ok(day > 13 && day < 20, `the day is told between 0:13 and 0:20, not at ${day}`);
  assert.match(await rail.getAttribute('aria-valuetext'), /^0:1\d/);
  assert.deepEqual(faults, []);
  await context.close();
});

test('while a call plays, what is said is shown and marked', async () => {
  const { id } = await transcript();
  const { page, context, faults } = await signedIn(browser);
  await page.goto(`${at}/requests/${id}`);
  await page.getByRole('button', { name: /^Go to 0:13/ }).click();
  await page.getByRole('region', { name: 'What is heard now' }).getByText('March 14').waitFor();
  await page.locator('oc-transcript li[aria-current=true]', { hasText: 'March 14' }).waitFor();
  await page.getByLabel('Speed').selectOption('2');
  await page.getByRole('button', { name: 'Play' }).click();
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await page.locator('oc-transcript li[aria-current=true]', { hasText: 'That is perfect' }).waitFor({ timeout: 20000 });
  await page.locator('oc-player rect.segment.current').waitFor({ state: 'attached' });
  await page.keyboard.press('k');
  await page.getByRole('button', { name: 'Play' }).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test('what is written in a film is framed at its time', async () => {
  const { id } = await film();
  const { page, context, faults } = await signedIn(browser);
  await page.goto(`${at}/requests/${id}`);
  await page.getByRole('button', { name: /^Go to 0:08/ }).click();
  const framed = page.locator('oc-player .frame rect title', { hasText: '8 Quayside Road' });
  await framed.waitFor({ state: 'attached' });
  assert.equal(await page.locator('oc-player line.cut').count(), 3, 'cuts between four slides');
  await page.getByRole('slider', { name: 'Time' }).focus();
  await page.keyboard.press('End');
  await framed.waitFor({ state: 'detached' });
  await page.locator('oc-player .frame rect title', { hasText: 'Thank you' }).waitFor({ state: 'attached' });
  assert.deepEqual(faults, []);
  await context.close();
});

test('a film that the browser cannot play says so, and its result stays', async () => {
  const { page, context } = await signedIn(browser);
  await page.route('**/v1/ui/requests/' + NUMBER, route => route.fulfill({ json: { id: NUMBER, status: 'completed', created_at: '2026-01-02T03:04:05Z', skills: [], files: [{ id: 'broken', filename: 'old.wmv', media_type: 'video/x-ms-wmv' }], response: { metadata: { duration: 3 }, segments: [{ start_time: 0, end_time: 3, audio: { content: 'Hello there' } }] } } }));
  await page.route('**/v1/files/broken/content', route => route.fulfill({ body: 'no film', contentType: 'video/x-ms-wmv' }));
  await page.goto(`${at}/requests/${NUMBER}`);
  await page.getByRole('alert').getByText('cannot play old.wmv').waitFor();
  await page.locator('oc-transcript').getByText('Hello there').waitFor();
  await context.close();
});
