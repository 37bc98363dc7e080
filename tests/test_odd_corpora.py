"""Articles laid out otherwise than the published ones: what they say is found, told whole and cited where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant

ARTICLES = {
    "batteries.md": """# Solid-state batteries reach pilot lines

## Key figures

| Metric | Value | Source |
|---|---|---|
| Energy density | 450 Wh/kg | QuantumLeap |
| Pilot line cost | $1.2 billion | annual report |

## Signals

| name | description | country | relevancy |
|---|---|---|---|
| Pilot line in Nagoya | A pilot line makes 10,000 cells a month. | Japan | ★★★★☆ |
| Recycled cobalt | Recyclers meet a fifth of the demand. | | high |
""",
    "velo.md": """# Le vélo électrique en Belgique

**Chiffres clés**

N° | Indicateur | Valeur | Unité
---|---|---|---
1 | Prix moyen | 3 250 | €
2 | Accidents mortels | 97 | décès

**Acteurs**

| Acteur | Rôle | Pays |
|---|---|---|
| Van Moof | Fabricant en faillite en 2023 | Pays-Bas |

**Préoccupations**

| nom | description | pertinence |
| Incendies | Des batteries prennent feu dans les caves. | moyenne |
""",
    "minutes.txt": """Minutes of the steering committee, 14 March 2024

Present: A. Martin, B. Okafor

The committee approved the pilot of remote polling stations in three municipalities.
The server migration slipped to September because the supplier delivered late.
""",
    "pumpen.md": """# Wärmepumpen im Altbau

## Signale

| Name | Beschreibung | Relevanz |
|---|---|---|
| Flüsterpumpen | Neue Wärmepumpen sind leiser als 35 Dezibel. | 4 |
""",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("odd")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Assistant.open(home=folder / "home", corpus=folder) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "locator", "told"),
    [
        pytest.param("What does the pilot line cost?", "batteries#key figures/2",
                     "“Pilot line cost”): Value: “$1.2 billion”, Source: “annual report”", id="figure"),
        pytest.param("Quel est le prix moyen ?", "velo#chiffres clés/1",
                     "Prix moyen\u00a0»)\u00a0: Valeur\u00a0: «\u00a03 250\u00a0», Unité\u00a0: «\u00a0€\u00a0»",
                     id="figure-and-unit-behind-a-number"),
        pytest.param("Quel acteur est en faillite ?", "velo#acteurs/1", "Fabricant en faillite en 2023", id="actor"),
        pytest.param("How relevant is “Recycled cobalt”?", "batteries#signals/2", "is “high”", id="rated-in-words"),
        pytest.param("Quelle est la pertinence de « Incendies » ?", "velo#préoccupations/1",
                     "est de «\u00a0moyenne\u00a0»", id="rated-in-words-in-a-table-without-rule"),
        pytest.param("What did the committee approve?", "minutes#text", "remote polling stations", id="plain-text"),
        pytest.param("Why did the server migration slip?", "minutes#text", "the supplier delivered late",
                     id="plain-text-further-down"),
        pytest.param("How loud are new heat pumps?", "pumpen#signale/1", "leiser als 35 Dezibel", id="german"),
    ],
)  # fmt: skip
def test_what_an_odd_article_says_is_told(assistant: Assistant, question: str, locator: str, told: str) -> None:
    answer = assistant.ask(question)
    assert str(answer.citations[0].locator) == locator
    assert told in answer.answer


@pytest.mark.parametrize(
    ("question", "locators"),
    [
        pytest.param("Which signals have relevancy 4?", {"batteries#signals/1", "pumpen#signale/1"}, id="stars"),
        pytest.param("Quels sont les acteurs ?", {"velo#acteurs/1"}, id="unknown-table"),
        pytest.param("How many concerns are there?", {"velo#préoccupations/1"}, id="bold-heading-and-no-rule"),
        pytest.param("How many signals are there?",
                     {"batteries#signals/1", "batteries#signals/2", "pumpen#signale/1"}, id="german-heading"),
    ],
)  # fmt: skip
def test_rows_of_odd_tables_are_counted(assistant: Assistant, question: str, locators: set[str]) -> None:
    answer = assistant.ask(question)
    assert answer.engine == "table"
    assert answer.table is not None
    assert answer.table.total == len(locators)
    assert {str(citation.locator) for citation in answer.citations} == locators


def test_a_whole_row_is_quoted_as_it_stands(assistant: Assistant) -> None:
    (citation,) = assistant.ask("What is the energy density?").citations
    assert (citation.quote, citation.row_name, citation.lines) == ("450 Wh/kg | QuantumLeap", "Energy density", (7, 7))


@pytest.mark.parametrize(
    "question", ["What is this corpus about?", "What is in the corpus?", "Que contient le corpus ?"]
)
def test_a_corpus_without_themes_is_told_by_its_articles(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert {citation.article.id for citation in answer.citations} == {Path(name).stem for name in ARTICLES}


@pytest.mark.parametrize(
    "question", ["Wie laut sind die neuen Wärmepumpen?", "¿Cuántos decibelios hacen las bombas?", "新的热泵有多吵？"]
)
def test_a_question_in_another_language_is_answered_in_english(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).language == "en"


def test_a_name_from_elsewhere_leaves_a_question_french(assistant: Assistant) -> None:
    assert assistant.ask("Que dit-on d’El Niño ?").language == "fr"
