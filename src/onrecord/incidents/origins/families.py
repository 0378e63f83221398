"""Which reports are of one family, and which of them was first (a union-find over report ids)."""

from __future__ import annotations

from datetime import date

Rank = tuple[date, str]


class Families:
    """Disjoint families of reports; the root of a family is its earliest, ties by id.

    >>> families = Families()
    >>> for id_, day in (("b", date(2013, 6, 5)), ("a", date(2013, 6, 6)), ("c", None)):
    ...     families.add(id_, day)
    >>> families.join("a", "b")
    >>> families.roots()
    {'b': 'b', 'a': 'b', 'c': 'c'}
    """

    def __init__(self) -> None:
        self._above: dict[str, str] = {}
        self._rank: dict[str, Rank] = {}

    def add(self, report: str, published: date | None) -> None:
        """A report that is a family of its own until it is joined; unknown days come last."""
        self._above[report] = report
        self._rank[report] = (published or date.max, report)

    def join(self, a: str, b: str) -> None:
        """Make one family of two; raises KeyError for a report that was not added."""
        first, second = sorted((self._top(a), self._top(b)), key=self._rank.__getitem__)
        self._above[second] = first

    def joined(self, a: str, b: str) -> bool:
        """Whether two reports are of one family."""
        return self._top(a) == self._top(b)

    def roots(self) -> dict[str, str]:
        """Every report with the root of its family, in the order added."""
        return {report: self._top(report) for report in self._above}

    def _top(self, report: str) -> str:
        top = report
        while self._above[top] != top:
            top = self._above[top]
        while self._above[report] != top:
            self._above[report], report = top, self._above[report]
        return top
