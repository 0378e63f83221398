"""Errors of one source, turned into a failure that stops no other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from onrecord.errors import IntakeError
from onrecord.intake.options import Failure, PassedOver, TakenIn

Given = TakenIn | Failure | PassedOver


def guarded(source: str, work: partial[Iterator[Given]]) -> Iterator[Given]:
    """What `work` gives, with its errors turned into failures of `source`."""
    try:
        yield from work()
    except IntakeError as error:
        yield Failure(source, error.what, error.do)
    except PermissionError:
        yield Failure(source, "it may not be read", "change its permissions")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        yield Failure(source, f"it cannot be read ({reason})", "check the file and its disk")
    except MemoryError:
        yield Failure(source, "it is too large for this machine", "split it")
