"""A data package: the record as tables with their schemas, to be kept and cited."""
