"""A deterministic Assistant with hand-made answers, served as `python fake_assistant.py [PORT]`."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.composing import escape_markdown
from assistant.errors import AssistantError, LocatorUnknown, NotReachable
from assistant.records import (
    WHOLE,
    Answer,
    ArticleReference,
    Citation,
    Engine,
    Language,
    Locator,
    Passage,
    ResultTable,
    Scope,
    SourceLine,
    Turn,
)
from assistant.rendering import describe_scope
from assistant.settings import Settings
from assistant.web import serve

HOSTILE = (
    '<script>document.title="taken"</script><img src="http://evil.test/a.png" onerror="alert(1)">'
    '![pixel](http://evil.test/b.png)[press](javascript:alert(2))<style>@import "http://evil.test/c.css"</style>'
    '<svg onload="alert(3)"></svg> $$\\href{javascript:alert(4)}{x}$$ "><iframe src="http://evil.test/d">'
)
CNIL = ArticleReference(
    id="cnil",
    title="La CNIL soutient huit projets d'IA pour transformer les services publics tout en protégeant les données",
    page_date="2023-12-03",
    url="https://www.cnil.fr/fr/bac-sable-intelligence-artificielle",
    page_url="https://example.org/p/20231203",
)
TRAP = ArticleReference("trap", HOSTILE, "not a date", "javascript:alert(5)", 'http://evil.test/"onmouseover="alert(6)')


def _row(article: ArticleReference, table: str, number: int, cells: dict[str, str | None], line: int) -> Passage:
    text = "| " + " | ".join(value or "" for value in cells.values()) + " |"
    name, locator = cells["name"], Locator(article.id, table, number)
    return Passage(locator, article, f"{article.id}.md", table, number, name, None, cells, (SourceLine(line, text),))


PRIVACY = _row(
    CNIL,
    "concerns",
    1,
    {
        "name": "Data Privacy Risks",
        "description": "Potential risks associated with personal data usage and privacy violations in AI projects.",
        "relevancy": "5",
    },
    53,
)
INNOVATION = _row(
    CNIL,
    "signals",
    1,
    {
        "name": "Innovation in Public Services",
        "description": "Projects using AI to enhance public service delivery and efficiency.",
        "change": "Shift from traditional public service methods to AI-enhanced approaches for better user experience.",
        "10-year": "Public services could become more efficient and user-friendly, leveraging AI for various tasks.",
        "driving-force": "The increasing demand for efficient, user-centric public services in a digital age.",
        "relevancy": None,
    },
    38,
)
SUMMARY = Passage(
    Locator("cnil", "summary"),
    CNIL,
    "cnil.md",
    None,
    None,
    None,
    None,
    {},
    (
        SourceLine(31, "La CNIL a sélectionné huit projets d'intelligence artificielle pour améliorer les services."),
        SourceLine(33, "Parmi les lauréats, on trouve le projet « Albert », qui aide les agents publics."),
    ),
)
TRAPPED = _row(TRAP, "signals", 2, {"name": HOSTILE, HOSTILE: HOSTILE, "link": "javascript:alert(7)"}, 9)
PASSAGES = {str(p.locator): p for p in (PRIVACY, INNOVATION, SUMMARY, TRAPPED)}


def _cite(marker: int, passage: Passage, quote: str) -> Citation:
    lines = (passage.source[0].number, passage.source[-1].number)
    place = (passage.table, passage.row, passage.name, passage.file, lines)
    return Citation(marker, passage.locator, quote, passage.article, *place)


def _answer(question: str, language: Language, text: str, *citations: Citation) -> Answer:
    return Answer(question, text, language, not citations, Engine.EXTRACTIVE, citations)


@dataclass(frozen=True)
class Status:
    articles: int = 151
    rows: int = 4512
    engine: str = "extractive"
    generation: str = "000007"


@dataclass(frozen=True)
class Listed:
    """An article, a page of rows, a point or a share, as a list shows it."""

    reference: ArticleReference = CNIL
    rows: object = 2
    total: int = 0
    day: str = "2023-12-03"
    relevancy: float = 5.0
    count: int = 2
    name: str = "concerns"


class FakeBrowser:
    """Looks through the hand-made rows; words filter them by their names."""

    def rows(self, scope: Scope, words: str = "", *, relevancy: float | None = None, limit: int, offset: int = 0):
        rows = [p for p in (PRIVACY, INNOVATION, TRAPPED) if words.casefold() in (p.name or "").casefold()]
        rows = [p for p in rows if not scope.tables or p.table in scope.tables]
        return Listed(rows=rows[offset : offset + limit], total=len(rows))

    def articles(self, scope: Scope, words: str = "", *, limit: int, offset: int = 0):
        return [Listed(), Listed(TRAP, 1)], 2

    def timeline(self, scope: Scope, words: str = ""):
        return [Listed(), Listed(day="2024-02-01", relevancy=4.0, count=1)]

    def tables(self, scope: Scope, words: str = ""):
        return [Listed(), Listed(name="signals", count=1)]

    def themes(self, scope: Scope, words: str = "", *, limit: int):
        return [Listed(name="artificial intelligence", count=3)]

    def find_titles(self, words: str, *, limit: int) -> list[ArticleReference]:
        return [CNIL] if words.casefold() in CNIL.title.casefold() else []

    def find_themes(self, words: str, *, limit: int) -> list[str]:
        return ["artificial intelligence"]

    def table_of(self, locator: Locator):
        second = _row(CNIL, "concerns", 2, {"name": "Bias", "description": "A biased model.", "relevancy": "4"}, 54)
        return {"concerns": (PRIVACY, second), "signals": (INNOVATION,)}.get(locator.place, ())


class FakeAssistant:
    """Answers by what a question holds: Albert, CNIL, trap, count, fail, crash, slow; anything else abstains."""

    def __init__(self) -> None:
        self._clock = threading.Event()  # never set

    def status(self) -> Status:
        return Status()

    def example_questions(self, language: Language) -> list[str]:
        if language is Language.FRENCH:
            return ["Que fait Albert\u202f?", "Quelles préoccupations ont une pertinence de 5\u202f?"]
        return ["What does the CNIL article say?", "Which concerns have relevancy 5?"]

    def show(self, locator: str) -> Passage:
        if locator not in PASSAGES:
            raise LocatorUnknown(f"No passage has the locator {locator!r}.")
        return PASSAGES[locator]

    def browse(self) -> FakeBrowser:
        return FakeBrowser()

    def follow_ups(self, answer: Answer, scope: Scope = WHOLE) -> list[str]:
        return ["What does the CNIL article say?"] if "CNIL" not in answer.question else []

    def closest_articles(
        self, question: str, history: Sequence[Turn] = (), *, scope: Scope = WHOLE
    ) -> list[ArticleReference]:
        return [CNIL]

    def ask(
        self, question: str, history: Sequence[Turn] = (), *, all_rows: bool = False, scope: Scope = WHOLE
    ) -> Answer:
        *_, last = self.stream(question, history, scope=scope)
        if all_rows and last.table is not None:
            more = (("=HYPERLINK(1)", 3),) * (last.table.total - len(last.table.rows))
            return replace(last, table=replace(last.table, rows=(*last.table.rows, *more)))
        return last

    def stream(self, question: str, history: Sequence[Turn] = (), *, scope: Scope = WHOLE) -> Iterator[Answer]:
        asked = question.casefold()
        if "fail" in asked:
            raise NotReachable("The model at 127.0.0.1:9 does not answer. Start it, or unset OPENAI_BASE_URL.")
        if "crash" in asked:
            raise RuntimeError("a detail that no reader should see")
        if "slow" in asked:
            yield from self._stream_slowly(question)
        elif "history" in asked:
            told = " / ".join(f"{turn.role}={turn.text}" for turn in history) or "nothing"
            yield _answer(question, Language.ENGLISH, escape_markdown(told) + " [1]", _cite(1, PRIVACY, "Data Privacy"))
        elif "scope" in asked:
            told = escape_markdown(describe_scope(scope, {}, Language.ENGLISH))
            yield _answer(question, Language.ENGLISH, f"{told} [1]", _cite(1, PRIVACY, "Data Privacy"))
        elif "albert" in asked:
            yield from self._stream_french(question)
        elif "cnil" in asked:
            yield from self._stream_english(question)
        elif "trap" in asked:
            text = f"“{escape_markdown(HOSTILE)}” [1] and \\[1\\] and [9]."
            yield _answer(question, Language.ENGLISH, text, _cite(1, TRAPPED, HOSTILE))
        elif "relevancy 5" in asked or "pertinence" in asked:
            table = ResultTable(("name", "relevancy"), (("Data Privacy Risks", 5), ("Other", 4.5)), 14)
            language, text = Language.ENGLISH, "2 of 14 rows [1]."
            if "pertinence" in asked:
                language, text = Language.FRENCH, "2 lignes sur 14 [1]."
            answer = _answer(question, language, text, _cite(1, PRIVACY, "Data Privacy Risks"))
            yield replace(answer, table=table, engine=Engine.TABLE)
        elif "per year" in asked:
            table = ResultTable(("year", "articles"), (("2023", 53), ("2024", 7), ("2025", 120)), 3, grouped=True)
            answer = _answer(
                question, Language.ENGLISH, "By year. [1]\n\n- 2023: 53 articles [1]", _cite(1, PRIVACY, "Data")
            )
            yield replace(answer, table=table, engine=Engine.TABLE)
        elif "capital" in asked:
            yield _answer(question, Language.FRENCH, "Le corpus ne répond pas à cette question.")
        else:
            yield _answer(question, Language.ENGLISH, "The corpus does not answer this.")

    def _stream_slowly(self, question: str) -> Iterator[Answer]:
        first = "Begins here [1]."
        citation = _cite(1, PRIVACY, "Data Privacy Risks")
        for _ in range(600):
            yield _answer(question, Language.ENGLISH, first, citation)
            self._clock.wait(0.05)  # as a model takes its time
        yield _answer(question, Language.ENGLISH, f"{first}\n\nEnded.", citation)

    def _stream_french(self, question: str) -> Iterator[Answer]:
        one = (
            "D’après l’article «\u00a0La CNIL soutient huit projets\u00a0» (résumé)\u00a0: «\u00a0le projet « Albert »,"
        )
        one += " qui aide les agents publics\u00a0» [1]."
        first = _cite(1, SUMMARY, "le projet « Albert », qui aide les agents publics")
        yield _answer(question, Language.FRENCH, one, first)
        two = one + "\n\n- «\u00a0Projects using AI to enhance public service delivery\u00a0» (signaux, ligne 1) [2]"
        second = _cite(2, INNOVATION, "Projects using AI to enhance public service delivery and efficiency.")
        yield _answer(question, Language.FRENCH, two, first, second)
        three = (
            two + "\n- «\u00a0Potential risks associated with personal data usage\u00a0» (préoccupations, ligne 1) [3]"
        )
        third = _cite(3, PRIVACY, "Potential risks associated with personal data usage")
        yield _answer(question, Language.FRENCH, three, first, second, third)

    def _stream_english(self, question: str) -> Iterator[Answer]:
        text = "According to the article: “Data Privacy Risks” [1]."
        yield _answer(question, Language.ENGLISH, text, _cite(1, PRIVACY, "Data Privacy Risks"))


if __name__ == "__main__":
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    home = Path(sys.argv[2]) if len(sys.argv) > 2 else Path("unused")
    try:
        serve(FakeAssistant(), Settings(port=port, home=home, feedback=len(sys.argv) > 2), open_browser=False)
    except AssistantError as error:
        sys.exit(str(error))
