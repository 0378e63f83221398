"""Markdown to parts: front matter, first heading, and the text without its marks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import yaml

from onrecord.errors import IntakeError
from onrecord.intake.dates import parse_date
from onrecord.intake.options import Parts

if TYPE_CHECKING:
    from markdown_it.token import Token

FRONT = re.compile(r"---[ \t]*\r?\n(.{0,65536}?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.S)


def markdown_parts(text: str) -> Parts:
    r"""The parts of a Markdown text.

    Front matter may give title, date (or published), updated, publisher (or source), url and
    language; else the first heading is the title. Raises IntakeError where it is not YAML.

    >>> markdown_parts("---\ntitle: Town taken\n---\nThe *army* came.").body
    'The army came.'
    """
    from markdown_it import MarkdownIt

    front = FRONT.match(text)
    facts = _facts(front[1]) if front else {}
    tokens = MarkdownIt("commonmark").enable("table").parse(text[front.end() :] if front else text)
    blocks = list(_blocks(tokens))
    title = _word(facts, "title")
    if blocks and blocks[0][0] == "h1" and title in (None, blocks[0][1]):
        title = blocks.pop(0)[1]
    return Parts(
        body="\n\n".join(words for _, words in blocks if words),
        title=title,
        published=parse_date(_word(facts, "date", "published") or ""),
        updated=parse_date(_word(facts, "updated") or ""),
        publisher=_word(facts, "publisher", "source"),
        url=_word(facts, "url"),
        language=_word(facts, "language"),
    )


def _facts(front: str) -> Mapping[str, Any]:
    try:
        loaded = yaml.safe_load(front)
    except (yaml.YAMLError, ValueError, RecursionError):
        raise IntakeError(
            "its front matter is not YAML", "mend the lines between the ---"
        ) from None
    return loaded if isinstance(loaded, dict) else {}


def _word(facts: Mapping[str, Any], *names: str) -> str | None:
    found = next((facts[n] for n in names if facts.get(n)), None)
    return " ".join(str(found).split()) if found is not None else None


def _blocks(tokens: list[Token]) -> list[tuple[str, str]]:
    """Each paragraph, heading, list item, table cell and code block: its tag and its words."""
    out: list[tuple[str, str]] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "inline":
            tag = before.tag if before else ""
            out.append((tag, _words(token.children or []).strip()))
        elif token.type in ("fence", "code_block"):
            out.append(("code", token.content.strip()))
    return out


def _words(children: list[Token]) -> str:
    parts = []
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif child.type in ("text", "code_inline"):
            parts.append(child.content)
    return "".join(parts)
