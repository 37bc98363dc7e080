"""The question inside what a person wrote: greetings, polite frames and shouting taken away."""

from __future__ import annotations

import re

from assistant.words import informative_words

_GREETING = re.compile(
    r"^\s*(?:(?:bonjour|bonsoir|salut|hello|hi|hey|dear \w+|good (?:morning|afternoon)|merci d['’]avance|thanks in "
    r"advance|quick question|petite question|excusez[- ]moi|excuse me)\b[^,.!:?]{0,30}[,.!:]+\s*)+",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"^.{0,220}?\b(?:(?:pourriez|pouvez|pourrais|peux|peut)[- ](?:vous|tu|on)\s+(?:me|nous)?\s*(?:dire|indiquer|"
    r"préciser|expliquer)|(?:j['’]aimerais|je voudrais|je souhaite(?:rais)?|on aimerait|nous aimerions)\s+(?:bien\s+)?"
    r"savoir|je me demand\w+|(?:could|can|would) you (?:please\s+)?(?:kindly\s+)?(?:tell|explain to|remind) (?:me|us)|"
    r"(?:i|we)(?:['’]d| would) (?:like|love) to (?:know|understand)|i(?: was|['’]m| am|['’]ve been) wondering|"
    r"do you (?:happen to )?know|savez[- ]vous|sais[- ]tu)\b[\s:,]*",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_SHOUTED_SHARE = 0.6  # of letters in capitals
_SHOUTED_LETTERS = 12  # fewer may be an acronym
_ENOUGH_WORDS = 2  # informative ones, for what is left to be a question still


def clean_question(text: str) -> str:
    """What is asked, in the case it would be written in; the whole text where too little else is left."""
    text = _lower_shouting(text)
    rest = _GREETING.sub("", text)
    sentences = [sentence for sentence in _SENTENCE_END.split(rest) if sentence.strip()]
    asking = [sentence for sentence in sentences if "?" in sentence and _says_enough(sentence)]
    if asking and len(sentences) > 1:
        rest = " ".join(asking)
    bare = _FRAME.sub("", rest)
    return next((kept for kept in (bare, rest) if _says_enough(kept)), text)


def _says_enough(text: str) -> bool:
    return len(informative_words(text)) >= _ENOUGH_WORDS


def _lower_shouting(text: str) -> str:
    letters = [c for c in text if c.isalpha()]
    shouted = len(letters) > _SHOUTED_LETTERS and sum(c.isupper() for c in letters) > _SHOUTED_SHARE * len(letters)
    return text.lower() if shouted else text
