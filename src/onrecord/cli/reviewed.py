"""`review`, `unreview` and `corrections`."""

from __future__ import annotations

import getpass
import json
from pathlib import Path
from typing import Annotated, Any

import typer

from onrecord.cli.options import ArchiveFile

ClaimId = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id.")]
Act = Annotated[
    str,
    typer.Argument(
        metavar="DECISION",
        help="accepted, rejected, corrected, graded, commented; outcome of a forecast.",
    ),
]
By = Annotated[str | None, typer.Option(help="Who reviews; else your user's name.")]


def review(
    archive: ArchiveFile,
    claim: ClaimId,
    decision: Act,
    *,
    field: Annotated[str | None, typer.Option(help="What is corrected: event.places.0 …")] = None,
    value: Annotated[
        str | None,
        typer.Option(help="What stands there instead (JSON), the grade, comment, outcome."),
    ] = None,
    by: By = None,
    reason: Annotated[str | None, typer.Option(help="Why.")] = None,
    seen: Annotated[
        int | None, typer.Option(help="How often it had been changed when you saw it.")
    ] = None,
) -> None:
    """Accept, reject, correct, grade or comment a claim; the machine's own stays as it is."""
    from onrecord import commands

    made = commands.review(
        archive,
        claim,
        decision,
        by=by or getpass.getuser(),
        field=field,
        value=_value(value) if decision == "corrected" else value,
        reason=reason,
        seen=seen,
    )
    typer.echo(f"review {made.id}: {made.act} {made.field or ''}".rstrip() + f" by {made.by}")


def unreview(
    archive: ArchiveFile,
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="A review's number.")],
    *,
    by: By = None,
) -> None:
    """Withdraw a review; the claim stands again as without it."""
    from onrecord import commands

    found = commands.unreview(archive, number, by=by or getpass.getuser())
    typer.echo(f"review {found.id} withdrawn by {found.withdrawn_by}")


def corrections(
    archive: ArchiveFile,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A file to write: .jsonl")],
    *,
    texts: Annotated[bool, typer.Option("--texts", help="Take the reports' texts along.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file.")] = False,
) -> None:
    """Write what people made of the machine's claims, to train and to measure with."""
    from onrecord import commands

    count = commands.corrections(archive, out, texts=texts, force=force)
    typer.echo(f"{count} reviewed claim{'' if count == 1 else 's'} in {out}")


def _value(told: str | None) -> Any:
    """A value as JSON; words that are none stand for themselves."""
    try:
        return json.loads(told) if told is not None else None
    except ValueError:
        return told
