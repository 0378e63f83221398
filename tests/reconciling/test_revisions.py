"""Revisions of one origin are a history, not a contradiction; its latest word counts."""

from datetime import date

from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.following import followed
from onrecord.reconciling.reconcile import reconcile
from support_reconciling import Telling, toll

REBELS = "non-state combatants"
FIRST, SECOND, THIRD = (date(2008, 8, d) for d in (22, 28, 30))


def killed(*testimonies):
    answer = reconcile(testimonies).answer("killed", REBELS)
    assert answer is not None
    return answer


def three_words():
    return [
        toll("us", "5 to 7", (5, None, 7), day=FIRST),
        toll("us", "five to seven", (5, None, 7), day=SECOND),
        toll("us", "more than 30", (31, None, None), day=THIRD),
    ]


def test_one_origin_that_revises_its_figure_is_not_in_dispute():
    answer = killed(*three_words())
    assert (answer.dispute, answer.value) == (None, Bounds(31, None, None))


def test_its_history_has_each_value_once_with_its_day_and_how_often_it_was_told():
    (view,) = killed(*three_words()).views
    assert [(s.values[0], s.day, s.times) for s in view.history] == [
        (Bounds(5, None, 7), FIRST, 2),
        (Bounds(31, None, None), THIRD, 1),
    ]
    assert [s.quote.text[:12] for s in view.history] == ["5 to 7 rebel", "more than 30"]


def test_the_range_over_every_word_is_kept_beside():
    answer = killed(*three_words(), toll("un", "90", (90, 90, 90), day=SECOND))
    assert (answer.value, answer.ever) == (Bounds(31, None, 90), Bounds(5, None, 90))


def test_its_earlier_word_is_not_held_against_another_origin():
    assert killed(*three_words(), toll("un", "90", (90, 90, 90), day=SECOND)).dispute is None
    assert killed(*three_words()[:2], toll("un", "90", (90, 90, 90), day=SECOND)).dispute


def test_a_total_so_far_goes_before_other_figures_of_its_day():
    answer = killed(
        toll("a", "2", (2, 2, 2)), toll("a", "a total of 24", (24, 24, 24), scope="update")
    )
    assert answer.value == Bounds(24, 24, 24)


def test_two_reports_of_one_day_that_differ_are_a_range_of_one_origin():
    answer = killed(toll("a", "70", (70, 70, 70)), toll("a", "72", (72, 72, 72)))
    assert (answer.value, answer.dispute) == (Bounds(70, None, 72), None)


def test_a_headlines_dozens_are_made_exact_by_the_text():
    telling = Telling("Dozens of rebels die\n\n70 rebels died.", "a")
    fighters = {"kind": "rebels", "status": "combatant"}
    dozens = telling.count("Dozens", 24, None, None, of="rebels", **fighters)
    exact = telling.count("70", 70, 70, 70, of="rebels", **fighters)
    told = telling.says("die", figures=(dozens,)), telling.says("died", figures=(exact,))
    assert killed(*told).value == Bounds(70, 70, 70)


def test_a_report_without_a_day_comes_first():
    told = toll("a", "70", (70, 70, 70)), toll("a", "9", (9, 9, 9), day=None)
    assert killed(*told).value == Bounds(70, 70, 70)


def test_a_claim_is_followed_through_its_repetitions():
    told = three_words()
    trail = followed(told, told[0].claim.id)
    assert [t.testimony.report.published for t in trail] == [FIRST, SECOND, THIRD]
    assert [[str(s.field) for s in t.changed if s.field.name == "killed"] for t in trail] == [
        [f"killed ({REBELS})"],
        [],
        [f"killed ({REBELS})"],
    ]
    assert [t.stance for t in trail] == ["asserted", None, None]
