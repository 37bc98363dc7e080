"""Articles that hold several words: "articles that mention robots but never drones", each in whatever row.

Of rows, one and the same is to hold all of the words; of articles, one row may hold the first and another the second.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import NotUnderstood, Pieces
from assistant.asking.plainer import any_case
from assistant.queries import AT_LEAST_ONE, NONE, Holding, Match, TextFilter

_IN_ONE_ROW = re.compile(
    r"\b(?:same|single|one and the same|m[eê]me|seule) (?:table )?(?:row|line|entry|ligne|entr[eé]e)\b"
)


_ARTICLES = any_case(r"\b(?:articles?|fiches?|scans?|documents?)\b")
_SAY_EN = (
    r"(?:mention(?:s|ing)?|contain(?:s|ing)?|us(?:e|es|ing)|nam(?:e|es|ing)|cit(?:e|es|ing)|hav(?:e|ing)|has|"
    r"speak(?:s|ing)? of|talk(?:s|ing)? about|refer(?:s|ring)? to|bring(?:s|ing)? up|say(?:s|ing)?)"
)
_SAY_FR = (
    r"(?:mentionn(?:er|ent|e)|contenir|contien(?:nent|t)|cit(?:er|ent|e)|utilis(?:er|ent|e)|emplo(?:yer|ient|ie)|"
    r"évoqu(?:er|ent|e)|parl(?:er|ent|e) (?:de |d['’]|du |des )|comport(?:er|ent|e)|nomm(?:er|ent|e)|"
    r"fai(?:re|t) mention (?:de |d['’]|du |des ))"
)
_WORD = r"(?:(?:the |le |la |l['’]|any |du |des |de )?(?:words?|terms?|mots?|termes?|expressions?) )"
_NOT_EN = (
    r"(?:but|and|yet|while)(?: (?:that|which|who))? (?:never|not|do not|don['’]t|does not|doesn['’]t|at no point|"
    r"nowhere)(?: once| ever| at all)?|without(?: ever| once)?"
)
_DENIED = tuple(
    any_case(pattern)
    for pattern in (
        rf"[,;]? (?:{_NOT_EN}) {_SAY_EN} {_WORD}?(?=[«“\"]|\w)",
        rf"[,;]? (?:{_NOT_EN}) (?:about |of |to )?(?:{_WORD}|(?=[«“\"]))",
        rf"[,;]? (?:mais|et)(?: qui)? (?:ne |n['’]){_SAY_FR} (?:pas|jamais|nulle part) {_WORD}?(?=[«“\"]|\w)",
        rf"[,;]? sans(?: jamais| pour autant)? {_SAY_FR} ?{_WORD}?(?=[«“\"]|\w)",
        rf"[,;]? (?:mais|et) (?:pas|jamais) (?:{_SAY_FR} ?|de |d['’]|du )?(?:{_WORD}|(?=[«“\"]))",
    )
)
_ANY_EN = r"(?:at least )?(?:one|a|any|some|another|an|either) ?(?:of (?:its|their|the) )?"
_ANY_FR = r"(?:au moins une|une autre|une|n['’]importe quelle|la moindre|aucune|l['’]une de (?:ses|leurs)) "
_SOMEWHERE = any_case(
    rf" (?:in|within|dans) (?:{_ANY_EN}|{_ANY_FR})(?:other |table |autre )?(?:rows?|lines?|lignes?|entries|entry)"
    r"(?: (?:or (?:other|another)|de (?:ses |leurs )?tables?|of (?:its|their) tables?|au moins))?(?=[\s,?.!]|$)|"
    r" (?:in|dans) (?:another|une autre)(?=\s*[?.!]*$)|(?<=[”»\"]) (?:somewhere|anywhere|quelque part)\b"
)
_LOOKS = any_case(rf"\b(?:{_SAY_EN}|{_SAY_FR})|\b(?:words?|terms?|mots?|termes?)\b")
_READS = any_case(
    r"\bdans combien d['’](articles|fiches) (?:lit-on|trouve-t-on|rencontre-t-on|voit-on|relève-t-on) "
    r"(?:le (?:mot|terme) )?"
    r"(?=[«“\"])"
)
_WITHOUT_IT = any_case(
    r",? sans que (?:le (?:mot|terme) )?([«“\"][^»”\"]+[»”\"]) (?:n['’])?(?:y )?(?:figure|apparaisse|soit "
    r"(?:cité|mentionné)|"
    r"intervienne)(?: jamais| une seule fois)?"
)
_NOWHERE = any_case(
    r"(?:,| and| but| et| mais)(?: not)? (?:the (?:word|term) |le (?:mot|terme) )?([«“\"][^»”\"]+[»”\"]|\w+) "
    r"(?:nowhere|nulle part|jamais|never|in none|dans aucune)(?=[\s,:?.!]|$)"
)
_TALK_EN = any_case(
    r"\b(?:talk about|speak (?:of|about)|refer to|make mention of|deal with|discuss) "
    r"(?:the (?:word|term|topic|subject) )?(?=[«“\"])"
)
_TALK_FR = any_case(
    r"\b(?:parlent|traitent|discutent|font mention|font état) (?:de |d['’]|du |des )(?:l[ae] )?"
    r"(?:(?:mot|terme|sujet|thème) )?(?=[«“\"])"
)
_ENGLISH_DENIALS = 2  # of the patterns above


def say_plainly(text: str) -> str:
    """A question with "but not X" for what articles are not to say, and without "in some row or other"."""
    text = _WITHOUT_IT.sub(r" mais pas \1", _READS.sub(r"combien d’\1 mentionnent ", text))
    text = _TALK_FR.sub("mentionnent ", _TALK_EN.sub("mention ", text))
    if not _ARTICLES.search(text) or not _LOOKS.search(text) or _IN_ONE_ROW.search(text.lower()):
        return text
    read = _NOWHERE.sub(r" but not \1", _SOMEWHERE.sub("", text))
    for at, pattern in enumerate(_DENIED):
        found = pattern.search(read)
        if found and _LOOKS.search(read[: found.start()]):
            but_not = "but not" if at < _ENGLISH_DENIALS else "mais pas"
            return f"{read[: found.start()]} {but_not} {read[found.end() :]}"
    return read


def hold_beside(pieces: Pieces, held: Holding, words: Sequence[TextFilter]) -> tuple[Holding, ...]:
    """What articles are to hold of a table, and the words that are looked for in any of their rows beside it.

    "Articles that mention privacy and have no technologies"; nothing where it is rows of that table that are to hold
    the words.
    """
    looked = pieces.find(Kind.CONTAINS, Kind.OCCURS, Kind.WORD, Kind.TOPIC)
    rows = pieces.find(Kind.TABLE, Kind.ROWS)
    if not looked or not rows:
        return ()
    joined = any(pieces.kind(at) in (Kind.AND, Kind.BREAK) for at in range(rows[0] + 1, looked[0]))
    if rows[0] < looked[0] and not joined:
        return ()  # "with 7 signals that mention AI"; not "with 7 signals, and that mention AI"
    return (*hold_words(pieces, words, ()), held)


def hold_words(pieces: Pieces, contains: Sequence[TextFilter], tables: tuple[str, ...]) -> tuple[Holding, ...]:
    """What articles are to hold that several words are asked of; nothing where one row is to hold them all.

    Raises:
        NotUnderstood: the words are to stand in some column or way.
    """
    if _IN_ONE_ROW.search(" ".join(map(pieces.folded, range(len(pieces))))):
        return ()
    if any(words.column is not None or words.match is not Match.PART for words in contains):
        raise NotUnderstood
    return tuple(
        Holding(tables, amount=NONE if words.negated else AT_LEAST_ONE, words=TextFilter(words.phrases))
        for words in contains
    )
