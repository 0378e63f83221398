"""Blind double coding below the desk: samples, codings, agreement, on both databases."""

import pytest

from onrecord import commands
from onrecord.commands import ClaimFilter, Sample
from onrecord.errors import ArchiveError, SettingsError

FIELDS = ("stance", "killed", "place")


def draw(archive, **told):
    """Draw a sample of claims for two coders; its number."""
    asked = {"name": "May", "size": 6, "seed": 7, "fields": FIELDS, "coders": ("ann", "ben")}
    return commands.coding_draw(archive, Sample(**asked | told), by="rae").coding.id


def code_all(archive, number, coder, **values):
    """Code every claim of a sample with the same values, and hand it in."""
    told = {"stance": "reported", "killed": "not told", "place": "Qusayr"} | values
    for at in range(1, commands.coding(archive, number).coding.size + 1):
        claim = commands.coding_unit(archive, number, coder, at).claim
        commands.coding_give(archive, number, coder, claim, told)
    commands.coding_hand_in(archive, number, coder)


def claims_of(archive, number):
    """The claims of a sample in their order."""
    return [commands.coding_unit(archive, number, "ann", at).claim for at in range(1, 7)]


def test_the_same_seed_draws_the_same_claims(archive):
    # Another seed draws others; a filter holds.
    first, again, other = (draw(archive, seed=seed) for seed in (7, 7, 8))
    assert claims_of(archive, first) == claims_of(archive, again) != claims_of(archive, other)
    killed = draw(archive, asked=ClaimFilter(stance="denied"), size=2)
    one = commands.coding_unit(archive, killed, "ann", 1).claim
    assert one in {c.id for _, c in commands.claims(archive, ClaimFilter(stance="denied"))}
    assert commands.coding(archive, killed).coding.asked == "stance denied"


def test_a_sample_that_cannot_be_drawn(archive):
    # More than there is, no name, no question, a question that is none.
    for wrong, why in [
        ({"size": 4000}, "claims pass, fewer than 4,000"),
        ({"name": "  "}, "no name"),
        ({"fields": ()}, "no question"),
        ({"fields": ("mood",)}, "no question 'mood'"),
        ({"seed": -1}, "out of range"),
    ]:
        with pytest.raises(SettingsError, match=why):
            draw(archive, **wrong)
    assert commands.codings(archive) == []


def test_a_withheld_source_is_in_no_sample(archive):
    # Neither drawn nor shown to whom it is withheld from.
    every = {r.publisher for r, _ in commands.claims(archive)}
    sight = commands.Sight(sources=frozenset(every - {"Levant Wire"}))
    sample = Sample("May", 5, 1, FIELDS, ("ann",))
    number = commands.coding_draw(archive, sample, by="rae", sight=sight).coding.id
    units = [commands.coding_unit(archive, number, "ann", at) for at in range(1, 6)]
    assert {u.report.publisher for u in units} == {"Levant Wire"}
    blind = commands.Sight(sources=frozenset({"Levant Wire"}))
    with pytest.raises(ArchiveError, match="no claim 1"):
        commands.coding_unit(archive, number, "ann", 1, sight=blind)
    told = dict.fromkeys(FIELDS, "")
    with pytest.raises(ArchiveError, match="not in this sample"):
        commands.coding_give(archive, number, "ann", units[0].claim, told, sight=blind)


def test_what_a_coder_gives_is_kept_and_may_be_given_anew(archive):
    # Until it is handed in; numbers and words are kept in one form.
    number = draw(archive)
    unit = commands.coding_unit(archive, number, "ann")
    assert (unit.position, unit.mine) == (1, {})
    for killed in ("1,200", "12"):
        told = {"stance": "denied", "killed": killed, "place": ""}
        commands.coding_give(archive, number, "ann", unit.claim, told)
    again = commands.coding_unit(archive, number, "ann", 1)
    assert again.mine == {"stance": "denied", "killed": "12", "place": None}
    assert commands.coding_unit(archive, number, "ann").position == 2
    with pytest.raises(SettingsError, match="5 claims are not coded yet"):
        commands.coding_hand_in(archive, number, "ann")
    with pytest.raises(SettingsError, match="no number for killed"):
        commands.coding_give(archive, number, "ann", unit.claim, {"killed": "many"})
    with pytest.raises(SettingsError, match="no answer to stance"):
        commands.coding_give(archive, number, "ann", unit.claim, {"stance": "sung"})


def test_who_is_not_invited_codes_nothing(archive):
    # Nor a claim that is not in the sample, nor a sample that is not there.
    number = draw(archive)
    claim = commands.coding_unit(archive, number, "ann").claim
    with pytest.raises(ArchiveError, match="cat is not invited"):
        commands.coding_give(archive, number, "cat", claim, {})
    with pytest.raises(ArchiveError, match="not in this sample"):
        commands.coding_give(archive, number, "ann", "0000", {})
    with pytest.raises(ArchiveError, match="no sample 99"):
        commands.coding(archive, 99)


def test_blind_until_it_is_handed_in(archive):
    # A coder's unit holds nothing of the other's; the agreement is refused until they are done.
    number = draw(archive)
    before = commands.coding_unit(archive, number, "ben", 1)
    code_all(archive, number, "ann", place="a place that nobody else names")
    assert commands.coding_unit(archive, number, "ben", 1) == before
    for asked in (commands.coding_agreement, lambda *a, **b: list(commands.coding_rows(*a, **b))):
        with pytest.raises(SettingsError, match="you still code this"):
            asked(archive, number, by="ben")
    assert commands.coding_agreement(archive, number, by="rae").coders == ("ann", "ben")
    claim = before.claim
    with pytest.raises(SettingsError, match="you handed this in"):
        commands.coding_give(archive, number, "ann", claim, {"stance": "denied"})


def test_agreement_question_by_question(archive):
    # Numbers: whether one is told, then how near they are. Words without case and article.
    number = draw(archive)
    code_all(archive, number, "ann", killed="20", place="the Town of Qusayr")
    told = {"stance": "reported", "killed": "30", "place": "town of Qusayr"}
    for at, claim in enumerate(claims_of(archive, number)):
        change = {"stance": "denied", "killed": "not told"} if at == 0 else {}
        commands.coding_give(archive, number, "ben", claim, told | change)
    commands.coding_hand_in(archive, number, "ben")
    found = commands.coding_agreement(archive, number, by="ben")
    stance, killed, place = found.fields
    assert (stance.values.pairs, round(stance.values.percent)) == (6, 83)
    assert (killed.told.pairs, killed.values.pairs, killed.values.percent) == (6, 5, 0)
    assert (place.values.percent, place.values.alpha, place.settled) == (100, None, 6)
    assert [d.field.name for d in found.differences].count("stance") == 1
    assert len(found.differences) == 7
    assert {d.field.name for d in found.differences} == {"stance", "killed"}


def test_the_rows_of_a_sample(archive):
    # A row for each value, with whose it is; the words stand at their place in the report.
    number = draw(archive)
    code_all(archive, number, "ann")
    code_all(archive, number, "ben", killed="")
    rows = list(commands.coding_rows(archive, number, by="ann"))
    assert set(rows[0]) == set(commands.CODING_COLUMNS)
    killed = [r for r in rows if r["field"] == "killed" and r["position"] == 1]
    assert [(r["by"], r["value"]) for r in killed][:2] == [
        ("ann", "not told"),
        ("ben", "cannot tell"),
    ]
    stance = [r["source"] for r in rows if r["field"] == "stance" and r["position"] == 1]
    assert stance == ["coder", "coder", "machine", "agreed"]
    of = {c.id: r.text for r, c in commands.claims(archive)}
    assert all(of[r["claim"]][r["start"] : r["end"]] == r["evidence"] for r in rows)
