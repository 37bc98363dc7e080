"""What `import assistant` offers is documented, typed, can be sent to another process, and tells no secret."""

from __future__ import annotations

import inspect
import pickle
import typing
from collections.abc import Callable, Iterator
from dataclasses import FrozenInstanceError, fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

import assistant
from assistant import Answer, Assistant, AssistantError
from assistant.settings import Settings

SECRET = "sk-0123456789"


def public_functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """The public methods of every public class, inherited ones of our own too."""
    for name in assistant.__all__:
        offered = getattr(assistant, name)
        for method, member in inspect.getmembers(offered):
            function = inspect.unwrap(getattr(member, "__func__", member))
            ours = getattr(function, "__module__", "") or ""
            if not method.startswith("_") and inspect.isfunction(function) and ours.startswith("assistant"):
                yield f"{name}.{method}", function


def test_every_public_name_says_what_it_is() -> None:
    assert all(inspect.getdoc(getattr(assistant, name)) for name in assistant.__all__)
    functions = dict(public_functions())
    assert {"Assistant.ask", "Assistant.aask", "Assistant.as_runnable", "Assistant.show"} <= functions.keys()
    assert [name for name, function in functions.items() if not inspect.getdoc(function)] == []


def test_every_public_function_is_typed() -> None:
    for name, function in public_functions():
        signature = inspect.signature(function)
        parameters = [p for p in signature.parameters.values() if p.name not in ("self", "cls")]
        assert signature.return_annotation is not inspect.Signature.empty, name
        assert all(p.annotation is not inspect.Parameter.empty for p in parameters), name


@pytest.mark.parametrize("method", ["open", "ask", "show", "search", "query"])
def test_the_errors_of_what_takes_input_are_told(method: str) -> None:
    told = inspect.getdoc(getattr(Assistant, method)) or ""
    assert "Raises:" in told
    raised = {word.split(":")[0] for word in told.split("Raises:")[1].split() if word.endswith(":")}
    errors = {error.__name__ for error in _and_below(AssistantError)}
    assert raised
    assert raised <= errors


def _and_below(error: type[Exception]) -> Iterator[type[Exception]]:
    yield error
    for below in error.__subclasses__():
        yield from _and_below(below)


def test_what_is_handed_out_is_frozen_and_can_be_sent_to_another_process(seed_assistant: Assistant) -> None:
    answer = seed_assistant.ask("Which concerns have relevancy 5?")
    (hit, *_) = seed_assistant.search("data privacy", limit=1)
    for handed in (answer, answer.citations[0], hit, hit.passage, seed_assistant.status()):
        assert is_dataclass(handed)
        assert pickle.loads(pickle.dumps(handed)) == handed
        with pytest.raises(FrozenInstanceError):
            setattr(handed, fields(handed)[0].name, None)
    assert typing.get_type_hints(Answer)["abstained"] is bool


def test_no_printed_form_tells_a_key(home: Path) -> None:
    settings = Settings(home=home, api_key=SECRET, api_keys=SECRET, chroma_headers=f"X-Chroma-Token: {SECRET}")
    with Assistant.open(settings=settings) as opened:
        printed = [opened, opened.settings, opened.as_runnable(), opened.as_retriever(), *opened.tools()]
        assert SECRET not in "".join(f"{thing!r} {thing}" for thing in printed)
        assert str(home) in repr(opened)
