"""Cosines by leading components, and exact ones where they count."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant import Assistant
from assistant.index import vocabulary
from assistant.index.components import leading_components
from assistant.index.embedding import open_embedder
from assistant.index.passagevectors import PassageVectors
from assistant.index.vocabulary import Vocabulary
from assistant.settings import Settings


@pytest.fixture(scope="module")
def vectors() -> np.ndarray:
    """Unit vectors most of whose variance lies in few directions, as with texts."""
    chance = np.random.default_rng(3)
    drawn = chance.normal(size=(900, 512)) * np.geomspace(1, 0.02, 512)
    return (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)


def held(vectors: np.ndarray, whole_up_to: int) -> PassageVectors:
    lines = np.arange(len(vectors), dtype=np.int32)[::-1].copy()  # the order of a store is its own
    return PassageVectors(vectors[::-1].astype(np.float16), lines, whole_up_to=whole_up_to)


def test_few_passages_are_compared_exactly(vectors: np.ndarray) -> None:
    few = held(vectors, 900)
    assert few.is_whole
    assert few.lost(vectors[0]) == 0
    assert np.allclose(few.scan(vectors[0]), vectors @ vectors[0], atol=2e-3)


def test_many_are_compared_by_components_and_put_right(vectors: np.ndarray) -> None:
    many, exact = held(vectors, 100), vectors @ vectors[7]
    assert not many.is_whole
    scanned = many.scan(vectors[7])
    assert 1e-3 < np.abs(scanned - exact).max() < 0.2
    best, places = np.argsort(-exact)[:20], np.argsort(-scanned)[:100]
    assert set(best) <= set(places)
    assert np.allclose(many.cosines(vectors[7], places), exact[places], atol=2e-3)
    assert many.lost(vectors[7]) == pytest.approx(float(np.mean((scanned - exact) ** 2)), rel=0.2)
    assert np.allclose(many.whole(), vectors, atol=1e-3)


def test_components_are_orthonormal_and_the_most_telling_ones(vectors: np.ndarray) -> None:
    basis = leading_components(vectors, 160)
    assert np.allclose(basis.T @ basis, np.eye(160), atol=1e-4)
    told = np.linalg.norm(vectors @ basis, axis=0)
    assert (np.diff(told) < 1e-3).all()
    assert float((told**2).sum()) > 0.85 * len(vectors)


def test_words_are_expanded_as_by_all_components(vectors: np.ndarray, monkeypatch: pytest.MonkeyPatch) -> None:
    words = [f"w{number:03}" for number in range(len(vectors))]
    stems = [(word, word) for word in words]
    embedder = open_embedder(Settings())
    asked = [words[at] for at in (0, 250, 899)]
    exact = Vocabulary(words, stems, vectors.astype(np.float16))
    monkeypatch.setattr(vocabulary, "_WHOLE_UP_TO", 100)
    by_components = Vocabulary(words, stems, vectors.astype(np.float16))
    given = vectors[[0, 250, 899]]
    numbers, worth = exact.expand(asked, given, french=False)
    others, other_worth = by_components.expand(asked, given, french=False)
    for line in range(len(asked)):
        told, other = (
            dict(zip(numbers[line], worth[line], strict=True)),
            dict(zip(others[line], other_worth[line], strict=True)),
        )
        assert {word for word, value in told.items() if value > 0} == {w for w, value in other.items() if value > 0}
        assert all(abs(told[word] - other[word]) < 2e-3 for word in told)
    assert np.allclose(exact.liken(asked, asked, embedder), by_components.liken(asked, asked, embedder), atol=2e-3)


@pytest.mark.parametrize("question", ["À quoi sert Albert ?", "Which concerns are there about personal data?"])
def test_a_search_by_components_finds_the_same(
    question: str, home: Path, seed_assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PassageVectors.__init__, "__kwdefaults__", {"whole_up_to": 10})
    with Assistant.open(settings=Settings(home=home)) as assistant:
        assert not assistant._generation.take().index.vectors.is_whole
        found = assistant.search(question, limit=5)
    expected = seed_assistant.search(question, limit=5)
    assert [hit.passage.locator for hit in found] == [hit.passage.locator for hit in expected]
    assert [hit.score for hit in found] == pytest.approx([hit.score for hit in expected], rel=0.05)
