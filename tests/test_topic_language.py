"""A topic of one word is read in the language of its question."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant
from assistant.records import Language

_RIVALS = """# __Rivals__, (from page [20240105](https://example.org/20240105).)

## Signals

| name | description | relevancy |
|:--|:--|--:|
| Export limits | China restricts exports of rare metals. | 4 |
| Barracks | The army recruits abroad. | 4 |
"""


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Quels articles parlent de la Chine ?", 1),
        ("Combien d’articles parlent d’armée ?", 2),
    ],
)
def test_a_french_word_alone_finds_english_rows(tmp_path: Path, question: str, row: int) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "rivals.md").write_text(_RIVALS, encoding="utf-8")
    (corpus / "other.md").write_text(_RIVALS.split("## ")[0] + "\n## Summary\n\nNothing.\n", encoding="utf-8")
    with Assistant.open(home=tmp_path / "home", corpus=corpus) as assistant:
        answer = assistant.ask(question)
    assert f"rivals#signals/{row}" in {str(citation.locator) for citation in answer.citations}
    assert answer.language is Language.FRENCH
