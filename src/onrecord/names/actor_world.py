"""The registry's entries by id and code, and the matches that are made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.names.actor_phrase import Chunk
from onrecord.names.actors import Actor, ActorMatch, Leader, Organ, State


@dataclass(frozen=True, slots=True)
class World:
    """Actors by id, states by ISO 3166-1 alpha-3 code, leaders by number, organs by suffix."""

    actors: Mapping[str, Actor]
    states: Mapping[str, State]
    leaders: Sequence[Leader]
    organs: Mapping[str, Organ]

    def named(self, chunk: Chunk, country: str | None) -> list[ActorMatch]:
        """The actors that a name stands for; the country in question settles an ambiguous one."""
        found = [self.actors[t.ref] for t in chunk.terms if t.what == "name"]
        here = [a for a in found if country and a.country == country]
        if len(found) > 1 and not here:
            others = ", ".join(a.id for a in found)
            why = f"“{chunk.text}” is ambiguous: {others}"
            return [self._match(a, why, 0.5) for a in found]
        chosen = here or found
        why = f"“{chunk.text}” is a name of it"
        if len(found) > len(chosen):
            why += f", the one of {country}"
        return [self._match(a, why, 0.98 if len(chosen) == 1 else 0.5) for a in chosen]

    def led(
        self,
        chunk: Chunk,
        year: int | None,
        suffix: str = "government",
        kind: str | None = None,
    ) -> list[ActorMatch]:
        """The side that a leader's name stands for; one out of office scores half."""
        found: dict[str, ActorMatch] = {}
        for term in chunk.terms:
            leader = self.leaders[int(term.ref)]
            inside = year is None or leader.since <= year <= (leader.until or year)
            years = f"{leader.since}–{leader.until or ''}"
            why = f"{leader.names[0]}: leader of {leader.country} {years}"
            if not inside:
                why += f", not in {year}"
            match = self.body(leader.country, suffix, why, 0.9 if inside else 0.45, kind)
            if leader.country not in found or found[leader.country].score < match.score:
                found[leader.country] = match
        return sorted(found.values(), key=lambda m: -m.score)

    def body(
        self, code: str, suffix: str, why: str, score: float, kind: str | None = None
    ) -> ActorMatch:
        """The organ `suffix` of the state `code`, such as `syr-army`."""
        organ, state = self.organs[suffix], self.states.get(code)
        adjective = state.adjective if state else code
        name = f"{adjective} {organ.label}"
        return ActorMatch(f"{code.lower()}-{suffix}", name, kind or organ.kind, code, why, score)

    def _match(self, actor: Actor, why: str, score: float) -> ActorMatch:
        return ActorMatch(actor.id, actor.name, actor.kind, actor.country, why, score)
