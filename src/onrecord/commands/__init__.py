"""The only room that joins the stages: each command once, as a typed function.

The command line is a face of these functions, and so may your program be. Nothing heavy is
loaded before it is needed.

>>> from onrecord import commands
>>> [f.__name__ for f in (commands.read, commands.add, commands.claims)]
['read', 'add', 'claims']
"""

from typing import TYPE_CHECKING

from onrecord.archive.filters import ClaimFilter
from onrecord.commands.adding import add
from onrecord.commands.asking import claims
from onrecord.commands.demonstrating import demo
from onrecord.commands.evaluating import evaluate
from onrecord.commands.names import (
    actors,
    gazetteer_add,
    gazetteer_build,
    gazetteer_lookup,
    gazetteer_ready,
)
from onrecord.commands.reading import read
from onrecord.commands.results import Failed, Known, PlacesFound, Read, Recorded

if TYPE_CHECKING:  # what the functions give back
    from onrecord.evaluation.scoreboard import Scoreboard as Scoreboard
    from onrecord.names.actors import ActorMatch as ActorMatch

__all__ = [
    "ClaimFilter",
    "Failed",
    "Known",
    "PlacesFound",
    "Read",
    "Recorded",
    "actors",
    "add",
    "claims",
    "demo",
    "evaluate",
    "gazetteer_add",
    "gazetteer_build",
    "gazetteer_lookup",
    "gazetteer_ready",
    "read",
]
