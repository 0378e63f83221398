"""Accounts made by hand, and archives that hold their reports, for tests of incidents."""

from datetime import date

from onrecord.archive import Archive, Original
from onrecord.records import Account, Side, Spot, Toll
from support import ENGINE, a_claim, a_report, an_event, words

ORIGINAL = Original(b"x", "text/plain", "a.txt")
QUSAYR = Spot("Al Quşayr", "geonames:173322", "SY", 34.5, 36.58, "settlement")


def an_account(report, mention=1, claims=("c1",), **changes):
    """The battle of Qusayr on 5 June 2013 as a report tells it."""
    told = {
        "id": f"{report}:{mention}",
        "report": report,
        "claims": claims,
        "types": ("battle",),
        "start": date(2013, 6, 5),
        "end": date(2013, 6, 5),
        "precision": "day",
        "dated": True,
        "places": (QUSAYR,),
        "doers": (Side("Syrian Army", "syr-army", "state_forces", "lead"),),
        "victims": (Side("rebels", "syr-rebels", "rebels", "victim"),),
        "instrument": None,
        "tolls": (Toll("killed", 501, None, None),),
        "words": ("army", "qusayr", "took"),
        "names": ("qusayr",),
        "published": date(2013, 6, 5),
        "source": "RT",
    }
    return Account(**told | changes)


def add_reports(archive: Archive, *texts, **head):
    """Add reports that each tell of one event, with one claim; the reports."""
    reports = [a_report(text, **head) for text in texts]
    for report in reports:
        archive.add(report, ORIGINAL, (one_claim(report),), ENGINE)
    return reports


def one_claim(report):
    """The claim that the report's first word happened."""
    first = report.text.split()[0]
    return a_claim(report, an_event(report, words(report, first).text))
