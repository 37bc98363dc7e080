"""Titles of articles inside a question, found although nothing marks them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from assistant.words import fold_word, raw_words, split_words

QUOTED = re.compile(r"[«“\"]\s*([^«“»”\"]+?)\s*[»”\"]")  # what stands between quotation marks, as the first group
_HEADED = re.compile(r"([^:«“\"?\d()]{2,60}?)\s*(?:\(([^()]{4,120})\))?\s*:\s+(\S.*)", re.DOTALL)
_LEAST_WORDS = 2  # of a title; a shorter one may be any word
_QUOTING = '«»“”"'


def quote_titles(text: str, titles: Mapping[str, str]) -> str:
    """The question with each title that it holds between quotation marks; those that are quoted already stay so.

    A title begins with a capital where it is meant as one.
    """
    if not titles or any(mark in text for mark in _QUOTING):
        return text
    words = list(_words_in(text))
    by_first = _index_titles(tuple(titles.values()))
    position, done, result = 0, 0, ""
    while position < len(words):
        start, end, folded = words[position]
        candidates = by_first.get(folded, ()) if text[start].isupper() else ()
        found = next((t for t in candidates if tuple(w[2] for w in words[position : position + len(t)]) == t), None)
        if found is None:
            position += 1
            continue
        end = words[position + len(found) - 1][1]
        result += f"{text[done:start]}“{text[start:end]}”"
        done, position = end, position + len(found)
    return result + text[done:]


def without_headline(text: str, is_title: Callable[[str], bool]) -> str:
    """A question whose heading only announces the titles that follow, without it; any other one as it is.

    « Flambée du cacao (Cocoa Price Surge) : combien de signaux ? », « Télétravail : combien dans « A », combien dans
    « B » ? ».
    """
    headed = _HEADED.match(text.strip())
    if headed is None:
        return text
    _, named, asked = headed.groups()
    if named:
        return f"{named} : {asked}" if is_title(named) else text
    quoted = QUOTED.findall(asked)
    return asked if len(quoted) > 1 and all(map(is_title, quoted)) else text


def _words_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Each word with its place in the text: begin, end, folded."""
    position = 0
    for word in raw_words(text):
        start = text.find(word, position)
        if start < 0:
            return  # the text is not in composed form: its titles need quotation marks
        position = start + len(word)
        yield start, position, fold_word(word)


@lru_cache(maxsize=4)
def _index_titles(titles: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    """The folded words of titles by their first word, longest first."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for title in titles:
        words = tuple(split_words(title))
        if len(words) >= _LEAST_WORDS:
            index.setdefault(words[0], []).append(words)
    return {first: sorted(found, key=len, reverse=True) for first, found in index.items()}
