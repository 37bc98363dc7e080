"""Sentences that somebody may have wanted: of articles that were caught, and of questions that say what to write.

What a caught article wants to be told is nowhere in the rows that are left, and what an asker wants to be written may
be in none; a misled model may still write it. So nothing of such an article is put in new words, and no word of such a
question is evidence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from assistant.bilingual import stems_in_any_language
from assistant.grounding.claims import prepare_claim
from assistant.hostile.readings import fold
from assistant.records import Passage
from assistant.words import fold_accents, informative_words, stem_word, stems_of

_WRITING = re.compile(
    r"\b(?:write|rewrite|compose|draft|phrase|word|complete|finish|continue|fill in|render|restate|say|repeat|put "
    r"it|ecris|"
    r"ecri[rv]ez|ecrire|rediges?|redige[rz]|composez?|formulez?|completez?|completer|terminez?|continuez?|reformulez?|"
    r"tournez?|dis|dites|repetez?)\b"
)
# What gives a word another meaning; no reason to pass a row over, as glossaries do so: rows beside it are not put in
# words that it may have taught. Of 3,000 real articles few hold such a row.
_QUOTED = r"(?:\"[^\"]{2,40}\"|'[^']{2,40}')"
_REDEFINES = re.compile(
    rf"{_QUOTED} (?:(?:here |really |now )?means?|stands? for|denotes?|becomes?|veut dire|signifie|designe|"
    rf"s'entend|se dit|"
    r"devient|refers to)\b|\b(?:slang|jargon|cant|argot|code|euphemism|shorthand) (?:for|de|pour)\b|"
    r"\b(?:glossary|lexicon|"
    r"glossaire|lexique|changelog) ?[:(]|\bau sens (?:local|ancien|propre)\b|\b(?:renamed|renommee?) (?:[\w'-]+ ){1,4}"
    r"(?:to|as|en)\b"
)
PassagesOf = Callable[[str], Iterable[Passage]]  # by the identifier of an article


class Caught:
    """Knows which articles were caught, and looks at each once."""

    def __init__(self, passages_of: PassagesOf) -> None:
        """Look articles up by `passages_of`, which gives all places of one."""
        self._passages_of = passages_of
        self._known: dict[str, bool] = {}

    def find_new_words(self, sentence: str, passages: Sequence[Passage]) -> str | None:
        """ "words" where a sentence on places of a caught article tells more than their own words; None otherwise."""
        articles = {passage.article.id for passage in passages}
        return "words" if adds_words(sentence, passages) and any(map(self._is_caught, articles)) else None

    def _is_caught(self, article: str) -> bool:
        if article not in self._known:
            self._known[article] = any(
                place.withheld or place.is_cut or _REDEFINES.search(fold(place.text))
                for place in self._passages_of(article)
            )
        return self._known[article]


def adds_words(sentence: str, passages: Sequence[Passage]) -> bool:
    """Whether a sentence has a word that tells something and is none of its places' own, nor of their titles."""
    said, _, source = prepare_claim(sentence, passages)
    held = stems_of(informative_words(source))
    return any(held.isdisjoint(stem_word(word)) for word in informative_words(said))


def takes_word_of_asker(sentence: str, passages: Sequence[Passage], question: str) -> bool:
    """Whether a question says what to write, and a sentence has a word of it that its places do not have.

    Words that translate one another are the same; a question that asks to write on a subject names what rows are about.
    """
    if not _WRITING.search(fold_accents(question)):
        return False
    said, _, source = prepare_claim(sentence, passages)
    held = {stem for word in informative_words(source) for stem in stems_in_any_language(word)}
    asked = stems_of(informative_words(question))
    return any(
        not asked.isdisjoint(stem_word(word)) and held.isdisjoint(stems_in_any_language(word))
        for word in informative_words(said)
        if not word[0].isdigit()
    )
