"""Which article a title names, however it is written."""

from __future__ import annotations

import pytest

from assistant.retrieval.naming import Titles

TITLES = Titles(
    {
        "a": "The Future of Écologie, and More",
        "b": "The Future",
        "c": "Robots",
        "d": "Robots at Work in the City",
        "e": "Robots at Work in the Port",
    }
)


@pytest.mark.parametrize(
    ("text", "article"),
    [
        pytest.param("the future of ecologie and more", "a", id="capitals-accents-and-marks-make-no-difference"),
        pytest.param("of Écologie and", "a", id="a-part-names-the-only-title-that-holds-it"),
        pytest.param("THE FUTURE", "b", id="the-same-title-wins-over-one-that-holds-it"),
        pytest.param("an article on robots at work in the city today", "d", id="a-text-that-holds-a-title"),
        pytest.param("robots at work", None, id="several-hold-it"),
        pytest.param("city", None, id="a-part-of-one-word-names-nothing"),
        pytest.param("robots", "c", id="a-title-of-one-word-is-named-by-itself"),
        pytest.param("robots for all", None, id="a-title-of-one-word-is-held-by-nothing"),
        pytest.param("uture of Écolog", None, id="whole-words-only"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_title_names_its_article(text: str, article: str | None) -> None:
    assert TITLES.find(text) == article
