"""The corpus to look through: filters, a timeline, distributions and a list; every point opens its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from itertools import pairwise
from typing import Protocol
from urllib.parse import urlencode

from assistant.records import WHOLE, ArticleReference, Language, Locator, Passage, Scope
from assistant.rendering import name_place
from assistant.typography import name_day, name_month, write_number
from assistant.web_assets.escaping import attribute, text
from assistant.web_assets.labels import EXPLORE, count_nouns

ROWS_A_PAGE = 25
_THEMES_SHOWN = 10
_WIDTH, _HEIGHT, _LEFT, _TOP, _BOTTOM = 720, 220, 34, 14, 24
_RADIUS_AT_LEAST, _RADIUS_AT_MOST = 5.0, 13.0


class ListedArticle(Protocol):
    """One article of a list."""

    @property
    def reference(self) -> ArticleReference: ...
    @property
    def rows(self) -> int: ...


class FoundRows(Protocol):
    """One page of a list of rows."""

    @property
    def rows(self) -> Sequence[Passage]: ...
    @property
    def total(self) -> int: ...


class Point(Protocol):
    """The rows of one page date and one relevancy."""

    @property
    def day(self) -> str: ...
    @property
    def relevancy(self) -> float: ...
    @property
    def count(self) -> int: ...


class Share(Protocol):
    """A name with how many rows bear it."""

    @property
    def name(self) -> str: ...
    @property
    def count(self) -> int: ...


class PageBrowser(Protocol):
    """What the page asks of a corpus that is looked through."""

    def rows(
        self, scope: Scope, words: str = "", *, relevancy: float | None = None, limit: int, offset: int = 0
    ) -> FoundRows: ...
    def articles(
        self, scope: Scope, words: str = "", *, limit: int, offset: int = 0
    ) -> tuple[Sequence[ListedArticle], int]: ...
    def timeline(self, scope: Scope, words: str = "") -> Sequence[Point]: ...
    def tables(self, scope: Scope, words: str = "") -> Sequence[Share]: ...
    def themes(self, scope: Scope, words: str = "", *, limit: int) -> Sequence[Share]: ...
    def find_titles(self, words: str, *, limit: int) -> Sequence[ArticleReference]: ...
    def find_themes(self, words: str, *, limit: int) -> Sequence[str]: ...
    def table_of(self, locator: Locator) -> Sequence[Passage]: ...


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at: the filters, the words, and which page of which list."""

    language: Language
    scope: Scope = WHOLE
    words: str = ""
    listed: str = "rows"  # or articles
    offset: int = 0

    def address(self, path: str = "/page/explore", more: Mapping[str, object] | None = None) -> str:
        """The address of this view, or of another one that differs in some fields."""
        scope = self.scope
        fields: dict[str, object] = {
            "words": self.words,
            "tables": scope.tables,
            "relevancy_at_least": None if scope.relevancy_at_least is None else f"{scope.relevancy_at_least:g}",
            "since": scope.since,
            "until": scope.until,
            "articles": scope.articles,
            "themes": scope.themes,
            "listed": self.listed,
            "offset": self.offset or None,
            "lang": self.language.value,
        } | dict(more or {})
        return f"{path}?{urlencode({name: value for name, value in fields.items() if value}, doseq=True)}"


def render_explorer(browser: PageBrowser, view: View, tables: Sequence[str], titles: Mapping[str, str]) -> str:
    """The whole view.

    Args:
        tables: the names of all tables.
        titles: of the articles that are filtered by.
    """
    words, scope = EXPLORE[view.language], view.scope
    found = browser.rows(scope, view.words, limit=ROWS_A_PAGE, offset=view.offset if view.listed == "rows" else 0)
    articles, articles_total = browser.articles(
        scope, view.words, limit=ROWS_A_PAGE, offset=view.offset if view.listed == "articles" else 0
    )
    counts = {
        "rows": count_nouns(found.total, "row", view.language),
        "articles": count_nouns(articles_total, "article", view.language),
    }
    told = words["found"].format(**counts) if found.total else words["none"]
    parts = [_render_filters(view, tables, titles), f'<p class="found" role="status">{told}</p>']
    if found.total:
        signals = scope if scope.tables or "signals" not in tables else replace(scope, tables=("signals",))
        parts.append(_render_timeline(browser.timeline(signals, view.words), replace(view, scope=signals)))
        shares = _render_shares(browser.tables(scope, view.words), view, "by_table", "tables")
        shares += _render_shares(browser.themes(scope, view.words, limit=_THEMES_SHOWN), view, "by_theme", "themes")
        parts.append(f'<div class="shares">{shares}</div>')
        total = found.total if view.listed == "rows" else articles_total
        entries = _list_rows(found.rows, view) if view.listed == "rows" else _list_articles(articles, view)
        parts.append(f"{_render_choice(view)}{entries}{_render_pages(view, total)}")
    return f'<div class="explorer" lang="{view.language}">{"".join(parts)}</div>'


def _render_filters(view: View, tables: Sequence[str], titles: Mapping[str, str]) -> str:
    words, scope = EXPLORE[view.language], view.scope
    options = "".join(
        f'<option value="{attribute(table)}"{" selected" if scope.tables == (table,) else ""}>'
        f"{attribute(name_place(table, view.language))}</option>"
        for table in tables
    )
    levels = "".join(
        f'<option value="{level}"{" selected" if scope.relevancy_at_least == level else ""}>≥\u00a0{level}</option>'
        for level in range(1, 6)
    )
    # What has been chosen by a click can be taken off again.
    chosen = [("themes", theme, theme) for theme in scope.themes]
    chosen += [("articles", article, titles.get(article, article)) for article in scope.articles]
    chips = "".join(
        f'<label class="chip"><input type="checkbox" name="{name}" value="{attribute(value)}" checked> '
        f"{text(shown)}</label>"
        for name, value, shown in chosen
    )
    return (
        f'<form class="filters" action="/page/explore" method="get" aria-label="{words["title"]}">'
        f'<input type="hidden" name="lang" value="{view.language}">'
        f'<input type="hidden" name="listed" value="{view.listed}">'
        f'<label class="wide">{words["words"]} '
        f'<input type="search" name="words" value="{attribute(view.words)}"></label>'
        f'<label>{words["table"]} <select name="tables"><option value="">{words["any"]}</option>{options}</select>'
        f'</label><label>{words["relevancy"]} <select name="relevancy_at_least">'
        f'<option value="">{words["any_level"]}</option>{levels}'
        "</select></label>"
        f'<label>{words["since"]} <input type="date" name="since" value="{scope.since or ""}"></label>'
        f'<label>{words["until"]} <input type="date" name="until" value="{scope.until or ""}"></label>'
        f"{f'<div class=chosen-chips>{chips}</div>' if chips else ''}"
        f'<div class="buttons"><button type="submit">{words["apply"]}</button>'
        f'<a class="explore-link" href="/page/explore?lang={view.language}">{words["reset"]}</a></div></form>'
    )


def _render_timeline(points: Sequence[Point], view: View) -> str:
    """Bubbles over time: right is later, up is more relevant, larger is more rows."""
    bubbles = _gather(points)
    if not bubbles:
        return ""
    words = EXPLORE[view.language]
    levels = sorted({bubble.level for bubble in bubbles})
    low, high = min(b.first for b in bubbles).toordinal(), max(b.first for b in bubbles).toordinal()
    most = max(bubble.count for bubble in bubbles)
    step = (_HEIGHT - _TOP - _BOTTOM) / len(levels)
    heights = {level: _HEIGHT - _BOTTOM - step * (at + 0.5) for at, level in enumerate(levels)}
    largest = min(_RADIUS_AT_MOST, step / 2, max(_RADIUS_AT_LEAST, _closest(bubbles, low, high) / 2))
    drawn = []
    for level, y in heights.items():
        drawn.append(f'<line x1="{_LEFT}" x2="{_WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>')
        drawn.append(f'<text x="{_LEFT - 10}" y="{y + 4:.1f}" text-anchor="end">{level:g}</text>')
    for bubble in sorted(bubbles, key=lambda each: (each.first, each.level)):
        x, y = _place(bubble.first.toordinal(), low, high), heights[bubble.level]
        radius = max(_RADIUS_AT_LEAST, largest * (bubble.count / most) ** 0.5)
        label = words["point"].format(
            day=_tell_days(bubble, view.language),
            level=f"{bubble.level:g}",
            rows=count_nouns(bubble.count, "row", view.language),
        )
        more = {"since": bubble.first, "until": bubble.last, "relevancy": f"{bubble.level:g}"}
        drawn.append(
            f'<a href="{escape(view.address("/page/rows", more))}" data-count="{bubble.count}" class="point" '
            f'aria-label="{attribute(label)}"><circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}">'
            f"<title>{attribute(label)}</title></circle></a>"
        )
    first_year, last_year = date.fromordinal(low).year, date.fromordinal(high).year
    for year in range(first_year, last_year + 1):
        at_day = max(low, date(year, 1, 1).toordinal())
        if year == first_year or at_day - low > (high - low) / 20:
            drawn.append(
                f'<text x="{_place(at_day, low, high):.1f}" y="{_HEIGHT - 6}" text-anchor="middle">{year}</text>'
            )
    title = words["timeline" if view.scope.tables == ("signals",) else "timeline_all"]
    return (
        f'<section class="timeline"><h2>{title}</h2><p class="hint">{words["timeline_note"]}</p>'
        f'<div class="scroll" tabindex="0" role="region" aria-label="{title}"><svg viewBox="0 0 {_WIDTH} {_HEIGHT}">'
        f"{''.join(drawn)}</svg></div></section>"
    )


@dataclass(frozen=True, slots=True)
class _Bubble:
    """The rows of some days and one relevancy."""

    first: date
    last: date
    level: float
    count: int


def _gather(points: Sequence[Point]) -> list[_Bubble]:
    """Points by day, or by the shortest of month, quarter and year that keeps them apart."""
    dated = [(day, point) for point in points if (day := _read_day(point.day))]
    gathered: list[_Bubble] = []
    for months in (0, 1, 3, 12):
        counted: dict[tuple[date, date, float], int] = {}
        for day, point in dated:
            key = (*_span(day, months), point.relevancy)
            counted[key] = counted.get(key, 0) + point.count
        gathered = [_Bubble(*key, count) for key, count in counted.items()]
        days = [bubble.first.toordinal() for bubble in gathered]
        if not days or _closest(gathered, min(days), max(days)) >= 2 * _RADIUS_AT_LEAST:
            break
    return gathered


def _span(day: date, months: int) -> tuple[date, date]:
    """The first and the last day of the span of so many months that a day lies in; 0 is the day itself."""
    if not months:
        return day, day
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    after = first.month - 1 + months
    return first, date.fromordinal(date(first.year + after // 12, after % 12 + 1, 1).toordinal() - 1)


def _closest(bubbles: Sequence[_Bubble], low: int, high: int) -> float:
    """The least distance between two columns of bubbles."""
    columns = sorted({_place(bubble.first.toordinal(), low, high) for bubble in bubbles})
    return min((b - a for a, b in pairwise(columns)), default=float(_WIDTH))


def _place(day: int, low: int, high: int) -> float:
    share = (day - low) / (high - low) if high > low else 0.5
    return _LEFT + 16 + share * (_WIDTH - _LEFT - 32)


def _tell_days(bubble: _Bubble, language: Language) -> str:
    for months, label in ((1, name_month(f"{bubble.first:%Y-%m}", language)), (12, str(bubble.first.year))):
        if (bubble.first, bubble.last) == _span(bubble.first, months):
            return label
    first, last = (name_day(day.isoformat(), language) for day in (bubble.first, bubble.last))
    return first if first == last else f"{first} – {last}"


def _read_day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None


def _render_shares(shares: Sequence[Share], view: View, title: str, field: str) -> str:
    if not shares:
        return ""
    most = max(share.count for share in shares)
    entries = ""
    for share in shares:
        named = name_place(share.name, view.language) if field == "tables" else share.name
        address = replace(view, offset=0).address(more={field: (share.name,)})
        entries += (
            f'<li><a class="explore-link" href="{escape(address)}"><span class="name">{text(named)}</span>'
            f'<span class="figure">{count_nouns(share.count, "row", view.language)}</span></a>'
            f'<progress max="{most}" value="{share.count}" aria-hidden="true"></progress></li>'
        )
    return f"<section><h2>{EXPLORE[view.language][title]}</h2><ul>{entries}</ul></section>"


def _render_choice(view: View) -> str:
    words = EXPLORE[view.language]
    links = "".join(
        f'<a class="explore-link" href="{escape(replace(view, offset=0).address(more={"listed": name}))}"'
        f"{' aria-current=true' if view.listed == name else ''}>{words[name]}</a>"
        for name in ("rows", "articles")
    )
    return f'<h2 class="spoken">{words["listed"]}</h2><p class="choice">{links}</p>'


def _list_rows(rows: Iterable[Passage], view: View) -> str:
    words = EXPLORE[view.language]
    entries = ""
    for row in rows:
        name = row.name or next((cell for cell in row.cells.values() if cell), "?")
        day = name_day(row.article.page_date, view.language) if row.article.page_date else words["undated"]
        told = [name_place(row.table or "", view.language)]
        if row.relevancy is not None:
            told.append(words["level"].format(level=f"{row.relevancy:g}"))
        told.append(day)
        address = f"/page/row?{urlencode({'locator': str(row.locator), 'lang': view.language.value})}"
        entries += (
            f'<li><a class="row-link" href="{escape(address)}">{text(name)}</a>'
            f'<span class="about">{text(" · ".join(told))}</span>'
            f'<span class="about">{text(row.article.title)}</span></li>'
        )
    return f'<ul class="list">{entries}</ul>'


def _list_articles(articles: Iterable[ListedArticle], view: View) -> str:
    entries = ""
    for listed in articles:
        article = listed.reference
        day = name_day(article.page_date, view.language) if article.page_date else EXPLORE[view.language]["undated"]
        address = replace(view, offset=0).address(more={"articles": (article.id,), "listed": "rows"})
        about = f"{day} · {count_nouns(listed.rows, 'row', view.language)}"
        entries += (
            f'<li><a class="explore-link" href="{escape(address)}">{text(article.title)}</a>'
            f'<span class="about">{text(about)}</span></li>'
        )
    return f'<ul class="list">{entries}</ul>'


def _render_pages(view: View, total: int) -> str:
    words = EXPLORE[view.language]
    last = min(total, view.offset + ROWS_A_PAGE)
    first, until, of = (write_number(count, view.language) for count in (view.offset + 1, last, total))
    told = words["page"].format(first=first, last=until, total=of)
    before = after = ""
    if view.offset > 0:
        address = view.address(more={"offset": max(0, view.offset - ROWS_A_PAGE)})
        before = f'<a class="explore-link" href="{escape(address)}">{words["before"]}</a>'
    if last < total:
        after = f'<a class="explore-link" href="{escape(view.address(more={"offset": last}))}">{words["more"]}</a>'
    return f'<p class="pages">{before}<span>{told}</span>{after}</p>'
