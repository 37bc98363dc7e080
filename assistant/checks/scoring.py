"""An answer held against its check, by rules alone: what it says, in which language, and what it cites.

An answer is right when it holds to every demand: it abstains if and only if it must, says what it must say, with
those figures as figures, in the language of the check, and cites one of the gold rows where there are any. How many
of the gold rows it cites is measured (recall, precision) but does not make it wrong: in a check that wants several
rows the gold ones are the best, not the only ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from assistant.asking.language import detect_language
from assistant.checks.records import Check, KeptAnswer, Score, Verdict
from assistant.composing import unescape_markdown
from assistant.words import split_words

_MARKER = re.compile(r"(?<!\\)\[\d+\]")
# Where a quoted row stands ("row 3", « ligne 3 ») is no figure of the answer.
_ROW_NUMBER = re.compile(r"\b(?:rows?|lines?|lignes?)\s+\d+(?:\s*[–-]\s*\d+)?", re.IGNORECASE)
_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "‑": "-"})
_ADDRESS = re.compile(r"https?://\S+")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_LIST_ITEM = re.compile(r"^\s*(?:[-*+•]|\d+[.)])\s.*$", re.MULTILINE)
_FEW_WORDS = 3
_NOTHING_CITED = "cites nothing"


def score_answer(check: Check, answer: KeptAnswer) -> Score:
    """Hold one answer against its check; metrics that do not apply are absent from the values."""
    text = read_prose(answer.answer)
    values: dict[str, float] = {
        "latency_ms": answer.timings_ms.get("total", 0.0),
        "input_tokens": float(answer.usage.input_tokens),
        "output_tokens": float(answer.usage.output_tokens),
        "dropped_sentences": float(len(answer.dropped)),
    }
    reasons: list[str] = []
    if check.abstain:
        values["abstention_recall"] = float(answer.abstained)
        if not answer.abstained:
            reasons.append("answers although the articles do not tell")
    else:
        values["false_refusals"] = float(answer.abstained)
        if answer.abstained:
            reasons.append("abstains although the corpus answers")
        reasons += _score_words(check, text, values, silent=answer.abstained)
        reasons += _score_citations(check, answer, values)
    if answer.abstained:
        values["abstention_precision"] = float(check.abstain)
    if check.lang is not None:
        spoken = read_language(answer)
        values["language"] = float(spoken == check.lang)
        if spoken != check.lang:
            reasons.append(f"is in {spoken}, not in {check.lang.value}")
    verdict = Verdict.RIGHT if not reasons else Verdict.WRONG
    if answer.abstained and not check.abstain:
        verdict = Verdict.MISSING
    for name in (Verdict.RIGHT, Verdict.WRONG, Verdict.MISSING):
        values[name.value] = float(verdict is name)
    values["crag_score"] = values["right"] - values["wrong"]
    if verdict is Verdict.RIGHT and 0 < values.get("citation_recall", 1.0) < 1:
        cited = len(set(answer.cited) & set(check.gold_rows))
        reasons.append(f"cites {cited} of {len(check.gold_rows)} gold rows")
    return Score(verdict, tuple(reasons), values)


def _score_words(check: Check, text: str, values: dict[str, float], *, silent: bool) -> list[str]:
    if not check.must_contain:
        return []
    lacking = [group for group in check.must_contain if silent or not holds_words(text, group)]
    values["must_contain"] = float(not lacking)
    with_figures = [group for group in check.must_contain if any(is_figure(alternative) for alternative in group)]
    inexact = [group for group in with_figures if silent or not holds_figure(text, group)]
    if with_figures:
        values["exact_figures"] = float(not inexact)
    if silent:
        return []
    reasons = [f"does not say {_name_group(group)}" for group in lacking]
    reasons += [
        f"holds {_name_group(group)} only inside other words or numbers" for group in inexact if group not in lacking
    ]
    return reasons


def _name_group(alternatives: Sequence[str]) -> str:
    return " or ".join(f"“{alternative}”" for alternative in alternatives)


def _score_citations(check: Check, answer: KeptAnswer, values: dict[str, float]) -> list[str]:
    if not check.gold_rows:
        return []
    gold, cited = set(check.gold_rows), set(answer.cited)
    found = gold & cited
    values["citation_recall"] = float(bool(found)) if check.any_of else len(found) / len(gold)
    if answer.abstained:
        return []
    articles = {locator.split("#")[0] for locator in gold}
    if not cited:
        values |= {"citation_precision": 0.0, "article_precision": 0.0}
        return [_NOTHING_CITED]
    values["citation_precision"] = len(found) / len(cited)
    values["article_precision"] = sum(locator.split("#")[0] in articles for locator in cited) / len(cited)
    return [] if found else [f"cites none of the gold rows, but {', '.join(answer.cited[:3])}"]


def read_prose(markdown: str) -> str:
    """An answer's text without its citation markers and without Markdown's escapes."""
    return unescape_markdown(_MARKER.sub("", markdown))


def _plain(text: str) -> str:
    """Case, composed accents and the kinds of apostrophe, hyphen and blank made alike; accents stay."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY).casefold().split())


def holds_words(text: str, alternatives: Sequence[str]) -> bool:
    """Whether a text holds one of some strings, anywhere, upper and lower case alike."""
    plain = _plain(text)
    return any(_plain(alternative) in plain for alternative in alternatives)


def is_figure(text: str) -> bool:
    """Whether a text is one number and nothing else, a unit sign aside."""
    words = split_words(text)
    return len(words) == 1 and words[0][0].isdigit()


def holds_figure(text: str, alternatives: Sequence[str]) -> bool:
    """Whether one of some strings stands in a text as whole words: 3 is neither in 2023 nor in 3.5.

    Thousands marks and the decimal sign of either language are alike ("10 000", "10,000", "10000").
    """
    words = split_words(_ROW_NUMBER.sub(" ", text))
    for alternative in alternatives:
        wanted = split_words(alternative)
        size = len(wanted)
        if wanted and any(words[at : at + size] == wanted for at in range(len(words) - size + 1)):
            return True
    return False


def read_language(answer: KeptAnswer) -> str:
    """The language that an answer's own sentences are in; quoted words, list entries and links are left out.

    Where too little is left to tell, what the answer says of itself.
    """
    own = _ADDRESS.sub(" ", _QUOTED.sub(" ", _LIST_ITEM.sub(" ", read_prose(answer.answer))))
    if len([word for word in split_words(own) if word.isalpha()]) < _FEW_WORDS:
        return answer.language
    return detect_language(own).value
