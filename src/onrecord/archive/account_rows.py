"""Accounts as rows and back: one short JSON list each, so that many thousands are read at once.

The list is in the order of the fields of Account, to which new ones are only added at the end.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from onrecord.records import Account, Side, Spot, Toll

Row = dict[str, Any]
FIELDS = tuple(field.name for field in fields(Account))
TEXTS = ("claims", "types", "words", "names")  # each kept as one text, a line an item
PARTS = ("places", "doers", "victims", "tolls")


def account_row(account: Account, recorded: date) -> Row:
    """Make the row of an account whose report was recorded on the day `recorded`."""
    mention, _, split = account.id.partition(":")[2].partition(":")
    return {
        "id": account.id,
        "mention": int(mention),
        "split": split or None,
        "known_from": account.published or recorded,
        "first_day": account.start or account.end,
        "last_day": account.end or account.start,
        "body": written(account),
    }


def written(account: Account) -> str:
    """Write an account as a JSON list of its fields; `accounts_from` reads it back."""
    told = {name: getattr(account, name) for name in FIELDS}
    told |= {name: "\n".join(told[name]) for name in TEXTS}
    told |= {name: [_values(part) for part in told[name]] for name in PARTS}
    return json.dumps(list(told.values()), default=str, ensure_ascii=False)


def accounts_from(bodies: Iterable[str]) -> list[Account]:
    """Read the accounts that were written, all in one go."""
    with no_collection():
        return [_account(*told) for told in json.loads(f"[{','.join(bodies)}]")]


@dataclass(frozen=True, slots=True)
class Heading:
    """What of an account somebody looks for it by: `places` are ids, or names without one."""

    id: str
    source: str | None
    places: frozenset[str]
    names: tuple[str, ...]


def claims_in(body: str) -> tuple[str, ...]:
    """Read the claims of an account that was written."""
    return _texts(json.loads(body)[FIELDS.index("claims")])


def headings_from(bodies: Iterable[str]) -> list[Heading]:
    """Read the headings of accounts that were written: three times as fast as all of them."""
    source = FIELDS.index("source")
    with no_collection():
        rows = json.loads(f"[{','.join(bodies)}]")
        return [_heading(*told[:11], source=told[source]) for told in rows]


def _heading(*told: Any, source: str | None) -> Heading:
    (id_, _, _, types, _, _, _, _, places, doers, victims) = told
    names = [part[0] for part in (*places, *doers, *victims)]  # the name is the first field of each
    keys = frozenset([id_ or name for name, id_, *_ in places])
    return Heading(id_, source, keys, (*_texts(types), *names))


def _account(*told: Any) -> Account:
    (id_, report, claims, types, start, end, precision, dated, places, doers, victims) = told[:11]
    (instrument, tolls, words, names, published, *rest) = told[11:]
    return Account(
        id_,
        report,
        _texts(claims),
        _texts(types),
        _day(start),
        _day(end),
        precision,
        dated,
        tuple([Spot(*part) for part in places]),
        tuple([Side(*part) for part in doers]),
        tuple([Side(*part) for part in victims]),
        instrument,
        tuple([Toll(*part) for part in tolls]),
        _texts(words),
        _texts(names),
        _day(published),
        *rest,
    )


def _texts(told: str) -> tuple[str, ...]:
    return tuple(told.split("\n")) if told else ()


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def _values(part: Spot | Side | Toll) -> list[Any]:
    return [getattr(part, field.name) for field in fields(part)]


@contextmanager
def no_collection() -> Iterator[None]:
    """Leave out the search for circles of garbage, which would take long and find nothing."""
    # The collector would walk all that was read so far again and again, and find nothing.
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
