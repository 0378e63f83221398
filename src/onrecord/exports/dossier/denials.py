"""Denials beside what they deny."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.exports.dossier.sources import Quote, Sources
from onrecord.reconciling.values import Denial

if TYPE_CHECKING:
    from onrecord.exports.values import Exported
    from onrecord.records import Testimony

SURE = 0.5  # a denial that is tied less surely says "perhaps"


@dataclass(frozen=True, slots=True)
class Said:
    """Who says something, in which words; `why` is what ties it to the denial."""

    who: str
    quotes: tuple[Quote, ...]
    perhaps: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Against:
    """A denial and what it denies."""

    denial: Said
    denied: tuple[Said, ...]
    own: bool


def denials_of(told: Exported, sources: Sources) -> list[Against]:
    """The denials of an incident, each with what it denies, the surest first."""
    return [
        Against(_said(d.testimony, sources), tuple(_denied(d, sources)), d.own)
        for d in told.told.denials
        if d.testimony.report.id in sources.reports
    ]


def _denied(denial: Denial, sources: Sources) -> Iterator[Said]:
    for one in denial.denied:
        if one.testimony.report.id in sources.reports:
            said = _said(one.testimony, sources)
            yield Said(said.who, said.quotes, one.sure < SURE, ", ".join(one.why))


def _said(told: Testimony, sources: Sources) -> Said:
    claimant = told.claim.claimant
    speaker = (claimant.name or claimant.words.text) if claimant else told.report.publisher
    root = sources.roots.get(told.origin)
    who = f"{speaker or 'a report'}{f' ({root.letter})' if root else ''}"
    return Said(who, tuple(sources.quotes([told])))
