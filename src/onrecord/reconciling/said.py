"""Fields, and what each testimony and each origin says of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.ontology.bounds import Bounds
from onrecord.records import Spot, Testimony, Words


@dataclass(frozen=True, slots=True, order=True)
class Field:
    """One question that the testimonies answer: `name` is a plain field or a measure of figures.

    `of` says of whom or of which deed: "civilians", "non-state combatants", "act", "capture".
    `kind` is `harm` where `happened` asks for harm to those, `level` of a figure of scope `stock`.

    >>> str(Field("killed", "civilians")), str(Field("happened", "civilians", "harm"))
    ('killed (civilians)', 'happened (harm to civilians)')
    """

    name: str
    of: str = ""
    kind: Literal["", "harm", "level"] = ""

    def __str__(self) -> str:
        of = f"harm to {self.of}" if self.kind == "harm" else self.of
        told = f"{self.name} ({of})" if of else self.name
        return f"{told}, level" if self.kind == "level" else told


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a claim gives, both included; null is open."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Doer:
    """Who is said to have done it, or, where `denied`, not to have done it."""

    actor: str | None
    kind: str | None
    name: str
    denied: bool = False


Value = Bounds | Days | Doer | Spot | str


@dataclass(frozen=True, slots=True)
class Saying:
    """One value of one field as one testimony gives it.

    `order` is where it stands in its report, `note` how the value was come to, where the words
    alone do not give it.
    """

    field: Field
    value: Value
    testimony: Testimony
    speaker: str
    order: int
    quote: Words | None
    total: bool = False
    note: str | None = None

    @property
    def origin(self) -> str:
        """The origin of its testimony."""
        return self.testimony.origin

    @property
    def day(self) -> date | None:
        """The day on which its report was published."""
        return self.testimony.report.published


@dataclass(frozen=True, slots=True)
class Step:
    """A value that an origin held from a day on; `times` counts the reports that carried it."""

    values: tuple[Value, ...]
    day: date | None
    report: str
    quote: Words | None
    times: int


@dataclass(frozen=True, slots=True)
class View:
    """What one origin says of a field by its latest word: one figure, or one or more values.

    `sayings` are those of the latest word, `history` all its words in order: revisions.
    """

    origin: str
    values: tuple[Value, ...]
    day: date | None
    sayings: tuple[Saying, ...]
    history: tuple[Step, ...]

    @property
    def speakers(self) -> tuple[str, ...]:
        """Whose words they are, each once, in order."""
        return tuple(dict.fromkeys(s.speaker for s in self.sayings))
