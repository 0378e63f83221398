"""What a form sent."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData

from onrecord.errors import SettingsError

DIGITS = 10


async def _sent(request: Request) -> FormData:
    return await request.form()


Sent = Annotated[FormData, Depends(_sent)]


def seen_in(told: list[str]) -> dict[str, int]:
    """The incidents that a page showed, and how often each was changed by then: `i0123:4`."""
    pairs = [one.partition(":") for one in told]
    if not all(n.isascii() and n.isdigit() and len(n) < DIGITS for _, _, n in pairs):
        raise SettingsError("what was shown cannot be told", "load the page again, then decide")
    return {incident: int(changes) for incident, _, changes in pairs}


def text_of(sent: FormData, name: str) -> str:
    """A field of a form as text, empty where it was not sent."""
    given = sent.get(name)
    return given.strip() if isinstance(given, str) else ""


def texts_of(sent: FormData, name: str) -> list[str]:
    """The fields of a form of one name that hold something."""
    return [told.strip() for told in sent.getlist(name) if isinstance(told, str) and told.strip()]
