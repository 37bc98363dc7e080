"""Drafts of checks: from rows that no check covers, right by construction, for a person to accept."""

from __future__ import annotations

import json
from pathlib import Path

from assistant import Assistant
from assistant.checks.drafting import draft_checks
from assistant.checks.reading import read_checks
from assistant.checks.records import Check
from assistant.words import fold_word, split_words


def test_drafts_cover_new_rows_in_both_languages_and_hold_what_those_rows_say(seed_assistant: Assistant) -> None:
    drafts = draft_checks(seed_assistant.passages(), [], count=15)
    assert len(drafts) == 15
    assert {draft["lang"] for draft in drafts} == {"fr", "en"}
    assert {draft["kind"] for draft in drafts} == {"single", "followup", "table"}  # one article lacks nothing elsewhere
    assert len({draft["id"] for draft in drafts}) == 15
    assert {draft["accepted"] for draft in drafts} == {False}
    for draft in drafts:
        rows = [seed_assistant.show(locator) for locator in draft["gold_rows"]]
        if draft["kind"] != "table":
            assert str(rows[0].name) in (*draft.get("history", ()), draft["question"])[0]
            assert all(word in rows[0].text for group in draft["must_contain"] for word in group)
            # The English rows of this article are not asked to be quoted in a French answer, its figures are.
            assert draft["must_contain"] or draft["lang"] == "fr"
            continue
        table = [p for p in seed_assistant.passages() if p.table == rows[0].table]
        best = max(p.relevancy for p in table if p.relevancy is not None)
        assert {p.locator for p in table if p.relevancy == best} == {p.locator for p in rows}
        wanted = [group[0] for group in draft["must_contain"]]
        assert wanted in ([str(len(rows))], [row.name for row in rows])


def test_an_answer_is_not_held_to_words_that_the_question_gives_away(seed_assistant: Assistant) -> None:
    for draft in draft_checks(seed_assistant.passages(), [], count=15):
        asked = set(split_words(" ".join((*draft.get("history", ()), draft["question"]))))
        if draft["kind"] == "single":
            assert not {fold_word(word) for group in draft["must_contain"] for word in group} & asked


def test_an_article_is_named_only_where_its_rows_name_is_not_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    write_article(folder / "bees.md", "Bees", ["Roof hives", "Shared name"])
    write_article(folder / "trains.md", "Trains", ["Night lines", "Shared name"])
    with Assistant.open(home=tmp_path / "home", corpus=folder) as assistant:
        drafts = draft_checks(assistant.passages(), [], count=20)
    about_rows = [draft for draft in drafts if draft["kind"] == "single"]
    assert len(about_rows) >= 2
    for draft in about_rows:
        names_article = "Bees" in draft["question"] or "Trains" in draft["question"]
        assert names_article == ("Shared name" in draft["question"])


def test_what_an_article_does_not_tell_must_be_abstained_from(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    write_article(folder / "bees.md", "Bees", ["Roof hives", "Wax candles", "Hive thefts", "Mites"])
    write_article(folder / "trains.md", "Trains", ["Night lines", "Sleepers", "Railway hives", "Diners"])
    with Assistant.open(home=tmp_path / "home", corpus=folder) as assistant:
        drafts = draft_checks(assistant.passages(), [], count=20)
    absent = [draft for draft in drafts if draft["kind"] == "unanswerable"]
    assert absent
    for draft in absent:
        assert draft["abstain"] is True
        assert "gold_rows" not in draft
        assert ("“Bees”" in draft["question"] or "« Bees »" in draft["question"].replace("\xa0", " ")) == any(
            name in draft["question"] for name in ("Night lines", "Sleepers", "Diners")
        )
        assert "hives" not in draft["question"]  # both articles hold the word


def write_article(path: Path, title: str, names: list[str]) -> None:
    path.parent.mkdir(exist_ok=True)
    rows = "\n".join(f"| {name} | Something told of {title.lower()} in number {at}. |" for at, name in enumerate(names))
    path.write_text(
        f"# {title}\n\n## Technologies\n\n| name | description |\n| --- | --- |\n{rows}\n", encoding="utf-8"
    )


def test_what_is_covered_is_not_proposed_again(seed_assistant: Assistant) -> None:
    first = draft_checks(seed_assistant.passages(), [], count=5)
    accepted = [Check(**draft) for draft in first]
    second = draft_checks(seed_assistant.passages(), accepted, count=5)
    covered = {row for draft in first if draft["kind"] == "single" for row in draft["gold_rows"]}
    assert not covered & {row for draft in second if draft["kind"] == "single" for row in draft["gold_rows"]}
    assert not {draft["id"] for draft in first} & {draft["id"] for draft in second}


def test_a_small_corpus_yields_what_it_has_and_the_same_each_time(tmp_path: Path, corpus: Path) -> None:
    with Assistant.open(home=tmp_path / "home", corpus=corpus) as assistant:
        passages = list(assistant.passages())
    drafts = draft_checks(passages, [], count=50)
    assert drafts == draft_checks(passages, [], count=50)
    assert [draft["kind"] for draft in drafts].count("unanswerable") == len(drafts) - 4
    assert len(drafts) > 4  # besides: three named rows, and one table in which not every row is rated alike
    assert draft_checks([], [], count=5) == []


def test_accepted_drafts_run(tmp_path: Path, seed_assistant: Assistant) -> None:
    path = tmp_path / "drafts.jsonl"
    drafts = draft_checks(seed_assistant.passages(), [], count=6)
    lines = [json.dumps(draft | {"accepted": at > 0}) for at, draft in enumerate(drafts)]
    path.write_text("\n".join(lines), encoding="utf-8")
    reading = read_checks([path])
    assert (len(reading.checks), len(reading.drafts), reading.problems) == (5, 1, ())
