"""What a reader gives in an address: days, numbers of pages, names; refused where it is none."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from fastapi import Query

from onrecord.errors import ArchiveError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

Day = Annotated[str, Query(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]
Page = Annotated[int, Query(ge=1, le=1_000_000)]
Named = Annotated[str, Query(max_length=1000)]
NUL = "\x00"  # PostgreSQL holds no such character


def day_of(given: str) -> date | None:
    """A day as a form sends it; raises SettingsError where there is none such."""
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise SettingsError(f"there is no day {given}", "give it as 2013-06-05") from None


def readable(given: str) -> str:
    """An id or a name that a database can be asked for; raises ArchiveError where none can be."""
    if NUL in given or not given.strip():
        raise ArchiveError(f"nothing is named {given!r}", "give a name or an id")
    return given


def query_of(request: Request) -> str:
    """What an address asks beside its path, with its question mark."""
    return f"?{request.url.query}" if request.url.query else ""


def query_with(request: Request) -> Callable[..., str]:
    """A function that gives what the address asks, some of it changed: `query(page=2)`."""
    from urllib.parse import urlencode

    def query(**changed: object) -> str:
        asked = dict(request.query_params) | {k: str(v) for k, v in changed.items()}
        return urlencode({k: v for k, v in asked.items() if v})

    return query
