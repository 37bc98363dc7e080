"""The sources of an answer: a list below it, and one of them in full beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from assistant.exporting.notes import Paragraph, read_blocks
from assistant.hostile.judging import leave_out_live
from assistant.records import HEADER, Answer, ArticleReference, Citation, Language, Passage
from assistant.rendering import describe_copies, describe_place, name_place
from assistant.typography import name_day
from assistant.web_assets.escaping import lines, link, text
from assistant.web_assets.labels import ANSWER, count_nouns, name_heading
from assistant.words import informative_words, split_words, stem_word, stems_of

ShowPassage = Callable[[str], Passage]  # by locator

_WORD = re.compile(r"[^\W_]+")


def source_id(turn: int, marker: int) -> str:
    """Where a citation's entry in the list below its answer is found."""
    return f"source-{turn}-{marker}"


def render_sources(citations: Sequence[Citation], show: ShowPassage, language: Language, turn: int) -> str:
    """One card an article, in order of first use; in it one entry a citation."""
    cards = []
    for article in dict.fromkeys(citation.article for citation in citations):
        own = [citation for citation in citations if citation.article == article]
        entries = (_render_citation(c, show(str(c.locator)), language, turn) for c in own)
        cards.append(f'<div class="card">{_render_article(article, language)}{"".join(entries)}</div>')
    title = ANSWER[language]["sources"]
    return f'<div class="sources"><h3>{title}</h3>{"".join(cards)}</div>'


def _render_article(article: ArticleReference, language: Language) -> str:
    return f'<p class="article">{link(article.url, article.title, language)}{_render_date(article, language)}</p>'


def _render_date(article: ArticleReference, language: Language) -> str:
    if not article.page_date:
        return ""
    day = ANSWER[language]["page"].format(day=name_day(article.page_date, language))
    return f'<span class="date">{link(article.page_url, day, language)}</span>'


def _name_place(passage: Passage, language: Language) -> str:
    place = name_place(passage.locator.place, language)
    if passage.row is not None:
        place = ANSWER[language]["row"].format(table=place, row=passage.row)
    return place


def _render_citation(citation: Citation, passage: Passage, language: Language, turn: int) -> str:
    words = ANSWER[language]
    name = f" <strong>{text(citation.row_name)}</strong>" if citation.row_name else ""
    number = f'<span class="number"><span class="spoken">{words["source"]} </span>{citation.marker}</span>'
    summary = f'{number}<span class="place">{text(_name_place(passage, language))}{name}</span>'
    return (
        f'<details class="citation" id="{source_id(turn, citation.marker)}"><summary>{summary}</summary>'
        f"{_render_passage(passage, [citation.quote], frozenset(), language)}{_render_where(citation, language)}"
        "</details>"
    )


def _render_where(citation: Citation, language: Language) -> str:
    where = f'<p class="file">{text(describe_place(citation, language))}</p>'
    if citation.copies:
        where += f'<p class="file">{text(describe_copies(citation, language))}</p>'
    return where


def render_cited_source(
    answer: Answer, citation: Citation, passage: Passage, table: Sequence[Passage], language: Language
) -> str:
    """A citation in full: the sentence that it proves, its article, its row marked among the rows of its table.

    Args:
        table: all rows of the table, in their order; empty where the place is no row.
        language: of the words around it.
    """
    said = [block for block in read_blocks(answer) if citation.marker in block.markers]
    sentence = _sentence_of(said[0], citation.marker) if said else ""
    quoted = f'<blockquote class="said" lang="{answer.language}">{text(sentence)}</blockquote>' if sentence else ""
    stems = stems_of(informative_words(sentence))
    return _render_whole(passage, table, [citation.quote], stems, quoted, _render_where(citation, language), language)


def _sentence_of(block: Paragraph, marker: int) -> str:
    """The words that stand before a marker, from the references before on."""
    before: list[str] = []
    ended = False
    for run in block.runs:
        if isinstance(run, str):
            before, ended = ([run], False) if ended else ([*before, run], False)
        else:
            ended = True
            if run == marker:
                break
    return " ".join(before).strip(" .,;\u00a0")


def render_row(passage: Passage, table: Sequence[Passage], language: Language) -> str:
    """A row that was looked for rather than cited, in full; takes what `render_cited_source` does."""
    numbers = [line.number for line in passage.source]
    line = ANSWER[language]["line"].format(line=numbers[0] if numbers else "?")
    where = f'<p class="file">{text(f"{passage.file}, {line}")}</p>'
    return _render_whole(passage, table, [], frozenset(), "", where, language)


def _render_whole(
    passage: Passage,
    table: Sequence[Passage],
    quotes: Sequence[str],
    stems: frozenset[str],
    said: str,
    where: str,
    language: Language,
) -> str:
    article, words = passage.article, ANSWER[language]
    out = f'<p class="out">{link(article.url, words["open_article"], language)}</p>' if article.url else ""
    head = f'<h2 tabindex="-1">{text(article.title)}</h2>{_render_date(article, language)}{out}{said}'
    shown = _render_passage(passage, quotes, stems, language)
    if not table:
        place = f'<h3 class="place">{text(name_place(passage.locator.place, language))}</h3>'
        return f'<div class="whole" lang="{language}">{head}{place}<div class="cited">{shown}</div>{where}</div>'
    rows = "".join(
        f'<li class="cited" aria-current="true">{_render_row_head(row)}{shown}{where}</li>'
        if row.locator == passage.locator
        else f"<li><details><summary>{_render_row_head(row)}</summary>"
        f"{_render_passage(row, [], frozenset(), language)}</details></li>"
        for row in table
    )
    rows_told = count_nouns(len(table), "row", language)
    title = words["rows_of"].format(table=name_place(passage.locator.place, language), rows=rows_told)
    return (
        f'<div class="whole" lang="{language}">{head}<h3 class="place">{text(title)}</h3>'
        f'<ol class="rows">{rows}</ol></div>'
    )


def _render_row_head(row: Passage) -> str:
    name = row.name or next((cell for cell in row.cells.values() if cell), "")
    level = "" if row.relevancy is None else f'<span class="level">{row.relevancy:g}</span>'
    return (
        f'<span class="head"><span class="number" aria-hidden="true">{row.row}</span>'
        f'<span class="name">{text(name)}</span>{level}</span>'
    )


def _render_passage(passage: Passage, quotes: Sequence[str], stems: frozenset[str], language: Language) -> str:
    """The cells of a row by column, or the lines of another place, with the quoted words marked.

    The words of the sentence are marked where no quote is: beside a quote they would only distract from it.
    """
    told = "withheld" if passage.withheld else "left_out" if _is_left_out(passage) else None
    note = f'<p class="withheld">{text(ANSWER[language][told])}</p>' if told else ""
    if not passage.cells:
        return f'{note}<p class="lines">{_mark(passage.text, quotes, stems)}</p>'
    parts = [*quotes, *(part.strip() for quote in quotes for part in re.split(r"(?<!\\)\|", quote))]
    if any(_find_quote(cell, parts) for cell in passage.cells.values() if cell and cell != passage.name):
        stems = frozenset()
    blank = f'<span class="blank">{ANSWER[language]["blank"]}</span>'
    cells = (
        f"<dt>{text(name_heading(heading, language))}</dt>"
        f"<dd>{blank if cell is None else _mark(cell, parts, stems)}</dd>"
        for heading, cell in passage.cells.items()
    )
    return f'{note}<dl class="row">{"".join(cells)}</dl>'


def _is_left_out(passage: Passage) -> bool:
    """Whether answers leave a part of a passage out, as an order or as what would act were it not plain text."""
    if passage.is_cut:
        return True
    texts = [cell for cell in passage.cells.values() if cell] if passage.cells else passage.text.split("\n")
    return passage.locator.place != HEADER and any(leave_out_live(words) != [words] for words in texts)


def _mark(words: str, quotes: Iterable[str], stems: frozenset[str]) -> str:
    """Escaped text with the first quote that occurs in it marked; without one, the words of the sentence."""
    if found := _find_quote(words, quotes):
        start, end = found
        before, inside, after = words[:start], words[start:end], words[end:]
        return f"{lines(before)}<mark>{lines(inside)}</mark>{lines(after)}"
    pieces, at = [], 0
    for word in _WORD.finditer(words) if stems else ():
        folded = split_words(word[0])
        if folded and len(word[0]) > 3 and not stems.isdisjoint(stem_word(folded[0])):
            pieces += [lines(words[at : word.start()]), f'<mark class="word">{lines(word[0])}</mark>']
            at = word.end()
    return "".join([*pieces, lines(words[at:])])


def _find_quote(words: str, quotes: Iterable[str]) -> tuple[int, int] | None:
    """Where the first quote that occurs begins and ends."""
    for quote in quotes:
        start = words.find(quote) if quote else -1
        # A lone figure ("5") is marked where it is the whole cell, not wherever the digit occurs.
        if start >= 0 and (len(quote) > 3 or quote == words):
            return start, start + len(quote)
    return None
