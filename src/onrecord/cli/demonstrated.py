"""What the demonstration ends with: incidents, disputes, control and forecasts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import typer

from onrecord.errors import OnRecordError

PLACES = ("Qusayr", "Aleppo")  # whose control and forecasts the shipped reports tell of
FALL = ("Qusayr", "capture")  # the incident that is shown at length


def show(archive: str, name: str) -> None:
    """Print the answers to some questions, each under the command that asks it."""
    from onrecord.cli import incidents, sources

    def part(told: str, command: str, answer: Callable[[], object]) -> None:
        typer.echo(f"\n\n== {told}\n   onrecord {command}\n")
        try:
            answer()
        except OnRecordError as error:
            typer.echo(f"onrecord: {error}", err=True)

    two = f"incidents {name} --least 2"
    part("Incidents that several reports tell", two, partial(incidents.incidents, archive, least=2))
    if fall := _most_told(archive):
        what = f"The accounts of a {FALL[1]} of {FALL[0]} side by side"
        part(what, f"incident {name} {fall}", partial(incidents.incident, archive, fall))
    part("What is disputed", f"disputes {name}", partial(incidents.disputes, archive))
    for place in PLACES:
        command = f"control {name} {place}"
        part(f"Who holds {place}", command, partial(sources.control, archive, place))
    last = PLACES[-1]
    command = f"forecasts {name} --place {last}"
    part(
        f"What was forecast of {last}, and what became of it",
        command,
        partial(sources.forecasts, archive, place=last),
    )


def _most_told(archive: str) -> str | None:
    """The id of the incident of FALL that most reports tell."""
    from onrecord import commands

    asked = commands.IncidentFilter(place=FALL[0], type=FALL[1])
    found = {f.sketch.id: f.sketch.reports for f in commands.incidents(archive, asked)}
    return max(found, key=lambda id_: found[id_], default=None)
