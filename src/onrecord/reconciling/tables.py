"""Reading this room's tables."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def table(name: str) -> dict[str, Any]:
    """The data of one of the YAML files beside this one.

    >>> table("agreeing.yaml")["about"]
    0.1
    """
    text = files("onrecord.reconciling").joinpath(name).read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return data
