"""Places and actors that were looked up, with the reason why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.commands import ActorMatch, PlacesFound

HOW = {
    "name": "found by its own name",
    "alternate": "found by another spelling of it",
    "strict": "the same but for marks and articles",
    "loose": "alike in another transliteration",
    "fuzzy": "a guess, {score:.0%} alike",
}


def show_places(found: PlacesFound) -> None:
    """Show the entries of a place's name, best first, or guesses marked as such."""
    if not found.entries:
        guesses = ": these are guesses" if found.guesses else ", nor anything like it"
        typer.echo(f"the gazetteer has no {found.name}{guesses}")
    for e in (*found.entries, *found.guesses):
        people = f"{e.population:,} people" if e.population else None
        why = HOW.get(e.matched, e.matched).format(score=e.score)
        where = f"{e.latitude:.4f}, {e.longitude:.4f}"
        _entry([e.name, e.country], [e.kind, where, people], [e.id, why])


def show_actors(name: str, matches: Sequence[ActorMatch]) -> None:
    """Show who may be meant by an actor's name, best first."""
    if not matches:
        typer.echo(f"the registry has no {name}")
    for m in matches:
        kind = m.kind.replace("_", " ") if m.kind else None
        _entry([m.name or "nobody by name", m.country], [kind], [m.id, m.why])


def _entry(name: list[str | None], what: list[str | None], why: list[str | None]) -> None:
    first = " · ".join(p for p in (", ".join(n for n in name if n), *what) if p)
    typer.echo(f"{first}\n    {' · '.join(w for w in why if w)}")
