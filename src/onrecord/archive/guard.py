"""What a database says when something is wrong, as errors that say what to do next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from onrecord.errors import DatabaseError

SAVED = "everything recorded before it is saved"
# Words of SQLite's messages (sqlite.org/rescode.html), what they mean, and what to do.
MEANINGS = (
    (
        "database or disk is full",
        "the disk is full",
        f"{SAVED}; make room, then run the same command again to go on",
    ),
    (
        "disk i/o error",
        "the disk failed or is full",
        f"{SAVED}; make room or look at the disk, then run the same command again to go on",
    ),
    (
        "database is locked",
        "another program is writing to it",
        f"{SAVED}; wait until that is done, then run the same command again to go on",
    ),
    (
        "file is not a database",
        "it is no onrecord archive",
        "give an archive that `onrecord add` made",
    ),
    (
        "malformed",
        "it is damaged",
        "bring back a copy, or recover what is left with the sqlite3 program's `.recover`",
    ),
    (
        "readonly database",
        "it may not be written",
        "ask for the right to write to it, or work on a copy",
    ),
    (
        "unable to open database",
        "it cannot be opened",
        "see that the folder is there and that you may read and write in it",
    ),
    ("surrogates not allowed", "the text holds half a character", "save the source as UTF-8 anew"),
)


def shown(address: str) -> str:
    """An archive's address as it may be shown: without a password.

    >>> shown("postgresql://me:secret@host/war")
    'postgresql://me:***@host/war'
    """
    return re.sub(r"(://[^:@/]*):[^@/]*@", r"\1:***@", address)


def meaning(address: str, message: str) -> DatabaseError:
    """Turn a database's own message about the archive at `address` into an error for its user.

    >>> str(meaning("a.db", "database is locked")).split(":")[0]
    'the archive a.db failed, another program is writing to it'
    """
    address = shown(address)
    for words, what, do in MEANINGS:
        if words in message.casefold():
            return DatabaseError(f"the archive {address} failed, {what}", do)
    return DatabaseError(
        f"the archive {address} failed, {message.splitlines()[0]}",
        f"see that the database is there, then run the same command again; {SAVED}",
    )


@contextmanager
def guarded(address: str) -> Iterator[None]:
    """Raise DatabaseError for whatever a database raises inside."""
    from sqlalchemy.exc import DBAPIError, SQLAlchemyError

    try:
        yield
    except DBAPIError as error:
        raise meaning(address, str(error.orig)) from error
    except (SQLAlchemyError, UnicodeEncodeError) as error:
        raise meaning(address, str(error)) from error
