"""Answers as HTML for the chat page.

The HTML of a message is one line: the page's Markdown reader passes such a block through as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import groupby

from assistant.composing import find_markers, split_at_markers, split_items
from assistant.records import Answer, ArticleReference, Engine, Language
from assistant.rendering import describe_masked, describe_usage
from assistant.typography import name_day
from assistant.web_assets.escaping import in_each_language, lines, link, text
from assistant.web_assets.grids import render_table
from assistant.web_assets.labels import ANSWER, FOOTER, PAGE, count_nouns
from assistant.web_assets.sources import ShowPassage, render_sources, source_id

_TAG = re.compile(r"</?span[^>]*>")
_ASKED = re.compile(r'<div class="asked">(.*?)</div>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tools:
    """What stands around an answer."""

    token: str  # by which it can be taken away
    language: Language  # of the page, which need not be the answer's
    scope: str = ""  # in words; empty for the whole corpus
    is_whole: bool = False  # nothing is added to the answer any more
    takes_feedback: bool = False
    follow_ups: Sequence[str] = ()
    closest: Sequence[ArticleReference] = ()  # to a question without an answer


def render_question(words: str) -> str:
    """What the user asked, as a message; `read_question` reads it back."""
    edit = in_each_language({language: labels["edit"] for language, labels in PAGE.items()})
    as_typed = lines(re.sub(r"\s*\n\s*", "\n", words))
    return f'<div class="asked">{as_typed}</div><p class="again"><button type="button" class="edit">{edit}</button></p>'


def read_question(message: str) -> str:
    """The user's words in a message of theirs, as they typed them."""
    found = _ASKED.search(message)
    return unescape(_TAG.sub("", re.sub(r"<br\s*/?>", "\n", found[1]))) if found else message


def render_note(words: str, language: Language, *, kind: str = "note") -> str:
    """A message that is no answer: `kind` is note, waiting or problem."""
    role = ' role="alert"' if kind == "problem" else ""
    return f'<div class="{kind}" lang="{language}"{role}>{text(words)}</div>'


def render_answer(answer: Answer, show: ShowPassage, *, turn: int, tools: Tools) -> str:
    """An answer with its sources below and what can be done with it.

    Args:
        answer: whole, or a proven beginning of one.
        show: finds the passage of a citation.
        turn: counts the answers of the conversation; keeps the ids of their sources apart.
    """
    words = ANSWER[answer.language]
    known = {citation.marker for citation in answer.citations}
    # The list of an exact answer is its table: the markers go there.
    prose, items = split_items(answer.answer) if answer.table is not None else (answer.answer, [])
    parts = []
    if tools.scope:
        parts.append(f'<p class="within">{words["within"].format(scope=text(tools.scope))}</p>')
    parts += _render_blocks(prose, known, turn)
    if answer.table is not None:
        markers = [_render_line(find_markers(item), known, turn) for item in items]
        csv = f"/page/answers/{tools.token}/table.csv" if tools.is_whole else ""
        parts.append(render_table(answer.table, markers, answer.language, csv))
    if answer.dropped:
        count = len(answer.dropped)
        note = words["one_dropped"] if count == 1 else words["many_dropped"].format(count=count)
        parts.append(f'<p class="dropped">{text(note)}</p>')
    if answer.citations and not answer.abstained:
        parts.append(render_sources(answer.citations, show, answer.language, turn))
    if answer.masked:
        parts.append(f'<p class="usage">{text(describe_masked(answer.masked, answer.language))}</p>')
    # While a model still writes, what it takes is not known yet.
    if answer.usage.calls or answer.engine is not Engine.MODEL:
        parts.append(f'<p class="usage">{text(describe_usage(answer.usage, answer.language))}</p>')
    if tools.is_whole:
        parts += _render_tools(answer, tools)
    kind = "answer abstained" if answer.abstained else "answer"
    kind += " complete" if tools.is_whole else ""
    return f'<div class="{kind}" lang="{answer.language}" id="answer-{tools.token}">{"".join(parts)}</div>'


def _render_blocks(markdown: str, markers: set[int], turn: int) -> Iterator[str]:
    """Paragraphs and lists, the only Markdown that an answer is composed of; all else is shown as text."""
    for block in re.split(r"\n\s*\n", markdown.strip()):
        for is_list, group in groupby(block.split("\n"), key=lambda line: line.startswith("- ")):
            if is_list:
                items = (f"<li>{_render_line(line[2:], markers, turn)}</li>" for line in group)
                yield f"<ul>{''.join(items)}</ul>"
            else:
                yield f"<p>{'<br>'.join(_render_line(line, markers, turn) for line in group)}</p>"


def _render_line(line: str, markers: set[int], turn: int) -> str:
    """Text with its citation markers as links; a number that no citation has stays text."""
    pieces = []
    for before, marker in split_at_markers(line, markers):
        if marker is None:
            pieces.append(text(before))
            continue
        # A marker stays on the line of the words before it.
        pieces.append(re.sub(r" $", "\u00a0", text(before)))
        pieces.append(f'<a class="cite" href="#{source_id(turn, marker)}">[{marker}]</a>')
    return "".join(pieces)


def _render_tools(answer: Answer, tools: Tools) -> Iterator[str]:
    words, address, lang = ANSWER[tools.language], f"/page/answers/{tools.token}", f'lang="{tools.language}"'
    if answer.abstained and tools.closest:
        entries = "".join(
            f"<li>{link(article.url, article.title, tools.language)}"
            f'<span class="date">{text(name_day(article.page_date or "", tools.language))}</span></li>'
            for article in tools.closest
        )
        heading = f"<h3>{words['closest']}</h3><p>{words['closest_note']}</p>"
        yield f'<div class="closest" {lang}>{heading}<ul>{entries}</ul></div>'
    actions = []
    if not answer.abstained:
        forms = (("docx", "Word"), ("pdf", "PDF"), ("md", "Markdown"))
        files = "".join(f'<a href="{address}/note.{form}" download>{name}</a>' for form, name in forms)
        actions += [
            f'<button type="button" class="copy">{words["copy"]}</button>',
            f'<span class="files"><span>{words["download"]}</span>{files}</span>',
            f'<a class="draft" href="{address}/draft.html">{words["draft"]}</a>',
        ]
    if tools.takes_feedback:
        actions += [
            f'<button type="button" class="thumb {verdict}" aria-pressed="false">{words[verdict]}</button>'
            for verdict in ("up", "down")
        ]
    if actions:
        legend = f'<legend class="spoken">{words["tools"]}</legend>'
        yield f'<fieldset class="tools" {lang}>{legend}{"".join(actions)}</fieldset>'
    if tools.follow_ups:
        offered = "".join(
            f'<li><button type="button" class="ask-this" lang="{answer.language}">{text(question)}</button></li>'
            for question in tools.follow_ups
        )
        yield f'<div class="follow" {lang}><h3>{words["follow"]}</h3><ul>{offered}</ul></div>'


# Which words of `FOOTER` say what is kept: whether verdicts are, and whether questions may be.
_KEPT = {(False, False): "kept", (True, False): "feedback", (False, True): "history", (True, True): "both"}


def render_footer(
    engine: str,
    *,
    articles: int,
    rows: int,
    version: str,
    sent_to: str | None,
    keeps_feedback: bool,
    offers_history: bool,
) -> str:
    """One line in each language: who answers, where the question goes, what is kept, what is searched.

    Args:
        engine: "extractive", or the name of the chat model.
        articles: in the corpus.
        rows: in the corpus.
        version: of the corpus.
        sent_to: the host that questions are sent to; None when they stay on this machine.
        keeps_feedback: whether verdicts are written to a file.
        offers_history: whether people may have their questions kept.
    """
    told = {}
    for language, words in FOOTER.items():
        who = words["chosen"] if engine == "extractive" else words["written"].format(model=engine)
        sent = words["sent"].format(host=sent_to) if sent_to else words["stays"]
        kept = words[_KEPT[keeps_feedback, offers_history]]
        counts = {
            "articles": count_nouns(articles, "article", language),
            "rows": count_nouns(rows, "row", language),
        }
        told[language] = f"{who} {sent} {kept} {words['corpus'].format(version=version, **counts)}"
    checks = in_each_language({language: words["checks"] for language, words in FOOTER.items()})
    links = [f'<a href="/checks" target="_blank" rel="noopener">{checks}</a>']
    links += [_render_way("/history", "history_page")] if offers_history else []
    links += [_render_way("/privacy", "privacy_page")]
    ways = "".join(f'<span class="way">{way}</span>' for way in links)
    return f'<p class="foot">{in_each_language(told)} {ways}</p>'


def _render_way(address: str, key: str) -> str:
    """A link in each language, to a page that then speaks the same."""
    return "".join(
        f'<a href="{address}?lang={language}" lang="{language}" class="in-{language}" target="_blank" rel="noopener">'
        f"{text(words[key])}</a>"
        for language, words in FOOTER.items()
    )


def render_header() -> str:
    """The page's name and what it does, in each language, and the choice of the language."""
    title = _page_text("title")
    choice = "".join(
        f'<button type="button" class="language" lang="{language}">{words["own_name"]}</button>'
        for language, words in PAGE.items()
    )
    return (
        f'<a class="skip" href="#question">{_page_text("skip")}</a><div class="top"><h1>{title}</h1>'
        f'<div class="languages" role="group" aria-label="Langue / Language">{choice}</div></div>'
        f'<p class="lead">{_page_text("lead")}</p>'
    )


def render_person(person: str) -> str:
    """Who has signed in, and the button that ends it; works without the page's script."""
    named = in_each_language({language: words["signed_in"].format(person=person) for language, words in PAGE.items()})
    button = f"<button>{_page_text('sign_out')}</button>"
    return f'<form class="person" method="post" action="/sign-out"><span>{named}</span> {button}</form>'


def render_label(key: str) -> str:
    """A text of `PAGE` in each language."""
    return f"<p>{_page_text(key)}</p>"


def _page_text(key: str) -> str:
    return in_each_language({language: words[key] for language, words in PAGE.items()})
