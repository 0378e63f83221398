"""The overview in memory says what the archive says, notices what changes, withholds."""

import itertools
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import commands
from onrecord.commands import EVERYTHING, Asked, Origins, Overview, Sight
from onrecord.errors import OnRecordError

REPORTS = Path(__file__).parents[2] / "demo" / "reports"


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


def everything(overview, asked=None, sight=EVERYTHING):
    """All lines that are found, page after page."""
    pages = (overview.ask(asked or Asked(), sight, n).lines for n in itertools.count(1))
    return [line for page in itertools.takewhile(bool, pages) for line in page]


def pages(origins, **asked):
    """All origins, page after page."""
    told = (origins.page(skip=n, **asked).origins for n in itertools.count(0, 50))
    return [one for page in itertools.takewhile(bool, told) for one in page]


def assert_as_told(archive, overview):
    """The overview says of every incident what `commands.incidents` says, and knows no other."""
    told = {found.sketch.id: found for found in commands.incidents(archive)}
    lines = {line.id: line for line in everything(overview)}
    assert lines.keys() == told.keys()
    for id_, found in told.items():
        line = lines[id_]
        assert line.sketch == found.sketch
        assert len(line.disputed) == len(found.told.disputes)
        assert {key for key, _ in line.origins} == set(found.told.origins)
        assert (line.share, line.denials) == (found.told.share, len(found.told.denials))


def test_the_overview_says_what_incidents_says(archive):
    # Figures by the rule `range`, disputes, origins, heading: one truth, kept in two forms.
    overview = Overview(archive)
    assert_as_told(archive, overview)
    shown = overview.ask(Asked())
    told = list(commands.incidents(archive))
    types = Counter(found.sketch.type for found in told)
    assert all(types[value] == n for value, _, n in shown.facets["type"])
    assert [n for *_, n in shown.facets["type"]] == [n for _, n in types.most_common(15)]
    assert shown.counts["incidents"] == len(told)
    assert shown.counts["disputed"] == sum(bool(f.told.disputes) for f in told)
    assert shown.counts["claims"] == sum(len(r.claims) for f in told for r in f.told.rows)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200), st.booleans()), max_size=3))
def test_after_any_judgements_it_still_says_so(made, tmp_path_factory, pairs):
    # Incidents are joined, split and get back what they were: no summary is left behind.
    where = shutil.copy(made, tmp_path_factory.mktemp("judged") / "demo.db")
    with commands.held(where) as archive:
        overview = Overview(archive)
        claims = [c.id for _, c in commands.claims(archive) if c.event]
        overview.totals()
        for a, b, same in pairs:
            decision = "same" if same else "different"
            one, other = claims[a % len(claims)], claims[b % len(claims)]
            try:
                commands.judge(archive, decision, [one, other], by="test")
            except OnRecordError:
                continue  # a claim and itself, or against an earlier judgement
            assert_as_told(archive, overview)


def test_a_facet_counts_under_the_other_conditions(archive):
    # So that a second value can be ticked: ticking one type leaves the others' counts as they are.
    overview = Overview(archive)
    free = overview.ask(Asked())
    type_, _, many = free.facets["type"][0]
    narrowed = overview.ask(Asked(types=(type_,)))
    assert narrowed.facets["type"] == free.facets["type"]
    assert narrowed.counts["incidents"] == many
    assert sum(n for _, _, n in narrowed.facets["disputed"]) == many
    for kind, field in (("actor", "actors"), ("place", "places"), ("stance", "stances")):
        value, _, many = narrowed.facets[kind][0]
        both = overview.ask(Asked(types=(type_,), **{field: (value,)}))
        assert both.counts["incidents"] == many, kind


def test_search_days_frame_and_what_has_none(archive):
    # Each condition lets through what it says, and the timeline does not hide the days around.
    overview = Overview(archive)
    lines = everything(overview)
    placed = [s for line in lines if (s := line.sketch.place) and s.latitude is not None]
    assert overview.ask(Asked(without="place")).counts["incidents"] == len(lines) - len(placed)
    undated = sum(not line.sketch.dated for line in lines)
    assert overview.ask(Asked(without="day")).counts["incidents"] == undated
    found = everything(overview, Asked(search="QUSAYR rebels"))
    assert found
    assert all("qusayr" in line.searched and "rebels" in line.searched for line in found)
    assert not everything(overview, Asked(search="no such words anywhere"))
    box = (36.0, 34.0, 37.0, 35.0)
    within = everything(overview, Asked(box=box))
    assert within
    assert all(36 <= x.sketch.place.longitude <= 37 for x in within)
    june = Asked(since=date(2013, 6, 1), until=date(2013, 6, 30))
    assert 0 < overview.ask(june).counts["incidents"] < len(lines)
    assert overview.ask(june).bins == overview.ask(Asked()).bins
    points = overview.points(Asked()).columns
    assert len(points["id"]) == len(points["latitude"]) == len(placed)


def test_what_another_program_writes_is_noticed(archive):
    # A judgement by another connection shows at the next question, and the map's version changes.
    overview = Overview(archive)
    before, version = overview.totals().incidents, overview.points(Asked()).version
    assert overview.points(Asked()).version == version
    first, second = everything(overview)[:2]
    commands.judge(archive.address, "same", [first.id, second.id], by="another")
    assert overview.totals().incidents == before - 1
    assert overview.points(Asked()).version != version


def test_a_summary_that_is_lacking_is_made_when_asked(archive):
    # Killed between linking and summarising: nothing is missing, and `summarise` goes on.
    with archive.joined(writes=True) as tables:
        tables.touch_all()
    assert_as_told(archive, Overview(archive))
    assert commands.summarise(archive) == Overview(archive).totals().incidents
    assert commands.summarise(archive) == 0


def test_what_changes_while_it_is_summarised_is_taken_up_again(archive):
    # The one who fills a summary sees that somebody emptied it meanwhile, and leaves it empty.
    with archive.joined(writes=True) as tables:
        incident = sorted(tables.living())[0]
        tables.touch([incident])
        seen = {w.incident: w.stamp for w in tables.lacking()}
        tables.touch([incident])
        assert tables.keep_summaries(seen, {incident: "null"}, []) == 0
        assert [w.incident for w in tables.lacking()] == [incident]


def test_what_is_withheld_is_in_no_line_count_or_facet(archive):
    # A restricted incident is not there; of one told by others too, only what they tell is.
    overview = Overview(archive)
    lines = everything(overview)
    hidden = lines[0].id
    sight = Sight(incidents=frozenset({hidden}))
    assert hidden not in {line.id for line in everything(overview, sight=sight)}
    assert overview.totals(sight).incidents == len(lines) - 1
    assert hidden not in overview.points(Asked(), sight).columns["id"]
    assert not overview.lines([hidden], sight)
    several = next(line for line in lines if len(line.publishers) > 1)
    unseen = several.publishers[0]
    left = everything(overview, sight=Sight(sources=frozenset({unseen})))
    assert all(unseen not in line.publishers for line in left)
    assert {several.id} <= {line.id for line in left}
    alone = {line.id for line in lines if line.publishers == (unseen,)}
    assert alone
    assert not alone & {line.id for line in left}
    assert len(everything(overview)) == len(lines)  # others see it all


def test_origins_are_counted_over_incidents(archive):
    # As often as the incidents name them; what a withheld source carried counts for nobody.
    lines = everything(Overview(archive))
    heard = Counter(key for line in lines for key, _ in line.origins)
    counted = commands.origin_page(archive, sort="incidents", most=1000).origins
    assert {o.key: o.incidents for o in counted} == heard
    assert [o.incidents for o in counted] == sorted(heard.values(), reverse=True)
    assert all(o.first + o.alone <= o.incidents for o in counted if o.day)
    some = commands.origin_page(archive, sort="incidents", skip=1, most=2)
    assert (some.origins, some.count) == (counted[1:3], len(counted))
    assert not commands.origin_page(archive, skip=1000).origins
    source = next(p for line in lines for p in line.publishers)
    left = commands.origin_page(archive, sight=Sight(sources=frozenset({source})), most=1000)
    assert sum(o.incidents for o in left.origins) < sum(heard.values())


def test_kept_counts_of_origins_follow_what_is_judged(archive):
    # Incidents joined by another program are one for each origin that tells of both.
    origins = Origins(archive)
    before = sum(o.incidents for o in pages(origins))
    first, second = everything(Overview(archive))[:2]
    commands.judge(archive.address, "same", [first.id, second.id], by="another")
    commands.summarise(archive)
    assert pages(origins) == pages(Origins(archive))
    both = {key for key, _ in first.origins} & {key for key, _ in second.origins}
    assert sum(o.incidents for o in pages(origins)) == before - len(both)
