"""Question, article and page may each be in another language: an answer is in that of its question.

What it quotes stays in the article's own words, with their accents.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from assistant.api.metrics import MeasuredAssistant
from assistant.api.routes import build_api, open_workers
from assistant.settings import Settings

FRENCH = """# __Les forêts de Névache__

## Concerns

| name | description | relevancy |
|:--|:--|--:|
| Sécheresse des mélèzes | Les mélèzes de Névache meurent après trois étés sans pluie. | 5 |
"""
ENGLISH = """# __Ferries of Calder__

## Concerns

| name | description | relevancy |
|:--|:--|--:|
| Battery shortage | The battery ferries of Calder wait two years for their cells. | 4 |
"""
QUOTES = {"nevache": "Les mélèzes de Névache meurent après trois étés sans pluie.",
          "calder": "The battery ferries of Calder wait two years for their cells."}  # fmt: skip
QUESTIONS = [
    pytest.param("Pourquoi les mélèzes de Névache meurent-ils ?", "fr", "nevache", id="fr-fr"),
    pytest.param("Why do the larches of Névache die?", "en", "nevache", id="en-fr"),
    pytest.param("Qu’attendent les ferries à batterie de Calder ?", "fr", "calder", id="fr-en"),
    pytest.param("What do the battery ferries of Calder wait for?", "en", "calder", id="en-en"),
]
FRAMES = {"fr": "D’après l’article", "en": "According to the article"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("languages")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "nevache.md").write_text(FRENCH, encoding="utf-8")
    (folder / "corpus" / "calder.md").write_text(ENGLISH, encoding="utf-8")
    settings = Settings(home=folder / "home", seeds=folder / "corpus")
    with MeasuredAssistant.open(settings=settings) as assistant:
        yield TestClient(build_api(assistant, settings, assistant.metrics, open_workers(settings)))


@pytest.mark.parametrize("page", ["fr", "en"])
@pytest.mark.parametrize("written", ["as it is", "without accents", "decomposed"])
@pytest.mark.parametrize(("question", "language", "article"), QUESTIONS)
def test_an_answer_is_in_the_language_of_its_question(
    question: str, language: str, article: str, written: str, page: str, client: TestClient
) -> None:
    if written != "as it is":
        question = unicodedata.normalize("NFD", question)
    if written == "without accents":
        question = "".join(letter for letter in question if not unicodedata.combining(letter))
    answer = client.post("/api/ask", json={"question": question}, headers={"accept-language": page}).json()
    assert answer["language"] == language
    assert answer["answer"].startswith(FRAMES[language])
    assert answer["citations"][0]["locator"] == f"{article}#concerns/1"
    assert answer["citations"][0]["quote"] in QUOTES[article]
    assert answer["citations"][0]["quote"] in answer["answer"].replace("\\", "")
