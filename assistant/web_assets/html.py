"""Answers as HTML for the chat page.

Articles are hostile: every text is escaped here, links are http or https only, nothing is an image.
The HTML of a message is one line: the page's Markdown reader passes such a block through as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape, unescape
from itertools import groupby
from urllib.parse import urlsplit

from assistant.records import Answer, ArticleReference, Citation, Language, Passage, ResultTable
from assistant.rendering import (
    describe_copies,
    describe_place,
    name_column,
    name_day,
    name_place,
    split_items,
    unescape_markdown,
)
from assistant.web_assets.labels import ANSWER, FOOTER, PAGE, count_nouns

ShowPassage = Callable[[str], Passage]  # by locator

_OPEN_UP_TO = 2  # sources: with more of them each starts closed
_ROWS_SHOWN = 200  # of a result table; all of them go into the CSV file
_MARKERS_AT_END = re.compile(r"\[\d+\]")
_MARKER = re.compile(r"(\\.)|\[(\d+)\]", re.DOTALL)
_BLANK = re.compile(r"\s*\n\s*")
_ASKED = re.compile(r'<div class="asked">(.*)</div>', re.DOTALL)


def render_question(text: str) -> str:
    """What the user asked, as a message; `read_question` reads it back."""
    return f'<div class="asked">{_text(text, line_break="<br>")}</div>'


def read_question(message: str) -> str:
    """The user's words in a message of theirs, as they typed them."""
    found = _ASKED.fullmatch(message.strip())
    return unescape(re.sub(r"<br\s*/?>", "\n", found[1])) if found else message


def render_note(text: str, language: Language, *, kind: str = "note") -> str:
    """A message that is no answer: `kind` is note, waiting or problem."""
    role = ' role="alert"' if kind == "problem" else ""
    return f'<div class="{kind}" lang="{language}"{role}>{_text(text)}</div>'


def render_answer(answer: Answer, show: ShowPassage, *, turn: int) -> str:
    """An answer with its sources below.

    Args:
        answer: whole, or a proven beginning of one.
        show: finds the passage of a citation.
        turn: counts the answers of the conversation; keeps the ids of their sources apart.
    """
    words = ANSWER[answer.language]
    known = {citation.marker for citation in answer.citations}
    # The list of an exact answer is its table: the markers go there.
    prose, items = split_items(answer.answer) if answer.table is not None else (answer.answer, [])
    parts = ["".join(_render_blocks(prose, known, turn))]
    if answer.table is not None:
        markers = [_render_line("".join(_MARKERS_AT_END.findall(item)), known, turn) for item in items]
        parts.append(_render_table(answer.table, markers, answer.language))
    if answer.dropped:
        count = len(answer.dropped)
        note = words["one_dropped"] if count == 1 else words["many_dropped"].format(count=count)
        parts.append(f'<p class="dropped">{_text(note)}</p>')
    if answer.citations and not answer.abstained:
        parts.append(_render_sources(answer.citations, show, answer.language, turn))
    kind = "answer abstained" if answer.abstained else "answer"
    return f'<div class="{kind}" lang="{answer.language}">{"".join(parts)}</div>'


def _render_blocks(markdown: str, markers: set[int], turn: int) -> Iterator[str]:
    """Paragraphs and lists, the only Markdown that an answer is composed of; all else is shown as text."""
    for block in re.split(r"\n\s*\n", markdown.strip()):
        for is_list, lines in groupby(block.split("\n"), key=lambda line: line.startswith("- ")):
            if is_list:
                items = (f"<li>{_render_line(line[2:], markers, turn)}</li>" for line in lines)
                yield f"<ul>{''.join(items)}</ul>"
            else:
                yield f"<p>{'<br>'.join(_render_line(line, markers, turn) for line in lines)}</p>"


def _render_line(line: str, markers: set[int], turn: int) -> str:
    """Text with its citation markers as links; a number that no citation has stays text."""
    pieces, at = [], 0
    for found in _MARKER.finditer(line):
        if found[2] is None or int(found[2]) not in markers:
            continue
        # A marker stays on the line of the words before it.
        pieces.append(re.sub(r" $", "\u00a0", _text(unescape_markdown(line[at : found.start()]))))
        pieces.append(f'<a class="cite" href="#{_source_id(turn, int(found[2]))}">[{int(found[2])}]</a>')
        at = found.end()
    return "".join([*pieces, _text(unescape_markdown(line[at:]))])


def _render_sources(citations: Sequence[Citation], show: ShowPassage, language: Language, turn: int) -> str:
    """One card an article, in order of first use; in it one entry a citation."""
    opened = len(citations) <= _OPEN_UP_TO
    cards = []
    for article in dict.fromkeys(citation.article for citation in citations):
        own = [citation for citation in citations if citation.article == article]
        entries = (_render_citation(c, show(str(c.locator)), language, turn, opened=opened) for c in own)
        cards.append(f'<div class="card">{_render_article(article, language)}{"".join(entries)}</div>')
    title = ANSWER[language]["sources"]
    return f'<div class="sources"><h3>{title}</h3>{"".join(cards)}</div>'


def _render_article(article: ArticleReference, language: Language) -> str:
    dates = ""
    if article.page_date:
        day = ANSWER[language]["page"].format(day=name_day(article.page_date, language))
        dates = f'<span class="date">{_link(article.page_url, day, language)}</span>'
    return f'<p class="article">{_link(article.url, article.title, language)}{dates}</p>'


def _render_citation(citation: Citation, passage: Passage, language: Language, turn: int, *, opened: bool) -> str:
    words = ANSWER[language]
    place = name_place(citation.locator.place, language)
    if citation.row is not None:
        place = words["row"].format(table=place, row=citation.row)
    name = f" <strong>{_text(citation.row_name)}</strong>" if citation.row_name else ""
    number = f'<span class="number" aria-hidden="true">{citation.marker}</span>'
    spoken = f'<span class="spoken">{words["source"].format(number=citation.marker)}</span>'
    summary = f'{number}{spoken}<span class="place">{_text(place)}{name}</span>'
    where = f'<p class="file">{_text(describe_place(citation, language))}</p>'
    if citation.copies:
        where += f'<p class="file">{_text(describe_copies(citation, language))}</p>'
    return (
        f'<details class="citation" id="{_source_id(turn, citation.marker)}"{" open" if opened else ""}>'
        f"<summary>{summary}</summary>{_render_passage(passage, citation.quote, language)}{where}</details>"
    )


def _render_passage(passage: Passage, quote: str, language: Language) -> str:
    """The cells of a row by column, or the lines of another place, with the quoted words marked."""
    if not passage.cells:
        return f'<p class="lines">{_mark(passage.text, [quote])}</p>'
    quotes = [quote, *(part.strip() for part in re.split(r"(?<!\\)\|", quote))]
    blank = f'<span class="blank">{ANSWER[language]["blank"]}</span>'
    cells = (
        f"<dt>{_text(column)}</dt><dd>{blank if cell is None else _mark(cell, quotes)}</dd>"
        for column, cell in passage.cells.items()
    )
    return f'<dl class="row">{"".join(cells)}</dl>'


def _mark(text: str, quotes: Iterable[str]) -> str:
    """Escaped text with the first quote that occurs in it marked."""
    for quote in quotes:
        start = text.find(quote) if quote else -1
        # A lone figure ("5") is marked where it is the whole cell, not wherever the digit occurs.
        if start >= 0 and (len(quote) > 3 or quote == text):
            end = start + len(quote)
            before, inside, after = text[:start], text[start:end], text[end:]
            return f"{_lines(before)}<mark>{_lines(inside)}</mark>{_lines(after)}"
    return _lines(text)


def _render_table(table: ResultTable, markers: Sequence[str], language: Language) -> str:
    """The table of an exact answer: its headings sort it, and bars show the size of groups.

    Args:
        markers: of the first rows, in order; each the HTML of its links.
    """
    words = ANSWER[language]
    shown = [at for at, column in enumerate(table.columns) if column != "locator"]
    rows = table.rows[:_ROWS_SHOWN]
    noun = "groups" if table.grouped else "result"
    caption = words[noun].format(shown=len(rows), total=table.total)
    head = "".join(
        f'<th scope="col"{_figure(rows[0][at] if rows else None)}>'
        f'<button type="button" class="sort">{_text(name_column(table.columns[at], language))}</button></th>'
        for at in shown
    )
    figures = [cell for row in table.rows for cell in row if isinstance(cell, int | float)] if table.grouped else []
    body = "".join(
        f"<tr>{''.join(_render_cell(row[at], table.columns[at], language) for at in shown)}"
        f"{_render_bar(row, max(figures, default=0))}"
        f'<td class="markers">{markers[number] if number < len(markers) else ""}</td></tr>'
        for number, row in enumerate(rows)
    )
    bar_head = '<td aria-hidden="true"></td>' if any(figures) else ""
    take = f'<button type="button" class="csv">{words["csv"]}</button>' if rows else ""
    return (
        f'<div class="result" tabindex="0" role="region" aria-label="{words["table"]}"><table>'
        f"<caption>{caption}</caption><thead><tr>{head}{bar_head}<td></td></tr></thead>"
        f"<tbody>{body}</tbody></table></div>{take}"
    )


def _render_cell(value: str | int | float | None, column: str, language: Language) -> str:
    if column == "table" and isinstance(value, str):
        value = name_place(value, language)
    text = "" if value is None else str(value)
    if isinstance(value, float) and language is Language.FRENCH:
        text = text.replace(".", ",")
    return f"<td{_figure(value)}>{_text(text)}</td>"


def _render_bar(row: Sequence[str | int | float | None], longest: float) -> str:
    """A bar as long as a group is large, for eyes only: the figure stands beside it."""
    if not longest:
        return ""
    amount = next((cell for cell in reversed(row) if isinstance(cell, int | float)), 0)
    return f'<td class="bar" aria-hidden="true"><progress max="{longest}" value="{amount}"></progress></td>'


def _figure(value: object) -> str:
    return ' class="figure"' if isinstance(value, int | float) else ""


def render_footer(engine: str, *, articles: int, rows: int, sent_to: str | None) -> str:
    """One line in each language: who answers, where the question goes, what is searched.

    Args:
        engine: "extractive", or the name of the chat model.
        articles: in the corpus.
        rows: in the corpus.
        sent_to: the host that questions are sent to; None when they stay on this machine.
    """
    lines = {}
    for language, words in FOOTER.items():
        who = words["chosen"] if engine == "extractive" else words["written"].format(model=engine)
        sent = words["sent"].format(host=sent_to) if sent_to else words["stays"]
        counts = {
            "articles": count_nouns(articles, "article", language),
            "rows": count_nouns(rows, "row", language),
        }
        lines[language] = f"{who} {sent} {words['corpus'].format(**counts)}"
    return f'<p class="foot">{_in_each_language(lines)}</p>'


def render_header() -> str:
    """The page's name and what it does, in each language."""
    title = _in_each_language({language: words["title"] for language, words in PAGE.items()})
    lead = _in_each_language({language: words["lead"] for language, words in PAGE.items()})
    skip = _in_each_language({language: words["skip"] for language, words in PAGE.items()})
    return f'<a class="skip" href="#question">{skip}</a><h1>{title}</h1><p class="lead">{lead}</p>'


def render_label(key: str) -> str:
    """A text of `PAGE` in each language."""
    return f"<p>{_in_each_language({language: words[key] for language, words in PAGE.items()})}</p>"


def _in_each_language(texts: dict[Language, str]) -> str:
    """The style sheet shows the one that the page's language chooses."""
    return "".join(
        f'<span lang="{language}" class="in-{language}">{_text(text)}</span>' for language, text in texts.items()
    )


def _link(url: str | None, text: str, language: Language) -> str:
    if url is None or not _is_web_address(url):
        return _text(text)
    spoken = f'<span class="spoken"> ({ANSWER[language]["new_window"]})</span>'
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{_text(text)}{spoken}</a>'


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r'[\s\x00-\x1f"<>\\`]', url)


def _source_id(turn: int, marker: int) -> str:
    return f"source-{turn}-{marker}"


def _text(text: str, line_break: str = " ") -> str:
    return _BLANK.sub(line_break, escape(text))


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
