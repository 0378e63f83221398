"""What a package says of itself: `datapackage.json`, `README.md` and `METHOD.md`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from onrecord.exports.about import told_of
from onrecord.exports.package.box import Packed, put
from onrecord.exports.values import About

FORM = "onrecord.datapackage/1"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
FLAGS = {"boolean": {"trueValues": ["true"], "falseValues": ["false"]}}
PAGES = ("README.md", "METHOD.md")
MISSING = [""]
# Said, so that no reader guesses from what stands in cells.
DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True}


@dataclass(frozen=True, slots=True)
class Filled:
    """What a package was filled with: rows a table, reports with texts, publishers, its files."""

    rows: Mapping[str, int]
    texts: int | None
    publishers: Sequence[str]
    files: Sequence[Packed]


@cache
def tables() -> Mapping[str, Mapping[str, Any]]:
    """The tables of a package: row, key, references and columns of each.

    >>> tables()["figures"]["key"]
    ['report', 'claim', 'id']
    """
    text = files("onrecord.exports.package").joinpath("tables.yaml").read_text("utf-8")
    return MappingProxyType(yaml.load(text, Loader=yaml.CSafeLoader))


def describe(folder: Path, about: About, filled: Filled) -> None:
    """Write the pages and then the descriptor, which holds the hash of every file it names."""
    for page in PAGES:
        put(folder, page, _page(page, about, filled).encode("utf-8"))
    told = descriptor_of(about, filled)
    text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    put(folder, "datapackage.json", text.encode("utf-8"))


def descriptor_of(about: About, filled: Filled) -> dict[str, Any]:
    """The descriptor of a package, as datapackage.org/standard/data-package has it.

    Contributors are left to whoever publishes it, and so is a licence that was not given.
    """
    told: dict[str, Any] = {
        "$schema": PROFILE,
        "name": "onrecord-export",
        "title": _title(about),
        "description": "Claims of news reports, and the incidents that they are about",
        "version": f"{about.made.year}.{about.made.month}.{about.made.day}",
        "created": about.made.replace(tzinfo=None, microsecond=0).isoformat() + "Z",
        "keywords": ["armed conflict", "claims", "incidents", "provenance"],
    }
    if about.licence:
        told["licenses"] = [_licence(about.licence)]
    if filled.publishers:
        told["sources"] = [{"title": name} for name in filled.publishers]
    whole = filled.texts is not None
    told["onrecord"] = {"form": FORM, "texts": whole} | told_of(about)
    told["resources"] = [_resource(file) for file in filled.files]
    return told


def _title(about: About) -> str:
    asked = ", ".join(f"{name} {value}" for name, value in about.asked)
    return f"Record of {about.archive}" + (f" ({asked})" if asked else "")


def _licence(given: str) -> dict[str, str]:
    key = "path" if given.startswith(("https://", "http://")) else "name"
    return {key: given} if key == "path" or " " not in given else {"name": "other", "title": given}


def _resource(file: Packed) -> dict[str, Any]:
    name = Path(file.path).stem
    told: dict[str, Any] = {"name": name if file.path.endswith(".csv") else f"{name}-lines"}
    told |= {"path": file.path, "hash": f"sha256:{file.sha256}", "bytes": file.size}
    if not file.path.endswith(".csv"):
        return told | {"format": "json-lines", "mediatype": "application/x-ndjson"}
    table = tables()[name]
    told |= {"type": "table", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    told |= {"dialect": DIALECT}
    return told | {"description": f"A row is {table['row']}.", "schema": _schema(table)}


def _schema(table: Mapping[str, Any]) -> dict[str, Any]:
    told = {"fields": list(_fields(table)), "primaryKey": table["key"], "missingValues": MISSING}
    keys = [
        {"fields": r["columns"], "reference": {"resource": r["to"], "fields": r["their"]}}
        for r in table.get("refers", ())
    ]
    return told | ({"foreignKeys": keys} if keys else {})


def _fields(table: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for name, (kind, means) in table["columns"].items():
        yield {"name": name, "type": kind, "description": means} | FLAGS.get(kind, {})


def _page(name: str, about: About, filled: Filled) -> str:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("onrecord.exports.package", ".")
    drawing = Environment(  # Markdown, not HTML: `line` escapes
        loader=loader, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    drawing.filters["line"] = _on_one_line
    page = drawing.get_template(f"{name}.jinja")
    return page.render(
        about=about,
        made=f"{about.made:%Y-%m-%d %H:%M} UTC",
        title=_title(about),
        tables=tables(),
        filled=filled,
        rule=_rule(about.rule),
    )


def _on_one_line(text: object) -> str:
    """Text of others as it may stand in Markdown: one line, no marks of layout or HTML."""
    kept = " ".join(str(text).split())
    return "".join(f"\\{c}" if c in "\\`*_[]<>|#!" else c for c in kept)


def _rule(named: str) -> list[tuple[str, str]]:
    from onrecord.reconciling.rules import RULES, definition_of

    parts = [part.strip() for part in named.split(",") if part.strip()]
    names = [part.partition("=")[2] or part for part in parts]
    known = zip(parts, names, strict=True)
    return [(part, definition_of(name)) for part, name in known if name in RULES]
