"""What the overview is asked: read from the address, and written into addresses again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlencode

from onrecord.commands import Asked
from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

MANY = ("type", "actor", "place", "stance", "origin")  # any of the values of each
WITHOUT = ("place", "day")
Sort = Literal["newest", "oldest", "killed", "claims", "disputed"]
SORTS: dict[Sort, str] = {
    "newest": "the latest first",
    "oldest": "the earliest first",
    "killed": "most killed first",
    "claims": "most claims first",
    "disputed": "most disputed first",
}
Box = tuple[float, float, float, float]  # west, south, east, north
LONGEST, MOST = 200, 50
LEFT, DOWN, RIGHT, UP = -180.0, -90.0, 180.0, 90.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address of an overview asks for; what is empty does not narrow it."""

    many: tuple[tuple[str, tuple[str, ...]], ...] = ()
    disputed: bool | None = None
    search: str | None = None
    since: date | None = None
    until: date | None = None
    box: Box | None = None
    without: str | None = None
    sort: Sort = "newest"
    follow: bool = False
    page: int = 1

    def of(self, name: str) -> tuple[str, ...]:
        """The values that are asked for of a facet."""
        return dict(self.many).get(name, ())

    @property
    def box_told(self) -> str:
        """The frame of the map as it stands in an address."""
        return ",".join(f"{d:g}" for d in self.box) if self.box else ""

    @property
    def asked(self) -> Asked:
        """The question as the archive is asked it."""
        return Asked(
            types=self.of("type"),
            actors=self.of("actor"),
            places=self.of("place"),
            stances=self.of("stance"),
            origins=self.of("origin"),
            disputed=self.disputed,
            search=self.search,
            since=self.since,
            until=self.until,
            box=self.box,
            without=self.without,
            sort=self.sort,
        )

    def address(self, at: str = "/", **changed: Any) -> str:
        """The address that asks for this, with some of it changed; by default of the first page."""
        told = replace(self, **({"page": 1} | changed))
        pairs = [(name, value) for name, values in told.many for value in values]
        if told.disputed is not None:
            pairs.append(("disputed", "yes" if told.disputed else "no"))
        plain = ("search", "since", "until", "without")
        pairs += [(name, str(value)) for name in plain if (value := getattr(told, name))]
        pairs += [("box", told.box_told)] if told.box else []
        pairs += [("sort", told.sort)] if told.sort != "newest" else []
        pairs += [("follow", "1")] if told.follow else []
        pairs += [("page", str(told.page))] if told.page > 1 else []
        return f"{at}?{urlencode(pairs)}" if pairs else at

    def less(self, name: str, value: str) -> str:
        """The address that no longer asks for one value of a facet."""
        return self.address(
            many=tuple((n, tuple(v for v in vs if (n, v) != (name, value))) for n, vs in self.many)
        )


def wanted(query: QueryParams) -> Wanted:
    """Read what an address asks for; raises SettingsError where it cannot be read."""
    many = [(n, tuple(dict.fromkeys(v for v in query.getlist(n) if v))[:MOST]) for n in MANY]
    for _, values in many:
        if any(len(v) > LONGEST or "\x00" in v for v in values):
            raise SettingsError("a value to narrow by is too long", "choose one on the overview")
    asked = Wanted(
        tuple((name, values) for name, values in many if values),
        _yes(query.getlist("disputed")),
        _search(query.get("search")),
        _day("since", query.get("since")),
        _day("until", query.get("until")),
        _box(query.get("box")),
        query.get("without") if query.get("without") in WITHOUT else None,
        _sort(query.get("sort")),
        query.get("follow") == "1",
        _page(query.get("page")),
    )
    if asked.since and asked.until and asked.since > asked.until:
        days = f"{asked.since} is after {asked.until}"
        raise SettingsError(days, "choose a first day that is not after the last")
    return asked


def _sort(told: str | None) -> Sort:
    return next((s for s in SORTS if s == told), "newest")


def _yes(told: list[str]) -> bool | None:
    sides = {v for v in told if v}
    return sides == {"yes"} if sides in ({"yes"}, {"no"}) else None


def _search(told: str | None) -> str | None:
    words = " ".join((told or "").replace("\x00", " ").split())
    return words[:LONGEST] or None


def _day(name: str, told: str | None) -> date | None:
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:
        what = f"{name}: {told[:40] if told else ''} is no day"
        raise SettingsError(what, "write it as 2013-06-05") from None


def _box(told: str | None) -> Box | None:
    if not told:
        return None
    try:
        west, south, east, north = (float(part) for part in told.split(","))
    except ValueError:
        raise SettingsError("box is no frame of a map", "choose one on the map") from None
    if not (abs(west) < 1000 and abs(east) < 1000 and south <= north and west <= east):
        raise SettingsError("box is no frame of a map", "choose one on the map")
    return (max(west, LEFT), max(south, DOWN), min(east, RIGHT), min(north, UP))


def _page(told: str | None) -> int:
    return int(told) if told and told.isdecimal() and len(told) < 7 and int(told) > 0 else 1
