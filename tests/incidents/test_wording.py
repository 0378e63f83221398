"""Words of accounts: what is rare, what is a name, what a number counts, and how they compare."""

from dataclasses import replace
from datetime import date

from onrecord.incidents.accounts import accounts_of
from onrecord.incidents.scoring import explain, links_of
from onrecord.incidents.weights import Weights
from onrecord.incidents.wording import COLUMNS, wording_of
from onrecord.incidents.words import counts_in, names_in
from onrecord.records import make_report
from support_claims import claims_in

DAY = date(2013, 6, 5)


def main_account(text, url):
    """The account of what a text is about."""
    report = make_report(text, published=DAY, url=url)
    return accounts_of(report, claims_in(text, DAY))[0]


def test_a_word_that_opens_a_sentence_is_a_name_only_where_it_is_one_elsewhere():
    # "Troops" has its capital from the sentence, "Qusayr" its own.
    text = "Troops shelled the town of Qusayr for three days before it fell. Qusayr is empty."
    assert names_in(text) == {"kuser"}


def test_a_headline_makes_no_names():
    # In the case of headlines every word has a capital.
    assert names_in("Car Bomb Kills Ten Near Market\nA car bomb went off.") == frozenset()


def test_numbers_stand_with_what_they_count():
    # A number alone says little: 23 pirates and 26 pirates are two hauls.
    assert list(counts_in("captured 23 pirates")) == ["23 pirate"]


def test_the_columns_of_words_have_one_value_each():
    # The table of comparison is built by their order.
    told = main_account("Shells killed six people in Homs on Tuesday.", "a")
    assert len(wording_of(told)) == len(COLUMNS)


def test_texts_that_share_rare_words_are_likelier_of_one_event():
    # The same deed in other words against another deed of the same kind and place.
    bakery = (
        "Shells hit the Halfaya bakery in Homs on Tuesday, killing six people queuing for bread."
    )
    again = "Six people queuing at the Halfaya bakery died when shells struck Homs on Tuesday."
    school = "Shells hit a girls' school in Homs on Tuesday, wounding forty pupils and a teacher."
    a, b, c = (main_account(t, u) for t, u in ((bakery, "a"), (again, "b"), (school, "c")))
    weights = Weights.load("read")
    same, other = explain(a, b, weights), explain(a, c, weights)
    assert same.weight > other.weight
    assert {part.feature for part in same.parts} >= {"likeness", "names", "time", "place"}


def test_an_account_without_a_place_is_joined_only_where_vague_ones_are_asked_for():
    # By default it is kept and never joined.
    a, b = (main_account("Shells killed six people in Homs on Tuesday.", u) for u in "ab")
    nowhere = replace(b, places=())
    weights = replace(Weights.load("read"), keep=-30.0)
    assert links_of([a, nowhere], weights) == []
    assert len(links_of([a, nowhere], weights, vague=True)) == 1
