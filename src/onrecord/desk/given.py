"""What a program may ask with: ids, words, pages; what is out of bounds is refused in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, TypeVar

from fastapi import Path, Query
from pydantic import AfterValidator, StringConstraints

from onrecord.commands import ClaimFilter, IncidentFilter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST, MOST = 200, 200
T = TypeVar("T")
ID = r"^[0-9a-z]{4,64}$"


def plain(words: str) -> str:
    """Refuse what no text of a report holds; raises ValueError."""
    if any(ord(letter) < ord(" ") and letter not in "\t\r\n" for letter in words):
        raise ValueError("it holds a control character")
    return words


Words = Annotated[str, StringConstraints(max_length=LONGEST), AfterValidator(plain)]
Id = Annotated[str, Path(pattern=ID, description="An id, or its first four letters or more.")]
GivenId = Annotated[str, StringConstraints(pattern=ID)]
JobId = Annotated[str, Path(pattern=r"^[0-9a-f]{20,40}$", description="The id of a job.")]
Asked = Annotated[Words | None, Query()]
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many of a list at most.")]
Cursor = Annotated[
    str | None, Query(pattern=r"^[0-9a-z:]{1,80}$", description="`next` of the page before.")
]
From = Annotated[int, Query(ge=0, le=10_000_000, description="`next` of the page before.")]
Rule = Annotated[Words, Query(description="How figures are reconciled: `range`, `lowest`, ….")]
AsOf = Annotated[date | None, Query(description="The record as it stood on a day.")]
RecordedBy = Annotated[date | None, Query(description="What the archive held at the end of a day.")]


def incidents_asked(
    *,
    place: Asked = None,
    since: date | None = None,
    until: date | None = None,
    type: Asked = None,
    actor: Asked = None,
    least: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> IncidentFilter:
    """Read a filter of incidents from the address."""
    return IncidentFilter(place, since, until, type, actor, least)


def claims_asked(  # noqa: PLR0913  (a filter has as many fields as it has)
    *,
    speaker: Asked = None,
    stance: Asked = None,
    modality: Asked = None,
    type: Asked = None,
    place: Asked = None,
    actor: Asked = None,
    since: date | None = None,
    until: date | None = None,
    search: Asked = None,
    report: Annotated[str | None, Query(pattern=ID)] = None,
) -> ClaimFilter:
    """Read a filter of claims from the address."""
    return ClaimFilter(speaker, stance, modality, type, place, actor, since, until, search, report)


def cut(found: Iterable[T], first: int, limit: int) -> tuple[list[T], int | None]:
    """Cut one page out of a list: what stands on it, and where the next begins, if there is one."""
    from itertools import islice

    some: Iterator[T] = islice(iter(found), first, first + limit + 1)
    held = list(some)
    return held[:limit], first + limit if len(held) > limit else None
