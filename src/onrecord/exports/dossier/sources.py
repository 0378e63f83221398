"""Who stands behind an incident: its reports by number and its origins by letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.exports.dossier.words import listed
from onrecord.records import Evidence, Report, Testimony, Words

if TYPE_CHECKING:
    from onrecord.exports.values import Exported


@dataclass(frozen=True, slots=True)
class Source:
    """A report with the number by which the page cites it."""

    number: int
    report: Report

    @property
    def mark(self) -> str:
        """How it is cited: "R3"."""
        return f"R{self.number}"


@dataclass(frozen=True, slots=True)
class Root:
    """An origin with the letter by which the page cites it, its name, and its reports."""

    letter: str
    name: str
    kind: str
    first: date | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words with every report that carries them, and where they stand in the first."""

    text: str
    form: str | None
    words: Words
    sources: tuple[Source, ...]

    @property
    def language(self) -> str:
        """The language of the report."""
        return self.sources[0].report.language


@dataclass(frozen=True, slots=True)
class Sources:
    """The reports and the origins of one incident."""

    reports: dict[str, Source]
    roots: dict[str, Root]

    def letters(self, origins: Iterable[str]) -> str:
        """Origins by their letters: "A, B and D"."""
        return listed(sorted(self.roots[o].letter for o in origins if o in self.roots))

    def named(self, origins: Iterable[str]) -> str:
        """Origins by letter and name, as a sentence names them."""
        roots = sorted((self.roots[o] for o in origins if o in self.roots), key=_by_letter)
        return listed(f"{r.name} ({r.letter})" for r in roots)

    def quotes(self, testimonies: Iterable[Testimony]) -> list[Quote]:
        """The words of testimonies, each once, with the reports that carry them."""
        found: dict[str, list[tuple[Evidence, Source]]] = {}
        for told in sorted(testimonies, key=lambda t: self.reports[t.report.id].number):
            for evidence in told.claim.evidence:
                source = self.reports[told.report.id]
                found.setdefault(evidence.words.text, []).append((evidence, source))
        return [
            Quote(text, held[0][0].form, held[0][0].words, tuple(dict.fromkeys(s for _, s in held)))
            for text, held in found.items()
        ]


def sources_of(told: Exported) -> Sources:
    """Number an incident's reports by day of publication, and letter its origins as they speak."""
    from onrecord.incidents.origins import origins_of

    reports = {t.report.id: t.report for t in told.testimonies}
    ordered = sorted(reports.values(), key=lambda r: (r.published or date.max, r.id))
    numbered = {r.id: Source(n, r) for n, r in enumerate(ordered, 1)}
    origins = sorted(origins_of(told.testimonies, {}), key=lambda o: (o.first or date.max, o.key))
    roots = {
        o.key: Root(letter(n), o.name, o.kind, o.first, _of(o.reports, numbered))
        for n, o in enumerate(origins)
    }
    return Sources(numbered, roots)


def letter(number: int) -> str:
    """Letters as columns of a sheet have them: A, B to Z, AA, AB and so on.

    >>> letter(0), letter(27)
    ('A', 'AB')
    """
    return ("" if number < 26 else letter(number // 26 - 1)) + chr(ord("A") + number % 26)


def _of(reports: Sequence[str], numbered: dict[str, Source]) -> tuple[Source, ...]:
    return tuple(sorted((numbered[r] for r in reports), key=lambda s: s.number))


def _by_letter(root: Root) -> tuple[int, str]:
    return len(root.letter), root.letter
