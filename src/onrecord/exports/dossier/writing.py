"""The writing of the page: templates, escaping, and a file that is whole or not there."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import SettingsError
from onrecord.exports.values import Bundle, Exported, Written

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = "onrecord.exports.dossier"
# no character of a page: controls (but tab and line ends), lone surrogates, non-characters
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def write(bundle: Bundle, out: Path) -> Written:
    """Write one page of all incidents of the bundle.

    Raises:
        SettingsError: there is no incident to tell of.
    """
    from onrecord.exports.dossier.page import known_of, page_of

    incidents = list(bundle.incidents())
    if not incidents:
        raise SettingsError(
            "there is no incident to write a dossier of", "ask for less, or another"
        )
    known = known_of(bundle, incidents)
    pages = (page_of(told, known) for told in incidents)
    parts = (
        environment()
        .get_template("dossier.html.jinja")
        .generate(about=bundle.about, pages=pages, incidents=incidents, **_head(bundle, incidents))
    )
    beside = out.with_name(out.name + ".part")
    with beside.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(parts)
    beside.replace(out)
    reports = {t.report.id for i in incidents for t in i.testimonies}
    return Written((out,), {"incidents": len(incidents), "reports": len(reports)})


def _head(bundle: Bundle, incidents: Sequence[Exported]) -> dict[str, Any]:
    from onrecord.exports.dossier.labels import labels
    from onrecord.exports.dossier.summary import title_of
    from onrecord.reconciling.rules import definition_of

    one = incidents[0] if len(incidents) == 1 else None
    title = title_of(one) if one else f"{len(incidents):,} incidents on record"
    running = f"{title[:70]} · archive {bundle.about.archive}"[:110]
    return {
        "single": one is not None,
        "title": title,
        "running": css_string(running),
        "style": files(HERE).joinpath("dossier.css").read_text("utf-8"),
        "rule": definition_of(bundle.about.rule),
        "fingerprint": fingerprint(t.report.text_sha256 for i in incidents for t in i.testimonies),
        "published_places": labels()["published_places"].get(bundle.about.precision),
    }


def fingerprint(hashes: Iterable[str]) -> str:
    r"""SHA-256 of the texts' own SHA-256s, each once, sorted, one a line.

    >>> fingerprint(["b", "a", "b"]) == hashlib.sha256(b"a\nb\n").hexdigest()
    True
    """
    lines = "".join(f"{h}\n" for h in sorted(set(hashes)))
    return hashlib.sha256(lines.encode()).hexdigest()


def css_string(text: str) -> str:
    r"""Text as a CSS string of plain letters and escapes, which can end neither string nor style.

    >>> print(css_string('a"</style>'))
    "a\22 \3c \2f style\3e "
    """
    escaped = (c if (c.isascii() and c.isalnum()) or c == " " else f"\\{ord(c):x} " for c in text)
    return '"' + "".join(escaped) + '"'


def fit(told: object) -> object:
    r"""What the page shows of a value: characters that no page may hold become U+FFFD.

    >>> fit("a\x00b")
    'a�b'
    """
    if not isinstance(told, str):
        return "" if told is None else told
    return type(told)(UNFIT.sub("\ufffd", told)) if UNFIT.search(told) else told


@cache
def environment() -> Environment:
    """Jinja with everything escaped and undefined names refused."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    from onrecord.exports.dossier import words
    from onrecord.exports.dossier.labels import label, plain
    from onrecord.exports.dossier.summary import title_of, when_of
    from onrecord.exports.dossier.voices import shelves

    made = Environment(
        loader=PackageLoader(HERE, ""),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=fit,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"day": words.day, "spot": words.spot, "plain": plain, "number": words.number}
    made.filters |= {"field": words.field, "values": words.values, "listed": words.listed}
    made.filters |= {"shelves": shelves}
    made.globals |= {"count": words.count, "days": words.days, "label": label}
    made.globals |= {"title_of": title_of, "when_of": when_of}
    return made
