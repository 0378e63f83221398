"""What is sent to be added: files, pasted text, addresses, with the day and the publisher."""

from __future__ import annotations

import io
import re
from collections.abc import AsyncIterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

from fastapi import Depends, Request
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from onrecord.desk.access import Coder
from onrecord.desk.given import Words
from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from onrecord.desk.access import Person
    from onrecord.desk.work import Job, Works

MEGABYTE = 1_000_000
MOST_BYTES, MOST_FILES, MOST_ADDRESSES = 500 * MEGABYTE, 1000, 200
MOST_TEXT, LONGEST_NAME = 2 * MEGABYTE, 200
TOO_LARGE, NO_LENGTH = 413, 411
WEB = re.compile(r"https?://[^\s\x00-\x1f]{3,2000}\Z", re.I)

LongText = Annotated[str, StringConstraints(max_length=MOST_TEXT)]


class Pasted(BaseModel):
    """A text with its title."""

    text: Annotated[LongText, Field(min_length=1)]
    title: Words | None = None


class Given(BaseModel):
    """What is to be added besides files; `published` and `publisher` are for what lacks its own.

    `everything` reads what is not about conflict, too, which is turned away else.
    """

    model_config = ConfigDict(extra="ignore")

    texts: Annotated[list[Pasted], Field(max_length=100)] = []
    addresses: Annotated[list[Annotated[str, Field(max_length=2048)]], Field(max_length=500)] = []
    published: date | None = None
    publisher: Words | None = None
    everything: bool = False


async def sent(request: Request, person: Coder) -> AsyncIterator[FormData]:
    """Read a form with files, within limits; raises HTTPException where it is too large."""
    length = request.headers.get("content-length", "")
    if not length.isdecimal():
        raise HTTPException(NO_LENGTH, "how much is sent must be told before")
    if int(length) > MOST_BYTES:
        most = f"{MOST_BYTES // MEGABYTE} MB and {MOST_FILES:,} files"
        raise HTTPException(TOO_LARGE, f"this is too much at once: at most {most}")
    form = await request.form(max_files=MOST_FILES, max_fields=50, max_part_size=MOST_TEXT)
    try:
        yield form
    finally:
        await form.close()


Sent = Annotated[FormData, Depends(sent)]


def given_in(form: FormData) -> Given:
    """Read the fields of a form; raises SettingsError where they make no sense."""
    told: dict[str, Any] = {}
    for name in ("published", "publisher", "everything"):
        told |= {name: value} if (value := _field(form, name)) else {}
    told["addresses"] = _field(form, "addresses").split()
    if text := _field(form, "text"):
        told["texts"] = [{"text": text, "title": _field(form, "title") or None}]
    try:
        return Given.model_validate(told)
    except ValidationError as error:
        first = error.errors()[0]
        where = " ".join(str(part) for part in first["loc"])
        raise SettingsError(f"{where}: {first['msg']}", "correct it and send it again") from None


def begun(works: Works, person: Person, given: Given, form: FormData | None = None) -> Job:
    """Begin to add what was given; raises SettingsError where that is nothing."""
    files = _files(form) + [_pasted(one) for one in given.texts]
    addresses = [_checked(address) for address in given.addresses]
    if len(addresses) > MOST_ADDRESSES:
        raise SettingsError(f"{len(addresses)} addresses are many", f"give {MOST_ADDRESSES} a time")
    if not files and not addresses:
        raise SettingsError("nothing was given", "choose a file, paste a text or give an address")
    settings = given.model_dump(mode="json", include={"published", "publisher"}, exclude_none=True)
    if given.everything:
        settings["gate"] = False
    packages = person.may("administrator")
    return works.add(person.name, files, addresses, settings, packages=packages)


def shown_name(given: str | None) -> str:
    r"""The name of a file as it is told: on one line, short, and never taken for an address.

    >>> shown_name("a\u202egpj.txt\n" + "b" * 300)[:12], shown_name("http://x/y.txt")
    ('agpj.txt bbb', 'http:/x/y.txt')
    """
    flat = re.sub(r"\s+", " ", given or "").strip()
    plain = "".join(c for c in flat if c.isprintable())
    name = re.sub(r"/+", "/", plain)
    if len(name) > LONGEST_NAME:
        head, tail = name[: LONGEST_NAME - 20], name[-18:]
        name = f"{head} …{tail}"
    return name or "a file without a name"


def _files(form: FormData | None) -> list[tuple[str, BinaryIO]]:
    sent_ = form.getlist("files") if form is not None else []
    held = [f for f in sent_ if isinstance(f, UploadFile) and (f.filename or f.size)]
    return [(shown_name(f.filename), f.file) for f in held]


def _pasted(one: Pasted) -> tuple[str, BinaryIO]:
    whole = f"{one.title.strip()}\n\n{one.text}" if one.title and one.title.strip() else one.text
    name = shown_name(f"pasted: {whole[:60]}.txt")
    return name, io.BytesIO(whole.encode())


def _checked(address: str) -> str:
    if not WEB.match(address):
        what = f"{address[:80]!r} is no address of a page"
        raise SettingsError(what, "give addresses that begin with http:// or https://")
    return address


def _field(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""
