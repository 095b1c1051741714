import test from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { at, example, launch, signedIn, api, stored } from './pages.js';

const browser = await launch();
test.after(() => browser.close());

const SKILL = name => `---\nname: ${name}\ndescription: Reads bills of bicycle makers.\n---\nRead the bill.\n`;
const SCHEMA = { type: 'object', properties: { invoice_number: { type: 'string' }, order_reference: { type: ['string', 'null'] }, total: { type: ['number', 'null'], description: 'Total amount' } } };
let made = 0;

/** A skill of its own for each test, with an example that the tests may add. */
async function skill(files = {}) {
  const name = `bicycle-bills-${process.pid}-${++made}`;
  return api('/v1/ui/skills/publish', { name, files: { 'SKILL.md': SKILL(name), 'schema.json': JSON.stringify(SCHEMA, null, 2) + '\n', ...files } });
}

const invoice = async () => stored('invoice.pdf', await readFile(example('invoice.pdf')), 'application/pdf');

/** Writes at once into an emptied editor; keys would close brackets and indent, and a browser's own deleting leaves styles. */
async function write(page, file, text) {
  await page.getByRole('textbox', { name: file }).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}

test('the editor marks each fault at its line, goes there, undoes, finds, and lets the Tab key out', async () => {
  const { name } = await skill();
  const { page, context, faults } = await signedIn(browser);
  await page.goto(`${at}/skills/${name}`);
  await page.getByRole('tab', { name: /^schema.json/ }).click();
  await write(page, 'schema.json', '{\n  "type": "object",\n  "properties": {\n    "total": { "type": "numbre" }\n  }\n}');
  const fault = page.getByRole('list', { name: 'Problems' }).getByRole('button', { name: /schema\.json:4/ });
  await fault.waitFor();
  await page.locator('oc-code .cm-lint-marker-error').waitFor();
  await page.getByRole('tab', { name: /^SKILL.md/ }).click();
  await fault.click();
  assert.equal(await page.locator('oc-code .cm-activeLine').textContent(), '    "total": { "type": "numbre" }');
  await page.keyboard.press('Control+z');
  await page.getByText('No problems found.').waitFor();
  await page.keyboard.press('Control+f');
  await page.locator('oc-code .cm-search input[name=search]').waitFor();
  await page.keyboard.press('Escape');
  const inside = () => page.evaluate(() => { let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return Boolean(at?.closest('.cm-content')); });
  assert.equal(await inside(), true);
  await page.keyboard.press('Tab');
  assert.equal(await inside(), false);
  assert.ok((await page.locator('oc-code .cm-content span[class]').count()) > 3, 'no colours');

  await page.getByRole('tab', { name: /^vlmrun.yaml/ }).click();
  await page.getByRole('button', { name: 'Add vlmrun.yaml' }).click();
  await write(page, 'vlmrun.yaml', 'apiVersion: vlm.run/v1alpha\nmodel: auto\ntoolsets: [core\ngraph: x');
  await page.getByRole('list', { name: 'Problems' }).getByRole('button', { name: /vlmrun\.yaml:[34]/ }).waitFor();
  await page.reload();
  await page.getByText('Your changes from before were kept.').waitFor();
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await page.getByText('No problems found.').waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test('two versions are compared in words and line by line', async () => {
  const { name, id } = await skill();
  const next = structuredClone(SCHEMA);
  next.required = ['total'];
  delete next.properties.order_reference;
  next.properties.due_date = { type: 'string', format: 'date' };
  await api('/v1/ui/skills/publish', { base: id, name, files: { 'schema.json': JSON.stringify(next, null, 2) + '\n' } });
  const { page, context, faults } = await signedIn(browser);
  await page.goto(`${at}/skills/${name}?tab=versions`);
  const diff = page.locator('oc-skill-diff');
  await diff.getByText('The field total became required.').waitFor();
  await diff.getByText('The field order_reference was removed.').waitFor();
  await diff.getByText(/The field due_date was added: string \(date\)/).waitFor();
  await diff.locator('tr.added', { hasText: '"due_date"' }).waitFor();
  await diff.locator('tr.removed', { hasText: '"order_reference"' }).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test('what was tried becomes a test, its score is shown, and the skill is improved by it and published', async () => {
  const { name } = await skill();
  const { page, context, faults } = await signedIn(browser);
  await page.goto(`${at}/skills/${name}`);
  await page.locator('oc-try-skill input[type=file]').setInputFiles(example('invoice.pdf'));
  await page.locator('oc-try-skill oc-form .field', { hasText: 'NW-2026-0417' }).waitFor({ timeout: 60000 });
  await page.getByRole('button', { name: 'Correct this value: Order reference' }).click();
  await page.getByLabel('Right value of Order reference').fill('PO-88121');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Keep as a test' }).click();
  await page.getByRole('button', { name: 'Show changes' }).click();
  await page.locator('oc-skill-diff').getByText('"PO-88121"').waitFor();
  await page.getByRole('button', { name: 'Publish version' }).click();
  await page.getByText(/^Published as version/).waitFor();

  await page.getByRole('tab', { name: /^Tests/ }).click();
  await page.getByText('2 of 3 values right').first().waitFor({ timeout: 60000 });
  await page.locator('oc-skill-report').getByRole('button', { name: /1 wrong/ }).click();
  await page.locator('oc-case-view tbody tr', { hasText: 'PO-88121' }).waitFor();
  await page.locator('oc-case-view oc-viewer img').first().waitFor({ timeout: 30000 });
  await page.getByRole('button', { name: 'Improve', exact: true }).click();
  await page.getByText(/→ 100 %/).waitFor({ timeout: 90000 });
  await page.getByText('helps in one example only').waitFor();
  await page.getByRole('button', { name: 'Open as a draft' }).click();
  await page.getByRole('button', { name: 'Publish version' }).click();
  await page.getByText(/^Published as version/).waitFor();
  await page.goto(`${at}/evaluations`);
  await page.getByRole('row', { name: new RegExp(name) }).getByText('100 %', { exact: true }).waitFor({ timeout: 60000 });
  await page.getByRole('link', { name }).click();
  await page.getByLabel('with').selectOption({ index: 1 });
  await page.getByRole('heading', { name: 'Values that came out differently' }).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test('corrections become tests of a skill, many at once', async () => {
  const { name } = await skill();
  const file = await invoice();
  for (let i = 0; i < 2; i++) {
    const request = await api('/v1/document/generate', { file_id: file, batch: false, config: { skills: [{ skill_name: name }] } });
    await api('/v1/feedback/submit', { request_id: request.id, response: { invoice_number: 'NW-2026-0417', order_reference: 'PO-88121' }, notes: 'the order was missed' });
  }
  const { page, context, faults } = await signedIn(browser);
  await page.goto(at + '/feedback');
  const rows = page.locator('oc-feedback tbody tr', { hasText: name });
  await rows.nth(1).waitFor();
  assert.equal(await rows.count(), 2);
  await rows.first().getByText('PO-88121').waitFor();
  for (const row of await rows.all()) await row.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Make 2 tests' }).click();
  await page.getByText(`2 corrections are tests of ${name} now`).waitFor();
  const [newest] = await api(`/v1/ui/skills/${name}/versions`);
  assert.equal((await api(`/v1/ui/skills/${newest.id}`)).files.filter(each => each.path.endsWith('expected.json')).length, 2);
  await rows.first().getByText(/test since/).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test('a skill is copied, renamed, opened to all, downloaded and deleted', async () => {
  const { name } = await skill();
  const { page, context, faults } = await signedIn(browser);
  await page.goto(`${at}/skills/${name}`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()]);
  assert.match(download.suggestedFilename(), /\.zip$/);
  await page.getByRole('button', { name: 'Copy as' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(name + '-two');
  await page.getByRole('dialog').getByRole('button', { name: 'Make the copy' }).click();
  await page.getByRole('heading', { name: name + '-two' }).waitFor();
  await page.locator('oc-skill-actions select').selectOption('rename');
  await page.getByRole('dialog').getByLabel('Name').fill(name + '-three');
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('heading', { name: name + '-three' }).waitFor();
  await page.locator('oc-skill-actions select').selectOption('show');
  await page.getByRole('dialog').getByRole('button', { name: 'Make public' }).click();
  await page.locator('oc-skill-editor .pill', { hasText: 'public' }).waitFor();
  await page.locator('oc-skill-actions select').selectOption('delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the skill' }).click();
  await page.getByRole('heading', { name: 'Skills', exact: true }).waitFor();
  await assert.rejects(api(`/v1/ui/skills/${name}-three`), /404/);
  assert.deepEqual(faults, []);
  await context.close();
});

test('skills are found by words, tag and owner, and made from a zip and an empty form', async () => {
  const { name, id } = await skill();
  const { page, context, faults } = await signedIn(browser);
  await page.goto(at + '/skills');
  const cards = page.locator('oc-skills a.card');
  await cards.first().waitFor();
  await page.getByLabel('Tag').selectOption('finance');
  await page.locator('oc-skills a.card', { hasText: 'bank-statement' }).waitFor();
  assert.equal(await page.locator('oc-skills a.card', { hasText: 'resume' }).count(), 0);
  await page.getByLabel('Tag').selectOption('');
  await page.getByRole('searchbox', { name: 'Search' }).fill(name);
  assert.equal(await cards.count(), 1);
  assert.equal(await page.getByRole('searchbox', { name: 'Search' }).evaluate(node => node.getRootNode().activeElement === node), true);
  await page.getByRole('searchbox', { name: 'Search' }).fill('no skill is called like this');
  await page.getByText('No skill fits.').waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByRole('button', { name: 'Table' }).click();
  await page.locator('oc-skills table').getByRole('link', { name }).waitFor();
  await page.getByRole('button', { name: 'Cards' }).click();

  const { download_url } = await api(`/v1/skills/${id}/download`);
  const zip = Buffer.from(await (await fetch(download_url)).arrayBuffer());
  await page.getByRole('button', { name: 'New skill' }).click();
  await page.locator('oc-new-skill input[type=file]').setInputFiles({ name: 'skill.zip', mimeType: 'application/zip', buffer: zip });
  await page.getByRole('heading', { name }).waitFor();
  await page.goto(at + '/skills?new=1');
  await page.locator('oc-new-skill').getByLabel('Name').fill(name + ' empty');
  await page.locator('oc-new-skill').getByRole('button', { name: 'Make the skill' }).last().click();
  await page.getByRole('heading', { name: name + '-empty' }).waitFor();
  await page.getByRole('tab', { name: 'Use it' }).click();
  await page.getByText(`base_url="${at}/v1"`).waitFor();
  await page.getByRole('tab', { name: 'curl' }).click();
  await page.getByText(`${at}/v1/document/generate`).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test('an agent is made of skills, run on a file, and gets another version', async () => {
  const { page, context, faults } = await signedIn(browser);
  const name = `bookkeeper-${process.pid}`;
  await page.goto(at + '/agents');
  await page.getByRole('button', { name: 'New agent' }).first().click();
  await page.getByLabel(/^Name/).fill(name);
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('Extract the invoice number and the total amount');
  await page.getByLabel('Add a skill').selectOption('invoice');
  await page.getByRole('button', { name: 'Make the agent' }).click();
  await page.getByRole('heading', { name }).waitFor();
  await page.locator('oc-agent oc-dropzone input[type=file]').setInputFiles(example('invoice.pdf'));
  await page.getByRole('button', { name: 'Run on 1 file' }).click();
  await page.locator('oc-execution header oc-status', { hasText: 'Completed' }).waitFor({ timeout: 90000 });
  await page.goto(at + '/agents');
  await page.getByRole('row', { name: new RegExp(name) }).getByText('Completed').waitFor();
  await page.getByRole('link', { name }).click();
  await page.locator('oc-agent').getByText('Completed').waitFor();
  await page.getByRole('button', { name: 'New version' }).click();
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('Extract the due date');
  await page.getByRole('button', { name: 'Make the agent' }).click();
  await page.waitForFunction(() => document.querySelector('oc-app').shadowRoot.querySelector('oc-agent')?.shadowRoot.querySelectorAll('li a.mono').length === 2);
  await page.goto(at + '/skills/invoice?tab=use');
  await page.getByRole('link', { name: new RegExp(name) }).first().waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test('scripts in names, bodies, differences, corrections and findings of skills run nothing', async () => {
  const attack = '<img src=x onerror=window.hit=1><script>window.hit=1</script>`${window.hit=1}`';
  const name = `attack ${process.pid} ${attack.replaceAll('/', '')}`;
  const schema = field => JSON.stringify({ type: 'object', title: attack, properties: { [field]: { type: 'string', description: attack, enum: [attack] } } }, null, 2);
  const first = await api('/v1/ui/skills/publish', { name, files: { 'SKILL.md': `---\nname: x\ndescription: ${JSON.stringify(attack)}\ntags: [${JSON.stringify(attack)}]\n---\n${attack}\n`, 'schema.json': schema('a') } });
  await api('/v1/ui/skills/publish', { base: first.id, name, files: { 'schema.json': schema(attack), 'resources/note.md': attack } });
  const { page, context, faults } = await signedIn(browser);
  for (const path of [`skills/${encodeURIComponent(name)}`, `skills/${encodeURIComponent(name)}?tab=versions`, `skills/${encodeURIComponent(name)}?tab=tests`, `skills/${encodeURIComponent(name)}?tab=use`, 'skills', 'evaluations', 'feedback', `agents?skill=${encodeURIComponent(name)}`]) {
    await page.goto(at + '/' + path);
    await page.locator('oc-app main').waitFor();
    await page.getByText('Loading …').first().waitFor({ state: 'hidden' });
    await page.waitForTimeout(300);
    assert.equal(await page.evaluate(() => window.hit), undefined, path);
  }
  await page.goto(`${at}/skills/${encodeURIComponent(name)}?tab=versions`);
  await page.locator('oc-skill-diff').getByText(attack, { exact: false }).first().waitFor();
  await page.goto(`${at}/skills/${encodeURIComponent(name)}`);
  await page.getByRole('tab', { name: /^schema.json/ }).click();
  await write(page, 'schema.json', `{"type": "${attack.replaceAll('"', '')}"}`);
  await page.getByRole('list', { name: 'Problems' }).getByRole('button').first().waitFor();
  assert.equal(await page.evaluate(() => window.hit), undefined);
  await api(`/v1/ui/skills/${first.id}`, undefined, 'DELETE');
  assert.deepEqual(faults, []);
  await context.close();
});
