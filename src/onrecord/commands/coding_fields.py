"""What coders are asked about a claim: the questions, their answers, and how these compare."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from onrecord.evaluation.alpha import Level
    from onrecord.ontology.definitions import Definition

Kind = Literal["choice", "number", "words", "day"]
NOT_TOLD = "not told"  # the claim does not tell it; beside it a null says "cannot tell"
GRADES = {  # the best first; all are given by people
    "confirmed": "Both sides, or those who did it, say so.",
    "fair": "Sources that do not repeat one another tell it alike.",
    "weak": "One source tells it.",
    "contested": "Sources contradict each other about it.",
    "discounted": "What was told later shows that it is not so.",
}


@dataclass(frozen=True, slots=True)
class CodedField:
    """One question: its name, how it is asked, and what may be answered.

    `choices` map an answer to what it means; `level` is how the answers measure.
    """

    name: str
    label: str
    question: str
    kind: Kind
    level: Level = "nominal"
    choices: tuple[tuple[str, str], ...] = ()

    def checked(self, given: str) -> str | None:
        """An answer as it is kept, null for none; raises SettingsError where it does not fit."""
        told = " ".join(given.split())
        if not told or told == NOT_TOLD:
            return told or None
        if self.kind == "choice" and told not in dict(self.choices):
            names = ", ".join(value for value, _ in self.choices)
            raise SettingsError(f"{told!r} is no answer to {self.label}", f"give one of {names}")
        if self.kind == "number":
            return _number(self, told)
        return _day(self, told) if self.kind == "day" else told


def _number(field: CodedField, told: str) -> str:
    digits = told.replace(",", "").replace(" ", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 16):
        raise SettingsError(f"{told!r} is no number for {field.label}", "give it in digits")
    return str(int(digits))


def _day(field: CodedField, told: str) -> str:
    try:
        return date.fromisoformat(told).isoformat()
    except ValueError:
        what = f"{told!r} is no day for {field.label}"
        raise SettingsError(what, "give it as 2013-06-05") from None


def coded_fields() -> tuple[CodedField, ...]:
    """List every question that may be asked, with the words of the ontology."""
    return (*_status_fields(), *_told_fields())


def fields_named(names: Iterable[str]) -> tuple[CodedField, ...]:
    """Find questions by their names; raises SettingsError where there is none."""
    known = {field.name: field for field in coded_fields()}
    wanted = list(dict.fromkeys(names))
    strange = [name for name in wanted if name not in known]
    if strange or not wanted:
        what = f"there is no question {strange[0]!r}" if strange else "no question was chosen"
        raise SettingsError(what, f"choose of {', '.join(known)}")
    return tuple(known[name] for name in wanted)


def _status_fields() -> Iterable[CodedField]:
    from onrecord.ontology.definitions import definitions
    from onrecord.ontology.types import event_types

    types = tuple((name, told.definition) for name, told in event_types().items())
    yield _choice("stance", "What does the speaker do?", definitions("stance").values())
    yield _choice("modality", "What is the event?", definitions("modality").values())
    yield _choice("realised", "Was the act carried through?", definitions("realised").values())
    kinds = (*types, ("no event", "The words tell of no event."))
    yield CodedField("type", "type", "What kind of event is it?", "choice", choices=kinds)
    yield _yes_no("negated", "Is it said not to have happened?")
    yield _yes_no("background", "Is it an older event, told for context?")
    grades = tuple(GRADES.items())
    asks = "How well does the record bear it out?"
    yield CodedField("grade", "grade", asks, "choice", "ordinal", grades)


def _told_fields() -> Iterable[CodedField]:
    named = (
        ("own voice", "The report itself says it."),
        ("named", "The speaker has a name, or a body's name."),
        ("not named", "The speaker is there without a name: a commander, sources, it is said."),
    )
    asks = "Is the speaker named?"
    yield CodedField("claimant_named", "speaker named", asks, "choice", choices=named)
    words = {
        "claimant": ("speaker", "Whose word is it?"),
        "doer": ("doer", "Who is said to have done it?"),
        "victim": ("victim", "Who is said to have suffered it?"),
        "place": ("place", "Where is it said to have happened?"),
    }
    for name, (label, question) in words.items():
        yield CodedField(name, label, f"{question} Give the words of the text.", "words")
    yield CodedField("first_day", "first day", "On which day did it begin?", "day", "interval")
    yield CodedField("last_day", "last day", "On which day did it end?", "day", "interval")
    yield CodedField("killed", "killed", "How many dead does it tell of?", "number", "ratio")
    yield CodedField("wounded", "wounded", "How many wounded does it tell of?", "number", "ratio")


def _choice(name: str, question: str, values: Iterable[Definition]) -> CodedField:
    choices = tuple((told.value, told.definition) for told in values)
    return CodedField(name, name, question, "choice", choices=choices)


def _yes_no(name: str, question: str) -> CodedField:
    return CodedField(name, name, question, "choice", choices=(("no", "No."), ("yes", "Yes.")))
