"""The actor registry: who a name, a title or a nationality with a role stands for, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from onrecord.errors import NamesError
from onrecord.names import actor_data
from onrecord.names.actor_index import Index
from onrecord.names.actor_phrase import chunked, parse
from onrecord.names.actor_resolve import resolve
from onrecord.names.actor_scan import Scanner
from onrecord.names.actor_world import World
from onrecord.names.actors import Actor, ActorMatch, KindEntry

REMEMBERED = 20_000  # phrases whose answers are kept


class Registry:
    """Every actor, state, organ and noun of the data files, ready to be asked.

    >>> registry = Registry.load()
    >>> registry.lookup("the Syrian army")[0].id
    'syr-army'
    >>> registry.lookup("the regime", country="SYR")[0].id
    'syr-government'
    >>> registry.lookup("the regime")[0].id is None
    True
    """

    def __init__(self, files: Sequence[Path]) -> None:
        actors = [a for file in files for a in actor_data.actors(file)]
        states = actor_data.states()
        self.actors: dict[str, Actor] = {a.id: a for a in actors}
        if len(self.actors) < len(actors):
            twice = {a.id for a in actors if self.actors[a.id] is not a}
            raise NamesError(f"ids stand twice: {sorted(twice)}", "give each entry its own id")
        leaders = actor_data.leaders()
        organs = {o.suffix: o for o in actor_data.organs()}
        self.world = World(self.actors, {s.iso3: s for s in states}, leaders, organs)
        self.nouns = actor_data.kinds()
        self._codes = {c: s.iso3 for s in states for c in (s.iso2, s.iso3, s.name.upper()) if c}
        self._connectors = actor_data.connectors()
        self._index = self._indexed()
        self._scanner = Scanner(self._index, self.nouns, self.world)
        self._known = lru_cache(REMEMBERED)(self._looked_up)  # one report names few, often

    @classmethod
    def load(cls, extra: Sequence[Path] = ()) -> Registry:
        """The registry of the package's files and of `extra` CSV files of actors; kept in memory.

        An extra file has the columns of `actor_data.ACTOR_FIELDS`. Raises NamesError where a file
        cannot be read or an id stands twice.
        """
        return _loaded(tuple(extra))

    def lookup(
        self, text: str, *, country: str | None = None, year: int | None = None
    ) -> list[ActorMatch]:
        """What a whole phrase stands for, best first; empty where nothing of it is known.

        `country` (alpha-2 or alpha-3 code, or name) says which state "the army" is likely of,
        and settles ambiguous names; `year` whether a leader was in office. A match whose id is
        null gives only a kind.

        >>> [m.kind for m in Registry.load().lookup("US-backed rebels")]
        ['rebels']
        >>> Registry.load().lookup("Assads forces")[0].id
        'syr-state-forces'
        """
        return list(self._known(text, self._code(country), year))

    def _looked_up(self, text: str, country: str | None, year: int | None) -> list[ActorMatch]:
        phrase = parse(text, self._index, self.nouns, self._connectors)
        found = resolve(phrase, self.world, country, year)
        if phrase.dropped:
            told = "; ".join(phrase.dropped)
            return [_because(m, f"{m.why} (not the actor: {told})") for m in found]
        return found

    def scan(self, tokens: Sequence[str], *, all_caps: bool = False) -> list[tuple[int, int, str]]:
        """The longest names in a row of tokens as `(start, end, id)`, `end` exclusive.

        Names of actors, and nationality or leader with a body ("Syrian army"). Acronyms count
        only in capitals; set `all_caps` for texts in capitals throughout, where those that are
        also common words ("US", "IS") are passed over. Ids of an ambiguous name are joined by "|".

        >>> Registry.load().scan("Assad 's troops and the Free Syrian Army".split())
        [(0, 3, 'syr-state-forces'), (5, 8, 'syr-fsa')]
        """
        return self._scanner.scan(tokens, all_caps)

    def kind_of(self, noun: str) -> KindEntry | None:
        """What a noun, singular or plural, says of those it names; None where it is unknown.

        >>> entry = Registry.load().kind_of("children")
        >>> entry.kind, entry.status, entry.group
        ('civilians', 'civilian', 'children')
        """
        entry = self.nouns.get(" ".join(noun.lower().replace("-", " ").split()))
        return None if entry is None or entry.role in ("article", "filler") else entry

    def explain(
        self, text: str, *, country: str | None = None, year: int | None = None
    ) -> list[ActorMatch]:
        """Every candidate for `text` with its reason: the look-up's, names within, and near ones.

        >>> [m.id for m in Registry.load().explain("Hezbolah")][:1]
        ['lbn-hezbollah']
        """
        found = self.lookup(text, country=country, year=year)
        seen = {m.id for m in found}
        more = [m for m in self._within(text, self._code(country)) if m.id not in seen]
        if found or more:
            return found + more
        return self._similar(text)

    def allies(self, actor: str, year: int | None = None) -> tuple[str, ...]:
        """The ids that an actor stood with in `year`, or ever; empty for an unknown id.

        >>> "syr-government" in Registry.load().allies("lbn-hezbollah", 2013)
        True
        """
        entry = self.actors.get(actor)
        return tuple(a.ally for a in entry.allegiance if a.holds(year)) if entry else ()

    def _within(self, text: str, country: str | None) -> Iterator[ActorMatch]:
        for chunk in chunked(text, self._index, self.nouns):
            if chunk.what == "name":
                for match in self.world.named(chunk, country):
                    yield _because(match, match.why + ", within the words", 0.5)

    def _similar(self, text: str) -> list[ActorMatch]:
        from rapidfuzz import fuzz, process

        names = {n: a for a in self.actors.values() for n in (a.name, *a.aliases) if len(n) > 4}
        near = process.extract(text, list(names), scorer=fuzz.ratio, limit=5, score_cutoff=75)
        return [
            ActorMatch(a.id, a.name, a.kind, a.country, f"spelt like “{name}”", score / 200)
            for name, score, _ in near
            for a in [names[name]]
        ]

    def _code(self, country: str | None) -> str | None:
        return self._codes.get(country.upper(), country.upper()) if country else None

    def _indexed(self) -> Index:
        index = Index(actor_data.spellings(), actor_data.caps_words())
        for actor in self.actors.values():
            index.add_actor(actor)
        for number, leader in enumerate(self.world.leaders):
            index.add_leader(leader, number)
        for state in self.world.states.values():
            index.add_state(state)
        for word in actor_data.peoples():
            index.add_people(word)
        for entry in self.nouns.values():
            index.add_noun(entry)
        return index


def _because(match: ActorMatch, why: str, share: float = 1.0) -> ActorMatch:
    score = round(match.score * share, 3)
    return ActorMatch(match.id, match.name, match.kind, match.country, why, score)


@lru_cache(maxsize=8)
def _loaded(extra: tuple[Path, ...]) -> Registry:
    own = sorted(actor_data.FOLDER.glob("actors_*.csv"))
    return Registry([*own, *extra])
