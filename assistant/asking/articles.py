"""The rules that say which articles a question names, by title, by some of its words or by what they are about."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asking.lexicon import Kind
from assistant.asking.pieces import ROWS, NotUnderstood, Pieces
from assistant.asking.scoping import Known, is_asked_for
from assistant.queries import Group
from assistant.words import informative_words, split_words

_INTRODUCES = (Kind.TOPIC, Kind.SCALE, Kind.QUOTE, Kind.CALLED)  # a name, after "the article"
_BEFORE_A_SUBJECT = frozenset("pour dans for in within chez".split())
_RELATIVE = frozenset("that which whose qui dont".split())
_ASKS_DOING = frozenset("did do does".split())
_LEAST_NAMES = 2  # words of a subject that is no name


def read_articles(pieces: Pieces, known: Known) -> tuple[str, ...]:
    """The articles that are named, by title or by some of its words."""
    found: list[str] = []
    for at in pieces.free(Kind.NOUN):
        if pieces.group(at) is not Group.ARTICLE or at in pieces.taken or (at == pieces.asked and _names_none(pieces)):
            continue
        named_before = pieces.words_before(at) if names_an_article(pieces, at) and not is_asked_for(pieces, at) else []
        phrase = named_before if pieces.kind(pieces.next(at)) not in _INTRODUCES else []
        if not phrase and names_an_article(pieces, at):
            phrase = pieces.phrase_after(at, wide=True)
            if phrase and any(pieces.folded(i) in _RELATIVE for i in range(at + 1, phrase[0])):
                raise NotUnderstood  # "an article that voices …": what it does, not what it is called
            asked = at == pieces.asked and pieces.folded(at).endswith("s")
            if asked and [pieces.kind(i) for i in phrase] == [Kind.QUOTE] and not _is_title(pieces, phrase[0], known):
                continue  # "in how many articles is there talk of “deepfakes”?"
        if not phrase and not is_asked_for(pieces, at):
            phrase = pieces.phrase_before(at) or pieces.words_before(at)
        after = pieces.next(phrase[-1]) if phrase else None
        if after is not None and pieces.kind(after) is Kind.INCLUDED:
            pieces.taken |= {at, *phrase, after}  # "in the whole corpus, the CNIL article included"
        elif phrase:
            explained = _find_in_brackets(pieces, phrase[-1], known)
            named = explained or _find_several(pieces, at, phrase, known)
            if not named:
                phrase, named = _find_whole(pieces, at, phrase, known)
            found += named
            pieces.taken |= set(range(min(at, phrase[0]), max(at, phrase[-1]) + 1))
    asks_groups = pieces.kind(pieces.asked) is Kind.NOUN and pieces.group(pieces.asked) is not Group.ARTICLE
    for at in pieces.free(Kind.QUOTE):
        opening = pieces.previous(at)
        if pieces.kind(opening) in (Kind.NOT, Kind.NONE):
            continue  # "that speak of “AI” without mentioning “jobs”"
        if _names_none(pieces):
            if pieces.kind(opening) is Kind.TOPIC:
                continue
            raise NotUnderstood  # "how many articles … “quantum”"
        if pieces.kind(opening) is Kind.TOPIC and not names_an_article(pieces, pieces.previous(opening or 0)):
            continue  # "about “misinformation”"
        introduced = names_an_article(pieces, opening) and opening != pieces.asked
        if (asks_groups or _asks_for_articles(pieces)) and not introduced and not _is_title(pieces, at, known):
            raise NotUnderstood  # "in how many articles … “quantum” … in the concerns"
        found += _find_articles(pieces, [at], known)
        pieces.taken.add(at)
    if not found or pieces.has(Kind.COMPARE):  # a heading beside a title that is named may limit what is asked
        found += _find_at_head(pieces, known)
    several = pieces.has(Kind.COMPARE) or (pieces.has(Kind.OR) and pieces.has(Kind.EXTREME, Kind.HEED))
    if several and len(found) < 2:
        for phrase in pieces.runs_of_names():
            found += _find_articles(pieces, phrase, known)
            pieces.taken |= set(phrase)
    return tuple(dict.fromkeys(found))


def find_bare_articles(pieces: Pieces, known: Known) -> tuple[str, ...]:
    """The articles that are named without the word: "Note moyenne des enjeux dans Project Silica"."""
    found: list[str] = []
    if _asks_for_articles(pieces):
        return ()
    whole = _find_whole_run(pieces, known)
    if whole is not None:
        return (whole,)
    for run in pieces.runs_of_names():
        text = pieces.join(run)
        if len(informative_words(text)) < 1:
            continue
        article = known.find_article(text, True) if len(run) > 1 else None
        capital = any(len(pieces[at].text) > 2 and pieces[at].text[:1].isupper() for at in run)
        if article is None and capital and pieces.follows_preposition(run[0]):
            holding = known.find_articles(text)
            several = len(informative_words(text)) >= _LEAST_NAMES and not holding
            article = holding[0] if len(holding) == 1 else (known.find_article(text, False) if several else None)
        if article is not None:
            if _ends_with_deed(pieces, run, known.titles.get(article, pieces.join(run))):
                raise NotUnderstood  # "how many tools did the Millrace lockers lend?"
            found.append(article)
            pieces.taken |= set(run)
    return tuple(dict.fromkeys(found))


def _ends_with_deed(pieces: Pieces, run: Sequence[int], title: str) -> bool:
    """Whether names behind "did" end with what was done: a word that is not of the title that they name."""
    before = [pieces.folded(at) for at in range(max(0, run[0] - 2), run[0])]
    if len(run) < _LEAST_NAMES or _ASKS_DOING.isdisjoint(before):
        return False
    return not set(split_words(pieces[run[-1]].text)) & set(split_words(title))


def _is_title(pieces: Pieces, at: int, known: Known) -> bool:
    """Whether a quotation is long enough for a title, or is one."""
    text = pieces[at].text
    titles = {title.casefold() for title in known.titles.values()}
    return len(informative_words(text)) >= _LEAST_NAMES or text.casefold() in titles


def _asks_for_articles(pieces: Pieces) -> bool:
    """Whether several articles are asked for, none of which is named then."""
    at = pieces.asked
    return at is not None and pieces.group(at) is Group.ARTICLE and pieces.folded(at).endswith("s")


def _names_none(pieces: Pieces) -> bool:
    """Whether what stands between quotation marks is no title, because articles are what is asked for."""
    compares = pieces.has(Kind.COMPARE, Kind.OR, Kind.DIFFERENCE)
    return _asks_for_articles(pieces) and not (compares or pieces.has(*ROWS))


def _find_whole_run(pieces: Pieces, known: Known) -> str | None:
    """The article that all free names together name: "pour la cartographie des fonds marins"."""
    names = pieces.free(Kind.NAME)
    if len(names) < _LEAST_NAMES or any(pieces[at].text[:1].isupper() for at in names):
        return None
    run = range(names[0], names[-1] + 1)
    light = (Kind.NAME, Kind.STOP, Kind.ALL, Kind.FILLER)
    if any(at in pieces.taken or pieces.kind(at) not in light or pieces.is_verb(at) for at in run):
        return None
    before = pieces.folded(run[0] - 1).split()[-1:] if run[0] else []
    apart = run[0] > 1 and pieces.folded(run[0] - 2) in _BEFORE_A_SUBJECT
    if before and (before[0] in _BEFORE_A_SUBJECT or apart):
        article = known.find_article(pieces.join(run), False)
        pieces.taken |= set(run) if article else set()
        return article
    return None


def names_an_article(pieces: Pieces, at: int | None) -> bool:
    """Whether a piece is the word "article" or "document" before a name, not after "how many" or "per"."""
    if at is None or pieces.kind(at) is not Kind.NOUN or pieces.group(at) is not Group.ARTICLE:
        return False
    several_named = pieces.has(Kind.COMPARE) or pieces.has(Kind.QUOTE)
    singular = not pieces.folded(at).endswith("s")
    is_each = pieces.kind(pieces.previous(at)) is Kind.EACH
    return (singular or several_named) and not is_each and not (is_asked_for(pieces, at) and at in pieces.taken)


def _find_at_head(pieces: Pieces, known: Known) -> list[str]:
    """The article that stands before a colon: "Air conditioning in schools: how many concerns?"."""
    end = next((at for at in pieces.find(Kind.BREAK) if pieces[at].text == ":"), None)
    if end is None:
        return _find_after_on(pieces, known)
    head = range(end)
    asks = (Kind.TABLE, Kind.ROWS, Kind.COUNT, Kind.WHICH, Kind.LIST, Kind.CONTAINS)
    named = [at for at in head if pieces.kind(at) is Kind.NAME]
    compared = set(pieces.find(Kind.COMPARE, Kind.OR))
    if not named or set(head) & pieces.taken - compared or any(pieces.kind(at) in asks for at in head):
        return []
    if sides := _sides(pieces, head):
        return [article for side in sides for article in _take_article(pieces, side, known)]
    if pieces.has(Kind.COMPARE):
        names = [at for at in range(named[0], named[-1] + 1) if pieces.kind(at) is not Kind.COMPARE]
        found = _find_articles(pieces, names, known)
        pieces.taken |= set(names)
        return found
    return _take_article(pieces, range(named[0], named[-1] + 1), known)


def _sides(pieces: Pieces, head: range) -> list[range]:
    """The two names that "A versus B:" or "A or B:" sets against each other; none where it does not."""
    weighs = pieces.has(Kind.COMPARE) or any(
        pieces.kind(at) in (Kind.EXTREME, Kind.HEED) for at in range(head[-1], len(pieces))
    )
    joints = [at for at in head if pieces.kind(at) is Kind.COMPARE] or [at for at in head if pieces.kind(at) is Kind.OR]
    if not weighs or len(joints) != 1:
        return []
    parts = (range(joints[0]), range(joints[0] + 1, head[-1] + 1))
    named = [[at for at in part if pieces.kind(at) in (Kind.NAME, Kind.QUOTE)] for part in parts]
    if not all(named):
        return []
    pieces.taken |= set(joints)
    return [range(names[0], names[-1] + 1) for names in named]


def _find_after_on(pieces: Pieces, known: Known) -> list[str]:
    """The article that a question opens with: "On passive houses and wildfire, which issues …"."""
    end = next((at for at in pieces.find(Kind.BREAK) if pieces[at].text == ","), None)
    opens = len(pieces) > 0 and pieces.folded(0) in ("on", "sur", "about", "for", "pour", "regarding", "concernant")
    if end is None or not opens or set(range(end)) & pieces.taken:
        return []
    named = [at for at in range(end) if pieces.kind(at) is Kind.NAME]
    asks = (Kind.TABLE, Kind.ROWS, Kind.NOUN, Kind.COUNT, Kind.WHICH, Kind.LIST, Kind.CONTAINS, Kind.PERIOD, Kind.ALL)
    if len(named) < 2 or any(pieces.kind(at) in asks for at in range(end)):
        return []
    return _take_article(pieces, range(named[0], named[-1] + 1), known)


def _find_several(pieces: Pieces, at: int, phrase: Sequence[int], known: Known) -> list[str]:
    """As many articles as are said to have the words in their titles: "the two vinyl articles"."""
    numbers = pieces.near(min(at, phrase[0]), Kind.NUMBER, behind=2) or pieces.near(at, Kind.NUMBER, behind=2)
    both = pieces.near(min(at, phrase[0]), Kind.COMPARE, behind=2) if not numbers else []
    if not numbers and not both:
        return []
    wanted = pieces.number(numbers[0]) if numbers else 2
    holding = list(known.find_articles(pieces.join(phrase)))
    if len(holding) != wanted or not pieces.folded(at).endswith("s"):
        return []
    pieces.taken |= {*numbers[:1], *both}
    return holding


def _find_whole(pieces: Pieces, at: int, phrase: Sequence[int], known: Known) -> tuple[list[int], list[str]]:
    """The articles that a phrase names, by itself or with the fillers that end the clause after it."""
    try:
        return list(phrase), _find_articles(pieces, phrase, known)
    except NotUnderstood:
        longer = _to_the_end(pieces, at, phrase)
        if len(longer) == len(phrase):
            raise
        return longer, _find_articles(pieces, longer, known)


def _to_the_end(pieces: Pieces, at: int, phrase: Sequence[int]) -> list[int]:
    """A phrase with the fillers after it, where it ends the clause: "sur la médecine populaire"."""
    end = phrase[-1] + 1
    while end < len(pieces) and pieces.kind(end) is Kind.FILLER and end not in pieces.taken:
        end += 1
    ends = end == len(pieces) or pieces.kind(end) is Kind.BREAK
    return [*phrase, *range(phrase[-1] + 1, end)] if ends and phrase[0] > at else list(phrase)


def _find_in_brackets(pieces: Pieces, at: int, known: Known) -> list[str]:
    """A name that explains the one before it: "les robots de soin (Limited Adoption of Care Robots)"."""
    if at + 1 >= len(pieces) or pieces[at + 1].text != "(":
        return []
    end = next((i for i in range(at + 2, len(pieces)) if pieces[i].text == ")"), None)
    if end is None or any(i in pieces.taken for i in range(at + 2, end)):
        return []
    article = known.find_article(pieces.join(range(at + 2, end)), False)
    if article is not None:
        pieces.taken |= set(range(at + 2, end))
    return [article] if article else []


def _take_article(pieces: Pieces, places: Sequence[int], known: Known) -> list[str]:
    article = known.find_article(pieces.join(places), False)
    if article is None:
        raise NotUnderstood
    pieces.taken |= set(places)
    return [article]


def _find_articles(pieces: Pieces, phrase: Sequence[int], known: Known) -> list[str]:
    quotes = [i for i in phrase if pieces.kind(i) is Kind.QUOTE]
    if quotes:
        named = [known.find_article(pieces[i].text, True) or known.find_article(pieces[i].text, False) for i in quotes]
    else:
        together = known.find_article(pieces.join(phrase), False)
        if together and not (pieces.has(Kind.COMPARE) and any(pieces.kind(i) in (Kind.AND, Kind.OR) for i in phrase)):
            return [together]
        parts = [part for alternatives in pieces.split(phrase) for part in alternatives]
        named = [known.find_article(part, False) for part in parts]
    if not quotes and None in named:
        # "the CNIL sandbox article", where no text says "sandbox"
        acronyms = [i for i in phrase if len(pieces[i].text) > 2 and pieces[i].text.isupper()]
        named = [known.find_article(pieces.join(acronyms), False)] if acronyms else named
    if not named or None in named:
        raise NotUnderstood
    return [article for article in named if article]
