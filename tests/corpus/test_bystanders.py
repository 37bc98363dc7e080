"""Pages beside the articles are passed over by what they show; no article is, however it is laid out."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.corpus.bystanders import find_reason
from assistant.corpus.reading import find_files
from tests.conftest import BEES, PROJECT, TRAINS
from tests.test_odd_corpora import ARTICLES

READ_ME = """# The scan

These are the articles of the scan, one `*.md` each, in `seeds/`; `build.py` writes them.

```
pip install scan
make corpus
```

| file | what it holds |
|---|---|
| `build.py` | the builder |
"""
CHANGES = "# Changes\n\n## 0.2.0\n\n- Reads tables.\n\n## 0.1.0 (2024-01-05)\n\n- First.\n"
INDEX = "# All articles\n\n- [City bees](bees.md)\n- [Night trains](trains.md)\n- [Pumps](more/pumps.md)\n"
LICENCE = "MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy.\n"
BADGES = "# Scan\n\n[![tests](https://example.org/badge.svg)](https://example.org)\n\nA corpus of articles.\n"
SIGNS = "\n".join((READ_ME, CHANGES, INDEX, LICENCE, BADGES))

TABLE = "| name | description |\n|:--|:--|\n| A | b. |\n"
LAYOUTS = {
    "seed": (PROJECT / "seeds" / "000_f052352631ebce03.txt").read_text(encoding="utf-8"),
    "page": BEES,
    "from": "# __A__, from ([20231203](https://p.org/1).)\n\n" + TABLE,
    "page-in-french": "# A, (de la page [3 décembre 2023](https://p.org/1).)\n",
    "page-on-its-own-line": "# A\n\n(from page [20231203](https://p.org/1).)\n",
    "link": "# A\n\n__[External link](https://x.org)__\n\nText.\n",
    "french-link": "# A\n\n[Lien externe](https://x.org)\n",
    "category": "# A\n\n## Whatever\n\n* Category: technology\n",
    "front-matter": "---\ntitle: A\ntags: [k, l]\n---\n\nText.\n",
    "date-in-front-matter": "---\ntitle: A\ndate: 2024-01-05\n---\n",
    "horizon": TRAINS.replace("## Signals", "## Anything"),
    "relevancy": "# A\n\n| description | relevancy | src |\n|--|--|--|\n| b | 4 | 123 |\n",
    "no-rule": "# A\n\n| name | relevancy |\n| b | 4 |\n| c | 5 |\n",
    "summary": "# A\n\n## Résumé\n\nText.\n",
    "bold-heading": "# A\n\n**Préoccupations**\n\n* one\n",
    "numbered-heading": "# A\n\n## 2. Issues\n\n* one\n",
    "behaviours": "# A\n\n## Behaviours\n\n" + TABLE,
}
PLAIN = {
    "title-alone": "# A\n",
    "prose": "# On licences\n\nThe GNU General Public License is read in court. Version 3 is newer than 2.0.\n",
    "numbered-parts": "# A\n\n## 1.1 Context\n\nText.\n\n## 1.2 Results\n\nText.\n\n## 2.0 What follows\n\nText.\n",
    "code": "# A\n\nThe firm wrote:\n\n```\nprint('hello')\n```\n\nin `main.py`.\n",
    "links": "# A\n\n- [One](https://x.org/1)\n- [Two](https://x.org/2)\n- [Three](https://x.org/3)\n",
    "closest": "# A\n\nA long text.\n\nMore of it.\n\nAnd more.\n\nMore.\n\n- [B](b.md)\n- [C](c.md)\n- [D](d.md)\n",
    "unknown-table": "# A\n\n## Actors\n\n" + TABLE,
    **ARTICLES,
}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (READ_ME, "commands to type"),
        (CHANGES, "a list of versions"),
        ("# News\n\n## [Unreleased]\n\n- x\n\n## v1.2\n\n- y\n", "a list of versions"),
        (BADGES, "badges of a program"),
        (READ_ME.split("```")[0], "names of files"),
        (INDEX, "a list of links to files"),
        ("---\ntitle: Home\nlayout: home\n---\n" + INDEX, "a list of links to files"),
        (LICENCE, "a licence"),
        ("# tools\nchromadb==1.5.9\nlangchain>=1.4\n", "lines for programs"),
        ("User-agent: *\nDisallow: /\n", "lines for programs"),
    ],
)
def test_a_page_that_is_no_article_is_known_by_what_it_shows(text: str, reason: str) -> None:
    assert find_reason(text) == reason


@pytest.mark.parametrize("name", [*LAYOUTS, *PLAIN])
def test_no_layout_of_an_article_is_passed_over(name: str) -> None:
    assert find_reason((LAYOUTS | PLAIN)[name]) is None


@pytest.mark.parametrize("name", LAYOUTS)
def test_an_article_stays_one_whatever_else_stands_in_it(name: str) -> None:
    assert find_reason(f"{LAYOUTS[name]}\n\n{SIGNS}") is None


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "SECURITY.md"])
def test_the_pages_of_this_project_are_no_articles(name: str) -> None:
    assert find_reason((PROJECT / name).read_text(encoding="utf-8")) is not None


def test_what_is_passed_over_is_named_and_read_where_it_is_given_by_name(corpus: Path) -> None:
    page = corpus / "bees-and-trains.md"  # what it is called tells nothing
    page.write_text(READ_ME, encoding="utf-8")
    (corpus / "README.md").write_text(ARTICLES["minutes.txt"], encoding="utf-8")
    files, warnings = find_files([corpus])
    assert [file.id for file in files] == ["README", "bees", "trains"]
    assert [str(warning) for warning in warnings] == [
        "bees-and-trains.md:1: not an article: no scan header, no known heading or table, but commands to type; "
        "it is left out"
    ]
    assert [file.id for file in find_files([page])[0]] == ["bees-and-trains"]
