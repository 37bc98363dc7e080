from __future__ import annotations

import hashlib
import os
import unicodedata
from pathlib import Path

import pytest

from assistant.corpus.parsing import parse_article
from assistant.corpus.reading import CorpusFile, decode_text, find_files, read_text
from assistant.errors import CorpusBroken


def write(folder: Path, **contents: bytes) -> None:
    for name, content in contents.items():
        path = folder / name.replace("__", "/").replace("_md", ".md").replace("_txt", ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def names(files: list[CorpusFile]) -> list[str]:
    return [file.file for file in files]


def test_files_come_sorted_with_names_relative_to_the_folder(tmp_path: Path) -> None:
    write(tmp_path, b_md=b"# B", a_txt=b"# A", deep__c_md=b"# C", note_csv=b"x", _git__d_md=b"# D")
    (tmp_path / "_git").rename(tmp_path / ".git")
    (tmp_path / ".hidden.md").write_bytes(b"# H")
    (tmp_path / "LOUD.MD").write_bytes(b"# L")
    files, warnings = find_files([tmp_path])
    assert (names(files), warnings) == (["LOUD.MD", "a.txt", "b.md", "deep/c.md"], [])
    assert [file.id for file in files] == ["LOUD", "a", "b", "c"]
    assert {file.root for file in files} == {tmp_path.resolve()}
    assert files[2].digest == hashlib.sha256(b"# B").hexdigest()


def test_a_lone_file_is_named_without_its_folder(tmp_path: Path) -> None:
    write(tmp_path, deep__c_md=b"# C")
    files, _ = find_files([tmp_path / "deep" / "c.md"])
    assert (files[0].file, files[0].root) == ("c.md", (tmp_path / "deep").resolve())


def test_a_file_that_is_given_twice_counts_once(tmp_path: Path) -> None:
    write(tmp_path, deep__c_md=b"# C")
    files, _ = find_files([tmp_path, tmp_path / "deep", tmp_path / "deep" / "c.md"])
    assert names(files) == ["deep/c.md"]


def test_two_files_for_one_article_are_refused_with_both_names(tmp_path: Path) -> None:
    write(tmp_path, a_md=b"# A", a_txt=b"# B")
    with pytest.raises(CorpusBroken, match=r"a\.md and .*a\.txt would both be the article a\. Rename"):
        find_files([tmp_path])


def test_files_of_one_name_in_several_folders_are_called_after_their_folders_too(tmp_path: Path) -> None:
    write(tmp_path, index_md=b"# 0", sea__index_md=b"# 1", sky__x__index_md=b"# 2", mine__x__index_md=b"# 3")
    files, warnings = find_files([tmp_path])
    assert {file.file: file.id for file in files} == {
        "index.md": "index", "sea/index.md": "sea-index", "sky/x/index.md": "sky-x-index",
        "mine/x/index.md": "mine-x-index",
    }  # fmt: skip
    assert [str(w) for w in warnings] == [
        "index.md:1: 4 files have this name, their articles are called after their folders too: "
        "index, mine-x-index, sea-index, …"
    ]


def test_a_name_with_its_folder_that_is_taken_gets_one_folder_more_or_is_refused(tmp_path: Path) -> None:
    write(tmp_path, a__sea__index_md=b"# 1", a__sky__index_md=b"# 2", sea_index_md=b"# 3")
    (tmp_path / "sea_index.md").rename(tmp_path / "sea-index.md")
    assert sorted(file.id for file in find_files([tmp_path])[0]) == ["a-sea-index", "sea-index", "sky-index"]
    (tmp_path / "a-sea-index.md").write_text("# 4")
    with pytest.raises(CorpusBroken, match="would both be the article a-sea-index"):
        find_files([tmp_path])


def test_a_copy_is_named_and_a_link_to_a_file_of_the_corpus_counts_once(tmp_path: Path) -> None:
    write(tmp_path, b_md=b"# B", c_md=b"# B")
    (tmp_path / "a.md").symlink_to("b.md")
    files, warnings = find_files([tmp_path])
    assert names(files) == ["b.md", "c.md"]
    assert [str(w) for w in warnings] == ["c.md:1: the file is a copy of b.md, its rows are there twice"]


def test_names_that_differ_in_case_are_two_articles(tmp_path: Path) -> None:
    write(tmp_path, a_md=b"# A", A_md=b"# B")
    assert sorted(file.id for file in find_files([tmp_path])[0]) == ["A", "a"]


def test_composed_and_decomposed_accents_are_one_article(tmp_path: Path) -> None:
    composed, decomposed = (unicodedata.normalize(form, "é") for form in ("NFC", "NFD"))
    (tmp_path / f"{decomposed}.md").write_text("# E")
    files, _ = find_files([tmp_path])
    assert (files[0].id, files[0].file) == (composed, f"{decomposed}.md")
    (tmp_path / f"{composed}.md").write_text("# E")
    with pytest.raises(CorpusBroken, match="would both be the article"):
        find_files([tmp_path])


@pytest.mark.parametrize("name", ["with blank.md", "émoji 🛰️.md", "two.dots.md", "it's “q”.md", "a#b.md", "-x.md"])
def test_odd_names_are_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("# Odd")
    files, warnings = find_files([tmp_path])
    assert (names(files), warnings) == ([name], [])
    assert parse_article(files[0]).article.title == "Odd"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param("gone", "does not exist", id="missing"),
        pytest.param("table.csv", "neither a folder nor", id="another-ending"),
        pytest.param("x" * 5000, "cannot be read", id="a-name-too-long"),
    ],
)
def test_a_path_that_cannot_be_used_is_an_error(tmp_path: Path, given: str, message: str) -> None:
    (tmp_path / "table.csv").write_text("a,b")
    with pytest.raises(CorpusBroken, match=message):
        find_files([tmp_path / given])


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(b"", "the file is empty", id="no-bytes"),
        pytest.param(b"\xef\xbb\xbf \r\n\n", "the file is empty", id="blanks-and-byte-order-mark"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "the file is binary", id="picture"),
        pytest.param(b"%PDF \x01\x02\x03\x04\x05", "the file is binary", id="control-characters"),
        pytest.param(b"\xff\xfe\0\0a\0\0\0", "the file is binary", id="utf-32"),
    ],
)
def test_a_file_without_text_is_left_out_with_a_warning(tmp_path: Path, content: bytes, problem: str) -> None:
    write(tmp_path, a_md=content, b_md=b"# B")
    files, warnings = find_files([tmp_path])
    assert names(files) == ["b.md"]
    assert [str(warning) for warning in warnings] == [f"a.md:1: {problem}{', not text' * ('binary' in problem)}"
                                                      ", it is left out"]  # fmt: skip


def test_an_unreadable_file_is_left_out_with_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, a_md=b"# A", b_md=b"# B")
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "a.md":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    files, warnings = find_files([tmp_path])
    assert names(files) == ["b.md"]
    assert [str(w) for w in warnings] == ["a.md:1: the file cannot be read (Permission denied), it is left out"]


def test_links_lead_to_each_folder_once_and_broken_ones_are_named(tmp_path: Path) -> None:
    write(tmp_path, real__a_md=b"# A", elsewhere__b_md=b"# B", corpus__c_md=b"# C")
    corpus = tmp_path / "corpus"
    (corpus / "loop").symlink_to(corpus)
    (corpus / "again").symlink_to(tmp_path / "elsewhere")
    (corpus / "twice").symlink_to(tmp_path / "elsewhere")
    (corpus / "gone.md").symlink_to(tmp_path / "nowhere.md")
    files, warnings = find_files([corpus])
    assert names(files) == ["again/b.md", "c.md"]
    assert [str(w) for w in warnings] == [
        "gone.md:1: the file cannot be read (No such file or directory), it is left out"
    ]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    files, warnings = find_files([tmp_path])
    assert (files, [w.message for w in warnings]) == ([], ["this is no ordinary file, it is left out"])


def test_a_name_that_is_not_utf8_is_left_out_with_a_warning(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.md")).write_text("# A")
    except OSError:
        pytest.skip("this file system only takes UTF-8 names")
    files, warnings = find_files([tmp_path])
    assert (files, [str(w) for w in warnings]) == (
        [], ["caf\ufffd.md:1: the file's name is not UTF-8, the file is left out"]
    )  # fmt: skip


def test_a_file_that_vanishes_before_it_is_parsed_is_a_clear_error(tmp_path: Path) -> None:
    write(tmp_path, a_md=b"# A")
    files, _ = find_files([tmp_path])
    files[0].path.unlink()
    with pytest.raises(CorpusBroken, match="Run the ingest again"):
        read_text(files[0])


@pytest.mark.parametrize(
    ("content", "text", "complaint"),
    [
        pytest.param("é\n".encode(), "é\n", None, id="utf-8"),
        pytest.param("\ufeffé".encode(), "é", None, id="byte-order-mark"),
        pytest.param(b"a\r\nb\rc\r\r\nd", "a\nb\nc\n\nd", None, id="line-ends-as-editors-count-them"),
        pytest.param("a\u2028b\x85c\x0bd".encode(), "a\u2028b\x85c\x0bd", None, id="no-line-ends"),
        pytest.param(b"x\r\ny\rcaf\xe9 \x80", "x\ny\ncafé €", "not UTF-8 (first on line 3), read as Windows-1252",
                     id="windows-1252"),
        pytest.param(b"\xe9\x81", "é\x81", "not UTF-8 (first on line 1), read as Latin-1", id="latin-1"),
        pytest.param("né".encode("utf-16"), "né", "not UTF-8, read as UTF-16", id="utf-16"),
    ],
)  # fmt: skip
def test_bytes_are_decoded(content: bytes, text: str, complaint: str | None) -> None:
    assert decode_text(content) == (text, complaint)


def test_a_wrong_encoding_is_a_warning_of_the_article(tmp_path: Path) -> None:
    write(tmp_path, a_md="# Été\r\n\r\n## Signaux\r\n\r\n| nom |\r\n|---|\r\n| là |\r\n".encode("cp1252"))
    parsed = parse_article(find_files([tmp_path])[0][0])
    assert [str(w) for w in parsed.warnings] == ["a.md:1: not UTF-8 (first on line 1), read as Windows-1252"]
    row = parsed.article.tables[0].rows[0]
    assert (row.cells, row.source.number, row.source.text) == ({"nom": "là"}, 7, "| là |")
