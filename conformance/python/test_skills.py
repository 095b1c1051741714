"""Skills by the `vlmrun` package: registry, references, use in requests (contract A 11, 12, 21.1; B 2 to 5)."""

import urllib.request
import uuid
import zipfile

import pytest
from vlmrun.client.exceptions import ResourceNotFoundError, ValidationError
from vlmrun.client.types import AgentSkill, GenerationConfig

PROMPT = "Extract invoice_number, invoice_date and total_amount from invoices"
SCHEMA = """{"title": "Totals", "type": "object", "properties": {
  "invoice_number": {"type": ["string", "null"], "description": "Number of the invoice"},
  "total_amount": {"type": ["number", "null"], "description": "Total amount to pay, tax included"}}}"""
RECEIPT_SCHEMA = """{"title": "TillReceipt", "type": "object", "properties": {
  "merchant_name": {"type": ["string", "null"], "description": "Name of the shop"},
  "cashier": {"type": ["string", "null"], "description": "Who was at the register"}}}"""


@pytest.fixture
def folder(tmp_path):
    """Makes a skill's folder under a name that nobody has yet."""

    def make(stem="totals", body="Read the invoice's number and total.", schema=SCHEMA, **files):
        made = tmp_path / f"{stem}-{uuid.uuid4().hex[:8]}"
        made.mkdir()
        (made / "SKILL.md").write_text(f"---\nname: {made.name}\ndescription: Reads {stem}.\n---\n{body}\n")
        (made / "schema.json").write_text(schema)
        for name, text in files.items():
            (made / name).write_text(text)
        return made

    return make


@pytest.fixture
def zipped(folder, client, tmp_path):
    """Uploads a skill's folder as a zip and gives file id, name and bytes."""

    def upload(directory):
        path = tmp_path / f"{directory.name}_{uuid.uuid4().hex[:8]}.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for file in sorted(directory.rglob("*")):
                archive.write(file, file.relative_to(directory))
        return client.files.upload(file=path, purpose="assistants").id, path.read_bytes()

    return upload


@pytest.fixture
def publish(client, tmp_path, monkeypatch):
    """Uploads a folder as the package does; the package keeps its archives under the home folder."""
    monkeypatch.setenv("HOME", str(tmp_path))

    def run(directory):
        reference = client.skills.create_from_directory(directory)
        return client.skills.get(id=reference.skill_id)

    return run


def read(client, examples, *skills, file="invoice.pdf", **config):
    made = client.document.generate(
        file=examples / file, batch=False, config=GenerationConfig(skills=list(skills), **config)
    )
    assert made.status == "completed", made
    return made.response


def test_list_pages_and_orders(client, folder, publish):
    for i in range(3):
        publish(folder(f"listed{i}"))
    assert len(client.skills.list(limit=2)) == 2
    first, second = client.skills.list(limit=2), client.skills.list(limit=2, offset=1)
    assert first[1].id == second[0].id
    own = client.skills.list(limit=3, order_by="created_at", descending=True)
    assert [s.created_at for s in own] == sorted((s.created_at for s in own), reverse=True)
    names = [s.name for s in client.skills.list(limit=3, order_by="name", descending=False)]
    assert names == sorted(names)
    every = client.skills.list(limit=1000)
    grouped = client.skills.list(limit=1000, grouped=True)
    assert len({s.name for s in grouped}) == len(grouped) <= len(every)


def test_starter_skills_are_public(client):
    public = {s.name: s for s in client.skills.list(limit=1000, grouped=True) if s.is_public}
    assert {"invoice", "receipt", "id-card", "resume", "bank-statement"} <= public.keys()


def test_create_from_file_then_get_by_id_name_and_version(client, folder, zipped):
    directory = folder()
    file_id, _ = zipped(directory)
    made = client.skills.create(file_id=file_id, name=directory.name, description="Totals of invoices.")
    assert (made.name, made.description, made.status) == (directory.name, "Totals of invoices.", "completed")
    assert client.skills.get(id=made.id).skill_version == made.skill_version
    assert client.skills.get(name=made.name).id == made.id
    assert client.skills.get(name=made.name, version=made.skill_version).id == made.id
    assert client.skills.get(name=made.name, skill_version="latest").id == made.id


def test_create_from_prompt(client, examples):
    made = client.skills.create(prompt=PROMPT)
    assert made.name and made.description and made.skill_version
    response = read(client, examples, AgentSkill(skill_id=made.id))
    assert response["invoice_number"] == "NW-2026-0417"
    assert response["invoice_date"] == "2026-04-17"
    assert response["total_amount"] == 2951.2


def test_create_from_prompt_with_schema(client, examples):
    schema = {"type": "object", "properties": {"order": {"type": ["string", "null"], "description": "Order number"}}}
    made = client.skills.create(prompt="Read the order of an invoice.", json_schema=schema)
    assert set(read(client, examples, AgentSkill(skill_id=made.id))) == {"order"}


def test_create_from_unknown_session_is_not_found(client):
    with pytest.raises(ResourceNotFoundError):
        client.skills.create(session_id=str(uuid.uuid4()))


def test_two_modes_or_none_are_refused(client):
    with pytest.raises(ValidationError):
        client.skills.create(prompt=PROMPT, session_id="x")
    with pytest.raises(ValidationError):
        client.skills.create()


def test_update_makes_a_new_version_of_the_same_name(client, folder, zipped, publish):
    directory = folder()
    first = publish(directory)
    (directory / "SKILL.md").write_text((directory / "SKILL.md").read_text() + "\nRead carefully.\n")
    file_id, _ = zipped(directory)
    second = client.skills.update(first.id, file_id=file_id)
    third = client.skills.update(second.id, description="Other words.")
    assert len({first.id, second.id, third.id}) == len({first.skill_version, second.skill_version, third.skill_version}) == 3
    assert first.name == second.name == third.name
    assert third.description == "Other words."
    assert client.skills.get(name=first.name).id == third.id


def test_the_same_content_is_the_same_version(client, folder, zipped):
    directory = folder()
    file_id, _ = zipped(directory)
    once = client.skills.create(file_id=file_id, name=directory.name, description="x")
    again = client.skills.create(file_id=file_id, name=directory.name, description="x")
    assert once.id == again.id


def test_download_gives_the_bytes_back_without_a_key(client, folder, zipped):
    directory = folder()
    file_id, sent = zipped(directory)
    made = client.skills.create(file_id=file_id, name=directory.name, description="x")
    link = client.skills.download(made.id)
    assert link.expires_in > 0
    with urllib.request.urlopen(link.download_url) as answer:
        assert answer.read() == sent


def test_a_hostile_zip_is_refused(client, tmp_path):
    path = tmp_path / f"{uuid.uuid4().hex}.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("SKILL.md", "---\nname: x\ndescription: y\n---\n")
        archive.writestr("../outside", "z")
    file_id = client.files.upload(file=path, purpose="assistants").id
    with pytest.raises(ValidationError, match="outside"):
        client.skills.create(file_id=file_id, name="x", description="y")


def test_generate_by_every_kind_of_reference(client, folder, examples, publish):
    directory = folder()
    made = publish(directory)
    references = [
        AgentSkill(skill_name=made.name),
        AgentSkill(skill_name=made.name, version=made.skill_version),
        AgentSkill(skill_name=made.name, skill_version=made.skill_version),
        AgentSkill(skill_name=made.name, skill_version="latest"),
        AgentSkill(skill_id=made.id),
        AgentSkill(skill_id=made.name),
        AgentSkill(type="vlm-run", skill_id=made.name, version=made.skill_version),
        AgentSkill(skill_id=made.id, skill_name="not this one"),
        AgentSkill.from_directory(directory),
    ]
    for reference in references:
        response = read(client, examples, reference)
        assert response == {"invoice_number": "NW-2026-0417", "total_amount": 2951.2}, reference


def test_a_pinned_version_stays_and_latest_moves(client, folder, zipped, examples, publish):
    directory = folder()
    first = publish(directory)
    pinned = AgentSkill(skill_name=first.name, skill_version=first.skill_version)
    before = read(client, examples, pinned)
    (directory / "schema.json").write_text(SCHEMA.replace("total_amount", "net_amount").replace("Total amount to pay, tax included", "Net amount"))
    file_id, _ = zipped(directory)
    client.skills.update(first.id, file_id=file_id)
    assert read(client, examples, pinned) == before
    assert "net_amount" in read(client, examples, AgentSkill(skill_name=first.name))


def test_mixed_skills_choose_the_one_that_fits(client, folder, examples, publish):
    stored = publish(folder("bills", "Read the bill of a power company: meter and kilowatt hours."))
    skills = [
        AgentSkill.from_directory(folder("invoice", "Read an invoice: invoice number, due date, order.")),
        AgentSkill.from_directory(folder("receipt", "Read a till receipt: merchant, cashier, register, change.", RECEIPT_SCHEMA)),
        AgentSkill(skill_name=stored.name),
    ]
    invoice = read(client, examples, *skills)
    assert invoice["schemaUsed"].startswith("invoice-") and invoice["invoice_number"] == "NW-2026-0417"
    assert invoice["documentType"] and invoice["classificationRationale"]
    receipt = read(client, examples, *skills, file="receipt.jpg")
    assert receipt["schemaUsed"].startswith("receipt-") and receipt["documentType"] == "TillReceipt"
    assert receipt["cashier"] == "Dana"


def test_a_skill_stands_over_the_domain_and_json_schema_over_all(client, folder, examples):
    skill = AgentSkill.from_directory(folder())
    made = client.document.generate(
        file=examples / "invoice.pdf", domain="document.invoice", config=GenerationConfig(skills=[skill])
    )
    assert set(made.response) == {"invoice_number", "total_amount"}
    schema = {"type": "object", "properties": {"due_date": {"type": ["string", "null"], "format": "date"}}}
    assert set(read(client, examples, skill, json_schema=schema)) == {"due_date"}


def test_grounding_works_with_a_skill(client, folder, examples):
    response = read(client, examples, AgentSkill.from_directory(folder()), grounding=True)
    assert response["invoice_number_metadata"]["bboxes"]


def test_image_generate_takes_skills(client, folder, examples):
    skill = AgentSkill.from_directory(folder("receipt", "Read a till receipt.", RECEIPT_SCHEMA))
    made = client.image.generate(
        domain=None, images=[examples / "receipt.jpg"], batch=False, config=GenerationConfig(skills=[skill])
    )
    assert made.response["cashier"] == "Dana"


@pytest.mark.parametrize(
    "reference, error, words",
    [
        (AgentSkill(skill_name="nobody-has-this"), ResourceNotFoundError, "nobody-has-this"),
        (AgentSkill(skill_name="invoice", skill_version="19990101-00000000"), ResourceNotFoundError, "19990101-00000000"),
        (AgentSkill(), ValidationError, "skill_id"),
        (AgentSkill(type="inline", bundle="not base64!"), ValidationError, "base64|zip"),
    ],
)
def test_a_reference_that_leads_nowhere_says_so(client, examples, reference, error, words):
    with pytest.raises(error, match=words):
        read(client, examples, reference)


def test_cli(client, folder, vlmrun, examples, tmp_path):
    directory = folder("commanded")
    vlmrun("skills", "upload", str(directory))
    made = client.skills.get(name=directory.name)
    assert directory.name in vlmrun("skills", "list", "-n", "5")
    assert made.id in vlmrun("skills", "get", directory.name, "-j")
    assert directory.name in vlmrun("skills", "get", made.id)
    assert made.id in vlmrun("skills", "get", directory.name, "-V", made.skill_version, "-j")
    vlmrun("skills", "download", directory.name, "-o", str(tmp_path / "down"))
    assert list(tmp_path.rglob("down*"))
    prompted = vlmrun("skills", "create", "-p", PROMPT, "-j")
    assert "skill_version" in prompted


def test_cli_generate(client, folder, vlmrun, examples, publish):
    directory = folder("commanded")
    made = publish(directory)
    file = str(examples / "invoice.pdf")
    for reference in (made.name, f"{made.name}:latest", f"{made.name}:{made.skill_version}"):
        assert "NW-2026-0417" in vlmrun("generate", "-i", file, "--skill-id", reference, "--wait", "-f", "json")
    assert "NW-2026-0417" in vlmrun("generate", "-i", file, "-k", str(directory), "--wait", "-f", "json")
