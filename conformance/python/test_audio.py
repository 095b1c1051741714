"""Sound by both clients (contract A 7.1, 7.4 and 16). Needs the speech packs, which the server is asked for."""

import os

import pytest
from openai import OpenAI
from vlmrun.client.exceptions import APIError
from vlmrun.client.types import AgentSkill, GenerationConfig

if os.environ.get("OCELLI_SPEECH") != "1":
    pytest.skip("left out: run ./ocelli models pull whisper-base and silero-vad first", allow_module_level=True)


@pytest.fixture(scope="module")
def transcript(client, examples):
    prediction = client.audio.generate(file=examples / "call.mp3", domain="audio.transcription", batch=True)
    return client.predictions.wait(prediction.id, timeout=300)


def test_a_recording_is_written_down_in_batch(transcript):
    assert transcript.status == "completed"
    segments = transcript.response["segments"]
    assert 30 < transcript.response["metadata"]["duration"] < 40
    assert "garage" in segments[0]["audio"]["content"]
    assert all(s["start_time"] < s["end_time"] for s in segments)
    assert transcript.usage.element_type == "audio"


def test_a_skill_reads_fields_with_their_times(client, examples, transcript):
    prediction = client.audio.generate(
        file=examples / "call.mp3",
        batch=False,
        config=GenerationConfig(grounding=True, skills=[AgentSkill(skill_name="call-summary")]),
    )
    assert prediction.response["caller_name"] == "Peter Miller"
    assert prediction.response["appointment_date"] == "2026-03-14"
    place = prediction.response["caller_name_metadata"]["bboxes"][0]
    assert 6 < place["timestamp"] < 14


@pytest.mark.parametrize("shape", ["json", "text", "srt", "vtt", "verbose_json"])
def test_the_openai_client_gets_every_shape(base_url, api_key, examples, transcript, shape):
    openai = OpenAI(base_url=f"{base_url}/openai", api_key=api_key)
    with (examples / "call.mp3").open("rb") as file:
        answer = openai.audio.transcriptions.create(file=file, model="whisper-1", response_format=shape)
    text = answer if isinstance(answer, str) else answer.text
    assert "Thank you for calling" in text
    if shape == "verbose_json":
        assert answer.segments[0].end > answer.segments[0].start
        assert answer.language == "english"


def test_a_skill_runs_in_batch_with_a_name_of_its_own(client, examples):
    prediction = client.audio.generate(
        file=examples / "call.mp3", batch=True, config=GenerationConfig(skills=[AgentSkill(skill_name="call-summary")])
    )
    done = client.predictions.wait(prediction.id, timeout=300)
    assert done.status == "completed"
    assert done.response["caller_name"] == "Peter Miller"
    assert done.usage.element_type == "audio"


def test_a_summary_is_made_of_the_recordings_own_sentences(client, examples, transcript):
    answer = client.audio.generate(file=examples / "call.mp3", domain="audio.transcription-summary", batch=False).response
    said = " ".join(segment["content"] for segment in transcript.response["segments"])
    assert answer["summary_method"] == "extractive"
    assert 1 <= len(answer["key_points"]) <= 8
    assert all(point["content"] in said for point in answer["key_points"])


def test_a_recording_that_is_cut_off_is_a_typed_error(client, tmp_path):
    broken = tmp_path / "broken.mp3"
    broken.write_bytes(b"ID3\x03\x00\x00\x00\x00\x00\x00" + b"\x00" * 200)
    with pytest.raises(APIError) as refused:
        client.audio.generate(file=broken, domain="audio.transcription", batch=False)
    assert refused.value.http_status == 400
