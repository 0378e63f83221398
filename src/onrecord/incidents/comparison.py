"""What is compared: the features of two accounts, each with its levels in words and in SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template
from types import MappingProxyType
from typing import Any

import yaml

ELSE = "ELSE"
WORDED = ("read", "undated")  # weights that compare what an account's words tell as well
FIGURES = ("killed", "wounded")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a feature: in words, and the SQL condition over `_l` and `_r` columns."""

    words: str
    sql: str


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing in which two accounts are compared; the first level that holds is reached."""

    name: str
    levels: tuple[Level, ...]


@cache
def options(name: str = "comparison") -> Mapping[str, Any]:
    """What a file of comparison says: reach of precisions, groups, blocks, terms, features."""
    text = files("onrecord.incidents").joinpath(f"{name}.yaml").read_text("utf-8")
    told: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return MappingProxyType(told)


@cache
def features(name: str = "coded") -> tuple[Feature, ...]:
    """Every feature of coded rows, or (WORDED) of accounts read from text, in the files' order.

    >>> [level.words for level in features()[0].levels]
    ['one report tells both', 'two reports']
    >>> "likeness" in [feature.name for feature in features("read")]
    True
    """
    told = options()
    rows, terms = told["features"], told["terms"]
    if name in WORDED:
        own = options("comparison-read")
        rows, terms = own["features"], terms | own["terms"]
    return tuple(_feature(feature, levels, terms) for feature, levels in rows.items())


def _feature(name: str, rows: Any, terms: Mapping[str, str]) -> Feature:
    """A feature whose SQL is written out; a figure's `$n_low_l` is `killed_low_l`."""
    own = {
        f"n{part}_{side}": f"{name}{part}_{side}" for part in ("", "_low", "_high") for side in "lr"
    }
    levels = (
        Level(row[0], _sql(row[1], {**terms, **own}) if len(row) > 1 else ELSE) for row in rows
    )
    return Feature(name, tuple(levels))


def _sql(sql: str, terms: Mapping[str, str]) -> str:
    while "$" in sql:
        sql = Template(sql).substitute(terms)
    return sql
