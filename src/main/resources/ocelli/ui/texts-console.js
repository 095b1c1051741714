const many = (count, one, more) => count === 1 ? `1 ${one}` : `${count} ${more}`;

/** The words of the console: lists, runs, what they run on. */
export const consoleTexts = {
  before: 'Previous', after: 'Next', sortBy: 'Sort by', listFailed: 'The list could not be read',
  commands: {
    failedRequests: 'Requests that failed', runningExecutions: 'Executions at work', compareRequests: 'Compare two requests',
    compareExecutions: 'Compare two executions', newKey: 'New API key', testWebhook: 'Test a webhook', probe: 'Ask the model backends',
    keys: 'Keyboard shortcuts', project: name => `Switch to the project ${name}`,
  },
  keysHelp: {
    title: 'Keyboard shortcuts',
    groups: [
      ['Everywhere', [['Ctrl K', 'Go to a page or do something'], ['?', 'Show these keys'], ['Esc', 'Close what is open']]],
      ['Lists', [['j k', 'Next and previous row'], ['Enter', 'Open the row'], ['x', 'Choose the row'], ['Shift click', 'Choose all rows up to here'], ['/', 'Search']]],
      ['Results', [['← →', 'Form, table, JSON'], ['Tab', 'Next value; its box lights up']]],
    ],
  },
  filters: {
    today: 'Today', days: count => `Last ${count} days`, choose: 'Choose days …', from: 'From', to: 'To, included', when: 'When',
    remove: name => `Take away the filter ${name}`, clear: 'Clear all',
    none: 'Nothing fits these filters', noneHow: 'Take one of them away, or clear them all.',
  },
  bulk: {
    label: 'What to do with the chosen rows', choose: name => `Choose ${name}`, all: 'Choose all rows on this page', clear: 'Choose none',
    chosen: count => `${count} chosen`, more: count => `and ${count} more`, doing: 'Working through the chosen rows',
    out: count => `${many(count, 'of the chosen is', 'of the chosen are')} left out:`,
    partly: (failed, count) => failed === count ? `It did not work for ${many(count, 'row', 'rows')}` : `Done for ${count - failed}, not for ${failed}`,
  },
  requests: {
    none: 'No requests yet', how: 'Drop a file on the start page, make a request here, or send one from a program:',
    file: 'File', what: 'Read as', time: 'When', took: 'Took', credits: 'Credits', status: 'Status', kind: 'Kind',
    again: 'Run again', new: 'New request', skills: count => `one of ${count} skills`, hint: 'Search files, skills, ids',
    kinds: { document: 'Document', image: 'Picture', audio: 'Recording', video: 'Film' },
    waiting: 'It waits for its turn. You can leave this page; the result stays.', working: 'Reading',
    ask: 'Ask about it', cancel: 'Cancel', asked: 'What was asked', compare: 'Compare', download: 'Download', remove: 'Delete',
    sure: 'Delete this request and its result? Its file stays.', deleted: 'The file was deleted; this can not be run again.',
    facts: { prompt: 'Instructions', json_schema: 'Schema', engine: 'Read by', detail: 'Detail', page_indices: 'Pages', max_seconds: 'Time limit', callback_url: 'Told to', metadata: 'Metadata', id: 'Id', pages: 'Pages read', credits: 'Credits', created: 'Asked', options: 'Options' },
    bulk: {
      again: 'Run again', againTitle: count => `Run ${many(count, 'request', 'requests')} again?`, againWords: 'Each becomes a new request with the same file, skill and options. The old results stay.',
      cancel: 'Cancel', cancelTitle: count => `Cancel ${many(count, 'request', 'requests')}?`, cancelWords: 'They stop and count as failed. Run them again whenever you like.',
      removeTitle: count => `Delete ${many(count, 'request', 'requests')}?`, removeWords: 'Requests and results are gone for good. The files and their other results stay.',
      notDone: 'still at work.', isDone: 'done already.',
    },
  },
  executions: {
    none: 'No executions yet', how: 'An execution runs an agent or skills over many files, step by step:', new: 'New execution', hint: 'Search agents, files, words',
    name: 'Agent', steps: 'Steps', timeline: 'Steps in time', graph: 'Path', artifacts: 'Artifacts', artifact: 'Artifact',
    cancel: 'Cancel', pause: 'Pause', resume: 'Resume', replay: 'Replay', result: 'Result', inputs: 'Inputs', doing: 'Doing',
    sure: 'Delete this execution with its steps and artifacts? Its files stay.', replayOf: 'Replay of', skills: 'Skills', model: 'Model',
    step: number => `Step ${number}`, input: 'Went in', output: 'Came out', began: 'Began', took: 'Took', tokens: 'Tokens', noStep: 'Choose a step to see what went in and what came out.',
    waits: 'It waits for its turn.', noSteps: 'No step is finished yet.', noGraph: 'It ran without a graph: none of its skills has one.', docs: count => many(count, 'document', 'documents'),
    states: { running: 'running', completed: 'done', failed: 'failed', waiting: 'to come', skipped: 'not taken' },
    bulk: {
      again: 'Replay', againTitle: count => `Replay ${many(count, 'execution', 'executions')}?`, againWords: 'Each runs again with the same inputs and skills. What models answered the first time is used again, so that the results are the same.',
      cancel: 'Cancel', cancelTitle: count => `Cancel ${many(count, 'execution', 'executions')}?`, cancelWords: 'They stop at their next step and count as failed. What they made so far stays.',
      removeTitle: count => `Delete ${many(count, 'execution', 'executions')}?`, removeWords: 'Results, steps and artifacts are gone for good. The files stay.',
      notDone: 'still at work.', isDone: 'done already.',
    },
  },
  compare: {
    button: 'Compare', title: 'Compare', choose: 'Compare with', pick: 'Choose what to compare with', a: 'First', b: 'Second', swap: 'Swap', same: 'same', changed: 'changed', added: 'added', gone: 'gone',
    counts: { changed: 'changed', added: 'added', gone: 'gone', same: 'the same' }, onlyDifferent: 'Differences only', field: 'Value', none: 'Both say the same.', notThere: 'not there',
    noOthers: 'There is nothing to compare it with yet. Run it again, perhaps with another skill, and come back.', source: 'Show boxes of', noResult: 'has no result yet',
    listTitle: 'Choose two rows in the list, then Compare.', other: 'Other …',
  },
  form: {
    files: 'Files', each: count => `${count} requests, one for each file`, together: 'One request: they are the pages of one document', filesAll: 'Any number, of any kinds.', stored: 'Choose a stored file', storedHint: 'Search stored files', noStored: 'No file fits.', take: 'Take', dropHere: 'Drop files here or choose them', name: 'Name', away: name => `Take ${name} away`,
    readAs: 'Read it as', best: 'Whatever fits best', bestHow: 'Tries your skills and takes the one that fits the document.', domain: 'A domain', skill: 'A skill', schema: 'My own schema',
    version: 'Version', latest: 'latest', instructions: 'Instructions', instructionsHint: 'Amounts are in euros. Dates are day first.', jsonSchema: 'JSON schema', schemaHow: 'What the result looks like. The example can be changed or replaced.',
    options: 'Options', grounding: 'Boxes: where each value stands', confidence: 'Confidence of each value', required: 'Leave out values that are not found on the page', pages: 'Pages', pagesHint: 'all, or 1, 3-5', seconds: 'Time limit in seconds', none: 'none', callback: 'Tell this address when it is done', detail: 'Detail', details: { auto: 'as needed', lo: 'low', hi: 'high' },
    run: 'Run',
    needFile: 'Choose at least one file.', needDomain: 'Choose a domain.', needSkill: 'Choose a skill.', badSchema: words => `This is no JSON: ${words}`, schemaObject: 'A schema is a JSON object, such as { "type": "object", "properties": { … } }.', badPages: 'Name pages such as 1, 3-5; the first page is 1.', badSeconds: 'Give a number of seconds greater than 0.', needDeed: 'Say what to do: choose an agent or a skill, or write instructions.', check: 'Some fields need another look.', uploading: name => `Sending ${name} …`, starting: 'Starting …',
    agent: 'Agent', noAgent: 'None: skills and instructions say it', skills: 'Skills', addSkill: 'Add a skill', prompt: 'Instructions', promptHint: 'Split this package and extract each document', tools: 'Tools', allTools: 'all', maxSteps: 'Most steps', asCode: 'The same from a program',
  },
  completions: { passed: 'This call went through to its backend as it was; what was said is not kept.', none: 'No completions yet', how: 'Programs that use the chat API show up here:', model: 'Model', tokens: 'Tokens', messages: 'Messages', answer: 'Answer', hint: 'Search models, skills, words' },
  files: {
    none: 'No files yet', how: 'Upload one here, or drop it anywhere on this page.', upload: 'Upload', size: 'Size', kind: 'Kind', name: 'Name', hint: 'Search names and ids', sure: name => `Delete ${name}? Results that were made from it stay.`,
    kinds: { application: 'Documents', image: 'Pictures', audio: 'Recordings', video: 'Films', text: 'Texts' }, type: 'Type', purpose: 'For', stored: 'Stored', id: 'Id', uses: 'Where it is used', noUses: 'Nothing was run on it yet.', run: 'New request', preview: 'Preview',
    removeTitle: count => `Delete ${many(count, 'file', 'files')}?`, removeWords: 'They can not be chosen any more. Results that were made from them stay, and work that has begun goes on.', all: 'All of them',
  },
  keys: {
    none: 'No keys yet', new: 'New key', name: 'Name', nameHint: 'invoice-robot', made: 'Copy this key now. It is kept as a hash only and cannot be shown again.', ending: 'Key', used: 'Last used', never: 'never', made_at: 'Made', origin: 'From', revoke: 'Revoke', revoked: 'Revoked', active: 'Active',
    sure: name => `Revoke ${name}? Programs that use it stop working at once.`, done: 'Done: I have copied it', use: 'Use it like this', open: 'A key opens this whole project: its files, requests, skills and chats. Give each program its own, so that one can be taken away.',
    origins: { configured: 'OCELLI_API_KEY: take it out there to revoke it', generated: 'the first start', created: 'made here' }, limits: (rate, at) => `Each key may ask model backends ${[rate && `${rate} times a minute`, at && `${at} at a time`].filter(Boolean).join(', ')}.`, noLimits: 'Keys have no limits of their own; caller limits can be set in ocelli.yaml.',
    revokeTitle: count => `Revoke ${many(count, 'key', 'keys')}?`, revokeWords: 'Programs that use them stop working at once. This cannot be undone.', revokedAlready: 'revoked, or set in OCELLI_API_KEY.',
  },
  models: {
    title: 'Models', packs: 'Model files', packsHow: 'What Ocelli reads, hears and sees with on its own. They lie on this machine.', backends: 'Language models', usable: 'here', absent: 'not here', pull: 'Add it with', without: 'Without it:',
    none: 'No language model is plugged in', noneHow: 'Ocelli reads documents, finds values and keeps places by itself. A model adds free questions, descriptions of pictures and harder schemas. Any server that speaks the OpenAI API will do:', recipes: [['llama.cpp', 'llama-server -m model.gguf --port 8000', 'http://127.0.0.1:8000/v1', 'model'], ['Ollama', 'ollama run qwen2.5vl', 'http://127.0.0.1:11434/v1', 'qwen2.5vl'], ['vLLM', 'vllm serve Qwen/Qwen2.5-VL-7B-Instruct', 'http://127.0.0.1:8000/v1', 'Qwen/Qwen2.5-VL-7B-Instruct']],
    probe: 'Probe', probing: 'Asking …', probeHow: 'Asks each backend which models it has.', good: 'answers', bad: 'does not answer', state: { closed: 'in use', open: 'left alone for a moment after many failures', half_open: 'being tried again' },
    routes: 'Who answers', routeFrom: 'Asked for', routeTo: 'Answered by', any: 'every name of Ocelli', fallBack: 'the embedded engine stands in when it cannot', embedded: 'embedded engine',
    price: 'Price', free: 'no price set', perMillion: (prompt, completion) => `${prompt} in, ${completion} out for a million tokens`, window: 'Window', tokens: count => `${count} tokens`, pictures: 'Pictures', picturesAt: count => count ? `up to ${count} at a time` : 'sees none', calls: 'At a time', key: 'Key', withKey: 'set', withoutKey: 'none', retries: 'Retries', timeout: 'Patience',
    usage: 'What it did', usageOf: days => `Requests of the last ${days} days`, engine: 'Engine', requests: 'Requests', pages: 'Pages', callsMade: 'Calls', tokensIn: 'Tokens in', tokensOut: 'Tokens out', cost: 'Cost', noUsage: 'Nothing ran in this time.', licence: 'Licence',
    engineName: name => name === 'embedded' ? 'embedded engine' : name.replace(/^model:?\s*/, ''),
  },
  system: { title: 'What Ocelli runs on', lead: 'The same as ./ocelli doctor says.', good: 'Everything is here', attention: count => `${many(count, 'part needs', 'parts need')} a look`, ok: 'ok', weaker: 'weaker', broken: 'broken', again: 'Look again', mend: 'To mend it' },
  webhooks: {
    none: 'No deliveries yet', how: 'Requests and executions with a callback_url are told here. Try your receiver with a test.', url: 'To', attempts: 'Attempts', attempt: number => `Attempt ${number}`, answer: 'Answer', redeliver: 'Send again', test: 'Send a test', testHow: 'Posts a small signed message that tells of nothing.', address: 'Address of your receiver', send: 'Send', hint: 'Search addresses and ids', body: 'Body', subject: 'About', noAttempt: 'Not tried yet.', next: 'It is tried again by itself, up to a day.', isTest: 'a test', noAnswer: 'no answer', arrived: 'Arrived.',
    signed: 'Each body is signed: the header X-VLMRun-Signature is sha256= and the HMAC-SHA256 of the body in hex, with OCELLI_WEBHOOK_SECRET. X-VLMRun-Delivery tells repeats.', bulk: { again: 'Send again', againTitle: count => `Send ${many(count, 'delivery', 'deliveries')} again?`, againWords: 'Each is sent as a delivery of its own, with the same body.', out: 'still being tried.' },
    statuses: { pending: 'Being tried', delivered: 'Delivered', failed: 'Given up' },
  },
  overview: {
    title: 'Overview', runs: 'Runs', success: 'Success', median: 'Median time', queue: 'Waiting', credits: 'Credits', perDay: 'Runs per day', slowest: 'Slowest', failing: 'Failed last', days: count => `Last ${count} days`, none: 'Nothing ran in this time.', noneHow: 'Drop a file on the start page to see something here.', start: 'To the start page',
    kinds: { requests: 'Requests', executions: 'Executions', completions: 'Completions' }, by: { requests: 'By domain and skill', executions: 'By agent', completions: 'By model' }, kind: 'What to look at', failed: count => `${count} failed`, waiting: 'waiting', system: 'What it runs on', cut: 'More ran than is counted here; choose fewer days.', noFailed: 'None. Good.', noSlow: 'Nothing finished yet.', share: 'Share', dayWords: (day, runs, failed) => `${day}: ${many(runs, 'run', 'runs')}${failed ? `, ${failed} failed` : ''}`,
  },
};
