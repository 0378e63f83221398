"""What looks like a headline and not like a sentence of the text."""

from __future__ import annotations

import re

from onrecord.intake.lists import head_lists

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
SENTENCE_END = re.compile(r"\s?[.]\s+(?=[\"“'‘(\[]?[A-Z0-9])")
OPENING = re.compile(r"[\"“‘'\[(]?[A-Z0-9]")  # how a sentence may begin
MOST_WORDS = 25
MOST_LETTERS = 200
TITLE_CASE = 0.6  # share of capitalised words of four letters and more in "Two Killed in Aleppo"


def is_title_line(words: str) -> bool:
    """Whether a line that stands alone above a text is its title.

    Short and without a final full stop; with one only where it is written in title case.

    >>> is_title_line("Army retakes control of border town")
    True
    >>> is_title_line("The army took the town on Tuesday.")
    False
    """
    words = words.strip()
    if not words or len(words) > MOST_LETTERS or len(WORD.findall(words)) > MOST_WORDS:
        return False
    last = words.rstrip("\"'”’)] ")[-1:]
    if last != ".":
        return last not in ("", ",", ";", ":", "!")
    days = {w.lower() for w in WORD.findall(words)} & set(head_lists().weekdays)
    return in_title_case(words) and not days


def in_title_case(words: str) -> bool:
    """Whether most of the longer words are capitalised, and at least four words stand there."""
    longer = [w for w in WORD.findall(words) if len(w) >= 4 and w[0].isalpha()]
    share = sum(w[0].isupper() for w in longer) / len(longer) if longer else 0.0
    return len(WORD.findall(words)) >= 4 and share >= TITLE_CASE


def is_inline_title(words: str) -> bool:
    """Whether the first sentence of a line, after its date, is the title of the text.

    It is in title case, or has no word that sentences have and headlines leave out: articles,
    auxiliaries, days.

    >>> is_inline_title("Rocket attack on Aleppo kills two")
    True
    >>> is_inline_title("The army shelled a suburb of Homs on Friday")
    False
    """
    found = WORD.findall(words)
    if len(found) > MOST_WORDS or len(words) > MOST_LETTERS:
        return False
    return in_title_case(words) or not {w.lower() for w in found} & head_lists().sentence_words


def first_sentence_end(text: str, start: int) -> tuple[int, int] | None:
    """Where the first sentence after `start` ends, and where the next begins; None if neither.

    Only the next 300 code points are looked at. Full stops of short forms and initials do not
    end a sentence.
    """
    for match in SENTENCE_END.finditer(text, start, min(len(text), start + 300)):
        before = re.search(r"[\w.]*\Z", text[start : match.start()])
        token = before.group().lower() if before else ""
        if len(token.rpartition(".")[2]) > 1 and token not in head_lists().short_forms:
            return match.start(), match.end()
    return None
