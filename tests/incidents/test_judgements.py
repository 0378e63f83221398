"""Judgements that contradict one another are refused with the path that makes it so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import JudgementError
from onrecord.incidents.constraints import check_judgement
from support_grouping import judged

A_IS_B_IS_C = [judged(1, "same", "a", "b"), judged(2, "same", "b", "c", by="ben")]


def refused(made, new, mentions=None):
    """What is said when a judgement is refused."""
    with pytest.raises(JudgementError) as caught:
        check_judgement(made, new, mentions)
    return str(caught.value)


def test_a_difference_within_what_was_judged_one_names_the_path():
    assert refused(A_IS_B_IS_C, judged(3, "different", "a", "c")) == (
        "a-claim ≠ c-claim contradicts what was judged before "
        "(a-claim = b-claim by ana on 2014-03-02, b-claim = c-claim by ben on 2014-03-03): "
        "withdraw one of these judgements first"
    )


def test_joining_two_ends_of_a_difference_names_the_path():
    made = [judged(1, "same", "a", "b"), judged(2, "different", "c", "a")]
    said = refused(made, judged(3, "same", "b", "c"))
    assert "a-claim = b-claim by ana" in said
    assert "c-claim ≠ a-claim by ana on 2014-03-03" in said


def test_withdrawn_judgements_contradict_nothing():
    made = [judged(1, "same", "a", "b", withdrawn=True), judged(2, "same", "b", "c")]
    check_judgement(made, judged(3, "different", "a", "c"))


def test_a_circle_of_parts_is_refused():
    made = [judged(1, "part_of", "a", "b"), judged(2, "same", "b", "c")]
    said = refused(made, judged(3, "part_of", "c", "a"))
    assert "a-claim part of b-claim by ana on 2014-03-02, b-claim = c-claim" in said


def test_a_part_is_not_the_same_as_its_whole():
    assert "part of" in refused([judged(1, "part_of", "a", "b")], judged(2, "same", "a", "b"))
    assert "=" in refused(A_IS_B_IS_C, judged(3, "part_of", "c", "a"))
    assert "is itself" in refused([], judged(1, "part_of", "a", "a"))


def test_two_parts_of_one_whole_may_be_one():
    made = [judged(1, "part_of", "a", "c"), judged(2, "part_of", "b", "c")]
    check_judgement(made, judged(3, "same", "a", "b"))


MENTION = {"a-claim": "r:1", "b-claim": "r:1"}


def test_claims_of_one_mention_are_one_event():
    said = refused([judged(1, "same", "a", "c")], judged(2, "different", "b", "c"), MENTION)
    assert "b-claim and a-claim are one mention of one report, a-claim = c-claim" in said


def test_a_mention_is_split_by_judging_its_claims_different():
    split = judged(2, "different", "a", "b")
    check_judgement([judged(1, "same", "a", "c")], split, MENTION)
    check_judgement([judged(1, "same", "a", "c"), split], judged(3, "different", "b", "c"), MENTION)
    around = [judged(1, "same", "a", "c"), judged(3, "same", "c", "b")]
    assert "c-claim = b-claim" in refused(around, split, MENTION)


NAMES = st.sampled_from("abcdef")
JUDGED = st.lists(st.tuples(st.sampled_from(["same", "different", "part_of"]), NAMES, NAMES))


def possible(judgements):
    """Whether numbers can be given to claims so that all judgements hold, by trying closure."""
    of = {n: n for n in "abcdef"}
    for j in judgements:
        if j.decision == "same":
            old, new = of[j.a[0]], of[j.b[0]]
            of = {n: new if c == old else c for n, c in of.items()}
    if any(of[j.a[0]] == of[j.b[0]] for j in judgements if j.decision != "same"):
        return False
    parts = {(of[j.a[0]], of[j.b[0]]) for j in judgements if j.decision == "part_of"}
    for _ in of:
        parts |= {(a, d) for a, b in parts for c, d in parts if b == c}
    return all(a != b for a, b in parts)


@given(JUDGED)
def test_what_is_stored_is_always_possible_and_what_is_refused_never(made):
    kept = []
    for number, (decision, a, b) in enumerate(made):
        new = judged(number, decision, a, b)
        try:
            check_judgement(kept, new)
        except JudgementError:
            assert not possible([*kept, new])
        else:
            kept.append(new)
            assert possible(kept)
