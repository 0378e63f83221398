"""`audit`: who logged in, changed users, and saw or exported what is restricted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.commands.where import Where

if TYPE_CHECKING:
    from onrecord.archive import Noted

DEEDS = (
    *("login", "login failed", "logout", "saw", "exported", "user added", "user changed"),
    *("token made", "token ended", "restricted", "lifted", "setting"),
)


def audit(
    archive: Where,
    *,
    person: str | None = None,
    deed: str | None = None,
    about: str | None = None,
    start: int = 0,
    most: int = 50,
) -> list[Noted]:
    """List the lines of the audit trail, newest first: of a person, of a deed, about something.

    `about` is an incident's id, a publisher's name, or other words of what was done.

    The trail is only added to: logins, failed logins, changes of users, tokens and restrictions,
    and who saw or exported what is restricted.

    Raises:
        ArchiveError: the archive is not there or cannot be read.
    """
    from onrecord.commands.where import held

    with held(archive) as opened, opened.people() as people:
        return people.noted(person=person, deed=deed, about=about, start=start, most=most)


def note(
    archive: Where, person: str, deed: str, whats: Iterable[str], address: str | None = None
) -> None:
    """Add lines to the audit trail: one for each thing that somebody saw or exported."""
    from onrecord.commands.where import held

    with held(archive) as opened, opened.people(writes=True) as people:
        for what in whats:
            people.note(person, deed, what, address)
