"""Pydantic AI, a second client of the OpenAI protocol, unmodified."""

import asyncio
import os
from pathlib import Path

import pytest
from pydantic import BaseModel
from pydantic_ai import Agent, BinaryContent, NativeOutput
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider


class Receipt(BaseModel):
    cashier: str
    total: float


@pytest.fixture
def model(base, key):
    return OpenAIChatModel("vlmrun-orion-1:auto", provider=OpenAIProvider(base_url=base, api_key=key))


@pytest.fixture
def receipt():
    content = (Path(os.environ["OCELLI_EXAMPLES"]) / "receipt.jpg").read_bytes()
    return BinaryContent(data=content, media_type="image/jpeg")


def test_text(model, receipt):
    result = Agent(model, instructions="Answer briefly.").run_sync(["What is the total?", receipt])
    assert "41.35" in result.output


def test_typed_output(model, receipt):
    result = Agent(model, output_type=NativeOutput(Receipt)).run_sync(["Read the receipt.", receipt])
    assert result.output == Receipt(cashier="Dana", total=41.35)


def test_a_second_turn_with_the_history_sent_again(model, receipt):
    agent = Agent(model)
    first = agent.run_sync(["What is the total?", receipt])
    second = agent.run_sync("And who is the cashier?", message_history=first.all_messages())
    assert "Dana" in second.output


def test_stream(model, receipt):
    agent = Agent(model)

    async def read():
        async with agent.run_stream(["What is the total?", receipt]) as result:
            return await result.get_output()

    assert "41.35" in asyncio.run(read())
