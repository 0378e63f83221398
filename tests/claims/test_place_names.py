"""Which words of a sentence may be the name of a place."""

from itertools import pairwise

import pytest

from onrecord.claims.place_names import names_in
from onrecord.claims.place_uses import place_uses
from support_claims import reading_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rebels shelled Rastan and villages near Hama.", ["Rastan", "Hama"]),
        ("Troops took Surjah Kabira from rebels in Homs.", ["Surjah Kabira", "Homs"]),
        ("Guards marched in al-Dabyah on Monday.", ["al-Dabyah"]),
        ("Colonel Brandt fled on Friday.", []),
    ],
)
def test_names_are_listed_ones_and_capitals_where_a_place_may_stand(text, names):
    """Names that no list knows count too, but no days, titles' names or actors."""
    reading = reading_of(text)
    (sentence,) = reading.sentences
    found = names_in(reading, sentence, place_uses(reading, sentence))
    assert [reading.words_of(n.first, n.last).text for n in found] == names


def test_names_never_overlap():
    """Each token stands in at most one name."""
    reading = reading_of(
        "Shells hit the Old Souk, Qalaat al-Madiq and Deir al-Adas in Hama province."
    )
    (sentence,) = reading.sentences
    found = names_in(reading, sentence, place_uses(reading, sentence))
    assert len(found) > 2 and all(a.last <= b.first for a, b in pairwise(found))
