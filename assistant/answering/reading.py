"""What a chat model writes, read as sentences with the places that they claim to stand on.

Real models write identifiers in many forms, split them over pieces of a stream, think aloud, wrap their answer
in JSON or a code block, or refuse: all of that ends here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from assistant.answering.units import split_sentences, split_units
from assistant.hostile.hiding import take_out_invisible
from assistant.records import Evidence, Passage, Sentence, SentenceRole
from assistant.words import informative_words, split_words, stems_of

REFUSAL = "NOT IN THE ARTICLES"

_IDENTIFIER = re.compile(r"\bp[0-9a-f]{6}\b")
_BRACKETED = re.compile(r"\s*[\[(【][^\[\]()【】]*\bp[0-9a-f]{6}\b[^\[\]()【】]*[\])】]")
_CITED_AFTER_STOP = re.compile(rf"([.!?…])((?:{_BRACKETED.pattern})+)")
_LIST_MARK = re.compile(r"\s*(?:[*+•-]|\d+[.)])\s+")
_HEADING_MARK = re.compile(r"\s*#{1,6}\s+")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_CODE_FENCE = re.compile(r"^\s*```[\w-]*\s*$", re.MULTILINE)
_BEFORE_MARKUP = re.compile(r"(?<=[.!?…])\s+(?=!\[|<[a-z/!])", re.IGNORECASE)
_THINKING = re.compile(r"<(think|thinking|reasoning)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_OPEN_TAG = re.compile(r"<(?:t|th|thi|thin|think|thinki|thinkin|thinking|r|re|rea|reas|reaso|reason|reasoni|reasonin|"
                       r"reasoning)?\Z", re.IGNORECASE)  # fmt: skip
# Up to here a stream holds whole sentences: what follows can neither be their citation nor go on with them.
_STOP = r"[.!?…][\"”’)\]»]*(?:[ \u00a0\u202f]*»)?"
_CITED = r"(?:\s*[\[(【][^\[\]()【】]*[\])】])*"
_WHOLE = re.compile(rf".*(?:\n|{_STOP}{_CITED}[ \t]+(?=[^\s\[(【a-z»”’)\]]))", re.DOTALL)
_ANSWER_KEYS = ("answer", "response", "text", "reponse", "réponse", "content")
# Words that introduce an answer and state nothing about its subject.
_INTRODUCING = frozenset(
    """
    summary overview answer following list points key main information found articles passages corpus rows details
    based provided available resume synthese reponse suivants suivantes points elements principaux principales
    informations trouve trouves trouvees lignes extraits disponibles fournis apercu liste voici
    """.split()
)


def read_stream(pieces: Iterable[str], passages: Mapping[str, Passage], question: str) -> Iterator[Sentence]:
    """The sentences of an answer while it is being written, each as soon as it is whole.

    Args:
        pieces: the text as it comes, cut anywhere.
        passages: by the identifiers that the model was told; those of no passage are left out.
        question: decides which sentences only introduce an answer.
    """
    told = waiting = ""
    for piece in pieces:
        told += piece
        waiting += piece
        if told.lstrip().startswith(("{", "```", "[{")) or _has_open_thought(waiting):
            continue
        waiting = _THINKING.sub("", waiting)
        whole = _WHOLE.match(waiting)
        if whole and not _may_refuse(waiting):
            yield from read_sentences(whole[0], passages, question)
            waiting = waiting[whole.end() :]
    yield from read_sentences(unwrap(waiting), passages, question)


def is_refusal(text: str) -> bool:
    """Whether a model says that the passages do not answer; quotation marks and a full stop make no difference."""
    return " ".join(split_words(REFUSAL)) in " ".join(split_words(text)[:12])


def unwrap(text: str) -> str:
    """The answer inside thinking parts, a code block or JSON; the text itself where there is none of these."""
    text = _CODE_FENCE.sub("", _THINKING.sub("", text)).strip()
    start = text.find("{")
    if start < 0:
        return text
    try:
        found, _ = json.JSONDecoder().raw_decode(text[start:])
    except json.JSONDecodeError:
        return text
    if isinstance(found, dict):
        return next((found[key] for key in _ANSWER_KEYS if isinstance(found.get(key), str)), text)
    return text


def read_sentences(text: str, passages: Mapping[str, Passage], question: str = "") -> list[Sentence]:
    """A text as sentences with evidence; identifiers of no passage are left out.

    Takes [p1a2b3c], [p1a2b3c, p4d5e6f], [p1a2b3c][p4d5e6f], 【p1a2b3c】 and (source p1a2b3c), before or after the stop.
    """
    sentences: list[Sentence] = []
    for line in _CODE_FENCE.sub("", take_out_invisible(text)).split("\n"):
        if is_refusal(line):
            continue
        heading = _HEADING_MARK.match(line)
        mark = heading or _LIST_MARK.match(line)
        body = _EMPHASIS.sub(r"\2", _CITED_AFTER_STOP.sub(r"\2\1", line[mark.end() if mark else 0 :]))
        role = SentenceRole.ITEM if mark and not heading else SentenceRole.STATEMENT
        for piece in (part for sentence in split_sentences(body) for part in _BEFORE_MARKUP.split(sentence)):
            words = re.sub(r"\s+([.!?…])$", r"\1", _BRACKETED.sub("", piece).strip())
            cited = dict.fromkeys(i for i in _IDENTIFIER.findall(piece) if i in passages)
            if not any(letter.isalnum() for letter in words):
                continue
            evidence = tuple(_find_evidence(words, passages[identifier]) for identifier in cited)
            if not evidence and _introduces(words, question):
                sentences.append(Sentence(words, role=SentenceRole.FRAME))
            else:
                sentences.append(Sentence(words, evidence, role))
    return sentences


def _introduces(sentence: str, question: str) -> bool:
    """Whether a sentence only introduces an answer: it ends in a colon and says no more than the question does."""
    said = set(informative_words(sentence))
    known = _INTRODUCING | set(informative_words(question))
    return sentence.rstrip().endswith(":") and said <= known and not any(word[0].isdigit() for word in said)


def _has_open_thought(text: str) -> bool:
    without = re.sub(r"<(think|thinking|reasoning)>.*?</\1>", "", text, flags=re.DOTALL | re.IGNORECASE)
    return bool(re.search(r"<(?:think|thinking|reasoning)>", without, re.IGNORECASE) or _OPEN_TAG.search(without))


def _may_refuse(text: str) -> bool:
    """Whether a text so far could still become the refusal and nothing else."""
    begun = " ".join(split_words(text))
    return " ".join(split_words(REFUSAL)).startswith(begun) if begun else False


def _find_evidence(sentence: str, passage: Passage) -> Evidence:
    """The piece of the passage that shares most words with a sentence."""
    stems = stems_of(informative_words(sentence))
    best = max(split_units(passage), key=lambda unit: len(stems & stems_of(informative_words(unit.text))))
    return Evidence(passage.locator, best.text)
