import test from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { at, example, launch, signedIn } from './pages.js';

const browser = await launch();
test.after(() => browser.close());

/** How long the longest task of the page was while `work` ran, in milliseconds. */
async function longestTask(page, work) {
  await page.evaluate(() => {
    window.tasks = [];
    new PerformanceObserver(list => list.getEntries().forEach(entry => window.tasks.push(entry.duration))).observe({ type: 'longtask' });
  });
  await work();
  return page.evaluate(() => Math.max(0, ...window.tasks));
}

/** Scrolls a region from its top to its end in so many steps, a frame each. */
const scroll = (region, steps) => region.evaluate(async (node, count) => {
  for (let i = 0; i <= count; i++) {
    node.scrollTop = (node.scrollHeight - node.clientHeight) * i / count;
    await new Promise(requestAnimationFrame);
  }
}, steps);

const NUMBER = '11111111-2222-4333-8444-555555555555';

async function showing(page, files, response) {
  await page.route('**/v1/ui/requests/' + NUMBER, route => route.fulfill({ json: { id: NUMBER, status: 'completed', created_at: '2026-01-02T03:04:05Z', skills: [], files, response } }));
}

test('of a table of ten thousand rows only those in sight are drawn', async t => {
  const { page, context } = await signedIn(browser);
  const rows = Array.from({ length: 10_000 }, (_, i) => ({ number: i, name: 'Part ' + i, price: i / 7, stock: i % 13, note: i % 5 ? null : 'ordered' }));
  await showing(page, [], { rows });
  await page.goto(`${at}/requests/${NUMBER}`);
  await page.getByRole('tab', { name: 'Table' }).click();
  await page.getByText('Part 3', { exact: true }).waitFor();
  const longest = await longestTask(page, () => scroll(page.locator('oc-rows .frame'), 120));
  await page.getByText('Part 9999', { exact: true }).waitFor();
  assert.ok(await page.locator('oc-rows tbody tr').count() < 100);
  t.diagnostic(`longest task while scrolling: ${Math.round(longest)} ms`);
  await context.close();
});

test('of a PDF of three hundred pages only those near are fetched', async t => {
  const { page, context } = await signedIn(browser);
  const picture = await readFile(example('receipt.jpg'));
  const words = Array.from({ length: 400 }, (_, i) => ({ text: 'word' + i, xywh: [(i % 20) / 20, Math.floor(i / 20) / 20, 0.04, 0.02] }));
  let fetched = 0;
  await page.route('**/v1/ui/files/large/pages', route => route.fulfill({ json: { page_count: 300, media_type: 'application/pdf', filename: 'large.pdf' } }));
  await page.route('**/v1/ui/files/large/pages/*', route => { fetched++; return route.fulfill({ json: { aspect: 0.707, words } }); });
  await page.route('**/v1/ui/files/large/pages/*/picture', route => route.fulfill({ body: picture, contentType: 'image/jpeg' }));
  const bboxes = Array.from({ length: 300 }, (_, i) => ({ page: i, xywh: [0.1, 0.1, 0.2, 0.02], content: 'x' }));
  await showing(page, [{ id: 'large', filename: 'large.pdf', media_type: 'application/pdf' }], { title: 'x', title_metadata: { confidence: 'hi', status: 'exact', bboxes } });
  await page.goto(`${at}/requests/${NUMBER}`);
  await page.locator('oc-viewer img').first().waitFor();
  assert.ok(fetched < 10, `${fetched} pages were fetched before anybody scrolled`);
  const longest = await longestTask(page, () => scroll(page.locator('oc-viewer .pages'), 60));
  await page.getByText('Page 300 of 300').waitFor();
  t.diagnostic(`longest task while scrolling: ${Math.round(longest)} ms`);
  await context.close();
});
