"""The calendar's words: months, weekdays, seasons, parts of the day, units of time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.errors import NamesError

WORDS = Path(__file__).with_name("calendar.yaml")
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of time: ISO 8601 letter, how many of it, its days, how fine "N units ago" is."""

    name: str
    iso: str
    days: int
    precision: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class FixedPhrase:
    """A phrase that tells a time by itself: kind, relation, and the shift that it makes."""

    kind: str
    relation: str
    amount: int | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """The words of a calendar, all in lower case; phrases are tuples of words."""

    months: Mapping[str, int]
    month_homonyms: frozenset[str]
    month_before: frozenset[str]
    year_before: frozenset[str]
    weekdays: Mapping[str, int]
    weekdays_short: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]
    parts_of_day: frozenset[str]
    units: Mapping[str, Unit]
    fractions: Mapping[str, tuple[float, float]]
    fraction_words: Mapping[Phrase, str]
    windows: Mapping[str, int]
    shifts: Mapping[str, int]
    day_shifts: Mapping[str, int]
    phrases: Mapping[Phrase, FixedPhrase]
    not_after: Mapping[str, frozenset[str]]
    events: frozenset[str]
    event_verbs: frozenset[str]
    not_durations: Mapping[Phrase, bool]
    recurring: frozenset[str]
    consecutive: frozenset[str]
    ordinals: Mapping[str, int]


@cache
def load_calendar(path: Path = WORDS) -> Calendar:
    """Read the calendar's words (YAML) once; raises NamesError where the file does not fit.

    >>> load_calendar().months["jun"], load_calendar().weekdays["wednesday"]
    (6, 3)
    """
    import yaml

    try:
        return _built(yaml.safe_load(path.read_text("utf-8")))
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise NamesError(
            f"{path} is no calendar ({error!r})", f"compare it with {WORDS.name}"
        ) from error


def is_month(word: str, calendar: Calendar) -> bool:
    """Whether `word`, as written, names a month: "May" and "MAY" do, "may" does not.

    >>> is_month("may", load_calendar()), is_month("May", load_calendar())
    (False, True)
    """
    return word.lower() in calendar.months and word[0].isupper()


def _built(data: dict[str, Any]) -> Calendar:
    units = {name: Unit(name, **row) for name, row in data["units"].items()}
    lists = ("month_homonyms", "month_before", "year_before", "parts_of_day", "events")
    more = ("event_verbs", "recurring", "consecutive")
    kept = ("weekdays_short", "windows", "shifts", "day_shifts", "ordinals")
    return Calendar(
        months=_numbered(data["months"]),
        weekdays=_numbered(data["weekdays"]),
        seasons={name: (first, last) for name, (first, last) in data["seasons"].items()},
        units=units | {form: units[name] for form, name in data["unit_forms"].items()},
        fractions={name: (low, high) for name, (low, high) in data["fractions"].items()},
        fraction_words={_phrase(p): name for p, name in data["fraction_words"].items()},
        phrases={_phrase(p): FixedPhrase(**row) for p, row in data["phrases"].items()},
        not_after={word: frozenset(after) for word, after in data["not_after"].items()},
        not_durations={_phrase(p): True for p in data["not_durations"]},
        **{name: frozenset(data[name]) for name in (*lists, *more)},  # type: ignore[arg-type]  # fields by name
        **{name: data[name] for name in kept},
    )


def _numbered(table: dict[int, list[str]]) -> dict[str, int]:
    return {word: n for n, words in table.items() for word in words}


def _phrase(text: str) -> Phrase:
    return tuple(text.split())
