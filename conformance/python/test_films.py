"""Tools for film and sound by both clients, in chat and in executions (contract A 14-16, B 6.1). All is made by the tests."""

import json
import os
import re

import pytest
from openai import OpenAI
from pydantic import BaseModel, Field
from vlmrun.client.types import AgentExecutionConfig
from vlmrun.types import AudioRef, ImageRef, VideoRef

MODEL = "vlmrun-orion-1:auto"
HEARS = pytest.mark.skipif(os.environ.get("OCELLI_SPEECH") != "1", reason="run ./ocelli models pull whisper-base and silero-vad")
SEES_FACES = pytest.mark.skipif(os.environ.get("OCELLI_FACES") != "1", reason="run ./ocelli models pull yunet")


@pytest.fixture(scope="module")
def slides(client, examples):
    return client.files.upload(file=examples / "film.mp4", purpose="assistants")


@pytest.fixture(scope="module")
def talk(client, examples):
    return client.files.upload(file=examples / "talk.mp4", purpose="assistants")


def part(file):
    return {"type": "input_file", "file_id": file.id}


def said(text, *files):
    return [{"role": "user", "content": [*map(part, files), {"type": "text", "text": text}]}]


def ask(client, text, *files, **more):
    return client.agent.completions.create(model=MODEL, messages=said(text, *files), **more)


def text_of(answer):
    return answer.choices[0].message.content


def refs(prefix, text):
    return re.findall(rf"\b{prefix}_[0-9a-f]{{6}}\b", text)


def fetched(client, prefix, answer):
    found = refs(prefix, text_of(answer))
    assert found, text_of(answer)
    return [client.artifacts.get(session_id=answer.session_id, object_id=ref) for ref in found]


def is_mp4(path):
    return path.suffix == ".mp4" and path.read_bytes()[4:8] == b"ftyp"


def is_mp3(path):
    head = path.read_bytes()[:3]
    return path.suffix == ".mp3" and (head == b"ID3" or head[0] == 0xFF)


def test_key_frames_clips_and_sound_of_one_session(client, slides):
    first = ask(client, "Give me the key frames.", slides)
    frames = fetched(client, "img", first)
    assert [frame.size for frame in frames] == [(1280, 720)] * 2
    session = {"session_id": first.session_id}
    clip = ask(client, "Cut the part where the invoice is shown and send it to me.", extra_body=session)
    assert all(map(is_mp4, fetched(client, "vid", clip)))
    joined = ask(client, f"Join film.mp4 and {refs('vid', text_of(clip))[0]}.", extra_body=session)
    assert all(map(is_mp4, fetched(client, "vid", joined)))
    silent = ask(client, "Make an mp3 of the sound of film.mp4", extra_body=session)
    assert "no sound" in text_of(silent) and not refs("aud", text_of(silent))
    listed = {item.object_id for item in client.artifacts.list(session_id=first.session_id).items}
    assert set(refs("img", text_of(first)) + refs("vid", text_of(joined))) <= listed


def test_the_sound_of_a_film_by_the_openai_client(base_url, api_key, client, talk):
    openai = OpenAI(base_url=f"{base_url}/openai", api_key=api_key)
    answer = openai.chat.completions.create(
        model=MODEL,
        messages=[
            {
                "role": "user",
                "content": [
                    {"type": "video_url", "video_url": {"url": talk.public_url}},
                    {"type": "text", "text": "Trim the video to the first 5 seconds and make an mp3 of it."},
                ],
            }
        ],
    )
    assert is_mp4(fetched(client, "vid", answer)[0])
    assert is_mp3(fetched(client, "aud", answer)[0])


@HEARS
def test_speech_is_written_down_and_found(client, talk):
    first = ask(client, "Transcribe the video.", talk)
    assert "garage" in text_of(first) and "Our prices" not in text_of(first)
    session = {"session_id": first.session_id}
    clip = ask(client, "Cut out the part where they talk about the booking number", extra_body=session)
    assert "48213" in text_of(clip).replace(" ", "").replace(",", "")
    assert is_mp4(fetched(client, "vid", clip)[0])
    subtitles = ask(client, "Give me subtitles as SRT", extra_body=session)
    written = client.artifacts.get(session_id=first.session_id, object_id=refs("arr", text_of(subtitles))[0])
    assert b"00:00:" in written and b" --> " in written
    found = ask(client, "Where do they mention the price?", extra_body=session)
    assert re.search(r"At 0:\d\d", text_of(found))


class Clip(BaseModel):
    clip: VideoRef = Field(..., description="The clip")


class Sound(BaseModel):
    sound: AudioRef = Field(..., description="The sound as MP3")


class Frames(BaseModel):
    frames: list[ImageRef] = Field(..., description="The key frames")


@pytest.mark.parametrize(
    ("model", "prompt"),
    [
        (Clip, "Cut the video from 0:01 to 0:03."),
        (Sound, "Make an mp3 of the sound."),
        (Frames, "Take the key frames."),
    ],
)
def test_refs_in_executions(client, talk, model, prompt):
    config = AgentExecutionConfig(prompt=prompt, response_model=model)
    done = client.executions.wait(client.agent.execute(inputs={"film": part(talk)}, config=config).id, timeout=120, sleep=1)
    assert done.status == "completed"
    made = model(**done.response)
    listed = made.frames if model is Frames else [getattr(made, next(iter(model.model_fields)))]
    assert listed
    for ref in listed:
        fetched_one = client.artifacts.get(execution_id=done.id, object_id=ref.id)
        assert fetched_one.size == (640, 360) if model is Frames else (is_mp4(fetched_one) or is_mp3(fetched_one))


def test_an_execution_of_several_steps_over_films(client, slides, talk):
    prompt = "Trim file_1 to the first 2 seconds, then cut the part of file_2 where our prices are shown, and then join them."
    inputs = {"films": [part(slides), part(talk)]}
    done = client.executions.wait(
        client.agent.execute(inputs=inputs, config=AgentExecutionConfig(prompt=prompt)).id, timeout=300, sleep=1
    )
    assert done.status == "completed" and done.usage.steps == 3
    assert done.usage.element_type == "video"
    made = refs("vid", json.dumps(done.response))
    assert is_mp4(client.artifacts.get(execution_id=done.id, object_id=made[-1]))
    assert len(client.artifacts.list(execution_id=done.id).items) == 3


@SEES_FACES
def test_faces_in_a_film_are_blurred(client, examples):
    walk = client.files.upload(file=examples / "walk.mp4", purpose="assistants")
    before = ask(client, "Take a frame at 1 second", walk)
    session = {"session_id": before.session_id}
    assert "1 face" in text_of(ask(client, f"Detect the faces in {refs('img', text_of(before))[0]}", extra_body=session))
    blurred = ask(client, "Blur the faces in walk.mp4", extra_body=session)
    assert is_mp4(fetched(client, "vid", blurred)[0])
    film = refs("vid", text_of(blurred))[0]
    for second in (0.3, 1, 1.7, 2.6):
        frame = ask(client, f"Take a frame of {film} at {second} seconds", extra_body=session)
        faces = ask(client, f"Detect the faces in {refs('img', text_of(frame))[0]}", extra_body=session)
        assert "no face" in text_of(faces), text_of(faces)
