"""Logging in and out: sessions kept in the archive, known by the SHA-256 of their secret."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from onrecord.commands.sighting import sight_of
from onrecord.commands.tokens import digest_of, new_secret
from onrecord.commands.users import ROLES
from onrecord.commands.where import Where
from onrecord.errors import LoginError, PeopleError

if TYPE_CHECKING:
    from onrecord.archive import User
    from onrecord.archive.people import People
    from onrecord.commands.sight import Sight

IDLE, LONGEST = timedelta(hours=8), timedelta(days=7)  # of a session
TOUCHED = timedelta(minutes=10)  # how often it is kept that a session is used
FREE_OF_NAME, FREE_OF_ADDRESS = 5, 20  # failed tries before there is a wait
LONGEST_WAIT_S, REMEMBERED = 900, timedelta(days=1)
WRONG = ("the name or the password is not right", "try again, or ask an administrator")


@dataclass(frozen=True, slots=True)
class Present:
    """Who came with a session or a token: their name, role and sight.

    `untouched` is a session of which it should be kept that it was used.
    """

    user: int
    name: str
    role: str
    sight: Sight
    untouched: int | None = None


def enter(archive: Where, name: str, password: str, address: str = "") -> str:
    """Log in; gives the secret of a new session.

    An unknown name takes as long, and is told in the same words, as a wrong password. After a few
    failures of a name or from an address each further try has to wait, longer and longer.

    Raises:
        LoginError: the name or the password is not right, or it is too soon to try again.
    """
    from onrecord.archive.fold import fold
    from onrecord.commands.passwords import is_right
    from onrecord.commands.where import held

    folded = fold(name[:200])[:100]
    with held(archive) as opened:
        with opened.people(writes=True) as people:
            wait = _wait(people, folded, address)
            mine = people.tried(folded, address) if not wait else 0
            user = next((u for u in people.users(name=folded) if u.active), None)
            kept = people.password_of(user.row) if user else None
        if wait:
            raise LoginError("there were too many tries", f"wait {wait} seconds", wait)
        if not is_right(password, kept) or user is None:
            with opened.people(writes=True) as people:
                people.note(folded, "login failed", "", address)
            raise LoginError(*WRONG)
        return _begun(opened, user, mine, address)


def stay(archive: Where, secret: str) -> Present | None:
    """Tell whose session a secret is; null where it is none, or is over."""
    from onrecord.commands.where import held

    with held(archive) as opened, opened.people() as people:
        found = people.stay(digest_of(secret))
        now = _now()
        if not found or now - found.seen_at > IDLE or now - found.made_at > LONGEST:
            return None
        user = people.users(row=found.user)[0]
        untouched = found.row if now - found.seen_at > TOUCHED else None
        return _present(people, user, user.role, untouched) if user.active else None


def alone(archive: Where) -> Present:
    """Who is at a desk without login: its administrator, by the name `desk`."""
    from onrecord.commands.where import held

    with held(archive) as opened, opened.people() as people:
        return Present(0, "desk", "administrator", sight_of(people, "administrator", ()))


def has_administrator(archive: Where) -> bool:
    """Tell whether some administrator may log in to an archive's desk."""
    from onrecord.commands.where import held

    with held(archive) as opened, opened.people() as people:
        return any(u.active and u.role == "administrator" for u in people.users())


def touch(archive: Where, session: int) -> None:
    """Keep that a session is used."""
    from onrecord.commands.where import held

    with held(archive) as opened, opened.people(writes=True) as people:
        people.touch(session)


def bearer(archive: Where, secret: str) -> Present | None:
    """Tell whose token a secret is, with the role that it gives; null where it is none."""
    from onrecord.commands.where import held

    with held(archive) as opened, opened.people() as people:
        found = people.tokens(digest=digest_of(secret))
        if not found:
            return None
        user = people.users(name=found[0].user)[0]
        role = min(found[0].role, user.role, key=ROLES.index)
        return _present(people, user, role, None) if user.active else None


def leave(archive: Where, secret: str) -> None:
    """Log out: end the session of a secret."""
    from onrecord.commands.where import held

    with held(archive) as opened, opened.people(writes=True) as people:
        digest = digest_of(secret)
        found = people.stay(digest)
        if found:
            people.end(found.user, only=digest)
            people.note(people.users(row=found.user)[0].name, "logout", "")


def repassword(archive: Where, name: str, old: str, new: str, address: str = "") -> str:
    """Change one's own password, and give a new session; all others end, and tokens too.

    Raises:
        LoginError: the old password is not right.
        PeopleError: the new one is too weak.
    """
    from onrecord.commands.passwords import checked
    from onrecord.commands.users import users_set

    if old == new:
        raise PeopleError("the new password is the old one", "take another one")
    checked(new, name)
    enter(archive, name, old, address)
    users_set(archive, name, password=new, by=name)
    return enter(archive, name, new, address)


def _begun(opened: Where, user: User, tried: int, address: str) -> str:
    from onrecord.commands.where import held

    secret = new_secret()
    with held(opened) as archive, archive.people(writes=True) as people:
        people.passed(tried)
        people.begin(digest_of(secret), user.row)
        people.note(user.name, "login", user.role, address)
    return secret


def _present(people: People, user: User, role: str, untouched: int | None) -> Present:
    sight = sight_of(people, role, user.groups)
    return Present(user.row, user.name, role, sight, untouched)


def _wait(people: People, folded: str, address: str) -> int:
    """How many seconds a name or an address has to wait before it may try again."""
    now, since = _now(), _now() - REMEMBERED
    counted = (
        (*people.tries(since, name=folded), FREE_OF_NAME),
        (*people.tries(since, address=address), FREE_OF_ADDRESS),
    )
    waits = (_left(count, last, free, now) for count, last, free in counted)
    return max(waits)


def _left(count: int, last: datetime | None, free: int, now: datetime) -> int:
    """How many seconds are left of the wait: 2, 4, 8 … after each further failure.

    >>> then = datetime(2026, 1, 1)
    >>> [_left(count, then, 5, then) for count in (4, 5, 6, 7, 40)]
    [0, 2, 4, 8, 900]
    """
    if count < free or last is None:
        return 0
    wait = min(2.0 ** min(count - free + 1, 20), LONGEST_WAIT_S)
    return max(0, int(wait - (now - last).total_seconds() + 0.999))


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
