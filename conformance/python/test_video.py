"""Film by the published client (contract A 7.1, 7.4 and 16). One film is drawn by the tests and silent, one talks."""

import os

import pytest
from vlmrun.client.exceptions import APIError
from vlmrun.client.types import AgentSkill, GenerationConfig


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


@pytest.mark.skipif(os.environ.get("OCELLI_SPEECH") != "1", reason="run ./ocelli models pull whisper-base and silero-vad")
def test_a_skill_reads_a_film_that_talks(client, examples):
    config = GenerationConfig(grounding=True, skills=[AgentSkill(skill_name="call-summary")])
    prediction = client.video.generate(file=examples / "talk.mp4", batch=True, config=config)
    done = client.predictions.wait(prediction.id, timeout=300)
    assert done.status == "completed"
    assert done.response["caller_name"].endswith("Miller")  # the voice is made up
    place = done.response["caller_name_metadata"]["bboxes"][0]
    assert 5 < place["timestamp"] < place["end_timestamp"] < 16


def test_segments_of_a_wished_length(client, examples):
    config = GenerationConfig(video_segment_duration=1.0, video_frames_per_segment=1)
    answer = client.video.generate(
        file=examples / "film.mp4", domain="video.transcription", batch=False, config=config
    ).response
    assert [s["start_time"] for s in answer["segments"]] == [0.0, 1.0, 2.0, 3.0]
    assert "Opening hours" in answer["segments"][1]["video"]["content"]
    assert sum(len(shot["frames"]) for shot in answer["shots"]) == 4


def test_what_pictures_show_needs_a_model(client, examples):
    with pytest.raises(APIError) as refused:
        client.video.generate(file=examples / "film.mp4", domain="video.dashcam", batch=False)
    assert refused.value.http_status == 400
    assert "OCELLI_MODEL" in str(refused.value)
