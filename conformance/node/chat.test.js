// The npm client openai, latest, against chat completions (contract A 21.4).
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import OpenAI from "openai";

const baseURL = process.env.OCELLI_BASE_URL + "/openai";
const client = new OpenAI({ apiKey: process.env.OCELLI_API_KEY, baseURL, maxRetries: 0 });
const model = "vlmrun-orion-1:auto";

async function asking(text, name = "invoice.pdf", type = "application/pdf", part = "file_url") {
  const content = await readFile(path.join(process.env.OCELLI_EXAMPLES, name), "base64");
  return [{ role: "user", content: [{ type: "text", text }, { type: part, [part]: { url: `data:${type};base64,${content}` } }] }];
}

const total = "What is the total amount due?";
const printed = /2,951\.20|2951\.2/;

test("models", async () => {
  const ids = [];
  for await (const each of client.models.list()) ids.push(each.id);
  assert.ok(ids.includes(model));
  assert.equal((await client.models.retrieve(model)).id, model);
});

test("plain and streamed are the same answer", async () => {
  const whole = await client.chat.completions.create({ model, messages: await asking(total) });
  assert.match(whole.choices[0].message.content, printed);
  assert.ok(whole.session_id);
  assert.equal(whole.usage.total_tokens, whole.usage.prompt_tokens + whole.usage.completion_tokens);
  let streamed = "";
  let thought = "";
  let usage;
  const stream = await client.chat.completions.create({
    model, messages: await asking(total), stream: true, stream_options: { include_usage: true },
  });
  for await (const chunk of stream) {
    assert.ok(chunk.session_id);
    streamed += chunk.choices[0]?.delta.content ?? "";
    thought += chunk.choices[0]?.delta.reasoning_content ?? "";
    usage = chunk.usage ?? usage;
  }
  assert.equal(streamed, whole.choices[0].message.content);
  assert.ok(thought);
  assert.ok(usage.total_tokens > 0);
});

test("a JSON schema", async () => {
  const schema = {
    type: "object", properties: { invoice_id: { type: "string" } }, required: ["invoice_id"], additionalProperties: false,
  };
  const answer = await client.chat.completions.create({
    model, messages: await asking("Read the invoice."),
    response_format: { type: "json_schema", json_schema: { name: "invoice", strict: true, schema } },
  });
  assert.deepEqual(JSON.parse(answer.choices[0].message.content), { invoice_id: "NW-2026-0417" });
});

test("skills, toolsets and a session as further fields", async () => {
  const first = await client.chat.completions.create({
    model, messages: await asking("Read it."), skills: [{ skill_name: "invoice" }], toolsets: ["core", "document"],
  });
  assert.match(first.choices[0].message.content, /NW-2026-0417/);
  const second = await client.chat.completions.create({
    model, messages: [{ role: "user", content: total }], session_id: first.session_id,
  });
  assert.match(second.choices[0].message.content, printed);
});

test("a picture as a data URI", async () => {
  const messages = await asking("What is the total?", "receipt.jpg", "image/jpeg", "image_url");
  const answer = await client.chat.completions.create({ model, messages });
  assert.match(answer.choices[0].message.content, /41\.35/);
});

test("errors have their classes", async () => {
  const messages = [{ role: "user", content: "Hello" }];
  const stranger = new OpenAI({ apiKey: "wrong", baseURL, maxRetries: 0 });
  await assert.rejects(stranger.chat.completions.create({ model, messages }), OpenAI.AuthenticationError);
  await assert.rejects(client.chat.completions.create({ model: "gpt-9", messages }), OpenAI.NotFoundError);
  await assert.rejects(client.chat.completions.create({ model, messages: [] }), OpenAI.BadRequestError);
});

test("leaving in the middle frees the session", async () => {
  const stream = await client.chat.completions.create({ model, messages: await asking("Read all the text."), stream: true });
  let session;
  for await (const chunk of stream) {
    session = chunk.session_id;
    break;
  }
  const answer = await client.chat.completions.create({ model, messages: await asking(total), session_id: session });
  assert.equal(answer.session_id, session);
});
