"""Reads the prompts: one Markdown file each in prompts/, with `$name` for what the code fills."""

from __future__ import annotations

from functools import cache
from string import Template

from assistant.errors import PromptBroken
from assistant.settings import packaged_folder


@cache
def load_prompt(name: str, variables: frozenset[str]) -> Template:
    """Read prompts/NAME.md and check it against the variables that the code will fill.

    Raises:
        PromptBroken: the file is missing, or its variables are not exactly those given.
    """
    path = packaged_folder("prompts") / f"{name}.md"
    try:
        template = Template(path.read_text(encoding="utf-8"))
    except OSError:
        raise PromptBroken(f"{path} cannot be read. Restore it from the package.") from None
    if not template.is_valid():
        raise PromptBroken(f"{path} holds a stray dollar sign. Write it twice.")
    found = set(template.get_identifiers())
    if found != variables:
        raise PromptBroken(f"{path} has the variables {sorted(found)}, the code fills {sorted(variables)}.")
    return template
