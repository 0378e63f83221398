import io
import re
from datetime import date
from pathlib import Path

import pytest
from fpdf import FPDF
from intake_pages import PAGE

from onrecord.errors import IntakeError
from onrecord.intake import Failure, IntakeOptions, TakenIn, take_in
from onrecord.intake.build import build
from onrecord.intake.formats.html import html_parts
from onrecord.intake.formats.markdown import markdown_parts
from onrecord.intake.formats.pdf import pdf_parts
from onrecord.intake.options import Parts

OPTIONS = IntakeOptions()
LEAD = "The army said on Monday that it took the town and that the rebels had left it."


def pdf(*pages: str, title: str | None = None, password: str | None = None) -> bytes:
    """A PDF with one text a page."""
    document = FPDF()
    document.set_font("helvetica", size=12)
    if title:
        document.set_title(title)
    if password:
        document.set_encryption(owner_password="owner", user_password=password)
    for text in pages:
        document.add_page()
        document.multi_cell(0, 8, text)
    return bytes(document.output())


def test_pdf_text_and_title_but_not_its_making_as_a_day() -> None:
    """The text layer and the title are read; the day on which the file was made is no news day."""
    parts = pdf_parts(pdf(f"{LEAD}\n{LEAD}", title="Army takes town"), OPTIONS)
    assert (parts.title, parts.published) == ("Army takes town", None)
    assert " ".join(parts.body.split()) == f"{LEAD} {LEAD}"


def test_pdf_head_lines_page_numbers_and_broken_words() -> None:
    """Repeated head lines and page numbers go; a broken word is joined if it is seen whole."""
    pages = [
        f"Daily Bulletin\nThe govern-\nment of the rebel-\nheld town, the government {n}.\n{n}"
        for n in (1, 2, 3)
    ]
    body = pdf_parts(pdf(*pages), OPTIONS).body
    assert "Daily Bulletin" not in body
    assert "The government of" in body
    assert "rebel-held" in body
    assert [line for line in body.split("\n") if line.strip().isdigit()] == []


def test_a_program_s_own_title_is_no_title() -> None:
    """What an office program writes by itself is not taken for a headline."""
    assert pdf_parts(pdf(LEAD, title="Microsoft Word - draft2.docx"), OPTIONS).title is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf(""), "no text layer"),
        (pdf(LEAD, password="secret"), "password"),
        (b"%PDF-1.7\nnothing more", "PDF is broken"),
        (pdf(LEAD)[:400], "PDF is broken|no text layer"),
    ],
)
def test_pdf_files_that_give_nothing(data: bytes, reason: str) -> None:
    """No text layer, a password and a broken file are told apart."""
    with pytest.raises(IntakeError, match=reason):
        pdf_parts(data, OPTIONS)


def test_html_gives_title_days_site_and_text() -> None:
    """Navigation and footer are left out, paragraphs are parted by blank lines."""
    parts = html_parts(PAGE.encode(), OPTIONS, None, None)
    assert (parts.title, parts.publisher) == ("Army takes border town", "The Daily")
    assert (parts.published, parts.updated) == (date(2013, 6, 5), date(2013, 6, 7))
    report = build(parts, OPTIONS)
    assert report.text.count("\n\n") == 3
    assert "Home" not in report.text
    assert "Copyright" not in report.text


def test_html_in_another_encoding() -> None:
    """A page's own statement of its encoding is believed."""
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">').replace("army", "armée")
    assert "armée" in html_parts(page.encode("cp1252"), OPTIONS, None, None).body


def test_html_without_a_day_has_none() -> None:
    """A day in the text of a page without metadata is not taken for its publication."""
    page = re.sub(r'<meta property="article:[^>]*>', "", PAGE)
    page = page.replace("on Wednesday", "on June 4, 2013")
    assert html_parts(page.encode(), OPTIONS, None, None).published is None


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<html><head><script>var a = 1;</script></head><body><script>go()</script></body></html>",
    ],
)
def test_html_without_an_article(page: str) -> None:
    """An empty page is refused, with what to give instead."""
    with pytest.raises(IntakeError, match="no article: give"):
        html_parts(page.encode(), OPTIONS, None, None)


def test_html_over_the_limit_of_a_page() -> None:
    """The limit is named."""
    with pytest.raises(IntakeError, match="larger than 100 bytes"):
        html_parts(PAGE.encode(), IntakeOptions(max_page=100), None, None)


def test_markdown_front_matter_and_marks() -> None:
    """Front matter gives the facts; headings, emphasis, links and lists give only their words."""
    parts = markdown_parts(
        "---\ntitle: Army takes town\ndate: 2013-06-05\nupdated: 7 June 2013\n"
        "publisher: The Daily\nurl: https://example.org/a\nlanguage: en\n---\n"
        "# Army takes town\n\nThe *army* [came](x).\n\n"
        "- one\n- two\n\n<script>no()</script>\n"
    )
    assert parts == Parts(
        "The army came.\n\none\n\ntwo",
        "Army takes town",
        date(2013, 6, 5),
        date(2013, 6, 7),
        "The Daily",
        "https://example.org/a",
        "en",
    )


def test_markdown_without_front_matter_takes_its_first_heading() -> None:
    """The canonical text is title, blank line, body."""
    report = build(markdown_parts(f"# Town taken\n\n{LEAD}"), OPTIONS)
    assert (report.title, report.text) == ("Town taken", f"Town taken\n\n{LEAD}")


def test_markdown_with_broken_front_matter() -> None:
    """Front matter that is no YAML is named as the cause."""
    with pytest.raises(IntakeError, match="front matter"):
        markdown_parts("---\ntitle: [a\n---\nText")


def test_json_lines_one_report_a_line(tmp_path: Path) -> None:
    """Good lines are read and bad ones are failures with their number; the rest goes on."""
    file = tmp_path / "reports.jsonl"
    lines = [
        f'{{"text": "{LEAD}", "title": "Town taken", "date": "2013-06-05", "source": "RT"}}',
        "{not json}",
        '{"title": "no text"}',
        "",
        "[1]",
        f'{{"text": "{LEAD}", "published": "soon"}}',
        f'{{"text": "{LEAD}", "language": "es"}}',
        '{"text": "half \\ud800 a character"}',
        f'{{"text": "{LEAD}", "published": null, "url": "https://www.example.org/x"}}',
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    given = list(take_in([str(file)], OPTIONS))
    good = [g for g in given if isinstance(g, TakenIn)]
    bad = {g.source.rpartition(":")[2]: g.reason for g in given if isinstance(g, Failure)}
    assert [g.source.rpartition(":")[2] for g in good] == ["1", "7", "9"]
    assert set(bad) == {"2", "3", "5", "6", "8"}
    assert "not JSON" in bad["2"]
    assert "'soon' is not a day" in bad["6"]
    assert good[0].report.text == f"Town taken\n\n{LEAD}"
    assert (good[0].report.published, good[0].report.publisher) == (date(2013, 6, 5), "RT")
    assert good[0].original.decode() == lines[0]
    assert good[2].report.publisher == "example.org"


def test_a_line_over_the_limit_is_passed_over(tmp_path: Path) -> None:
    """A line of 5 MB fails at the limit that is named, and the next is read."""
    file = tmp_path / "reports.jsonl"
    with file.open("w", encoding="utf-8") as out:
        out.write('{"text": "' + "word " * 1_000_000 + '"}\n')
        out.write(f'{{"text": "{LEAD}"}}\n')
    long, good = take_in([str(file)], IntakeOptions(max_bytes=1_000_000))
    assert isinstance(long, Failure)
    assert long.reason == "the line is longer than 1 MB"
    assert isinstance(good, TakenIn)


def test_the_day_in_the_text_goes_before_the_option() -> None:
    """`published` and `publisher` stand in only where the source gives none."""
    options = IntakeOptions(published=date(2020, 1, 1), publisher="The Daily")
    dated = build(Parts(f"LIMA, 4 FEB 90 (EFE) -- [TEXT] {LEAD}"), options)
    undated = build(Parts(LEAD), options)
    assert (dated.published, dated.publisher, dated.agency) == (
        date(1990, 2, 4),
        "The Daily",
        "EFE",
    )
    assert (undated.published, undated.publisher) == (date(2020, 1, 1), "The Daily")
    assert build(Parts(LEAD), OPTIONS).published is None


def test_the_publisher_of_a_wire_text_is_its_agency() -> None:
    """Where nothing else names a publisher, the agency of the dateline stands in."""
    assert build(Parts(f"LIMA, 4 FEB 90 (EFE) -- {LEAD}"), OPTIONS).publisher == "EFE"


def test_pdf_through_take_in(tmp_path: Path) -> None:
    """A PDF file is told by its ending or by its first bytes."""
    data = pdf(LEAD)
    for name in ("a.pdf", "noending"):
        (tmp_path / name).write_bytes(data)
    assert [g.media_type for g in take_in([str(tmp_path)], OPTIONS) if isinstance(g, TakenIn)] == [
        "application/pdf"
    ] * 2
    assert io.BytesIO(data).read(5) == b"%PDF-"
