import test from 'node:test';
import assert from 'node:assert/strict';
import { at, launch, signedIn, visit, api, key } from './pages.js';

const browser = await launch();
test.after(() => browser.close());

test('a stranger is asked for a key and told when it is wrong', async () => {
  const { page, context } = await visit(browser);
  await page.goto(at + '/skills');
  await page.getByLabel('API key').fill('not-a-key');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('alert').getByText('not known').waitFor();
  await page.getByLabel('API key').fill(key);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'Skills' }).waitFor(); // the address that was asked for
  await context.close();
});

test('from the first page to the first boxes in one click on a sample', async () => {
  const { page, context, faults } = await signedIn(browser);
  await page.getByRole('button', { name: /^Invoice/ }).click();
  await page.waitForURL(/\/requests\//);
  const first = page.locator('oc-form .field').first();
  await first.waitFor({ timeout: 60000 });
  assert.match(await first.textContent(), /NW-2026-0417/);
  await page.locator('oc-viewer rect').first().waitFor({ state: 'attached' });
  assert.equal(await page.locator('oc-viewer rect.on').count(), 1, 'the first field is lit at once');
  await page.locator('oc-form .field', { hasText: 'Total amount' }).hover();
  await page.locator('oc-viewer rect.on title', { hasText: 'total_amount' }).waitFor({ state: 'attached' });
  await page.locator('oc-viewer rect.on').first().hover({ force: true }); // the words lie above it
  await page.locator('oc-form .field.on', { hasText: 'Total amount' }).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test('a correction is stored as feedback and the old value stays to be seen', async () => {
  const { page, context } = await signedIn(browser);
  await page.getByRole('button', { name: /^Receipt/ }).click();
  await page.waitForURL(/\/requests\//);
  const pencil = page.getByRole('button', { name: /^Correct this value/ }).first();
  await pencil.waitFor({ timeout: 60000 });
  await pencil.click();
  await page.getByLabel(/^Right value of/).fill('Corner Shop');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Your correction is stored').waitFor();
  await page.locator('oc-form del').waitFor();
  const id = new URL(page.url()).pathname.split('/')[2];
  const feedback = await api('/v1/feedback/' + id);
  assert.equal(JSON.stringify(feedback.items[0].response).includes('Corner Shop'), true);
  await page.goto(at + '/feedback');
  await page.getByText('Corner Shop').first().waitFor();
  await context.close();
});

test('a reload and the back button lose nothing', async () => {
  const { page, context } = await signedIn(browser);
  await page.getByRole('link', { name: 'Requests' }).click();
  await page.getByRole('link', { name: 'invoice.pdf' }).first().click();
  await page.locator('oc-form .field').first().waitFor();
  await page.reload();
  await page.locator('oc-form .field').first().waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Requests' }).waitFor();
  await context.close();
});

for (const [name, shown] of [['Receipt', 'oc-form .field'], ['Scanned form', 'oc-form .field'], ['Phone call', 'oc-player rect.mark'], ['Film', 'oc-player rect.segment']]) {
  test(`the sample ${name} lands on its values and their places`, async () => {
    const { page, context, faults } = await signedIn(browser);
    await page.getByRole('button', { name: new RegExp('^' + name) }).click();
    await page.waitForURL(/\/requests\//);
    await page.locator(shown).first().waitFor({ state: 'attached', timeout: 90000 });
    if (name === 'Scanned form') await page.locator('oc-form .field', { hasText: 'WO-7731' }).waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test('nothing on the start page moves once it is there', async () => {
  const { page, context } = await signedIn(browser);
  await page.goto(at + '/');
  await page.getByText('What is running').waitFor();
  const moved = await page.evaluate(() => new Promise(resolve => {
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; })).observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
  }));
  assert.ok(moved < 0.05, `layout shift ${moved}`);
  await context.close();
});

test('the palette finds pages, skills and chats, changes colours and signs out', async () => {
  const { page, context } = await signedIn(browser);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('bank-state');
  await page.getByRole('dialog').getByRole('option', { name: /^bank-statement/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/skills\/bank-statement/);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('colours dark');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('sign out');
  await page.keyboard.press('Enter');
  await page.getByLabel('API key').waitFor();
  await context.close();
});
