"""What the page of a report shows: its text with its claims marked, and what is known of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.desk.marking import Piece, Stretch, first_of, paragraphs, spans_of, stretches

if TYPE_CHECKING:
    from onrecord.commands import ReportView
    from onrecord.records import Claim

SCHEMES = ("http", "https")
AROUND = 320  # characters before and behind a passage that are shown with it


@dataclass(frozen=True, slots=True)
class Marked:
    """A claim with its number in the report."""

    number: int
    claim: Claim


@dataclass(frozen=True, slots=True)
class Shown:
    """A stretch of a report with the claims whose words begin in it.

    `of` are all claims that may be marked, by their numbers; `stances` counts the claims of the
    whole report by stance, `others` those of other stretches.
    """

    stretch: Stretch
    claims: tuple[Marked, ...]
    of: dict[int, Claim]
    paragraphs: tuple[list[Piece], ...]
    stances: dict[str, int]
    others: int


def shown(view: ReportView, stance: str, part: int, claim: str) -> Shown:
    """The stretch that is asked for: by its number, or by a claim in it."""
    text, everything = view.report.text, numbered(view)
    cut = stretches(text)
    stretch = _asked(cut, everything, part, claim)
    wanted = [m for m in everything if stance in ("", m.claim.stance)]
    here = [m for m in wanted if _in(stretch, m.claim)]
    spans = [span for m in wanted for span in spans_of(m.claim, m.number)]
    return Shown(
        stretch,
        tuple(here),
        {m.number: m.claim for m in wanted},
        tuple(paragraphs(text, spans, stretch.start, stretch.end)),
        dict(Counter(m.claim.stance for m in everything).most_common()),
        len(wanted) - len(here),
    )


def numbered(view: ReportView) -> list[Marked]:
    """The claims of a report in the order of its text, numbered from 1."""
    ordered = sorted(view.claims, key=lambda c: (first_of(c), c.id))
    return [Marked(number, claim) for number, claim in enumerate(ordered, start=1)]


def _asked(cut: Sequence[Stretch], claims: Sequence[Marked], part: int, claim: str) -> Stretch:
    named = next((m.claim for m in claims if m.claim.id == claim), None)
    if named is not None:
        return next(s for s in cut if _in(s, named))
    return cut[min(max(part, 1), len(cut)) - 1]


def _in(stretch: Stretch, claim: Claim) -> bool:
    first = first_of(claim)
    return stretch.start <= first < stretch.end or (first == stretch.end and stretch.end == 0)


def passage(view: ReportView, claim: Claim) -> Iterator[list[Piece]]:
    """The words around a claim, with the claim's own marked."""
    text, spans = view.report.text, list(spans_of(claim, 1))
    said = [s for s in spans if s[2] == "said"] or spans
    first, last = min(s[0] for s in said), max(s[1] for s in said)
    start = _blank(text, max(0, first - AROUND), 1) if first > AROUND else 0
    end = min(len(text), last + AROUND)
    end = _blank(text, end, -1) if end < len(text) else end
    return paragraphs(text, spans, min(start, first), max(end, last))


def _blank(text: str, at: int, way: int) -> int:
    """The nearest blank from a place on, so that no word is cut."""
    for step in range(40):
        place = at + way * step
        if 0 <= place < len(text) and text[place].isspace():
            return place
    return at


def told_of(claim: Claim) -> list[str]:
    """What a claim tells of its event, part by part: who, how many, where, when."""
    from onrecord.commands import phrases

    event = claim.event
    parts = [phrases.roles(claim), *map(phrases.figure, claim.figures)]
    parts += [phrases.place(p) for p in event.places] if event else []
    parts += [phrases.period(event.period)] if event and event.period else []
    return [part for part in parts if part]


def safe_link(url: str | None) -> str | None:
    """An address that may be followed: of a web page, and nothing else.

    >>> safe_link("https://news.example/1"), safe_link("javascript:alert(1)")
    ('https://news.example/1', None)
    """
    try:
        parts = urlsplit((url or "").strip())
        fit = parts.scheme.lower() in SCHEMES and bool(parts.hostname)
    except ValueError:
        return None
    return (url or "").strip() if fit else None
