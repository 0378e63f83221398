"""A data package: valid to frictionless whatever the text, the same bytes twice, citable."""

import csv
import hashlib
import json
import zipfile
from dataclasses import replace
from datetime import date, datetime

import pytest
from frictionless import Package, system, validate
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from onrecord.errors import SettingsError
from onrecord.exports import About, Bundle, Exported, writer_of
from onrecord.exports.package.described import tables
from onrecord.reconciling.control import control_of
from onrecord.reconciling.forecasts import forecasts_of
from onrecord.reconciling.outcomes import outcomes
from onrecord.reconciling.reconcile import reconcile
from onrecord.records import (
    Judgement,
    Kept,
    KeptReading,
    KeptReport,
    Side,
    Spot,
    Testimony,
    from_published,
    make_report,
)
from strategies import REPORT, claims
from support_control import QUSAYR, said
from support_reconciling import ghouta

write = writer_of("datapackage")
ABOUT = About("0.1", "war.db", datetime(2024, 1, 2, 3, 4), "range", engines=("english 0.1 ab",))
NOON = datetime(2024, 1, 1, 12, 0, 0, 5)


def an_incident(testimonies, **changes):
    """An incident of these testimonies."""
    told = {
        "id": "iab12",
        "types": ("ambush", "killing"),
        "place": Spot("Otaiba", "geonames:1", "SY", 33.48, 36.61, "settlement"),
        "places": (),
        "admin1": "Rif Dimashq",
        "admin2": None,
        "start": date(2014, 2, 26),
        "end": date(2014, 2, 26),
        "precision": "day",
        "dated": True,
        "doers": (Side("=cmd|' /C calc'!A0", None, None, "lead"),),
        "victims": (Side("rebels", "syr-rebels", "rebels", "victim"),),
        "instruments": (),
        "reports": 4,
        "origins": 4,
        "publishers": (),
        "first_published": date(2014, 2, 26),
        "last_published": None,
        "part_of": None,
        "told": reconcile(testimonies, "range"),
        "testimonies": tuple(testimonies),
    }
    return Exported(**told | changes)


def a_bundle(told=None, about=ABOUT, more=(), **parts):
    """The ambush, who held Qusayr, a forecast, two judgements, and further claims."""
    testimonies = ghouta() if told is None else told
    taken = [said("The army took Qusayr.", "took", "capture", who={"army": "syr-army"}, on="06-05")]
    will = [
        said(
            "An officer said Qusayr would fall.",
            "fall",
            "capture",
            on=("06-01", "06-06"),
            by={"An officer": None},
            modality="predicted",
        )
    ]
    future = tuple(forecasts_of(will))
    became = tuple(outcomes(future, taken, date(2013, 7, 1)))
    spot = Spot("Qusayr", QUSAYR, "SY", 34.5, 36.58, "settlement")
    ids = [t.claim.id for t in testimonies]
    judged = [
        Judgement(1, "same", ids[0], ids[1], "ana", NOON, 'one\nambush, two "tolls"'),
        Judgement(2, "different", ids[0], ids[-1], "ben", NOON, None, NOON, "ana"),
    ]
    pairs = [(t.report, t.claim) for t in (*testimonies, *taken, *will)]
    filled = {
        "about": about,
        "incidents": lambda: iter([an_incident(testimonies)]),
        "claims": lambda: iter([*pairs, *more]),
        "control": lambda: iter([(spot, control_of(taken, QUSAYR, name="Qusayr"))]),
        "forecasts": lambda: iter(zip(future, became, strict=True)),
        "judgements": lambda: iter(judged),
    }
    return Bundle(**filled | parts)


def with_texts(bundle):
    """The same with the texts of its reports."""
    reports = {}
    for report, claim in bundle.claims():
        reports.setdefault(report.id, (report, []))[1].append(claim)
    kept = [
        KeptReport(
            report,
            NOON,
            b"<p>\xff" + report.id.encode(),
            "text/html",
            f"/home/ana/{report.id}.html",
            (KeptReading(claims[0].engine, "{}", NOON, None, tuple(claims)),),
        )
        for report, claims in reports.values()
    ]
    nothing = lambda: iter(())  # noqa: E731
    held = Kept(lambda: iter(kept), bundle.judgements, nothing, nothing)
    return replace(bundle, texts=True, kept=held)


def problems(out):
    """What frictionless finds wrong with a package, read as one that comes from elsewhere."""
    with system.use_context(trusted=True):
        report = validate(str(out))
    return report.flatten(["title", "rowNumber", "fieldName", "note"]), report


def rows(out, name):
    """The rows of a table of a package folder."""
    with (out / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_table_is_filled_and_valid(tmp_path):
    # frictionless checks types, keys, references between tables, sizes and hashes.
    out = tmp_path / "package"
    written = write(a_bundle(), out)
    assert problems(out / "datapackage.json")[0] == []
    assert all(written.counts[name] for name in tables()), written.counts
    assert written.counts["claims"] == 6 and written.counts["incidents"] == 1
    described = {r.name: r for r in Package(str(out / "datapackage.json")).resources}
    assert set(tables()) <= set(described) and len(described["claims"].schema.foreign_keys) == 1
    for name in tables():
        assert len(rows(out, name)) == written.counts[name]


def test_the_values_are_those_of_the_claims(tmp_path):
    # Quotes at their place in the text; figures with bounds; claims.jsonl is the contract.
    out = tmp_path / "package"
    bundle = a_bundle()
    write(bundle, out)
    pairs = {(r.id, c.id): (r, c) for r, c in bundle.claims()}
    for table in ("quotes", "figures", "places", "actors"):
        for row in rows(out, table):
            report, _ = pairs[row["report"], row["claim"]]
            assert report.text[int(row["from"]) : int(row["to"])] == row["words"], table
    toll = next(r for r in rows(out, "figures") if r["words"] == "more than 170")
    assert (toll["low"], toll["best"], toll["high"]) == ("171", "", "")
    (incident,) = rows(out, "incidents")
    assert (incident["killed_low"], incident["killed_high"]) == ("40", "175")
    assert incident["doers"].startswith("'=cmd") and incident["radius_km"] == "5.0"
    lines = (out / "claims.jsonl").read_text("utf-8").splitlines()
    assert [from_published(json.loads(line)) for line in lines] == [c for _, c in bundle.claims()]
    assert {r["decision"]: r["withdrawn_by"] for r in rows(out, "judgements")} == {
        "same": "",
        "different": "ana",
    }
    (held,) = rows(out, "control")
    assert held["side"] and held["start"] == "2013-06-05" and held["claims_for"]
    (future,) = rows(out, "forecasts")
    assert (
        future["outcome"] == "unclear"
        and future["outcome_why"]
        and future["deadline"] == "2013-06-06"
    )


hostile = st.text(
    st.sampled_from("=+-@\t\r\n\"',;|\\\x00\x1f\x85\u2028\u202eا́𐍈{}[]<>#`_* a1"), min_size=1
)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a package a step is slow to shrink
)
@given(st.lists(claims, max_size=3, unique_by=lambda c: c.id), hostile, hostile)
def test_a_package_of_any_claims_and_any_text_is_valid(tmp_path_factory, told, title, reason):
    # Line ends, quotes, formulas, NULs, marks of direction, in every field that holds text.
    out = tmp_path_factory.mktemp("any") / "package.zip"
    report = replace(REPORT, title=title, publisher=title, url=title)
    told = [replace(c, figures=c.figures[:1], engine=replace(c.engine, name=title)) for c in told]
    judged = [Judgement(1, "same", title, reason, reason, NOON, reason)]
    about = replace(ABOUT, asked=((title, reason),), archive=title)
    write(
        a_bundle(about=about, more=[(report, c) for c in told], judgements=lambda: iter(judged)),
        out,
    )
    assert problems(out)[0] == []


def test_two_exports_of_the_same_are_the_same_bytes(tmp_path):
    # A bundle is cited by its hash; each file's hash and size stand in the descriptor.
    one, other, folder = tmp_path / "1.zip", tmp_path / "2.zip", tmp_path / "folder"
    for out in (one, other, folder):
        write(with_texts(a_bundle()), out)
    assert one.read_bytes() == other.read_bytes()
    told = json.loads((folder / "datapackage.json").read_text("utf-8"))
    for resource in told["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
        assert resource["bytes"] == len(content)
    with zipfile.ZipFile(one) as packing:
        names = packing.namelist()
        assert names[0] == "datapackage.json"
        for path in folder.rglob("*"):
            if path.is_file():
                assert packing.read(path.relative_to(folder).as_posix()) == path.read_bytes()


def test_texts_and_originals_come_only_where_they_are_asked_for(tmp_path):
    # A text's bytes have the hash that stands in the table of reports.
    bundle = a_bundle()
    bare, full = tmp_path / "bare", tmp_path / "full"
    write(bundle, bare)
    assert write(with_texts(bundle), full).counts["texts"] == 6
    assert not (bare / "texts").exists() and not (bare / "archive.jsonl").exists()
    texts = {r.id: r.text for r, _ in bundle.claims()}
    assert not any(texts[i] in p.read_text("utf-8") for i in texts for p in bare.glob("*.md"))
    for row in rows(full, "reports"):
        text = (full / "texts" / f"{row['id']}.txt").read_bytes()
        assert hashlib.sha256(text).hexdigest() == row["text_sha256"]
        assert (full / "originals" / f"{row['id']}.html").read_bytes().startswith(b"<p>\xff")
    assert problems(full / "datapackage.json")[0] == []


def test_texts_are_refused_where_places_or_names_are_withheld(tmp_path):
    # What the options withhold would stand in the texts.
    for changes in ({"precision": "admin1"}, {"names": False}, {"delay": 30}):
        about = replace(ABOUT, **changes)
        with pytest.raises(SettingsError, match="withheld"):
            write(with_texts(a_bundle(about=about)), tmp_path / "out")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    # Nobody's files are overwritten by a package's.
    (tmp_path / "README.md").write_text("mine")
    with pytest.raises(SettingsError, match="not an empty folder"):
        write(a_bundle(), tmp_path)
    assert (tmp_path / "README.md").read_text() == "mine"


def test_a_package_says_its_licence_only_where_one_is_named(tmp_path):
    # No licence is made up.
    for number, (named, expected) in enumerate(
        (
            (None, None),
            ("CC-BY-4.0", [{"name": "CC-BY-4.0"}]),
            ("https://x.example/l", [{"path": "https://x.example/l"}]),
            ("for members only", [{"name": "other", "title": "for members only"}]),
        )
    ):
        out = tmp_path / str(number)
        write(a_bundle(about=replace(ABOUT, licence=named)), out)
        assert json.loads((out / "datapackage.json").read_text()).get("licenses") == expected
        assert (named or "None was stated") in (out / "README.md").read_text("utf-8")


def test_an_empty_package_is_valid(tmp_path):
    # A filter that lets nothing through.
    nothing = dict.fromkeys(
        ("incidents", "claims", "control", "forecasts", "judgements"), lambda: iter(())
    )
    out = tmp_path / "none.zip"
    assert write(a_bundle(**nothing), out).counts["claims"] == 0
    assert problems(out)[0] == []


def test_the_readme_alone_tells_what_a_stranger_needs(tmp_path):
    # Every table with every column, the rule, how to cite, what a quote's offsets are.
    out = tmp_path / "package"
    about = replace(ABOUT, rule="range,killed=lowest", asked=(("place", "Qu|sayr\n# x"),))
    write(a_bundle(about=about), out)
    page = (out / "README.md").read_text("utf-8")
    for name, table in tables().items():
        assert f"tables/{name}.csv" in page
        assert all(f"| {column} |" in page for column in table["columns"])
    assert "Qu\\|sayr \\# x" in page and "code points" in page and "sha256sum" in page
    method = (out / "METHOD.md").read_text("utf-8")
    assert "`range`" in method and "`killed=lowest`" in method


def test_a_report_of_two_addresses_is_two_reports(tmp_path):
    # Copies of a text have claims of the same ids: they are told apart by their report.
    first = ghouta()[0]
    copy = make_report(first.report.text, published=first.report.published, url="https://b.example")
    second = Testimony(copy, replace(first.claim, report_id=copy.id), first.origin)
    out = tmp_path / "package"
    write(a_bundle([first, second]), out)
    assert problems(out / "datapackage.json")[0] == []
    assert len(rows(out, "memberships")) == 2
