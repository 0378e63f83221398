"""What a form sent."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData


async def _sent(request: Request) -> FormData:
    return await request.form()


Sent = Annotated[FormData, Depends(_sent)]


def text_of(sent: FormData, name: str) -> str:
    """A field of a form as text, empty where it was not sent."""
    given = sent.get(name)
    return given.strip() if isinstance(given, str) else ""


def texts_of(sent: FormData, name: str) -> list[str]:
    """The fields of a form of one name that hold something."""
    return [told.strip() for told in sent.getlist(name) if isinstance(told, str) and told.strip()]
