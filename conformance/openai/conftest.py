"""OpenAI clients, whatever their version, at a running server (contract A 21.4)."""

import base64
import os
from pathlib import Path

import pytest
from openai import OpenAI


@pytest.fixture(scope="session")
def base():
    return os.environ["OCELLI_BASE_URL"] + "/openai"


@pytest.fixture(scope="session")
def key():
    return os.environ["OCELLI_API_KEY"]


@pytest.fixture(scope="session")
def openai(base, key):
    return OpenAI(api_key=key, base_url=base, max_retries=0)


@pytest.fixture(scope="session")
def data_uri():
    """An example document as a data URI."""

    def make(name, media_type):
        content = (Path(os.environ["OCELLI_EXAMPLES"]) / name).read_bytes()
        return f"data:{media_type};base64," + base64.b64encode(content).decode()

    return make


@pytest.fixture(scope="session")
def asking(data_uri):
    """Messages that ask about an example document."""

    def make(text, name="invoice.pdf", media_type="application/pdf", part="file_url"):
        uri = data_uri(name, media_type)
        return [{"role": "user", "content": [{"type": "text", "text": text}, {"type": part, part: {"url": uri}}]}]

    return make
