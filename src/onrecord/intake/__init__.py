"""From files, folders, standard input and web addresses to reports."""

from onrecord.intake.head import Head, read_head
from onrecord.intake.options import Failure, IntakeOptions, PassedOver, TakenIn
from onrecord.intake.take import take_fetched, take_in

__all__ = [
    "Failure",
    "Head",
    "IntakeOptions",
    "PassedOver",
    "TakenIn",
    "read_head",
    "take_fetched",
    "take_in",
]
