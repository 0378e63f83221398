"""Each filter lets through what it names and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.archive import Archive, ClaimFilter, Original
from onrecord.records import Claimant, Period, Voice
from support import ENGINE, a_report, an_event, two_claims, words


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """Two reports with the capture and the toll each; the second by Reuters from 2012."""
    folder = tmp_path_factory.mktemp("filters")
    with Archive.open(folder / "war.db", create=True) as opened:
        first = a_report()
        opened.add(first, Original(b"", "text/plain", "1"), two_claims(first), ENGINE)
        second = a_report(url="https://example.org/2", published=date(2012, 1, 9))
        taken, toll = two_claims(second)
        reuters = Claimant(words(second, "the army"), "Reuters", "reuters", "media", named=True)
        since = Period(words(second, "Wednesday"), date(2012, 1, 4), None, "open")
        speaker = replace(toll.claimant, voice=Voice(words(second, "army"), "Ali Maihoub"))
        fight = an_event(second, "died", type="battle", mention=2, period=since)
        toll = replace(toll, via=(reuters,), claimant=speaker, modality="predicted", event=fight)
        opened.add(second, Original(b"", "text/plain", "2"), (taken, toll), ENGINE)
        yield opened


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["2012 capture", "2012 battle", "2013 capture", "2013 battle"]),
        ({"speaker": "syrian army"}, ["2012 battle", "2013 battle"]),
        ({"speaker": "syr-army"}, ["2012 battle", "2013 battle"]),
        ({"speaker": "REUTERS"}, ["2012 battle"]),
        ({"speaker": "Maihoub"}, ["2012 battle"]),
        ({"stance": "asserted"}, ["2012 capture", "2013 capture"]),
        ({"modality": "predicted"}, ["2012 battle"]),
        ({"type": "battle"}, ["2012 battle", "2013 battle"]),
        ({"place": "qusayr"}, ["2012 capture", "2013 capture", "2013 battle"]),
        ({"place": "geonames:173322", "type": "battle"}, ["2013 battle"]),
        ({"place": "SY", "type": "battle"}, ["2013 battle"]),
        ({"place": "Homs"}, []),
        ({"place": "%"}, []),
        ({"actor": "syr-rebels"}, ["2013 battle"]),
        ({"actor": "Syrian Army"}, ["2012 capture", "2013 capture"]),
        ({"since": date(2013, 6, 5)}, ["2012 capture", "2012 battle", "2013 capture"]),
        ({"until": date(2012, 12, 31)}, ["2012 battle"]),
        ({"since": date(2014, 1, 1)}, ["2012 battle"]),
        ({"search": "REBELS took", "type": "capture"}, ["2012 capture", "2013 capture"]),
        ({"search": "tank"}, []),
    ],
)
def test_a_filter_lets_through(archive, asked, found):
    # The claims are named by their report's year and their type.
    claims = archive.claims(ClaimFilter(**asked))
    assert [f"{r.published.year} {c.event.type}" for r, c in claims] == found


def test_claims_of_one_report(archive):
    # A report's id asks for its claims only.
    assert len(list(archive.claims(ClaimFilter(report=a_report().id)))) == 2
