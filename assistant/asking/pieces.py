"""The pieces of a question, and how the rules of the grammar look about among them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from assistant.asking.lexicon import Kind
from assistant.queries import LABELS, Group
from assistant.words import fold_accents

LIGHT = frozenset({Kind.STOP, Kind.FILLER, Kind.ALL, Kind.REACH, Kind.EVERY})  # between pieces that belong together
ROWS = (Kind.TABLE, Kind.ROWS)  # what says that rows are meant
RANKING = (Kind.EXTREME, Kind.LONGEST, Kind.TOP)  # what says that the first of some order are meant
_IN_A_NAME = frozenset(
    {
        Kind.NAME,
        Kind.NUMBER,
        Kind.STOP,
        Kind.FILLER,
        Kind.AND,
        Kind.OR,
        Kind.TOPIC,
        Kind.QUOTE,
        Kind.SCALE,
        Kind.REACH,
        Kind.EXTREME,
        Kind.ALL,
        Kind.HEED,
        Kind.COLUMN_WORD,
        Kind.CONTINUE,
        Kind.SINCE,
        Kind.COMPARISON,
        Kind.OCCURS,
    }
)
_PART_OF_A_NAME = frozenset({Kind.NAME, Kind.STOP, Kind.AND, Kind.OR, Kind.QUOTE})
_LONGEST_NAME = 6  # pieces between "the" and "article"
_OF = ("of", "de", "d")
_VERBS = frozenset("has have had is are was were does do did est sont ont".split())
_PREPOSITIONS = frozenset(
    "in dans of de du des d for pour chez within inside au a from about sur on l la le the".split()
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One phrase of a question."""

    kind: Kind
    value: object
    text: str  # as it was written

    @property
    def plain(self) -> str:
        """Its words, folded, single blanks for apostrophes and hyphens."""
        return fold_accents(self.text).replace("’", " ").replace("'", " ").replace("-", " ")

    @property
    def period(self) -> tuple[str, str]:
        """The first and the last day of a PERIOD, ISO 8601."""
        first, last = str(self.value).split("/")
        return first, last


class NotUnderstood(Exception):
    """A question, or a part of it, says something that no rule explains."""


class Pieces:
    """The pieces of one clause; a rule takes those that it explains."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = list(pieces)
        self.taken: set[int] = set()
        self.asked: int | None = None  # the noun that is counted or listed
        self.any_label = False  # one of several labels is enough
        self.apart: tuple[str, ...] = ()  # periods with others between them, which are not meant

    def __len__(self) -> int:
        return len(self._pieces)

    def __getitem__(self, at: int) -> Piece:
        return self._pieces[at]

    def kind(self, at: int | None) -> Kind | None:
        """The kind of a piece; None where there is no piece."""
        return None if at is None else self._pieces[at].kind

    def group(self, at: int | None) -> Group | None:
        """The group that a piece names."""
        value = None if at is None else self._pieces[at].value
        return value if isinstance(value, Group) else None

    def put(self, at: int, piece: Piece) -> None:
        """Put another piece in a place."""
        self._pieces[at] = piece

    def number(self, at: int) -> float:
        """The value of a NUMBER."""
        return float(str(self._pieces[at].value))

    def folded(self, at: int) -> str:
        """The text of a piece, folded."""
        return fold_accents(self._pieces[at].text)

    def join(self, phrase: Iterable[int]) -> str:
        """The text of some pieces."""
        return " ".join(self._pieces[at].text for at in phrase)

    def has(self, *kinds: Kind) -> bool:
        """Whether there is a piece of one of the kinds, taken or not."""
        return any(piece.kind in kinds for piece in self._pieces)

    def find(self, *kinds: Kind) -> list[int]:
        """The places of pieces of some kinds, taken or not."""
        return [at for at, piece in enumerate(self._pieces) if piece.kind in kinds]

    def free(self, *kinds: Kind) -> list[int]:
        """The places of pieces of some kinds that no rule has taken."""
        return [at for at in self.find(*kinds) if at not in self.taken]

    def take(self, *kinds: Kind) -> list[int]:
        """Take all free pieces of some kinds; returns their places."""
        found = self.free(*kinds)
        self.taken |= set(found)
        return found

    def next(self, at: int, skipping: Collection[Kind] = ()) -> int | None:
        """The next piece that carries meaning."""
        following = range(at + 1, len(self._pieces))
        return next((i for i in following if self._pieces[i].kind not in LIGHT | set(skipping)), None)

    def previous(self, at: int, skipping: Collection[Kind] = ()) -> int | None:
        """The piece before that carries meaning."""
        return next((i for i in range(at - 1, -1, -1) if self._pieces[i].kind not in LIGHT | set(skipping)), None)

    def near(self, at: int, *kinds: Kind, behind: int = 0, ahead: int = 0) -> list[int]:
        """The free pieces of some kinds close to a place, nearest first; no search goes beyond a break."""
        found: list[int] = []
        for places in (range(at - 1, at - 1 - behind, -1), range(at + 1, at + 1 + ahead)):
            for i in places:
                if not 0 <= i < len(self._pieces) or self._pieces[i].kind is Kind.BREAK:
                    break
                if self._pieces[i].kind in kinds and i not in self.taken:
                    found.append(i)
        return sorted(found, key=lambda i: abs(i - at))

    def near_taken(self, at: int, *kinds: Kind) -> bool:
        """Whether a taken piece of some kinds stands just before a place."""
        return any(i in self.taken and self._pieces[i].kind in kinds for i in range(max(0, at - 2), at))

    def follows_preposition(self, at: int) -> bool:
        """Whether "in", "de" or the like stands just before a place."""
        return (
            at > 0
            and self.folded(at - 1).split()[-1:] != []
            and (self.folded(at - 1).split()[-1] in _PREPOSITIONS and at - 1 not in self.taken)
        )

    def phrase_after(self, at: int, *, literal: bool = False, wide: bool = False) -> list[int]:
        """The places of the phrase that follows a piece: up to a piece that means something else.

        Args:
            literal: after "the word" the next word is meant as it stands, whatever it means elsewhere.
            wide: blanks such as "in" and "of" may stand inside the phrase, and tables that are not asked for.
        """
        position = at + 1
        lead = (Kind.STOP, Kind.WORD, Kind.FILLER, Kind.TOPIC, Kind.TITLE, Kind.CALLED, Kind.COLUMN_WORD, Kind.OCCURS)
        while position < len(self._pieces) and self._pieces[position].kind in lead:
            is_word = literal and self._pieces[position].kind is Kind.WORD
            position += 1
            if is_word and position < len(self._pieces):
                after = self._pieces[position].kind
                if after not in (Kind.STOP, Kind.QUOTE, Kind.BREAK) and position not in self.taken:
                    return [position, *self.collect(position + 1, wide=False)]
        return self.collect(position, wide=wide)

    def collect(self, position: int, *, wide: bool) -> list[int]:
        """The places of the phrase that begins at a place."""
        phrase: list[int] = []
        table_asked = any(self._pieces[i].kind in (Kind.TABLE, Kind.ROWS, Kind.NOUN) for i in range(position))
        while position < len(self._pieces) and position not in self.taken:
            piece = self._pieces[position]
            inside = piece.kind in (_IN_A_NAME if wide else _PART_OF_A_NAME) or fold_accents(piece.text) in _OF
            follows_name = bool(phrase) and self._pieces[phrase[-1]].kind is Kind.NAME
            # "climate risks" after "mention" is no table.
            if phrase and self.is_verb(position):
                break
            if not inside and not (piece.kind is Kind.TABLE and table_asked and (follows_name or (wide and phrase))):
                break
            phrase.append(position)
            position += 1
            if piece.kind is Kind.QUOTE:
                joint = self._pieces[position].kind if position < len(self._pieces) else None
                after = position + 1
                while after < len(self._pieces) and (
                    self._pieces[after].kind in (Kind.WORD, Kind.STOP) or self.group(after) in LABELS
                ):
                    after += 1  # "“loneliness” or the word “isolation”"
                comma = joint is Kind.BREAK and self._pieces[position].text == ","
                joined = (joint in (Kind.AND, Kind.OR) or comma) and after < len(self._pieces)
                if not joined or self._pieces[after].kind is not Kind.QUOTE:
                    break
                phrase.append(position)
                position = after
        while phrase and not self._ends_name(phrase):
            phrase.pop()
        if not any(self._pieces[i].kind in (Kind.NAME, Kind.QUOTE) for i in phrase):
            return []
        return phrase

    def is_verb(self, at: int) -> bool:
        """Whether a filler is the verb of the sentence, which no name goes beyond: "a-t-il", "has"."""
        words = self.folded(at).replace("-", " ").split()
        turned = len(words) > 1 and words[-1] in ("il", "elle", "ils", "elles", "on")
        return self._pieces[at].kind is Kind.FILLER and (turned or words[0] in _VERBS)

    def _ends_name(self, phrase: Sequence[int]) -> bool:
        last = self._pieces[phrase[-1]].kind
        after_name = len(phrase) > 1 and self._pieces[phrase[-2]].kind is Kind.NAME
        return last in (Kind.NAME, Kind.QUOTE) or (last in (Kind.NUMBER, Kind.TABLE) and after_name)

    def phrase_before(self, at: int) -> list[int]:
        """The names just before a piece: "the climate theme"."""
        phrase: list[int] = []
        position = at - 1
        inner = (Kind.NAME, Kind.QUOTE, Kind.TABLE, Kind.STOP)
        while position >= 0 and position not in self.taken and self._pieces[position].kind in inner:
            is_possessive = self._pieces[position].text.casefold() == "s"
            if self._pieces[position].kind is Kind.STOP and not is_possessive:
                break
            if self._pieces[position].kind is Kind.TABLE and not phrase:
                break
            phrase.insert(0, position)
            position -= 1
        names = [i for i in phrase if self._pieces[i].kind in (Kind.NAME, Kind.QUOTE)]
        return list(range(names[0], phrase[-1] + 1)) if names else []

    def words_before(self, at: int) -> list[int]:
        """Whatever stands between "the" and a singular noun, where a name is among it: "the mirror cell article"."""
        begin = at - 1
        while begin >= 0 and self._pieces[begin].kind is not Kind.BREAK and self.folded(begin) not in ("the", "this"):
            begin -= 1
        words = list(range(begin + 1, at))
        asking = (Kind.COUNT, Kind.WHICH, Kind.LIST, Kind.NOUN, Kind.RELEVANCY)
        if begin < 0 or not 0 < len(words) <= _LONGEST_NAME or self.folded(at).endswith("s"):
            return []
        if set(words) & self.taken or any(self._pieces[i].kind in asking for i in words):
            return []
        return words if any(self._pieces[i].kind is Kind.NAME for i in words) else []

    def runs_of_names(self) -> list[list[int]]:
        """The phrases of names that no rule has taken."""
        runs: list[list[int]] = []
        position = 0
        while position < len(self._pieces):
            if position not in self.taken and self._pieces[position].kind is Kind.NAME:
                run = self.collect(position, wide=False)
                joint = next((i for i, at in enumerate(run) if self.kind(at) in (Kind.AND, Kind.OR)), len(run))
                runs.append(self._trim(run[:joint]))
                position = runs[-1][-1] + 1
            else:
                position += 1
        return runs

    def _trim(self, run: Sequence[int]) -> list[int]:
        kept = list(run)
        while self._pieces[kept[-1]].kind not in (Kind.NAME, Kind.QUOTE, Kind.NUMBER, Kind.TABLE):
            kept.pop()
        return kept

    def split(self, phrase: Sequence[int]) -> list[tuple[str, ...]]:
        """What "and" joins, each with the alternatives that "or" gives it.

        Raises:
            NotUnderstood: both joints occur, and which binds first is not ours to guess.
        """
        parts: list[list[list[str]]] = [[[]]]
        kinds = [self._pieces[at].kind for at in phrase]
        for at in phrase:
            piece = self._pieces[at]
            if piece.kind is Kind.BREAK:  # a comma joins as the last joint does
                piece = Piece(Kind.OR if Kind.OR in kinds else Kind.AND, None, piece.text)
            if piece.kind is Kind.AND:
                parts.append([[]])
            elif piece.kind is Kind.OR:
                parts[-1].append([])
            else:
                parts[-1][-1].append(piece.text)
        if len(parts) > 1 and any(len(part) > 1 for part in parts):
            raise NotUnderstood
        return [tuple(" ".join(words) for words in part if words) for part in parts if any(part)]
