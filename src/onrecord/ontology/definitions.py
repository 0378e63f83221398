"""What the closed values of a claim mean: stances, modalities, measures, scopes, kinds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

import yaml

from onrecord.errors import SettingsError

Field = Literal["stance", "modality", "realised", "blame", "measure", "scope", "kind"]
FILES = ("stances.yaml", "measures.yaml", "kinds.yaml")


@dataclass(frozen=True, slots=True)
class Definition:
    """One value of a field: what it means, and words of a report that take it."""

    value: str
    definition: str
    example: str


def definitions(field: Field) -> Mapping[str, Definition]:
    """Every value of `field` with its definition and example, in the contract's order.

    Raises SettingsError where `field` is no field with closed values.

    >>> definitions("stance")["admitted"].definition
    'The speaker owns up to what tells against him, or claims the deed.'
    """
    if field not in _fields():
        raise SettingsError(f"{field!r} has no list of values", f"ask for one of {list(_fields())}")
    return _fields()[field]


@cache
def _fields() -> Mapping[str, Mapping[str, Definition]]:
    return MappingProxyType(
        {
            field: MappingProxyType({v: Definition(v, *row) for v, row in values.items()})
            for name in FILES
            for field, values in _loaded(name).items()
        }
    )


def _loaded(name: str) -> Mapping[str, Mapping[str, tuple[str, str]]]:
    text = files("onrecord.ontology").joinpath(name).read_text("utf-8")
    data: Mapping[str, Mapping[str, tuple[str, str]]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return data
