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
  '<scr<script>ipt>window.hit=1</scr</script>ipt>', '<ScRiPt>window.hit=1</sCrIpT>', '<script src=data:text/javascript,window.hit=1></script>', '<script type=module>window.hit=1</script>', '<script\n>window.hit=1</script\n>', '<svg><animate onbegin=window.hit=1 attributeName=x dur=1s>',
  '<svg><set onbegin=window.hit=1 attributeName=x>', '<svg><a xlink:href="javascript:window.hit=1"><text>x</text></a></svg>', '<svg><use href="data:image/svg+xml,<svg id=x onload=window.hit=1>#x">', '<svg><foreignObject><iframe srcdoc="<script>parent.hit=1</script>"></foreignObject></svg>', '<svg><style>@import"javascript:window.hit=1"</style></svg>',
  '<math href="javascript:window.hit=1">x</math>', '<math><annotation-xml encoding="text/html"><img src=x onerror=window.hit=1></annotation-xml></math>', '<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=window.hit=1>', '<p title="</p><img src=x onerror=window.hit=1>">x</p>',
  '<audio src=x onerror=window.hit=1>', '<source onerror=window.hit=1>', '<button autofocus onfocus=window.hit=1>x</button>', '<select autofocus onfocus=window.hit=1>', '<textarea autofocus onfocus=window.hit=1>', '<div onpointerrawupdate=window.hit=1 style="position:fixed;inset:0">x</div>', '<div style="animation-name:x" onanimationstart=window.hit=1>x</div>',
  '<dialog open onclose=window.hit=1>x</dialog>', '<object type="text/html" data="javascript:window.hit=1">', '<base href="javascript:window.hit=1//">', '<a href="vbscript:window.hit=1">x</a>', '<a href="&#106;avascript:window.hit=1">x</a>', '<a href="java\tscript:window.hit=1">x</a>', '[x]( javascript:window.hit=1 "t")', '[x][y]\n\n[y]: javascript:window.hit=1', '<javascript:window.hit=1>',
  '![x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIj4=)', '`<img src=x onerror=window.hit=1>`', '```html\n<script>window.hit=1</script>\n```', '| <img src=x onerror=window.hit=1> |\n|---|\n| <script>window.hit=1</script> |', 'img_a1b2c3"onmouseover=window.hit=1 x="', '<oc-markdown text="<script>window.hit=1</script>"></oc-markdown>', '<oc-app onclick=window.hit=1></oc-app>',
  '</style><script>window.hit=1</script>', '<!--><script>window.hit=1</script>-->', '<![CDATA[<script>window.hit=1</script>]]>', '\u202e<script>window.hit=1</script>', '<xss id=x tabindex=1 onactivate=window.hit=1>',
];

const browser = await launch();
test.after(() => browser.close());

test('stored names, documents, skills, prompts and corrections of strangers run nothing', async () => {
  for (const [i, attempt] of ATTEMPTS.entries()) await stored(attempt.replaceAll('/', '∕').replaceAll(/[\n\t]/g, ' ').slice(0, 120) + '.txt', `note ${i}: ${attempt}`, 'text/plain');
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

/** One of each kind of thing that pages show, with the attempts wherever strangers' words stand. */
test('what is read, heard, made and answered runs nothing, wherever it is shown', async () => {
  assert.ok(ATTEMPTS.length >= 60, `${ATTEMPTS.length} attempts`);
  const { page, context, faults } = await signedIn(browser);
  const all = ATTEMPTS.join('\n');
  const id = '44444444-2222-4333-8444-555555555555';
  const meta = { confidence: ATTEMPTS[1], status: ATTEMPTS[5], quote: all, bboxes: [{ content: ATTEMPTS[1], page: 0, xywh: [0.1, 0.1, 0.2, 0.02] }] };
  const shownAs = (file, response) => ({ id, status: 'completed', created_at: '2026-01-02T03:04:05Z', domain: ATTEMPTS[0], message: ATTEMPTS[1], skills: [ATTEMPTS[1]], files: [file], response });
  const words = ATTEMPTS.flatMap((attempt, line) => attempt.split(' ').map((text, i) => ({ text, line, xywh: [i / 12, line / ATTEMPTS.length, 0.07, 0.01] })));
  let request = shownAs({ id: 'pages', filename: ATTEMPTS[15], media_type: 'application/pdf' }, { [ATTEMPTS[1]]: all, [ATTEMPTS[1] + '_metadata']: meta, rows: ATTEMPTS.map(text => ({ [ATTEMPTS[15]]: text })) });
  await page.route('**/v1/ui/requests/' + id, route => route.fulfill({ json: request }));
  await page.route('**/v1/ui/files/pages/pages', route => route.fulfill({ json: { page_count: 3, media_type: 'application/pdf', filename: ATTEMPTS[0] } }));
  await page.route('**/v1/ui/files/pages/pages/*', route => route.fulfill({ json: { aspect: 0.7, words, tables: [] } }));
  const nothing = async place => { await page.evaluate(() => new Promise(requestAnimationFrame)); assert.equal(await page.evaluate(() => window.hit), undefined, place); };

  await page.goto(`${at}/requests/${id}`);
  await page.locator('oc-viewer .text div').first().waitFor({ state: 'attached' });
  await page.locator('oc-form .field').first().hover();
  for (const name of ['Table', 'JSON', 'Form']) { await page.getByRole('tab', { name, exact: true }).click(); await nothing(name); }
  await page.locator('oc-viewer .pages').focus();
  await page.keyboard.press('/');
  await page.keyboard.insertText(ATTEMPTS[1]);
  await nothing('search in a document');

  request = shownAs({ id: 'sound', filename: ATTEMPTS[1], media_type: 'audio/mpeg' }, { metadata: { duration: 60 }, segments: ATTEMPTS.map((text, i) => ({ start_time: i, end_time: i + 1, speaker: text, audio: { content: text }, video: { content: text } })), on_screen_text: ATTEMPTS.map((content, i) => ({ start_time: i, end_time: i + 1, content, bbox: { xywh: [0, 0, 1, 1] } })) });
  await page.reload();
  await page.locator('oc-transcript li').nth(50).waitFor({ state: 'attached' });
  await nothing('a transcript');

  const artifacts = [['a.html', 'text/html'], ['a.svg', 'image/svg+xml'], ['a.csv', 'text/csv'], ['a.json', 'application/json'], ['a.md', 'text/markdown'], ['a.txt', 'text/plain']].map(([name, type], i) => ({ object_id: 'arr_00000' + i, filename: ATTEMPTS[1] + name, content_type: type, bytes: 900 }));
  const steps = ATTEMPTS.map((text, index) => ({ index, name: text, summary: text, error: index % 2 ? text : null, duration_ms: 1, input: { [text]: text }, output: { [text]: text }, artifacts: artifacts.map(each => each.object_id) }));
  const citations = ATTEMPTS.map(quote => ({ material: ATTEMPTS[1], quote, bboxes: [{ page: 0, xywh: [0, 0, 0.1, 0.1], content: quote }] }));
  const turn = (number, more) => ({ id: 'c' + number, turn: number, status: 'completed', steps, citations, error: null, ...more });
  await page.route('**/v1/ui/sessions/' + id, route => route.fulfill({ json: { id, title: all, choices: { model: ATTEMPTS[1], toolsets: [ATTEMPTS[1]], skills: [{ skill_name: ATTEMPTS[1], skill_version: ATTEMPTS[3] }] }, artifacts,
    files: [{ name: 'file_1', file_id: 'pages', filename: ATTEMPTS[1], content_type: ATTEMPTS[1] }],
    messages: [{ role: 'user', turn: 1, files: ['file_1', ATTEMPTS[1]], content: all }, { role: 'assistant', turn: 1, files: [], content: ATTEMPTS.join('\n\n') }, { role: 'assistant', turn: 2, files: [], content: JSON.stringify({ [ATTEMPTS[1]]: all }) }],
    completions: [turn(1), turn(2), turn(3, { status: 'failed', error: { message: all, code: ATTEMPTS[1] } })] } }));
  await page.route('**/v1/ui/sessions?*', route => route.fulfill({ headers: { 'x-total-count': '60' }, json: ATTEMPTS.map((title, i) => ({ id: 's' + i, title, updated_at: '2026-01-02T03:04:05Z', pinned: i % 2 === 0 })) }));
  await page.route('**/v1/artifacts?*', route => route.fulfill({ contentType: 'text/plain', body: route.request().url().includes('arr_000003') ? JSON.stringify(ATTEMPTS) : all }));
  await page.goto(`${at}/chat/${id}`);
  await page.locator('oc-message oc-artifact').nth(3).waitFor({ state: 'attached' });
  await page.locator('oc-steps summary').first().click();
  await page.getByRole('button', { name: /^Source/ }).first().click();
  await nothing('a chat');
  await page.route('**/v1/webhooks/deliveries*', route => route.fulfill({ headers: { 'x-total-count': '60' }, json: ATTEMPTS.map((text, i) => ({ id: 'd' + i, url: text, status: text, attempts: [{ problem: text, response_code: text }], body: text, created_at: '2026-01-02T03:04:05Z' })) }));
  await page.goto(at + '/webhooks');
  await page.getByText('Loading …').first().waitFor({ state: 'hidden' });
  await nothing('deliveries');
  assert.deepEqual(faults.filter(fault => !/Refused to|Content Security Policy/.test(fault)), []);
  await context.close();
});

/** A chat whose words and answer hold the attempts. */
async function talk() {
  return api('/v1/openai/chat/completions', { model: 'vlmrun-orion-1:auto', messages: [{ role: 'user', content: 'Hello. ' + ATTEMPTS.join('\n') }, { role: 'assistant', content: ATTEMPTS.join('\n\n') }, { role: 'user', content: 'What did I say first?' }] });
}
