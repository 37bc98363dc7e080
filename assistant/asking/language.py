"""The language of a question, by lingua's statistical model (github.com/pemistahl/lingua-py).

Only the languages that answers are framed in compete. Quoted names are left out first: a French
question about "User-Centric AI Tools" is French.
"""

from __future__ import annotations

import re
from functools import cache

from lingua import Language as Known
from lingua import LanguageDetector, LanguageDetectorBuilder

from assistant.records import Language
from assistant.words import count_function_words, split_words

_QUOTED = re.compile(r"[«“\"][^«»“”\"]{2,}[»”\"]")
# A run of two capitalised words or more inside a sentence is a name, whatever its language.
_NAME = re.compile(r"(?<=[\w,;] )(?:[A-ZÀ-Ý][\w’'-]*\s+)+[A-ZÀ-Ý][\w’'-]*")

# A question in none of the languages that answers are framed in is answered in English: by letters that French and
# English do not have, or by words that ask and join in German, Spanish, Italian, Dutch and Portuguese and are none of
# theirs.
_OTHER_SCRIPT = re.compile(r"[¿¡ßñ\u0370-\u1dff\u3040-\ud7ff]")
_ELSEWHERE = frozenset(
    """
    wie wer wann warum welche welcher welches wieviel der das ist sind und nicht wird werden eine einen mit zu
    cual cuales cuando cuanto cuantos cuanta cuantas donde como quien quienes por tiene esta estan
    quanto quanti quante quale quali perche chi cosa sono della delle degli gli nel
    hoeveel wat waar wanneer waarom welke het een zijn niet voor wordt worden
    quantos quantas quais quem
    """.split()
)


@cache
def _detector() -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(Known.FRENCH, Known.ENGLISH).build()


def detect_language(question: str, earlier: tuple[str, ...] = ()) -> Language:
    """French or English, whichever the words of the question are likelier to be.

    Args:
        question: what was asked.
        earlier: the person's earlier questions; decide when this one is a word or two.
    """
    words = _NAME.sub(" ", _QUOTED.sub(" ", question))
    if len(words.split()) < 2:
        words = question
    if len(words.split()) < 3 and earlier:
        words = f"{earlier[-1]} {words}"
    # Function words of one language tell more than letters: "Qu'est-ce que le hopepunk ?" is French. Those of both may
    # stand in one question ("à" is folded to "a"): twice as many of one decide, as none of the other do.
    folded = split_words(words)
    french, english = count_function_words(folded)
    is_strange = bool(_OTHER_SCRIPT.search(words)) and not (french or english)  # "El Niño" is a name in any language
    if is_strange or sum(word in _ELSEWHERE for word in folded) > max(french, english):
        return Language.ENGLISH
    if max(french, english) >= 2 * min(french, english) and french != english:
        return Language.FRENCH if french > english else Language.ENGLISH
    # In capitals the model sees initials.
    found = _detector().detect_language_of(words.lower() if words.isupper() else words)
    return Language.ENGLISH if found == Known.ENGLISH else Language.FRENCH
