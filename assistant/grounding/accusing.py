"""Accusations of a person: stated only where one row states them of that person, and doubts nothing; and killings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.records import Passage
from assistant.words import fold_accents, fold_word, raw_words

# Each line is one kind of deed, folded; what it is called in both languages.
_DEEDS = tuple(
    re.compile(rf"\b(?:{words})\b")
    for words in (
        r"steal\w*|stole|stolen|theft\w*|thie(?:f|ves)|rob(?:s|bed|bery)|vole(?:e?s?)|voleu\w+|derob\w+|cambriol\w+",
        r"fraud\w*|swindl\w+|scam\w*|cheat\w*|escro\w+|trich\w+|tromp\w+|arnaqu\w+",
        r"embezzl\w*|misappropriat\w*|siphon\w*|detourn\w+",
        r"corrupt\w*|brib\w+|corromp\w+|pots?[- ]de[- ]vin|soudoy\w+",
        r"kill\w*|murder\w*|assassin\w*|tue|tuee?s?|meurtr\w+",
        r"guilty|culprit|coupables?",
        r"convict\w*|sentenced|jailed|imprisoned|condamn\w+|emprisonn\w+|incarcer\w+",
        r"arrested|indicted|charged with|arrete\w*|inculp\w+|mise? en examen",
        r"lied|lies|liar|ment(?:i|ie|is|ait|eur|euse)",
        r"rap(?:e|ed|ist)|assault\w*|abus\w+|harass\w*|molest\w*|viole(?:e?s?)|agress\w+|harcel\w+",
        r"launder\w*|blanchi\w*|traffick\w*|trafi(?:c|qu)\w*|smuggl\w*|contreband\w+",
        r"spied|spies|spying|espionn\w+|sabotag\w*|sabote\w*",
        r"incompeten\w+|drunk\w*|alcooli\w+|ivre|dealer|dealt drugs",
    )
)
# Whoever or whatever does it; and what a row may say for it.
_KILLS = re.compile(
    r"\b(?:kill\w*|murder\w*|poison\w*|assassin\w*|tuer?|tuent|tuai\w+|tuee?s?|empoisonn\w+|meurtr\w+)\b"
)
_DEADLY = re.compile(
    r"\b(?:kill\w*|murder\w*|poison\w*|assassin\w*|tu(?:e|er|ent|ees?|es|ant|erie\w*)|empoisonn\w+|meurtr\w+|death\w*|dead\w*"
    r"|die[sd]?|dying|lethal\w*|fatal\w*|mort\w*|meur\w+|mour\w+|deces|deced\w+|toxic\w*|toxi\w+|venom\w*|venin\w*|execut\w+"
    r"|exterminat\w*|cull\w*|slaughter\w*|abatt\w+|casualt\w+|victim\w*|homicid\w*|suicid\w*|eliminat\w*|elimin\w+"
    r"|destroy\w*|detrui\w+|wip\w+ out|eradicat\w*|eradiqu\w+|end\w*|stop\w*)\b"
)
_DOUBTED = re.compile(
    r"\b(?:rumou?r\w*|rumeur\w*|alleg\w+|accus\w+|suspect\w*|soupconn\w+|unproven|without (?:any )?(?:proof|evidence)|"
    r"sans (?:aucune )?preuve|den(?:y|ies|ied)|nie|nient|dement\w*|present\w* innocent|presume\w*|pretend\w*|claim\w*|"
    r"trial|proces|inquiry|enquete|investigat\w+|cleared|acquit\w*|blanchi par|innocent\w*|calomni\w+|diffam\w+|"
    r"false\w*|faux|fausse\w*|pas|not|never|jamais)\b"
)
_PERSON = re.compile(r"\b[A-ZÀ-Ý][a-zà-ÿ’'-]+(?: (?:de |du |van |von |el |al |d['’])?[A-ZÀ-Ý][\wà-ÿ’'-]+)+")


def accuses_unheard(sentence: str, passages: Sequence[Passage]) -> bool:
    """Whether a sentence says a deed of a person that no row says of that person without a doubt; or a killing.

    A person is two or more capitalised words in a row; a deed in other words than the lists' passes.
    """
    if _KILLS.search(fold_accents(sentence)) and not any(_DEADLY.search(fold_accents(p.text)) for p in passages):
        return True  # of anybody or anything
    deeds = [deed for deed in _DEEDS if deed.search(fold_accents(sentence))]
    people = [set(map(fold_word, raw_words(found[0]))) for found in _PERSON.finditer(sentence)]
    if not deeds or not people:
        return False
    said_in_doubt = bool(_DOUBTED.search(fold_accents(sentence)))
    for passage in passages:
        text = fold_accents(passage.text)
        words = set(map(fold_word, raw_words(passage.text)))
        of_person = any(len(person & words) >= 2 for person in people)
        is_settled = said_in_doubt or not _DOUBTED.search(text)
        if of_person and is_settled and all(deed.search(text) for deed in deeds):
            return False
    return any(_is_person(person, passages) for person in people)


def _is_person(person: set[str], passages: Sequence[Passage]) -> bool:
    """Whether such a name stands in the places at all: what they do not hold is stopped as made up anyway."""
    return any(person <= set(map(fold_word, raw_words(passage.text))) for passage in passages)
