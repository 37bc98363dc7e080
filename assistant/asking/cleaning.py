"""The question inside what a person wrote: greetings, polite frames and shouting taken away."""

from __future__ import annotations

import re

from assistant.asking.courtesy import read_courtesy
from assistant.asking.framing import SENTENCE_END
from assistant.asking.reminding import leave_out_claim
from assistant.words import informative_words

_GREETING = re.compile(
    r"^\s*(?:(?:bonjour|bonsoir|salut|hello|hi|hey|dear \w+|good (?:morning|afternoon)|merci d['’]avance|thanks in "
    r"advance|quick question|petite question|excusez[- ]moi|excuse me)\b[^,.!:?]{0,30}[,.!:]+\s*)+",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"^.{0,220}?\b(?:(?:pourriez|pouvez|pourrais|peux|peut)[- ](?:vous|tu|on)\s+(?:(?:me|nous)\s+|m['’])?(?:dire|"
    r"indiquer|préciser|expliquer)|(?:j['’]aimerais|je voudrais|je souhaite(?:rais)?|on aimerait|nous aimerions)\s+"
    r"(?:bien\s+)?savoir|je me demand\w+|"
    r"(?:could|can|would) you (?:please\s+)?(?:kindly\s+)?(?:tell|explain to|remind) (?:me|us)|"
    r"(?:i|we)(?:['’]d| would) (?:like|love) to (?:know|understand)|i(?: was|['’]m| am|['’]ve been) wondering|"
    r"do you (?:happen to )?know|savez[- ]vous|sais[- ]tu)\b[\s:,]*",
    re.IGNORECASE,
)
# What asks whether the corpus speaks of a subject at all: what follows is the subject.
_TOPIC_FRAME = re.compile(
    r"^\W*(?:et |and |ok |alors )?(?:"
    r"qu(?:e|['’]est-ce que) (?:nous )?(?:dit|disent|rapporte(?:nt)?|raconte(?:nt)?|sait|savons|savez|trouve|apprend|"
    r"pense)[\w -]{0,14}?(?: (?:la veille|les articles|le corpus|les fiches|la base))?"
    r"[\w -]{0,12}? (?:sur|de|du|des|d['’]|au sujet d\w+)|"
    r"(?:y a-t-il|avez-vous|a-t-on|avons-nous|on a|il y a) (?:des|un|une|quelque chose|quoi)\s?"
    r"(?:articles?|signa\w+|tendances?|fiches?|infos?|éléments?)?[\w -]{0,12}? (?:sur|concernant|à propos d\w+)|"
    r"quel(?:le)?s? (?:sont les )?(?:signa\w+|tendances?|infos?|articles?)(?: faibles?)?[\w -]{0,14}? "
    r"(?:sur|concern\w+|parlent d\w+)|"
    r"(?:what|which) (?:(?:do|does|did) (?:we|you|they|it|the (?:articles?|scans?|corpus|database))|"
    r"(?:trends?|signals?|news|articles?|info\w*)(?: (?:is|are|do|does|did|have|has|we|you|the articles?))*) (?:\w+ )?"
    r"(?:say|says|said|tell us|learn|have|know|report|reported|mention|mentioned)?[\w ]{0,8}?(?:about|of|on)|"
    r"(?:do|does|is there|are there|have we|do we have)?\s?(?:any|anything|some)\s?(?:of the )?"
    r"(?:articles?|signals?|trends?|news|info\w*|scans?)?[\w ]{0,8}? (?:cover|mention|discuss|about|on|regarding)"
    r")\b[\s:]*",
    re.IGNORECASE,
)
# The lines of a conversation that somebody wrote down: `Q: … A: …`, « Question : … Réponse : … ».
_ASKED = re.compile(r"(?:^|(?<=[\s.!?)]))(?:Q|Question|User|Utilisateur|Human)\s?:\s*", re.IGNORECASE)
_ANSWERED = re.compile(r"(?:^|(?<=[\s.!?)]))(?:A|R|Answer|R[ée]ponse|Assistant|AI|IA)\s?:", re.IGNORECASE)
_SHOUTED_SHARE = 0.6  # of letters in capitals
_SHOUTED_LETTERS = 12  # fewer may be an acronym
_NAME = re.compile(r"(?<=[\s’'])[A-ZÀ-Ý][\w-]+")
_ENOUGH_WORDS = 2  # informative ones, for what is left to be a question still


def read_last_asked(text: str) -> str:
    """The last question of a conversation that is written down inside a question; any other text as it is."""
    *_, last = asked = _ASKED.split(text)
    question = _ANSWERED.split(last)[0].strip()
    return question if len(asked) > 2 and len(_ANSWERED.findall(text)) and _says_enough(question) else text


def clean_question(text: str) -> str:
    """What is asked, in the case it would be written in; the whole text where too little else is left."""
    text = _lower_shouting(read_last_asked(text))
    rest = leave_out_claim(without_courtesies(_GREETING.sub("", text)))
    sentences = [sentence for sentence in SENTENCE_END.split(rest) if sentence.strip()]
    asking = [sentence for sentence in sentences if "?" in sentence and _says_enough(sentence)]
    if asking and len(sentences) > 1:
        rest = " ".join(asking)
    bare = _FRAME.sub("", rest)
    cleaned = next((kept for kept in (bare, rest) if _says_enough(kept) or (kept != rest and _names(kept))), text)
    subject = _TOPIC_FRAME.sub("", cleaned)
    return subject if informative_words(subject) else cleaned


def without_courtesies(text: str) -> str:
    """A text without the sentences in it that only thank, greet or take leave; the text as it is where all do."""
    sentences = SENTENCE_END.split(text)
    kept = [sentence for sentence in sentences if read_courtesy(sentence) is None]
    return text if len(kept) in (0, len(sentences)) else " ".join(kept)


def asks_for_topic(text: str) -> bool:
    """Whether a question only asks what there is on a subject: "que dit la veille de la grippe aviaire ?"."""
    return bool(_TOPIC_FRAME.search(_GREETING.sub("", text)))


def _says_enough(text: str) -> bool:
    return len(informative_words(text)) >= _ENOUGH_WORDS


def _names(text: str) -> bool:
    """Whether a question calls something by its name: "à quoi sert Albert ?" has no other word to look for."""
    return bool(_NAME.search(text)) and bool(informative_words(text))


def _lower_shouting(text: str) -> str:
    letters = [c for c in text if c.isalpha()]
    shouted = len(letters) > _SHOUTED_LETTERS and sum(c.isupper() for c in letters) > _SHOUTED_SHARE * len(letters)
    return text.lower() if shouted else text
