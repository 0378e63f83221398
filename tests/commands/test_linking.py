"""`link` and what is asked after it: incremental, as of a day, judged and undone."""

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord import commands
from onrecord.archive import Archive
from onrecord.errors import ArchiveError, JudgementError, SettingsError
from onrecord.records import Engine
from support import ENGINE, a_report, two_claims, words
from support_incidents import ORIGINAL

TESTS = Path(__file__).parents[1]
TEXT = "{}\n\nThe army took Qusayr on Wednesday. More than 500 rebels died, the army said."


def add(archive, publisher, **head):
    """Record a report of the fall of Qusayr, with a capture and a toll by the army's word."""
    own = " ".join(f"{publisher.lower()}{number}" for number in range(60))
    report = a_report(TEXT.format(f"{publisher}\n\n{own}."), publisher=publisher, **head)
    claims = two_claims(report)
    with Archive.open(archive, create=True) as opened:
        opened.add(report, ORIGINAL, claims, ENGINE)
    return report, claims


@pytest.fixture
def war(tmp_path):
    """An archive of three reports of the fall of Qusayr, linked."""
    path = tmp_path / "war.db"
    for publisher, day in (("RT", 5), ("SANA", 6), ("Reuters", 7)):
        add(path, publisher, published=date(2013, 6, day))
    commands.link(path)
    return path


def captures(archive, **then):
    """The incidents of type capture, by their ids, with the number of their reports."""
    asked = commands.IncidentFilter(type="capture")
    return {f.sketch.id: f.sketch.reports for f in commands.incidents(archive, asked, **then)}


def test_reports_of_one_event_are_one_incident(war):
    # Three publishers tell of one capture, on one day at one place.
    ((incident, reports),) = captures(war).items()
    assert reports == 3
    view = commands.incident(war, incident)
    assert {row.chain[0] for row in view.told.rows} == {"RT", "SANA", "Reuters"}
    assert view.sketch.place.name == "Al Quşayr"
    assert len(view.links) == 2
    assert all(link.parts for link in view.links)


def test_copies_of_one_text_are_one_origin(tmp_path):
    # Two papers print one text: one voice, carried twice, and nothing is corroborated.
    path = tmp_path / "war.db"
    for publisher in ("RT", "AFP"):
        report = a_report(TEXT.format("The fall"), publisher=publisher, url=f"http://{publisher}")
        with Archive.open(path, create=True) as archive:
            archive.add(report, ORIGINAL, two_claims(report), ENGINE)
    commands.link(path)
    (incident,) = captures(path)
    view = commands.incident(path, incident)
    assert (len(view.reports), len(view.told.origins), view.told.agreed) == (2, 1, ())
    assert [row.copies for row in view.told.rows] == [1]
    assert [(len(o.reports), o.copies) for o in commands.origins(path)] == [(2, 1), (2, 1)]


def test_a_second_link_does_nothing(war):
    # Nothing is new: no account, no link, the same incidents.
    before = captures(war)
    done = commands.link(war)
    assert (done.reports, done.accounts, done.links, done.incidents) == (0, 0, 0, 0)
    assert captures(war) == before


def test_a_new_report_joins_what_was_there_and_ids_stay(war):
    # Only the new report is taken up; the incident keeps its id.
    (incident,) = captures(war)
    add(war, "AFP")
    assert commands.unlinked(war) == 1
    done = commands.link(war)
    assert (done.reports, commands.unlinked(war)) == (1, 0)
    assert captures(war) == {incident: 4}


def test_the_order_of_arrival_does_not_matter(tmp_path):
    # Linked one by one or at once: the same partition.
    days = {"RT": 5, "SANA": 6, "Reuters": 7}
    parts = []
    for order, each in ((["RT", "SANA", "Reuters"], True), (["Reuters", "RT", "SANA"], False)):
        path = tmp_path / f"{each}.db"
        for publisher in order:
            add(path, publisher, published=date(2013, 6, days[publisher]))
            if each:
                commands.link(path)
        commands.link(path)
        with Archive.open(path) as archive, archive.joined() as tables:
            parts.append(sorted(tables.members().values()))
    assert parts[0] == parts[1]


def test_a_better_reading_replaces_its_accounts_only(war):
    # The report is read anew without the capture: it leaves, and the others stay.
    (incident,) = captures(war)
    with Archive.open(war) as archive:
        report = next(r for r, _ in archive.claims() if r.publisher == "SANA")
        archive.add(report, ORIGINAL, two_claims(report)[1:], Engine("better", "2", "none"))
    commands.link(war)
    assert captures(war) == {incident: 2}
    told = [(p.what, p.report.publisher) for p in commands.history(war, incident)]
    assert told.count(("left", "SANA")) == 1


def test_the_record_as_it_stood_on_a_day(war):
    # Only what was out by then; before the first report there is nothing.
    (incident,) = captures(war)
    assert captures(war, as_of=date(2013, 6, 6)) == {incident: 2}
    assert captures(war, as_of=date(2013, 6, 4)) == {}
    view = commands.incident(war, incident, as_of=date(2013, 6, 5))
    assert [report.publisher for report in view.reports] == ["RT"]
    with pytest.raises(ArchiveError, match="no account of .* was there by that day"):
        commands.incident(war, incident, as_of=date(2013, 6, 4))


def test_what_the_archive_held_on_a_day(war):
    # Nothing was linked before it was made; today all of it.
    with pytest.raises(ArchiveError, match="nothing was linked by 2013-06-05"):
        captures(war, recorded_by=date(2013, 6, 5))
    assert captures(war, recorded_by=date.today()) == captures(war)


def test_two_that_are_judged_different_stay_apart_until_it_is_undone(war):
    # The pair is not joined again by a new link; undo brings back the incident with its id.
    before = captures(war)
    claims = [c.id for _, c in commands.claims(war, commands.ClaimFilter(type="capture"))]
    (made,) = commands.judge(war, "different", claims[:2], by="ann", reason="two assaults")
    assert sorted(captures(war).values()) == [1, 2]
    add(war, "AFP")
    commands.link(war)
    assert sum(captures(war).values()) == 4
    told = commands.explain(war, *claims[:2])
    assert not told.joined
    assert "ann judged" in told.why[0]
    commands.judge(war, "undo", [str(made.id)], by="ben")
    assert list(captures(war).values()) == [4]
    assert set(captures(war)) == set(before)
    (row,) = commands.to_frame(commands.history(war)).filter(what="withdrawn").to_dicts()
    assert (row["judgement"], row["reason"]) == (1, "two assaults")


def test_incidents_judged_the_same_are_one_and_the_absorbed_id_is_followed(war):
    # The battle and the capture are put together; both ids lead to it.
    found = {f.sketch.type: f.sketch.id for f in commands.incidents(war)}
    members = {f.sketch.id: set(f.sketch.accounts) for f in commands.incidents(war)}
    ids = list(members)[:2]
    assert len(found) >= 1
    if len(ids) < 2:
        pytest.skip("the parts join both by themselves")
    commands.judge(war, "same", ids, by="ann")
    views = [commands.incident(war, i) for i in ids]
    assert views[0].sketch.id == views[1].sketch.id
    assert {a.id for a in views[0].accounts} == set().union(*(members[i] for i in ids))
    assert [v.asked for v in views].count(None) == 1
    (old,) = [i for i, v in zip(ids, views, strict=True) if v.asked]
    assert commands.absorbed(war, ids) == {old: views[0].sketch.id}
    with pytest.raises(JudgementError, match="one incident already"):
        commands.judge(war, "different", ids, by="ann")


def test_a_contradiction_is_refused_with_its_path_and_nothing_is_kept(war):
    # a = b, b = c, a ≠ c: the message names both judgements.
    a, b, c = [c.id for _, c in commands.claims(war, commands.ClaimFilter(type="capture"))]
    commands.judge(war, "same", [a, b], by="ann")
    commands.judge(war, "same", [b, c], by="ben")
    with pytest.raises(JudgementError) as told:
        commands.judge(war, "different", [a, c], by="cat")
    assert "by ann" in str(told.value)
    assert "by ben" in str(told.value)
    assert len(commands.history(war)) == 2


def test_a_part_of_a_larger_incident(war):
    # What people judge is shown on both pages, with their reason.
    add(war, "AFP", published=date(2013, 8, 5))
    ids = [f.sketch.id for f in commands.incidents(war)]
    if len(ids) < 2:
        pytest.skip("all is one incident")
    commands.judge(war, "part-of", ids[:2], by="ann", reason="the last day")
    inner, outer = (commands.incident(war, i) for i in ids[:2])
    assert inner.part_of.id == ids[1]
    assert "the last day" in inner.part_why
    assert [part.id for part in outer.parts] == [ids[0]]


@pytest.mark.parametrize(
    ("decision", "ids", "message"),
    [
        ("equal", ["aaaa", "bbbb"], "there is no judgement 'equal'"),
        ("same", ["aaaa"], "two ids or more"),
        ("undo", ["7"], "there is no judgement 7"),
        ("undo", ["x"], "there is no judgement x"),
        ("same", ["ffffffffffffffff", "eeee"], "there is no incident or claim"),
    ],
)
def test_judgements_that_make_no_sense(war, decision, ids, message):
    # Each says what is wrong and what to give.
    with pytest.raises((SettingsError, JudgementError, ArchiveError), match=message):
        commands.judge(war, decision, ids, by="ann")


def test_ids_may_be_cut_short_and_near_ones_are_named(war):
    # Four letters at least; a wrong one suggests its like.
    (incident,) = captures(war)
    assert commands.incident(war, incident[:6].upper()).sketch.id == incident
    claim = commands.incident(war, incident).accounts[0].claims[0]
    assert commands.incident(war, claim).sketch.id == incident
    with pytest.raises(ArchiveError, match=f"do you mean .*{incident}"):
        commands.incident(war, incident[:-1] + "z")
    with pytest.raises(ArchiveError, match="too short"):
        commands.incident(war, "i0")


def test_an_archive_that_is_empty_or_not_linked(tmp_path):
    # Each question says what to run first.
    path = tmp_path / "war.db"
    Archive.open(path, create=True).close()
    with pytest.raises(ArchiveError, match="holds no report"):
        commands.link(path)
    add(path, "RT")
    for ask in (
        lambda: list(commands.incidents(path)),
        lambda: commands.explain(path, "aaaa", "b"),
    ):
        with pytest.raises(ArchiveError, match="onrecord link"):
            ask()


def test_filters_narrow_and_wrong_words_are_named(war):
    # Place, actor, days and type; near names are suggested.
    wanted = commands.IncidentFilter
    for asked, there in (
        (wanted(place="qusayr"), True),
        (wanted(place="SY"), True),
        (wanted(place="Homs"), False),
        (wanted(actor="syr-army"), True),
        (wanted(actor="Reuters"), False),
        (wanted(since=date(2013, 6, 5), until=date(2013, 6, 5)), True),
        (wanted(since=date(2014, 1, 1)), False),
        (wanted(least=3), True),
        (wanted(least=4), False),
    ):
        assert bool(list(commands.incidents(war, asked))) is there, asked
    with pytest.raises(SettingsError, match="no event type 'airstrikes': give one of airstrike"):
        list(commands.incidents(war, wanted(type="airstrikes")))
    with pytest.raises(SettingsError, match="no rule 'lowst': give one of lowest"):
        list(commands.incidents(war, rule="range,killed=lowst"))


def test_figures_that_differ_are_a_dispute(tmp_path):
    # One source says fewer: the dispute stands with both sides, and no rule hides it.
    path = tmp_path / "war.db"
    for publisher, number in (("RT", "500"), ("AFP", "70")):
        report, claims = fall_with_toll(publisher, number)
        with Archive.open(path, create=True) as archive:
            archive.add(report, ORIGINAL, claims, ENGINE)
    commands.link(path)
    (found,) = commands.disputes(path)
    rows = commands.to_frame(commands.dispute_rows([found])).to_dicts()
    assert {row["says"] for row in rows if row["field"] == "killed"} == {"500..500", "70..70"}
    (row,) = commands.rows_of(found)
    assert (row["killed_low"], row["killed_high"]) == (70, 500)
    (row,) = commands.rows_of(commands.incidents(path, rule="range,killed=lowest"))
    assert (row["killed_low"], row["killed_high"]) == (70, 70)


def test_ranks_of_the_user_choose_the_source(tmp_path):
    # Two figures: the rule takes that of the source which the table ranks first.
    path, table = tmp_path / "toll.db", tmp_path / "ranks.csv"
    with Archive.open(path, create=True) as archive:
        for publisher, number in (("SANA", 175), ("SOHR", 70)):
            report, claims = fall_with_toll(publisher, str(number))
            archive.add(report, ORIGINAL, claims, ENGINE)
    commands.link(path)
    for first, value in (("SANA", 175), ("SOHR", 70)):
        other = "SOHR" if first == "SANA" else "SANA"
        table.write_text(f"source,rank\n{first},1\n{other},2\n", "utf-8")
        ranks = commands.ranks_from(table)
        found = commands.incidents(path, rule="by_source_rank", ranks=ranks)
        killed = [a.value.best for f in found for a in f.told.answers if a.field.name == "killed"]
        assert value in killed
        assert 245 - value not in killed


@pytest.mark.parametrize(
    "text", ["name,place\nSANA,1\n", "source,rank\nSANA,first\n", "source,rank\nA,0\n"]
)
def test_a_table_that_ranks_nobody_is_refused(tmp_path, text):
    # Columns that are not there, ranks that are none: the file is named.
    (tmp_path / "r.csv").write_text(text, "utf-8")
    with pytest.raises(SettingsError, match="r.csv"):
        commands.ranks_from(tmp_path / "r.csv")


def fall_with_toll(publisher, number):
    """A report of the capture in which so many rebels died, by its own word."""
    text = f"{publisher}\n\nThe army took Qusayr on Wednesday. More than 500 rebels died."
    report = a_report(text + " In the fight, the army said.", publisher=publisher)
    told = words(report, "500")
    report = replace(report, text=report.text.replace("More than 500", f"In all, {number:>5}"))
    taken, died = two_claims(replace(report, text=text + " So the army said."))
    n = int(number)
    toll = replace(died.figures[0], words=told, stated=n, qualifier=None, low=n, best=n, high=n)
    event = replace(died.event, mention=1, type="battle", period=taken.event.period)
    same = {"report_id": report.id, "claimant": None, "stance": "asserted"}
    fight = replace(died, id=f"{n:016}", event=event, figures=(toll,), **same)
    return report, (replace(taken, id=f"{n:015}a", report_id=report.id), fight)


KILLED = """
import sys, time
from onrecord.archive.joined_writing import Writing
kept = Writing.keep_groups
def slow(self, *told):
    kept(self, *told)
    print("kept", flush=True)
    time.sleep(60)
Writing.keep_groups = slow
from onrecord import commands
commands.link(sys.argv[1])
"""


def test_a_killed_link_leaves_the_archive_as_it_was(war):
    # SIGKILL after everything was written and before it was whole: nothing of it is there.
    before = captures(war)
    add(war, "AFP")
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(war)], cwd=TESTS, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "kept\n"
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with sqlite3.connect(war) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("SELECT count(*) FROM workings").fetchone() == (1,)
    assert commands.unlinked(war) == 1
    assert captures(war) == before
    assert commands.link(war).reports == 1
    assert list(captures(war).values()) == [4]


def test_questions_of_origins_control_and_forecasts(war):
    # Each answers with values, and with rows for a frame.
    found = commands.origins(war)
    assert sum(len(o.reports) for o in found) >= 3
    assert commands.to_frame(found)["claims"].sum() == 6
    told = commands.control(war, "Qusayr", on=date(2013, 6, 6))
    assert told.place.id == "geonames:173322"
    assert commands.to_frame(told).columns[:2] == ["name", "place"]
    with pytest.raises(ArchiveError, match=r"no claim .* do you mean Al Quşayr"):
        commands.control(war, "Al Qusair")
    assert commands.forecasts(war).told == ()
    assert commands.to_frame(commands.forecasts(war)).is_empty()
