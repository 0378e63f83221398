"""The word lists of intake: what heads, feet and kinds of files look like."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class HeadLists:
    """`head.yaml`, with its patterns compiled."""

    months: dict[str, int]
    weekdays: tuple[str, ...]
    published: str
    updated: str
    agencies: frozenset[str]
    agency: str
    tags: re.Pattern[str]
    lines: re.Pattern[str]
    head_lines: re.Pattern[str]
    publisher: re.Pattern[str]
    lead: re.Pattern[str]
    tail: re.Pattern[str]
    undated: re.Pattern[str]
    not_places: frozenset[str]
    prepositions: frozenset[str]
    short_forms: frozenset[str]
    sentence_words: frozenset[str]


def load(name: str) -> dict[str, Any]:
    """One YAML file of this room as a mapping."""
    text = files("onrecord.intake").joinpath(name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


@cache
def head_lists() -> HeadLists:
    """The lists of `head.yaml`, read once."""
    raw = load("head.yaml")
    agencies = sorted(raw["agencies"], key=len, reverse=True)
    return HeadLists(
        months=raw["months"],
        weekdays=tuple(raw["weekdays"]),
        published=_either(raw["published_labels"]),
        updated=_either(raw["updated_labels"]),
        agencies=frozenset(a.casefold() for a in agencies),
        agency=_either(re.escape(a) for a in agencies),
        tags=_pattern(rf"\[\s*{_either(raw['tags'])}\s*\]"),
        lines=_pattern(_either(raw["lines"])),
        head_lines=_pattern(_either(raw["head_lines"])),
        publisher=_pattern(raw["publisher"]),
        lead=_pattern(rf"\s*{_either(raw['lead'])}"),
        tail=_pattern(rf"\s*{_either(raw['tail'])}\s*\Z"),
        undated=_pattern(raw["undated"]),
        not_places=frozenset(raw["not_places"]),
        prepositions=frozenset(raw["prepositions"]),
        short_forms=frozenset(raw["short_forms"]),
        sentence_words=frozenset([*raw["sentence_words"], *raw["weekdays"]]),
    )


def _either(patterns: Iterable[str]) -> str:
    return "(?:" + "|".join(patterns) + ")"


def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)
