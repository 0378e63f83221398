"""Copies of a text as outlets make them: cut, re-headed, credited to others, with words added."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

# A sentence ends at a full stop, question or exclamation mark before a space, but not after the
# point of an initial ("U.S.", "George H. W. Bush") or of a title.
ENDS = re.compile(
    r"(?<!\b[A-Z]\.)(?<!\bDr\.)(?<!\bM[rs]\.)(?<!\bGen\.)(?<!\bLt\.)(?<!\bSt\.)(?<!\bNo\.)"
    r"(?:(?<=[.!?])|(?<=[.!?][\"”’)]))\s+"
)
# How the issue counts sentences: every point before a space, that of "U.S." as well.
POINTS = re.compile(r"[.!?][\"”’)]?(?:\s|$)")
NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
DATE_LINE = re.compile(r"\A\w+day, \w+ \d{1,2}, \d{4}\s*\n")

TRIES = 1000  # paragraphs looked at for one that fits
LEAST = 2  # sentences that a cut leaves: less is no copy of a story


@dataclass(frozen=True, slots=True)
class Draft:
    """A text on its way to be a copy: its heading and its paragraphs as lists of sentences."""

    head: str
    paragraphs: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> int:
        """The words of the body."""
        return sum(len(s.split()) for p in self.paragraphs for s in p)

    @property
    def body(self) -> str:
        """The body as text, a blank line between paragraphs."""
        return "\n\n".join(" ".join(p) for p in self.paragraphs if p)


def draft_of(title: str, text: str) -> Draft:
    """Split a text; the line of the day that opens each Wikinews text is left out.

    >>> draft_of("Town falls", "Rebels left. The army came.").paragraphs
    (('Rebels left.', 'The army came.'),)
    """
    blocks = re.split(r"\n\s*\n", DATE_LINE.sub("", text).strip())
    split = (tuple(s.strip() for s in ENDS.split(" ".join(b.split())) if s.strip()) for b in blocks)
    return Draft(title, tuple(p for p in split if p))


def altered(
    draft: Draft, way: Sequence[str], others: Sequence[Draft], seed: str
) -> tuple[Draft, str | None]:
    """The draft after the steps of `way`, and the agency that it credits, if any.

    The same `seed` gives the same copy; `others` are the texts that a paragraph may come from.
    """
    chance, agency = random.Random(seed), None
    for step in way:
        if step == "credit":
            agency = chance.choice(data()["agencies"])
            draft = _credited(draft, agency, chance)
        else:
            draft = STEPS[step](draft, others, chance)
    return draft, agency


def _cut(draft: Draft, share: float, chance: random.Random) -> Draft:
    places = [(p, s) for p, row in enumerate(draft.paragraphs) for s in range(len(row))]
    gone = set(chance.sample(places, min(round(len(places) * share), max(0, len(places) - LEAST))))
    kept = (
        tuple(s for at, s in enumerate(row) if (p, at) not in gone)
        for p, row in enumerate(draft.paragraphs)
    )
    return replace(draft, paragraphs=tuple(row for row in kept if row))


def _headed(draft: Draft, others: Sequence[Draft], chance: random.Random) -> Draft:
    return replace(draft, head=chance.choice(data()["heads"]))


def _added(draft: Draft, others: Sequence[Draft], chance: random.Random) -> Draft:
    room = max(draft.words * data()["added"], data()["added_least"])
    for _ in range(TRIES):
        taken = _fitting(chance.choice(chance.choice(others).paragraphs), room)
        if taken and taken[0] not in draft.body:
            at = chance.randint(0, len(draft.paragraphs))
            rows = (*draft.paragraphs[:at], taken, *draft.paragraphs[at:])
            return replace(draft, paragraphs=rows)
    return draft


def _fitting(paragraph: Sequence[str], room: float) -> tuple[str, ...]:
    """As many sentences from the start as there is room for, in words."""
    taken: list[str] = []
    for sentence in paragraph:
        if sum(len(s.split()) for s in (*taken, sentence)) > room:
            break
        taken.append(sentence)
    return tuple(taken)


def _credited(draft: Draft, agency: str, chance: random.Random) -> Draft:
    before = chance.choice(data()["credits_before"]).format(agency=agency)
    after = chance.choice(data()["credits_after"]).format(agency=agency)
    first, *rest = draft.paragraphs
    if chance.random() < 0.5:
        return replace(draft, paragraphs=((before + first[0], *first[1:]), *rest))
    return replace(draft, paragraphs=(*draft.paragraphs, (after,)))


def _respelt(draft: Draft, others: Sequence[Draft], chance: random.Random) -> Draft:
    def spelt(found: re.Match[str]) -> str:
        name = found.group()
        for old, new in data()["respelt"]:
            changed = re.sub(old, new, name[1:])
            if changed != name[1:]:
                return name[0] + changed
        return name

    rows = tuple(tuple(NAME.sub(spelt, s) for s in row) for row in draft.paragraphs)
    return replace(draft, paragraphs=rows)


def _cutting(name: str) -> Callable[[Draft, Sequence[Draft], random.Random], Draft]:
    return lambda draft, _, chance: _cut(draft, data()["cut"][name], chance)


STEPS: Mapping[str, Callable[[Draft, Sequence[Draft], random.Random], Draft]] = {
    "cut_third": _cutting("cut_third"),
    "cut_half": _cutting("cut_half"),
    "add": _added,
    "head": _headed,
    "respell": _respelt,
}


@cache
def data() -> dict[str, Any]:
    """The words and shares of `origins.yaml`."""
    path = files("onrecord.evaluation").joinpath("origins.yaml")
    loaded: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return loaded
