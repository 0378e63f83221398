"""Others' coded data: UCDP, ACLED and MAVERICK files and plain tables, as coded accounts."""

from onrecord.intake.coded.mapping import columns_in
from onrecord.intake.coded.read import Coded, coded, kind_of_file

__all__ = ["Coded", "coded", "columns_in", "kind_of_file"]
