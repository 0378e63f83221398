"""What is made of an incident's testimonies: answers, disputes, denials, accounts side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.said import Days, Doer, Field, Saying, Step, Value, View
from onrecord.records import Testimony, Words

__all__ = [
    "Answer",
    "Apart",
    "Choice",
    "Days",
    "Denial",
    "Denied",
    "Dispute",
    "Doer",
    "Field",
    "Flag",
    "Reconciled",
    "Row",
    "Said",
    "Saying",
    "Stand",
    "Step",
    "Value",
    "View",
]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value with the origins that stand behind it."""

    value: Value
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """One side of a dispute: its values, whose they are, and in which words."""

    values: tuple[Value, ...]
    origins: tuple[str, ...]
    speakers: tuple[str, ...]
    quotes: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field on which origins contradict each other; the side with most origins stands first."""

    field: Field
    sides: tuple[Stand, ...]
    share: float
    spread: float | None


@dataclass(frozen=True, slots=True)
class Answer:
    """A field as a rule settles it, with everything that was said.

    `value` is the figure (null for other fields, and where the rule finds none), `choices` the
    values with their origins. `open_above` is true where an origin gives only a lower bound,
    `open_below` where one gives only an upper one. `used` are the origins that the rule took.
    `ever` is the range over every word ever told, revised ones too. `share` is that of origins
    outside the largest agreeing group, `spread` that of figures.
    """

    field: Field
    rule: str
    value: Bounds | None
    ever: Bounds | None
    choices: tuple[Choice, ...]
    open_above: bool
    open_below: bool
    used: tuple[str, ...]
    views: tuple[View, ...]
    dispute: Dispute | None
    share: float
    spread: float | None

    @property
    def agreed(self) -> bool:
        """Whether two or more origins speak and none contradicts another."""
        return self.dispute is None and len(self.views) > 1


@dataclass(frozen=True, slots=True)
class Apart:
    """A figure that is no toll of the incident and is kept beside it, with the reason."""

    saying: Saying
    why: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Figures that cannot all be right: a part above its whole, parts that sum above it."""

    what: str
    origins: tuple[str, ...]
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Denied:
    """A testimony that a denial bears on, how sure that is (0 to 1), and why."""

    testimony: Testimony
    sure: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial with what it denies, the surest first; nothing where no such claim is known.

    `own` is true where a party denies an act of its own side.
    """

    testimony: Testimony
    denied: tuple[Denied, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What one voice says of one field by its latest word."""

    field: Field
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What one voice of one origin says of an incident, all its reports together.

    `chain` is the report's publisher and everyone whose words it carries, nearest first.
    `copies` counts the further reports that carry the same words of this voice. `said` holds the
    values by field, the latest ones. `claims` are the ids of its claims, by which it is judged.
    """

    origin: str
    speaker: str
    chain: tuple[str, ...]
    interest: str
    first: date | None
    last: date | None
    reports: tuple[str, ...]
    copies: int
    stances: tuple[str, ...]
    types: tuple[str, ...]
    said: tuple[Said, ...]
    quotes: tuple[Words, ...]
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reconciled:
    """An incident, or part of one, as its testimonies tell it under the rules chosen.

    `share` is the share of origins that stand outside the largest agreeing group of some field,
    `spread` the greatest of its figures.
    """

    rule: str
    answers: tuple[Answer, ...]
    apart: tuple[Apart, ...]
    flags: tuple[Flag, ...]
    denials: tuple[Denial, ...]
    rows: tuple[Row, ...]
    origins: tuple[str, ...]
    share: float
    spread: float | None

    @property
    def disputes(self) -> tuple[Dispute, ...]:
        """The fields on which origins contradict each other."""
        return tuple(a.dispute for a in self.answers if a.dispute)

    @property
    def agreed(self) -> tuple[Answer, ...]:
        """The fields of which two or more origins speak and do not contradict each other."""
        return tuple(a for a in self.answers if a.agreed)

    def answer(self, name: str, of: str = "") -> Answer | None:
        """The answer to a field, or null where nobody speaks of it."""
        found = (a for a in self.answers if a.field.name == name and a.field.of == of)
        return next(found, None)
