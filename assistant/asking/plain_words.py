"""Ways to ask put in the words that the rules of the grammar know: families of them, as data, in plain_words.toml.

A way to ask is a line of a small notation:

- words stand for themselves, in capitals or not; `'` for any apostrophe; `publi*` for whatever begins so;
- `<class>` is any phrase of a class of words, `{class}` one that is put again; `{class 1}` and `{class 2}` are two;
- `{words}` is whatever stands there within a sentence; `(a | b)` is one of several, and `[a]` may be left out;
- `^` is where the question begins, `$` where it ends.

A class that is a table, `more = "bigger | longer"`, says "more" for either of them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.asking.lexicon import MONTHS, TABLE_NAMES
from assistant.asking.plainer import any_case
from assistant.words import fold_accents

_MONTH = "|".join(sorted({*MONTHS, "février", "août", "décembre"}, key=len, reverse=True))
# Classes that are no lists of phrases.
_SHAPES = {
    "table": TABLE_NAMES,
    "quote": r"[«“\"][^»”\"]+[»”\"]",
    "name": r"(?-i:[A-ZÀ-Ý])[\w-]+|[«“\"][^»”\"]+[»”\"]",
    "year": r"20\d\d",
    "month": _MONTH,
    "rating": "[1-5]",
    "digit": r"\d+(?:\.\d+)?",
    "part": r"[QTHS][1-4]",
    "words": r"[^?.!:]+?",
    "dash": r"[,:;–—-]+|[.?!](?=\s)",
    "comma": ",?",
    "figures": r"\(\d(?:(?:, | and | et |/|,)\d)+\)",
    "sign": r"-|–|—|/",
}
_TOKEN = re.compile(r"(\s*)(\{[\w ]+\}|<\w+>|[()\[\]|^$,:]|[^\s(){}<>\[\]|^$,:]+)")
_SPACE, _AROUND_MARK = r"(?:\s+|(?<=['’])\s*)", r"\s*"
_BEGIN, _END = r"^\W*", r"(?=\s*[?.!]*\s*$)"
_STRAY_BLANK = re.compile(r"(?<=[’'])\s+|\s+(?=\s|,|$)")
_MARKS = (",", ":", "<dash>", "<comma>", "<sign>")


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a line as a regular expression."""

    pattern: str
    spaced: bool  # stands apart from what is before it
    may_lack: bool = False
    is_mark: bool = False


class _Line:
    """Reads a line of the notation; `classes` are regular expressions by their names."""

    def __init__(self, line: str, classes: Mapping[str, str]) -> None:
        self._tokens = [(bool(blank), sign) for blank, sign in _TOKEN.findall(line)]
        self._classes = classes

    def compile(self) -> re.Pattern[str]:
        """The whole line, which begins and ends with whole words."""
        begins = "" if self._tokens[0][1] in _MARKS else r"(?<!\w)"
        return any_case(rf"{begins}{self.read_choice()}(?:(?<=['’])|(?!\w))")

    def read_choice(self, closing: str = "") -> str:
        """The alternatives up to a bracket or the end."""
        choices: list[list[_Part]] = [[]]
        while self._tokens:
            spaced, sign = self._tokens.pop(0)
            if sign == closing:
                break
            if sign == "|":
                choices.append([])
            else:
                choices[-1].append(self._read_part(sign, spaced))
        return f"(?:{'|'.join(map(_join, choices))})"

    def _read_part(self, sign: str, spaced: bool) -> _Part:
        if sign == "(":
            return _Part(self.read_choice(")"), spaced)
        if sign == "[":
            return _Part(self.read_choice("]"), spaced, may_lack=True)
        if sign in ("^", "$"):
            return _Part(_BEGIN if sign == "^" else _END, spaced=False)
        if sign[0] == "{":
            name = sign[1:-1]
            return _Part(f"(?P<{name.replace(' ', '_')}>{self._classes[name.split()[0]]})", spaced)
        if sign[0] == "<":
            return _Part(f"(?:{self._classes[sign[1:-1]]})", spaced, is_mark=sign in _MARKS)
        word = re.escape(sign).replace("'", "['’]").replace(r"\*", r"\w*")
        return _Part(word, spaced, is_mark=sign in _MARKS)


def _join(parts: list[_Part]) -> str:
    """Parts one behind the other, blanks between those that stand apart."""
    pattern, begun, before = "", False, None
    for part in parts:
        space = _AROUND_MARK if part.is_mark or (before and before.is_mark) else _SPACE if part.spaced else ""
        if part.pattern in (_BEGIN, _END):
            pattern += part.pattern
            continue
        if not begun:
            pattern += f"(?:{part.pattern}{_SPACE})?" if part.may_lack else part.pattern
        else:
            pattern += f"(?:{space}{part.pattern})?" if part.may_lack else f"{space}{part.pattern}"
        begun = begun or not part.may_lack
        before = part
    return pattern


def _read_classes(told: Mapping[str, str | Mapping[str, str]]) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """The classes as regular expressions, and for those that are tables what each value is said by."""
    patterns, values = dict(_SHAPES), dict[str, dict[str, str]]()
    for name, phrases in told.items():
        if isinstance(phrases, str):
            patterns[name] = _Line(phrases, patterns).read_choice()
        else:
            values[name] = {value: _Line(text, patterns).read_choice() for value, text in phrases.items()}
            patterns[name] = "|".join(values[name].values())
    return patterns, values


class Way:
    """A way to ask, and what stands for it."""

    def __init__(self, line: str, plain: str) -> None:
        self._pattern = _Line(line, _PATTERNS).compile()
        self._plain = re.sub(r"\{([\w ]+)\}", lambda name: f"{{{name[1].replace(' ', '_')}}}", plain)

    def apply(self, text: str) -> str:
        """The text with all that is asked so put plainly."""
        said = self._pattern.sub(self._say, text)
        return said if said == text else said.strip()

    def _say(self, found: re.Match[str]) -> str:
        """The plain words for what was found, without the blanks of what was left out."""
        plain = _STRAY_BLANK.sub("", self._plain.format(**dict(self._tell(found))))
        return f"{plain} " if plain and found[0].endswith(("'", "’")) else plain

    @staticmethod
    def _tell(found: re.Match[str]) -> Iterator[tuple[str, str]]:
        for name, text in found.groupdict(default="").items():
            values = _VALUES.get(re.sub(r"_\d$", "", name), {})
            yield name, next((said for said, phrases in values.items() if any_case(phrases).fullmatch(text)), text)


_TOLD = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_PATTERNS, _VALUES = _read_classes(_TOLD["classes"])
WAYS = {line: Way(line, plain) for family in _TOLD["families"].values() for line, plain in family.items()}


def say_plainer(text: str) -> str:
    """A question in the words that the rules know."""
    for way in WAYS.values():
        text = way.apply(text)
    return _MONTHS_UP_TO.sub(_span, text)


_MONTHS_UP_TO = _Line(
    "[<during>] [<the>] {many} [last] (months | mois) [up] <until> [<end_of>] {month} {year}", _PATTERNS
).compile()


def _span(found: re.Match[str]) -> str:
    """So many months up to one, as the first and the last of them."""
    many = int(next(said for said, phrases in _VALUES["many"].items() if any_case(phrases).fullmatch(found["many"])))
    last = 12 * int(found["year"]) + MONTHS[fold_accents(found["month"]).lower()] - 1
    first = last - many + 1
    return f"between {_ENGLISH[first % 12]} {first // 12} and {_ENGLISH[last % 12]} {last // 12}"


_ENGLISH = "january february march april may june july august september october november december".split()
