"""Origins over an archive: who they are, what they said first, who repeats whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.names.registry import Registry
from onrecord.records import Claimant, Testimony

OriginKind = Literal["actor", "name", "publisher", "heard", "text"]


@dataclass(frozen=True, slots=True)
class Origin:
    """One root of claims, with everything that goes back to it.

    `kind` is the first part of `key`: an `actor` of the registry, a `name` outside it, a
    `publisher` in its own voice, somebody unnamed `heard` by a named carrier, or unnamed and known
    only by its `text`. `reports` are ids, the first published first; `publishers` are those that
    carried it; `copies` counts the reports that are copies of another one among these.
    `carried_by` are keys of those that passed its words on, and `carries` of those whose words it
    passed on, each with the number of claims, most first.
    """

    key: str
    name: str
    kind: OriginKind
    claims: int
    reports: tuple[str, ...]
    publishers: tuple[str, ...]
    first: date | None
    copies: int
    carried_by: tuple[tuple[str, int], ...]
    carries: tuple[tuple[str, int], ...]


def origins_of(testimonies: Sequence[Testimony], copies: Mapping[str, str]) -> list[Origin]:
    """Every origin of these testimonies, those with most claims first, ties by key.

    An outlet passes on what it does not say in its own voice: its own key is `carried_by` then.
    """
    from onrecord.incidents.origins.keys import own_voice

    of: dict[str, list[Testimony]] = defaultdict(list)
    passed: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for told in testimonies:
        of[told.origin].append(told)
        outlet = own_voice(told.report)
        if outlet and outlet != told.origin:
            passed[told.origin][outlet] += 1
    passing: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for origin, outlets in passed.items():
        for outlet, many in outlets.items():
            passing[outlet][origin] += many
    found = [_origin(key, told, copies, passed[key], passing[key]) for key, told in of.items()]
    return sorted(found, key=lambda o: (-o.claims, o.key))


def _origin(
    key: str,
    told: Sequence[Testimony],
    copies: Mapping[str, str],
    carried_by: Mapping[str, int],
    carries: Mapping[str, int],
) -> Origin:
    reports = {t.report.id: t.report for t in told}
    ordered = sorted(reports.values(), key=lambda r: (r.published or date.max, r.id))
    kind: OriginKind = key.partition(":")[0]  # type: ignore[assignment]  # keys begin with a kind
    roots = {copies.get(id_, id_) for id_ in reports}
    return Origin(
        key=key,
        name=_name(key, told),
        kind=kind,
        claims=len(told),
        reports=tuple(r.id for r in ordered),
        publishers=tuple(sorted({r.publisher for r in ordered if r.publisher})),
        first=next((r.published for r in ordered if r.published), None),
        copies=len(reports) - len(roots),
        carried_by=_most(carried_by),
        carries=_most(carries),
    )


def _most(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _name(key: str, told: Sequence[Testimony]) -> str:
    """What to call an origin: the registry's name, else the fullest form that was told."""
    kind, _, rest = key.partition(":")
    if kind == "actor":
        entry = Registry.load().actors.get(rest)
        return entry.name if entry else _fullest(told) or rest
    if kind == "publisher":
        names = (t.report.agency or t.report.publisher or "" for t in told)
        return max(names, key=lambda n: (len(n), n)) or rest
    return _fullest(told) or told[0].report.publisher or rest


def _fullest(told: Iterable[Testimony]) -> str:
    whos: list[Claimant] = [t.claim.claimant for t in told if t.claim.claimant]
    return max((w.name or w.words.text for w in whos), key=lambda n: (len(n), n), default="")
