"""onrecord reads news of armed conflict and keeps the record: who claims what, in which words."""

__version__ = "0.1.0"
