"""Who asks, and whether they may: every route names the role that it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection

from onrecord.commands import EVERYTHING, Sight
from onrecord.desk.tokens import check_token

ROLES = ("reader", "coder", "reviewer", "administrator")  # each may what those before it may
UNKNOWN, FORBIDDEN = 401, 403


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks: their name, by which judgements are signed, their role, and what they may see.

    `user` is their number in the archive, 0 on a desk without login.
    """

    name: str
    role: str
    sight: Sight = EVERYTHING
    user: int = 0

    def may(self, role: str) -> bool:
        """Whether this person may what a role may."""
        return ROLES.index(self.role) >= ROLES.index(role)

    def must(self, role: str) -> None:
        """Go on only if this person may what a role may; raises HTTPException 403."""
        if not self.may(role):
            raise HTTPException(FORBIDDEN, f"this takes the role {role}, yours is {self.role}")


class May:
    """The dependency of a route: gives the person who asks, if they have the role.

    What would change something is let through only if it comes from a page of this desk.
    """

    def __init__(self, role: str) -> None:
        self.role = role

    async def __call__(self, request: Request) -> Person:
        """Give who asks; raises HTTPException 403 where they may not."""
        person = person_of(request)
        person.must(self.role)
        await check_token(request)
        return person


def person_of(request: HTTPConnection) -> Person:
    """Whose request it is, as it was found at the door; raises HTTPException 401 for nobody's."""
    person = getattr(request.state, "person", None)
    if person is None:
        raise HTTPException(UNKNOWN, "log in first")
    return cast("Person", person)


Reader = Annotated[Person, Depends(May("reader"))]
Coder = Annotated[Person, Depends(May("coder"))]
Reviewer = Annotated[Person, Depends(May("reviewer"))]
Administrator = Annotated[Person, Depends(May("administrator"))]
