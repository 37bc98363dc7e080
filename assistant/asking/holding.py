"""The rules that say which words rows are to hold, and in which column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.articles import names_an_article
from assistant.asking.lexicon import Kind
from assistant.asking.pieces import LIGHT, ROWS, NotUnderstood, Pieces
from assistant.asking.scoping import Known, names_articles
from assistant.columns import ColumnRole
from assistant.queries import Group, Match, TextFilter
from assistant.words import informative_words

_LONGEST_PHRASE_MEANT = 3  # informative words; a longer one without quotation marks is no exact phrase
_POINTS_BACK = frozenset("en it le la l y".split())  # of "bring it up", "en parlent"
_FAR = 4  # pieces between "in" and the column
_MAY_STAND_ALONE = frozenset("contains contient contain contiennent include includes comporte comportent".split())
_MAY_STAND_ALONE |= frozenset("cite cites including incluant containing comprend inclut references".split())


def read_contains(pieces: Pieces, known: Known) -> tuple[TextFilter, ...]:
    """The words that rows are to hold literally.

    Raises:
        NotUnderstood: it is said that they hold something, and not what; or only in which column.
    """
    _leave_row_names(pieces, known)
    anywhere = _joins_columns(pieces)
    column = _read_column(pieces)
    filters: list[TextFilter] = []
    for at in pieces.free(Kind.IN_TEXT):
        before = pieces.phrase_before(at)
        if before:
            # "le RGPD (GDPR dans le texte) est cité": the word of the text is looked for, not the one before it.
            pieces.taken |= {at, *before, *pieces.free(Kind.CONTAINS, Kind.OCCURS, Kind.WORD)}
            pieces.taken |= {i for i in pieces.free(Kind.NAME) if i < before[0]}
            filters.append(TextFilter((pieces.join(before),), column))
    for at in pieces.free(Kind.STARTS):
        filters.append(TextFilter(_phrase(pieces, at), column or ColumnRole.NAME, match=Match.START))
    for at in pieces.free(Kind.ENDS):
        filters.append(TextFilter(_phrase(pieces, at), column or ColumnRole.NAME, match=Match.END))
    filters += _read_called(pieces)
    filters += _read_occurring(pieces, column)
    literal = pieces.free(Kind.CONTAINS) or (pieces.free(Kind.WORD) if not pieces.has(Kind.TOPIC) else [])
    for at in literal:
        if at in pieces.taken:
            continue
        if _counts_rows(pieces, at):
            pieces.taken.add(at)
            continue
        phrase = pieces.phrase_after(at, literal=True)
        apart = pieces.kind(at) is Kind.WORD and phrase[:1] != [at + 1] and not pieces.has(Kind.QUOTE)
        if not phrase or apart:  # "plusieurs mots d'un coup"
            if pieces.folded(at) in _MAY_STAND_ALONE or pieces.kind(at) is Kind.WORD:
                pieces.taken.add(at)  # "how many rows does the corpus contain?"
                continue
            raise NotUnderstood
        negation = pieces.near(at, Kind.NOT, behind=3)
        pieces.taken |= {at, *phrase, *negation, *pieces.free(Kind.WORD)}
        filters += _phrases(pieces, phrase, column, bool(negation))
    filters += _read_within_column(pieces, anywhere=anywhere) if not filters else []
    filters += _read_spoken_of(pieces)
    filters += read_but_not(pieces) if filters else []
    if column and not filters:
        raise NotUnderstood
    return tuple(filters)


def _leave_row_names(pieces: Pieces, known: Known) -> None:
    """Take the verb after the name of a row: "in which articles does the concern “Job Displacement” appear?"."""
    for at in pieces.free(Kind.OCCURS):
        name = pieces.previous(at)
        if name is None or pieces.kind(name) is not Kind.QUOTE or name == 0 or pieces.has(Kind.CONTAINS, Kind.COLUMN):
            continue
        is_one = pieces.kind(name - 1) is Kind.TABLE and not pieces.folded(name - 1).endswith(("s", "x"))
        if is_one and known.has_name(pieces[name].text) and len(pieces.find(Kind.QUOTE)) == 1:
            pieces.taken.add(at)


def read_other_words(pieces: Pieces, before: Sequence[TextFilter], known: Known) -> tuple[TextFilter, ...]:
    """Other words in place of those of the question before: "and “blockchain”?"; none elsewhere."""
    quotes = pieces.free(Kind.QUOTE)
    named = (*ROWS, Kind.NOUN, Kind.NAME, Kind.TITLE, Kind.CONTAINS, Kind.OCCURS, Kind.STARTS, Kind.ENDS, Kind.NOT)
    if len(before) != 1 or len(quotes) != 1 or pieces.has(*named):
        return ()
    text = pieces[quotes[0]].text
    if text.casefold() in {title.casefold() for title in known.titles.values()}:
        return ()
    pieces.taken |= {*quotes, *pieces.free(Kind.WORD)}
    return (replace(before[0], phrases=(text,)),)


def read_other_column(pieces: Pieces, before: Sequence[TextFilter]) -> tuple[TextFilter, ...]:
    """The words of the question before in another column: « et dans la colonne description ? »; none elsewhere."""
    columns = pieces.free(Kind.COLUMN)
    value = pieces[columns[0]].value if len(columns) == 1 else None
    opening = range(max(0, columns[0] - _FAR), columns[0]) if columns else ()
    within = any(pieces.folded(at).split()[:1] in (["in"], ["dans"], ["within"]) for at in opening)
    if not before or not within or not isinstance(value, ColumnRole):
        return ()
    pieces.taken |= {*columns, *pieces.free(Kind.COLUMN_WORD)}
    return tuple(replace(words, column=value) for words in before)


def _counts_rows(pieces: Pieces, at: int) -> bool:
    """Whether a verb only says that articles have so many rows: "mention at least three technologies"."""
    if not names_articles(pieces):
        return False
    after = pieces.next(at, skipping=(Kind.COMPARISON, Kind.CONTINUE))
    if after is None or pieces.kind(after) not in (Kind.NUMBER, Kind.NONE):
        return False
    return pieces.kind(pieces.next(after, skipping=(Kind.COMPARISON,))) in ROWS


def read_row_names(pieces: Pieces, known: Known) -> tuple[TextFilter, ...]:
    """Names of rows between quotation marks, which are no titles: "what rating does “Job Displacement” get?".

    Raises:
        NotUnderstood: there are several, as in a comparison.
    """
    filters: list[TextFilter] = []
    for at in pieces.free(Kind.QUOTE):
        text = pieces[at].text
        before = pieces.previous(at)
        of_article = before is not None and pieces.group(before) is Group.ARTICLE and before != pieces.asked
        if known.has_name(text) and known.find_article(text, True) is None and not of_article:
            pieces.taken |= {at, *pieces.free(Kind.CALLED)}
            filters.append(TextFilter((text,), ColumnRole.NAME, match=Match.WHOLE))
    if len(filters) > 1:
        raise NotUnderstood  # two rows to compare
    return tuple(filters)


def _read_within_column(pieces: Pieces, *, anywhere: bool) -> list[TextFilter]:
    """The words before a column that nothing else explains: "concerns with COBOL in their name"."""
    for at in pieces.find(Kind.COLUMN):
        opening = next(
            (i for i in range(at - 1, -1, -1) if pieces.folded(i).split()[0] in ("in", "dans", "within")), -1
        )
        value = pieces[at].value
        if opening < 0 or at - opening > _FAR or not isinstance(value, ColumnRole):
            continue
        begin = opening
        while begin and pieces.kind(begin - 1) in (*LIGHT, Kind.ALL):
            begin -= 1
        phrase = pieces.phrase_before(begin) if begin else []
        if phrase and not names_an_article(pieces, pieces.previous(phrase[0])):
            pieces.taken |= {at, *phrase, *pieces.free(Kind.WORD, Kind.COLUMN_WORD)}
            if pieces.free(Kind.COLUMN):
                raise NotUnderstood  # in one column or another
            return _phrases(pieces, phrase, None if anywhere else value, negated=False)
    return []


def read_but_not(pieces: Pieces) -> list[TextFilter]:
    """The words that rows must not hold beside those that they do: "mention privacy but not AI".

    Raises:
        NotUnderstood: what follows is no word to look for.
    """
    for at in pieces.free(Kind.NOT, Kind.NONE):
        after = next((i for i in range(at + 1, len(pieces)) if pieces.kind(i) not in (Kind.WORD, Kind.STOP)), None)
        if pieces.kind(after) in (Kind.QUOTE, Kind.NAME):
            phrase = pieces.phrase_after(at, literal=True)
            if not phrase:
                raise NotUnderstood
            pieces.taken |= {at, *phrase, *pieces.near(at, Kind.WORD, ahead=3)}
            return _phrases(pieces, phrase, None, negated=True)
    return []


def _read_spoken_of(pieces: Pieces) -> list[TextFilter]:
    """The name that stands before a colon, where rows are to speak of it: "Bitcoin : combien d'enjeux en parlent ?"."""
    spoken = [at for at in pieces.free(Kind.TOPIC) if _POINTS_BACK & set(pieces.folded(at).split())]
    end = next((at for at in pieces.find(Kind.BREAK) if pieces[at].text in (":", ",")), None)
    if not spoken or end is None or spoken[0] < end:
        return []
    phrase = pieces.phrase_before(end)
    if not phrase:
        raise NotUnderstood
    pieces.taken |= {*spoken, *phrase}
    return _phrases(pieces, phrase, None, negated=False)


def _phrases(pieces: Pieces, phrase: Sequence[int], column: ColumnRole | None, negated: bool) -> list[TextFilter]:
    quoted = any(pieces.kind(i) is Kind.QUOTE for i in phrase)
    found = pieces.split(phrase)
    if not quoted and any(len(informative_words(words)) > _LONGEST_PHRASE_MEANT for words in sum(found, ())):
        raise NotUnderstood
    return [TextFilter(phrases, column, negated) for phrases in found]


def _phrase(pieces: Pieces, at: int) -> tuple[str, ...]:
    phrase = pieces.phrase_after(at, literal=True, wide=True)
    if not phrase:
        raise NotUnderstood
    text = pieces.join(phrase)
    if any(len(word) == 1 and word.isalpha() for word in text.split()[-1:]):
        raise NotUnderstood  # "starting with the letter Q": words are compared, not letters
    pieces.taken |= {at, *phrase, *pieces.free(Kind.WORD)}
    if all(pieces.kind(i) in (Kind.QUOTE, Kind.OR, Kind.STOP) for i in phrase):
        return pieces.split(phrase)[0]
    return (text,)


def _read_called(pieces: Pieces) -> list[TextFilter]:
    """The name that rows are to have: "the concern called “Regulatory Challenges”"."""
    for at in pieces.free(Kind.CALLED):
        before = pieces.previous(at, skipping=(Kind.COLUMN, Kind.OCCURS))
        phrase = pieces.phrase_after(at, literal=True, wide=True)
        if pieces.kind(before) in ROWS and phrase:
            pieces.taken |= {at, *phrase, *pieces.free(Kind.COLUMN, Kind.OCCURS)}
            return [TextFilter((pieces.join(phrase),), ColumnRole.NAME, match=Match.WHOLE)]
        pieces.taken.add(at)
    return []


def _read_occurring(pieces: Pieces, column: ColumnRole | None) -> list[TextFilter]:
    """What stands before "appears in" or "est cité dans", or after "où figure"."""
    for at in pieces.free(Kind.OCCURS):
        position = at - 1
        light = (Kind.STOP, Kind.FILLER, Kind.WORD, Kind.REACH)
        while position >= 0 and pieces.kind(position) in light and position not in pieces.taken:
            position -= 1
        phrase: list[int] = []
        if position >= 0 and pieces.kind(position) in (Kind.NAME, Kind.QUOTE) and position not in pieces.taken:
            phrase = [*_joined_before(pieces, position), *pieces.phrase_before(position), position]
        elif position >= 0 and pieces.kind(position) is Kind.TABLE and pieces.kind(position - 1) is Kind.NAME:
            phrase = pieces.phrase_before(position + 1)
        after = pieces.phrase_after(at, literal=True)
        if not phrase and after and not pieces.follows_preposition(after[0]):
            phrase = after
        before_noun = pieces.kind(at + 1 if at + 1 < len(pieces) else None) in (Kind.NOUN, Kind.NAME, Kind.TABLE)
        if before_noun and not (after and after == phrase):
            continue  # "the stick figure article"
        pieces.taken.add(at)
        if phrase:
            pieces.taken |= {*phrase, *pieces.free(Kind.WORD)}
            negation = pieces.near(at, Kind.NOT, behind=3, ahead=2)
            pieces.taken |= set(negation)
            return _phrases(pieces, phrase, column, bool(negation))
    return []


def _joined_before(pieces: Pieces, at: int) -> list[int]:
    """The quotations that "and" or "or" joins to one: "do both “trust” and “fraud” appear"."""
    joined: list[int] = []
    while (
        at > 1
        and pieces.kind(at) is Kind.QUOTE
        and (pieces.kind(at - 1) in (Kind.AND, Kind.OR) or pieces[at - 1].text == ",")
        and pieces.kind(at - 2) is Kind.QUOTE
    ):
        joined = [at - 2, at - 1, *joined]
        at -= 2
    return joined


def _joins_columns(pieces: Pieces) -> bool:
    """Whether words are looked for "in their name or description" where a table has no other column: anywhere then."""
    columns = pieces.free(Kind.COLUMN)
    if len(columns) != 2 or columns[1] - columns[0] > _FAR:
        return False
    between = any(pieces.kind(at) is Kind.OR for at in range(*columns))
    both = {pieces[at].value for at in columns} == {ColumnRole.NAME, ColumnRole.DESCRIPTION}
    tables = {pieces[at].value for at in pieces.find(Kind.TABLE)}
    return between and both and bool(tables) and "signals" not in tables


def _join_columns(pieces: Pieces) -> None:
    """Take the columns that are all that there are."""
    if _joins_columns(pieces):
        columns = pieces.free(Kind.COLUMN)
        between = [at for at in range(*columns) if pieces.kind(at) is Kind.OR]
        pieces.taken |= {*columns, *between, *pieces.free(Kind.COLUMN_WORD)}


def _read_column(pieces: Pieces) -> ColumnRole | None:
    _join_columns(pieces)
    looks = pieces.has(Kind.CONTAINS, Kind.STARTS, Kind.ENDS, Kind.WORD) or (
        pieces.has(Kind.OCCURS) and pieces.has(Kind.QUOTE)
    )
    at = pieces.free(Kind.COLUMN) if looks and not pieces.has(Kind.CALLED) else []
    if not at:
        return None
    pieces.taken |= {*at, *pieces.free(Kind.COLUMN_WORD)}
    value = pieces[at[0]].value
    return value if isinstance(value, ColumnRole) else None
