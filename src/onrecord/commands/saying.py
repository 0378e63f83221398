"""Values of an incident's fields in a few words, as a page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, cast

from onrecord.commands import phrases
from onrecord.records import Period, Report, Side, Spot, Toll

if TYPE_CHECKING:
    from onrecord.commands import Answer, Bounds, Days, Doer, Field, Sketch, Value

PLAIN = {  # fields as a page names them
    "happened": "whether it happened",
    "doer": "who did it",
    "victims": "who suffered it",
    "place": "where",
    "period": "when",
    "type": "what it was",
    "instrument": "with what",
}

ORDER = (
    "happened",
    "type",
    "place",
    "period",
    "doer",
    "victims",
    "instrument",
    "killed",
    "wounded",
)
UNNAMED = ("", "act", "people")  # of whom or of what goes without saying


def order(field: Field) -> tuple[int, str]:
    """Put fields in the order in which a page tells them: what, where, when, who, figures."""
    names = list(ORDER)
    return (names.index(field.name) if field.name in names else len(names), str(field))


def field_name(field: Field) -> str:
    """Name a field: "killed, civilians", "who did it", "who did it (capture)"."""
    if field.kind == "harm":
        return f"whether {field.of.replace('_', ' ')} were harmed"
    name = PLAIN.get(field.name, field.name)
    level = ", at a time" if field.kind == "level" else ""
    if field.name in PLAIN:
        of = "" if field.of in UNNAMED else f" ({field.of.replace('_', ' ')})"
        return f"{name}{of}{level}"
    return f"{name}{'' if field.of in UNNAMED else f', {field.of}'}{level}"


def value(told: Value, *, field: str = "") -> str:
    """Tell a value in words."""
    if isinstance(told, str):
        return _word(told, field)
    if isinstance(told, Spot):
        return spot(told)
    if hasattr(told, "denied"):
        return doer(cast("Doer", told))
    if hasattr(told, "low"):
        return number(cast("Bounds", told))
    return days(told)


def values(told: Iterable[Value], *, field: str = "") -> str:
    """Tell several values, each once."""
    return "; ".join(dict.fromkeys(value(v, field=field) for v in told))


def number(told: Bounds | Toll, *, open_above: bool = False) -> str:
    """Tell a figure's bounds: `>500`, `≥5`, `≤18`, `~40`, `10–15`, `70–175 or more`."""
    low, best, high = told.low, told.best, told.high
    above = high is not None and open_above
    if above and low is not None and high is not None and low != high and _past(high):
        return f"{low:,} to more than {high - 1:,}"
    more = " or more" if above else ""
    if low is not None and high is not None:
        line = f"{low:,}" if low == high else f"{low:,}–{high:,}"
        middle = best is not None and low < best < high
        return f"{line}{f' (best {best:,})' if middle else ''}{more}"
    if low is not None:
        return f">{low - 1:,}" if _past(low) else f"≥{low:,}"
    if high is not None:
        return f"≤{high:,}{more}"
    return f"~{best:,}{more}" if best is not None else "no number"


def _past(number: int) -> bool:
    return number > 10 and number % 10 == 1  # 501: told as "more than 500"


def answer(told: Answer) -> str:
    """Tell a field as the rule settles it."""
    if told.value is not None:
        return _up_to(told) or number(told.value, open_above=told.open_above)
    return values((c.value for c in told.choices), field=told.field.name)


def _up_to(told: Answer) -> str | None:
    """Tell a range of lower bounds with the greatest of them: "24 to 58 or more"."""
    if told.value is None or told.value.low is None or told.value.high is not None:
        return None
    used = (v for view in told.views if view.origin in told.used for v in view.values)
    least, greatest = told.value.low, max((getattr(v, "low", None) or 0 for v in used), default=0)
    if greatest <= least:
        return None
    if _past(greatest):
        return f"{least:,} to more than {greatest - 1:,}"
    return f"{least:,} to {greatest:,} or more"


def most(told: Answer) -> str:
    """Tell what most origins say of a field, then the rest with how many say it."""
    if told.value is not None or len(told.choices) < 2:
        return answer(told)
    first, *others = (
        (values((c.value,), field=told.field.name), len(c.origins)) for c in told.choices
    )
    return "; ".join([first[0], *(f"{words} ({n})" for words, n in others)])


def doer(told: Doer) -> str:
    """Tell who is said to have done it, or not to have."""
    return f"not {told.name}" if told.denied else told.name


def days(told: Days) -> str:
    """Tell days that a claim gives."""
    return phrases.days(Period(None, told.start, told.end, "days"))


def spot(told: Spot) -> str:
    """Tell a place with its country."""
    return f"{told.name}, {told.country}" if told.country else told.name


def sides(told: Sequence[Side]) -> str:
    """Name those who do or suffer."""
    return ", ".join(side.name for side in told)


def title(told: Sketch) -> str:
    """An incident's heading: "capture of Al Quşayr, SY", "airstrike in Haska Mena, AF"."""
    what = told.type.replace("_", " ")
    if told.place is None:
        return f"{what}, place unknown"
    between = "of" if told.type in ("capture", "siege", "control", "handover") else "in"
    return f"{what} {between} {spot(told.place)}"


def when(told: Sketch) -> str:
    """The days of an incident's heading; `by` where no account tells them."""
    if not told.dated or (told.start is None and told.end is not None):
        return f"by {phrases.day(told.end)}" if told.end else "day unknown"
    return phrases.days(Period(None, told.start, told.end, "days"))


def source(report: Report | None) -> str:
    """Name a report: its publisher, else the beginning of its title.

    >>> from types import SimpleNamespace
    >>> source(SimpleNamespace(publisher=None, title="Five rockets strike Baalbek after fall"))
    '“Five rockets strike Baalbek …”'
    """
    if report is None or not (report.publisher or report.title):
        return "a report"
    return report.publisher or f"“{phrases.short(report.title or '', 30)}”"


def count(how_many: int, of: str) -> str:
    """Count things: "1 report", "2 reports"."""
    return f"{how_many:,} {of}" + ("" if how_many == 1 else "s")


def _word(told: str, field: str) -> str:
    if field == "happened":
        return told
    return told.replace("_", " ")
