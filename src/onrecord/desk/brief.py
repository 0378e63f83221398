"""Names and titles of any length, shown in the room that a page has.

Text from outside stands in `<bdi>`, quotations in `<q>` and `<blockquote>`: in every template what
is put there is cut where it is too long, but in `<bdi class="whole">`. A report has all of it.
"""

from __future__ import annotations

import re

from jinja2.ext import Extension
from markupsafe import Markup

LONGEST, LONGEST_WORD, SHOWN = 1_000, 200, 100  # letters
WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
NAMED = re.compile(r"<(bdi|q|blockquote|title)\b([^>]*)>(.*?)</\1>", re.DOTALL)
TOLD = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


def brief(told: object) -> object:
    """Cut a text with a long word, or a long text, and say how many letters it has.

    >>> brief("Rebels of " + "N" * 300 + " left")[-29:]
    'NNNNNN… (of 300 letters) left'
    """
    if not isinstance(told, str) or isinstance(told, Markup) or len(told) <= LONGEST_WORD:
        return told
    cut = WORD.sub(lambda found: f"{found[0][:SHOWN]}… (of {len(found[0]):,} letters)", told)
    if len(cut) <= LONGEST:
        return cut
    return f"{cut[: LONGEST - SHOWN]}… (of {len(told):,} letters)"


class Brief(Extension):
    """Shortens what templates put between the tags of names and quotations."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Let all values between such tags go through `brief`; lines stay where they are."""
        return NAMED.sub(_shortened, source)


def _shortened(found: re.Match[str]) -> str:
    if 'class="whole"' in found[2]:
        return found[0]
    inner = TOLD.sub(lambda told: f"{{{{ ({told[1].strip()})|brief }}}}", found[3])
    return f"<{found[1]}{found[2]}>{inner}</{found[1]}>"
