"""The `vlmrun` command of the Python package (contract A 21.5, the lines of files, requests and the hub)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

VLMRUN = shutil.which("vlmrun", path=str(Path(sys.executable).parent))


@pytest.fixture
def vlmrun(base_url, api_key, tmp_path):
    environment = {**os.environ, "VLMRUN_API_KEY": api_key, "VLMRUN_BASE_URL": base_url, "HOME": str(tmp_path)}
    environment |= {"COLUMNS": "250", "NO_COLOR": "1", "TERM": "dumb"}

    def run(*arguments):
        done = subprocess.run([VLMRUN, *arguments], env=environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


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
