"""The map of an incident: its country, and a closer frame around its places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from onrecord.exports.dossier import map_marks as marks
from onrecord.exports.dossier.frame import KM, Frame, around, country_box, frame_of
from onrecord.exports.dossier.svg import picture, tag
from onrecord.exports.dossier.words import listed, spot
from onrecord.records import Spot

if TYPE_CHECKING:
    from onrecord.exports.values import Exported
    from onrecord.records import Candidate

SMALL, LARGE = (300.0, 300.0), (420.0, 300.0)  # pixels, as the two frames stand side by side
LEAST_KM = 55.0  # from the middle of the closer frame to its upper edge
FINE = ("point", "neighbourhood", "settlement", "area")  # drawn; coarser ones are shaded or named
Sure = tuple[Spot, bool]  # a place and whether most accounts give it


@dataclass(frozen=True, slots=True)
class Drawn:
    """A map: one or two drawings, and what they show in words."""

    pictures: tuple[Markup, ...]
    caption: str


def map_of(told: Exported) -> Drawn | None:
    """The map of an incident; null where no account gives a place that can be drawn.

    A place known only as a country is that country shaded: nothing is put in its middle.
    """
    spots = list(dict.fromkeys((*((told.place,) if told.place else ()), *told.places)))
    fine = [(s, s == told.place) for s in spots if _drawable(s)]
    countries = list(dict.fromkeys(s.country for s in spots if s.country))
    near = _point(fine[0][0]) if fine else None
    whole = _whole(countries[:1] if fine else countries, near)
    if whole is None and not fine:
        return None
    close = _close(fine) if fine else None
    found = [_locator(whole, countries, close)] if whole else []
    if close:
        found.append(_closer(close, fine, candidates_of(told), countries))
    return Drawn(tuple(found), _caption(spots, [s for s, _ in fine], countries))


def map_of_spot(told: Spot) -> Drawn | None:
    """The map of one place; null where the gazetteer does not know where it lies."""
    countries = [told.country] if told.country else []
    fine = [(told, True)] if _drawable(told) else []
    whole = _whole(countries, _point(told) if fine else None)
    close = _close(fine) if fine else None
    found = [_locator(whole, countries, close)] if whole else []
    if close:
        found.append(_closer(close, fine, [], countries))
    return Drawn(tuple(found), _caption([told], [told], countries)) if found else None


def _drawable(told: Spot) -> bool:
    return told.latitude is not None and told.longitude is not None and told.precision in FINE


def _point(told: Spot) -> tuple[float, float]:
    return told.longitude or 0.0, told.latitude or 0.0


def _whole(countries: Sequence[str], near: tuple[float, float] | None) -> Frame | None:
    boxes = [b for c in countries if (b := country_box(c, near))]
    if not boxes:
        return None
    west, south = min(b[0] for b in boxes), min(b[1] for b in boxes)
    east, north = max(b[2] for b in boxes), max(b[3] for b in boxes)
    pad = max(0.0, 1.5 - (north - south) / 2)  # small countries are shown with their neighbours
    return frame_of((west - pad, south - pad, east + pad, north + pad), *SMALL, margin=1.25)


def _close(fine: Sequence[Sure]) -> Frame:
    """The frame around the places near the main one; those of other countries stay outside."""
    main = fine[0][0]
    x, y = _point(main)
    near = [_point(s) for s, _ in fine if abs(_point(s)[0] - x) + abs(_point(s)[1] - y) < 4]
    radius = max((s.radius_km or 0.0 for s, _ in fine), default=0.0)
    return around(near, max(LEAST_KM, 1.4 * radius), *LARGE)


def _locator(frame: Frame, countries: Sequence[str], close: Frame | None) -> Markup:
    inner = list(marks.ground(frame, countries))
    if close:
        west, south, east, north = close.box
        (x, y), (right, low) = frame.at(west, north), frame.at(east, south)
        inner.append(tag("rect", x=x, y=y, width=right - x, height=low - y, class_="window"))
    inner += marks.scale_bar(frame)
    names = listed([spot(Spot(c, country=c)) for c in countries])
    return picture(*SMALL, f"{names} and its neighbours", "The country is shaded.", inner)


def _closer(
    frame: Frame, fine: Sequence[Sure], others: Sequence[Candidate], countries: Sequence[str]
) -> Markup:
    taken: marks.Taken = []
    apart = [frame.at(*_point(s)) for s, _ in fine]
    inner = [*marks.ground(frame, countries, apart), *marks.graticule(frame)]
    labels = [m for s, main in fine for m in _mark(frame, s, main, taken)]
    possible = [m for c in others for m in _candidate(frame, c, taken)]
    inner += [*marks.towns(frame, taken, apart), *possible, *labels, *marks.scale_bar(frame)]
    names = listed(spot(s) for s, _ in fine)
    told = f"A map about {frame.height / frame.scale * KM:.0f} km high around {names}."
    return picture(*LARGE, f"Where it lies: {names}", told, inner)


def _mark(frame: Frame, told: Spot, main: bool, taken: marks.Taken) -> Iterator[Markup]:
    x, y = frame.at(*_point(told))
    kind = "main" if main else "other"
    if told.radius_km:
        yield tag("circle", cx=x, cy=y, r=frame.length(told.radius_km), class_=f"reach {kind}")
    else:
        yield tag("circle", cx=x, cy=y, r=4.5, class_=f"spot {kind}")
    name = f"somewhere near {told.name}" if told.radius_km else told.name
    if marks.room_for(frame, taken, x + 3, y, name) or main:
        yield tag("text", name, x=x + 8, y=y + 4, class_=f"name {kind}")


def _candidate(frame: Frame, told: Candidate, taken: marks.Taken) -> Iterator[Markup]:
    x, y = frame.at(told.longitude, told.latitude)
    if 0 < x < frame.width and 0 < y < frame.height:
        yield tag("path", d=f"M{x:.1f},{y - 5:.1f}l5,5l-5,5l-5,-5Z", class_="maybe")
        if marks.room_for(frame, taken, x + 3, y, told.name + "?"):
            yield tag("text", f"{told.name}?", x=x + 8, y=y + 4, class_="name other")


def candidates_of(told: Exported) -> list[Candidate]:
    """Other places that the words may mean, each once, the likeliest first."""
    places = [
        p for t in told.testimonies if t.claim.event is not None for p in t.claim.event.places
    ]
    taken = {s.id for s in told.places if s.id}
    found = {c.id: c for p in places for c in p.candidates if c.id not in taken}
    return sorted(found.values(), key=lambda c: -c.score)


def _caption(spots: Sequence[Spot], fine: Sequence[Spot], countries: Sequence[str]) -> str:
    coarse = [s for s in spots if s not in fine]
    parts = []
    if not fine:
        parts.append(f"No account places it more closely than {listed(map(spot, coarse))}.")
    elif coarse:
        parts.append(f"Told too, and not drawn as points: {listed(map(spot, coarse))}.")
    if any(s.radius_km for s in fine):
        parts.append("A circle is the area in which the words allow it to lie.")
    parts.append("Land and borders: Natural Earth 4.1, which draws disputed borders as they are")
    parts[-1] += " held, without judging them. Towns: GeoNames. True to scale at the middle."
    return " ".join(parts)
