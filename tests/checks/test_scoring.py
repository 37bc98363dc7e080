"""One answer held against its check: verdicts, reasons and the values that metrics are made of."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.checks.records import Check, KeptAnswer, Verdict
from assistant.checks.scoring import holds_figure, read_language, score_answer

GOLD = ("a#concerns/1", "a#concerns/2")


def check(**fields: Any) -> Check:
    return Check(**{"id": "c", "question": "Why?", "lang": "en", "gold_rows": GOLD} | fields)


def answered(text: str, *cited: str, abstained: bool = False, language: str = "en") -> KeptAnswer:
    citations = [{"marker": at, "locator": locator} for at, locator in enumerate(cited, start=1)]
    return KeptAnswer.model_validate(
        {
            "id": "c",
            "question": "Why?",
            "answer": text,
            "language": language,
            "abstained": abstained,
            "engine": "extractive",
            "citations": citations,
        }
    )


SAID = "The water of the town is measured every day. [1]"
SILENT = answered("The corpus does not answer this.", abstained=True)


@pytest.mark.parametrize(
    ("wanted", "answer", "verdict", "reason"),
    [
        pytest.param(check(), answered(SAID, "a#concerns/1", "a#concerns/2"), "right", "", id="all-gold-rows"),
        pytest.param(check(), answered(SAID, "a#concerns/1"), "right", "cites 1 of 2 gold rows", id="some-gold-rows"),
        pytest.param(check(any_of=True), answered(SAID, "a#concerns/1"), "right", "", id="any-gold-row"),
        pytest.param(check(), answered(SAID, "a#issues/1"), "wrong", "cites none of the gold rows", id="other-rows"),
        pytest.param(check(), answered(SAID), "wrong", "cites nothing", id="no-rows"),
        pytest.param(check(), SILENT, "missing", "abstains although", id="refused"),
        pytest.param(check(must_contain=[["WATER"]]), answered(SAID, *GOLD), "right", "", id="says-it"),
        pytest.param(check(must_contain=[["eau", "fire"]]), answered(SAID, *GOLD), "wrong", "“eau” or “fire”", id="no"),
        pytest.param(check(must_contain=[["1"]]), answered(SAID, *GOLD), "wrong", "“1”", id="a-marker-says-nothing"),
        pytest.param(
            check(must_contain=[["3"]]), answered("In 2023 it was so.", *GOLD), "wrong", "only inside", id="part-number"
        ),
        pytest.param(check(lang="fr"), answered(SAID, *GOLD), "wrong", "is in en, not in fr", id="other-language"),
        pytest.param(check(gold_rows=(), abstain=True), SILENT, "right", "", id="abstains-rightly"),
        pytest.param(
            check(gold_rows=(), abstain=True), answered(SAID, "a#x/1"), "wrong", "do not tell", id="should-abstain"
        ),
    ],
)
def test_an_answer_gets_its_verdict_and_the_reason(
    wanted: Check, answer: KeptAnswer, verdict: str, reason: str
) -> None:
    score = score_answer(wanted, answer)
    assert score.verdict == verdict
    assert reason in "; ".join(score.reasons)
    if not reason:
        assert score.reasons == ()
    assert score.values["crag_score"] == {"right": 1, "missing": 0, "wrong": -1}[verdict]


def test_recall_and_precision_are_shares_of_rows_and_each_row_counts_once() -> None:
    cited = ("a#concerns/1", "a#concerns/1", "a#issues/4", "b#issues/1")
    values = score_answer(check(), answered(SAID, *cited)).values
    assert values["citation_recall"] == 1 / 2
    assert values["citation_precision"] == pytest.approx(1 / 3)
    assert values["article_precision"] == pytest.approx(2 / 3)
    assert score_answer(check(any_of=True), answered(SAID, *cited)).values["citation_recall"] == 1


def test_metrics_that_do_not_apply_are_absent() -> None:
    silent = score_answer(check(must_contain=["8"]), SILENT).values
    assert silent["citation_recall"] == silent["must_contain"] == silent["exact_figures"] == 0
    assert silent["false_refusals"] == 1
    assert silent["abstention_precision"] == 0
    assert not {"citation_precision", "article_precision", "abstention_recall"} & set(silent)
    given = score_answer(check(gold_rows=(), lang=None), answered(SAID)).values
    assert not {"citation_recall", "must_contain", "exact_figures", "language", "abstention_recall"} & set(given)
    assert given["false_refusals"] == 0


@pytest.mark.parametrize(
    ("text", "figure", "holds"),
    [
        pytest.param("It costs 10\u202f000 euros.", "10,000", True, id="thousands-marks"),
        pytest.param("Une part de 3,5 %.", "3.5", True, id="decimal-comma"),
        pytest.param("Une part de 3,5 %.", "3", False, id="no-part-of-a-decimal"),
        pytest.param("There are eight of them.", "Eight", True, id="in-words"),
        pytest.param("« Signals » (préoccupations, ligne 3)", "3", False, id="a-row-number-is-no-figure"),
        pytest.param("3 des 7 lignes", "3", True, id="a-count"),
        pytest.param("In 2023.", "202", False, id="no-part-of-a-year"),
    ],
)
def test_a_figure_is_a_whole_number(text: str, figure: str, holds: bool) -> None:
    assert holds_figure(text, [figure]) is holds


@pytest.mark.parametrize(
    ("text", "claimed", "language"),
    [
        pytest.param("D’après l’article « A shift to the new » : « The tools are new ». [1]", "en", "fr", id="french"),
        pytest.param("According to the article “Huit projets”: “Les outils sont là”. [1]", "fr", "en", id="english"),
        pytest.param("2 des 7 préoccupations de l’article :\n\n- The one of these [1]", "en", "fr", id="list"),
        pytest.param("- Data Privacy Risks [1]", "fr", "fr", id="too-few-words-to-tell"),
    ],
)
def test_the_language_is_that_of_the_answers_own_sentences(text: str, claimed: str, language: str) -> None:
    assert read_language(answered(text, language=claimed)) == language


def test_typography_does_not_matter() -> None:
    wanted = check(must_contain=["consommation d'eau", "huit projets"])
    score = score_answer(wanted, answered("La consommation d’eau de huit\u00a0projets", *GOLD))
    assert score.values["must_contain"] == 1


def test_the_worst_verdict_comes_first() -> None:
    order = list(Verdict)
    assert (order[0], order[-1]) == (Verdict.WRONG, Verdict.RIGHT)
