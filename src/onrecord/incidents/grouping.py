"""Accounts into groups, each one event: average linkage with a check of the whole group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.errors import SettingsError
from onrecord.incidents.consistency import (
    contradiction,
    held_together,
    joined,
    outline_of,
    rules,
)
from onrecord.incidents.constraints import Settled, account_of_claims, settled
from onrecord.incidents.linkage import Pair, linked, rows_of, units
from onrecord.incidents.union import Union
from onrecord.records import Account, Judgement, Link

Weights = dict[tuple[str, str], int]


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
    people = settled(judgements, account_of_claims(accounts.values()))
    base = _missing(missing, threshold)
    weights = _weights(accounts, links)
    found: list[tuple[str, ...]] = []
    for members, inner in _components(accounts, weights, people, threshold):
        if len(members) == 1:
            found.append((members[0],))
        else:
            found.extend(_grouped(accounts, members, inner, people, (base, units(threshold))))
    return sorted(found)


def components(
    accounts: Mapping[str, Account],
    links: Iterable[Link],
    judgements: Sequence[Judgement] = (),
    *,
    threshold: float,
) -> list[tuple[str, ...]]:
    """Account ids that links of at least `threshold`, or `same`, connect: what is grouped alone."""
    people = settled(judgements, account_of_claims(accounts.values()))
    found = _components(accounts, _weights(accounts, links), people, threshold)
    return sorted(tuple(members) for members, _ in found)


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
    people = settled(judgements, account_of_claims(accounts.values()))
    apart = {tuple(sorted(pair)) for pair in people.different}
    kept = {pair: w for pair, w in _weights(accounts, links).items() if pair not in apart}
    found = _components(accounts, kept, people, threshold)
    return sorted(tuple(members) for members, _ in found)


def _missing(missing: float | None, threshold: float) -> int:
    weight = float(rules()["missing"]) if missing is None else missing
    if weight >= threshold:
        raise SettingsError(
            f"a threshold of {threshold:g} would join what no link connects",
            f"give one above {weight:g}, the weight of a missing pair",
        )
    return units(weight)


def _weights(accounts: Mapping[str, Account], links: Iterable[Link]) -> Weights:
    """The weight of each pair in units; the greatest where a pair is given twice."""
    found: Weights = {}
    for link in links:
        if link.a != link.b and link.a in accounts and link.b in accounts:
            pair = (link.a, link.b) if link.a < link.b else (link.b, link.a)
            weight = units(link.weight)
            found[pair] = max(found.get(pair, weight), weight)
    return found


def _components(
    accounts: Mapping[str, Account], weights: Weights, people: Settled, threshold: float
) -> list[tuple[list[str], Weights]]:
    """Account ids that strong links connect, sorted, with the weights of their pairs."""
    least, classes = units(threshold), Union()
    for (a, b), weight in weights.items():
        if weight >= least:
            classes.join(a, b)
    for a, b in people.same:
        classes.join(a, b)
    inner: dict[str, Weights] = {}
    for pair, weight in weights.items():
        if (root := classes.find(pair[0])) == classes.find(pair[1]):
            inner.setdefault(root, {})[pair] = weight
    found = classes.classes(sorted(accounts))
    return [(members, inner.get(root, {})) for root, members in found.items()]


def _grouped(
    accounts: Mapping[str, Account],
    members: Sequence[str],
    weights: Weights,
    people: Settled,
    levels: tuple[int, int],
) -> list[tuple[str, ...]]:
    """The groups of one component; `levels` are the missing pair's weight and the threshold."""
    atoms = _atoms(members, people)
    number = {account: n for n, atom in enumerate(atoms) for account in atom}
    outlines = [held_together([outline_of(accounts[a]) for a in atom]) for atom in atoms]
    sizes = [len(atom) for atom in atoms]
    rows = rows_of(sizes, _pairs(weights, number, levels[0]), levels[1] - levels[0])
    for a, b in people.different:
        if a in number and b in number and number[a] != number[b]:
            rows.forbid(number[a], number[b])

    def may_join(a: int, b: int) -> bool:
        return contradiction(outlines[a], outlines[b]) is None

    def on_join(a: int, b: int) -> None:
        outlines[a] = joined(outlines[a], outlines[b])
        atoms[a] += atoms[b]
        atoms[b] = []

    linked(rows, len(atoms), may_join, on_join)
    return [tuple(sorted(atom)) for atom in atoms if atom]


def _atoms(members: Sequence[str], people: Settled) -> list[list[str]]:
    """The accounts that people hold together, in the order of the smallest id of each."""
    classes = Union()
    for a, b in people.same:
        classes.join(a, b)
    return list(classes.classes(members).values())


def _pairs(weights: Weights, number: Mapping[str, int], missing: int) -> list[Pair]:
    """What the links between groups exceed the weight of missing pairs by."""
    numbered = ((number[a], number[b], w - missing) for (a, b), w in weights.items())
    return [pair for pair in numbered if pair[0] != pair[1]]
