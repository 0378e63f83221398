"""What the modules that fill templates of MUC-4 share: the table of conventions, and events."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from onrecord.records import Claim, Event


def events_of(group: Sequence[Claim]) -> list[Event]:
    """The events of the claims of one mention, in their order."""
    return [c.event for c in group if c.event]


def words_of(event: Event) -> str:
    """The trigger and the tool of an event with its kind, in small letters."""
    tool = f" {event.instrument.words.text} {event.instrument.kind}" if event.instrument else ""
    return (event.trigger.text + tool).lower()


@cache
def table() -> Any:
    """The conventions of the task, from `templates.yaml`."""
    text = files("onrecord.evaluation").joinpath("templates.yaml").read_text("utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)
