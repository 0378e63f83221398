"""Origins, not outlets, corroborate: near-identical texts and shared roots count once."""

from onrecord.incidents.origins.copies import CopyIndex, copies_of

__all__ = ["CopyIndex", "copies_of"]
