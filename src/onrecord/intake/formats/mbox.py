"""Mailboxes (mbox, RFC 4155) to mails, one at a time."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.intake.entries import Entry, Held
from onrecord.intake.kinds import EML
from onrecord.intake.options import Failure, IntakeOptions, in_megabytes

# A line that begins a mail: "From ", the sender, a day with its time and year.
BEGIN = re.compile(rb"From \S.{0,200}\d\d?:\d\d.{0,40}\b\d{4}\b[^\n]{0,40}\n?\Z")
QUOTED = re.compile(rb">+From ")  # such a line of a text, as mboxrd writes it


def mbox_entries(stream: BinaryIO, source: str, options: IntakeOptions) -> Iterator[Held]:
    """Each mail by its number from 1; one over the limit is a failure, and the next is read."""
    for number, mail in enumerate(mails(stream, options.max_bytes), 1):
        at = f"{source}:{number}"
        if mail is None:
            size = in_megabytes(options.max_bytes)
            yield Failure(at, f"the mail is larger than {size}", "raise the limit")
        else:
            yield Entry(at, io.BytesIO(mail), "", kind=EML)


def mails(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    r"""The bytes of each mail without its first line; null for one over `limit`.

    >>> box = b"From a@b.c Mon Mar  3 10:00:00 2014\nSubject: x\n\nHi.\n\n"
    >>> list(mails(io.BytesIO(box * 2), 1000))
    [b'Subject: x\n\nHi.\n\n', b'Subject: x\n\nHi.\n\n']
    """
    held: list[bytes] | None = None
    size, blank = 0, True
    while line := stream.readline(limit + 1):
        if blank and BEGIN.match(line):
            if held is not None:
                yield b"".join(held) if size <= limit else None
            held, size = [], 0
        elif held is not None:
            size += len(line)
            if size <= limit:
                held.append(line[1:] if QUOTED.match(line) else line)
        blank = not line.strip()
    if held is not None:
        yield b"".join(held) if size <= limit else None
