"""Whose words a mail holds: the sender's own, quoted ones, and mails passed on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.intake.lists import load

MOST_LETTERS = 10  # passed on in one mail
SIGNATURE = "-- "  # RFC 3676, 4.3
FEWEST_WORDS = 4  # of a text; less is a word of greeting above what is passed on


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail in a mail: its text, and subject, sender and day as its head gives them."""

    body: str
    subject: str | None = None
    sender: str | None = None
    day: str | None = None


def letters(text: str, *, answer: bool) -> list[Letter]:
    r"""The sender's own words, then each mail passed on; what is quoted is left out.

    In an `answer` all below the first marker is what was answered, and left out too.

    >>> mail = "FYI\n\n---- Forwarded message ----\nFrom: Ana\nDate: 3 March 2014\n\nThey left."
    >>> [(each.sender, each.day, each.body) for each in letters(mail, answer=False)]
    [(None, None, 'FYI'), ('Ana', '3 March 2014', 'They left.')]
    """
    pieces = _pieces(_unquoted(text))
    found = [Letter(_own(pieces[0]))]
    if not answer:
        found += [_letter(piece) for piece in pieces[1 : MOST_LETTERS + 1]]
    return [letter for letter in found if letter.body]


def is_text(letter: Letter) -> bool:
    """Whether a letter says more than a greeting above what it passes on."""
    return len(letter.body.split()) >= FEWEST_WORDS


def plain_subject(subject: str) -> tuple[str, bool]:
    """A subject without "Re:" and "Fwd:", and whether it is an answer.

    >>> plain_subject("RE: Fwd: Shelling in the north")
    ('Shelling in the north', True)
    """
    lists = _lists()
    before = re.compile(rf"(?:{lists['answer']}|{lists['forward']})+", re.I).match(subject)
    if not before:
        return subject, False
    is_answer = re.match(lists["answer"], subject, re.I) is not None
    return subject[before.end() :].strip(), is_answer


def _unquoted(text: str) -> list[str]:
    """The lines that are not quoted, without the line that says whom they quote."""
    out: list[str] = []
    below = ""  # the next line that is not blank
    for line in reversed(text.splitlines()):
        if not line.startswith(">") and not (below.startswith(">") and _matches("quoting", line)):
            out.append(line)
        below = line if line.strip() else below
    return out[::-1]


def _pieces(lines: list[str]) -> list[list[str]]:
    """The lines before the first marker of a mail passed on, and those after each."""
    pieces: list[list[str]] = [[]]
    for at, line in enumerate(lines):
        below = next((other for other in lines[at + 1 : at + 4] if other.strip()), "")
        if _matches("passed_on", line) and _head_line(below):
            pieces.append([])
        else:
            pieces[-1].append(line)
    return pieces


def _letter(lines: list[str]) -> Letter:
    """A mail passed on: its head, as far as it goes, then its text."""
    facts: dict[str, str] = {}
    lines = lines[next((at for at, line in enumerate(lines) if line.strip()), 0) :]
    while lines and (field := _head_line(lines[0])):
        facts.setdefault(field["name"].lower(), field["value"].replace("*", "").strip())
        lines = lines[1:]
    sender = re.sub(r"\s*[<\[(].*", "", facts.get("from", "")).strip("\"' ")
    subject = plain_subject(facts.get("subject", ""))[0]
    day = facts.get("date") or facts.get("sent")
    return Letter(_own(lines), subject or None, sender or None, day)


def _own(lines: list[str]) -> str:
    """The text above the signature."""
    end = lines.index(SIGNATURE) if SIGNATURE in lines else len(lines)
    return "\n".join(lines[:end]).strip()


def _head_line(line: str) -> re.Match[str] | None:
    return re.compile(_lists()["head"], re.I).fullmatch(line.strip(" *"))


def _matches(name: str, line: str) -> bool:
    return any(re.compile(p, re.I).fullmatch(line.strip()) for p in _lists()[name])


@cache
def _lists() -> dict[str, Any]:
    return load("mail.yaml")
