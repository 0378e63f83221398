"""What the desk holds for as long as it runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

    from onrecord.commands import Where
    from onrecord.desk.work import Works


@dataclass(slots=True)
class Desk:
    """The archive, held open; its address; whether people have to log in; its long work."""

    archive: Where
    address: str
    login: bool
    works: Works


def desk_of(request: HTTPConnection) -> Desk:
    """The desk that a request came to."""
    return cast("Desk", request.app.state.desk)
