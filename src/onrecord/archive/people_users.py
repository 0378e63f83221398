"""Users and the groups that they are in, inside one transaction."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from onrecord.archive.fold import fold
from onrecord.archive.people_models import MemberRow, UserRow
from onrecord.archive.people_values import User
from onrecord.archive.writing import now

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Users:
    """Who may log in, and the groups that they are in."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def users(self, *, row: int | None = None, name: str | None = None) -> list[User]:
        """List users by their names: all, or the one of a row or of a name (whatever its case)."""
        told = UserRow
        asked = select(told.row, told.name, told.role, told.active, told.made_at)
        if row is not None:
            asked = asked.where(told.row == row)
        if name is not None:
            asked = asked.where(told.folded == fold(name))
        found = self._db.execute(asked.order_by(told.folded)).all()
        groups = self._groups([one[0] for one in found])
        return [replace(User(*one), groups=groups.get(one[0], ())) for one in found]

    def password_of(self, user: int) -> str:
        """Give the hash of a user's password."""
        return str(self._db.execute(select(UserRow.password).where(UserRow.row == user)).scalar())

    def add_user(self, name: str, password: str, role: str) -> int:
        """Add a user with the hash of their password; gives their row."""
        at = now()
        times = {"active": True, "made_at": at, "changed_at": at}
        told = {"name": name, "folded": fold(name), "password": password, "role": role} | times
        made = self._db.execute(insert(UserRow).values(**told))
        return int(made.inserted_primary_key[0]) if made.inserted_primary_key else 0

    def set_user(self, user: int, **told: Any) -> None:
        """Change a user: `role`, `active`, or the hash of their `password`."""
        self._db.execute(
            update(UserRow).where(UserRow.row == user).values(**told, changed_at=now())
        )

    def join(self, user: int, group: str) -> None:
        """Put a user in a group."""
        told = {"user_row": user, "group_name": group, "made_at": now()}
        self._db.execute(insert(MemberRow).values(**told))

    def leave(self, user: int, group: str) -> None:
        """Take a user out of a group."""
        row = MemberRow
        mine = update(row).where(row.user_row == user, row.group_name == group)
        self._db.execute(mine.where(row.ended_at.is_(None)).values(ended_at=now()))

    def _groups(self, users: list[int]) -> dict[int, tuple[str, ...]]:
        row = MemberRow
        asked = select(row.user_row, row.group_name).where(row.ended_at.is_(None))
        if len(users) == 1:
            asked = asked.where(row.user_row == users[0])
        held: dict[int, list[str]] = defaultdict(list)
        for user, group in self._db.execute(asked.order_by(row.group_name)):
            held[user].append(group)
        return {user: tuple(groups) for user, groups in held.items()}
