"""What the desk holds for as long as it runs."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from onrecord.desk.leases import Leases

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

    from onrecord.commands import Foretelling, Ground, Origins, Overview, Where
    from onrecord.desk.work import Works

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Door:
    """Who is let in, and how.

    With `login` only users are. `names` are those by which the desk may be reached besides the
    loopback address's; `uploads` is how many bytes one request may bring.
    """

    login: bool = False
    names: frozenset[str] = frozenset()
    uploads: int = 64 * MIB


@dataclass(slots=True)
class Desk:
    """The archive, held open; its address; who is let in; long work.

    Beside it all incidents, forecasts, origins and who holds places, kept up with it.

    `token` is what forms carry where nobody logs in, `leases` what people have open of the queue,
    `touching` the session of which it is being kept that it is used.
    """

    archive: Where
    address: str
    door: Door
    works: Works
    overview: Overview
    foretelling: Foretelling
    origins: Origins
    ground: Ground
    token: str = field(default_factory=secrets.token_urlsafe)
    leases: Leases = field(default_factory=Leases)
    touching: set[int] = field(default_factory=set)

    @property
    def login(self) -> bool:
        """Whether people have to log in."""
        return self.door.login


def desk_of(request: HTTPConnection) -> Desk:
    """The desk that a request came to."""
    return cast("Desk", request.app.state.desk)
