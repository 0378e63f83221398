"""Word files: paragraphs, headings, tables as lines; bombs and entities."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from intake_files import LEAD, taken


def written(title: str | None = None, *, heading: bool = True) -> bytes:
    """A situation in a file whose properties say that it was made in 2001."""
    document = Document()
    document.core_properties.title = title or ""
    document.core_properties.created = datetime(2001, 1, 1, tzinfo=UTC)
    if heading:
        document.add_heading("Town taken", 0)
    document.add_paragraph(LEAD)
    document.add_heading("Casualties", 2)
    table = document.add_table(rows=2, cols=3)
    for row, words in zip(
        table.rows, (("Place", "Killed", "Wounded"), ("Market", "9", "20")), strict=True
    ):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    document.add_paragraph("They went.")
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def test_text_and_title(tmp_path: Path) -> None:
    """The day on which a file was made is no day of publication."""
    out = taken(tmp_path, "a.docx", written())
    report = out.reports[0]
    assert (report.title, report.published) == ("Town taken", None)
    assert report.text == (
        f"Town taken\n\n{LEAD}\n\nCasualties\n\n"
        "Place | Killed | Wounded\nMarket | 9 | 20\n\nThey went."
    )


def test_the_title_of_the_properties(tmp_path: Path) -> None:
    assert taken(tmp_path, "a.docx", written("A town falls", heading=False)).reports[0].title == (
        "A town falls"
    )
    assert taken(tmp_path, "b.docx", written("Document1", heading=False)).reports[0].title is None


def test_a_word_file_is_told_by_what_it_holds(tmp_path: Path) -> None:
    """Without an ending it is a ZIP, and then a Word file."""
    assert taken(tmp_path, "noending", written()).reports[0].title == "Town taken"


def changed(name: str, data: bytes) -> bytes:
    """The file with one of its parts replaced."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(written())) as old,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            new.writestr(info.filename, data if info.filename == name else old.read(info))
    return held.getvalue()


def test_entities_are_not_followed(tmp_path: Path) -> None:
    """No file of this machine comes into a report, and nothing is unfolded a billion times."""
    secret = tmp_path / "secret"
    secret.write_text("the password")
    body = (
        f'<!DOCTYPE w [<!ENTITY a SYSTEM "file://{secret}">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body><w:p><w:r><w:t>{LEAD} &a;</w:t></w:r></w:p></w:body></w:document>"
    )
    out = taken(tmp_path, "a.docx", changed("word/document.xml", body.encode()))
    assert all("password" not in report.text for report in out.reports)
    folded = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    body = body.replace('<!ENTITY a SYSTEM "file://', '<!ENTITY a0 "ha">' + folded + '<!ENTITY a "')
    out = taken(
        tmp_path, "b.docx", changed("word/document.xml", body.replace("&a;", "&a11;").encode())
    )
    assert all(len(report.text) < 10_000 for report in out.reports)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (changed("word/document.xml", b" " * 200_000_000), "more than 200 times"),
        (changed("word/document.xml", b"<" + b"x" * 60_000_000), "more than 200 times|too large"),
        (changed("word/document.xml", b"<w:document>"), "broken"),
        (written()[:3000], "broken"),
        (b"PK\x03\x04", "broken"),
    ],
)
def test_bombs_and_broken_files(tmp_path: Path, data: bytes, reason: str) -> None:
    out = taken(tmp_path, "a.docx", data)
    (found,) = out.failed.values()
    assert any(part in found for part in reason.split("|"))
