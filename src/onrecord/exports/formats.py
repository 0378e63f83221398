"""The formats of an export: their table, and the functions that write them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from onrecord.errors import SettingsError
from onrecord.exports.values import Bundle, Written

Write = Callable[[Bundle, Path], Written]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the ending of its file, what it holds and what it cannot carry.

    `rule` is the one by which its users reconcile figures, taken where none is asked for. `beside`
    is true where the file cannot say what made it, so that another one beside it does.
    """

    name: str
    module: str
    suffix: str | None
    holds: str
    lacks: tuple[str, ...]
    rule: str = "range"
    beside: bool = True


@cache
def formats() -> Mapping[str, Format]:
    """Every format by name, in the order of `formats.yaml`.

    >>> formats()["incidents"].suffix
    '.jsonl'
    """
    text = files("onrecord.exports").joinpath("formats.yaml").read_text("utf-8")
    rows = yaml.load(text, Loader=yaml.CSafeLoader)
    return MappingProxyType({name: _format(name, row) for name, row in rows.items()})


def _format(name: str, row: Mapping[str, Any]) -> Format:
    return Format(
        name,
        row["module"],
        row["suffix"],
        row["holds"],
        tuple(row["lacks"]),
        row.get("rule", "range"),
        row.get("beside", True),
    )


def format_named(name: str) -> Format:
    """The format of that name; raises SettingsError, naming all, where there is none."""
    if name not in formats():
        raise SettingsError(
            f"there is no format {name}", f"choose one of {', '.join(sorted(formats()))}"
        )
    return formats()[name]


def writer_of(name: str) -> Write:
    """The function that writes a format; its module is loaded now and not before."""
    module = import_module(f"onrecord.exports.{format_named(name).module}")
    write: Write = module.write
    return write
