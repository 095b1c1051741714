// The npm client vlmrun 0.2.12 against a running server (contract A 21.3, the lines of requests).
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import vlmrun from "vlmrun";

const { VlmRun } = vlmrun;
const client = new VlmRun({ apiKey: process.env.OCELLI_API_KEY, baseURL: process.env.OCELLI_BASE_URL });
const example = (name) => path.join(process.env.OCELLI_EXAMPLES, name);

test("models and the hub", async () => {
  assert.ok((await client.models.list()).some((m) => m.domain === "document.invoice"));
  assert.ok((await client.hub.info()).version);
  assert.ok((await client.hub.listDomains()).some((d) => d.domain === "document.receipt"));
  const schema = await client.hub.getSchema({ domain: "document.invoice" });
  assert.ok(schema.json_schema.properties.invoice_id);
  assert.equal(typeof schema.gql_stmt, "string");
});

test("files: upload, find again by hash, get, list, delete", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "ocelli-"));
  const note = path.join(folder, "node-note.txt");
  await writeFile(note, `from node ${randomUUID()}`);
  const stored = await client.files.upload({ filePath: note, purpose: "assistants" });
  assert.equal(stored.filename, "node-note.txt");
  assert.equal((await client.files.getCachedFile(note)).id, stored.id);
  assert.equal((await client.files.get(stored.id)).id, stored.id);
  assert.ok((await client.files.list({ limit: 20 })).some((f) => f.id === stored.id));
  await client.files.delete(stored.id);
  await assert.rejects(client.files.get(stored.id));
});

test("a document by file id, with boxes, in batch", async () => {
  const stored = await client.files.upload({ filePath: example("invoice.pdf"), purpose: "assistants" });
  const accepted = await client.document.generate({
    fileId: stored.id,
    model: "vlm-1",
    domain: "document.invoice",
    batch: true,
    config: { grounding: true, confidence: true },
    metadata: { sessionId: "s-1", allowTraining: false },
  });
  assert.ok(["enqueued", "pending", "running"].includes(accepted.status));
  const done = await client.predictions.wait(accepted.id, 60, 1);
  assert.equal(done.response.invoice_id, "NW-2026-0417");
  assert.equal(done.response.total_amount, 2951.2);
  assert.equal(done.response.total_amount_metadata.bboxes[0].bbox.xywh.length, 4);
  assert.ok((await client.predictions.list({ limit: 50 })).some((p) => p.id === accepted.id));
});

test("an image, synchronous", async () => {
  const images = [example("receipt.jpg")];
  const done = await client.image.generate({ images, model: "vlm-1", domain: "document.receipt", batch: false });
  assert.equal(done.status, "completed");
  assert.equal(done.response.total, 41.35);
});

test("feedback on the older path", async () => {
  const stored = await client.files.upload({ filePath: example("invoice.pdf"), purpose: "assistants" });
  const made = await client.document.generate({ fileId: stored.id, model: "vlm-1", domain: "document.invoice" });
  const given = await client.feedback.submit({ id: made.id, label: { total_amount: 2951.2 }, notes: "right" });
  assert.equal(given.request_id, made.id);
});

test("a bad key and an unknown prediction are refused", async () => {
  const stranger = new VlmRun({ apiKey: "bad", baseURL: process.env.OCELLI_BASE_URL });
  await assert.rejects(stranger.models.list());
  await assert.rejects(client.predictions.get(randomUUID()));
});
