"""Agents and executions (contract A 13, 14, 21.1, 21.5, 21.6)."""

import json
import threading
import uuid
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import requests
from pydantic import BaseModel
from vlmrun.client.exceptions import ResourceNotFoundError, ValidationError
from vlmrun.client.types import (
    AgentCreationConfig,
    AgentExecutionConfig,
    AgentSkill,
    GenerationConfig,
    RequestMetadata,
)
from vlmrun.common.webhook import verify_webhook

INVOICE = AgentExecutionConfig(skills=[AgentSkill(skill_name="invoice")])
SCHEMA = {"type": "object", "properties": {"invoice_number": {"type": "string"}, "total_amount": {"type": "number"}}}


@pytest.fixture(scope="module")
def stored(client, examples):
    return client.files.upload(examples / "invoice.pdf")


def inputs(stored):
    return {"file": {"type": "input_file", "file_id": stored.id}}


def finished(client, accepted):
    assert accepted.status in ("enqueued", "pending", "running") and accepted.name
    done = client.executions.wait(accepted.id, timeout=60, sleep=1)
    assert done.completed_at and isinstance(done.response, dict)
    return done


def test_a_skill_by_name_with_boxes(client, stored, assert_grounded):
    done = finished(client, client.agent.execute(inputs=inputs(stored), config=INVOICE))
    assert done.response["invoice_number"] == "NW-2026-0417"
    assert_grounded("invoice.pdf", done.response, "invoice_number", "NW-2026-0417")
    assert done.usage.steps >= 1 and done.usage.credits_used > 0 and done.usage.element_type == "page"
    assert done.execution_mode == "agent"


class FileUrl(BaseModel):
    url: str


class FilePart(BaseModel):
    type: str = "file_url"
    file_url: FileUrl


class Inputs(BaseModel):
    file: FilePart


def test_inputs_as_a_model_and_as_a_list(client, stored):
    model = Inputs(file=FilePart(file_url=FileUrl(url=stored.public_url)))
    by_model = finished(client, client.agent.execute(inputs=model, config=INVOICE))
    listed = {"files": [{"type": "input_file", "file_id": stored.id}]}
    by_list = finished(client, client.agent.execute(inputs=listed, config=INVOICE))
    assert by_model.response == by_list.response


def test_json_schema_and_response_model_stand_above_the_skill(client, stored):
    class Invoice(BaseModel):
        invoice_number: str
        total_amount: float

    by_schema = AgentExecutionConfig(json_schema=SCHEMA)
    done = finished(client, client.agent.execute(inputs=inputs(stored), config=by_schema))
    assert done.response["invoice_number"] == "NW-2026-0417"
    by_model = AgentExecutionConfig(response_model=Invoice, skills=[AgentSkill(skill_name="receipt")])
    cast = Invoice(**finished(client, client.agent.execute(inputs=inputs(stored), config=by_model)).response)
    assert cast.total_amount == 2951.20


def test_an_inline_skill(client, stored, tmp_path):
    folder = tmp_path / "numbers"
    folder.mkdir()
    (folder / "SKILL.md").write_text("---\nname: numbers\ndescription: Reads numbers.\n---\nRead the invoice's number.\n")
    (folder / "schema.json").write_text(json.dumps(SCHEMA))
    config = AgentExecutionConfig(skills=[AgentSkill.from_directory(folder)])
    done = finished(client, client.agent.execute(inputs=inputs(stored), config=config))
    assert done.response["invoice_number"] == "NW-2026-0417"


def test_a_prompt_alone_answers_an_object(client, stored):
    config = AgentExecutionConfig(prompt="What is the total amount of this invoice?")
    done = finished(client, client.agent.execute(inputs=inputs(stored), config=config, toolsets=["core", "document"]))
    assert "2,951.20" in json.dumps(done.response) or "2951.2" in json.dumps(done.response)


def test_metadata_and_refusals(client, stored):
    metadata = RequestMetadata(environment="staging", session_id=str(uuid.uuid4()))
    finished(client, client.agent.execute(inputs=inputs(stored), config=INVOICE, metadata=metadata))
    with pytest.raises(ValidationError, match="magic"):
        client.agent.execute(inputs=inputs(stored), config=INVOICE, toolsets=["magic"])
    with pytest.raises(ResourceNotFoundError):
        client.agent.execute(name="nobody:v9", inputs=inputs(stored))
    with pytest.raises(ResourceNotFoundError):
        client.executions.get(str(uuid.uuid4()))


def test_a_failed_execution_says_why_and_wait_times_out(client, tmp_path):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4\nbroken " + uuid.uuid4().bytes)
    part = {"type": "input_file", "file_id": client.files.upload(broken).id}
    accepted = client.agent.execute(inputs={"file": part}, config=AgentExecutionConfig(json_schema=SCHEMA))
    with pytest.raises(TimeoutError):
        client.executions.wait(accepted.id, timeout=12, sleep=1)
    failed = client.executions.get(accepted.id)
    assert failed.status == "failed" and failed.usage.message


def test_agents(client, stored):
    name = f"bills-{uuid.uuid4().hex[:6]}:v1"
    config = AgentCreationConfig(prompt=f"Read bills {name}.", skills=[AgentSkill(skill_name="invoice")])
    made = client.agent.create(config=config, name=name)
    assert made.name == name and made.status == "completed"
    for found in (
        client.agent.get(name=name),
        client.agent.get(id=made.id),
        client.agent.get(prompt=config.prompt),
        client.agent.get_by_id(made.id),
    ):
        assert found.id == made.id and found.description and found.prompt == config.prompt
    assert made.id in [agent.id for agent in client.agent.list()]
    assert client.agent.create(config=AgentCreationConfig(prompt=f"Count the pages {uuid.uuid4().hex}.")).name
    done = finished(client, client.agent.execute(name=name, inputs=inputs(stored)))
    assert done.name == name and done.response["invoice_number"] == "NW-2026-0417"
    with pytest.raises(ResourceNotFoundError):
        client.agent.get(name="nobody")
    with pytest.raises(ValidationError):
        client.agent.get(name="a:b:c")


def test_a_stored_agent_on_one_file(client, examples, stored):
    name = f"one-{uuid.uuid4().hex[:6]}"
    skills = [AgentSkill(skill_name="invoice")]
    client.agent.create(config=AgentCreationConfig(prompt="Read it.", skills=skills), name=f"{name}:v1")
    now = client.document.execute(name=name, file=stored.id)
    assert now.status == "completed" and now.response["invoice_number"] == "NW-2026-0417"
    later = client.document.execute(name=name, version="v1", url=stored.public_url, batch=True, config=GenerationConfig())
    assert client.predictions.wait(later.id, timeout=60, sleep=1).response == now.response
    picture = client.image.execute(name=name, images=[examples / "receipt.jpg"])
    assert picture.status == "completed"


def test_executions_are_listed_newest_first(client, stored):
    last = client.agent.execute(inputs=inputs(stored), config=INVOICE)
    listed = client.executions.list(limit=5)
    assert listed[0].id == last.id and len(listed) <= 5
    assert client.executions.list(skip=1, limit=1)[0].id != last.id


def test_a_callback_is_signed(client, stored):
    calls = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            calls.append((body, self.headers["X-VLMRun-Signature"], self.headers["X-VLMRun-Delivery"]))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/done"
    done = finished(client, client.agent.execute(inputs=inputs(stored), config=INVOICE, callback_url=url))
    for _ in range(100):
        if calls:
            break
        threading.Event().wait(0.1)
    server.shutdown()
    body, signature, delivery = calls[0]
    assert verify_webhook(body, signature, "webhook-secret") and delivery
    assert json.loads(body)["id"] == done.id and json.loads(body)["response"] == done.response


def test_workflow_tools(client, base_url, api_key, stored):
    """n8n: look-up by a body on GET, inputs as plain addresses, only a prompt in config."""
    headers = {"Authorization": f"Bearer {api_key}", "X-Client-Id": "n8n-vlmrun-1.0"}
    made = client.agent.create(config=AgentCreationConfig(prompt=f"Read {uuid.uuid4().hex}."))
    found = requests.get(f"{base_url}/agent/lookup", json={"id": made.id}, headers=headers)
    assert found.status_code == 200 and found.json()["id"] == made.id
    assert requests.get(f"{base_url}/agent", headers=headers).status_code == 200
    for given in ({"url": stored.public_url}, {"urls": {"k": stored.public_url}}):
        body = {"config": {"prompt": "What is the invoice number?"}, "inputs": given}
        accepted = requests.post(f"{base_url}/agent/execute", json=body, headers=headers)
        assert accepted.status_code == 201
        done = client.executions.wait(accepted.json()["id"], timeout=60, sleep=1)
        assert "NW-2026-0417" in json.dumps(done.response)


def test_the_command_line(vlmrun, examples, client):
    out = vlmrun("execute", "-p", "Read the invoice", "-i", str(examples / "invoice.pdf"), "--skill-id", "invoice:latest",
                 "--poll-interval", "1", "-f", "json")
    assert "NW-2026-0417" in out
    accepted = vlmrun("execute", "-p", "Read it", "-i", str(examples / "invoice.pdf"), "--skill-id", "invoice", "--no-wait",
                      "-m", "vlmrun-orion-1:lite", "-t", "document")
    assert accepted
    last = client.executions.list(limit=1)[0]
    assert last.id[:8] in vlmrun("executions", "list")
    client.executions.wait(last.id, timeout=60, sleep=1)
    assert "completed" in vlmrun("executions", "get", last.id)
