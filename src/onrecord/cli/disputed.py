"""What origins contradict each other on: both sides, whose they are, and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.cli.lines import head, hung, parted, quoted
from onrecord.commands import phrases, saying

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.commands import Answer, Dispute, IncidentView, Reconciled, Stand, View
    from onrecord.records import Report

SHOWN = 2  # quotations of one side
SURE = 0.5  # a denial that is tied less surely says "perhaps"


def disputed(view: IncidentView, console: Console) -> Iterator[Text]:
    """Yield the lines of what is disputed, and of denials."""
    told = view.told
    if told.disputes:
        yield head("Disputed")
    yield from fields(told, console)
    yield from _denials(told, console)


def fields(told: Reconciled, console: Console) -> Iterator[Text]:
    """Yield the lines of each disputed field: its sides, whose they are, in which words."""
    for answer in sorted(told.answers, key=lambda a: saying.order(a.field)):
        if answer.dispute:
            yield from _field(answer, answer.dispute, console)


def summary(told: Reconciled) -> str | None:
    """Tell in a few words what is disputed."""
    names = [saying.field_name(dispute.field) for dispute in told.disputes]
    return f"disputed: {', '.join(names)}" if names else None


def _field(answer: Answer, dispute: Dispute, console: Console) -> Iterator[Text]:
    from rich.text import Text

    settled = f"{saying.answer(answer)} by rule {answer.rule}" if answer.value else None
    differ = f"{_share(answer)} differ"
    line = Text.assemble(
        (saying.field_name(dispute.field), "bold"),
        (f"  {parted([settled, differ])}", "dim"),
    )
    yield from hung(line, console, 2)
    views = {view.origin: view for view in answer.views}
    for side in dispute.sides:
        yield from _side(side, dispute, [views[o] for o in side.origins if o in views], console)


def _share(answer: Answer) -> str:
    number = round(answer.share * len(answer.views))
    return f"{number} of {saying.count(len(answer.views), 'origin')}"


def _side(side: Stand, dispute: Dispute, views: list[View], console: Console) -> Iterator[Text]:
    from rich.text import Text

    what = saying.values(side.values, field=dispute.field.name)
    who = "; ".join(dict.fromkeys(map(_voice, views))) or ", ".join(side.speakers)
    yield from hung(Text.assemble((what, "magenta"), f"  {who}"), console, 4)
    for view in views:
        yield from _revised(view, dispute.field.name, console)
    for words in list(dict.fromkeys(w.text for w in side.quotes))[:SHOWN]:
        yield from quoted(words, console, 6)


def _voice(view: View) -> str:
    chains = dict.fromkeys(_chain(s.testimony.report, s.speaker) for s in view.sayings)
    day = phrases.day(view.day) if view.day else None
    return parted([", ".join(chains), day], ", ")


def _chain(report: Report, speaker: str) -> str:
    through = saying.source(report)
    return through if speaker in (report.publisher, "the report") else f"{through} ← {speaker}"


def _revised(view: View, field: str, console: Console) -> Iterator[Text]:
    from rich.text import Text

    if len(view.history) < 2:
        return
    steps = " → ".join(
        parted([saying.values(s.values, field=field), phrases.day(s.day) if s.day else None], ", ")
        for s in view.history
    )
    yield from hung(Text(f"revised: {steps}", style="dim"), console, 6)


def _denials(told: Reconciled, console: Console) -> Iterator[Text]:
    from rich.text import Text

    if told.denials:
        yield head("Denials")
    for denial in told.denials:
        mine = denial.testimony
        who = phrases.speaker(mine.claim, mine.report)
        own = " (of its own side's act)" if denial.own else ""
        line = Text.assemble((who, "yellow"), f" denies{own}")
        yield from hung(line, console, 2)
        for evidence in mine.claim.evidence[:1]:
            yield from quoted(evidence.words.text, console, 6)
        for denied in denial.denied[:SHOWN]:
            what = phrases.speaker(denied.testimony.claim, denied.testimony.report)
            perhaps = "" if denied.sure >= SURE else "perhaps "
            said = f"{perhaps}what {what} said ({'; '.join(denied.why)})"
            yield from hung(Text(said, style="dim"), console, 4)
