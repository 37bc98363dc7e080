"""Whether a text may be quoted in answers, or is passed over: orders to an assistant, hidden text, stuffed words.

Markup that would act or deceive is no reason to pass a text over: answers show all of it as plain text.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from assistant.hostile.languages import FOREIGN, find_foreign_sentence
from assistant.hostile.markup import find_formula, find_hidden_text, find_markup
from assistant.hostile.orders import find_order
from assistant.hostile.readings import find_code, find_disguise
from assistant.words import STOP_WORDS

_WORD = re.compile(r"[^\W\d_]{3,}")
_REPEATED = 8  # times that one word stands in a text, from which the text may be stuffed
_STUFFED = 0.25  # share of different words among those that tell something, below which it is
_SAID_TWICE, _LONG_CELL = 5, 80  # different words; characters from which a cell may have them twice
_FILLED = 40  # telling words of an article's rows, from which it may be stuffed
_LONG = 600  # of them that are looked at: the longer a text, the more of its words come again
_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+")
_PIECE_END = re.compile(r"(?<=[.!?…])[\"”’)\]»]*\s+|(?=!\[)|(?=<[a-z/!])|(?=\$+\\)", re.IGNORECASE)
_FENCE = re.compile(r"[\s>]*(`{3,}|~{3,})")
_DRAWN_RULE = re.compile(r"[\s>]*\|?[ \t]*:?-+:?[ \t]*\|[ \t|:-]*$")
_SAYS = 2  # words of a piece that says something
_AT_WORK = re.compile(r"[<>]|\]\(|://|\\[a-z]+\{|^\s*[=+@]", re.IGNORECASE)  # of markup, cut anywhere
_SENTENCE = 4  # words
_STATED = 5  # words of a text that states something; the names of rows mostly have fewer
_HONEST = 3  # words before an order, from which they say something
# Orders about the table itself and about other rows: nothing beside them is believed.
_WHOLLY = ("speaks of its own table", "puts itself before", "speaks as the assistant", "steers citations")
_SAID_OFTEN = 3  # times
_LONGEST_KEYWORD = 12  # words; the longest of 32,000 real keywords and themes has 10
_SHORT = 7  # characters; fewer order nothing
# What an order that is cut in two speaks of, with or without its accents.
_TOLD_OF = (
    "instruction",
    "consigne",
    "prompt",
    "rule",
    "règle",
    "regle",
    "assistant",
    "source",
    "answer",
    "réponse",
    "im_start",
)
_ORDER = "it reads as an order to an assistant ({why})"


def judge_texts(texts: Iterable[str | None]) -> str | None:
    """Why a place with these texts, such as the cells of a row, is not quoted in answers; None when it may be.

    They are read one by one and as one text: what is cut in two is still an order.
    """
    return _judge(tuple(text for text in texts if text))


@lru_cache(maxsize=1000)
def _judge(held: tuple[str, ...]) -> str | None:
    whole = " ".join(held)
    if whole.isdigit():
        return None
    folded = whole.lower()
    may_be_cut = len(held) > 1 and any(word in folded for word in _TOLD_OF)
    for text in (*held, whole) if may_be_cut else held:
        if len(text) > _SHORT and (why := find_order(text)):
            return _ORDER.format(why=why)
    return (
        find_hidden_text(whole)
        or find_disguise(whole)
        or next(filter(None, map(find_code, held)), None)
        or next(filter(None, map(find_foreign_sentence, held)), None)
        or _find_stuffing(whole)
    )


def cut_orders(texts: Sequence[str | None]) -> list[str | None] | None:
    """The same texts, each up to the first sentence that orders, hides or encodes something.

    What stands before it was said to readers; what stands behind it may be what is ordered. A text of which nothing
    honest is left is None, beside another that states something. All is withheld, told by None, where none does, where
    an order shows only across texts, and where it speaks of rows.
    """
    why = judge_texts(texts)
    if why is None or any(kind in why for kind in _WHOLLY):
        return None
    cut = [text if text is None or judge_texts([text]) is None else _cut(text) for text in texts]
    if cut == list(texts):
        return None
    if "" in cut:
        if not any(
            text and text == kept and len(_WORD.findall(text)) >= _STATED for text, kept in zip(texts, cut, strict=True)
        ):
            return None
        cut = [kept or None for kept in cut]
    return None if judge_texts(cut) else cut


def _cut(text: str) -> str:
    """The sentences before the first that may not be quoted, as they stand; empty where they say nothing."""
    starts = [0, *(end.end() for end in _PIECE_END.finditer(text)), len(text)]
    ends = list(dict.fromkeys(starts))[1:]
    honest = next(number for number, end in enumerate(ends) if judge_texts([text[:end]]) is not None)
    goes_on = judge_texts([text[: ends[honest]]]) == FOREIGN  # which a sentence alone does not
    if honest and not goes_on and judge_texts([text[ends[honest - 1] : ends[honest]]]) is None:
        honest -= 1  # it began a sentence before
    kept = text[: ends[honest - 1]].rstrip() if honest else ""
    return kept if len(_WORD.findall(kept)) >= _HONEST else ""


def find_repetition(cells: Iterable[str | None]) -> str | None:
    """Why a row that says one thing over and over is not quoted; None for any other.

    Of 90,000 real rows none has a sentence, or a cell of words, three times.
    """
    held = [cell.lower() for cell in cells if cell and _WORD.search(cell)]
    sentences = Counter(
        said.strip() for cell in held for said in _SENTENCE_END.split(cell) if len(said.split()) >= _SENTENCE
    )
    if any(often >= _SAID_OFTEN for counted in (Counter(held), sentences) for often in counted.values()):
        return "it says the same over and over"
    if any(len(cell) >= _LONG_CELL and _says_twice(cell) for cell in held):
        return "it repeats the same words over and over"
    return None


def find_stuffing_words(cells: Iterable[str | None]) -> frozenset[str]:
    """The words that the tables of an article put in ever new orders, to be found; none in an article that says things.

    Cells that differ in their figures alone, as those of years do, count once. In each of 3,000 real articles a third
    or more of the words of its rows are different ones.
    """
    said = {tuple(_tell(cell)): None for cell in cells if cell}
    words = [word for cell in said if len(cell) >= _SAID_OFTEN for word in cell][:_LONG]
    if len(words) < _FILLED or len(set(words)) >= _STUFFED * len(words):
        return frozenset()
    return frozenset(word for word, often in Counter(words).items() if often >= _SAID_OFTEN)


def find_stuffing(texts: Iterable[str | None], words: frozenset[str]) -> str | None:
    """Why a place with these texts is not quoted: most of it are the words that its article repeats; None otherwise."""
    told = _tell(" ".join(filter(None, texts))) if words else []
    if told and 2 * sum(word in words for word in told) > len(told):
        return "its article repeats the same words over and over"
    return None


def _tell(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if word not in STOP_WORDS]


def find_sentence(items: Iterable[str]) -> str | None:
    """Why keywords or themes are not quoted: one of them asks or states something; None where all only name."""
    for item in items:
        if len(item.split()) > _LONGEST_KEYWORD or item.rstrip().endswith(("?", "\uff1f", "\u061f")):
            return "it holds sentences where words are expected"
    return None


def find_drawn_table(lines: Iterable[str]) -> str | None:
    """Why a text beside tables is not quoted: it draws another one in a block of code; None where it draws none."""
    fence = ""
    for line in lines:
        if found := _FENCE.match(line):
            fence = "" if fence and found[1].startswith(fence) else fence or found[1]
        elif fence and _DRAWN_RULE.match(line):
            return "it draws a table in a block of code"
    return None


def find_live_markup(texts: Iterable[str | None]) -> str | None:
    """What of these texts would run, load, mislead or compute were it not shown as plain text; None for nothing."""
    held = [text for text in texts if text]
    return find_markup(" ".join(held)) or next(filter(None, map(find_formula, held)), None)


def leave_out_live(text: str) -> list[str]:
    """The pieces of a text that hold nothing that would run, load or mislead, sentence by sentence.

    The whole text where nothing of it does, and where nothing else is said: it is shown as plain text then.
    """
    if not find_live_markup([text]):
        return [text]
    pieces = [piece.strip() for piece in _PIECE_END.split(text)]
    return [
        p for p in pieces if len(_WORD.findall(p)) >= _SAYS and not _AT_WORK.search(p) and not find_live_markup([p])
    ] or [text]


def is_order(text: str) -> bool:
    """Whether a name (a title, a heading, a keyword) is an order, or markup that acts, deceives or hides."""
    return bool(find_order(text) or find_markup(text) or find_hidden_text(text))


def name_neutrally(name: str) -> str:
    """A name for an article whose own names are orders."""
    return f"article {hashlib.sha256(name.encode()).hexdigest()[:6]}"


def _find_stuffing(text: str) -> str | None:
    words = _tell(text)
    if len(words) < 2 * _REPEATED:
        return None
    if len(set(words)) < _STUFFED * len(words) and Counter(words).most_common(1)[0][1] >= _REPEATED:
        return "it repeats the same words over and over"
    return None


def _says_twice(cell: str) -> bool:
    """Whether most words of a cell come again in it; of 148,000 cells of real rows none has even four that do."""
    counted = Counter(_tell(cell))
    again = sum(often > 1 for often in counted.values())
    return again >= _SAID_TWICE and 2 * again >= len(counted)
