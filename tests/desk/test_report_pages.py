"""The page of a report, asked without a browser; text from outside stays text."""

import re

import pytest
from starlette.testclient import TestClient

from onrecord import commands
from onrecord.desk import application

HOSTILE = """<script>alert(1)</script> Rebels killed 5 in Homs

5 Jun, 2013

The army said \u202eevil\u202c rebels killed 5 soldiers in Homs on Wednesday. {{ 7 * 7 }}\u200b

<img src=x onerror=alert(2)> The rebels denied that they killed the soldiers.
"""


@pytest.fixture
def client(archive):
    """The desk of a fresh copy of the demonstration, asked in process."""
    with TestClient(application(archive), base_url="http://127.0.0.1:8020") as opened:
        yield opened


@pytest.fixture
def report(archive):
    """The report with most claims."""
    ids = [report.id for report, _ in commands.claims(archive)]
    return commands.report(archive, max(sorted(set(ids)), key=ids.count))


@pytest.fixture
def hostile(tmp_path, archive):
    """The id of a report whose text, name and address are meant to do harm, once it is added."""
    name = tmp_path / "<b>x'\".txt"
    name.write_text(HOSTILE, "utf-8")
    list(commands.add(archive, [str(name)]))
    return next(r.id for r, _ in commands.claims(archive) if "evil" in r.text)


def test_every_claim_is_marked_and_listed(client, report):
    # A number in the text for each claim, an entry beside it, and each leads to the other.
    page = client.get(f"/report/{report.report.id}").text
    for claim in report.claims:
        number = re.search(rf'id="c-{claim.id}" href="#l-(\d+)"', page)[1]
        assert f'id="l-{number}"' in page and f'href="#c-{claim.id}"' in page


def test_the_text_is_whole(client, report):
    # Marks and numbers taken away, what is left is the report's own words.
    page = client.get(f"/report/{report.report.id}").text
    text = page[
        page.index('<div class="report-text">') : page.index('<section aria-labelledby="claims')
    ]
    words = re.sub(r"<[^>]+>", "", re.sub(r'<a class="tie".*?</a>', "", text))
    plain = words.replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&")
    assert plain.split() == report.report.text.split()


def test_claims_of_one_stance(client, report):
    # Only those are listed and marked; the others keep their numbers.
    stance = report.claims[0].stance
    page = client.get(f"/report/{report.report.id}?stance={stance}").text
    assert page.count('class="claim"') == sum(c.stance == stance for c in report.claims)


def test_a_passage_stands_in_its_surroundings(client, report):
    # A part of a page, with the claim's words marked.
    claim = report.claims[-1]
    part = client.get(f"/report/{report.report.id}/passage?claim={claim.id}").text
    assert "<html" not in part and "<mark" in part
    assert client.get(f"/report/{report.report.id}/passage?claim=no").status_code == 404


def test_hostile_text_is_only_shown(client, hostile):
    # Nothing of it becomes markup, and what cannot be seen is shown by its number.
    page = client.get(f"/report/{hostile}").text
    assert "<script>alert" not in page and "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in page and "{{ 7 * 7 }}" in page
    assert "\u202e" not in page and "\u200b" not in page
    assert "U+202E" in page and "right-to-left override" in page


def test_the_original_is_downloaded_and_never_shown(client, hostile):
    # As an attachment of no type that a browser opens, sandboxed, under a harmless name.
    answer = client.get(f"/report/{hostile}/original")
    assert answer.content == HOSTILE.encode()
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith('attachment; filename="')
    assert "<" not in answer.headers["content-disposition"]
    assert answer.headers["content-security-policy"].startswith("sandbox")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_only_addresses_of_the_web_are_links():
    # Others are text; the page says why.
    from onrecord.desk.report_values import safe_link

    for url in (
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//x",
        "http://",
        None,
    ):
        assert safe_link(url) is None
    assert safe_link("HTTPS://news.example/a") == "HTTPS://news.example/a"


def test_a_megabyte_is_read_in_parts(client, tmp_path, archive, monkeypatch):
    # Each part says which it is; a claim's address leads to the part with its words.
    monkeypatch.setenv("ONRECORD_MAX_TEXT", "2000000")
    filler = "-" * 600
    text = "Rebels kill five in Homs\n\n5 Jun, 2013\n\n" + (filler + "\n\n") * 1600
    long = tmp_path / "long.txt"
    long.write_text(text + "The army said rebels killed 5 soldiers in Homs.\n", "utf-8")
    list(commands.add(archive, [str(long)]))
    mine, claim = [(r, c) for r, c in commands.claims(archive) if len(r.text) > 900_000][-1]
    first = client.get(f"/report/{mine.id}").text
    assert "part 1 of" in first and len(first) < 120_000
    last = client.get(f"/report/{mine.id}?claim={claim.id}").text
    assert f'id="c-{claim.id}"' in last and "Later part" not in last
