"""Drafts of checks: from rows that no check covers, right by construction, for a person to accept."""

from __future__ import annotations

import json
from pathlib import Path

from assistant import Assistant
from assistant.checks.drafting import draft_checks
from assistant.checks.reading import read_checks
from assistant.checks.records import Check


def test_drafts_cover_new_rows_in_both_languages_and_hold_what_those_rows_say(seed_assistant: Assistant) -> None:
    drafts = draft_checks(seed_assistant.passages(), [], count=20)
    assert len(drafts) == 20
    assert {draft["lang"] for draft in drafts} == {"fr", "en"}
    assert {draft["kind"] for draft in drafts} == {"single", "table"}
    assert len({draft["question"] for draft in drafts}) == 20
    assert {draft["accepted"] for draft in drafts} == {False}
    for draft in drafts:
        rows = [seed_assistant.show(locator) for locator in draft["gold_rows"]]
        (must,) = draft["must_contain"][0]
        if draft["kind"] == "single":
            assert must in rows[0].text
            assert str(rows[0].name) in draft["question"]
        else:
            table = [p for p in seed_assistant.passages() if p.table == rows[0].table]
            best = max(p.relevancy for p in table if p.relevancy is not None)
            assert {p.locator for p in table if p.relevancy == best} == {p.locator for p in rows}
            assert must == str(len(rows))


def test_what_is_covered_is_not_proposed_again(seed_assistant: Assistant) -> None:
    first = draft_checks(seed_assistant.passages(), [], count=5)
    accepted = [Check(**draft) for draft in first]
    second = draft_checks(seed_assistant.passages(), accepted, count=5)
    covered = {row for draft in first if draft["kind"] == "single" for row in draft["gold_rows"]}
    assert not covered & {row for draft in second if draft["kind"] == "single" for row in draft["gold_rows"]}
    assert not {draft["question"] for draft in first} & {draft["question"] for draft in second}


def test_a_small_corpus_yields_what_it_has_and_the_same_each_time(tmp_path: Path, corpus: Path) -> None:
    with Assistant.open(home=tmp_path / "home", corpus=corpus) as assistant:
        passages = list(assistant.passages())
    drafts = draft_checks(passages, [], count=50)
    assert drafts == draft_checks(passages, [], count=50)
    assert len(drafts) == 4  # three named rows, and one table in which not every row is rated alike
    assert draft_checks([], [], count=5) == []


def test_accepted_drafts_run(tmp_path: Path, seed_assistant: Assistant) -> None:
    path = tmp_path / "drafts.jsonl"
    drafts = draft_checks(seed_assistant.passages(), [], count=6)
    lines = [json.dumps(draft | {"accepted": at > 0}) for at, draft in enumerate(drafts)]
    path.write_text("\n".join(lines), encoding="utf-8")
    reading = read_checks([path])
    assert (len(reading.checks), len(reading.drafts), reading.problems) == (5, 1, ())
