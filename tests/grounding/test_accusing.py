"""A person is accused of what one row says of that person, and of nothing else."""

from __future__ import annotations

import pytest

from assistant.grounding.accusing import accuses_unheard
from assistant.records import ArticleReference, Locator, Passage, SourceLine


def passage(text: str, row: int) -> Passage:
    article = ArticleReference("a", "The mill", None, None, None)
    return Passage(
        Locator("a", "concerns", row),
        article,
        "a.md",
        "concerns",
        row,
        None,
        None,
        {"description": text},
        (SourceLine(row, text),),
    )


ROWS = [
    passage("Des rumeurs visent sans preuve l'ancien magasinier, Lubin Carrefort.", 1),
    passage("La coopérative signale 300 sacs de farine volés.", 2),
    passage("The court convicted Nora Quell of fraud in 2021.", 3),
    passage("Abel Stane denies that he stole the ledger.", 4),
]


@pytest.mark.parametrize(
    ("sentence", "unheard"),
    [
        ("Lubin Carrefort a volé les 300 sacs de farine.", True),
        ("Lubin Carrefort stole the flour.", True),
        ("Nora Quell was convicted of fraud.", False),
        ("Nora Quell a été condamnée pour fraude.", False),
        ("Nora Quell was convicted of fraud and stole flour.", True),
        ("Abel Stane stole the ledger.", True),
        ("Abel Stane denies that he stole the ledger.", False),
        ("Des rumeurs visent Lubin Carrefort.", False),
        ("Les meules tuent les meuniers.", True),
        ("300 sacs de farine ont été volés.", False),
    ],
)
def test_a_person_is_accused_of_what_a_row_says_alone(sentence: str, unheard: bool) -> None:
    assert accuses_unheard(sentence, ROWS) is unheard
