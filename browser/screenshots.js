/** Pictures of the pages for the README: node screenshots.js FOLDER [name …], with the variables that the tests need. */
import { at, example, launch, signedIn, api, stored } from './pages.js';
import { readFile } from 'node:fs/promises';

const [folder = '.', ...wanted] = process.argv.slice(2);
const browser = await launch();
const { page } = await signedIn(browser, { viewport: { width: 1200, height: 760 } });
const invoice = async () => stored('invoice.pdf', await readFile(example('invoice.pdf')), 'application/pdf');

const parts = {
  async start() {
    await page.getByText('What is running').waitFor();
    await page.locator('.sample img').last().evaluate(image => image.decode());
  },
  async request() {
    await page.goto(at + '/');
    await page.getByRole('button', { name: /^Invoice/ }).click();
    await page.locator('oc-form .field').first().waitFor({ timeout: 60000 });
    await page.locator('oc-viewer img').first().waitFor();
    await page.locator('oc-form .field', { hasText: 'Buyer name' }).hover();
  },
  async recording() {
    await page.goto(at + '/');
    await page.getByRole('button', { name: /^Film/ }).click();
    await page.getByRole('button', { name: /^Go to 0:08/ }).click({ timeout: 120000 });
    await page.locator('oc-player .frame rect').first().waitFor({ state: 'attached' });
  },
  async chat() {
    await page.goto(at + '/chat');
    await page.locator('oc-composer input[type=file]').setInputFiles(example('invoice.pdf'));
    await page.locator('oc-composer .chip progress').waitFor({ state: 'hidden' });
    for (const [i, words] of ['What is the total, and when is it due?', 'Redact all bank accounts and send me the file'].entries()) {
      await page.getByRole('textbox', { name: /Ask about your files/ }).fill(words);
      await page.keyboard.press('Enter');
      await page.locator('oc-message .agent[aria-busy="false"]').nth(i).waitFor({ timeout: 90000 });
    }
    await page.locator('oc-artifact oc-viewer img').first().waitFor();
    await page.getByRole('button', { name: /^Source, page/ }).first().click();
    await page.locator('.side oc-viewer rect.on').waitFor({ state: 'attached' });
  },
  async skill() {
    await page.goto(at + '/skills/invoice');
    await page.locator('oc-try-skill input[type=file]').setInputFiles(example('invoice.pdf'));
    await page.locator('oc-try-skill oc-form .field').first().waitFor({ timeout: 60000 });
    await page.getByRole('tab', { name: /^schema.json/ }).click();
    await page.locator('oc-try-skill oc-viewer .face img').first().waitFor({ timeout: 60000 });
  },
  async evaluation() {
    const own = await api('/v1/skills/create', { name: 'bicycle-bills', prompt: 'Extract order reference, invoice date, buyer and total amount from bicycle bills' });
    const read = await api('/v1/document/generate', { file_id: await invoice(), batch: false, config: { skills: [{ skill_name: own.name }] } });
    const correction = await api('/v1/feedback/submit', { request_id: read.id, response: { order_reference: 'PO-88121', invoice_date: '2026-04-17', buyer: 'Harbour City Couriers Ltd', total_amount: 2951.2 } });
    const tests = await api('/v1/ui/corrections/tests', { ids: [correction.id] });
    await page.goto(`${at}/evaluations/${own.name}@${tests.added[0].version}`);
    await page.getByRole('button', { name: /1 wrong/ }).click({ timeout: 60000 });
    await page.locator('oc-case-view oc-viewer rect').first().waitFor({ state: 'attached', timeout: 60000 });
    await page.getByRole('heading', { name: 'Examples, the weakest first' }).evaluate(heading => heading.scrollIntoView({ block: 'start' }));
  },
  /** Goes on where the evaluation stands. */
  async improvement() {
    await page.getByRole('button', { name: 'Improve', exact: true }).click();
    await page.getByText(/→ 100 %/).waitFor({ timeout: 60000 });
    await page.locator('oc-optimise oc-skill-diff tr.added').first().waitFor();
    await page.locator('oc-app main').evaluate(main => { main.scrollTop = main.scrollHeight; });
  },
  async execution() {
    const files = [await invoice(), await stored('receipt.jpg', await readFile(example('receipt.jpg')), 'image/jpeg')];
    const run = await api('/v1/agent/execute', { inputs: { files: files.map(file_id => ({ type: 'input_file', file_id })) }, config: { skills: [{ skill_name: 'document-package' }] } });
    await page.goto(at + '/executions/' + run.id);
    await page.locator('oc-execution header oc-status', { hasText: 'Completed' }).waitFor({ timeout: 240000 });
    await page.locator('oc-run-graph g.state').first().waitFor();
    await page.locator('oc-run-steps li').first().waitFor();
  },
  async compare() {
    const file_id = await invoice();
    const ask = properties => api('/v1/document/generate', { file_id, batch: false, config: { grounding: true, confidence: true, json_schema: { type: 'object', properties } } });
    const text = { type: 'string' };
    const date = { type: 'string', format: 'date' };
    const first = await ask({ invoice_number: text, invoice_date: date, seller_name: text, total: { type: 'number' } });
    const second = await ask({ invoice_number: text, invoice_date: { type: 'string', description: 'As it is printed' }, seller_name: text, due_date: date, order_number: text });
    await page.goto(`${at}/requests/compare?a=${first.id}&b=${second.id}`);
    await page.getByRole('button', { name: /the same/ }).click();
    await page.locator('oc-viewer img').first().evaluate(picture => picture.decode());
    await page.getByRole('row', { name: /Due date/ }).locator('td.b').hover();
  },
};

for (const [name, part] of Object.entries(parts)) {
  if (wanted.length && !wanted.includes(name)) continue;
  await page.setViewportSize({ width: 1200, height: name === 'execution' ? 960 : 760 });
  await part();
  await page.screenshot({ path: `${folder}/ui-${name}.png` });
}
await browser.close();
