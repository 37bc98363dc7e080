"""Finds the files of a corpus and reads their text, whatever their encoding and line endings."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from assistant.corpus.bystanders import bears_page, find_reason
from assistant.corpus.warnings import ParseWarning
from assistant.errors import CorpusBroken
from assistant.hostile.hiding import take_out_invisible

ENDINGS = (".md", ".txt")  # compared without regard to case

_NOTHING_SCANNED = "no scan header, no known heading or table"
_BEGINNING = 1000  # bytes that tell most articles
_NAMED = 3  # of the articles that a warning names
_CONTROL = bytes([*range(0x01, 0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_MOST_CONTROL_BYTES = 0.01  # of a text's bytes; more than that is no text
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file that will be an article. Its text is read when it is parsed, not before."""

    id: str  # the file's name without its ending, in Unicode form NFC; after its folder's where another has that name
    file: str  # relative to root, "/" between parts, as the file system spells it
    path: Path
    root: Path  # the folder that was given, resolved; a lone file's folder
    digest: str  # SHA-256 of the bytes, hexadecimal


def find_files(paths: Sequence[Path]) -> tuple[list[CorpusFile], list[ParseWarning]]:
    """Every *.md and *.txt file under the given files and folders, hashed, and what had to be left out.

    The order is that of `paths`, then of the relative file names; it does not depend on the file system.
    Hidden files and folders are left out in silence. Links to folders are followed, each folder is
    entered once. A file that is reached twice counts once. Files that are empty, binary or unreadable are named in
    the warnings, as are those that are plainly no articles (see `bystanders`; read all the same when they are given
    by name), copies, and files of one name in several folders, whose articles are called after their folders too.

    Raises:
        CorpusBroken: a path is missing or is no *.md or *.txt file, or two files would be the same article.
    """
    warnings: list[ParseWarning] = []
    found: list[tuple[str, CorpusFile]] = []
    reached: set[str] = set()
    listed = [at for given in paths for at in _list_paths(given, warnings)]
    by_name = {given.parent.resolve() / given.name for given in paths if given.is_file()}
    linked_to = {path.target for _, path in listed if not path.is_link}
    first_of: dict[str, str] = {}
    for root, (path, target, is_link) in listed:
        name = "/".join(path.parts[len(root.parts) :])
        try:
            name.encode()
        except UnicodeEncodeError:
            readable = name.encode(errors="surrogateescape").decode(errors="replace")
            warnings.append(ParseWarning(readable, 1, "the file's name is not UTF-8, the file is left out"))
            continue
        if target in reached or (is_link and target in linked_to):
            continue
        content = _read_bytes(path, name, warnings)
        if content is None:
            continue
        reached.add(target)
        if path not in by_name and (reason := _find_reason(content)):
            warnings.append(ParseWarning(name, 1, f"not an article: {_NOTHING_SCANNED}, but {reason}; it is left out"))
            continue
        digest = hashlib.sha256(content).hexdigest()
        if (first := first_of.setdefault(digest, name)) != name:
            warnings.append(ParseWarning(name, 1, f"the file is a copy of {first}, its rows are there twice"))
        stem = unicodedata.normalize("NFC", take_out_invisible(path.stem)) or "article"
        found.append((stem, CorpusFile(stem, name, path, root, digest)))
    return _name_apart(found, warnings), warnings


def _name_apart(found: Sequence[tuple[str, CorpusFile]], warnings: list[ParseWarning]) -> list[CorpusFile]:
    """The same files, those of one name called after their folders too: `posts/sea/index.md` is `sea-index`.

    A file that lies in the given folder itself keeps its name.
    """
    of_stem: dict[str, list[int]] = {}
    for at, (stem, _) in enumerate(found):
        of_stem.setdefault(stem, []).append(at)
    named = [file for _, file in found]
    taken = {stem: named[places[0]].path for stem, places in of_stem.items() if len(places) == 1}
    for stem, places in of_stem.items():
        if len(places) == 1:
            continue
        ids: list[str] = []
        files = [found[at][1] for at in places]
        for at, file in zip(places, files, strict=True):
            article = _find_free_name(stem, file, files, taken)
            if article in taken:
                raise CorpusBroken(
                    f"{taken[article]} and {file.path} would both be the article {article}. Rename one of them."
                )
            taken[article] = file.path
            named[at] = replace(file, id=article)
            ids.append(article)
        told = ", ".join(ids[:_NAMED]) + (", …" if len(ids) > _NAMED else "")
        message = f"{len(ids)} files have this name, their articles are called after their folders too: {told}"
        warnings.append(ParseWarning(files[0].file, 1, message))
    return named


def _find_free_name(stem: str, file: CorpusFile, files: Sequence[CorpusFile], taken: Mapping[str, Path]) -> str:
    """The name with as few folders before it as tell the file from the others of its name; taken where none do."""
    folders = file.file.split("/")[:-1]
    if not folders:
        return stem
    for many in range(1, len(folders) + 1):
        same = [other for other in files if other.file.split("/")[:-1][-many:] == folders[-many:]]
        name = "-".join((*folders[-many:], stem))
        name = unicodedata.normalize("NFC", take_out_invisible(name))
        if len(same) == 1 and name not in taken:
            return name
    return unicodedata.normalize("NFC", take_out_invisible("-".join((*folders, stem))))


def is_passed_over(path: Path) -> bool:
    """Whether a file of a folder is left out because it is plainly no article."""
    try:
        return _find_reason(path.read_bytes()) is not None
    except OSError:
        return False


def _find_reason(content: bytes) -> str | None:
    """Why a file is no article, None when it is or may be one."""
    return None if bears_page(content[:_BEGINNING].decode("latin-1")) else find_reason(decode_text(content)[0])


def read_text(file: CorpusFile) -> tuple[str, list[ParseWarning]]:
    """The file's text with every line ended by "\\n" and no byte order mark.

    It is read anew: when the file has changed since it was found, the text is newer than the digest,
    and the next look at the corpus finds the file changed.

    Raises:
        CorpusBroken: the file has gone or become unreadable since it was found.
    """
    try:
        content = file.path.read_bytes()
    except OSError as error:
        raise CorpusBroken(f"{file.path} cannot be read any more ({error.strerror}). Run the ingest again.") from None
    text, complaint = decode_text(content)
    return text, [ParseWarning(file.file, 1, complaint)] if complaint else []


def decode_text(content: bytes) -> tuple[str, str | None]:
    """Bytes to text with "\\n" line ends, and what is wrong with the encoding, None when it is UTF-8.

    Bytes that are not UTF-8 are read as Windows-1252, or as Latin-1 when they are not that either:
    no bytes are refused.
    """
    text, complaint = _decode(content)
    return text.replace("\r\n", "\n").replace("\r", "\n"), complaint


def _decode(content: bytes) -> tuple[str, str | None]:
    if content.startswith(_UTF16_MARKS):
        return content.decode("utf-16", errors="replace"), "not UTF-8, read as UTF-16"
    try:
        # Not "utf-8-sig": Python looks for the module of that codec only now, which whoever reads may not be let to.
        return content.removeprefix(codecs.BOM_UTF8).decode(), None
    except UnicodeDecodeError as error:
        line = len(re.findall(rb"\r\n?|\n", content[: error.start])) + 1
    try:
        return content.decode("cp1252"), f"not UTF-8 (first on line {line}), read as Windows-1252"
    except UnicodeDecodeError:
        return content.decode("latin-1"), f"not UTF-8 (first on line {line}), read as Latin-1"


class _Reached(NamedTuple):
    """A file of a folder, before it is read."""

    path: Path
    target: str  # where it lies when all links are followed
    is_link: bool


def _list_paths(given: Path, warnings: list[ParseWarning]) -> Iterator[tuple[Path, _Reached]]:
    """The files of one given path, each with the folder that its name is relative to."""
    try:
        is_folder, is_file = given.is_dir(), given.is_file()
    except OSError as error:
        raise CorpusBroken(f"{given} cannot be read ({error.strerror}).") from None
    if is_folder:
        root = given.resolve()
        found = sorted(_walk(root, warnings), key=lambda reached: reached.path.parts)
        yield from ((root, path) for path in found)
    elif is_file:
        if not given.name.lower().endswith(ENDINGS):
            raise CorpusBroken(f"{given} is neither a folder nor a *.md or *.txt file.")
        folder = given.parent.resolve()
        path = folder / given.name
        yield folder, _Reached(path, str(path.resolve()), path.is_symlink())
    else:
        raise CorpusBroken(f"{given} does not exist. Name a folder, or a file that ends in .md or .txt.")


def _walk(root: Path, warnings: list[ParseWarning]) -> Iterator[_Reached]:
    """Files under a folder in no order; real folders are entered before links, so that a file has its own name.

    Only links are followed to where they lead: to do so for each file took as long as reading it.
    """
    entered: set[tuple[int, int]] = set()
    folders, linked = [(root, str(root))], list[tuple[Path, str]]()
    while folders or linked:
        folder, real = folders.pop() if folders else linked.pop()
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in entered:
                continue
            entered.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as entries:
                visible = [(e.name, e.is_dir(), e.is_symlink()) for e in entries if e.name[0] != "."]
        except OSError as error:
            name = folder.relative_to(root).as_posix()
            warnings.append(ParseWarning(name, 1, f"the folder cannot be read ({error.strerror}), it is left out"))
            continue
        for name, is_folder, is_link in sorted(visible, reverse=True):
            if is_folder or name.lower().endswith(ENDINGS):
                path = folder / name
                target = os.path.realpath(path) if is_link else os.path.join(real, name)
                if is_folder:
                    (linked if is_link else folders).append((path, target))
                else:
                    yield _Reached(path, target, is_link)


def _read_bytes(path: Path, name: str, warnings: list[ParseWarning]) -> bytes | None:
    """The bytes of a file that holds text, None (and a warning) for any other."""
    problem = ""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would never end
            problem = "this is no ordinary file"
        else:
            content = path.read_bytes()
            if not content.strip(b"\xef\xbb\xbf \t\r\n\f"):
                problem = "the file is empty"
            elif _is_binary(content):
                problem = "the file is binary, not text"
    except OSError as error:
        problem = f"the file cannot be read ({error.strerror})"
    if problem:
        warnings.append(ParseWarning(name, 1, f"{problem}, it is left out"))
        return None
    return content


def _is_binary(content: bytes) -> bool:
    if content.startswith(_UTF16_MARKS):
        return "\0" in content.decode("utf-16", errors="replace")
    return b"\0" in content or len(content) - len(content.translate(None, _CONTROL)) > _MOST_CONTROL_BYTES * len(
        content
    )
