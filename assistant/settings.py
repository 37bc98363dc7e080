"""The one place that reads the environment. Names and meanings are in the README."""

from __future__ import annotations

import os
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
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

    # Without the prefix a field would also be read from a variable of its bare name: HOME for `home`.
    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", frozen=True, populate_by_name=True, extra="ignore")

    home: Path = Path(".assistant")
    seeds: Path = Field(default_factory=lambda: packaged_folder("seeds"))
    embedder: Literal["embedded", "openai"] = "embedded"
    embedding_model: str = "text-embedding-3-small"
    reranker_model: str | None = None
    model: str = "gpt-4.1-mini"
    model_timeout_seconds: float = Field(30.0, gt=0)
    answer_limit_seconds: float = Field(120.0, gt=0)
    answer_limit_tokens: int = Field(1000, ge=50)
    answer_limit_cost: float | None = Field(None, gt=0)
    proofread: Literal["off", "on"] = "off"
    price_input: float | None = Field(None, ge=0)  # of a million tokens, in whatever currency
    price_output: float | None = Field(None, ge=0)
    api_key: SecretStr | None = Field(None, validation_alias="OPENAI_API_KEY")
    base_url: str | None = Field(None, validation_alias="OPENAI_BASE_URL")
    chroma_url: str | None = Field(None, validation_alias="CHROMA_URL")
    chroma_headers: SecretStr | None = Field(None, validation_alias="CHROMA_HEADERS")
    chroma_tenant: str = Field("default_tenant", validation_alias="CHROMA_TENANT")
    chroma_database: str = Field("default_database", validation_alias="CHROMA_DATABASE")
    host: str = "127.0.0.1"
    port: int = Field(7860, ge=0, le=65535)
    refuse_above: float | None = Field(None, ge=0, le=1)
    passages_of_others: int = Field(3, ge=0)  # read beside those of the article that holds most
    feedback: bool = False
    history_days: int = Field(0, ge=0, le=3650)  # 0: nothing is kept, whatever people choose
    question_limit_characters: int = Field(2000, ge=1)
    api_keys: SecretStr | None = None
    answers_at_once: int = Field(8, ge=1)
    without_sign_in: bool = False
    public_address: str | None = None
    trusted_proxies: str = ""
    oidc_issuer: str | None = None
    oidc_client_id: str | None = None
    oidc_client_secret: SecretStr | None = None
    oidc_domains: str = ""
    oidc_claim: str | None = None
    session_idle_minutes: float = Field(60, gt=0)
    session_hours: float = Field(12, gt=0)
    mask_personal_data: Literal["remote", "always", "never"] = "remote"
    questions_a_minute: int = Field(30, ge=1)
    requests_a_minute: int = Field(600, ge=1)
    sign_ins_a_minute: int = Field(30, ge=1)
    request_limit_seconds: float = Field(150, gt=0)

    @property
    def chat_model_is_set(self) -> bool:
        """Whether a chat model can be asked: a key or an endpoint of one's own is set."""
        return self.api_key is not None or self.base_url is not None

    @property
    def endpoint_url(self) -> str:
        """Where models are asked; said to the client outright, so that nothing else decides."""
        return self.base_url or "https://api.openai.com/v1"

    @property
    def endpoint_is_remote(self) -> bool:
        """Whether what the endpoint is sent leaves this machine."""
        return not is_loopback(self.endpoint_url)

    @property
    def proofreads(self) -> bool:
        """Whether a chat model reads its answers again."""
        return self.proofread == "on"

    def masks(self, *, remote: bool) -> bool:
        """Whether personal data is hidden from an endpoint."""
        return self.mask_personal_data == "always" or (self.mask_personal_data == "remote" and remote)

    @field_validator("chroma_headers")
    @classmethod
    def _hold_headers(cls, headers: SecretStr | None) -> SecretStr | None:
        if headers is not None and not all(name and value for name, value in _split_headers(headers).items()):
            raise ValueError("give headers as Name: value, with ; between them")
        return headers

    @property
    def chroma_sent_headers(self) -> dict[str, str]:
        """What every request to the Chroma server carries."""
        return _split_headers(self.chroma_headers) if self.chroma_headers is not None else {}

    @field_validator("api_keys")
    @classmethod
    def _hold_a_key(cls, keys: SecretStr | None) -> SecretStr | None:
        if keys is not None and not split_list(keys.get_secret_value()):
            raise ValueError("holds no key; give keys with commas between them")
        return keys

    @field_validator("public_address", "oidc_issuer")
    @classmethod
    def _be_an_address(cls, address: str | None) -> str | None:
        if address is None:
            return None
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise ValueError("is no address; give one like https://assistant.example.org")
        return address

    @field_validator("oidc_claim")
    @classmethod
    def _name_a_claim(cls, claim: str | None) -> str | None:
        if claim is not None and not all(part.strip() for part in claim.partition("=")):
            raise ValueError("is no claim; give NAME=VALUE, as in groups=scan-readers")
        return claim

    @field_validator("trusted_proxies")
    @classmethod
    def _be_networks(cls, proxies: str) -> str:
        for one in split_list(proxies):
            ip_network(one)
        return proxies

    @property
    def accepted_api_keys(self) -> tuple[str, ...]:
        """The keys that open the HTTP API; empty when none is asked for."""
        return split_list(self.api_keys.get_secret_value()) if self.api_keys is not None else ()


def split_list(text: str) -> tuple[str, ...]:
    """What stands between the commas of a setting, without blanks and without what is empty."""
    return tuple(entry for part in text.split(",") if (entry := part.strip()))


def is_loopback(url: str) -> bool:
    """Whether a URL names this machine: 127.0.0.0/8, ::1 or localhost."""
    try:
        host = urlsplit(url).hostname or ""
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _split_headers(headers: SecretStr) -> dict[str, str]:
    lines = (line.partition(":") for line in headers.get_secret_value().split(";") if line.strip())
    return {name.strip(): value.strip() for name, _, value in lines}


def read_settings() -> Settings:
    """Read the environment.

    Raises:
        SettingsBroken: a variable holds a value that cannot be used; names it.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        variable = name if name.startswith(("OPENAI_", "CHROMA_")) else f"ASSISTANT_{name.upper()}"
        raise SettingsBroken(f"{variable}: {first['msg']}. Correct or unset it.") from None


def read_language() -> str:
    """The language of this machine's locale, `fr` or `en`."""
    chosen = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return "fr" if chosen.lower().startswith("fr") else "en"
