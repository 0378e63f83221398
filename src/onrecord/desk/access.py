"""Who asks, and whether they may: every route names the role that it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from starlette.exceptions import HTTPException

from onrecord.commands import EVERYTHING, Sight
from onrecord.desk.state import desk_of

ROLES = ("reader", "coder", "reviewer", "administrator")  # each may what those before it may
FORBIDDEN = 403


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks: their name, by which judgements are signed, their role, and what they may see."""

    name: str
    role: str
    sight: Sight = EVERYTHING

    def may(self, role: str) -> bool:
        """Whether this person may what a role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


class May:
    """The dependency of a route: gives the person who asks, if they have the role."""

    def __init__(self, role: str) -> None:
        self.role = role

    def __call__(self, request: Request) -> Person:
        """Find who asks; raises HTTPException 403 where they may not."""
        person = person_of(request)
        request.state.person = person
        if not person.may(self.role):
            raise HTTPException(FORBIDDEN, f"this takes the role {self.role}")
        return person


def person_of(request: Request) -> Person:
    """Whose request it is: on a desk without login the administrator's."""
    if not desk_of(request).login:
        return Person("desk", "administrator")
    raise HTTPException(401, "log in first")


Reader = Annotated[Person, Depends(May("reader"))]
Coder = Annotated[Person, Depends(May("coder"))]
Reviewer = Annotated[Person, Depends(May("reviewer"))]
Administrator = Annotated[Person, Depends(May("administrator"))]
