"""A map of columns as a user writes it: `date=when,place=where`, or a YAML file of the same."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

from onrecord.errors import SettingsError

HOW = "write date=when,place=where, or name a YAML file of such lines"
FILES = (".yaml", ".yml")


def columns_in(told: str) -> dict[str, str]:
    """The map that an option tells; raises SettingsError where it is none.

    >>> columns_in("date=when, killed=dead")
    {'date': 'when', 'killed': 'dead'}
    """
    if told.lower().endswith(FILES):
        return _in_file(Path(told))
    pairs = [part.partition("=") for part in told.split(",") if part.strip()]
    if not pairs or not all(equals and f.strip() and c.strip() for f, equals, c in pairs):
        raise SettingsError(f"{told!r} is no map of columns", HOW)
    return {field.strip(): column.strip() for field, _, column in pairs}


def _in_file(path: Path) -> dict[str, str]:
    try:
        told = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise SettingsError(f"{path} cannot be read ({type(error).__name__})", HOW) from None
    if not isinstance(told, Mapping) or not told:
        raise SettingsError(f"{path} holds no map of columns", HOW)
    return {str(field): str(column) for field, column in told.items()}
