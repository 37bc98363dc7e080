"""Placeholders stand for personal data on the way to an endpoint, and for nothing on the way back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage

from assistant import Assistant
from assistant.privacy.masking import Mask
from assistant.records import Language, Turn
from assistant.rendering import describe_masked, render_json, render_plain
from assistant.settings import Settings
from tests.endpoint import Endpoint, run_endpoint

NAME, EMAIL, PHONE = "Solène Kerbrat", "solene.kerbrat@exemple.fr", "06 12 34 56 78"
QUESTION = f"Mrs {NAME} ({EMAIL}, {PHONE}) asks what projects like Ekonom IA promote in communities."
FRAGMENTS = re.compile(r"kerbrat|sol[eè]ne|exemple\.fr|12 34 56|12345678", re.IGNORECASE)
FAITHFUL = "Projects like Ekonom IA promote sustainable practices in communities"


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with run_endpoint() as server:
        yield server


def settings_for(endpoint: Endpoint, home: Path, **changes: object) -> Settings:
    given = {"home": home, "OPENAI_BASE_URL": endpoint.url, "mask_personal_data": "always", **changes}
    return Settings.model_validate(given)


def bodies(endpoint: Endpoint) -> str:
    return json.dumps([{**body, "key": ""} for body in endpoint.received], ensure_ascii=False)


def test_pieces_are_hidden_and_restored() -> None:
    mask = Mask([QUESTION])
    hidden = mask.hide(QUESTION)
    assert hidden.startswith("Mrs <NAME_1> (<EMAIL_1>, <PHONE_1>) asks")
    assert mask.restore(hidden) == QUESTION
    assert mask.counts == {"email": 1, "name": 1, "phone": 1}


def test_a_person_keeps_one_placeholder() -> None:
    mask = Mask(["Mme Solène Kerbrat écrit.", "Que répondre à KERBRAT, puis à M. Yannick Floc’h ?"])
    assert mask.hide("Solène  Kerbrat, kerbrat et Yannick Floc'h") == "<NAME_1>, <NAME_1> et <NAME_2>"


def test_part_of_a_name_that_the_corpus_uses_is_left() -> None:
    mask = Mask(["Je m’appelle Rose Kerbrat."], lambda words: words == "Rose")
    assert mask.hide("la Rose de Kerbrat") == "la Rose de <NAME_1>"


def test_what_a_person_writes_like_a_placeholder_stays_what_it_is() -> None:
    mask = Mask(["Que veut dire <NAME_1> ? Je m’appelle Solène Kerbrat."])
    hidden = mask.hide("Que veut dire <NAME_1> ? Je m’appelle Solène Kerbrat.")
    assert hidden == "Que veut dire <NAME_1> ? Je m’appelle <NAME_2>."
    assert mask.restore(hidden) == "Que veut dire <NAME_1> ? Je m’appelle Solène Kerbrat."


@pytest.mark.parametrize("written", ["<NAME_1>", "[NAME_1]", "NAME_1", "< Name_1 >", "<name-1>", "<NAME 1>"])
def test_a_model_may_write_a_placeholder_in_its_own_way(written: str) -> None:
    mask = Mask(["Je m’appelle Solène Kerbrat."])
    mask.hide("Solène Kerbrat")
    assert mask.restore(f"Bonjour {written}, voici.") == "Bonjour Solène Kerbrat, voici."


def test_a_placeholder_nobody_gave_is_left() -> None:
    mask = Mask(["Je m’appelle Solène Kerbrat."])
    mask.hide("Solène Kerbrat")
    assert mask.restore("<NAME_7> and <EMAIL_1>") == "<NAME_7> and <EMAIL_1>"


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8])
def test_a_stream_may_cut_a_placeholder_anywhere(size: int) -> None:
    mask = Mask([QUESTION])
    told = f"To {mask.hide(f'{NAME} at {EMAIL}')}: a < b, [p12] and NAME_1. Done"
    pieces = [told[at : at + size] for at in range(0, len(told), size)]
    assert "".join(mask.restore_stream(pieces)) == f"To {NAME} at {EMAIL}: a < b, [p12] and {NAME}. Done"


def test_no_endpoint_sees_personal_data_and_the_reader_sees_the_name(endpoint: Endpoint, home: Path) -> None:
    endpoint.reply = lambda prompt: (
        f"{FAITHFUL} [{prompt.split('<passages>' + chr(10) + '[')[1][:7]}]. <NAME_1> asks."
        if "<passages>" in prompt
        else "What else does <NAME_1> ask?"
    )
    with Assistant.open(settings=settings_for(endpoint, home)) as assistant:
        answer = assistant.ask(QUESTION, [Turn("user", f"Je m’appelle {NAME}.")])
    assert "<NAME_1>" in bodies(endpoint)
    assert not FRAGMENTS.search(bodies(endpoint))
    assert f"{NAME} asks." in (answer.answer, *answer.dropped)
    assert answer.masked == {"email": 1, "name": 1, "phone": 1}
    assert render_json(answer)["masked"] == dict(answer.masked)
    assert describe_masked(answer.masked, answer.language) in render_plain(answer)


def test_a_follow_up_is_rewritten_without_personal_data(endpoint: Endpoint, home: Path) -> None:
    endpoint.reply = lambda prompt: "Which concerns does <NAME_1> name about Ekonom IA?"
    earlier = [Turn("user", f"My name is {NAME}, call me on {PHONE}. What is Ekonom IA?")]
    with Assistant.open(settings=settings_for(endpoint, home)) as assistant:
        assistant.ask(f"And what about them for {NAME}?", earlier)
    assert len(endpoint.received) >= 2
    assert not FRAGMENTS.search(bodies(endpoint))


def test_embedder_and_reranker_are_sent_nothing_personal(endpoint: Endpoint, tmp_path: Path, seeds: Path) -> None:
    settings = settings_for(endpoint, tmp_path / "home", embedder="openai", reranker_model="r", seeds=seeds)
    with Assistant.open(settings=settings) as assistant:
        assistant.ask(QUESTION, [Turn("user", f"Écrivez à {EMAIL}, je suis {NAME}.")])
        assistant.ask("Et pour elle ?", [Turn("user", f"Mme {NAME} : {PHONE}, que dire d’Ekonom IA ?")])
        assistant.search(QUESTION)
        assistant.closest_articles(QUESTION, [Turn("user", QUESTION)])
        assistant.as_retriever(limit=2).invoke(QUESTION)
    paths = {body["path"] for body in endpoint.received}
    assert paths == {"/v1/embeddings", "/v1/rerank", "/v1/chat/completions"}
    assert not FRAGMENTS.search(bodies(endpoint))


def test_a_model_on_this_machine_is_asked_openly(endpoint: Endpoint, home: Path) -> None:
    with Assistant.open(settings=settings_for(endpoint, home, mask_personal_data="remote")) as assistant:
        answer = assistant.ask(f"What do projects like Ekonom IA promote in communities, asks Mrs {NAME}?")
    assert NAME in bodies(endpoint)
    assert answer.masked == {}


def test_without_a_model_nothing_is_masked(seed_assistant: Assistant) -> None:
    assert seed_assistant.ask(QUESTION).masked == {}


def test_a_model_that_a_program_brings_counts_as_remote(home: Path) -> None:
    prompts: list[str] = []

    class Recording(GenericFakeChatModel):
        def _generate(self, messages: list, *arguments: object, **named: object) -> object:
            prompts.append(str(messages[-1].content))
            return super()._generate(messages, *arguments, **named)

    model = Recording(messages=iter([AIMessage("NOT IN THE ARTICLES")] * 9))
    with Assistant.open(settings=Settings(home=home), model=model) as assistant:
        assistant.ask(QUESTION)
    assert prompts
    assert not FRAGMENTS.search("".join(prompts))


@pytest.mark.parametrize(
    ("url", "remote"),
    [
        ("http://127.0.0.1:8000/v1", False),
        ("http://127.9.9.9/v1", False),
        ("http://localhost:11434/v1", False),
        ("http://[::1]:8000/v1", False),
        ("http://localhost.example.org/v1", True),
        ("http://127.0.0.1.example.org/v1", True),
        ("http://127.0.0.1@example.org/v1", True),
        ("http://10.0.0.5/v1", True),
        ("nonsense", True),
        (None, True),
    ],
)
def test_only_loopback_is_this_machine(url: str | None, remote: bool) -> None:
    settings = Settings.model_validate({"OPENAI_BASE_URL": url})
    assert settings.endpoint_is_remote is remote
    assert settings.masks(remote=settings.endpoint_is_remote) is remote


def test_the_notice_reads_well() -> None:
    masked = {"email": 1, "name": 2, "phone": 1}
    listed = "1 e-mail address, 2 names and 1 telephone number"
    assert describe_masked(masked, Language.ENGLISH) == (
        f"Personal data replaced before anything was sent to the model: {listed}."
    )
    assert describe_masked(masked, Language.FRENCH) == (
        "Données personnelles remplacées avant l’envoi au modèle\u00a0: 1 adresse électronique, 2 noms et "
        "1 numéro de téléphone."
    )
    assert describe_masked({}, Language.FRENCH) == ""
