"""The one door through which words of a person leave for an endpoint.

Whoever answers a question puts its mask in force; whatever sends text out asks here what may be sent. Without a
mask in force a chat model is sent nothing personal that can be found; the articles, which are published, are embedded
as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from typing import TypeVar

from assistant.privacy.masking import Mask
from assistant.prompts import load_prompt
from assistant.words import informative_words

T = TypeVar("T")
_mask: ContextVar[Mask | None] = ContextVar("mask", default=None)
_EXAMPLE = frozenset({"example"})


@contextmanager
def in_force(mask: Mask | None) -> Iterator[None]:
    """Have a mask hold for as long as the block runs."""
    before = _mask.set(mask)
    try:
        yield
    finally:
        _mask.reset(before)


def iterate_in_force(mask: Mask | None, begin: Callable[[], Generator[T, None, None]]) -> Generator[T, None, None]:
    """The items of an iterator that runs with a mask in force; the caller's own context stays as it is."""
    context = copy_context()
    context.run(_mask.set, mask)
    iterator = context.run(begin)
    try:
        while True:
            try:
                item = context.run(next, iterator)
            except StopIteration:
                return
            yield item
    finally:
        context.run(iterator.close)


def leave_out(text: str) -> str:
    """What is looked for in the articles: a text without what is personal, or all of it where nothing else is said."""
    mask = _mask.get()
    rest = text if mask is None else mask.leave_out(text)
    return rest if informative_words(rest) else text


def hide_texts(texts: Sequence[str]) -> list[str]:
    """What an embedder or a reranker may be sent of texts."""
    mask = _mask.get()
    return list(texts) if mask is None else [mask.hide_words(text) for text in texts]


def hide_prompt(prompt: str) -> tuple[str, Mask]:
    """What a chat model may be sent of a prompt, and the mask that restores what it answers."""
    mask = _mask.get() or Mask([prompt])
    hidden = mask.hide(prompt)
    if hidden == prompt:
        return prompt, mask
    return f"{load_prompt('placeholders', _EXAMPLE).substitute(example='<NAME_1>')}\n{hidden}", mask


def restore_pieces(mask: Mask | None, pieces: Iterable[str]) -> Iterable[str]:
    """What a model writes piece by piece, as people are shown it."""
    return pieces if mask is None else mask.restore_stream(pieces)


def count_hidden() -> dict[str, int]:
    """How many pieces of each kind the mask in force has hidden so far."""
    mask = _mask.get()
    return {} if mask is None else mask.counts
