"""`users`: who may come to the desk of an archive, and as what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.commands.where import Where
from onrecord.errors import PeopleError

if TYPE_CHECKING:
    from onrecord.archive import User
    from onrecord.archive.people import People

ROLES = ("reader", "coder", "reviewer", "administrator")  # each may what those before it may
COMMAND_LINE = "command line"  # who did what no user did
LONGEST = 100


def users_add(
    archive: Where,
    name: str,
    password: str,
    *,
    role: str = "reader",
    groups: Iterable[str] = (),
    by: str = COMMAND_LINE,
) -> User:
    """Add somebody who may log in to the desk of an archive.

    `role` is reader, coder, reviewer or administrator: each may what those before it may. Only a
    hash of the password is kept.

    Raises:
        ArchiveError: the archive is not there or cannot be written.
        PeopleError: the name is taken, the password is weak, there is no such role.
    """
    from onrecord.commands.passwords import checked, hashed
    from onrecord.commands.where import held

    told, role = _named(name), role_of(role)
    hash_ = hashed(checked(password, told))
    with held(archive) as opened, opened.people(writes=True) as people:
        if people.users(name=told):
            raise PeopleError(f"there is a user {told!r}", "change them with `onrecord users set`")
        row = people.add_user(told, hash_, role)
        people.note(by, "user added", f"{told}: {role}")
        _regroup(people, row, told, groups, (), by)
        return people.users(row=row)[0]


def users_list(archive: Where) -> list[User]:
    """List the users of an archive by their names, those who may no longer log in too.

    Raises:
        ArchiveError: the archive is not there or cannot be read.
    """
    from onrecord.commands.where import held

    with held(archive) as opened, opened.people() as people:
        return people.users()


def users_set(
    archive: Where,
    name: str,
    *,
    role: str | None = None,
    password: str | None = None,
    active: bool | None = None,
    join: Iterable[str] = (),
    leave: Iterable[str] = (),
    by: str = COMMAND_LINE,
) -> User:
    """Change a user: their role, their password, whether they may log in, their groups.

    Their sessions end when the role, the password or `active` changes; their tokens with the
    password and when they may no longer log in.

    Raises:
        ArchiveError: the archive is not there or cannot be written.
        PeopleError: there is no such user or role, the password is weak, or no administrator
            would be left.
    """
    from onrecord.commands.passwords import checked, hashed
    from onrecord.commands.where import held

    role = role_of(role) if role else None
    hash_ = hashed(checked(password, name)) if password is not None else None
    told = {"role": role, "password": hash_, "active": active}
    with held(archive) as opened, opened.people(writes=True) as people:
        user = user_named(people, name)
        _keep_one(people, user, role, active)
        _change(people, user, {k: v for k, v in told.items() if v is not None}, by)
        _regroup(people, user.row, user.name, join, leave, by)
        return people.users(row=user.row)[0]


def users_remove(archive: Where, name: str, *, by: str = COMMAND_LINE) -> User:
    """Let a user log in no more; what they judged stays, signed by them.

    Raises:
        ArchiveError: the archive is not there or cannot be written.
        PeopleError: there is no such user, or no administrator would be left.
    """
    return users_set(archive, name, active=False, by=by)


def user_named(people: People, name: str) -> User:
    """Find a user by name; raises PeopleError where there is none."""
    found = people.users(name=name)
    if not found:
        raise PeopleError(f"there is no user {name!r}", "see `onrecord users list`")
    return found[0]


def role_of(given: str) -> str:
    """Give a role back if it is one."""
    if given not in ROLES:
        raise PeopleError(f"there is no role {given!r}", f"give one of {', '.join(ROLES)}")
    return given


def _change(people: People, user: User, told: dict[str, object], by: str) -> None:
    if not told:
        return
    people.set_user(user.row, **told)
    people.end(user.row)
    if "password" in told or told.get("active") is False:
        people.end_tokens(user.row)
    for what, value in told.items():
        shown = "password" if what == "password" else f"{what} {value}"
        people.note(by, "user changed", f"{user.name}: {shown}")


def _regroup(
    people: People, row: int, name: str, join: Iterable[str], leave: Iterable[str], by: str
) -> None:
    there = set(people.users(row=row)[0].groups)
    for group in map(_named, join):
        if group not in there:
            people.join(row, group)
            people.note(by, "user changed", f"{name}: in group {group}")
    for group in leave:
        if group in there:
            people.leave(row, group)
            people.note(by, "user changed", f"{name}: out of group {group}")


def _keep_one(people: People, user: User, role: str | None, active: bool | None) -> None:
    """Refuse what would leave an archive with users but without an administrator."""
    stays = role in (None, "administrator") and active is not False
    if stays or user.role != "administrator" or not user.active:
        return
    left = [u for u in people.users() if u.active and u.role == "administrator"]
    if [u.row for u in left] == [user.row]:
        raise PeopleError(
            f"{user.name!r} is the last administrator", "make another administrator first"
        )


def _named(given: str) -> str:
    """Give a name of a user or a group, on one line, without what cannot be seen."""
    told = " ".join(given.split())
    if not told or len(told) > LONGEST or not told.isprintable():
        what = "the name is empty, too long, or holds what cannot be seen"
        raise PeopleError(what, f"give up to {LONGEST} letters")
    return told
