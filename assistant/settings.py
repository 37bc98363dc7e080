"""The one place that reads the environment. Names and meanings are in the README."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import SettingsBroken

_PACKAGED = Path(__file__).parent / "_packaged"
_CHECKOUT = Path(__file__).parent.parent


def packaged_folder(name: Literal["prompts", "seeds"]) -> Path:
    """Where a folder of the project lies: inside an installed package, or beside it in a checkout."""
    installed = _PACKAGED / name
    return installed if installed.is_dir() else _CHECKOUT / name


class Settings(BaseSettings):
    """Everything that can be set from outside; an environment variable stands beside each name."""

    model_config = SettingsConfigDict(frozen=True, populate_by_name=True, extra="ignore")

    home: Path = Field(Path(".assistant"), validation_alias="ASSISTANT_HOME")
    seeds: Path = Field(default_factory=lambda: packaged_folder("seeds"), validation_alias="ASSISTANT_SEEDS")
    embedder: Literal["embedded", "openai"] = Field("embedded", validation_alias="ASSISTANT_EMBEDDER")
    embedding_model: str = Field("text-embedding-3-small", validation_alias="ASSISTANT_EMBEDDING_MODEL")
    model: str = Field("gpt-4.1-mini", validation_alias="ASSISTANT_MODEL")
    model_timeout_seconds: float = Field(30.0, gt=0, validation_alias="ASSISTANT_MODEL_TIMEOUT_SECONDS")
    api_key: SecretStr | None = Field(None, validation_alias=AliasChoices("OPENAI_API_KEY"))
    base_url: str | None = Field(None, validation_alias="OPENAI_BASE_URL")
    host: str = Field("127.0.0.1", validation_alias="ASSISTANT_HOST")
    port: int = Field(7860, ge=0, le=65535, validation_alias="ASSISTANT_PORT")
    refuse_above: float | None = Field(None, ge=0, le=1, validation_alias="ASSISTANT_REFUSE_ABOVE")
    question_limit_characters: int = Field(2000, ge=1, validation_alias="ASSISTANT_QUESTION_LIMIT_CHARACTERS")

    @property
    def chat_model_is_set(self) -> bool:
        """Whether a chat model can be asked: a key or an endpoint of one's own is set."""
        return self.api_key is not None or self.base_url is not None


def read_settings() -> Settings:
    """Read the environment.

    Raises:
        SettingsBroken: a variable holds a value that cannot be used; names it.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingsBroken(f"{'.'.join(map(str, first['loc']))}: {first['msg']}. Correct or unset it.") from None
