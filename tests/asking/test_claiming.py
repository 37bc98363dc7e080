"""What a question for reasons takes for having happened."""

from __future__ import annotations

import pytest

from assistant.asking.claiming import find_claimed


@pytest.mark.parametrize(
    ("question", "claimed"),
    [
        ("Why did Kelptek close its workshop?", "close"),
        ("Why did Simon, the great white shark, die?", "die"),
        ("Why has Kelptek never sold a brick?", "sold"),
        ("Pourquoi Kelptek a-t-il renoncé aux briques ?", "renonce"),
        ("Pourquoi la ville a-t-elle décidé de faire payer ses plages ?", "payer"),
        ("Pour quelle raison les communes ont-elles interdit le varech ?", "interdit"),
        ("Why do bricks last?", None),
        ("Why did the old workshop close?", None),  # where its subject ends cannot be told
        ("Why did Kelptek become famous?", None),
        ("Pourquoi les briques durent-elles ?", None),
        ("When did Kelptek close its workshop?", None),
    ],
)
def test_what_is_said_to_have_been_done_is_found(question: str, claimed: str | None) -> None:
    assert find_claimed(question) == claimed
