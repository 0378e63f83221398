"""Pages of incidents and of claims are those of the whole lists."""

import itertools
import shutil
from datetime import date
from pathlib import Path

import pytest

from onrecord import commands
from onrecord.commands import ClaimFilter, IncidentFilter, Overview, Sight
from onrecord.errors import SettingsError

REPORTS = Path(__file__).parents[2] / "demo" / "reports"
ASKED = (
    IncidentFilter(),
    IncidentFilter(type="shelling"),
    IncidentFilter(place="Qusayr"),
    IncidentFilter(actor="rebels", least=2),
    IncidentFilter(since=date(2013, 6, 3), until=date(2013, 6, 6)),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The demonstration's reports, read and linked once."""
    where = tmp_path_factory.mktemp("made") / "demo.db"
    list(commands.add(where, [str(REPORTS)]))
    commands.link(where)
    return where


@pytest.fixture
def archive(made, tmp_path):
    """A fresh copy of the demonstration's archive, held open."""
    with commands.held(shutil.copy(made, tmp_path / "demo.db")) as held:
        yield held


def paged(overview, asked, **how):
    """All that pages of seven give, one after the other."""
    found, first = [], 0
    while first is not None:
        some, first = commands.incident_page(overview, asked, first=first, most=7, **how)
        found += some
    return found


@pytest.mark.parametrize("asked", ASKED)
def test_pages_of_incidents_are_those_of_the_list(archive, asked):
    # The same incidents with the same answers, in the same order; disputes likewise, by any rule.
    overview = Overview(archive)
    assert paged(overview, asked) == list(commands.incidents(archive, asked))
    rule = "lowest,killed=median"
    told = paged(overview, asked, rule=rule, disputed=True)
    assert told == list(commands.disputes(archive, asked, rule=rule))


def test_pages_of_incidents_withhold_what_the_list_withholds(archive):
    # A source that somebody may not see, an incident, and the names of those who suffered.
    overview = Overview(archive)
    source = next(r.publisher for r, _ in commands.claims(archive) if r.publisher)
    hidden = next(iter(commands.incidents(archive))).sketch.id
    for sight in (Sight(sources=frozenset({source})), Sight(incidents=frozenset({hidden}))):
        assert paged(overview, None, sight=sight) == list(commands.incidents(archive, sight=sight))
    masked = Sight(names=False)
    told = paged(overview, ASKED[2], sight=masked)
    assert told == list(commands.incidents(archive, ASKED[2], sight=masked))


def test_a_page_follows_what_is_judged(archive):
    # Joined by another program, the next page has it so; a filter's answer, too.
    overview = Overview(archive)
    for asked in ASKED[:2]:
        first, second, *_ = paged(overview, asked)
        commands.judge(archive, "same", [first.sketch.id, second.sketch.id], by="test")
        assert paged(overview, asked) == list(commands.incidents(archive, asked))


def test_a_rule_that_is_none_is_refused(archive):
    # As in the list.
    with pytest.raises(SettingsError, match="no rule"):
        commands.incident_page(Overview(archive), rule="guess")


def test_claims_in_steps_are_those_of_the_list(archive):
    # From the start and after any claim, with and without a filter.
    for asked in (ClaimFilter(), ClaimFilter(stance="claimed"), ClaimFilter(actor="rebels")):
        whole = list(commands.claims(archive, asked))
        assert list(commands.claims(archive, asked, stepwise=True)) == whole
        for _, claim in itertools.islice(whole, 0, None, 23):
            after = ClaimFilter(stance=asked.stance, actor=asked.actor, after=claim.id)
            left = whole[[c.id for _, c in whole].index(claim.id) + 1 :]
            assert list(commands.claims(archive, after, stepwise=True)) == left
            assert list(commands.claims(archive, after)) == left
    assert list(commands.claims(archive, ClaimFilter(after="no such"), stepwise=True)) == []
