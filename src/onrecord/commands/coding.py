"""`coding`, `codings`, `coding_invite`: the samples that people code blind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.commands.coding_values import CodingView, Progress
from onrecord.commands.where import Where
from onrecord.errors import ArchiveError, SettingsError
from onrecord.records import Coder, Coding

if TYPE_CHECKING:
    from onrecord.archive.coding import CodingTables


def codings(archive: Where) -> list[CodingView]:
    """List the samples that were drawn, with how far each coder is, the newest first.

    Raises:
        ArchiveError: the archive is not there or cannot be read.
    """
    from onrecord.archive import Archive

    with Archive.open(archive) as opened, opened.coding() as tables:
        return [view_of(tables, coding) for coding in tables.codings()]


def coding(archive: Where, number: int) -> CodingView:
    """Find a sample with its questions and how far each coder is.

    Raises:
        ArchiveError: there is none of this number.
    """
    from onrecord.archive import Archive

    with Archive.open(archive) as opened, opened.coding() as tables:
        return view_of(tables, found_coding(tables, number))


def coding_invite(archive: Where, number: int, coders: Sequence[str], *, by: str) -> CodingView:
    """Invite people to code a sample; those who are invited already stay so.

    Raises:
        ArchiveError: there is no such sample.
        SettingsError: nobody is named.
    """
    from onrecord.archive import Archive

    names = names_given(coders)
    if not names:
        raise SettingsError("nobody is named", "give the name of a coder")
    with Archive.open(archive) as opened, opened.coding(writes=True) as tables:
        found = found_coding(tables, number)
        tables.invite(number, names, by)
        return view_of(tables, found)


def found_coding(tables: CodingTables, number: int) -> Coding:
    """Find a sample; raises ArchiveError where there is none of this number."""
    found = tables.coding(number)
    if found is None:
        raise ArchiveError(f"there is no sample {number}", "see the list of samples")
    return found


def coder_of(tables: CodingTables, number: int, name: str) -> Coder:
    """Find a coder of a sample; raises ArchiveError where they are not invited."""
    found = next((c for c in tables.coders(number) if c.name == name), None)
    if found is None:
        raise ArchiveError(f"{name} is not invited to this sample", "ask a reviewer to invite you")
    return found


def view_of(tables: CodingTables, found: Coding) -> CodingView:
    """Tell how far each coder of a sample is."""
    done = tables.progress(found.id)
    coders = tables.coders(found.id)
    return CodingView(found, tuple(Progress(c, done.get(c.name, 0)) for c in coders))


def names_given(given: Sequence[str]) -> list[str]:
    """Names of coders without the blanks around them, and without those that are nothing."""
    return [name for name in (" ".join(told.split()) for told in given) if name]
