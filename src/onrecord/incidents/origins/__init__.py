"""Origins, not outlets, corroborate: near-identical texts and shared roots count once."""

from onrecord.incidents.origins.copies import CopyIndex, copies_of
from onrecord.incidents.origins.overview import Origin, origins_of
from onrecord.incidents.origins.testimonies import testimonies

__all__ = ["CopyIndex", "Origin", "copies_of", "origins_of", "testimonies"]
