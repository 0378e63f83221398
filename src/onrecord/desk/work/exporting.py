"""An export as a job: its order becomes files in a folder."""

from __future__ import annotations

import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.commands import IncidentFilter, Sight

Finest = Literal["exact", "admin2", "admin1", "country"]
FINEST: tuple[str, ...] = get_args(Finest)


class Conditions(BaseModel):
    """What is to be exported, and how; see `commands.export`."""

    model_config = ConfigDict(frozen=True)

    form: str
    asked: dict[str, Any] = Field(default_factory=dict)
    ids: list[str] = Field(default_factory=list)
    rule: str | None = None
    as_of: date | None = None
    recorded_by: date | None = None
    precision: Finest = "exact"
    delay: int = 0
    without_names: bool = False
    texts: bool = False
    licence: str | None = None


def order_of(
    conditions: Conditions, sight: Sight, by: str = "", address: str = ""
) -> dict[str, Any]:
    """Make the order of an export, for who has this sight: their name, and where they come from."""
    told = {"conditions": conditions.model_dump(mode="json"), "sight": sight.told()}
    return told | {"by": by, "address": address}


def exported(order: dict[str, Any], into: Path) -> tuple[dict[str, int], list[str]]:
    """Write an export; gives what it counts, and the names of its files, the main one first."""
    from onrecord import commands

    wanted = Conditions.model_validate(order["conditions"])
    out = into / f"onrecord-{wanted.form}{commands.formats()[wanted.form].suffix or ''}"
    sight = commands.Sight.of(order["sight"])
    wanted = wanted.model_copy(update={"without_names": wanted.without_names or not sight.names})
    written = commands.export(
        order["archive"],
        wanted.form,
        out,
        _asked(wanted.asked),
        **wanted.model_dump(exclude={"form", "asked"}),
        force=True,
        sight=sight,
    )
    _note(order, wanted.form, sight)
    if out.is_dir():
        _zipped(out)
    files = [out.with_suffix(".zip").name] if out.is_dir() else [p.name for p in written.paths]
    return dict(written.counts), sorted(files, key=lambda name: name != out.name)


def _note(order: dict[str, Any], form: str, sight: Sight) -> None:
    """Write down what restricted things were exported, before anybody gets the file."""
    from onrecord import commands

    whats = [f"{kind} {what} as {form}" for kind, what in sorted(sight.shown or ())]
    if whats:
        commands.note(order["archive"], order["by"], "exported", whats, order["address"])


def _zipped(folder: Path) -> None:
    with zipfile.ZipFile(folder.with_suffix(".zip"), "w", zipfile.ZIP_DEFLATED) as out:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            out.write(path, path.relative_to(folder))


def _asked(told: dict[str, Any]) -> IncidentFilter:
    from onrecord.commands import IncidentFilter

    days = {k: date.fromisoformat(v) for k, v in told.items() if k in ("since", "until") and v}
    return IncidentFilter(**told | days)
