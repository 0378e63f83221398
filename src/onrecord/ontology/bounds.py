"""What a number as told bounds: the table of quantities, and its rules applied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.errors import OnRecordError

TABLE = Path(__file__).with_name("quantities.yaml")
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least, the best and the greatest number that words allow; null where they do not say."""

    low: int | None = None
    best: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Vague:
    """A vague quantity ("dozens"): its qualifier, its bounds, and whether it multiplies a scale."""

    qualifier: str
    bounds: Bounds
    scaled: bool


@dataclass(frozen=True, slots=True)
class Quantities:
    """The table of number words, qualifiers and bounds; phrases are tuples of lower-case words."""

    rules: Mapping[str, Mapping[str, str]]
    rule_of: Mapping[str, str]
    before: Mapping[Phrase, str]
    after: Mapping[Phrase, str]
    vague: Mapping[Phrase, Vague]
    none: frozenset[Phrase]
    fillers: frozenset[Phrase]
    reported_between: frozenset[str]
    reported_after: frozenset[str]
    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    dozens: Mapping[str, int]
    suffixes: Mapping[str, int]
    ordinals: frozenset[str]
    contexts: Mapping[str, frozenset[str]]

    def bounds(self, rule: str, n: int | None, m: int | None = None) -> Bounds:
        """The bounds that `rule` gives the number `n` (and `m`, the upper number of a range).

        >>> load_quantities().bounds("more_than", 500)
        Bounds(low=501, best=None, high=None)
        """
        row = self.rules[rule]
        return Bounds(*(_value(row.get(side), n, m) for side in ("low", "best", "high")))


@cache
def load_quantities(path: Path = TABLE) -> Quantities:
    """Read the table of quantities (YAML) once; raises OnRecordError where it does not fit.

    The table's rules are those of the project's design, section 5; a user may give another.

    >>> load_quantities().rule_of["nearly"]
    'nearly'
    """
    import yaml

    try:
        return _built(yaml.safe_load(path.read_text("utf-8")))
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise OnRecordError(
            f"{path} is no table of quantities ({error!r})", f"compare it with {TABLE.name}"
        ) from error


def phrase(text: str) -> Phrase:
    """The lower-case words of `text`.

    >>> phrase("More than")
    ('more', 'than')
    """
    return tuple(text.lower().replace("-", " ").split())


def _built(data: dict[str, Any]) -> Quantities:
    qualifiers = data["qualifiers"]
    return Quantities(
        rules={
            name: {side: str(value) for side, value in row.items()}
            for name, row in data["rules"].items()
        },
        rule_of={name: row["rule"] for name, row in qualifiers.items()},
        before={phrase(p): name for name, row in qualifiers.items() for p in row["before"]},
        after={phrase(p): name for name, row in qualifiers.items() for p in row["after"]},
        vague={phrase(p): _vague(p, row) for p, row in data["vague"].items()},
        none=frozenset(phrase(p) for p in data["none"]),
        fillers=frozenset(phrase(p) for p in data["fillers"]),
        reported_between=frozenset(data["none_reported"]["between"]),
        reported_after=frozenset(data["none_reported"]["after"]),
        numbers=data["numbers"],
        scales={"hundred": data["hundred"]} | data["scales"],
        dozens=data["dozens"],
        suffixes=data["suffixes"],
        ordinals=frozenset(data["ordinals"]),
        contexts={
            name: frozenset(str(w).lower() for w in words)
            for name, words in data["contexts"].items()
        },
    )


def _vague(text: str, row: dict[str, Any]) -> Vague:
    bounds = Bounds(row.get("low"), row.get("best"), row.get("high"))
    return Vague(row.get("as", text), bounds, bool(row.get("scaled")))


def _value(rule: str | None, n: int | None, m: int | None) -> int | None:
    """A rule's cell: a plain number, or n or m with a number added ("n+1")."""
    if rule is None:
        return None
    if rule[0] not in "nm":
        return int(rule)
    base = n if rule[0] == "n" else m
    return None if base is None else base + int(rule[1:] or 0)
