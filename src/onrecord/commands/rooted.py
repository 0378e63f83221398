"""Claims as testimonies: each with the origin that its word goes back to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.records import Claim, Report, Testimony


def rooted(
    pairs: Iterable[tuple[Report, Claim]],
    roots: Mapping[str, str],
    family: Iterable[Report] = (),
) -> list[Testimony]:
    """Make testimonies of claims, in their order; `roots` maps reports to those they copy.

    `family` are further reports that are copies of the same: who speaks may stand in these alone.
    """
    from onrecord.incidents.origins import testimonies

    return testimonies(pairs, roots, family)
