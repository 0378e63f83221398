"""The fields of a claim as the page that corrects them shows them, each with its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.commands import phrases
from onrecord.desk.wording import Marked

if TYPE_CHECKING:
    from onrecord.records import Claim, Event, Words

Kind = Literal["words", "choice"]
NOTHING = "not told"


@dataclass(frozen=True, slots=True)
class ShownField:
    """One field: its path in the claim, its name and mark on the page, what it says, its words.

    `kind` is how it is corrected: by words of the text, or by a choice among `choices` (values
    with what they mean), of which the claim holds `value`.
    """

    path: str
    label: str
    mark: str
    told: str
    words: Words | None = None
    kind: Kind = "words"
    value: str = ""
    choices: tuple[tuple[str, str], ...] = ()


def fields_of(claim: Claim) -> list[ShownField]:
    """List the fields of a claim in the order in which a page asks for them."""
    return [*_speaker(claim), *_event(claim), *_status(claim), *_figures(claim)]


def marks_of(claim: Claim) -> list[Marked]:
    """The words of a claim with the marks of their fields, the sentence that carries it first."""
    said = [Marked(*e.words.span, "said") for e in claim.evidence]
    told = [Marked(*f.words.span, f.mark) for f in fields_of(claim) if f.words is not None]
    return said + told


def legend_of(fields: Sequence[ShownField]) -> dict[str, str]:
    """Map the marks that are on the page to what they mark."""
    names = {f.mark: f.label.rstrip(" 0123456789") for f in reversed(fields) if f.words}
    told = dict(reversed(names.items())) | ({"figure": "figure"} if "figure" in names else {})
    return {"said": "the sentence"} | told


def _speaker(claim: Claim) -> Iterator[ShownField]:
    who = claim.claimant
    told = (who.name or who.words.text) if who else "the report itself"
    yield ShownField("claimant", "speaker", "speaker", told, who.words if who else None)


def _event(claim: Claim) -> Iterator[ShownField]:
    event = claim.event
    if event is None:
        return
    for number, place in enumerate(event.places or (None,)):
        path = f"event.places.{number}"
        told = phrases.place(place) if place else NOTHING
        words = place.words if place else None
        yield ShownField(path, _name("place", number), "place", told, words)
    when = event.period
    told = phrases.period(when) if when else NOTHING
    yield ShownField("event.period", "time", "time", told, when.words if when else None)
    yield from _sides(event)


def _sides(event: Event) -> Iterator[ShownField]:
    for part, label in (("actors", "doer"), ("targets", "victim")):
        for number, who in enumerate(getattr(event, part) or (None,)):
            told = (who.name or who.words.text) if who else NOTHING
            words = who.words if who else None
            yield ShownField(f"event.{part}.{number}", _name(label, number), label, told, words)


def _status(claim: Claim) -> Iterator[ShownField]:
    from onrecord.ontology.definitions import definitions
    from onrecord.ontology.types import event_types

    event = claim.event
    if event is not None:
        types = tuple((name, told.definition) for name, told in event_types().items())
        told = event.type.replace("_", " ")
        words = event.trigger
        yield ShownField("event.type", "type", "trigger", told, words, "choice", event.type, types)
    for name in ("stance", "modality"):
        values = tuple((d.value, d.definition) for d in definitions(name).values())
        value = getattr(claim, name)
        yield ShownField(name, name, name, value, None, "choice", value, values)


def _figures(claim: Claim) -> Iterator[ShownField]:
    for number, figure in enumerate(claim.figures):
        path = f"figures.{number}"
        label = figure.measure
        told = phrases.figure(figure).removeprefix(f"{label} ")
        yield ShownField(path, label, "figure", told, figure.words)


def _name(label: str, number: int) -> str:
    return f"{label} {number + 1}" if number else label
