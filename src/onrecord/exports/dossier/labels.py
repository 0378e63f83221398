"""The dossier's words for codes, from `labels.yaml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def labels() -> dict[str, Any]:
    """Every table of words by its name.

    >>> labels()["stances"]["denied"]
    'denies'
    """
    text = files("onrecord.exports.dossier").joinpath("labels.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return found


def label(table: str, code: str) -> str:
    """The words for a code; a code without words stands for itself, underscores as spaces.

    >>> label("stances", "admitted"), label("precision", "sea_area")
    ('admits', 'sea area')
    """
    return str(labels()[table].get(code) or plain(code))


def plain(code: str) -> str:
    """A code as plain words.

    >>> plain("ceasefire_violation")
    'ceasefire violation'
    """
    return code.replace("_", " ")
