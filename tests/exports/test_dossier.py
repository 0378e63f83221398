"""The dossier: one page, whole, harmless, with every word of every account."""

from datetime import timedelta
from itertools import pairwise

import pytest
from lxml import html

from onrecord.errors import SettingsError
from onrecord.exports.dossier import write
from onrecord.records import Spot
from support_fielded import DAY, a_bundle, an_incident, hostile_incident, villagers

BAD = "<script>alert(1)</script>\"'>"
TOLLS = [
    villagers("sohr", "5", (5, 5, 5)),
    villagers("reuters", "at least 9", (9, None, None)),
    villagers("sana", "up to 3", (None, None, 3)),
]


def page(tmp_path, *incidents):
    """The page of these incidents, parsed."""
    out = tmp_path / "dossier.html"
    write(a_bundle(*incidents), out)
    return html.fromstring(out.read_bytes())


def test_every_quote_of_every_account_stands_on_the_page(tmp_path):
    # To the letter, as the report has it.
    tree = page(tmp_path, an_incident("i1", TOLLS))
    quotes = {q.text_content() for q in tree.iter("blockquote")}
    assert {e.words.text for t in TOLLS for e in t.claim.evidence} <= quotes


def test_every_figure_stands_with_whose_it_is(tmp_path):
    # Bounds in words in the drawing's description: those who do not see it read them.
    tree = page(tmp_path, an_incident("i1", TOLLS))
    told = " ".join(d.text_content() for d in tree.iter("desc"))
    assert all(words in told for words in (": 5", "at least 9", "up to 3"))


def test_nothing_is_asked_from_outside_and_no_script_runs(tmp_path):
    # A strict policy, and nothing for it to refuse.
    tree = page(tmp_path, an_incident("i1", TOLLS))
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy[0].startswith("default-src 'none'")
    assert not tree.xpath("//script | //img | //iframe | //link | //object | //@src | //@onclick")
    assert all(href.startswith("#") for href in tree.xpath("//@href"))
    assert "url(" not in "".join(tree.xpath("//style/text()"))


def test_links_of_the_page_lead_somewhere(tmp_path):
    # Reports, incidents and method.
    tree = page(tmp_path, an_incident("i1", TOLLS), an_incident("i2", TOLLS[:1]))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//@href")} <= set(ids)


def test_headings_go_down_one_level_at_a_time(tmp_path):
    # One h1, and no level is skipped.
    tree = page(tmp_path, an_incident("i1", TOLLS))
    levels = [int(h.tag[1]) for h in tree.xpath("//h1|//h2|//h3|//h4|//h5")]
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    assert not tree.xpath("//th[not(@scope)]")


def test_hostile_text_changes_nothing(tmp_path):
    # Markup in every name, and what would end a style.
    told = an_incident("i1", TOLLS, place=Spot(BAD), places=(Spot(BAD),), admin1=BAD)
    for one in (hostile_incident(), told):
        tree = page(tmp_path, one)
        assert not tree.xpath("//script | //@onclick")
        assert len(tree.xpath("//style")) == 1
    assert BAD in tree.text_content()


@pytest.mark.parametrize(
    "where", [None, Spot("Akruma"), Spot("Syria", "c", "SY", 35, 38, "country")]
)
def test_a_place_that_is_not_known_closely_is_no_point(tmp_path, where):
    # A country is shaded; a name without coordinates is not drawn at all.
    places = (where,) if where else ()
    tree = page(tmp_path, an_incident("i1", TOLLS[:1], place=where, places=places))
    assert not tree.xpath("//*[contains(@class, 'spot')]")
    shaded = tree.xpath("//*[@class='land of']")
    assert bool(shaded) == bool(where and where.country)


def test_an_incident_without_any_day_is_told(tmp_path):
    # No axis can be drawn, and the page says so.
    told = villagers("sohr", "5", (5, 5, 5))
    bare = an_incident("i1", [told], start=None, end=None, first_published=None, dated=False)
    assert "no day is told" in page(tmp_path, bare).text_content()


def test_many_accounts_stay_small(tmp_path):
    # 300 accounts of as many origins, well below five megabytes.
    many = [villagers(f"source {n}", str(n), (n, n, n)) for n in range(1, 301)]
    tree = page(tmp_path, an_incident("i1", many, end=DAY + timedelta(2)))
    assert len(list(tree.iter("blockquote"))) >= 300
    assert (tmp_path / "dossier.html").stat().st_size < 5_000_000


def test_no_incident_is_refused(tmp_path):
    # An empty page would look like a finding.
    with pytest.raises(SettingsError, match="no incident"):
        write(a_bundle(), tmp_path / "dossier.html")
    assert not (tmp_path / "dossier.html").exists()
