"""Film by the published client (contract A 7.1, 7.4 and 16). The film is drawn by the tests and silent."""

import pytest
from vlmrun.client.types import GenerationConfig


@pytest.fixture(scope="module")
def prediction(client, examples):
    prediction = client.video.generate(file=examples / "film.mp4", domain="video.transcription", batch=True)
    return client.predictions.wait(prediction.id, timeout=120)


def test_a_film_is_written_down_in_batch(prediction):
    assert prediction.status == "completed"
    assert 3.5 < prediction.response["metadata"]["duration"] < 4.5
    segments = prediction.response["segments"]
    assert len(segments) == 2
    assert "Opening hours" in segments[0]["video"]["content"]
    assert "Invoice 4711" in segments[1]["video"]["content"]
    assert abs(segments[1]["start_time"] - 2) < 0.5
    assert prediction.usage.element_type == "video"
    assert prediction.usage.credits_used == 10


def test_fields_of_a_film_have_box_and_time(client, examples, prediction):
    schema = {
        "title": "Slide",
        "type": "object",
        "properties": {"invoice_number": {"type": ["string", "null"], "description": "Number of the invoice"}},
    }
    config = GenerationConfig(json_schema=schema, grounding=True, prompt="Read the slides.")
    answer = client.video.generate(file=examples / "film.mp4", batch=False, config=config).response
    assert answer["invoice_number"] == "4711"
    place = answer["invoice_number_metadata"]["bboxes"][0]
    assert 1.5 < place["timestamp"] < 3
    assert len(place["bbox"]["xywh"]) == 4
