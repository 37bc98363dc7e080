"""Addresses are found in every form, and those of a model's own making never reach a reader alive."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.composing import compose_markdown, escape_markdown, unescape_markdown
from assistant.hostile.addresses import find_addresses
from assistant.records import ArticleReference, Citation, Locator, Proven, SentenceRole


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://evil.example/a?b=c.", ["https://evil.example/a?b=c"]),
        ("voir evil.example/loire", ["evil.example/loire"]),
        ("www.evil.example!", ["www.evil.example"]),
        ("écrire à fraude@evil.example", ["fraude@evil.example"]),
        ("javascript:alert(1)", ["javascript:alert(1"]),
        ("p. ex. 3.5 %, e.g. U.S.A. at 10:30", []),
        ("Nota:ceci", []),
    ],
)
def test_addresses_are_found(text: str, found: list[str]) -> None:
    assert find_addresses(text) == found


def test_only_the_address_of_the_cited_article_becomes_a_link() -> None:
    article = ArticleReference("a", "A", None, "https://cnil.example/a_b", None)
    citation = Citation(1, Locator("a", "header"), "x", article, None, None, None, "a.md", (1, 1))
    text = "At https://cnil.example/a_b, not https://evil.example, www.evil.example or x@evil.example."
    written = compose_markdown([Proven(text, SentenceRole.STATEMENT, (citation,))])
    assert "https://cnil.example/a_b" in written
    assert "https\\://evil.example" in written
    assert "www\\.evil" in written
    assert "x\\@evil" in written
    assert unescape_markdown(written) == f"{text} [1]"


@settings(deadline=None)
@given(st.text(st.sampled_from("\\`*_[]()<>|~#+-:/.@www http1 é\n"), max_size=40))
def test_what_is_escaped_comes_back_as_it_was(text: str) -> None:
    assert unescape_markdown(escape_markdown(text)) == text
