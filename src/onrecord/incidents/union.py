"""Classes of things that belong together, by pairs."""

from __future__ import annotations

from collections.abc import Iterable


class Union:
    """Classes of names; each is known by its smallest name, so that order plays no part.

    >>> classes = Union()
    >>> classes.join("b", "c"), classes.join("c", "a")
    ('b', 'a')
    >>> classes.find("b")
    'a'
    >>> classes.find("z")
    'z'
    """

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def find(self, name: str) -> str:
        """The smallest name of the class of a name; the name itself where it was never joined."""
        above = self._above
        root = name
        while (up := above.get(root, root)) != root:
            root = up
        while (up := above.get(name, name)) != root:
            above[name] = root
            name = up
        return root

    def join(self, one: str, other: str) -> str:
        """Put two classes together; gives the smallest name of the new class."""
        low, high = sorted((self.find(one), self.find(other)))
        if low != high:
            self._above[high] = low
        return low

    def classes(self, names: Iterable[str]) -> dict[str, list[str]]:
        """The names by class, each class in the order of the names."""
        found: dict[str, list[str]] = {}
        for name in names:
            found.setdefault(self.find(name), []).append(name)
        return found
