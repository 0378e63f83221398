import pytest

from onrecord.errors import IntakeError
from onrecord.intake.decode import decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_that_are_certain(encoding: str) -> None:
    """Marked texts, UTF-8 and western Windows texts are read; the mark is no part of them."""
    text = "The “général” said — on Monday — that it had left."
    assert decode(text.encode(encoding)) == text


def test_a_declared_encoding_is_believed() -> None:
    """A page that says it is Windows-1251 is read so."""
    assert decode("Армия вошла".encode("cp1251"), "windows-1251") == "Армия вошла"


def test_another_code_page_is_found_or_refused_but_not_garbled() -> None:
    """Russian in its Windows code page never comes out as western letters."""
    text = "Армия сообщила в понедельник, что она вошла в город после двух недель боёв. " * 4
    assert decode(text.encode("cp1251")) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG image"),
        (b"\x7fELF\x02\x01", "executable"),
        (b"PK\x03\x04word/document.xml", "ZIP archive"),
        (b"The army\x00came", "binary"),
        (b"\x01\x02\x03\x04 text \x05\x06", "binary"),
        ("Général à Alep, déjà été".encode() + b"\xff" + "é".encode(), "broken at byte 31"),
        (b"\xff\xfeT\x00h\x00\x00\xd8", "marked as utf-16"),
        (b"\x81\x8d\x8f\x90\x9d" * 40, "encoding is not known"),
    ],
)
def test_what_is_no_text_is_refused_with_what_to_do(data: bytes, reason: str) -> None:
    """Each refusal names the cause and a way out."""
    with pytest.raises(IntakeError, match=reason) as refusal:
        decode(data)
    assert refusal.value.do
