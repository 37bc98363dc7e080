"""Whether a model's sentence is in the language that was asked for."""

from __future__ import annotations

from assistant.asking.language import detect_language
from assistant.grounding.verifying import Verifier
from assistant.records import Language, Proven, Sentence
from assistant.words import split_words

_WORDS_TELL_LANGUAGE = 8  # a shorter sentence may be a name or a quotation


def verify_in_language(sentence: Sentence, verifier: Verifier, language: Language) -> Proven | None:
    """A sentence of a model that stands, in the language that was asked for; else None."""
    if len(split_words(sentence.text)) >= _WORDS_TELL_LANGUAGE and detect_language(sentence.text) != language:
        return None
    return verifier.verify_one(sentence)
