import { texts } from '../texts.js';

/** A schema to begin with; people put their own names into it. */
export const EXAMPLE_SCHEMA = JSON.stringify({
  type: 'object',
  properties: {
    invoice_number: { type: 'string' },
    invoice_date: { type: 'string', format: 'date' },
    total: { type: 'number', description: 'Amount to pay, tax included' },
  },
}, null, 2);

/** Says in `problems.schema` what is wrong with a schema's text. */
export function checkSchema(text, problems) {
  try {
    const schema = JSON.parse(text);
    if (schema === null || typeof schema !== 'object' || Array.isArray(schema)) problems.schema = texts.form.schemaObject;
  } catch (failure) {
    problems.schema = texts.form.badSchema(failure.message);
  }
}

export function checkSeconds(text, problems) {
  if (text && !(Number(text) > 0)) problems.seconds = texts.form.badSeconds;
}

/** "1, 3-5" as indices from 0; empty for all pages, null when it makes no sense. */
export function pageIndices(text) {
  const words = (text ?? '').trim();
  if (!words || words === 'all') return [];
  const found = [];
  for (const part of words.split(',')) {
    const range = /^\s*(\d{1,5})\s*(?:[-–]\s*(\d{1,5})\s*)?$/.exec(part);
    if (!range || Number(range[1]) < 1 || (range[2] && Number(range[2]) < Number(range[1]))) return null;
    for (let page = Number(range[1]); page <= Number(range[2] ?? range[1]); page++) found.push(page - 1);
  }
  return [...new Set(found)];
}
