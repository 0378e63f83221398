"""The registry's files as records: countries, leaders, organs, nouns and sourced actors."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from onrecord.errors import NamesError
from onrecord.names.actors import (
    Actor,
    Allegiance,
    KindEntry,
    Leader,
    Organ,
    Role,
    State,
    Status,
)

FOLDER = Path(__file__).with_name("data")
ACTOR_FIELDS = ("id", "name", "kind", "country", "aliases", "allegiance", "source")


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file as dictionaries; raises NamesError where it cannot be read."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise NamesError(f"{path} cannot be read ({error})", "give a CSV file in UTF-8") from error


def actors(path: Path) -> list[Actor]:
    """The actors of one file with the columns `ACTOR_FIELDS`.

    Aliases stand between bars, allegiances as `id:from-to` between bars with open ends left out.
    A source is an address or a key of `data/sources.csv`; several stand between bars. Raises
    NamesError where a column or an entry's source is missing.
    """
    found, known = [], sources()
    for number, row in enumerate(rows(path), 2):
        if any(row.get(field) is None for field in ACTOR_FIELDS):
            raise NamesError(f"{path}, line {number}: columns are missing", f"use {ACTOR_FIELDS}")
        if not row["source"]:
            raise NamesError(f"{path}, line {number}: no source", "say where it is stated")
        stated = [known.get(key, key) for key in parts(row["source"])]
        found.append(
            Actor(
                id=row["id"],
                name=row["name"],
                kind=row["kind"],
                country=row["country"] or None,
                aliases=parts(row["aliases"]),
                allegiance=tuple(map(allegiance, parts(row["allegiance"]))),
                source=" ".join(stated),
            )
        )
    return found


def allegiance(text: str) -> Allegiance:
    """One allegiance as written in the files.

    >>> allegiance("syr-government:2012-")
    Allegiance(ally='syr-government', since=2012, until=None)
    """
    ally, _, years = text.partition(":")
    since, _, until = years.partition("-")
    return Allegiance(ally, int(since) if since else None, int(until) if until else None)


def states() -> list[State]:
    """Every country, and states that are no more but stand in reports since 1989."""
    return [
        State(
            iso2=row["iso2"],
            iso3=row["iso3"],
            name=row["name"],
            adjective=row["adjective"],
            demonyms=parts(row["demonyms"]),
            words=parts(row["words"]),
            capitals=parts(row["capitals"]),
        )
        for row in rows(FOLDER / "states.csv")
    ]


def leaders() -> list[Leader]:
    """Heads of state and government whose names stand for a side."""
    known = sources()
    return [
        Leader(
            names=parts(row["names"]),
            country=row["country"],
            since=int(row["since"]),
            until=int(row["until"]) if row["until"] else None,
            source=" ".join(known.get(key, key) for key in parts(row["source"])),
        )
        for row in rows(FOLDER / "leaders.csv")
    ]


def sources() -> dict[str, str]:
    """Short keys of the pages that the files cite, to their addresses."""
    return {row["key"]: row["address"] for row in rows(FOLDER / "sources.csv")}


def organs() -> list[Organ]:
    """The bodies that every state may have."""
    return [Organ(r["suffix"], r["kind"], r["label"]) for r in rows(FOLDER / "organs.csv")]


def kinds() -> dict[str, KindEntry]:
    """Every noun in singular and plural to what it says; two rows of one noun keep the first."""
    found: dict[str, KindEntry] = {}
    for row in rows(FOLDER / "kinds.csv"):
        for noun in parts(row["words"]):
            entry = KindEntry(
                noun=noun,
                kind=row["kind"] or None,
                status=cast(Status, row["status"]),
                group=row["group"] or None,
                body=row["body"] or None,
                role=cast(Role, row["role"]),
            )
            found.setdefault(noun, entry)
    return found


def peoples() -> list[str]:
    """Adjectives of peoples and regions that are no state, so that none is filled in."""
    return [w for r in rows(FOLDER / "peoples.csv") for w in (r["word"], *parts(r["demonyms"]))]


def spellings() -> dict[str, str]:
    """British spellings to the one that keys use."""
    return {row["written"]: row["key"] for row in rows(FOLDER / "spellings.csv")}


def parts(text: str) -> tuple[str, ...]:
    """The parts of a field that holds several, between bars.

    >>> parts("FSA| Free Army")
    ('FSA', 'Free Army')
    """
    return tuple(part.strip() for part in text.split("|") if part.strip())


def connectors() -> dict[str, str]:
    """Words that part a phrase: `owner` (of), `cut` (near), `modifier` (backed), `toward` (pro)."""
    return {row["word"]: row["use"] for row in rows(FOLDER / "connectors.csv")}


def caps_words() -> frozenset[str]:
    """Acronyms that are also common words, doubtful in a text all in capitals."""
    return frozenset(row["word"] for row in rows(FOLDER / "caps_words.csv"))
