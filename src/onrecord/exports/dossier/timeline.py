"""The timeline: the days on which it is said to have happened, and the days it was published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from markupsafe import Markup

from onrecord.exports.dossier.facts import ordered
from onrecord.exports.dossier.sources import Sources
from onrecord.exports.dossier.svg import Axis, day_marks, picture, tag
from onrecord.exports.dossier.words import count, days, field, values
from onrecord.reconciling.said import Days

if TYPE_CHECKING:
    from onrecord.exports.values import Exported

WIDTH, LEFT, RIGHT, STEP = 720.0, 190.0, 690.0, 20.0  # pixels
SHOWN = 14  # different periods that are drawn, those of most origins first
STACK = 6  # reports of a day that are drawn as marks; more are a number
BEFORE = 45  # days before the first that is known exactly; what is older runs out to the left


@dataclass(frozen=True, slots=True)
class Told:
    """Something that an origin said first, or said anew, on a day."""

    day: date | None
    letter: str
    who: str
    what: str
    marks: tuple[str, ...]
    revised: bool


def timeline_of(told: Exported, sources: Sources) -> Markup | None:
    """The drawing of an incident's days; null where neither it nor its reports have a day."""
    periods = _periods(told, sources)
    published = Counter(s.report.published for s in sources.reports.values() if s.report.published)
    ends = _span(told, periods, list(published))
    if ends is None:
        return None
    first, last = ends
    axis = Axis(first.toordinal(), last.toordinal() + 1, LEFT, RIGHT)
    top = STEP * max(1, len(periods)) + 34
    height = top + 12 + 9 * min(STACK, max(published.values(), default=1)) + 42
    inner = list(_grid(first, last, axis, height))
    inner += _happened(periods, axis)
    inner += _published(published, axis, height - 30)
    inner.append(tag("path", d=f"M0,{top - 12:.1f}H{WIDTH:g}", class_="rule"))
    words = "; ".join(f"{days(p.start, p.end)}: {who}" for p, who in periods)
    span = days(min(published, default=None), max(published, default=None))
    desc = f"Said to have happened: {words or 'not told'}. Published: {span}."
    return picture(WIDTH, height, "Days told and days of publication", desc, inner)


def _periods(told: Exported, sources: Sources) -> list[tuple[Days, str]]:
    origins: dict[Days, list[str]] = {}
    for answer in told.told.answers:
        for view in answer.views if answer.field.name == "period" else ():
            for value in view.values:
                if isinstance(value, Days):
                    origins.setdefault(value, []).append(view.origin)
    most = sorted(origins.items(), key=lambda i: -len(i[1]))[:SHOWN]
    found = [
        (d, f"origin {sources.letters(dict.fromkeys(o))}") for d, o in most if d.start or d.end
    ]
    return sorted(found, key=lambda f: (f[0].start or date.min, f[0].end or date.max))


def _span(
    told: Exported, periods: Sequence[tuple[Days, str]], published: Sequence[date]
) -> tuple[date, date] | None:
    known = [d for p, _ in periods for d in (p.start, p.end) if d] + list(published)
    known += [d for d in (told.start, told.end) if d]
    if not known:
        return None
    recent = min([p.end or p.start or date.max for p, _ in periods] + list(published))
    first = max(min(known), recent - timedelta(BEFORE))
    room = max(1, (max(known) - first).days // 12)
    return _moved(first, -room), _moved(max(known), room)


def _moved(day: date, by: int) -> date:
    return date.fromordinal(min(max(1, day.toordinal() + by), date.max.toordinal() - 1))


def _grid(first: date, last: date, axis: Axis, height: float) -> Iterator[Markup]:
    for when, words in day_marks(first, last):
        x = axis.at(when.toordinal())
        yield tag("path", d=f"M{x:.1f},4V{height - 24:.1f}", class_="grid")
        yield tag("text", words, x=x, y=height - 10, class_="tick")


def _happened(periods: Sequence[tuple[Days, str]], axis: Axis) -> Iterator[Markup]:
    if not periods:
        words = "no account tells the days in words"
        yield tag("text", words, x=LEFT, y=22.0, class_="none")
    for at, (period, who) in enumerate(periods):
        y = 18 + at * STEP
        start = axis.at(period.start.toordinal()) if period.start else LEFT
        end = axis.at(period.end.toordinal() + 1) if period.end else RIGHT
        early = period.start is None or period.start.toordinal() < axis.first
        short = who if len(who) < 30 else f"{who[:28]}…"
        yield tag("text", short, x=LEFT - 12, y=y + 4, class_="who")
        kind = "period" if period.start and period.end else "period unsure"
        yield tag("rect", x=start, y=y - 6, width=max(3.0, end - start), height=12.0, class_=kind)
        if early:
            yield tag("path", d=f"M{LEFT + 2:.1f},{y:.1f}l6,-4v8Z", class_="arrow")
        if period.end is None:
            yield tag("path", d=f"M{RIGHT - 2:.1f},{y:.1f}l-6,-4v8Z", class_="arrow")


def _published(published: Counter[date], axis: Axis, base: float) -> Iterator[Markup]:
    yield tag("text", "published", x=LEFT - 12, y=base, class_="who")
    for when, many in sorted(published.items()):
        x = axis.at(when.toordinal() + 0.5)
        for at in range(min(many, STACK)):
            yield tag("circle", cx=x, cy=base - 4 - 9 * at, r=3.4, class_="report")
        if many > STACK:
            yield tag("text", count(many, "report"), x=x + 7, y=base, class_="many")


def said_of(told: Exported, sources: Sources) -> list[Told]:
    """What was said when: each origin's first word on a field, and each word it changed."""
    found: dict[tuple[date | None, str, bool], tuple[list[str], dict[str, None]]] = {}
    for answer in ordered(told.told):
        for view in answer.views:
            for at, step in enumerate(view.history):
                what, marks = found.setdefault((step.day, view.origin, at > 0), ([], {}))
                if not (answer.field.name == "happened" and step.values == ("yes",)):
                    what.append(f"{field(answer.field)}: {values(step.values)}")
                if source := sources.reports.get(step.report):
                    marks[source.mark] = None
    lines = [
        Told(day, root.letter, root.name, " · ".join(what), tuple(marks), revised)
        for (day, origin, revised), (what, marks) in found.items()
        if what and (root := sources.roots.get(origin))
    ]
    return sorted(lines, key=lambda t: (t.day or date.max, len(t.letter), t.letter, t.revised))
