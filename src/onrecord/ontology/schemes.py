"""The code lists of other schemes, and what weapons and sides make of a type in them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from onrecord.ontology.loading import load_yaml


@cache
def schemes() -> Mapping[str, Any]:
    """Every valid code of PLOVER, CAMEO, ACLED and UCDP, and those that no type of ours reaches.

    >>> schemes()["cameo"]["19"]
    'Fight'
    >>> list(schemes()["acled"]["Riots"])
    ['Violent demonstration', 'Mob violence']
    """
    return MappingProxyType(load_yaml("schemes.yaml"))


@cache
def crosswalk() -> Mapping[str, Any]:
    """What the kind of weapon and the sides make of a type's usual code.

    >>> crosswalk()["plover_mode"]["mortar"]
    'heavy-weapons'
    """
    return MappingProxyType(load_yaml("crosswalk.yaml"))


def quad_of(plover_event: str) -> str:
    """The quad category of a PLOVER event; raises KeyError for what is none.

    >>> quad_of("ASSAULT")
    'MATERIAL CONFLICT'
    """
    quad: str = schemes()["quad"][schemes()["plover"][plover_event]["quad"]]
    return quad


def disorder_of(event: str, sub_event: str) -> str:
    """The disorder type of an ACLED sub-event; raises KeyError for what is none.

    >>> disorder_of("Riots", "Mob violence")
    'Political violence'
    """
    disorder: str = schemes()["acled"][event][sub_event]
    return disorder
