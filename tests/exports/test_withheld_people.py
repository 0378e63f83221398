"""What is withheld changes no figure: people of whom nothing is told stay so."""

from typing import cast

import pytest

from onrecord.exports.camps import Facing
from onrecord.exports.deaths import deaths_of, total_of
from onrecord.exports.divisions import Divisions
from onrecord.exports.safety import Publishing
from onrecord.reconciling.reconcile import reconcile
from onrecord.records import Side
from support_fielded import dead, villagers

NOBODY = Facing(None, None)


class Nowhere:
    """Divisions of an empty gazetteer: every place is withheld."""

    def coarse(self, spot, precision):
        return None

    def coarse_place(self, place, precision):
        return None


def publishing(precision, names):
    """What may be published, where no place is known."""
    return Publishing(precision, names, None, cast(Divisions, Nowhere()))


@pytest.mark.parametrize(("precision", "names"), [("admin1", True), ("country", False)])
def test_withheld_words_change_no_class(precision, names):
    # Five "people" are not five civilians when the word is withheld, and villagers stay such.
    told = [
        dead("sohr", "5", "people", (5, 5, 5), kind="civilians"),
        villagers("sohr", "3", (3, 3, 3)),
    ]
    shown = publishing(precision, names).testimonies(told)
    before, after = reconcile(told), reconcile(shown)
    assert deaths_of(after, NOBODY) == deaths_of(before, NOBODY)
    assert total_of(after, "killed") == total_of(before, "killed")
    assert {a.field for a in after.answers if a.field.name == "killed"} == {
        a.field for a in before.answers if a.field.name == "killed"
    }


def test_sides_of_whom_nothing_is_told_stay_people():
    # A name that is withheld leaves the kind, but "victims" are no civilians by that.
    shown = publishing("admin1", True)
    assert shown.side(Side("victims", None, "civilians", "victim")).name == "people"
    assert shown.side(Side("Maria", None, "civilians", "victim")).name == "civilians"
