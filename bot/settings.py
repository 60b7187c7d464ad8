"""What the user chose: flag, else environment, else the TOML file in the platform's config folder.

It is read once, at the start of a command; it does not know what the choices mean.
"""

import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, SecretStr, ValidationError, field_validator

from index.errors import UsageError
from index.milvus.address import Address, is_on_milvus, read_address

FILE_NAME = "config.toml"
PREFIX = "RASHOMON_"
# What a setting takes, by the kind of mistake; in the validator's own words it would be a Python class.
_WANTED = {
    "path_type": "a folder or file, in quotes",
    "string_type": "words, in quotes",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
}


class Settings(BaseModel):
    """One frozen value for a whole run. Fields of type SecretStr print as stars."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    archive: Path
    reader: str | None = None
    model: str | None = None
    debug: bool = False
    history: bool = True
    telegram_token: SecretStr | None = None
    telegram_token_file: Path | None = None
    telegram_allow: str = ""
    telegram_admins: str = ""
    telegram_adders: str = ""
    telegram_api: str = "https://api.telegram.org"
    telegram_webhook: str | None = None
    telegram_secret: SecretStr | None = None
    telegram_listen: str = "127.0.0.1:8080"
    telegram_health: int = Field(default=8082, ge=0, le=65535)
    milvus_token: SecretStr | None = None
    _milvus: Address | None = PrivateAttr(default=None)

    @property
    def milvus(self) -> Address | None:
        """Where the articles are, if on Milvus: `archive` is then the folder for what is kept beside them here."""
        return self._milvus

    @property
    def place(self) -> str:
        """The archive as a person names it."""
        return self._milvus.told if self._milvus else str(self.archive)

    @field_validator("telegram_allow", "telegram_admins", "telegram_adders", mode="before")
    @classmethod
    def _as_words(cls, value: object) -> object:
        """A TOML file may list ids as numbers."""
        if isinstance(value, list):
            return ",".join(str(each) for each in value)
        return str(value) if isinstance(value, int) else value

    def lines(self) -> tuple[str, ...]:
        """`name = value`, one a line, secrets hidden: what --debug prints."""
        shown = [f"{name} = {_hidden(getattr(self, name))}" for name in type(self).model_fields]
        return (*shown, f"articles = {self.place}") if self._milvus else tuple(shown)


def _hidden(value: object) -> str:
    if isinstance(value, SecretStr):
        return "hidden" if value.get_secret_value() else "not set"
    return "not set" if value is None or value == "" else str(value)


def config_file() -> Path:
    """Where the TOML file is looked for; it need not exist."""
    from platformdirs import user_config_path

    return user_config_path("rashomon", appauthor=False) / FILE_NAME


def data_folder() -> Path:
    """The archive's place when nobody names one."""
    from platformdirs import user_data_path

    return user_data_path("rashomon", appauthor=False) / "archive"


def read_settings(flags: Mapping[str, object], environment: Mapping[str, str], file: Path | None = None) -> Settings:
    """The first of flag, environment and file that says something, for each setting.

    `flags` holds None for what was not given; `file` is `config_file()` unless named. Raises UsageError with one line.
    """
    place = file or config_file()
    chosen: dict[str, object] = {"archive": data_folder()}
    chosen |= _from_file(place)
    chosen |= _from_environment(environment)
    chosen |= {name: value for name, value in flags.items() if value is not None}
    address = _address(chosen["archive"])
    if address:
        chosen["archive"] = beside(address)
    try:
        settings = Settings.model_validate(chosen)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        # What was given is not repeated: it may be a secret.
        wanted = _WANTED.get(first["type"])
        told = f"it takes {wanted}" if wanted else first["msg"].lower()
        raise UsageError(f"setting '{name}': {told}; look at {place} and {PREFIX}{name.upper()}") from error
    settings = settings.model_copy(update={"archive": settings.archive.expanduser()})
    settings._milvus = address
    return settings


def unknown_variables(environment: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
    """Variables that look like settings and are none, as a slip of the hand makes them; each with what may be meant."""
    known = [name.upper() for name in Settings.model_fields]
    for name in sorted(environment):
        own = name.removeprefix(PREFIX)
        if own != name and own not in known:
            yield name, next((PREFIX + each for each in get_close_matches(own, known, n=1)), None)


def beside(address: Address) -> Path:
    """The folder on this machine for what belongs to an archive on Milvus and is no article: answers, feeds, chats."""
    if address.file:
        return address.file.with_name(f"{address.file.name}.local")
    return data_folder().parent / "milvus" / address.name


def _address(archive: object) -> Address | None:
    """Raises UsageError."""
    return read_address(archive) if isinstance(archive, str) and is_on_milvus(archive) else None


def _from_environment(environment: Mapping[str, str]) -> dict[str, object]:
    # An empty variable is how shells and unit files say "not set".
    names = Settings.model_fields
    return {name: value for name in names if (value := environment.get(PREFIX + name.upper()))}


def _from_file(place: Path) -> dict[str, Any]:
    try:
        text = place.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{place}: cannot be read ({error}); mend or remove it") from error
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{place}: not TOML: {error}; mend or remove it") from error
    known = ", ".join(Settings.model_fields)
    for name in found:
        if name not in Settings.model_fields:
            raise UsageError(f"{place}: no setting is called '{name}'; there are: {known}")
    return found
