"""Settings are read from variables of their own names, and from no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import SettingsBroken
from assistant.settings import read_settings


def test_a_variable_of_a_bare_name_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "HOST", "PORT", "MODEL", "SEEDS", "API_KEY", "BASE_URL", "EMBEDDER"):
        monkeypatch.setenv(name, "1")
    settings = read_settings()
    assert settings.home == Path(".assistant")
    assert (settings.host, settings.port, settings.embedder) == ("127.0.0.1", 7860, "embedded")
    assert not settings.chat_model_is_set


def test_each_variable_of_the_readme_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_HOME", "/data")
    monkeypatch.setenv("ASSISTANT_PORT", "8000")
    monkeypatch.setenv("ASSISTANT_MODEL", "small")
    monkeypatch.setenv("ASSISTANT_REFUSE_ABOVE", "0.5")
    monkeypatch.setenv("OPENAI_API_KEY", "secret-key")
    settings = read_settings()
    assert (settings.home, settings.port, settings.model) == (Path("/data"), 8000, "small")
    assert settings.refuse_above == 0.5
    assert settings.chat_model_is_set
    assert "secret-key" not in repr(settings)


@pytest.mark.parametrize(("name", "value"), [("ASSISTANT_PORT", "high"), ("ASSISTANT_REFUSE_ABOVE", "2")])
def test_a_value_that_cannot_be_used_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsBroken, match=name) as broken:
        read_settings()
    assert "\n" not in str(broken.value)
