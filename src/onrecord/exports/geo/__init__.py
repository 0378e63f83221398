"""Incidents on the globe: uncertain places as areas of a stated radius."""
