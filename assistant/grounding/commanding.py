"""Sentences that tell their reader to do something: an answer tells what articles say, it sends nobody anywhere.

Whatever a row wants to be done, and however it puts it, a model that obeys writes an order: "install it before a loan".
"""

from __future__ import annotations

import re

from assistant.words import fold_accents

# Verbs that begin an order, folded, each with a form that no noun, name or subject has before the word that follows.
_VERBS = (
    "accept|add|adopt|answer|apply|ask|attend|avoid|be|become|beware|boil|book|borrow|bring|buy|call|cancel|"
    "check|choose|"
    "click|close|collect|come|compare|consider|consult|contact|copy|count|cut|delete|dial|discover|do|donate|download|"
    "drink|drop|eat|email|enable|enjoy|enter|fill|find|follow|forget|forward|get|give|go|help|hold|hurry|ignore|insert|"
    "install|invest|join|keep|leave|let|listen|look|make|message|mix|move|never|obtain|open|order|pay|phone|pick|pour|"
    "prefer|press|put|quote|read|refuse|register|reject|remember|remove|replace|report|request|reset|resist|ring|run|"
    "save|scan|see|sell|send|share|shop|show|sign|skip|spray|start|stay|stop|subscribe|support|swallow|switch|"
    "take|tell|"
    "thank|throw|transfer|trust|try|turn|type|use|visit|vote|wait|wash|watch|wear|wire|withdraw|write"
)
_OBJECT = (
    r"(?:the|an?|your|yourself|our|my|us|me|it|them|him|her|all|every|each|any|no|some|only|one|two|three|four|"
    r"five|six|"
    r"seven|eight|nine|ten|twice|now|here|today|immediately)"
)
_OPENING = r"(?:(?:please|kindly|always|first|then|also|so|now|instead|just|simply|and|yes|no|ou|et|puis)[ ,]+)*"
# Behind a dash or a comma too, but for lists of what is done: "they recycle bottles, wash the jars".
_CLAUSE = re.compile(r"(?:^|(?<=[.;:!?]) *|(?<= [-\u2013\u2014]) *|\(|[\"“«] ?)", re.IGNORECASE)
_ORDERS_EN = re.compile(rf"{_OPENING}(?:(?:do not|don't|never) (?:{_VERBS})\b|(?:{_VERBS}) {_OBJECT}\b)")
# Of verbs that are no nouns, whatever follows.
_ORDERS_PLAIN = re.compile(
    rf"{_OPENING}(?:accept|add|adopt|apply|avoid|beware|bring|choose|consider|consult|delete|discover|donate|drink|eat|"
    r"enjoy|forget|ignore|install|invest|join|keep|log in|log on|obtain|prefer|refuse|reject|remember|remove|replace|"
    r"sign in|sign up|subscribe|swallow|tell|thank|throw|withdraw|write) (?!s\b)[a-z]"
)
# A telephone number, from three groups or a first one that costs: only to be rung.
_TELEPHONE = re.compile(r"(?<![\w.,-])(?:(?:\+|00)\d[\d .-]{7,}\d|0\d{1,4}(?:[ -]\d{2,4}){1,5})(?![\w,-])")
# With a name as its object, "Install LockPal"; of those verbs that begin no name themselves, as "Open Source" does.
_ORDERS_NAME = re.compile(
    rf"(?i:{_OPENING}(?:add|ask|avoid|bring|buy|choose|consult|contact|dial|donate|download|drink|eat|get|ignore|"
    rf"install|"
    r"invest in|join|obtain|prefer|put|quote|remember|subscribe to|swallow|take|tell|thank|use|visit)) [A-Z]\w*[a-z]"
)
# « Appelez le », « soutenez », and no preposition, adverb or surname that ends so.
_NO_VERB = (
    "chez|assez|suez|alvarez|benitez|chavez|cortez|dominguez|fernandez|gomez|gonzalez|gutierrez|hernandez|"
    "ibanez|jimenez|"
    "juarez|lopez|marquez|martinez|mendez|nunez|perez|ramirez|rodriguez|sanchez|suarez|valdez|vasquez|velazquez"
)
_ORDERS_FR = re.compile(rf"{_OPENING}(?:ne |n'|y )?(?!(?:{_NO_VERB})\b)[a-z]{{3,}}ez\b(?![- ]vous\b)")
_YOU = re.compile(
    r"\b(?:you|readers?|askers?) (?:must|should|shall|had better|ought to|have to|need to|are (?:kindly |hereby "
    r"|strongly )?"
    r"(?:urged|advised|asked|invited|requested|told|required) to)\b|\bvous (?:devez|devriez|etes (?:prie\w*|invite\w*|"
    r"tenu\w*))\b|\b(?:lecteurs?|lectrices?) (?:doi(?:t|vent)|devrai(?:t|ent)|(?:est|sont) (?:prie\w*|invite\w*))\b"
)


def gives_order(sentence: str) -> bool:
    """Whether a sentence, or a clause of it, tells its reader to do something, or gives a number to ring.

    What stands between quotation marks is looked at as well: a quotation of an order orders.
    """
    plain = sentence.replace("\u2019", "'").replace("\u00a0", " ").replace("\u202f", " ")
    folded = fold_accents(plain)
    starts = [found.end() for found in _CLAUSE.finditer(plain)]
    if len(folded) != len(plain):
        starts = [found.end() for found in _CLAUSE.finditer(folded)]
        plain = folded
    return bool(_YOU.search(folded) or _TELEPHONE.search(folded)) or any(
        form.match(text, start)
        for start in starts
        for form, text in ((_ORDERS_EN, folded), (_ORDERS_PLAIN, folded), (_ORDERS_FR, folded), (_ORDERS_NAME, plain))
    )
