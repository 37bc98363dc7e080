"""Questions put more plainly, as the lines of plain_words.toml say; each way to ask has a question that it serves."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from assistant.asking.plain_words import WAYS, say_plainer

_CASES = {
    question: plain
    for family in tomllib.loads(Path(__file__).with_name("plain_words.toml").read_text(encoding="utf-8")).values()
    for question, plain in family.items()
}


@pytest.mark.parametrize(("question", "plain"), _CASES.items(), ids=list(_CASES))
def test_a_question_is_put_plainly(question: str, plain: str) -> None:
    assert say_plainer(question) == plain


def test_each_way_to_ask_serves_a_question() -> None:
    served: set[str] = set()
    for question in _CASES:
        text = question
        for line, way in WAYS.items():
            plain = way.apply(text)
            served |= {line} if plain != text else set()
            text = plain
    assert [line for line in WAYS if line not in served] == []
