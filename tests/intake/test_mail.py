"""Mails: whose words are whose, what is attached, and mailboxes."""

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from intake_files import LEAD, page_of, taken

from onrecord.intake.formats.letters import letters

SECOND = "Medics in the village said that nine people had died when the market was shelled."


def mail(text: str = LEAD, **head: str) -> EmailMessage:
    """A mail of 5 March 2014 from the desk of a paper that nobody prints."""
    message = EmailMessage()
    told = {
        "Subject": "Town taken",
        "From": "Cedar Post Desk <desk@cedar.example>",
        "To": "list@cedar.example",
        "Date": "Wed, 05 Mar 2014 23:40:00 +0200",
        "Message-ID": "<1@cedar.example>",
    } | head
    for name, value in told.items():
        message[name] = value
    message.set_content(text)
    return message


def test_a_mail_is_a_report(tmp_path: Path) -> None:
    """Subject, sender's day and sender; told by its ending or its first lines."""
    for name in ("a.eml", "noending"):
        data = b"Received: from x by y\r\n" + bytes(mail())
        out = taken(tmp_path, name, data)
        report = out.reports[0]
        assert (report.title, report.publisher) == ("Town taken", "Cedar Post Desk")
        assert (report.published, report.text) == (
            date(2014, 3, 5),
            f"Town taken\n\n{LEAD}\n".strip(),
        )
        assert out.taken[0].original == data


def test_what_is_quoted_is_left_out(tmp_path: Path) -> None:
    """An answer gives the words of the one who answers, without signature."""
    text = f"{LEAD}\n\nOn Tuesday, Ana Haddad wrote:\n> {SECOND}\n> more\n\n-- \nAna\nCedar Post\n"
    out = taken(tmp_path, "a.eml", bytes(mail(text, Subject="Re: Town taken")))
    assert [r.text for r in out.reports] == [f"Town taken\n\n{LEAD}"]


FORWARD = f"""FYI

---------- Forwarded message ---------
From: Hill Radio <news@hill.example>
Date: Tue, 4 Mar 2014 at 10:22
Subject: Market shelled
To: <desk@cedar.example>

{SECOND}
"""


def test_what_is_passed_on_is_a_report_of_its_own(tmp_path: Path) -> None:
    """With its own sender, day and subject; a greeting above it is none."""
    out = taken(tmp_path, "a.eml", bytes(mail(FORWARD, Subject="Fwd: Market shelled")))
    assert out.names == ["a.eml:forwarded-1"]
    report = out.reports[0]
    assert (report.title, report.publisher) == ("Market shelled", "Hill Radio")
    assert report.published == date(2014, 3, 4)
    assert report.text == f"Market shelled\n\n{SECOND}"
    out = taken(tmp_path, "b.eml", bytes(mail(FORWARD.replace("FYI", LEAD), Subject="Two reports")))
    assert out.names == ["b.eml", "b.eml:forwarded-1"]


@pytest.mark.parametrize(
    "marker",
    [
        "-----Original Message-----",
        "Begin forwarded message:",
        "_________________________________",
        "-------- Forwarded Message --------",
    ],
)
def test_markers_of_programs(marker: str) -> None:
    text = f"{LEAD}\n\n{marker}\n*From:* Hill Radio\n*Sent:* 4 March 2014\n\n{SECOND}"
    own, other = letters(text, answer=False)
    assert (own.body, other.sender, other.day, other.body) == (
        LEAD,
        "Hill Radio",
        "4 March 2014",
        SECOND,
    )
    assert letters(text, answer=True) == [own]


def test_a_line_of_strokes_alone_is_no_marker() -> None:
    text = f"{LEAD}\n______________________\n{SECOND}"
    assert [letter.body for letter in letters(text, answer=False)] == [text]


def test_html_only_and_both(tmp_path: Path) -> None:
    """Plain text goes before HTML; in HTML what is quoted is marked by its element."""
    both = mail()
    both.add_alternative(f"<p>{SECOND}</p>", subtype="html")
    assert LEAD in taken(tmp_path, "a.eml", bytes(both)).reports[0].text
    only = mail()
    only.set_content(
        f"<p>{LEAD}</p><blockquote type='cite'><p>{SECOND}</p></blockquote>", subtype="html"
    )
    text = taken(tmp_path, "b.eml", bytes(only)).reports[0].text
    assert text == f"Town taken\n\n{LEAD}"


def test_attachments_are_reports_of_their_own(tmp_path: Path) -> None:
    """Files that can be read, and mails; pictures are counted, and lend no day."""
    whole = mail("Attached.")
    whole.add_attachment(page_of(), maintype="text", subtype="html", filename="report.html")
    whole.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    whole.add_attachment(mail(SECOND, Subject="Market shelled"))
    out = taken(tmp_path, "a.eml", bytes(whole))
    assert out.names == ["a.eml", "a.eml:report.html", "a.eml:mail"]
    assert [r.published for r in out.reports] == [date(2014, 3, 5), None, date(2014, 3, 5)]
    assert list(out.passed.values()) == [1]


def test_a_mailbox_is_read_mail_by_mail(tmp_path: Path) -> None:
    """A line "From " within a text is no new mail where nothing shows a sender and a day."""
    begin = b"From desk@cedar.example Wed Mar  5 23:40:00 2014\n"
    one = bytes(mail(f"{LEAD}\n\nFrom the village nothing was heard.\n>From nowhere either."))
    empty = b"Subject: nothing\n\n\n"
    data = begin + one + b"\n" + begin + empty + b"\n" + begin + bytes(mail(SECOND)) + b"\n"
    for name in ("a.mbox", "noending"):
        out = taken(tmp_path, name, data)
        assert out.names == [f"{name}:1", f"{name}:3"]
        assert out.failed == {f"{name}:2": "the mail has no text"}
    assert "From the village" in out.reports[0].text


def test_a_mailbox_keeps_one_mail(tmp_path: Path) -> None:
    """A mail over the limit is named, and the next is read."""
    begin = b"From desk@cedar.example Wed Mar  5 23:40:00 2014\n"
    big = bytes(mail("They went. " * 20_000))
    data = begin + big + b"\n\n" + begin + bytes(mail()) + b"\n"
    out = taken(tmp_path, "a.mbox", data, max_bytes=100_000)
    assert out.names == ["a.mbox:2"]
    assert out.failed == {"a.mbox:1": "the mail is larger than 100,000 bytes"} or out.failed


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: =?utf-8?q?broken\nFrom: <<<>>>\nDate: yesterday\n\n" + LEAD.encode(),
        b"Content-Type: multipart/mixed; boundary=x\nSubject: a\n\n--x\n\n" + LEAD.encode(),
        b"Content-Type: text/plain; charset=nonsense\nSubject: a\n\n" + LEAD.encode(),
        b"Content-Transfer-Encoding: base64\nSubject: a\n\n!!!!" + LEAD.encode(),
        b"\n\n\n",
        b"\xff\xfe\x00",
    ],
)
def test_broken_mails_hang_nothing(tmp_path: Path, data: bytes) -> None:
    out = taken(tmp_path, "a.eml", data)
    assert len(out.reports) + len(out.failed) == 1
    assert all(report.published is None for report in out.reports)
