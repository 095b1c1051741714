"""Chat completions and artifacts by the `vlmrun` package with no key of any model (contract A 15, 16, 21.1)."""

import asyncio
import base64
import io
import json
import re
import urllib.request
import wave

import pytest
from openai import AuthenticationError, BadRequestError, NotFoundError
from PIL import Image, ImageDraw, ImageFont
from vlmrun.client import VLMRun
from vlmrun.client.exceptions import ResourceNotFoundError
from vlmrun.client.types import AgentSkill, GenerationConfig

MODEL = "vlmrun-orion-1:auto"
TOTAL = "What is the total amount due?"
SCHEMA = {"type": "object", "properties": {"invoice_id": {"type": ["string", "null"]}, "total_amount": {"type": ["number", "null"]}}}
READ = {"invoice_id": "NW-2026-0417", "total_amount": 2951.2}


def has_total(text):
    return "2,951.20" in text or "2951.2" in text


@pytest.fixture(scope="session")
def invoice(client, examples):
    return client.files.upload(file=examples / "invoice.pdf", purpose="assistants")


@pytest.fixture(scope="session")
def receipt(client, examples):
    return client.files.upload(file=examples / "receipt.jpg", purpose="assistants")


def said(text, *parts):
    return [{"role": "user", "content": [*parts, {"type": "text", "text": text}]}]


def attached(file):
    return {"type": "input_file", "file_id": file.id}


def ask(client, messages, **more):
    return client.agent.completions.create(model=MODEL, messages=messages, **more)


def content(answer):
    return answer.choices[0].message.content


def test_plain_and_streamed_are_the_same_answer(client, invoice):
    answer = ask(client, said(TOTAL, attached(invoice)))
    assert has_total(content(answer))
    assert answer.session_id and answer.usage.credits_used >= 0
    chunks = list(ask(client, said(TOTAL, attached(invoice)), stream=True))
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks) == content(answer)
    assert all(chunk.session_id == chunks[0].session_id for chunk in chunks)


def test_async(client, invoice):
    async def both():
        create = client.agent.async_completions.create
        answer = await create(model=MODEL, messages=said(TOTAL, attached(invoice)))
        stream = await create(model=MODEL, messages=said(TOTAL, attached(invoice)), stream=True)
        return content(answer), "".join([chunk.choices[0].delta.content or "" async for chunk in stream])

    whole, streamed = asyncio.run(both())
    assert has_total(whole) and whole == streamed


def test_the_second_turn_remembers_the_first(client, invoice):
    first = ask(client, said("Which file is this?", attached(invoice)))
    second = ask(client, said(TOTAL), extra_body={"session_id": first.session_id})
    assert second.session_id == first.session_id
    assert has_total(content(second))


def test_the_file_of_the_turn_is_what_is_asked_about(client, invoice, receipt):
    first = ask(client, said(TOTAL, attached(invoice)))
    second = ask(client, said("What is the total?", attached(receipt)), extra_body={"session_id": first.session_id})
    assert "41.35" in content(second)


@pytest.mark.parametrize(
    "response_format",
    [
        {"type": "json_schema", "json_schema": {"name": "invoice", "schema": SCHEMA, "strict": True}},
        {"type": "json_schema", "name": "invoice", "schema": SCHEMA, "strict": True},
        {"type": "json_schema", "json_schema": SCHEMA},
        {"type": "json_object", "schema": SCHEMA},
    ],
)
def test_response_formats_with_a_schema(client, invoice, response_format):
    answer = ask(client, said("Read the invoice.", attached(invoice)), response_format=response_format)
    assert json.loads(content(answer)) == READ


def test_response_format_any_object(client, invoice):
    answer = ask(client, said("Extract invoice_id and total_amount.", attached(invoice)), response_format={"type": "json_object"})
    read = json.loads(content(answer))
    assert isinstance(read, dict) and has_total(json.dumps(read))


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "totals"
    made.mkdir()
    (made / "SKILL.md").write_text("---\nname: totals\ndescription: Reads totals of invoices.\n---\nRead the invoice.\n")
    (made / "schema.json").write_text(json.dumps({"title": "Totals", **SCHEMA}))
    return made


def test_one_skill_with_a_schema_gives_pure_json(client, invoice, folder):
    inline = AgentSkill.from_directory(folder).model_dump(exclude_none=True)
    assert json.loads(content(ask(client, said("", attached(invoice)), skills=[inline]))) == READ
    bare = {"name": inline["name"], "description": inline["description"], "source": {"data": inline["source"]["data"]}}
    assert json.loads(content(ask(client, said("Read it.", attached(invoice)), skills=[bare]))) == READ
    stored = ask(client, said("Read it.", attached(invoice)), skills=[{"skill_name": "invoice"}])
    assert "NW-2026-0417" in json.dumps(json.loads(content(stored)))


def test_a_response_format_stands_above_the_skill(client, invoice):
    only = {"type": "object", "properties": {"invoice_id": {"type": ["string", "null"]}}}
    answer = ask(
        client,
        said("Read it.", attached(invoice)),
        skills=[{"skill_name": "invoice"}],
        response_format={"type": "json_schema", "schema": only},
    )
    assert json.loads(content(answer)) == {"invoice_id": "NW-2026-0417"}


def recording():
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(16000)
        sound.writeframes(b"\0\0" * 16000)
    return out.getvalue()


def data_uri(media_type, content):
    return f"data:{media_type};base64," + base64.b64encode(content).decode()


@pytest.mark.parametrize("kind", ["image_url", "file_url", "document_url", "video_url"])
@pytest.mark.parametrize("carrier", ["http", "data"])
def test_a_file_in_any_part(client, receipt, examples, kind, carrier):
    url = receipt.public_url if carrier == "http" else data_uri("image/jpeg", (examples / "receipt.jpg").read_bytes())
    assert "41.35" in content(ask(client, said("What is the total?", {"type": kind, kind: {"url": url}})))


def test_a_recording_is_taken_in_any_part(client):
    sound = recording()
    url = {"type": "audio_url", "audio_url": {"url": data_uri("audio/wav", sound)}}
    openai = {"type": "input_audio", "input_audio": {"data": base64.b64encode(sound).decode(), "format": "wav"}}
    for part in (url, openai):
        assert content(ask(client, said("Which files are there?", part)))


def test_toolsets(client, invoice):
    assert has_total(content(ask(client, said(TOTAL, attached(invoice)), toolsets=["core", "document"])))
    with pytest.raises(BadRequestError, match="magic"):
        ask(client, said("x"), toolsets=["magic"])


def test_errors(client, base_url, api_key):
    with pytest.raises(NotFoundError):
        client.agent.completions.create(model="vlmrun-orion-9", messages=said("x"))
    with pytest.raises(BadRequestError):
        ask(client, [])
    with pytest.raises(BadRequestError):
        ask(client, said("x", {"type": "image_url", "image_url": {"url": "http://10.0.0.1/x.png"}}))
    with pytest.raises(NotFoundError):
        ask(client, said("x", {"type": "input_file", "file_id": "00000000-0000-0000-0000-000000000000"}))
    other = VLMRun(api_key=api_key, base_url=base_url)
    other.api_key = "wrong"
    with pytest.raises(AuthenticationError):
        ask(other, said("x"))


def ref(prefix, text):
    found = re.search(rf"\b{prefix}_[0-9a-f]{{6}}\b", text)
    assert found, text
    return found.group()


def test_a_picture_is_made_fetched_and_used_again(client, receipt):
    first = ask(client, said("Rotate the picture by 90 degrees and send it to me.", attached(receipt)))
    made = ref("img", content(first))
    picture = client.artifacts.get(session_id=first.session_id, object_id=made)
    assert picture.width > picture.height  # the receipt stands upright
    assert client.artifacts.get(session_id=first.session_id, object_id=made, raw_response=True)[:2] in (b"\x89P", b"\xff\xd8")
    listed = client.artifacts.list(session_id=first.session_id)
    entry = next(item for item in listed.items if item.object_id == made)
    assert listed.namespace_id == first.session_id and entry.source == "store"
    assert client.artifacts.get(session_id=first.session_id, filename=entry.filename)
    second = ask(client, said(f"Rotate {made} by 180 degrees."), extra_body={"session_id": first.session_id})
    assert re.findall(r"img_[0-9a-f]{6}", content(second))[-1] != made
    with pytest.raises(ResourceNotFoundError):
        client.artifacts.get(session_id=first.session_id, object_id="img_000000")


def test_a_redacted_document(client, invoice):
    answer = ask(client, said("Redact the invoice number and send me the file.", attached(invoice)))
    path = client.artifacts.get(session_id=answer.session_id, object_id=ref("doc", content(answer)))
    assert path.read_bytes().startswith(b"%PDF") and b"NW-2026-0417" not in path.read_bytes()


def test_a_toolset_that_lacks_the_tool_makes_nothing(client, invoice):
    answer = ask(client, said("Redact the invoice number and send me the file.", attached(invoice)), toolsets=["web"])
    assert content(answer)
    assert client.artifacts.list(session_id=answer.session_id).items == []


def second_receipt(path):
    page = Image.new("RGB", (900, 700), "white")
    font = ImageFont.load_default(size=34)
    lines = ["Harbour Market", "12 Quay Street", "Cashier: Noor", "Bread 4.20", "Olives 6.35", "Total 10.55"]
    for i, line in enumerate(lines):
        ImageDraw.Draw(page).text((80, 60 + i * 90), line, fill="black", font=font)
    page.save(path)
    return path


def test_a_skill_from_a_session_reads_another_document(client, receipt, tmp_path):
    schema = {"type": "object", "properties": {"cashier": {"type": ["string", "null"], "description": "Who was at the register"}, "total": {"type": ["number", "null"], "description": "Total to pay"}}}
    answer = ask(client, said("Read the receipt.", attached(receipt)), response_format={"type": "json_schema", "schema": schema})
    assert json.loads(content(answer)) == {"cashier": "Dana", "total": 41.35}
    skill = client.skills.create(session_id=answer.session_id)
    assert skill.status == "completed" and skill.name
    made = client.document.generate(
        file=second_receipt(tmp_path / "other.png"), batch=False, config=GenerationConfig(skills=[AgentSkill(skill_id=skill.id)])
    )
    assert made.response == {"cashier": "Noor", "total": 10.55}


def test_a_skill_from_questions(client, receipt, tmp_path):
    first = ask(client, said("Who is the cashier?", attached(receipt)))
    ask(client, said("What is the total?"), extra_body={"session_id": first.session_id})
    skill = client.skills.create(session_id=first.session_id)
    made = client.document.generate(
        file=second_receipt(tmp_path / "other.png"), batch=False, config=GenerationConfig(skills=[AgentSkill(skill_id=skill.id)])
    )
    assert made.response["cashier"] == "Noor" and float(made.response["total"]) == 10.55


def test_a_session_of_nobody_gives_no_skill(client):
    with pytest.raises(ResourceNotFoundError):
        client.skills.create(session_id="00000000-0000-0000-0000-000000000000")


def call(base_url, api_key, path, body=None):
    request = urllib.request.Request(
        base_url + path,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {api_key}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def test_feedback_and_the_log(client, base_url, api_key, invoice):
    answer = ask(client, said(TOTAL, attached(invoice)))
    for chat_id in (answer.id, answer.session_id):
        kept = call(base_url, api_key, "/feedback/submit", {"chat_id": chat_id, "request_id": None, "notes": "Right."})
        assert kept["chat_id"] == chat_id
        assert call(base_url, api_key, f"/feedback/{chat_id}?type=chat")["items"][0]["notes"] == "Right."
    row = next(row for row in call(base_url, api_key, "/ui/completions?limit=50") if row["id"] == answer.id)
    assert row["status"] == "completed" and row["session_id"] == answer.session_id


def test_cli(vlmrun, client, examples, folder, tmp_path):
    file = str(examples / "invoice.pdf")
    assert has_total(vlmrun("chat", TOTAL, "-i", file))
    whole = json.loads(vlmrun("chat", TOTAL, "-i", file, "-ns", "-f", "json"))
    assert has_total(whole["content"]) and whole["usage"]["total_tokens"] > 0
    assert has_total(json.loads(vlmrun("chat", TOTAL, "-i", file, "-f", "json"))["content"])
    assert has_total(vlmrun("chat", TOTAL, "-s", whole["session_id"], "-t", "core", "-t", "document"))
    assert "NW-2026-0417" in vlmrun("chat", "-p", "Read it", "-i", file, "-k", str(folder), "-m", "vlmrun-orion-1:fast")
    assert "NW-2026-0417" in vlmrun("chat", "Read it", "-i", file, "--skill-id", "invoice:latest")


def test_cli_artifacts(vlmrun, examples, tmp_path):
    out = tmp_path / "made"
    answer = json.loads(
        vlmrun("chat", "Rotate the picture by 90 degrees and send it to me.", "-i", str(examples / "receipt.jpg"), "-ns", "-f", "json", "-o", str(out))
    )
    made = ref("img", answer["content"])
    assert (out / f"{made}.jpg").exists()
    assert made in vlmrun("artifacts", "list", "-s", answer["session_id"])
    vlmrun("artifacts", "get", made, "-s", answer["session_id"], "--raw", "-o", str(tmp_path / "picture"))
    assert (tmp_path / "picture").stat().st_size > 0
