"""The one root of every error that onrecord raises on purpose."""

from __future__ import annotations


class OnRecordError(Exception):
    """Something a user can mend: what went wrong, then what to do next, in one line.

    >>> str(OnRecordError("a.txt is empty", "give a file that holds a report"))
    'a.txt is empty: give a file that holds a report'
    """

    def __init__(self, what: str, do: str) -> None:
        super().__init__(f"{what}: {do}")
        self.what = what
        self.do = do


class IntakeError(OnRecordError):
    """A source that cannot be taken in as a report."""


class ArchiveError(OnRecordError):
    """An archive that cannot be opened, written or trusted."""


class NamesError(OnRecordError):
    """A gazetteer or a registry that cannot be built or read."""


class SettingsError(OnRecordError):
    """An option or a setting that makes no sense."""


class PeopleError(OnRecordError):
    """A name, password or right that does not hold."""


class LoginError(PeopleError):
    """Somebody who may not come in; `wait` is how many seconds to wait before the next try."""

    def __init__(self, what: str, do: str, wait: int = 0) -> None:
        super().__init__(what, do)
        self.wait = wait


class EvaluationError(OnRecordError):
    """A set of answers that cannot be scored."""


class DatabaseError(ArchiveError):
    """The database of an archive failed: it may answer again when asked later."""


class JudgementError(OnRecordError):
    """A judgement that contradicts those made before."""


class IncidentsError(OnRecordError):
    """Accounts or texts that cannot be compared: weights or signatures missing or unfit."""


class WorkerError(OnRecordError):
    """A process that reads beside this one and cannot begin."""
