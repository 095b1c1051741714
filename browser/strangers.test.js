import test from 'node:test';
import assert from 'node:assert/strict';
import { at, launch, signedIn, api, stored } from './pages.js';

/** Each would set window.hit if anything of it ran. */
const ATTEMPTS = [
  '<script>window.hit=1</script>', '<img src=x onerror=window.hit=1>', '<svg onload=window.hit=1>', '<svg><script>window.hit=1</script></svg>',
  '<iframe srcdoc="<script>parent.hit=1</script>">', '<a href="javascript:window.hit=1">x</a>', '[x](javascript:window.hit=1)', '[x](JaVaScRiPt:window.hit=1)',
  '![x](x" onerror="window.hit=1)', '<details open ontoggle=window.hit=1>', '<video src=x onerror=window.hit=1>', '<body onload=window.hit=1>',
  '<math><mtext><script>window.hit=1</script>', '<style>*{background:url(javascript:window.hit=1)}</style>', '<form action=javascript:window.hit=1><button>x</button></form>',
  '"><img src=x onerror=window.hit=1>', "'-window.hit=1-'", '</textarea><script>window.hit=1</script>', '</title><script>window.hit=1</script>',
  '<object data="data:text/html,<script>window.hit=1</script>">', '<embed src="javascript:window.hit=1">', '<link rel=import href="data:text/html,<script>window.hit=1</script>">',
  '<meta http-equiv=refresh content="0;javascript:window.hit=1">', '<input autofocus onfocus=window.hit=1>', '<marquee onstart=window.hit=1>',
  '<template><script>window.hit=1</script></template>', '<noscript><p title="</noscript><img src=x onerror=window.hit=1>">', '<a href="data:text/html,<script>window.hit=1</script>">x</a>',
  '${window.hit=1}', '{{constructor.constructor("window.hit=1")()}}',
];

const browser = await launch();
test.after(() => browser.close());

test('stored names, documents, skills, prompts and corrections of strangers run nothing', async () => {
  for (const [i, attempt] of ATTEMPTS.entries()) await stored(attempt.replaceAll('/', '∕') + '.txt', `note ${i}: ${attempt}`, 'text/plain');
  const svg = await stored('picture.svg', `<svg xmlns="http://www.w3.org/2000/svg" onload="window.hit=1"><script>window.hit=1</script></svg>`, 'image/svg+xml');
  const page1 = await stored('page.html', ATTEMPTS.join('\n'), 'text/html');
  const skill = await api('/v1/skills/create', { prompt: 'Extract the title. ' + ATTEMPTS.join(' '), name: '<img src=x onerror=window.hit=1>', description: ATTEMPTS.slice(0, 8).join(' ') });
  const request = await api('/v1/document/generate', { file_id: page1, batch: false, config: { json_schema: { type: 'object', title: ATTEMPTS[0], properties: { title: { type: 'string', description: ATTEMPTS[1] } } } } });
  await api('/v1/feedback/submit', { request_id: request.id, response: { title: ATTEMPTS.join('') }, notes: ATTEMPTS.join('') });
  await api('/v1/agent/create', { name: 'agent-of-strangers', config: { prompt: ATTEMPTS.join(' ') } });
  const session = await talk();

  const { page, context, faults } = await signedIn(browser);
  const places = ['files', 'files/' + svg, 'files/' + page1, 'requests', 'requests/' + request.id, 'skills', 'skills/' + encodeURIComponent(skill.name), 'feedback', 'agents', 'evaluations', 'completions', ...(session ? ['chat/' + session.session_id, 'completions/' + session.id] : []), 'overview'];
  for (const place of places) {
    await page.goto(at + '/' + place);
    await page.locator('oc-app main').waitFor();
    await page.getByText('Loading …').first().waitFor({ state: 'hidden' });
    await page.evaluate(() => new Promise(requestAnimationFrame));
    assert.equal(await page.evaluate(() => window.hit), undefined, place);
  }
  assert.deepEqual(faults.filter(fault => !/Refused to/.test(fault)), []);
  // Bytes of strangers sent from our address never run either.
  await page.goto(`${at}/v1/files/${svg}/content`).catch(() => {}); // a download is no page
  assert.equal(await page.evaluate(() => window.hit), undefined);
  await context.close();
});

/** A chat whose words and answer hold the attempts. */
async function talk() {
  return api('/v1/openai/chat/completions', { model: 'vlmrun-orion-1:auto', messages: [{ role: 'user', content: 'Hello. ' + ATTEMPTS.join('\n') }, { role: 'assistant', content: ATTEMPTS.join('\n\n') }, { role: 'user', content: 'What did I say first?' }] });
}
