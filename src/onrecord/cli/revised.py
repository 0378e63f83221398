"""Pages that changed, as text: when, which words, which claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.cli.lines import head, hung, parted
from onrecord.commands import phrases
from onrecord.commands.phrases import short

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.commands import ClaimChange, IncidentView, Revision, TextChange
    from onrecord.records import Claim

PASSAGES = 12  # of one change that are shown
STYLES = {"out": "red", "in": "green", "same": ""}
BRACKETS = {"out": "[-{}-]", "in": "{{+{}+}}", "same": "{}"}  # as `git diff --word-diff` has them
COLOURS = {"appeared": "green", "changed": "yellow", "vanished": "red"}
NAME = 70  # letters of a text that stand for a title
CONTEXT = 60  # letters of unchanged words that are shown beside changed ones


def revised(found: Sequence[Revision], console: Console) -> Iterator[Text]:
    """Yield the lines of pages that changed or are gone."""
    from rich.text import Text

    for at, revision in enumerate(found):
        if at:
            yield Text()
        yield from _head(revision, console)
        yield from _body(revision, console)


def said_before(view: IncidentView, console: Console) -> Iterator[Text]:
    """Yield what the pages of an incident's reports said of it before they changed."""
    from rich.text import Text

    if view.revised:
        yield head("Said before, on pages that changed since")
    for revision in view.revised:
        report = revision.later
        who = (report.publisher or report.title) if report else None
        for change in revision.claims:
            yield from hung(Text(f"{who or revision.page}, until {revision.out}"), console, 2)
            yield from _before(change, console)


def _before(change: ClaimChange, console: Console) -> Iterator[Text]:
    from rich.text import Text

    yield from _fields(change, console, 4)
    if not change.fields and change.earlier:
        words = change.earlier.evidence[0].words.text if change.earlier.evidence else ""
        text = f"no longer told: {_sketch(change.earlier)} · “{short(words, 160)}”"
        yield from hung(Text(text), console, 4)


def _fields(change: ClaimChange, console: Console, indent: int) -> Iterator[Text]:
    from rich.text import Text

    for field in change.fields:
        told = f"{field.field}: {field.before or 'not told'} → {field.after or 'no longer told'}"
        yield from hung(Text(told), console, indent)


def _head(revision: Revision, console: Console) -> Iterator[Text]:
    from rich.text import Text

    report = revision.later or revision.earlier
    text = short(report.text, NAME) if report else None
    title = (report.title if report else None) or text or revision.page
    when = f"{revision.seen:%Y-%m-%d %H:%M}"
    yield Text.assemble((when, "bold cyan"), f"  {revision.what}  ", (short(title), "bold"))
    out = f"out since {revision.out}" if revision.what == "changed" else None
    status = f"answer {revision.status}" if revision.status else None
    publisher = report.publisher if report else None
    ids = [r.id for r in (revision.earlier, revision.later) if r]
    told = parted([publisher, revision.page, out, status, " → ".join(dict.fromkeys(ids))])
    yield from hung(Text(told, style="dim"), console, 2)


def _body(revision: Revision, console: Console) -> Iterator[Text]:
    from rich.text import Text

    if revision.items is not None:
        new, left = revision.items
        yield Text(f"  items: {new} new, {left} no longer there or written anew")
    for change in revision.text[:PASSAGES]:
        yield from hung(_words(change, console), console, 4, Text("  ·"))
    if len(revision.text) > PASSAGES:
        yield Text(f"    and {len(revision.text) - PASSAGES} passages more", style="dim")
    for claim in revision.claims:
        yield from _claim(claim, console)
    if revision.claims and not revision.one_engine:
        note = "the texts were read by different engines: claims may differ by that alone"
        yield from hung(Text(note, style="yellow"), console, 2)


def _words(change: TextChange, console: Console) -> Text:
    """The words of a passage: those that went, those that came, and some of those between."""
    from rich.text import Text

    plain = not console.is_terminal
    line = Text()
    for at, (mark, words) in enumerate(change.parts):
        lead = words[: len(words) - len(words.lstrip())]
        told = words[len(lead) :]
        if mark == "same":
            told = _cut(told, first=at == 0, last=at == len(change.parts) - 1)
        line.append(lead)
        line.append(BRACKETS[mark].format(told) if plain else told, STYLES[mark])
        if mark == "out" and not plain:
            line.stylize("strike", len(line) - len(told))
    return line


def _cut(words: str, *, first: bool, last: bool) -> str:
    """Leave out the middle of many unchanged words, or their far end."""
    if len(words) <= CONTEXT:
        return words
    head, tail = words[: CONTEXT // 2].rpartition(" ")[0], words[-CONTEXT // 2 :].partition(" ")[2]
    return ("" if first else head) + " … " + ("" if last else tail)


def _claim(change: ClaimChange, console: Console) -> Iterator[Text]:
    from rich.text import Text

    claim = change.later or change.earlier
    if claim is None:
        return
    mark = Text(f"  {change.what:9}", style=COLOURS[change.what])
    yield from hung(Text(_sketch(claim)), console, 12, mark)
    yield from _fields(change, console, 14)
    if not change.fields:
        words = claim.evidence[0].words.text if claim.evidence else ""
        yield from hung(Text(f"“{short(words, 160)}”", style="dim"), console, 14)


def _sketch(claim: Claim) -> str:
    """A claim in a line: what, who, where, how many, by whose word."""
    who = claim.claimant
    speaker = f"by {who.name or who.words.text}" if who else None
    figures = ", ".join(phrases.figure(f) for f in claim.figures)
    where = claim.event.places[0] if claim.event and claim.event.places else None
    place = (where.name or where.words.text) if where else None
    told = [phrases.what(claim), phrases.roles(claim), figures, place, speaker]
    return parted([*told, phrases.status(claim) if claim.modality != "actual" else None])
