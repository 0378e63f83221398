"""The accounts side by side: each voice of each origin, what it says, in which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.exports.dossier.labels import label, plain
from onrecord.exports.dossier.sources import Quote, Root, Source, Sources
from onrecord.exports.dossier.words import count, days, field, listed, order, values
from onrecord.records import Testimony

if TYPE_CHECKING:
    from onrecord.exports.values import Exported
    from onrecord.reconciling.values import Row

OWN = "own_voice"
MANY = 3  # voices of an origin that stand among those of others


@dataclass(frozen=True, slots=True)
class Voice:
    """One who speaks: who, through whom, when, how, what of each field, in which words.

    `stances` are the codes of `stance`, `interests` whose interest the words serve.
    """

    speaker: str
    through: tuple[str, ...]
    when: str
    stance: str
    stances: tuple[str, ...]
    interests: tuple[str, ...]
    notes: tuple[str, ...]
    said: tuple[tuple[str, str], ...]
    quotes: tuple[Quote, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The voices of one origin."""

    root: Root
    voices: tuple[Voice, ...]


def groups_of(told: Exported, sources: Sources) -> list[Group]:
    """The voices of an incident by origin, in the order of their letters."""
    by_claim: dict[str, Testimony] = {t.claim.id: t for t in told.testimonies}
    rows: dict[str, list[Row]] = {key: [] for key in sources.roots}
    for row in told.told.rows:
        rows.setdefault(row.origin, []).append(row)
    return [
        Group(sources.roots[key], tuple(_voice(r, by_claim, sources) for r in held))
        for key, held in rows.items()
        if held and key in sources.roots
    ]


def shelves(groups: Sequence[Group]) -> list[list[Group]]:
    """Origins put together as they stand side by side: one of many voices stands alone."""
    found: list[list[Group]] = []
    for group in groups:
        alone = len(group.voices) > MANY
        if alone or not found or len(found[-1][0].voices) > MANY:
            found.append([])
        found[-1].append(group)
    return found


def unspoken(told: Exported, sources: Sources) -> list[Quote]:
    """Words of the incident's claims that no voice is shown with; nothing is left out."""
    shown = {c for row in told.told.rows for c in row.claims}
    return sources.quotes(t for t in told.testimonies if t.claim.id not in shown)


def _voice(row: Row, by_claim: dict[str, Testimony], sources: Sources) -> Voice:
    mine = [by_claim[c] for c in row.claims if c in by_claim]
    said = sorted(row.said, key=lambda s: order(s.field))
    return Voice(
        speaker=row.speaker,
        through=tuple(reversed(row.chain[:-1])) if len(row.chain) > 1 else (),
        when=days(row.first, row.last) if row.first else "undated",
        stance=listed(label("stances", s) for s in row.stances),
        stances=row.stances,
        interests=tuple(_interest(i) for i in row.interest.split(", ") if i != OWN),
        notes=tuple(_notes(row, mine)),
        said=tuple((field(s.field), values(s.values)) for s in said),
        quotes=tuple(sources.quotes(mine)),
        sources=tuple(s for r in row.reports if (s := sources.reports.get(r))),
    )


def _notes(row: Row, mine: Sequence[Testimony]) -> list[str]:
    notes = [f"the same voice in {count(row.copies + 1, 'report')}"] if row.copies else []
    agencies = {t.report.agency for t in mine if t.report.agency}
    notes += [f"the report credits {a}" for a in sorted(agencies) if a != row.speaker]
    unnamed = [t.claim.claimant for t in mine if t.claim.claimant and not t.claim.claimant.named]
    if unnamed:
        kinds = {w.kind for w in unnamed if w.kind and w.kind != "unnamed"}
        notes.append(f"not named{f' ({listed(map(plain, sorted(kinds)))})' if kinds else ''}")
    return notes


def _interest(code: str) -> str:
    denies = code.startswith("denies ")
    words = label("interests", code.removeprefix("denies "))
    return f"denies what {words}" if denies else words
