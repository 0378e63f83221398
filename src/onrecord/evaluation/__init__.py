"""Stages scored against answers that others gave; every convention of a key lives here."""
