"""An archive to a data package and back: nothing is lost, and nothing false is taken in."""

import hashlib
import json
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from onrecord import commands
from onrecord.archive import Archive, Original
from onrecord.commands import Failed, Known, Recorded
from onrecord.exports import About, Bundle, writer_of
from onrecord.records import Engine, claim_id, make_report
from strategies import TEXT, claims
from support import ENGINE, ReaderByHand, a_report, two_claims

ABOUT = About("0.1", "war.db", datetime(2024, 1, 2, 3, 4), "range")


def packed(archive, out):
    """Write all of an archive into a package."""
    nothing = dict.fromkeys(("incidents", "control", "forecasts"), lambda: iter(()))
    kept = archive.kept()
    bundle = Bundle(
        about=ABOUT,
        claims=archive.claims,
        judgements=kept.judgements,
        texts=True,
        kept=kept,
        **nothing,
    )
    writer_of("datapackage")(bundle, out)
    return out


def whole(archive):
    """Everything that is kept of an archive."""
    kept = archive.kept()
    return tuple(
        list(part()) for part in (kept.reports, kept.judgements, kept.failures, kept.sightings)
    )


def added(archive, *sources):
    """What `add` does with sources; no reader is there to read them."""
    return list(commands.add(archive, map(str, sources)))


@pytest.fixture
def package(tmp_path):
    """The folder of a package of two reports with claims, an item of one of them, a judgement."""
    with Archive.open(tmp_path / "first.db", create=True) as archive:
        report = a_report(publisher="RT", url="https://news.example/live")
        first, second = two_claims(report)
        archive.add(report, Original(b"<p>\xff", "text/html", "a.html"), (first, second), ENGINE)
        archive.add(report, Original(b"", "", ""), (first,), Engine("by-hand", "2", "none"))
        item = a_report("Post\n\nThe army took Qusayr, rebels died. More than 500, The army said.")
        archive.add(item, Original(b"2", "text/plain", "b"), (), ENGINE, parent=report.id)
        archive.fail("bad.bin", "it is no text", "give a text")
        with archive.joined(writes=True) as tables:
            tables.judge("different", first.id, second.id, "ana", "two =days")
            tables.judge("same", first.id, second.id, "ben", None)
            tables.withdraw_judgement(1, "ana")
        return packed(archive, tmp_path / "package")


def test_an_archive_comes_back_from_a_folder_its_descriptor_and_a_zip(package, tmp_path):
    # Originals, heads, every engine's reading, judgements, failures, items, pages.
    zipped = tmp_path / "package.zip"
    with Archive.open(tmp_path / "first.db") as first:
        packed(first, zipped)
        for number, source in enumerate((package, package / "datapackage.json", zipped)):
            copy = tmp_path / f"copy{number}.db"
            assert {type(o) for o in added(copy, source)} == {Recorded}
            with Archive.open(copy) as second:
                assert whole(second) == whole(first)
                assert list(second.claims()) == list(first.claims())
                assert second.count() == first.count()


def test_the_same_package_twice_changes_nothing(package, tmp_path):
    # A run that was stopped is taken up; each report is there once.
    copy = tmp_path / "copy.db"
    added(copy, package)
    with Archive.open(copy) as opened:
        before = whole(opened)
        assert {type(o) for o in added(copy, package)} == {Known}
        assert whole(opened) == before


def test_another_archive_takes_a_package_in_as_of_now(package, tmp_path):
    # What this archive held on a day is not changed afterwards; others' failures stay theirs.
    copy = tmp_path / "copy.db"
    with Archive.open(copy, create=True) as opened:
        other = make_report("Another town fell.")
        opened.add(other, Original(b"x", "text/plain", "x"), (), ENGINE)
        added(copy, package)
        reports, judgements, failures, _ = whole(opened)
        assert len(reports) == 3 and len(judgements) == 2 and failures == []
    with Archive.open(tmp_path / "first.db") as first:
        assert max(r.recorded_at for r in whole(first)[0]) < min(
            r.recorded_at for r in reports if r.report.id != other.id
        )


def named(claim, number):
    """A claim with the id that its words give it."""
    event = claim.event
    anchor = event.trigger if event else [*claim.figures, *claim.evidence][0].words
    speaker = claim.claimant.words.span if claim.claimant else None
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    return replace(claim, id=claim_id(sha256, anchor.span, speaker, claim.modality))


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
maybe = st.none() | texts
heads = st.fixed_dictionaries(
    {
        "title": maybe,
        "publisher": maybe,
        "published": st.none() | st.dates(),
        "url": maybe,
        "agency": maybe,
        "language": texts,
        "body_start": st.integers(0, len(TEXT)),
    }
)
engines = st.builds(Engine, texts, texts, texts)
readings = st.tuples(engines, st.lists(claims, max_size=3))


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(heads, st.lists(readings, min_size=1, max_size=3), st.binary(max_size=50), texts, texts)
def test_any_archive_survives_its_package(head, read, content, by, reason):
    # Whatever claims, heads, engines, bytes and reasons the archive can hold.
    report = make_report(TEXT, **head)
    with TemporaryDirectory() as folder:
        where = Path(folder)
        with (
            Archive.open(where / "1.db", create=True) as first,
            Archive.open(where / "2.db", create=True) as second,
        ):
            for engine, told in read:
                mine = {named(c, 0).id: named(c, 0) for c in told}.values()
                mine = [replace(c, report_id=report.id) for c in mine]
                first.add(report, Original(content, by, reason), mine, engine)
            first.fail(by, reason, by)
            ids = [c.id for _, c in first.claims()]
            with first.joined(writes=True) as tables:
                if ids:
                    tables.judge("same", ids[0], ids[-1], by, reason)
            packed(first, where / "p.zip")
            assert {type(o) for o in added(where / "2.db", where / "p.zip")} == {Recorded}
            assert whole(second) == whole(first)


def test_the_copy_links_to_the_same_incidents(folder, tmp_path):
    # Same ids, same members, given the same judgements.
    one, other = tmp_path / "1.db", tmp_path / "2.db"
    list(commands.add(one, [str(folder)], reader=ReaderByHand()))
    commands.link(one)
    with Archive.open(one) as first, Archive.open(other, create=True) as second:
        with first.joined() as tables:
            incidents = sorted(tables.members())
        assert len(incidents) > 1
        commands.judge(one, "same", incidents[:2], by="ana", reason="one battle")
        packed(first, tmp_path / "p.zip")
        added(other, tmp_path / "p.zip")
        commands.link(other)
        with first.joined() as here, second.joined() as there:
            assert there.members() == here.members()
            assert there.larger() == here.larger() and there.roots() == here.roots()


def test_incidents_that_grew_keep_their_ids(tmp_path):
    # An id is that of the first account it was given for, though an earlier report came later.
    one, other = tmp_path / "1.db", tmp_path / "2.db"
    told = "The army shelled Qusayr, killing {} people, on Wednesday."
    day = datetime(2013, 6, 7).date()
    with Archive.open(one, create=True) as first, Archive.open(other, create=True) as second:
        for number, published in enumerate((day, day.replace(day=6), day.replace(day=5))):
            report = make_report(told.format("five" + "!" * number), published=published)
            (claim,) = dict(ReaderByHand().read([report])).values()
            first.add(report, Original(b"x", "text/plain", f"{number}"), claim, ENGINE)
            commands.link(one)
            with first.joined() as tables:
                found = list(tables.members())
            if number:
                commands.judge(one, "same", found, by="ana") if len(found) > 1 else None
        with first.joined() as tables:
            grown = tables.members()
        packed(first, tmp_path / "p.zip")
        added(other, tmp_path / "p.zip")
        commands.link(other)
        with second.joined() as there:
            assert there.members() == grown
            assert len(grown) == 1
        commands.link(other)
        with second.joined() as there:
            assert there.members() == grown
        assert whole(second)[:2] == whole(first)[:2]


def rehashed(package):
    """Make the descriptor tell of the archive's file as it is now, as a forger would."""
    digest = hashlib.sha256((package / "archive.jsonl").read_bytes()).hexdigest()
    told = json.loads((package / "datapackage.json").read_text())
    for resource in told["resources"]:
        if resource["path"] == "archive.jsonl":
            resource["hash"] = f"sha256:{digest}"
    (package / "datapackage.json").write_text(json.dumps(told))


def forged(package, change):
    """Change the line of the report with claims."""
    lines = [json.loads(line) for line in (package / "archive.jsonl").open(encoding="utf-8")]
    at = next(n for n, line in enumerate(lines) if line.get("readings", [{}])[0].get("claims"))
    lines[at] = change(lines[at]) or lines[at]
    with (package / "archive.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)
    rehashed(package)


def claim_of(line):
    """The first claim of a line."""
    return line["readings"][0]["claims"][0]


def outside(line):
    line["original"]["path"] = "../../first.db"


def absolute(line):
    line["original"]["path"] = "/etc/passwd"


def moved(line):
    claim_of(line)["event"]["trigger"]["span"] = [0, 4]


def reworded(line):
    claim_of(line)["evidence"][0]["text"] = "Nobody died in the town."


def renamed(line):
    claim_of(line)["id"] = "0" * 16


def shouted(line):
    claim_of(line)["stance"] = "shouted"


def counted(line):
    claim_of(line)["event"]["mention"] = "1"


def endless(line):
    claim_of(line)["confidence"] = {"claim": float("inf")}


def half(line):
    line["report"]["title"] = "\ud800"


def other_text(line):
    line["report"]["text_sha256"] = "0" * 64


def other_id(line):
    line["report"]["id"] = "../texts/x"


def other_bytes(line):
    line["original"]["sha256"] = "0" * 64


def unheaded(line):
    line["readings"][0]["head"] = "[1"


def nothing(line):
    return {"kind": "report"}


FORGERIES = {
    outside: "leads out",
    absolute: "leads out",
    moved: "does not say",
    reworded: "does not say",
    renamed: "does not bear the id",
    shouted: "stance is not of its type",
    counted: "event.mention is not of its type",
    endless: "not of its type",
    half: "title is not of its type",
    other_text: "does not fit its hash",
    other_id: "no report's id",
    other_bytes: "original does not fit",
    unheaded: "not shaped",
    nothing: "not shaped",
}


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda f: f.__name__)
def test_a_forged_report_is_refused_and_the_rest_goes_on(package, tmp_path, forgery):
    # Said why, kept among the failures; the other report is there.
    forged(package, forgery)
    outcomes = added(tmp_path / "copy.db", package)
    (failed,) = [o for o in outcomes if isinstance(o, Failed)]
    assert FORGERIES[forgery] in failed.reason and failed.source.startswith(str(package))
    assert [type(o) for o in outcomes if not isinstance(o, Failed)] == [Recorded]
    with Archive.open(tmp_path / "copy.db") as copy:
        assert copy.count().reports == 1
        assert failed.source in {f.source for f in copy.failures()}


def test_a_link_out_of_a_package_is_not_followed(package, tmp_path):
    # A text that is a link to another file of this machine.
    (tmp_path / "secret.txt").write_text("secret")
    text = next((package / "texts").iterdir())
    text.unlink()
    text.symlink_to(tmp_path / "secret.txt")
    outcomes = added(tmp_path / "copy.db", package)
    assert [o.reason for o in outcomes if isinstance(o, Failed)] == [
        f"texts/{text.name} is a link out of the package"
    ]


def changed(package, **changes):
    """Change what onrecord says of a package."""
    told = json.loads((package / "datapackage.json").read_text())
    told["onrecord"] |= changes
    (package / "datapackage.json").write_text(json.dumps(told))


def test_packages_that_cannot_be_taken_in_say_why(package, tmp_path):
    # Newer, without texts, changed since: one line each, and the archive stays empty.
    def reason(source=package):
        (outcome,) = added(tmp_path / "copy.db", source)
        assert isinstance(outcome, Failed) and outcome.do
        return outcome.reason

    changed(package, form="onrecord.datapackage/2")
    assert "newer form" in reason()
    changed(package, form="onrecord.datapackage/1", texts=False)
    assert "no words to stand in" in reason()
    changed(package, texts=True)
    with (package / "archive.jsonl").open("a") as file:
        file.write("not json\n")
    assert "is not the file" in reason()
    rehashed(package)
    outcomes = added(tmp_path / "copy.db", package)
    assert [o.reason for o in outcomes if isinstance(o, Failed)] == ["it is no line of a package"]


def test_a_zip_that_would_unpack_without_end_is_refused(package, tmp_path):
    # Refused by what it says it holds, before anything is unpacked.
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packing:
        packing.write(package / "datapackage.json", "datapackage.json")
        with packing.open("archive.jsonl", "w") as file:
            for _ in range(300):
                file.write(b"\0" * 1_000_000)
    (outcome,) = added(tmp_path / "copy.db", bomb)
    assert isinstance(outcome, Failed) and "unpack" in outcome.reason + outcome.do


def test_a_package_of_somebody_elses_is_no_package_of_ours(tmp_path, monkeypatch):
    # A folder with another descriptor is a folder of files to be read.
    monkeypatch.setattr("onrecord.commands.engine.english", lambda settings: ReaderByHand())
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "datapackage.json").write_text('{"name": "x", "resources": []}')
    (folder / "town.txt").write_text("Town\n\n" + "The army left the town on Wednesday. " * 5)
    outcomes = added(tmp_path / "copy.db", folder)
    assert {type(o).__name__ for o in outcomes} == {"Failed", "Recorded"}
