"""From the parts of a phrase to what it means: an actor, a body of a state, or only a kind."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.names.actor_phrase import OWNERS, Chunk, Phrase
from onrecord.names.actor_world import World
from onrecord.names.actors import ActorMatch, KindEntry

_FORCES = ("state_forces", "rebels", "armed_group", "militia", "government")
_ARMED = ("state_forces", "rebels", "militia")


@dataclass(frozen=True, slots=True)
class Head:
    """The noun that says what a phrase names, the body that goes with it, and whose they are."""

    noun: KindEntry
    body: KindEntry | None
    owner: Chunk | None
    foreign: str | None


def resolve(
    phrase: Phrase, world: World, country: str | None, year: int | None
) -> list[ActorMatch]:
    """Every meaning of a phrase, best first; none where its head is unknown.

    `country` (ISO 3166-1 alpha-3) fills in a bare "the army"; `year` settles leaders.
    """
    if not phrase.main:
        return []
    last = _head_at(phrase.main)
    if last is None:
        return []
    chunk = phrase.main[last]
    if chunk.noun is None:
        return _named(phrase, last, world, country, year)
    head = _head(phrase, last)
    found = _owned(head, world, country, year) if head.owner else []
    led = any(d.endswith(" led") for d in phrase.dropped)  # "NATO-led forces" are not the country's
    return found or [_bare(head, world, None if led else country)]


def _head_at(main: tuple[Chunk, ...]) -> int | None:
    for n in range(len(main) - 1, -1, -1):
        if main[n].what is not None:
            return _leftmost_title(main, n)
        if not main[n].capital:
            return None
    return None


def _leftmost_title(main: tuple[Chunk, ...], n: int) -> int:
    titles = ("person", "office")
    while n and all((c.noun and c.noun.role in titles) for c in (main[n - 1], main[n])):
        n -= 1
    return n


def _named(
    phrase: Phrase, at: int, world: World, country: str | None, year: int | None
) -> list[ActorMatch]:
    """A phrase whose head is a name: of an actor, a leader, a country, a capital or a people."""
    chunk = phrase.main[at]
    if chunk.what == "name":
        return world.named(chunk, country)
    if chunk.what == "leader":
        return world.led(chunk, year, kind="official")
    code = chunk.terms[0].ref
    if any(c.what is None and c.capital for c in phrase.main[at + 1 :]):
        return []  # "Iraq Body Count" is a name of its own
    if chunk.what == "country":
        return [world.body(code, "government", "the country's name", 0.6)]
    if chunk.what == "capital" and at == 0:
        return [world.body(code, "government", f"{chunk.text}: the capital, if not the place", 0.5)]
    if chunk.what in ("adjective", "people"):
        return [ActorMatch(None, None, None, code, f"only a nationality: {chunk.text}", 0.3)]
    return []


def _head(phrase: Phrase, at: int) -> Head:
    left = phrase.main[:at]
    noun = phrase.main[at].noun
    assert noun is not None
    bodies = [c.noun for c in left if c.noun and c.noun.body and c.noun.role == "body"]
    rest = next((n for n, c in enumerate(phrase.rest) if c.what in OWNERS), None)
    owner = next((c for c in reversed(left) if c.what in OWNERS), None)
    if owner is None and rest is not None:
        owner = phrase.rest[rest]
        after = (c.noun for c in phrase.rest[rest + 1 :])
        bodies = bodies or [n for n in after if n and n.body and n.role == "body"][:1]
    if noun.kind == "state_forces" and noun.body:  # "junta troops" are the state's forces
        bodies = [b for b in bodies if b.kind != "government"]
    unknown = [c.text for c in left if c.what in (None, "people") and c.capital]
    return Head(noun, bodies[-1] if bodies else None, owner, unknown[-1] if unknown else None)


def _owned(head: Head, world: World, country: str | None, year: int | None) -> list[ActorMatch]:
    owner, noun = head.owner, head.noun
    assert owner is not None
    if noun.role == "thing":
        return []
    if owner.what == "name":
        return _of_actor(head, owner, world, country)
    if owner.what == "stateless":
        kind = "armed_group" if noun.kind == "state_forces" else noun.kind
        why = f"{owner.text} is a people or region, no state"
        return [ActorMatch(None, None, kind, None, why, 0.4)]
    suffix = _suffix(head, led=owner.what == "leader")
    if suffix is None:
        return []
    if owner.what == "leader":
        return world.led(owner, year, suffix, _kind(head))
    why = f"{owner.text} + {noun.noun}"
    return [world.body(t.ref, suffix, why, 0.95, _kind(head)) for t in owner.terms]


def _of_actor(head: Head, owner: Chunk, world: World, country: str | None) -> list[ActorMatch]:
    noun = head.noun
    if noun.role == "crowd":
        return []
    takes = noun.role in ("generic", "indefinite") or noun.kind in _FORCES
    return [
        ActorMatch(
            m.id, m.name, m.kind if takes else noun.kind, m.country, f"{m.why}; {noun.noun} of it",
            round(m.score * (0.7 if noun.role == "indefinite" else 0.95), 3),
        )
        for m in world.named(owner, country)
    ]  # fmt: skip


def _bare(head: Head, world: World, country: str | None) -> ActorMatch:
    noun, kind = head.noun, _kind(head)
    body = head.body or (noun if noun.role in ("body", "office") else None)
    fills = noun.role in ("body", "office", "person", "generic")
    strange = head.foreign is not None and noun.role == "body" and noun.kind in _ARMED
    settled = body is not None and body.body is not None and fills and not strange
    if country and settled and body is not None and body.body and not head.owner:
        why = f"{body.noun} of the country in question"
        return world.body(country, body.body, why, 0.7, kind)
    why = f"{noun.noun}: a kind, whose is not said"
    if strange:
        why = f"{head.foreign} is not in the registry"
    return ActorMatch(None, None, kind, None, why, 0.4)


def _kind(head: Head) -> str | None:
    """A generic noun takes the kind of the body it belongs to: rebel fighters are rebels."""
    if head.noun.role in ("generic", "indefinite") and head.body:
        return head.body.kind
    return head.noun.kind


def _suffix(head: Head, led: bool) -> str | None:
    if head.noun.role == "indefinite":
        return None
    vague = head.noun.body == "state-forces" and head.body is not None
    if head.noun.body and head.noun.role in ("body", "office") and not vague:
        return head.noun.body
    if head.body:
        return head.body.body
    return head.noun.body or ("state-forces" if led and head.noun.role == "generic" else None)
