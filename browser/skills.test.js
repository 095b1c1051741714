import test from 'node:test';
import assert from 'node:assert/strict';
import { at, example, launch, signedIn, api, stored } from './pages.js';
import { readFile } from 'node:fs/promises';

const browser = await launch();
test.after(() => browser.close());

test('a skill is made from a sentence, tried, mended, versioned and used in the chat', async () => {
  const { page, context, faults } = await signedIn(browser);
  await page.goto(at + '/skills?new=1');
  await page.getByLabel('Describe what to extract').fill('Extract invoice_number, invoice date and total amount from bills of bicycle makers');
  await page.getByRole('button', { name: 'Make the skill' }).first().click();
  await page.waitForURL(/\/skills\/[^?]/);
  const name = decodeURIComponent(new URL(page.url()).pathname.split('/')[2]).split('@')[0];
  await page.locator('oc-try-skill input[type=file]').setInputFiles(example('invoice.pdf'));
  await page.locator('oc-try-skill oc-form .field', { hasText: 'NW-2026-0417' }).waitFor({ timeout: 60000 });

  await page.getByRole('tab', { name: /^schema.json/ }).click();
  await page.getByRole('textbox', { name: 'schema.json' }).fill('{ "type": ');
  await page.getByRole('list', { name: 'Problems' }).getByRole('button', { name: /schema\.json:1/ }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Publish version' }).isDisabled(), true);
  await page.getByRole('textbox', { name: 'schema.json' }).fill(JSON.stringify({ type: 'object', properties: { invoice_number: { type: 'string' }, due_date: { type: 'string', format: 'date' } } }, null, 2));
  await page.getByText('No problems found.').waitFor();
  await page.getByRole('button', { name: 'As a form' }).click();
  await page.getByLabel('Name').first().waitFor();
  await page.getByRole('button', { name: 'Run again' }).click();
  await page.locator('oc-try-skill oc-form .field', { hasText: '2026-05-17' }).waitFor({ timeout: 60000 });
  await page.getByRole('button', { name: 'Publish version' }).click();
  await page.getByText(/^Published as version/).waitFor();
  assert.equal((await api('/v1/skills?limit=100')).filter(skill => skill.name === name).length, 2);

  await page.goto(at + '/chat');
  await page.getByRole('button', { name: 'Add a skill' }).click();
  await page.getByLabel('Search skills').fill(name);
  await page.getByRole('checkbox', { name: new RegExp('^' + name) }).check();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.locator('oc-composer input[type=file]').setInputFiles(example('invoice.pdf'));
  await page.locator('oc-composer .chip progress').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.locator('oc-message .agent', { hasText: '2026-05-17' }).waitFor({ timeout: 60000 });
  assert.deepEqual(faults, []);
  await context.close();
});

test('an execution is watched live to its end', async () => {
  const file = await stored('invoice.pdf', await readFile(example('invoice.pdf')), 'application/pdf');
  const { page, context, faults } = await signedIn(browser);
  const run = await api('/v1/agent/execute', { inputs: { file: { type: 'input_file', file_id: file } }, config: { prompt: 'Extract the invoice number and the total amount', skills: [{ skill_name: 'invoice' }] } });
  await page.goto(at + '/executions/' + run.id);
  await page.locator('oc-execution header oc-status', { hasText: 'Completed' }).waitFor({ timeout: 90000 });
  await page.locator('oc-run-steps li').first().waitFor();
  await page.locator('oc-result', { hasText: 'NW-2026-0417' }).waitFor();
  await page.getByRole('button', { name: 'Replay' }).click();
  await page.waitForURL(url => !url.pathname.endsWith(run.id));
  await page.locator('oc-execution header oc-status', { hasText: 'Completed' }).waitFor({ timeout: 90000 });
  assert.deepEqual(faults, []);
  await context.close();
});

test('a key is made, shown once and revoked', async () => {
  const { page, context } = await signedIn(browser);
  await page.goto(at + '/keys');
  await page.getByLabel('Name').fill('a program');
  await page.getByRole('button', { name: 'New key' }).click();
  const secret = await page.locator('oc-copy.secret code').textContent();
  const answer = await fetch(at + '/v1/files', { headers: { Authorization: 'Bearer ' + secret } });
  assert.equal(answer.status, 200);
  await page.getByRole('row', { name: /a program/ }).getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('row', { name: /a program/ }).getByText('revoked').waitFor();
  assert.equal((await fetch(at + '/v1/files', { headers: { Authorization: 'Bearer ' + secret } })).status, 401);
  await context.close();
});
