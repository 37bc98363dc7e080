from __future__ import annotations

import time
from pathlib import Path

import pytest

from assistant.columns import rate_cells
from assistant.corpus.dates import read_date
from assistant.corpus.parsing import ParsedArticle, parse_article, parse_text
from assistant.corpus.reading import find_files
from assistant.hostile.hiding import take_out_invisible
from assistant.records import Article, Table

SEED = Path(__file__).parents[2] / "seeds" / "000_f052352631ebce03.txt"


def parse(*lines: str) -> ParsedArticle:
    return parse_text("\n".join(lines), article="a", file="a.md")


def warnings_of(parsed: ParsedArticle) -> list[str]:
    return [str(warning) for warning in parsed.warnings]


def parse_table(*lines: str) -> tuple[Table, list[str]]:
    """A table that begins on line 3."""
    parsed = parse("# Title", "", *lines)
    return parsed.article.tables[0], warnings_of(parsed)


def cells_of(table: Table) -> list[list[str | None]]:
    return [list(row.cells.values()) for row in table.rows]


def sections_of(article: Article) -> dict[str, list[str]]:
    return {section.name: [line.text for line in section.source] for section in article.sections}


def test_the_seed_article_is_read_whole() -> None:
    parsed = parse_article(find_files([SEED])[0][0])
    article = parsed.article
    assert parsed.warnings == ()
    assert (article.id, article.file) == ("000_f052352631ebce03", "000_f052352631ebce03.txt")
    assert article.title.startswith("La CNIL soutient huit projets d'IA")
    assert article.title.endswith("en protégeant les données")
    assert article.page_date == "2023-12-03"
    assert article.page_url == "https://kghosh.substack.com/p/20231203"
    assert article.url == (
        "https://www.cnil.fr/fr/bac-sable-intelligence-artificielle-et-services-publics-la-cnil-accompagne-8-projets-innovants"
    )
    assert (article.category, article.type) == ("technology", "news")
    assert article.keywords[0] == "bac à sable"
    assert (len(article.keywords), len(article.themes)) == (7, 5)
    assert article.summary.startswith("La CNIL a sélectionné huit projets")
    assert [section.name for section in article.sections] == ["header", "keywords", "themes", "summary"]
    assert [line.number for line in article.sections[0].source] == [1, 3, 27, 28]
    sizes = {table.name: (len(table.rows), table.rows[0].source.number) for table in article.tables}
    assert sizes == {
        "signals": (5, 38), "concerns": (7, 48), "behaviors": (8, 60), "technologies": (9, 73), "issues": (8, 87),
    }  # fmt: skip
    assert article.tables[3].columns == ("description", "relevancy", "src")
    first = article.tables[1].rows[0]
    assert (first.number, first.cells["name"], first.cells["relevancy"]) == (1, "Data Privacy Risks", "5")
    assert first.source.text == SEED.read_text(encoding="utf-8").split("\n")[47]


@pytest.mark.parametrize(
    ("heading", "title", "page_date", "page_url"),
    [
        pytest.param("# __A__, (from page [20231203](https://p.org/1).)", "A", "2023-12-03", "https://p.org/1",
                     id="page"),
        pytest.param("# __A__, from ([20231203](https://p.org/1).)", "A", "2023-12-03", "https://p.org/1", id="from"),
        pytest.param("# A from ([2023-12-03](https://p.org/1).)", "A", "2023-12-03", "https://p.org/1", id="dashes"),
        pytest.param("# **A b**", "A b", None, None, id="strong"),
        pytest.param("# A *b* c_d", "A *b* c_d", None, None, id="marks-inside-stay"),
        pytest.param("A (b)\n=====", "A (b)", None, None, id="underlined"),
        pytest.param("## __A__, (from page [20231203](https://p.org/1).)", "A", "2023-12-03", "https://p.org/1",
                     id="second-level"),
        pytest.param("__A__, (from page [20231203](https://p.org/1).)", "A", "2023-12-03", "https://p.org/1",
                     id="no-heading"),
        pytest.param("# News from [Reuters](https://r.org)", "News from Reuters", None, None, id="another-link"),
        pytest.param("# A\n\n(from page [20231203](https://p.org/1_(x)).)", "A", "2023-12-03", "https://p.org/1_(x)",
                     id="page-on-its-own-line"),
    ],
)  # fmt: skip
def test_title_lines_tell_title_and_page(heading: str, title: str, page_date: str | None, page_url: str | None) -> None:
    parsed = parse(heading, "", "## Notes", "", "text")
    article = parsed.article
    assert (article.title, article.page_date, article.page_url) == (title, page_date, page_url)
    assert warnings_of(parsed) == []


@pytest.mark.parametrize("text", ["20231203", "2023-12-03", "2023/12/3", "2023-12-03T08:00:00Z", "3 décembre 2023",
                                  "03.12.2023", "Dec 3rd, 2023", "December 3, 2023", "3. Dezember 2023",
                                  "3 de diciembre de 2023", "13/12/2023", "12/13/2023"])  # fmt: skip
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert (read_date(text) or "").replace("-13", "-03") == "2023-12-03"


@pytest.mark.parametrize("text", ["03/12/2023", "20231345", "31.02.2023", "décembre 2023", "3 décembre", "x 2023"])
def test_what_could_be_two_days_or_none_is_no_day(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("lines", "warning"),
    [
        pytest.param(["# A (from page [20231345](https://p.org).)"],
                     "a.md:1: '20231345' is no day like 20231203, 2023-12-03 or 3 décembre 2023", id="no-such-day"),
        pytest.param(["# A", "", "[External link](javascript:alert)"],
                     "a.md:3: 'javascript:alert' is no http address, it is not linked", id="script-link"),
        pytest.param(["text"], "a.md:1: the article has no title, it is called after its file", id="no-title"),
        pytest.param(["# A", "", "## B", "text", "# A", "more"],
                     "a.md:5: the title is there a second time, it is read as a heading", id="title-twice"),
        pytest.param(["# A", "", "## Concerns", "", "## B", "text"],
                     "a.md:3: there is nothing below this heading", id="empty-part"),
        pytest.param(["# A", "", "```", "| a |", "|---|"],
                     "a.md:3: the code fence is never closed, all below it is kept as text", id="open-fence"),
        pytest.param(["# A", "", "<!-- x", "| a |", "|---|", "", "## B", "| c |", "|---|"],
                     "a.md:3: the HTML comment is never closed, all below it is kept as text", id="open-comment"),
        pytest.param(["# A", "", "| a | b |", "|---|", "| 1 | 2 |"],
                     "a.md:3: lines of pipes that make no table are kept as text", id="broken-rule"),
        pytest.param(["# A", "", "    | a |", "    |---|"],
                     "a.md:3: lines of pipes that make no table are kept as text", id="indented-as-code"),
        pytest.param(["# A", "", "<div>", "| a |", "|---|"],
                     "a.md:4: lines of pipes that make no table are kept as text", id="inside-html"),
        pytest.param(["# A", "", "<table><tr><td>1</td></tr></table>"],
                     "a.md:3: an HTML table is kept as text; write it with pipes to have its rows read",
                     id="html-table"),
        pytest.param(["# A", "", "a\u200bb"],
                     "a.md:3: the text holds the invisible character U+200B (zero width space), it is left out",
                     id="zero-width"),
        pytest.param(["# A", "", "a\u202eb"],
                     "a.md:3: the text holds the invisible character U+202E (right-to-left override), it is left out",
                     id="bidi"),
        pytest.param(["# A", "", *(f"{'> ' * 50}deep" for _ in range(2))],
                     "a.md:3: nested too deeply, what follows is kept as text", id="nested"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_line(lines: list[str], warning: str) -> None:
    parsed = parse(*lines)
    assert warnings_of(parsed) == [warning]
    kept = {line.text for section in parsed.article.sections for line in section.source}
    assert {take_out_invisible(line) for line in lines if line and not line.startswith("#")} <= kept


def test_emoji_sequences_are_no_hidden_text() -> None:
    assert warnings_of(parse("# A", "", "👩‍💻 👩🏽‍🚒 🏳️‍🌈")) == []


@pytest.mark.parametrize(
    ("lines", "url"),
    [
        pytest.param(["__[External link](https://x.org/a)__"], "https://x.org/a", id="external-link"),
        pytest.param(["[Lien externe](https://x.org/a_(b))"], "https://x.org/a_(b)", id="french"),
        pytest.param(
            ["See [this](https://no.org).", "", "[A page](https://x.org)"], "https://x.org", id="fills-a-line"
        ),
        pytest.param(["<https://x.org>"], "https://x.org", id="bare"),
        pytest.param(["Source: [Le Monde](https://x.org)"], "https://x.org", id="labelled"),
        pytest.param(
            ["[Other](https://no.org)", "", "[External link](https://x.org)"], "https://x.org", id="named-first"
        ),
        pytest.param(["See [this](https://no.org)."], None, id="in-a-sentence"),
    ],
)
def test_the_link_of_the_article_is_found(lines: list[str], url: str | None) -> None:
    assert parse("# A", "", *lines).article.url == url


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        pytest.param(["* a", "- b", "+ c", "1. d", "2) e"], ("a", "b", "c", "d", "e"), id="every-mark"),
        pytest.param(["a, b; c d"], ("a", "b", "c d"), id="commas"),
        pytest.param(["* a, b", "  and c", "* **d**", "* [e](https://e.org)"], ("a, b and c", "d", "e"), id="long"),
        pytest.param(["* a", "  * b", "", "* a"], ("a", "b"), id="nested-and-repeated"),
    ],
)
@pytest.mark.parametrize("heading", ["Keywords", "**Mots-clés**", "KEYWORDS :"])
def test_keywords_are_listed(heading: str, lines: list[str], items: tuple[str, ...]) -> None:
    article = parse("# A", "", f"## {heading}", "", *lines).article
    assert article.keywords == items
    assert sections_of(article)["keywords"] == [line for line in lines if line]


def test_french_headings_name_the_known_places_and_tables_keep_theirs() -> None:
    parsed = parse(
        "# A", "", "## Résumé", "Un.", "Deux.", "## Thèmes", "* t", "## Autres",
        "* Catégorie : énergie", "* Type: note",
        "## Préoccupations", "| nom | pertinence |", "|---|---|", "| Eau | 4/5 |",
        "## Signaux", "| Signal |", "|---|", "| S |",
    )  # fmt: skip
    article = parsed.article
    assert (article.summary, article.themes, article.category, article.type) == (
        "Un.\nDeux.",
        ("t",),
        "énergie",
        "note",
    )
    assert [table.name for table in article.tables] == ["préoccupations", "signaux"]
    assert sections_of(article) == {
        "header": ["# A", "* Catégorie : énergie", "* Type: note"], "summary": ["Un.", "Deux."], "themes": ["* t"],
    }  # fmt: skip
    assert warnings_of(parsed) == []


def test_front_matter_tells_what_the_text_does_not() -> None:
    lines = ["---", 'title: "A: b"', "date: 2023-12-03", "url: https://x.org", "tags: [k, 'l']", "themes:", "  - t",
             "| x | y |", "---", "Intro", "", "## Notes", "text"]  # fmt: skip
    parsed = parse(*lines)
    article = parsed.article
    assert (article.title, article.page_date, article.url) == ("A: b", "2023-12-03", "https://x.org")
    assert (article.keywords, article.themes, article.tables) == (("k", "l"), ("t",), ())
    assert sections_of(article) == {"header": lines[:9], "text": ["Intro"], "notes": ["text"]}
    assert warnings_of(parsed) == []
    titled = parse(*lines[:9], "# C (from page [20240101](https://p.org).)").article
    assert (titled.title, titled.page_date, titled.url) == ("C", "2024-01-01", "https://x.org")


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    parsed = parse("---", "", "Some text", "", "---", "", "# A")
    assert parsed.article.title == "A"
    assert sections_of(parsed.article) == {"header": ["---", "---", "# A"], "text": ["Some text"]}


def test_text_and_lists_under_other_headings_are_sections() -> None:
    article = parse(
        "# A", "lead", "## **Notes**", "one", "", "* two", "## Closest", "* [B](b)", "### Notes", "three",
        "## Signals", "before", "", "| name |", "|---|", "| x |", "", "after", "##", "unnamed",
    ).article  # fmt: skip
    assert sections_of(article) == {
        "header": ["# A"], "text": ["lead"], "notes": ["one", "* two"], "closest": ["* [B](b)"], "notes-2": ["three"],
        "signals": ["before", "after"], "text-2": ["unnamed"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        pytest.param(["| x |", "|-|", "| 1 |"], ["table"], id="no-heading"),
        pytest.param(["##", "| x |", "|-|", "| 1 |"], ["table"], id="empty-heading"),
        pytest.param(["## A", "### Deep *Signals*", "| x |", "|-|", "| 1 |"], ["deep signals"], id="nearest-heading"),
        pytest.param(["## S", "| x |", "|-|", "| 1 |", "", "| y |", "|-|", "| 1 |"], ["s", "s-2"], id="one-heading"),
        pytest.param(["## S-2", "|x|", "|-|", "|1|", "## S", "|x|", "|-|", "|1|", "## s", "|x|", "|-|", "|1|"],
                     ["s-2", "s", "s-3"], id="name-taken"),
        pytest.param(["## a#b/1", "|x|", "|-|", "|1|"], ["a-b-1"], id="no-locator-inside"),
        pytest.param(["Signals\n-----", "", "|x|", "|-|", "|1|"], ["signals"], id="underlined-heading"),
        pytest.param(["## __Signals__ :", "|x|", "|-|", "|1|"], ["signals"], id="strong-heading"),
        pytest.param(["**Signals**", "", "|x|", "|-|", "|1|"], ["signals"], id="strong-line"),
        pytest.param(["__Chiffres clés__ :", "|x|", "|-|", "|1|"], ["chiffres clés"], id="strong-line-of-any-words"),
        pytest.param(["Signaux", "", "|x|", "|-|", "|1|"], ["signaux"], id="known-line"),
        pytest.param(["Anything", "", "|x|", "|-|", "|1|"], ["table"], id="unknown-line"),
        pytest.param(["**[Signals](s)**", "", "|x|", "|-|", "|1|"], ["table"], id="strong-link"),
        pytest.param(["## 2. Signals", "|x|", "|-|", "|1|", "## III) Concerns", "|x|", "|-|", "|1|"],
                     ["signals", "concerns"], id="numbered"),
        pytest.param(["## 2030 signals", "|x|", "|-|", "|1|"], ["2030 signals"], id="a-year-is-no-number"),
    ],
)  # fmt: skip
def test_tables_are_called_after_the_nearest_heading(lines: list[str], names: list[str]) -> None:
    article = parse_text("\n".join(["# T", "", *lines]), article="a", file="a.md").article
    assert [table.name for table in article.tables] == names


def test_a_second_table_of_a_name_is_named_in_a_warning() -> None:
    parsed = parse("# T", "## S", "|x|", "|-|", "|1|", "", "|x|", "|-|", "|2|")
    assert warnings_of(parsed) == ["a.md:7: a table s is there already, this one is called s-2"]


def test_a_heading_that_says_more_than_its_name_is_kept_as_text() -> None:
    long = "## " + "word " * 40
    article = parse("# T", "## [S](https://s.org)", "|x|", "|-|", "|1|", long, "text").article
    assert sections_of(article)["s"] == ["## [S](https://s.org)"]
    assert list(sections_of(article).values())[-1] == [long, "text"]


@pytest.mark.parametrize(
    ("lines", "cells", "warnings"),
    [
        pytest.param(["a | b", "--|--", "1 | 2"], [["1", "2"]], [], id="no-outer-pipes"),
        pytest.param(["| a | b |", "|---|---|", "|  | 2 |"], [[None, "2"]], [], id="blank"),
        pytest.param(["| a | b |", "|---|---|", r"| x \| y | \\ \* |"], [["x | y", r"\\ \*"]], [], id="escapes"),
        pytest.param(["| a | b |", "|---|---|", "| 1 |"], [["1", None]],
                     ["a.md:5: the row has 1 cells for 2 columns, the missing ones are blank"], id="too-few"),
        pytest.param(["| a | b |", "|---|---|", "| 1 | 2 | 3|4 |"], [["1", "2 | 3|4"]],
                     ["a.md:5: the row has 4 cells for 2 columns, the rest is kept in the last column"], id="too-many"),
        pytest.param(["| a | b |", "|---|---|", "| 1 | 2 | |"], [["1", "2"]],
                     ["a.md:5: the row has 3 cells for 2 columns, the rest is kept in the last column"],
                     id="blank-rest"),
        pytest.param(["| a | score |", "|---|---|", "| 1 | 2 | 3|4 |"], [["1 | 2 | 3", "4"]],
                     ["a.md:5: the row has 4 cells for 2 columns, the rest is kept in the column before the last"],
                     id="too-many-before-a-rating"),
        pytest.param(["| a | score |", "|---|---|", "| 1 | | | 4 |"], [["1", "4"]],
                     ["a.md:5: the row has 4 cells for 2 columns, the rest is kept in the column before the last"],
                     id="blank-rest-before-a-rating"),
        pytest.param(["| a | score |", "|---|---|", "| 1 | 2/5 | x |"], [["1", "2/5 | x"]],
                     ["a.md:5: the row has 3 cells for 2 columns, the rest is kept in the last column",
                      'a.md:5: score is no number: "2/5 | x"'], id="too-many-behind-a-rating"),
        pytest.param(["| a | b |", "|---|---|", "| `x | y` | 2 |"], [["`x | y`", "2"]],
                     ['a.md:5: a "|" between backticks is read as text; write it as "\\|"'], id="code"),
        pytest.param(["| a | b |", "|---|---|", "| `x | y` |"], [["`x", "y`"]],
                     ['a.md:5: a "|" between backticks is read as the end of a cell; write it as "\\|" if it is text'],
                     id="code-that-may-be-cells"),
        pytest.param(["| a | b |", "|---|---|", r"| `x \| y` | 2 |"], [["`x | y`", "2"]], [], id="code-escaped"),
        pytest.param(["| a | b |", "|---|---|"], [], ["a.md:3: the table table has no rows"], id="header-only"),
        pytest.param(["| a | relevancy |", "|---|---|", "| 1 | high |", "| 2 | 4,5 |", "| 3 | |"],
                     [["1", "high"], ["2", "4,5"], ["3", None]], ['a.md:5: relevancy is no number: "high"'],
                     id="rating"),
        pytest.param(["> | a | b |", "> |---|---|", "> | 1 | 2 |"], [["1", "2"]], [], id="quoted"),
        pytest.param(["* | a | b |", "  |---|---|", "  | 1 | > 2 |"], [["1", "> 2"]], [], id="in-a-list"),
        pytest.param(["| a | b |", "|---|---|", "| <b>x</b> | &amp; <!- c -> |"],
                     [["<b>x</b>", "&amp; <!- c ->"]], [], id="html-stays"),
        pytest.param(["| a |", "|---|", "| x\u2028y\x85z |", "| 2 |"],
                     [["x\u2028y\x85z"], ["2"]], [], id="line-separators"),
    ],
)  # fmt: skip
def test_cells_are_the_source_between_pipes(
    lines: list[str], cells: list[list[str | None]], warnings: list[str]
) -> None:
    table, found = parse_table(*lines)
    assert (cells_of(table), found) == (cells, warnings)
    assert [(row.number, row.source.number, row.source.text) for row in table.rows] == [
        (n + 1, n + 5, line) for n, line in enumerate(lines[2:])
    ]


@pytest.mark.parametrize(
    ("cells", "ratings"),
    [
        pytest.param(
            ["4", "4/5", "4,5", "**3**", "★★★★☆", "⭐⭐", "5 sur 5"], [4, 4, 4.5, 3, 4, 2, 5], id="out-of-five"
        ),
        pytest.param(["8/10", "7/10", "9", None], [8, 7, 9, None], id="out-of-ten"),
        pytest.param(["80 %", "75%"], [80, 75], id="percent"),
        pytest.param(["4", "5", "8/10", "80 %"], [4, 5, None, None], id="mixed"),
        pytest.param(["high", "4 or 5", "★4", "n/a", ""], [None] * 5, id="words"),
        pytest.param([], [], id="no-rows"),
    ],
)
def test_ratings_are_numbers_of_one_scale(cells: list[str | None], ratings: list[float | None]) -> None:
    assert rate_cells(cells) == ratings


def test_a_rating_on_another_scale_is_named() -> None:
    _, warnings = parse_table("| a | score |", "|---|---|", "| x | 4/5 |", "| y | 3/5 |", "| z | 8/10 |")
    assert warnings == ['a.md:7: score is on another scale than the others: "8/10"']


def test_columns_are_kept_as_written_and_named_once() -> None:
    table, warnings = parse_table("| **Signal** | Zeit | | Zeit | Zeit-2 |", "|-|-|-|-|-|", "| a | b | c | d | e |")
    assert table.columns == ("**Signal**", "Zeit", "column-3", "Zeit-2", "Zeit-2-2")
    assert cells_of(table) == [["a", "b", "c", "d", "e"]]
    assert warnings == [
        'a.md:3: the column "Zeit" is there twice, the later one is called "Zeit-2"',
        'a.md:3: the column "Zeit-2" is there twice, the later one is called "Zeit-2-2"',
    ]


@pytest.mark.parametrize("rule", [[], ["|===|===|"], ["| - | - |", ""][:1]])
def test_lines_of_pipes_with_known_headings_are_a_table_without_its_rule(rule: list[str]) -> None:
    table, warnings = parse_table("| name | relevancy |", *rule, "| x | 4 |", "| y | 5 |")
    assert cells_of(table) == [["x", "4"], ["y", "5"]]
    assert [row.source.number for row in table.rows] == [4 + len(rule), 5 + len(rule)]
    told = "a.md:3: the table has no rule below its headings, it is read as one"
    assert warnings == ([] if rule == ["| - | - |"] else [told])


def test_a_table_without_rule_is_called_after_the_line_above_it() -> None:
    parsed = parse("# T", "", "**Signals**", "| name | relevancy |", "| x | 4 |", "", "**Note**", "text")
    assert [(table.name, cells_of(table)) for table in parsed.article.tables] == [("signals", [["x", "4"]])]
    assert sections_of(parsed.article) == {"header": ["# T"], "signals": ["**Note**", "text"]}


def test_text_around_the_title_is_a_section_that_answers_may_quote() -> None:
    parsed = parse(
        "# T", "", "[External link](https://x.org)", "**Abstract.** We count trees.", "Category: note", "---",
        "![logo](l.png)", "<br>", "Author: A. Martin", "", "## Notes", "text",
    )  # fmt: skip
    assert sections_of(parsed.article)["text"] == ["**Abstract.** We count trees.", "Author: A. Martin"]
    assert parsed.article.category == "note"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        pytest.param(["Minutes of 14 March", "", "Present: A. Martin"], "Minutes of 14 March", id="plain"),
        pytest.param(["**Notes**", "", "* one"], "Notes", id="strong"),
        pytest.param(["Minutes", "of March", "", "more"], "a", id="a-paragraph"),
        pytest.param(["It rained.", "", "more"], "a", id="a-sentence"),
        pytest.param(["* one", "", "* two"], "a", id="a-list"),
        pytest.param(["name;value;unit", "", "x;1;2"], "a", id="values"),
        pytest.param(["alone"], "a", id="nothing-below"),
        pytest.param(["Intro", "", "# T"], "T", id="a-heading-goes-first"),
    ],
)
def test_a_first_line_that_stands_alone_is_the_title_where_there_is_no_heading(lines: list[str], title: str) -> None:
    parsed = parse(*lines)
    assert parsed.article.title == title
    told = sections_of(parsed.article).values()
    assert {line for lines in told for line in lines} == set(filter(None, lines))


@pytest.mark.parametrize(
    "fake",
    [
        pytest.param(["```", "| a |", "|---|", "| 1 |", "```"], id="fenced"),
        pytest.param(["~~~md", "| a |", "|---|", "| 1 |", "~~~"], id="tildes"),
    ],
)
def test_fake_tables_are_text(fake: list[str]) -> None:
    parsed = parse("# T", "## Notes", *fake)
    assert parsed.article.tables == ()
    assert sections_of(parsed.article)["notes"] == fake
    assert warnings_of(parsed) == []


def test_comments_are_left_out_and_named() -> None:
    parsed = parse("# T", "## Notes", "<!--", "| a |", "|---|", "| 1 |", "-->", "seen <!-- not seen --> again")
    assert parsed.article.tables == ()
    assert sections_of(parsed.article)["notes"] == ["seen  again"]
    why = "an HTML comment, which readers of the article do not see, is left out"
    assert warnings_of(parsed) == [f"a.md:{line}: {why}" for line in (*range(3, 8), 8)]


def test_a_rule_below_a_long_paragraph_makes_no_heading() -> None:
    article = parse("# T", "## Summary", "one line", "and another", "---", "end").article
    assert article.summary == "one line\nand another\n---\nend"


@pytest.mark.parametrize(
    ("row", "count"),
    [
        pytest.param("| x | y |" * 4, 10_000, id="whole-rows"),
        pytest.param("| x |", 10_000, id="more-missing-cells-than-markdown-it-fills"),
        pytest.param("| " + "word " * 200_000 + "| y | | | | | | |", 1, id="a-megabyte"),
    ],
)
def test_large_tables_take_no_more_than_a_moment(row: str, count: int) -> None:
    text = "\n".join(["# T", "", "|" + "a|" * 8, "|" + "-|" * 8, *[row] * count])
    started = time.process_time()  # of this process alone, however busy the machine is
    table = parse_text(text, article="a", file="a.md").article.tables[0]
    assert time.process_time() - started < 5  # a fraction of that; quadratic work would take minutes
    assert (len(table.rows), table.rows[-1].source.number) == (count, count + 4)


def test_unrelated_edits_leave_locators_alone() -> None:
    before = parse("# T", "## S", "| x |", "|-|", "| 1 |").article
    after = parse("# T", "new", "", "## N", "text", "## S", "| x |", "|-|", "| 1 |").article
    assert [(t.name, [r.number for r in t.rows]) for t in before.tables] == [
        (t.name, [r.number for r in t.rows]) for t in after.tables
    ]
