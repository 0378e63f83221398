"""Places and actors are looked up through the commands."""

import pytest

from onrecord import commands
from onrecord.commands.settings import Settings
from onrecord.names.gazetteer import Gazetteer, PlaceEntry

QUSAYR = PlaceEntry(
    "geonames:173322", "Al Quşayr", "settlement", "SY", "11", 34.5, 36.58, 41062, "GeoNames"
)


class OnePlace:
    """A gazetteer that knows Qusayr and guesses it for anything else."""

    def __init__(self):
        self.closed = False

    def lookup(self, name):
        return [QUSAYR] if name == "Qusayr" else []

    def fuzzy(self, name):
        return [QUSAYR]

    def close(self):
        self.closed = True


@pytest.fixture
def gazetteer(monkeypatch):
    """The one-place gazetteer in place of the real one; `asked` is the file that was opened."""
    stub = OnePlace()

    def opened(path, progress=None):
        stub.asked = path
        return stub

    monkeypatch.setattr(Gazetteer, "open", opened)
    return stub


def test_a_known_place_is_found_without_guesses(gazetteer, tmp_path):
    # The file lies in the folder of the settings and is closed after.
    found = commands.gazetteer_lookup("Qusayr", Settings(cache=tmp_path))
    assert (found.entries, found.guesses) == ((QUSAYR,), ())
    assert gazetteer.asked.parent == tmp_path
    assert gazetteer.closed


def test_an_unknown_place_gives_guesses_apart(gazetteer):
    # A guess is never an entry.
    found = commands.gazetteer_lookup("Qusyar")
    assert (found.entries, found.guesses) == ((), (QUSAYR,))


def test_an_actor_is_explained():
    # Each candidate says why.
    matches = commands.actors("Hezbollah")
    assert matches[0].name == "Hezbollah"
    assert matches[0].why
