"""The `vlmrun` command of the Python package (contract A 21.5, the lines of files, requests and the hub)."""

import os


def test_models_and_hub(vlmrun):
    assert "document.invoice" in vlmrun("models", "list")
    assert vlmrun("hub", "version").strip()
    assert "document.receipt" in vlmrun("hub", "list")
    assert "invoice_id" in vlmrun("hub", "schema", "document.invoice")


def test_files(vlmrun, tmp_path):
    note = tmp_path / "cli-note.txt"
    note.write_text("from the command line " + os.urandom(4).hex())
    vlmrun("files", "upload", str(note))
    assert "cli-note.txt" in vlmrun("files", "list")


def test_generate_waits_for_the_result(vlmrun, examples):
    printed = vlmrun("generate", "-i", str(examples / "invoice.pdf"), "-d", "document.invoice", "--wait", "-f", "json")
    assert "NW-2026-0417" in printed


def test_generate_from_a_picture_without_batch(vlmrun, examples):
    arguments = ["-i", str(examples / "receipt.jpg"), "-d", "document.receipt", "--no-batch", "-f", "json"]
    assert "41.35" in vlmrun("generate", *arguments)


def test_predictions(vlmrun, client, examples):
    made = client.document.generate(file=examples / "invoice.pdf", domain="document.invoice")
    assert made.id[:8] in vlmrun("predictions", "list")
    assert "NW-2026-0417" in vlmrun("predictions", "get", made.id)
