"""Claims with their reports and origins: what disagreement is reckoned over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from onrecord.incidents.origins.keys import Voices, bodies_in, origin_of, own_voice
from onrecord.records import Claim, Report, Testimony


def testimonies(
    pairs: Iterable[tuple[Report, Claim]],
    copies: Mapping[str, str],
    family: Iterable[Report] = (),
) -> list[Testimony]:
    """Give each claim its origin, in the order of `pairs`.

    `copies` maps report ids to the root of their family (`copies_of`); a report that is not in it
    is its own. `origin_of` tells the rules. A family of copies has one own voice: the agency that
    any of its reports credits, the earliest first, else the publisher of its root. `family` are
    further reports of these families, of which no claims are asked.
    """
    told = list(pairs)
    reports = {r.id: r for r in (*family, *(report for report, _ in told))}
    claims: dict[str, list[Claim]] = defaultdict(list)
    for report, claim in told:
        claims[report.id].append(claim)
    voices = _voices(reports.values(), copies)
    bodies = {id_: bodies_in(tuple(found)) for id_, found in claims.items()}
    return [
        Testimony(r, c, origin_of(c, voices[copies.get(r.id, r.id)], bodies[r.id])) for r, c in told
    ]


def _voices(reports: Iterable[Report], copies: Mapping[str, str]) -> dict[str, Voices]:
    families: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        families[copies.get(report.id, report.id)].append(report)
    return {root: Voices(root, _own(root, family)) for root, family in families.items()}


def _own(root: str, family: list[Report]) -> str:
    """The key of a family's own voice: a credited agency first, the root's publisher next."""
    ranked = sorted(
        family, key=lambda r: (not r.agency, r.id != root, r.published or date.max, r.id)
    )
    keys = (own_voice(report) for report in ranked)
    return next((key for key in keys if key), f"text:{root}")
