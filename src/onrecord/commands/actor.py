"""`actor`: who somebody is, what is told of them, and what they tell of themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where
from onrecord.errors import ArchiveError

if TYPE_CHECKING:
    from onrecord.archive.joined import Joined
    from onrecord.archive.profiling import Whom
    from onrecord.commands.sketching import Sketch
    from onrecord.names.actors import Actor
    from onrecord.records import Claim, Participant, Report

Question = Literal["doer", "victim", "own_deeds", "own_losses", "blamed", "says"]
QUESTIONS: tuple[Question, ...] = get_args(Question)
PAGE = 50  # incidents or claims that a question gives, the newest first
SPEAKS = ("claimant", "voice")
DOES, SUFFERS = ("actors",), ("targets",)
PARTS = {"doer": DOES, "victim": SUFFERS, "own_deeds": DOES, "own_losses": SUFFERS}


@dataclass(frozen=True, slots=True)
class Ally:
    """Somebody on whose side an actor stood, and in which years (null is open)."""

    id: str
    name: str
    since: int | None
    until: int | None


@dataclass(frozen=True, slots=True)
class ActorView:
    """Who somebody is, as the registry and the claims have it.

    `id` is the registry's, null for a name that it does not know. `allies` are those on whose
    side the actor stood, `friends` those who stood on the actor's; `source` holds the addresses
    that say so. `called` are names by which claims tell of them, with kinds and counts.
    """

    id: str | None
    name: str
    kind: str | None
    country: str | None
    aliases: tuple[str, ...]
    allies: tuple[Ally, ...]
    friends: tuple[Ally, ...]
    source: str
    called: tuple[tuple[str, str | None, int], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A claim that bears on an actor: its report, and how sure the actor's part in it is."""

    report: Report
    claim: Claim
    blame: str | None


@dataclass(frozen=True, slots=True)
class ActorPart:
    """The answer to one question about an actor: incidents or claims, the newest.

    `count` is of all; `least` is true where there are more than were looked at.
    """

    question: Question
    count: int
    least: bool
    incidents: tuple[Sketch, ...] = ()
    claims: tuple[Told, ...] = ()


def actor(archive: Where, id: str, *, sight: Sight = EVERYTHING) -> ActorView:
    """Tell who somebody is: an id of the registry (`syr-army`), or a name as claims give it.

    Raises:
        ArchiveError: neither the registry nor a claim of the archive names them.
    """
    from onrecord.archive import Archive
    from onrecord.archive.profiling import Whom
    from onrecord.commands.seeing import seen_by

    entry = _entry(id)
    with Archive.open(archive) as opened, seen_by(opened, sight) as tables:
        called = tables.named_most(Whom(_id(tables, id, entry), id))
    if entry is None and not called:
        raise ArchiveError(
            f"neither the registry nor a claim names an actor {id!r}",
            "look at `onrecord actors` with a part of the name",
        )
    if entry is None:
        return ActorView(None, called[0][0], called[0][1], None, (), (), (), "", tuple(called))
    about = (entry.id, entry.name, entry.kind, entry.country, entry.aliases)
    return ActorView(*about, _allies(entry), _friends(entry), entry.source, tuple(called))


def _id(tables: Joined, id: str, entry: Actor | None) -> str | None:
    """The id that claims bear: the registry's, or that of a body which a state may have."""
    return id if entry is not None or tables.bears(id) else None


def _entry(id: str) -> Actor | None:
    from onrecord.names.registry import Registry

    return Registry.load().actors.get(id)


def _allies(entry: Actor) -> tuple[Ally, ...]:
    held = ((a.ally, _entry(a.ally), a) for a in entry.allegiance)
    return tuple(Ally(i, e.name if e else i, a.since, a.until) for i, e, a in held)


def _friends(entry: Actor) -> tuple[Ally, ...]:
    from onrecord.names.registry import Registry

    return tuple(
        Ally(other.id, other.name, a.since, a.until)
        for other in Registry.load().actors.values()
        for a in other.allegiance
        if a.ally == entry.id
    )


def actor_part(
    archive: Where,
    id: str,
    question: Question,
    *,
    as_of: date | None = None,
    most: int = PAGE,
    sight: Sight = EVERYTHING,
) -> ActorPart:
    """Answer one question about an actor, with the newest incidents or claims.

    `doer` and `victim` are the incidents in which the actor is said to act or suffer;
    `own_deeds` and `own_losses` the claims in which the actor speaks of their own deeds and
    losses; `blamed` what others say of the actor's deeds; `says` all else that the actor says.

    Raises:
        ArchiveError: the archive is not there or cannot be read.
    """
    from onrecord.archive import Archive
    from onrecord.archive.profiling import MOST, Unseen, Whom
    from onrecord.commands.headings import headings
    from onrecord.commands.seeing import seen_by

    but = Unseen(sight.sources, sight.incidents, as_of)
    with Archive.open(archive) as opened, seen_by(opened, sight) as tables:
        who = Whom(_id(tables, id, _entry(id)), id)
        if question in ("doer", "victim"):
            rows = tables.claims_of(who, PARTS[question])
            count, some = tables.incidents_with(rows, but, most)
            told = tuple(headings(tables, some, as_of))
            return ActorPart(question, count, len(rows) >= MOST, incidents=told)
        rows = _rows(tables, who, question)
        found, claims = tables.newest(rows, but, most)
    held = tuple(Told(report, claim, _blame(claim, id)) for report, claim in claims)
    return ActorPart(question, found, len(rows) >= MOST, claims=held)


def _rows(tables: Joined, who: Whom, question: Question) -> list[int]:
    if question == "blamed":
        return tables.claims_of(who, ("actors",), but=SPEAKS)
    if question == "says":
        return tables.claims_of(who, SPEAKS, but=("actors", "targets"))
    return tables.claims_of(who, SPEAKS, but=PARTS[question], also=True)


def _blame(claim: Claim, id: str) -> str | None:
    from onrecord.archive.fold import fold

    def is_it(who: Participant) -> bool:
        return who.actor == id or fold(id) in (fold(who.name), fold(who.words.text))

    return next((p.blame for p in (claim.event.actors if claim.event else ()) if is_it(p)), None)
