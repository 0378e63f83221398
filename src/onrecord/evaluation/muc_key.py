"""The answer key of MUC-4, as fills that can be compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

Span = tuple[date | None, date | None]
SLOTS = {
    "type": "INCIDENT: TYPE",
    "date": "INCIDENT: DATE",
    "place": "INCIDENT: LOCATION",
    "perpetrator": "PERP: ORGANIZATION ID",
    "confidence": "PERP: ORGANIZATION CONFIDENCE",
    "victims": "HUM TGT: NUMBER",
    "effect": "HUM TGT: EFFECT OF INCIDENT",
}
_DATE = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})|([A-Z]{3})[A-Z]* (\d{2})")
_NUMBER = re.compile(r"^([~-])?\s*(\d+)\s*(-)?\s*(\d+)?$")
_SMALL = {"of", "in", "from", "at", "for", "with", "who", "wearing", "on", "to", "by"}


@dataclass(frozen=True, slots=True)
class Fill:
    """One fill of one slot: any of its values, of any of its strings, is right."""

    values: tuple[str, ...]
    strings: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """One incident: the fills of each slot; an optional one is excused where it is not given."""

    fills: Mapping[str, tuple[Fill, ...]]
    optional: bool = False


def key_templates(gold: Mapping[str, Any]) -> list[Template]:
    """The templates of one text's key, with the seven slots that are scored."""
    return [
        Template(
            {slot: _fills(slot, raw.get(name, [])) for slot, name in SLOTS.items()},
            any("OPTIONAL" in str(item["raw"]) for item in raw.get("MESSAGE: TEMPLATE", [])),
        )
        for raw in gold["templates"]
    ]


def _fills(slot: str, items: Sequence[Mapping[str, Any]]) -> tuple[Fill, ...]:
    fills = [_fill(slot, item) for item in items]
    # PLURAL is no number: it asks for nothing
    return tuple(f for f in fills if slot != "victims" or f.values != ("PLURAL",))


def _fill(slot: str, item: Mapping[str, Any]) -> Fill:
    raw_values = [str(a["value"]) for a in item["alts"] if a["value"] is not None]
    strings = tuple(s for a in item["alts"] for s in a["strings"] if s != "-")
    bracketed = any(v.startswith("(") for v in raw_values)
    strip = {"date": "() ", "place": "( "}.get(slot, " ")
    values = [v.lstrip(strip) for r in raw_values for v in r.split(" / ")]
    if slot == "victims" and len(values) > 1:
        values = [v for v in values if v != "PLURAL"] or values
    return Fill(tuple(values), strings, bool(item["optional"]) or bracketed)


def plain(text: str) -> str:
    """Small letters and digits without accents or punctuation, words apart by one space.

    >>> plain("Farabundo Martí N.L.F.")
    'farabundo marti n l f'
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", bare.lower()))


def same_head(a: str, b: str) -> bool:
    """Whether two noun phrases agree as wholes, one inside the other, or by their head word.

    >>> same_head("THE ARMY OF NATIONAL LIBERATION", "army"), same_head("two nuns", "two priests")
    (True, False)
    """
    first, second = f" {plain(a)} ", f" {plain(b)} "
    if not first.strip() or not second.strip():
        return False
    return first in second or second in first or _head(first) == _head(second)


def _head(text: str) -> str:
    words = text.split()
    stop = next((i for i, w in enumerate(words) if w in _SMALL and i), len(words))
    return words[stop - 1].removesuffix("s")


def key_period(text: str) -> Span:
    """First and last day of a date fill; null where it is open or not read.

    >>> key_period("- 15 JAN 90")
    (None, datetime.date(1990, 1, 15))
    """
    days = [d for d in (_day(m) for m in _DATE.finditer(text)) if d]
    if not days:
        return (None, None)
    open_start = text.strip().startswith("-")
    return (None if open_start else days[0], days[-1])


def _day(match: re.Match[str]) -> date | None:
    day, month, year, lone_month, lone_year = match.groups()
    text = f"{day or 1} {(month or lone_month).title()} {year or lone_year}"
    try:
        return datetime.strptime(text, "%d %b %y").date()
    except ValueError:
        return None


def key_number(text: str) -> tuple[int, int] | None:
    """The least and the most that a number fill allows: `5`, `~30`, `10-`, `-26`, `3-4`.

    >>> key_number("10-"), key_number("PLURAL")
    ((10, 1000000), None)
    """
    match = _NUMBER.match(text.strip())
    if not match:
        return None
    before, number, dash, last = match.groups()
    value = int(number)
    if before == "-":
        return (0, value)
    return (value, int(last or 1_000_000) if dash else value)
