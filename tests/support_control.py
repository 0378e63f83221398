"""One-sentence reports of who holds a place or of what is to come, with claims made by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from onrecord.names.registry import Registry
from onrecord.records import Claimant, Participant, Period, Place, Report, Testimony, make_report
from support import a_claim, an_event, words

QUSAYR = "geonames:173322"
IDS = {"Qusayr": QUSAYR, "Aleppo": "geonames:170063", "Dabaa": None, "Homs": "geonames:169577"}
GENERIC = {"syr-rebels": ("Syrian rebels", "rebels")}
Span = tuple[str | None, str | None] | str | None


def a_day(text: str | None) -> date | None:
    """ "06-05" is 5 June 2013; other years are written whole."""
    return date.fromisoformat(text if len(text) > 5 else f"2013-{text}") if text else None


def said(
    text: str,
    trigger: str,
    type_: str,
    *,
    day: str = "06-05",
    on: Span = None,
    origin: str | None = None,
    by: dict[str, str | None] | None = None,
    who: dict[str, str | None] | None = None,
    whom: dict[str, str | None] | None = None,
    where: str = "Qusayr",
    place: dict[str, Any] | None = None,
    **more: Any,
) -> Testimony:
    """A report of one sentence with its claim.

    `who` maps the words of doers to registry ids (null where only "rebels" and the like is
    known), `whom` those of whom it is done to, `by` the claimant's. `on` is the first and last
    day of its period, one day, or null for news without a time word.
    """
    report = make_report(text, published=a_day(day))
    doing = "holder" if type_ == "control" else "lead"
    period = _period(report, on)
    event = an_event(
        report,
        trigger,
        type=type_,
        actors=tuple(_participant(report, w, a, doing) for w, a in (who or {}).items()),
        targets=tuple(_participant(report, w, a, "object") for w, a in (whom or {}).items()),
        places=_places(report, where, type_, place or {}),
        period=period,
        **{k: more.pop(k) for k in ("negated", "background", "realised") if k in more},
    )
    speaker = next((_claimant(report, w, a) for w, a in (by or {}).items()), None)
    stance = "reported" if speaker else "asserted"
    claim = a_claim(report, event, **({"claimant": speaker, "stance": stance} | more))
    return Testimony(report, claim, origin or (speaker and speaker.actor) or report.id)


def also(first: Testimony, second: Testimony) -> Testimony:
    """The second claim as one of the first's report (its words then point into its own text)."""
    return Testimony(first.report, second.claim, first.origin)


def _period(report: Report, on: Span) -> Period | None:
    if on is None:
        return Period(None, None, report.published, "open", inferred=True)
    start, end = (on, on) if isinstance(on, str) else on
    return Period(words(report, report.text[:3]), a_day(start), a_day(end), "day")


def _places(report: Report, where: str, type_: str, more: dict[str, Any]) -> tuple[Place, ...]:
    if not where:
        return ()
    relation = "from" if type_ == "withdrawal" else "in"
    told = {"name": where, "id": IDS[where], "precision": "settlement", "relation": relation}
    return (Place(words(report, where), **(told | more)),)


def _participant(report: Report, text: str, actor: str | None, role: Any) -> Participant:
    name, kind = _known(text, actor)
    return Participant(words(report, text), name, actor, kind, role)


def _claimant(report: Report, text: str, actor: str | None) -> Claimant:
    name, kind = _known(text, actor)
    return Claimant(words(report, text), name or text, actor, kind, named=actor is not None)


def _known(text: str, actor: str | None) -> tuple[str | None, str | None]:
    entry = Registry.load().actors.get(actor or "")
    if entry:
        return entry.name, entry.kind
    found = Registry.load().lookup(text)
    return GENERIC.get(actor or "", (None, found[0].kind if found else None))
