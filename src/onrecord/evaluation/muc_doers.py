"""The organisations behind an event, and how sure each is, as MUC-4 had them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.evaluation.muc_key import Fill, plain
from onrecord.evaluation.muc_table import table
from onrecord.evaluation.muc_traits import DOERS
from onrecord.records import Claim, Participant

Fills = tuple[tuple[Fill, ...], tuple[Fill, ...]]
Body = tuple[str, ...]  # the words and the name of an organisation


def bodies_told(claims: Sequence[Claim]) -> Body | None:
    """The one armed organisation that a report names, whoever it is that names it, or null.

    Its people are then "the rebels" of the report.
    """
    told: Counter[str] = Counter()
    strings: dict[str, Body] = {}
    for who in _everybody(claims):
        if who.actor and who.kind in table()["armed"] and _is_named(who.actor):
            told[who.actor] += 1
            strings.setdefault(who.actor, tuple(s for s in (who.words.text, who.name) if s))
    (first, count), *others = told.most_common(2) or [("", 0)]
    alone = count and (not others or count > others[0][1])
    return strings[first] if alone else None


def _everybody(claims: Sequence[Claim]) -> Iterator[Participant]:
    for claim in claims:
        speaker = claim.claimant
        if speaker:
            yield Participant(speaker.words, speaker.name, speaker.actor, speaker.kind, "lead")
        if claim.event:
            yield from (*claim.event.actors, *claim.event.targets)


def perpetrators(group: Sequence[Claim], main: Body | None, others: Sequence[Claim] = ()) -> Fills:
    """Organisations that did it, each once, and how sure each is.

    Where only rebels without a name did it, the report's one organisation `main` did; who
    released people, says one of the `others`, had taken them.
    """
    seen: set[str] = set()
    who: list[Fill] = []
    sure: list[Fill] = []
    for claim, actor in (*_doers(group), *_releasing(group, others)):
        mark = actor.actor or plain(actor.words.text)
        if not is_body(actor) or mark in seen:
            continue
        seen.add(mark)
        strings = tuple(s for s in (actor.words.text, actor.name) if s)
        who.append(Fill((), strings))
        sure.append(Fill((_confidence(claim, actor),), strings))
    nameless = next((d for d in _doers(group) if d[1].kind in table()["armed"]), None)
    if not who and nameless and main:
        return (Fill((), main),), (Fill((_confidence(*nameless),), main),)
    return tuple(who), tuple(sure)


def _doers(group: Sequence[Claim]) -> Iterator[tuple[Claim, Participant]]:
    for claim in group:
        for actor in claim.event.actors if claim.event else ():
            if actor.role in DOERS and actor.blame != "denied":
                yield claim, actor


def _releasing(
    group: Sequence[Claim], others: Sequence[Claim]
) -> Iterator[tuple[Claim, Participant]]:
    """Armed bodies that set free whom somebody had abducted."""
    if not any(c.event and c.event.type == "abduction" for c in group):
        return
    free = [c for c in others if c.event and c.event.type == "release" and c.modality == "actual"]
    for claim, actor in _doers(free):
        if actor.kind in table()["armed"]:
            yield claim, replace(actor, blame="stated")


def is_body(actor: Participant) -> bool:
    """Whether an organisation is named: not a side ("the rebels"), which has no name."""
    if actor.kind in table()["no_doers"]:
        return False
    if actor.actor:
        return _is_named(actor.actor)
    return bool(re.search(table()["organisations"], actor.words.text.lower()))


def _is_named(actor: str) -> bool:
    return not actor.endswith(tuple(table()["sides"]))


def _confidence(claim: Claim, actor: Participant) -> str:
    """How sure: claimed by the doer, accused by authorities or others, else told as fact."""
    rules, speaker = table(), claim.claimant
    blame = actor.blame or "stated"
    official = speaker is not None and speaker.kind in rules["authorities"]
    own = speaker is not None and speaker.actor is not None and speaker.actor == actor.actor
    if blame == "claimed" and claim.stance != "admitted" and not own:
        blame = "stated"
    level = str(rules["confidence"][blame])
    return f"{level} BY AUTHORITIES" if official and "ACCUSED" in level else level
