import test from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { at, example, launch, signedIn, api } from './pages.js';

const browser = await launch();
test.after(() => browser.close());

const composer = page => page.getByRole('textbox', { name: /Ask about your files/ });

async function say(page, words) {
  const answers = await page.locator('oc-message .agent[aria-busy="false"]').count();
  await composer(page).fill(words);
  await page.keyboard.press('Enter');
  await page.locator('oc-message .agent[aria-busy="false"]').nth(answers).waitFor({ timeout: 90000 });
}

test('a PDF is asked about, redacted, and the artifact opened, downloaded and used again', async () => {
  const { page, context, faults } = await signedIn(browser);
  await page.goto(at + '/chat');
  await page.locator('oc-composer input[type=file]').setInputFiles(example('invoice.pdf'));
  await page.locator('oc-composer .chip', { hasText: 'invoice.pdf' }).waitFor();
  await page.locator('oc-composer .chip progress').waitFor({ state: 'hidden' });
  await say(page, 'What is the total?');
  await page.locator('oc-message .agent', { hasText: /2,951\.20/ }).waitFor();
  await page.locator('oc-message .agent[aria-busy="false"]').first().waitFor();
  await page.getByRole('button', { name: /^Source, page 2/ }).first().click();
  await page.locator('.side oc-viewer rect.on').waitFor({ state: 'attached' });
  await page.locator('.side').getByRole('button', { name: 'Close' }).click();

  await say(page, 'Redact all bank accounts and send me the file');
  const artifact = page.locator('oc-artifact').first();
  await artifact.waitFor();
  await artifact.locator('oc-viewer img').first().waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), artifact.getByRole('link', { name: 'Download' }).click()]);
  const bytes = await readFile(await download.path());
  assert.equal(bytes.subarray(0, 4).toString(), '%PDF');
  await artifact.getByRole('button', { name: 'Use in the next message' }).click();
  await page.locator('oc-composer .chip', { hasText: /^doc_/ }).waitFor();
  await say(page, 'How many pages does it have?');
  await page.locator('oc-message .agent').last().getByText(/2 pages|two pages/i).waitFor();

  await page.reload();
  await page.locator('oc-artifact').first().waitFor();
  assert.equal(await page.locator('oc-message').count(), 6);
  const completions = await api('/v1/ui/completions?limit=50');
  const session = new URL(page.url()).pathname.split('/')[2];
  assert.equal(completions.some(row => row.session_id === session), false, 'talks of people are no rows of the log');
  assert.deepEqual(faults, []);
  await context.close();
});

test('chats are searched, renamed and deleted; one becomes a skill', async () => {
  const { page, context } = await signedIn(browser);
  await page.goto(at + '/chat');
  await page.locator('oc-composer input[type=file]').setInputFiles(example('invoice.pdf'));
  await page.locator('oc-composer .chip progress').waitFor({ state: 'hidden' });
  await say(page, 'Extract invoice number, invoice date and total amount');
  await page.locator('oc-message .agent', { hasText: 'NW-2026-0417' }).waitFor();
  await page.getByRole('button', { name: 'Make a skill from this chat' }).click();
  await page.getByRole('status').filter({ hasText: 'was made' }).waitFor();
  await page.locator('oc-chats li.on').getByRole('button', { name: /^Rename/ }).click();
  await page.getByLabel('New name').fill('Numbers of an invoice');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Numbers of an invoice' }).waitFor();
  await page.locator('oc-chats li.on').getByRole('button', { name: /^Pin/ }).click();
  await page.locator('oc-chats ul[aria-label=Pinned]').getByRole('link', { name: 'Numbers of an invoice' }).waitFor();
  await page.getByRole('searchbox', { name: 'Search' }).fill('numbers of an');
  await page.getByRole('link', { name: 'Numbers of an invoice' }).waitFor();
  await page.locator('oc-chats li.on').getByRole('button', { name: /^Delete/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('link', { name: 'Numbers of an invoice' }).waitFor({ state: 'hidden' });
  await context.close();
});

test('an asked again message parts the conversation, and both ways stay', async () => {
  const { page, context } = await signedIn(browser);
  await page.goto(at + '/chat');
  await say(page, 'hello');
  const first = page.url();
  await page.getByRole('button', { name: 'Edit and send again' }).click();
  await page.getByRole('textbox', { name: 'Edit and send again' }).fill('What can you do?');
  await page.locator('oc-message form').getByRole('button', { name: 'Send' }).click();
  await page.getByText('2 of 2').waitFor();
  assert.notEqual(page.url(), first);
  await page.getByRole('link', { name: 'The way taken before' }).click();
  await page.waitForURL(first);
  await page.getByText('1 of 2').waitFor();
  await context.close();
});

test('slow answers show that they come, broken ones say so and can be asked again, stopped ones end', async () => {
  const { page, context } = await signedIn(browser);
  await page.goto(at + '/chat');
  let answer = 'cut';
  await page.route('**/v1/openai/chat/completions', async route => {
    if (answer === 'cut') {
      const chunk = { id: 'c', session_id: '00000000-0000-4000-8000-000000000000', choices: [{ index: 0, delta: { content: 'Half an ans' } }] };
      await route.fulfill({ contentType: 'text/event-stream', body: `data: ${JSON.stringify(chunk)}\n\n` });
    } else if (answer === 'error') {
      await route.fulfill({ contentType: 'text/event-stream', body: 'data: {"error":{"message":"The model went away."}}\n\n' });
    } else if (answer === 'gone') {
      await route.abort('connectionreset');
    } else if (answer === 'never') {
      return; // the answer never begins
    } else {
      await route.continue();
    }
  });
  await say(page, 'hello');
  await page.getByText('Half an ans').waitFor();
  await page.getByRole('alert').getByText('The answer was cut off.').waitFor();
  await page.goto(at + '/chat');
  answer = 'error';
  await say(page, 'hello');
  await page.getByRole('alert').getByText('The model went away.').waitFor();
  answer = 'gone';
  await page.getByRole('button', { name: 'Try again' }).last().click();
  await page.getByRole('alert').getByText('cannot be reached').waitFor();
  answer = 'never';
  await page.getByRole('button', { name: 'Try again' }).last().click();
  await page.getByText('Working …').waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('button', { name: 'Send', exact: true }).waitFor();
  answer = 'real';
  await page.getByRole('button', { name: 'Try again' }).last().click();
  await page.locator('oc-message .agent', { hasText: 'Ocelli' }).waitFor();
  await context.close();
});
