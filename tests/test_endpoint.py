"""An OpenAI-compatible endpoint embeds and answers, over real HTTP; its failures are one clear line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pydantic import SecretStr

from assistant import Assistant
from assistant.errors import NotReachable, SettingsBroken
from assistant.index.embedding import open_embedder
from assistant.records import Engine
from assistant.settings import Settings
from tests.endpoint import Endpoint, run_endpoint


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with run_endpoint() as server:
        yield server


def settings_for(endpoint: Endpoint, home: Path, **values: str) -> Settings:
    set_for_all = Settings(home=home, base_url=endpoint.url, api_key=SecretStr("secret-key"))
    return set_for_all.model_copy(update=values)


def test_texts_are_sent_as_text_and_come_back_as_unit_vectors(endpoint: Endpoint, tmp_path: Path) -> None:
    embedder = open_embedder(settings_for(endpoint, tmp_path, embedder="openai", embedding_model="letters"))
    vectors = embedder.embed(["one", "two"])
    assert vectors.shape == (2, 16)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1])
    assert endpoint.received[-1]["input"] == ["one", "two"]
    assert endpoint.received[-1]["model"] == "letters"
    assert embedder.embed([]).shape == (0, 16)


def test_an_index_of_another_embedder_is_rebuilt_with_a_word(
    endpoint: Endpoint, home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = settings_for(endpoint, home, embedder="openai", embedding_model="letters")
    with Assistant.open(settings=settings) as assistant:
        assert "universal-sentence-encoder" in caplog.text
        assert "letters" in caplog.text
        assert assistant.status().embedder.endswith("letters")
        assert assistant.ask("What is Ekonom IA for?", engine="extractive").engine is Engine.EXTRACTIVE


def test_a_model_behind_the_endpoint_answers_and_its_tokens_are_counted(endpoint: Endpoint, home: Path) -> None:
    with Assistant.open(settings=settings_for(endpoint, home, model="small")) as assistant:
        answer = assistant.ask("What is Ekonom IA for?")
        assert assistant.status().engine == "small"
    assert answer.engine is Engine.MODEL
    assert answer.answer == "The articles speak of it. [1]"
    assert answer.dropped == ("It costs 12345 euros.",)
    assert (answer.usage.input_tokens, answer.usage.output_tokens) == (100, 20)
    assert endpoint.received[-1]["model"] == "small"


@pytest.mark.parametrize("status", [401, 404])
def test_a_refusal_names_what_to_check_and_never_the_key(status: int, endpoint: Endpoint, home: Path) -> None:
    endpoint.status = status
    with Assistant.open(settings=settings_for(endpoint, home)) as assistant:
        with pytest.raises(NotReachable, match="OPENAI_API_KEY") as refused:
            assistant.ask("What is Ekonom IA for?", engine="model")
        answer = assistant.ask("What is Ekonom IA for?")
    assert "secret-key" not in str(refused.value)
    assert answer.engine is Engine.EXTRACTIVE
    assert "did not answer" in answer.answer


def test_an_embedding_endpoint_that_refuses_is_named(endpoint: Endpoint, tmp_path: Path) -> None:
    endpoint.status = 401
    with pytest.raises(NotReachable, match="ASSISTANT_EMBEDDING_MODEL"):
        open_embedder(settings_for(endpoint, tmp_path, embedder="openai"))
    with pytest.raises(SettingsBroken, match="OPENAI_BASE_URL"):
        open_embedder(Settings(home=tmp_path, embedder="openai"))
