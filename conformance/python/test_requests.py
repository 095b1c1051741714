"""Requests, predictions and feedback on real documents (contract A 7, 10 and 21.1)."""

import hashlib
import hmac
import json
import threading
import uuid
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import List, Optional

import pytest
import requests
from PIL import Image
from pydantic import BaseModel
from vlmrun.client.exceptions import ResourceNotFoundError, ValidationError
from vlmrun.client.types import FileResponse, GenerationConfig, MarkdownDocument, RequestMetadata

GROUNDED = GenerationConfig(grounding=True, confidence=True)


def check_invoice(file, response, assert_grounded):
    assert response["invoice_id"] == "NW-2026-0417"
    assert response["invoice_issue_date"] == "2026-04-17"
    assert response["invoice_due_date"] == "2026-05-17"
    assert response["issuer_name"] == "Northwind Bicycle Works GmbH"
    assert response["customer_name"] == "Harbour City Couriers Ltd"
    assert response["total_amount"] == 2951.20
    assert response["subtotal"] == 2480.00
    assert response["tax_amount"] == 471.20
    assert len(response["items"]) == 5
    assert_grounded(file, response, "invoice_id", "NW-2026-0417")
    assert_grounded(file, response, "invoice_issue_date", "17 April 2026")
    assert_grounded(file, response, "customer_name", "Harbour City Couriers Ltd")
    assert response["total_amount_metadata"]["confidence"] in ("hi", "med", "low")


@pytest.mark.parametrize("name", ["invoice.pdf", "invoice-scan.pdf"])
def test_an_invoice_in_one_synchronous_call(client, examples, assert_grounded, name):
    prediction = client.document.generate(file=examples / name, domain="document.invoice", config=GROUNDED)
    assert prediction.status == "completed" and prediction.completed_at
    assert prediction.usage.elements_processed == 2 and prediction.usage.element_type == "page"
    check_invoice("invoice.pdf", prediction.response, assert_grounded)


@pytest.mark.parametrize("name", ["invoice.pdf", "invoice-scan.pdf"])
def test_an_invoice_in_batch_and_poll(client, examples, assert_grounded, name):
    accepted = client.document.generate(file=examples / name, domain="document.invoice", config=GROUNDED, batch=True)
    assert accepted.status in ("enqueued", "pending", "running") and accepted.response is None
    done = client.predictions.wait(accepted.id, timeout=60, sleep=1)
    check_invoice("invoice.pdf", done.response, assert_grounded)


def test_by_file_id_and_by_public_url(client, examples):
    stored: FileResponse = client.files.upload(examples / "invoice.pdf")
    by_id = client.document.generate(file=stored.id, domain="document.invoice")
    by_url = client.document.generate(url=stored.public_url, domain="document.invoice")
    assert by_id.response == by_url.response
    assert not [key for key in by_id.response if key.endswith("_metadata")]


def test_a_receipt_picture(client, examples, assert_grounded):
    for images in ([examples / "receipt.jpg"], [Image.open(examples / "receipt.jpg")]):
        prediction = client.image.generate(domain="document.receipt", images=images, config=GROUNDED)
        response = prediction.response
        assert response["merchant_name"].upper() == "GREEN LANTERN GROCERY"
        assert response["transaction_date"] == "2026-03-14"
        assert response["total"] == 41.35
        assert len(response["items"]) == 4
        assert prediction.usage.element_type == "image"


def test_autocast_gives_an_object_of_the_domain(client, examples):
    # Without a config the client stumbles over its own cache key.
    picture = [examples / "receipt.jpg"]
    config = GenerationConfig()
    prediction = client.image.generate(domain="document.receipt", images=picture, config=config, autocast=True)
    assert isinstance(prediction.response, BaseModel)
    assert prediction.response.total == 41.35


def test_a_picture_url(client, examples):
    url = client.files.upload(examples / "receipt.jpg").public_url
    assert client.image.generate(domain="document.receipt", urls=[url]).response["total"] == 41.35


def test_images_in_batch(client, examples):
    accepted = client.image.generate(domain="document.receipt", images=[examples / "receipt.jpg"], batch=True)
    assert client.predictions.wait(accepted.id, timeout=60, sleep=1).response["total"] == 41.35


def test_an_image_file_on_the_document_route(client, examples):
    assert client.document.generate(file=examples / "receipt.jpg", domain="document.receipt").response["total"] == 41.35


class Line(BaseModel):
    description: str
    quantity: Optional[int] = None
    amount: float


class Bill(BaseModel):
    invoice_number: str
    invoice_date: date
    seller_name: str
    grand_total: float
    currency: Optional[str] = None
    purchase_order_colour: Optional[str] = None
    items: List[Line]


def test_the_callers_own_model(client, examples):
    config = GenerationConfig(response_model=Bill, grounding=True)
    response = client.document.generate(file=examples / "invoice.pdf", config=config, domain="document.invoice").response
    bill = Bill(**{k: v for k, v in response.items() if not k.endswith("_metadata")})
    assert bill.invoice_number == "NW-2026-0417" and bill.invoice_date == date(2026, 4, 17)
    assert bill.grand_total == 2951.20 and bill.currency == "EUR"
    assert bill.purchase_order_colour is None
    assert [line.quantity for line in bill.items] == [2, 4, 8, 5, 1]


def test_only_the_pages_asked_for(client, examples):
    config = GenerationConfig(page_indices=[1])
    prediction = client.document.generate(file=examples / "invoice.pdf", domain="document.invoice", config=config)
    assert prediction.usage.elements_processed == 1
    assert prediction.response["total_amount"] == 2951.20
    assert prediction.response["invoice_id"] is None
    with pytest.raises(ValidationError, match="page"):
        client.document.generate(
            file=examples / "invoice.pdf", domain="document.invoice", config=GenerationConfig(page_indices=[7])
        )


def test_markdown_is_cast_by_the_client(client, examples):
    accepted = client.document.generate(file=examples / "report.pdf", domain="document.markdown", batch=True)
    document = client.predictions.wait(accepted.id, timeout=60, sleep=1).response
    assert isinstance(document, MarkdownDocument)
    page = document.pages[0]
    assert "Quarterly Water Quality Report" in page.content
    assert '<Table id="tb-0"/>' in page.content
    assert [header.name for header in page.tables[0].headers][:2] == ["Station", "pH"]
    assert len(page.tables[0].data) == 4


def test_a_passport_through_its_machine_readable_zone(client, examples):
    response = client.image.generate(domain="document.us-passport", images=[examples / "passport.png"]).response
    assert response["family_name"] == "VANTERPOOL"
    assert response["given_names"] == "MIRA JOSEPHINE"
    assert response["document_id"] == "K7734219P"
    assert response["date_of_birth"] == "1988-02-09"
    assert response["expiration_date"] == "2031-06-30"


def test_a_schema_is_proposed_for_an_unknown_document(client, examples):
    proposed = client.document.schema(file=examples / "invoice.pdf")
    names = set(proposed.response.json_schema["properties"])
    assert {"invoice_number", "due_date"} <= names
    assert client.image.schema(images=[examples / "receipt.jpg"]).response.json_schema["properties"]


def test_predictions_are_listed_newest_first(client, examples):
    made = client.document.generate(file=examples / "invoice.pdf", domain="document.invoice")
    listed = client.predictions.list(limit=5)
    assert listed[0].id == made.id
    assert client.predictions.get(made.id).response == made.response


def test_unknown_things_are_told(client, examples):
    with pytest.raises(ResourceNotFoundError):
        client.predictions.get(str(uuid.uuid4()))
    with pytest.raises(ValidationError, match="document.unheard-of"):
        client.document.generate(file=examples / "invoice.pdf", domain="document.unheard-of")
    with pytest.raises(ValidationError, match="model"):
        client.image.generate(domain="retail.product-catalog", images=[examples / "receipt.jpg"])


def test_a_damaged_file_fails_readably(client, tmp_path):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 " + uuid.uuid4().bytes * 20)
    with pytest.raises(ValidationError):
        client.document.generate(file=broken, domain="document.invoice")
    accepted = client.document.generate(file=broken, domain="document.invoice", batch=True)
    with pytest.raises(TimeoutError):
        client.predictions.wait(accepted.id, timeout=6, sleep=1)
    failed = client.predictions.get(accepted.id)
    assert failed.status == "failed" and failed.usage.message


def test_metadata_and_detail_are_accepted(client, examples):
    prediction = client.document.generate(
        file=examples / "invoice.pdf",
        domain="document.invoice",
        config=GenerationConfig(detail="hi"),
        metadata=RequestMetadata(environment="prod", session_id="s-1", allow_training=False),
    )
    assert prediction.status == "completed"


def test_feedback(client, examples):
    made = client.document.generate(file=examples / "invoice.pdf", domain="document.invoice")
    given = client.feedback.submit(made.id, response={"total_amount": 2951.2}, notes="checked")
    assert given.request_id == made.id
    items = client.feedback.get(made.id).items
    assert [(i.notes, i.response) for i in items] == [("checked", {"total_amount": 2951.2})]
    with pytest.raises(ResourceNotFoundError):
        client.feedback.submit(str(uuid.uuid4()), notes="nobody")


def test_a_callback_is_signed(client, examples):
    from vlmrun.common.webhook import verify_webhook

    received = []
    arrived = threading.Event()

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            received.append((body, self.headers["X-VLMRun-Signature"]))
            self.send_response(200)
            self.end_headers()
            arrived.set()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=server.handle_request, daemon=True).start()
    accepted = client.document.generate(
        file=examples / "invoice.pdf",
        domain="document.invoice",
        batch=True,
        callback_url=f"http://127.0.0.1:{server.server_port}/hook",
    )
    assert arrived.wait(60)
    server.server_close()
    body, signature = received[0]
    assert json.loads(body)["id"] == accepted.id
    assert verify_webhook(body, signature, "webhook-secret")
    assert signature == "sha256=" + hmac.new(b"webhook-secret", body, hashlib.sha256).hexdigest()


def test_the_same_idempotency_key_gives_the_same_answer(client, base_url, api_key, examples):
    stored = client.files.upload(examples / "invoice.pdf")
    headers = {"Authorization": f"Bearer {api_key}", "Idempotency-Key": str(uuid.uuid4())}
    body = {"file_id": stored.id, "domain": "document.invoice", "batch": True}
    first, second = (requests.post(f"{base_url}/document/generate", json=body, headers=headers, timeout=30) for _ in "ab")
    assert first.json()["id"] == second.json()["id"]
    other = requests.post(f"{base_url}/document/generate", json={**body, "batch": False}, headers=headers, timeout=30)
    assert other.status_code == 409
