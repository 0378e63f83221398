"""Lines of the overview without the names of people who are no public figures.

A line does not keep the kind of everybody who acts in it, so whoever is named with a capital and
is not known to be public is taken for a private person; and of the words by which it is found
those stay that are of everyday use, or are in what the line itself tells.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.commands import saying
from onrecord.commands.summary_values import Acting, Line

if TYPE_CHECKING:
    from onrecord.exports.safety import Publishing
    from onrecord.records import Side

MARKS = ".,;:!?\"'“”‘’()[]–—-"


class Nameless:
    """Masks lines; the same unnamed origin has the same number each time."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def line(self, line: Line) -> Line:
        """A line as those may see it to whom victims are not named."""
        doers, victims = (tuple(map(self._safe.side, s)) for s in _sides(line))
        shown = {side.name for side in (*doers, *victims)}
        acting = tuple(a for a in line.acting if _may_stay(a, shown))
        bare = replace(
            line,
            sketch=replace(line.sketch, doers=doers, victims=victims),
            acting=acting,
            origins=tuple(self._origin(*origin) for origin in line.origins),
        )
        return replace(bare, searched=self._searched(bare, set(line.acting) - set(acting)))

    @cached_property
    def _safe(self) -> Publishing:
        from onrecord.commands.names import open_gazetteer
        from onrecord.exports.divisions import Divisions
        from onrecord.exports.safety import Publishing

        with open_gazetteer(None) as gazetteer:  # asked for nothing where places stay exact
            return Publishing("exact", False, None, Divisions(gazetteer))

    @cached_property
    def _known(self) -> frozenset[str]:
        from onrecord.exports.masking import everyday, public_words

        return everyday() | public_words()

    def _origin(self, key: str, name: str) -> tuple[str, str]:
        from onrecord.exports.safety import OPEN

        if key.startswith(OPEN):
            return key, name
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        return f"source:{number}", f"unnamed source {number}"

    def _searched(self, line: Line, hidden: set[Acting]) -> str:
        from onrecord.archive.fold import fold

        names = [a.name for a in line.acting] + [name for _, name in line.places]
        names += [saying.title(line.sketch), *line.publishers]
        told = set(fold(" ".join(names)).split())
        private = {w.strip(MARKS) for w in fold(" ".join(a.name for a in hidden)).split()} - told
        words = (w for w in line.searched.split() if w.strip(MARKS) not in private)
        return " ".join(w for w in words if w in told or w.strip(MARKS) in self._known)


def _sides(line: Line) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    return line.sketch.doers, line.sketch.victims


def _may_stay(acting: Acting, shown: set[str]) -> bool:
    """Whether somebody is known to the registry, shown in the heading, or has no name at all."""
    if acting.key != acting.name or acting.name in shown:
        return True
    return all(word[0].islower() or not word[0].isalpha() for word in acting.name.split())
