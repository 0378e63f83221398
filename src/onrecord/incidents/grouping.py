"""Accounts into groups, each one event: average linkage with a check of the whole group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.errors import SettingsError
from onrecord.incidents.components import Component, components_of
from onrecord.incidents.consistency import (
    Outline,
    contradiction,
    held_together,
    joined,
    outline_of,
    rules,
)
from onrecord.incidents.constraints import Settled, account_of_claims, settled
from onrecord.incidents.linkage import linked, rows_of, units
from onrecord.incidents.union import Union
from onrecord.records import Account, Judgement, Link

if TYPE_CHECKING:
    from onrecord.incidents.components import Numbers


def group(
    accounts: Mapping[str, Account],
    links: Iterable[Link],
    judgements: Sequence[Judgement] = (),
    *,
    threshold: float,
    missing: float | None = None,
) -> list[tuple[str, ...]]:
    """Groups of account ids that may each be one event: every account in exactly one.

    Groups join while the mean weight of their cross pairs (log2 odds; a pair without a link counts
    `missing`, by default that of `grouping.yaml`) is at least `threshold` and nothing makes one
    event of all of them impossible (`consistency.contradiction`). Judgements hold first: `same`
    together against any weight, `different` apart. The answer depends neither on the order of what
    is given nor on accounts that no chain of links of at least `threshold` or of `same` connects,
    so that after a change only the `components` that it touches need be grouped again. Ids and
    groups come sorted. Raises SettingsError where `threshold` is not above `missing`.
    """
    base = _missing(missing, threshold)
    need = units(threshold) - base
    people = _judged(judgements, accounts)
    same, different = _neighbours(people.same), _neighbours(people.different)
    found: list[tuple[str, ...]] = []
    for component in components_of(accounts, links, people.same, threshold):
        if len(component.members) == 1:
            found.append((component.members[0],))
        else:
            found.extend(_Grouping(accounts, component, same).groups(different, base, need))
    return sorted(found)


def components(
    accounts: Mapping[str, Account],
    links: Iterable[Link],
    judgements: Sequence[Judgement] = (),
    *,
    threshold: float,
) -> list[tuple[str, ...]]:
    """Account ids that links of at least `threshold`, or `same`, connect: what is grouped alone."""
    people = _judged(judgements, accounts)
    found = components_of(accounts, links, people.same, threshold)
    return sorted(tuple(component.members) for component in found)


def closure(
    accounts: Mapping[str, Account],
    links: Iterable[Link],
    judgements: Sequence[Judgement] = (),
    *,
    threshold: float,
) -> list[tuple[str, ...]]:
    """Groups by plain closure over pairs, for comparison only: one wrong link joins two groups.

    Only direct pairs of `different` are left out; a way around them still joins.
    """
    people = _judged(judgements, accounts)
    apart = _neighbours(people.different)
    kept = [link for link in links if link.b not in apart.get(link.a, ())]
    return sorted(
        tuple(component.members)
        for component in components_of(accounts, kept, people.same, threshold)
    )


def _judged(judgements: Sequence[Judgement], accounts: Mapping[str, Account]) -> Settled:
    return settled(judgements, account_of_claims(accounts.values())) if judgements else Settled()


def _missing(missing: float | None, threshold: float) -> int:
    weight = float(rules()["missing"]) if missing is None else missing
    if weight >= threshold:
        raise SettingsError(
            f"a threshold of {threshold:g} would join what no link connects",
            f"give one above {weight:g}, the weight of a missing pair",
        )
    return units(weight)


def _neighbours(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for a, b in pairs:
        found.setdefault(a, []).append(b)
        found.setdefault(b, []).append(a)
    return found


class _Grouping:
    """One component: the accounts that people hold together are atoms, which groups join."""

    def __init__(
        self,
        accounts: Mapping[str, Account],
        component: Component,
        same: Mapping[str, Sequence[str]],
    ):
        self._component = component
        self._groups = _atoms(component.members, same)
        self._number = {a: n for n, atom in enumerate(self._groups) for a in atom}
        self._outlines: list[Outline] = [
            held_together([outline_of(accounts[a]) for a in atom]) for atom in self._groups
        ]

    def groups(
        self, different: Mapping[str, Sequence[str]], base: int, need: int
    ) -> list[tuple[str, ...]]:
        """The groups; `base` is the weight of a missing pair, `need` what the mean adds to it."""
        rows = rows_of([len(atom) for atom in self._groups], *self._columns(base), need)
        for account, number in self._number.items():
            for other in different.get(account, ()):
                if (apart := self._number.get(other, number)) != number:
                    rows.forbid(number, apart)
        linked(rows, len(self._groups), self._may_join, self._on_join)
        return [tuple(sorted(members)) for members in self._groups if members]

    def _columns(self, base: int) -> tuple[Numbers, Numbers, Numbers]:
        """The pairs between atoms, and what their weights exceed that of a missing pair by."""
        import numpy as np

        found = self._component
        if len(self._groups) == len(found.members):
            return found.first, found.second, found.weights - base
        number = np.array([self._number[account] for account in found.members])
        one, two = number[found.first], number[found.second]
        between = one != two
        return one[between], two[between], found.weights[between] - base

    def _may_join(self, a: int, b: int) -> bool:
        return contradiction(self._outlines[a], self._outlines[b]) is None

    def _on_join(self, a: int, b: int) -> None:
        self._outlines[a] = joined(self._outlines[a], self._outlines[b])
        self._groups[a] += self._groups[b]
        self._groups[b] = []


def _atoms(members: Sequence[str], same: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """The accounts that people hold together, in the order of the smallest id of each."""
    classes = Union()
    for member in members:
        for other in same.get(member, ()):
            classes.join(member, other)
    return list(classes.classes(members).values())
