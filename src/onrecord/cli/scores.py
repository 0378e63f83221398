"""`evaluate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.commands import Scoreboard

TASKS = (
    "figures, templates, attribution, event-place, toponyms, police, direction, certainty, "
    "arguments, incidents, intake, linking, origins, bounds, stances, spans, qusayr"
)


def evaluate(
    task: Annotated[str, typer.Argument(help=f"One of: {TASKS}.")],
    path: Annotated[Path, typer.Argument(help="The file or folder of answers.")],
    *,
    key: Annotated[Path | None, typer.Option(help="The answers, where not in PATH.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object, nothing else.")] = False,
    errors: Annotated[int, typer.Option(min=0, help="Show so many of the worst documents.")] = 0,
    topics: Annotated[str, typer.Option(help="Only rows of these topics, as in 8,12.")] = "",
    save: Annotated[Path | None, typer.Option(help="Write the JSON object to this file.")] = None,
) -> None:
    """Score a stage against an answer key."""
    import json

    from onrecord import commands
    from onrecord.cli.screen import bar

    with bar() as progress:
        chosen = tuple(t.strip() for t in topics.split(",") if t.strip())
        board = commands.evaluate(
            task, path, key=key, errors=errors, topics=chosen, progress=progress
        )
    told = json.dumps(board.to_json(), ensure_ascii=False)
    if save:
        save.write_text(told + "\n", encoding="utf-8")
    if as_json:
        typer.echo(told)
    else:
        _show(board)


def _show(board: Scoreboard) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    console.print(f"{board.task}: {board.documents} documents in {board.seconds:.1f} s")
    table = Table("score", "value", "95 % interval", box=box.SIMPLE_HEAD, pad_edge=False)
    for name, value in board.scores.items():
        between = board.intervals.get(name)
        interval = f"{between[0]:.3f} – {between[1]:.3f}" if between else ""
        table.add_row(name, "–" if value is None else f"{value:.3f}", interval)
    console.print(table)
    for error in board.errors:
        console.print(f"\n{error.document} lost {error.lost:g}", style="bold", markup=False)
        console.print(f"  text     {error.text}", markup=False)
        console.print(f"  expected {error.expected}\n  given    {error.given}", markup=False)
