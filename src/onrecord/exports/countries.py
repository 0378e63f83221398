"""Codes and names of countries, as the registry of actors writes them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.names.actors import State
from onrecord.names.registry import Registry


def state_named(code: str | None) -> str | None:
    """The name of a country by its alpha-2 or alpha-3 code; null where there is none.

    >>> state_named("SY"), state_named("SYR"), state_named(None)
    ('Syria', 'Syria', None)
    """
    state = _states().get((code or "").upper())
    return state.name if state else None


def iso3_of(code: str | None) -> str | None:
    """The alpha-3 code of a country by its alpha-2 one; null where there is none.

    >>> iso3_of("SY")
    'SYR'
    """
    state = _states().get((code or "").upper())
    return state.iso3 if state else None


def iso2_of(code: str | None) -> str | None:
    """The alpha-2 code of a country by its alpha-3 one; null where there is none.

    >>> iso2_of("SYR")
    'SY'
    """
    state = _states().get((code or "").upper())
    return state.iso2 if state else None


@cache
def numeric_of(code: str | None) -> int | None:
    """The numeric code of ISO 3166 by the alpha-2 one; null where there is none.

    >>> numeric_of("SY")
    760
    """
    import pycountry

    found = pycountry.countries.get(alpha_2=(code or "").upper())
    return int(found.numeric) if found else None


def country_of_actor(actor: str | None) -> str | None:
    """The alpha-3 code of the country of an actor of the registry, or of a state's organ.

    >>> country_of_actor("syr-army"), country_of_actor("un")
    ('SYR', None)
    """
    if actor is None:
        return None
    entry = Registry.load().actors.get(actor)
    if entry is not None:
        return entry.country
    code = actor[:3].upper() if actor[3:4] == "-" else ""
    return code if code in _states() else None


@cache
def _states() -> Mapping[str, State]:
    states = Registry.load().world.states.values()
    return {code: s for s in states for code in (s.iso2, s.iso3) if code}
