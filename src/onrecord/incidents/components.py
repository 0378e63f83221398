"""Accounts that links connect: each such component is grouped without a look at the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.incidents.linkage import LIMIT, UNIT, units
from onrecord.records import Link

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Component:
    """Account ids, sorted, and the links among them as three columns.

    `first` and `second` number the ids (`first` the smaller); `weights` are in units, one a pair.
    """

    members: list[str]
    first: Numbers
    second: Numbers
    weights: Numbers


def components_of(
    accounts: Iterable[str], links: Iterable[Link], same: Pairs, threshold: float
) -> Iterator[Component]:
    """The components that links of at least `threshold`, or pairs of `same`, make.

    Weaker links within a component stand among its columns; links to other accounts do not. Of a
    pair that is given twice the greater weight holds. Time grows with the number of links.
    """
    import numpy as np

    names = sorted(accounts)
    number = {name: n for n, name in enumerate(names)}
    one, two, weights = _columns(number, links)
    strong = weights >= units(threshold)
    held = np.array([(number[a], number[b]) for a, b in same if a in number and b in number])
    held = held.reshape(-1, 2).astype(np.int64)
    label = _labels(
        len(names),
        np.concatenate([one[strong], held[:, 0]]),
        np.concatenate([two[strong], held[:, 1]]),
    )
    inner = label[one] == label[two]
    yield from _cut(names, label, one[inner], two[inner], weights[inner])


def _cut(
    names: Sequence[str], label: Numbers, one: Numbers, two: Numbers, weights: Numbers
) -> Iterator[Component]:
    """The columns cut by label, with accounts numbered within their component."""
    import numpy as np

    order = np.argsort(label, kind="stable")
    starts = np.flatnonzero(np.diff(label[order], prepend=-1))
    sizes = np.diff(starts, append=len(names))
    place = np.empty(len(names), np.int64)
    place[order] = np.arange(len(names)) - np.repeat(starts, sizes)
    by = np.argsort(label[one], kind="stable")
    cuts = np.searchsorted(label[one][by], np.append(label[order][starts], len(names))).tolist()
    columns = place[one][by], place[two][by], weights[by]
    listed = [names[n] for n in order.tolist()]
    for n, (start, size) in enumerate(zip(starts.tolist(), sizes.tolist(), strict=True)):
        inner = (column[cuts[n] : cuts[n + 1]] for column in columns)
        yield Component(listed[start : start + size], *inner)


def _columns(number: Mapping[str, int], links: Iterable[Link]) -> tuple[Numbers, Numbers, Numbers]:
    """Links between known accounts as columns: smaller number, greater number, units."""
    import numpy as np

    known = list(links)
    a = np.array([number.get(link.a, -1) for link in known], np.int64)
    b = np.array([number.get(link.b, -1) for link in known], np.int64)
    weights = np.array([link.weight for link in known], np.float64)
    scaled = np.rint(np.clip(weights, -LIMIT, LIMIT) * UNIT).astype(np.int64)
    one, two = np.minimum(a, b), np.maximum(a, b)
    sound = (one >= 0) & (one < two)
    one, two, scaled = one[sound], two[sound], scaled[sound]
    order = np.lexsort((-scaled, two, one))
    one, two, scaled = one[order], two[order], scaled[order]
    first = np.ones(len(one), bool)
    first[1:] = (np.diff(one) != 0) | (np.diff(two) != 0)
    return one[first], two[first], scaled[first]


def _labels(many: int, a: Numbers, b: Numbers) -> Numbers:
    """The smallest number that edges connect each number with, by spreading and jumping."""
    import numpy as np

    label = np.arange(many)
    while True:
        one, two = label[a], label[b]
        if (one == two).all():
            return label
        low = np.minimum(one, two)
        np.minimum.at(label, one, low)
        np.minimum.at(label, two, low)
        while not ((up := label[label]) == label).all():
            label = up
