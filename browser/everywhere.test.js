import test from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { at, launch, signedIn, visit, api } from './pages.js';

const PAGES = ['', 'chat', 'overview', 'requests', 'executions', 'completions', 'skills', 'skills/invoice', 'skills/invoice?tab=versions', 'skills/invoice?tab=tests', 'skills/invoice?tab=use', 'skills?new=1', 'evaluations/invoice', 'agents', 'files', 'evaluations', 'feedback', 'webhooks', 'keys', 'models', 'system'];
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const browser = await launch();
test.after(() => browser.close());

/** Waits until nothing says that it is loading. */
async function settled(page) {
  await page.locator('oc-app main').waitFor();
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => {}); // pages that look for news never rest
  await page.getByText('Loading …').first().waitFor({ state: 'hidden' });
}

async function serious(page) {
  // The policy of the page forbids foreign scripts; evaluation by the debugger is no part of the page.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations.filter(each => ['serious', 'critical'].includes(each.impact)).map(each => `${each.id}: ${each.nodes.slice(0, 3).map(node => node.target.flat().join(' ') + ' ' + (node.any[0]?.message ?? '')).join(' | ')}`);
}

for (const theme of ['light', 'dark']) {
  test(`no page has a serious fault for those who cannot see it, in ${theme} colours, and none breaks its policy`, async () => {
    const { page, context, faults } = await signedIn(browser, { colorScheme: theme });
    const found = [];
    for (const name of PAGES) {
      await page.goto(at + '/' + name);
      await settled(page);
      found.push(...(await serious(page)).map(fault => `/${name} ${fault}`));
    }
    const [request] = await api('/v1/predictions?limit=1');
    if (request) {
      await page.goto(at + '/requests/' + request.id);
      await page.locator('oc-form .field, oc-transcript li').first().waitFor();
      found.push(...(await serious(page)).map(fault => `request ${fault}`));
    }
    assert.deepEqual(found, []);
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test('windows, menus and recordings have no serious fault', async () => {
  const { page, context } = await signedIn(browser);
  const found = [];
  const look = async name => found.push(...(await serious(page)).map(fault => `${name} ${fault}`));
  await page.goto(at + '/chat');
  await page.getByRole('button', { name: 'Add a skill' }).click();
  await page.getByRole('checkbox', { name: /^invoice / }).check();
  await page.getByLabel('Version: invoice').waitFor();
  await look('skills');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByLabel('Tools').click();
  await look('tools');
  await page.goto(at + '/');
  await page.getByRole('button', { name: /^Film/ }).click();
  await page.locator('oc-player rect.segment').first().waitFor({ state: 'attached', timeout: 90000 });
  await look('film');
  await page.keyboard.press('Control+k');
  await look('palette');
  assert.deepEqual(found, []);
  await context.close();
});

test('the sign-in page has no serious fault', async () => {
  const { page, context } = await visit(browser);
  await page.goto(at);
  await page.getByLabel('API key').waitFor();
  assert.deepEqual(await serious(page), []);
  await context.close();
});

test('on a phone nothing is wider than the screen and every page can be reached', async () => {
  const { page, context } = await signedIn(browser, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  for (const name of PAGES) {
    await page.goto(at + '/' + name);
    await settled(page);
    const wide = await page.locator('oc-app main').evaluate(main => Math.max(main.scrollWidth, main.getBoundingClientRect().width));
    assert.ok(wide <= 360, `/${name} is ${wide} pixels wide`);
  }
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('link', { name: 'System' }).click();
  await page.getByRole('heading', { name: 'What Ocelli runs on' }).waitFor();
  await context.close();
});

test('with the keyboard alone one finds a page and reads a result', async () => {
  const { page, context } = await signedIn(browser);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('requests');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Requests' }).waitFor();
  const first = page.getByRole('table').getByRole('link').first();
  await first.waitFor();
  for (let presses = 0; presses < 60 && !(await first.evaluate(node => node.getRootNode().activeElement === node)); presses++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.locator('oc-form .field, oc-transcript li').first().waitFor();
  await page.getByRole('tab').first().focus();
  await page.keyboard.press('ArrowRight');
  assert.notEqual(await page.getByRole('tab', { selected: true }).textContent(), await page.getByRole('tab').first().textContent());
  await context.close();
});

test('the first page is small and soon at work', async () => {
  const { page, context } = await visit(browser);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', event => { bytes += event.encodedDataLength; });
  await page.goto(at);
  await page.getByLabel('API key').waitFor();
  assert.ok(bytes < 300_000, `${bytes} bytes`);
  await context.close();
});
