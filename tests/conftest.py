"""Fixtures that every room shares: the seed article indexed once, and nothing of the machine's settings."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from assistant import Assistant
from assistant.settings import Settings

# What tells the tests about their machine stays; what would set the product goes, for its child processes too.
_ABOUT_THE_MACHINE = (
    "ASSISTANT_SHARED",
    "ASSISTANT_CHROMIUM",
    "ASSISTANT_REQUIRE_BROWSER",
    "ASSISTANT_REQUIRE_MODEL",
    "ASSISTANT_TEST_ARTIFACTS",
)
for name in list(os.environ):
    if name.startswith(("OPENAI_", "ASSISTANT_")) and name not in _ABOUT_THE_MACHINE:
        del os.environ[name]

# The same examples in every run, however long one takes on a busy machine: what fails once fails always.
hypothesis_settings.register_profile(
    "same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
# Many more, and other ones in every run: `make fuzz`.
hypothesis_settings.register_profile(
    "long", max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

PROJECT = Path(__file__).parent.parent
SEED_ID = "000_f052352631ebce03"


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the seed article."""
    return PROJECT / "seeds"


@pytest.fixture(scope="session")
def indexed_home(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    """A home that holds the seed article; read only, copy it before changing it."""
    home = tmp_path_factory.mktemp("indexed") / "home"
    Assistant.open(home=home, corpus=seeds).close()
    return home


@pytest.fixture(scope="session")
def seed_assistant(indexed_home: Path) -> Iterator[Assistant]:
    """An assistant over the seed article, without a chat model."""
    with Assistant.open(settings=Settings(home=indexed_home)) as assistant:
        yield assistant


@pytest.fixture
def home(indexed_home: Path, tmp_path: Path) -> Path:
    """A home of the test's own that holds the seed article."""
    return Path(shutil.copytree(indexed_home, tmp_path / "home"))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder of two small articles of the test's own."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "bees.md").write_text(BEES, encoding="utf-8")
    (folder / "trains.md").write_text(TRAINS, encoding="utf-8")
    return folder


BEES = """# __City bees__, (from page [20240105](https://example.org/p/20240105).)

__[External link](https://example.org/bees)__

## Summary

Rooftop hives produce more honey than rural ones. Beekeepers fear a shortage of flowers.

## Concerns

| name | description | relevancy |
|:--|:--|--:|
| Flower shortage | Too many hives compete for the same blossoms. | 4 |
| Mite spread | Parasitic mites travel between dense hives. | 5 |
"""
TRAINS = """# Night trains

## Signals

| Signal | Change | 10y horizon | Driving force |
|:--|:--|:--|:--|
| Sleeper revival | From flights to sleepers. | Sleepers link all capitals. | Flight shame among the young. |
"""
