"""Tokens by which programs come to the desk as a user."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from onrecord.commands.users import COMMAND_LINE, ROLES, role_of, user_named
from onrecord.commands.where import Where
from onrecord.errors import PeopleError

if TYPE_CHECKING:
    from onrecord.archive import Token

LONGEST_DAYS = 366
MARK = "onrecord_"  # by which a token that was published by mistake can be found


def users_token(
    archive: Where,
    name: str,
    title: str,
    *,
    role: str | None = None,
    days: int = 90,
    by: str = COMMAND_LINE,
) -> str:
    """Make a token by which a program comes to the desk as a user; it is told this once.

    `title` says what it is for; `role` is the user's or less; it holds for `days`.

    Raises:
        ArchiveError: the archive is not there or cannot be written.
        PeopleError: there is no such user, the role is more than theirs, or the days are wrong.
    """
    from datetime import timedelta

    from onrecord.commands.users import _named
    from onrecord.commands.where import held

    if not 1 <= days <= LONGEST_DAYS:
        raise PeopleError(f"a token cannot hold {days} days", f"give 1 to {LONGEST_DAYS}")
    with held(archive) as opened, opened.people(writes=True) as people:
        user = user_named(people, name)
        chosen = role_of(role or user.role)
        if not user.active or ROLES.index(chosen) > ROLES.index(user.role):
            raise PeopleError(f"{user.name!r} may not as much", f"give --role {user.role} or less")
        secret = new_secret(MARK)
        until = _now() + timedelta(days=days)
        people.add_token(user.row, _named(title), digest_of(secret), chosen, until)
        people.note(by, "token made", f"{user.name}: {title}, {chosen}, until {until:%Y-%m-%d}")
        return secret


def tokens(archive: Where, user: int | None = None) -> list[Token]:
    """List the tokens that hold now, all or a user's, without their secrets."""
    from onrecord.commands.where import held

    with held(archive) as opened, opened.people() as people:
        return people.tokens(user=user)


def token_end(archive: Where, user: int, token: int, *, by: str = COMMAND_LINE) -> None:
    """End a token of a user; raises PeopleError where it is none of theirs."""
    from onrecord.commands.where import held

    with held(archive) as opened, opened.people(writes=True) as people:
        if not people.end_tokens(user, token):
            raise PeopleError(f"there is no token {token}", "it may have ended already")
        people.note(by, "token ended", f"number {token}")


def new_secret(mark: str = "") -> str:
    """Make a secret of 256 random bits."""
    import secrets

    return mark + secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """The SHA-256 by which a secret is kept and found.

    >>> digest_of("x")[:8]
    '2d711642'
    """
    return sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
