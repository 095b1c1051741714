"""A client of the running server and the project's example documents with the places of their words."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from vlmrun.client import VLMRun

VLMRUN = shutil.which("vlmrun", path=str(Path(sys.executable).parent))


@pytest.fixture(scope="session")
def base_url():
    return os.environ["OCELLI_BASE_URL"]


@pytest.fixture(scope="session")
def api_key():
    return os.environ["OCELLI_API_KEY"]


@pytest.fixture(scope="session")
def client(base_url, api_key):
    return VLMRun(api_key=api_key, base_url=base_url, max_retries=1)


@pytest.fixture(scope="session")
def examples():
    return Path(os.environ["OCELLI_EXAMPLES"])


@pytest.fixture(scope="session")
def truth():
    """File name -> [{content, page, xywh}]: every run of text that was drawn."""
    return json.loads(Path(os.environ["OCELLI_TRUTH"]).read_text())


def iou(a, b):
    """Intersection over union of two xywh boxes."""
    w = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    h = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    shared = max(w, 0) * max(h, 0)
    return shared / (a[2] * a[3] + b[2] * b[3] - shared)


@pytest.fixture(scope="session")
def assert_grounded(truth):
    """Checks that the boxes of ``field`` cover the run of text ``printed``."""

    def check(file, response, field, printed):
        boxes = response[f"{field}_metadata"]["bboxes"]
        assert boxes, f"{field} has no box"
        places = [p for p in truth[file] if p["content"] == printed]
        assert places, f"{printed!r} was not drawn on {file}"
        best = max(iou(b["bbox"]["xywh"], p["xywh"]) for b in boxes for p in places if b["page"] == p["page"])
        assert best >= 0.5, f"{field}: best IoU {best:.2f} with {printed!r}"

    return check


@pytest.fixture
def vlmrun(base_url, api_key, tmp_path):
    environment = {**os.environ, "VLMRUN_API_KEY": api_key, "VLMRUN_BASE_URL": base_url, "HOME": str(tmp_path)}
    environment |= {"COLUMNS": "250", "NO_COLOR": "1", "TERM": "dumb"}

    def run(*arguments):
        done = subprocess.run([VLMRUN, *arguments], env=environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run
