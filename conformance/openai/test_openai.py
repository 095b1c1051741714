"""The `openai` package, pinned and latest, against chat completions (contract A 16, 21.4)."""

import json

import pytest
from openai import AuthenticationError, BadRequestError, NotFoundError, OpenAI
from pydantic import BaseModel

MODEL = "vlmrun-orion-1:auto"
TOTAL = "What is the total amount due?"
SCHEMA = {"type": "object", "properties": {"invoice_id": {"type": "string"}}, "required": ["invoice_id"], "additionalProperties": False}


def test_models(openai):
    listed = [model.id for model in openai.models.list()]
    assert MODEL in listed
    assert openai.models.retrieve(MODEL).id == MODEL


def test_plain(openai, asking):
    answer = openai.chat.completions.create(model=MODEL, messages=asking(TOTAL))
    assert "2,951.20" in answer.choices[0].message.content or "2951.2" in answer.choices[0].message.content
    assert answer.choices[0].finish_reason == "stop"
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens > 0
    assert isinstance(answer.usage.credits_used, int)
    assert answer.session_id


def test_stream_is_the_same_answer(openai, asking):
    whole = openai.chat.completions.create(model=MODEL, messages=asking(TOTAL)).choices[0].message.content
    chunks = list(openai.chat.completions.create(model=MODEL, messages=asking(TOTAL), stream=True))
    assert chunks[0].choices[0].delta.role == "assistant"
    assert len({chunk.session_id for chunk in chunks}) == len({chunk.id for chunk in chunks}) == 1
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks) == whole
    assert chunks[-1].choices[0].finish_reason == "stop"
    assert chunks[-1].usage.total_tokens > 0


def test_progress_comes_as_reasoning(openai, asking):
    chunks = openai.chat.completions.create(model=MODEL, messages=asking(TOTAL), stream=True)
    assert "".join(getattr(chunk.choices[0].delta, "reasoning_content", None) or "" for chunk in chunks)


def test_usage_in_a_chunk_of_its_own(openai, asking):
    chunks = list(
        openai.chat.completions.create(
            model=MODEL, messages=asking(TOTAL), stream=True, stream_options={"include_usage": True}
        )
    )
    assert chunks[-1].choices == [] and chunks[-1].usage.total_tokens > 0
    assert all(chunk.usage is None for chunk in chunks[:-1])


def test_json_schema(openai, asking):
    answer = openai.chat.completions.create(
        model=MODEL,
        messages=asking("Read the invoice."),
        response_format={"type": "json_schema", "json_schema": {"name": "invoice", "strict": True, "schema": SCHEMA}},
    )
    assert json.loads(answer.choices[0].message.content) == {"invoice_id": "NW-2026-0417"}


def test_parse(openai, asking):
    class Invoice(BaseModel):
        invoice_id: str
        total_amount: float

    answer = openai.chat.completions.parse(model=MODEL, messages=asking("Read the invoice."), response_format=Invoice)
    assert answer.choices[0].message.parsed == Invoice(invoice_id="NW-2026-0417", total_amount=2951.2)


def test_extra_body(openai, asking):
    answer = openai.chat.completions.create(
        model=MODEL,
        messages=asking("Read it."),
        extra_body={"skills": [{"skill_name": "invoice"}], "toolsets": ["core", "document"], "session_id": None},
    )
    assert "NW-2026-0417" in json.dumps(json.loads(answer.choices[0].message.content))
    again = openai.chat.completions.create(
        model=MODEL, messages=[{"role": "user", "content": TOTAL}], extra_body={"session_id": answer.session_id}
    )
    assert again.session_id == answer.session_id
    assert "2,951.20" in again.choices[0].message.content or "2951.2" in again.choices[0].message.content


def test_a_picture_as_a_data_uri(openai, asking):
    answer = openai.chat.completions.create(
        model=MODEL, messages=asking("What is the total?", "receipt.jpg", "image/jpeg", "image_url")
    )
    assert "41.35" in answer.choices[0].message.content


def test_errors(openai, base):
    messages = [{"role": "user", "content": "Hello"}]
    with pytest.raises(AuthenticationError):
        OpenAI(api_key="wrong", base_url=base, max_retries=0).chat.completions.create(model=MODEL, messages=messages)
    with pytest.raises(NotFoundError) as unknown:
        openai.chat.completions.create(model="gpt-9", messages=messages)
    assert unknown.value.code == "model_not_found"
    with pytest.raises(BadRequestError):
        openai.chat.completions.create(model=MODEL, messages=[])
    with pytest.raises(BadRequestError):
        openai.chat.completions.create(model=MODEL, messages=messages, n=2)


def test_leaving_in_the_middle_frees_the_session(openai, asking):
    stream = openai.chat.completions.create(model=MODEL, messages=asking("Read all the text."), stream=True)
    session = next(iter(stream)).session_id
    stream.close()
    answer = openai.chat.completions.create(model=MODEL, messages=asking(TOTAL), extra_body={"session_id": session})
    assert answer.session_id == session


FUNCTION = {
    "type": "function",
    "function": {
        "name": "book_table",
        "description": "Books a table.",
        "parameters": {"type": "object", "properties": {"seats": {"type": "integer"}}},
    },
}


def named(tool):
    return {"type": "function", "function": {"name": tool}}


def test_tools_that_must_not_be_called_need_no_model(openai, asking):
    answer = openai.chat.completions.create(model=MODEL, messages=asking(TOTAL), tools=[FUNCTION], tool_choice="none")
    assert "2951.2" in answer.choices[0].message.content.replace(",", "")
    assert answer.choices[0].finish_reason == "stop"
    assert not answer.choices[0].message.tool_calls


@pytest.mark.parametrize("choice", ["auto", "required", named("book_table")])
def test_tools_of_the_caller_need_a_model(openai, asking, choice):
    with pytest.raises(BadRequestError) as refused:
        openai.chat.completions.create(model=MODEL, messages=asking(TOTAL), tools=[FUNCTION], tool_choice=choice)
    assert refused.value.code == "needs_model"
    assert refused.value.param == "tools"


@pytest.mark.parametrize(
    "choice, param",
    [(named("fly"), "tool_choice.function.name"), ("maybe", "tool_choice"), ({"type": "custom"}, "tool_choice.type")],
)
def test_a_choice_of_no_tool_is_named(openai, asking, choice, param):
    with pytest.raises(BadRequestError) as refused:
        openai.chat.completions.create(model=MODEL, messages=asking(TOTAL), tools=[FUNCTION], tool_choice=choice)
    assert refused.value.param == param
