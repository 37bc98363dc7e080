"""Notes and drafts are written as Markdown, Word and PDF, and read back from the files."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import product
from zipfile import ZipFile

import pytest
from docx import Document
from markdown_it import MarkdownIt
from pypdf import PdfReader

from assistant import Assistant
from assistant.composing import escape_markdown
from assistant.exporting.drafting import Audience, DraftKind, compose_draft
from assistant.exporting.forms import FORMS, write_text
from assistant.exporting.notes import Note, Provenance, compose_note
from assistant.records import Answer, ArticleReference, Citation, Engine, Language, Locator, ResultTable, Scope
from assistant.rendering import describe_scope

MADE = Provenance(datetime(2026, 3, 1, 14, 5), "tout le corpus", None, "000001", 151, 4512)
HOSTILE = '=HYPERLINK("http://evil.test","x") <script>alert(1)</script> '
HOSTILE += "![i](http://evil.test/i.png) | \x00\x1b[31m \u202eevil"
ALBERT = ArticleReference("cnil", "La CNIL soutient l’IA\u202f!", "2023-12-01", "https://www.cnil.fr/ia", None)
TRAP = ArticleReference("trap", HOSTILE, "not a date", "javascript:alert(5)", None)


def cite(marker: int, article: ArticleReference, quote: str, name: str = "Œuvres & cœurs") -> Citation:
    place = Locator(article.id, "concerns", marker)
    return Citation(marker, place, quote, article, "concerns", marker, name, f"{article.id}.md", (50 + marker,) * 2)


def french(text: str, *citations: Citation, table: ResultTable | None = None) -> Answer:
    return Answer(
        "Que fait «\u00a0Albert\u00a0»\u202f?",
        text,
        Language.FRENCH,
        not citations,
        Engine.EXTRACTIVE,
        citations,
        table=table,
    )


ANSWER = french(
    "Voici ce que disent les articles\u00a0:\n\n- «\u00a0Il aide les agents\u202f; c’est sûr\u202f!\u00a0» [1]\n"
    "- Deuxième élément [2][1].",
    cite(1, ALBERT, "Il aide les agents"),
    cite(2, ALBERT, "Deuxième élément"),
)
TRAPPED = french(
    f"{escape_markdown(HOSTILE)} [1]", cite(1, TRAP, HOSTILE, HOSTILE),
    table=ResultTable(("name", "relevancy", "locator"), ((HOSTILE, 4.5, "x#y/1"), ("-1+1", None, "x#y/2")), 7),
)  # fmt: skip


def read_docx(file: bytes) -> str:
    document = Document(io.BytesIO(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    notes = ""
    with ZipFile(io.BytesIO(file)) as parts:
        if "word/footnotes.xml" in parts.namelist():
            notes = " ".join(re.findall(r"<w:t[^>]*>([^<]*)", parts.read("word/footnotes.xml").decode()))
    return "\n".join([*(line.text for line in document.paragraphs), *cells, notes])


def read_pdf(file: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(file)).pages)


READERS: dict[str, Callable[[bytes], str]] = {"md": bytes.decode, "docx": read_docx, "pdf": read_pdf}


def told(note: Note, form: str) -> str:
    """The words of a file, with every kind of blank alike: a PDF tells them apart only on paper."""
    text = READERS[form](FORMS[form][1](note))
    return re.sub(r"\s+", " ", text.replace("\\", ""))


@pytest.mark.parametrize("form", FORMS)
def test_a_note_holds_question_date_scope_engine_corpus_and_full_references(form: str) -> None:
    text = told(compose_note(ANSWER, MADE), form)
    for part in (
        "Que fait « Albert » ?", "1er mars 2026, 14 h 05", "tout le corpus", "sans modèle de langage",
        "version 000001, 151 articles, 4 512 lignes", "Il aide les agents ; c’est sûr !", "[1]", "[2]",
        "La CNIL soutient l’IA !", "page de veille du 1er décembre 2023", "https://www.cnil.fr/ia",
        "préoccupations, ligne 1, « Œuvres & cœurs »", "« Deuxième élément »", "cnil.md, ligne 52 · cnil#concerns/2",
    ):  # fmt: skip
        assert part in text, part


@pytest.mark.parametrize("form", ["md", "docx"])
def test_french_blanks_are_kept_as_they_are(form: str) -> None:
    text = READERS[form](FORMS[form][1](compose_note(ANSWER, MADE)))
    assert "«\u00a0Il aide les agents\u202f; c’est sûr\u202f!\u00a0»" in text
    assert "Date\u00a0:" in text


def test_a_pdf_holds_a_glyph_for_every_french_character() -> None:
    text = "« \u00a0\u202f’“”–…œŒæéèêëàâîïôùûüç€ » n° ½"
    written = FORMS["pdf"][1](compose_note(french(f"{text} [1]", cite(1, ALBERT, "a")), MADE))
    assert "\ufffd" not in read_pdf(written)
    assert b"/FontFile2" in written


@pytest.mark.parametrize("form", FORMS)
def test_what_is_hostile_is_text_in_every_form(form: str) -> None:
    note = compose_note(TRAPPED, MADE)
    written = FORMS[form][1](note)
    assert "\x00" not in READERS[form](written)
    assert "\u202e" not in READERS[form](written)
    assert "'=HYPERLINK" in told(note, form), "a cell that a spreadsheet would run is tamed"
    assert "'-1+1" in told(note, form)
    if form == "md":
        html = MarkdownIt("commonmark", {"html": True}).enable("table").render(written.decode())
        assert not re.search(r"<(script|img|a)\b", html)
    elif form == "docx":
        with ZipFile(io.BytesIO(written)) as parts:
            assert b"javascript:" not in parts.read("word/_rels/document.xml.rels")
            assert b"w:instrText" not in parts.read("word/document.xml")
    else:
        assert b"javascript" not in written
        assert "/Annots" not in PdfReader(io.BytesIO(written)).pages[0]


def test_a_markdown_table_keeps_its_columns() -> None:
    html = MarkdownIt("commonmark").enable("table").render(FORMS["md"][1](compose_note(TRAPPED, MADE)).decode())
    assert html.count("<tr>") == 3
    assert html.count("<td>") == 6
    assert "2 sur 7" in html
    assert "4,5" in html


@pytest.mark.parametrize(("kind", "audience", "language"), list(product(DraftKind, Audience, Language)))
def test_a_draft_holds_only_proven_sentences_and_all_their_sources(
    kind: DraftKind, audience: Audience, language: Language
) -> None:
    draft = compose_draft(ANSWER, MADE, kind=kind, audience=audience, language=language)
    assert "Voici ce que disent" not in write_text(draft), "what frames an answer is no statement"
    assert [reference.marker for reference in draft.references] == [1, 2]
    for form in FORMS:
        text = told(draft, form)
        assert "Il aide les agents" in text
        assert "cnil.md" in text
    if kind is DraftKind.REPLY:
        assert ("Je vous prie d’agréer" in write_text(draft)) is (language is Language.FRENCH)


@pytest.mark.parametrize(
    ("question", "end"),
    [("Que fait Albert\u202f?", "Albert\u202f?\u00a0»"), ("Parle-moi d’Albert", "Albert\u00a0».")],
)
def test_a_french_reply_sets_no_full_stop_after_a_question_mark(question: str, end: str) -> None:
    answer = replace(ANSWER, question=question)
    draft = compose_draft(answer, MADE, kind=DraftKind.REPLY, audience=Audience.CITIZEN, language=Language.FRENCH)
    (asked,) = (line for line in write_text(draft).split("\n") if "question suivante" in line)
    assert asked.endswith(end)


def test_the_references_of_a_draft_are_real_footnotes_in_word() -> None:
    draft = compose_draft(ANSWER, MADE, kind=DraftKind.REPLY, audience=Audience.CITIZEN, language=Language.FRENCH)
    with ZipFile(io.BytesIO(FORMS["docx"][1](draft))) as parts:
        body, notes = parts.read("word/document.xml").decode(), parts.read("word/footnotes.xml").decode()
        assert "footnotes.xml" in parts.read("word/_rels/document.xml.rels").decode()
        assert "/word/footnotes.xml" in parts.read("[Content_Types].xml").decode()
    assert re.findall(r'footnoteReference w:id="(\d+)"', body) == ["1", "2"]
    assert ">1</w:t>" in body, "a second use is the number alone"
    assert re.findall(r'<w:footnote w:id="(\d+)"', notes) == ["1", "2"]


def test_a_draft_leaves_out_what_follows_the_last_reference() -> None:
    answer = french("Prouvé [1]. Le budget est de 5 M€.", cite(1, ALBERT, "Prouvé"))
    draft = compose_draft(answer, MADE, kind=DraftKind.BRIEFING, audience=Audience.ADVISER, language=Language.FRENCH)
    assert "Prouvé" in write_text(draft)
    assert "5 M€" not in write_text(draft)


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        pytest.param(Scope(), "tout le corpus", id="whole"),
        pytest.param(
            Scope(tables=("signals",), relevancy_at_least=3.5), "signaux\u202f; pertinence d’au moins 3,5", id="table"
        ),
        pytest.param(
            Scope(since="2024-01-01", until="2024-02-03"), "du 1er janvier 2024 au 3 février 2024", id="dates"
        ),
        pytest.param(Scope(themes=("a", "b")), "thèmes\u00a0: a, b", id="themes"),
        pytest.param(Scope(articles=("cnil",)), "article\u00a0: «\u00a0La CNIL\u00a0»", id="article"),
    ],
)
def test_a_scope_is_told_in_words(scope: Scope, words: str) -> None:
    assert describe_scope(scope, {"cnil": "La CNIL"}, Language.FRENCH) == words


def test_a_real_answer_is_saved_in_every_form(seed_assistant: Assistant) -> None:
    for question in ("Quelles préoccupations ont une pertinence de 5 ?", "What drives “User-Centric AI Tools”?"):
        answer = replace(seed_assistant.ask(question))
        note = compose_note(answer, MADE)
        for form in FORMS:
            assert str(answer.citations[0].locator) in told(note, form).replace(" ", "")
