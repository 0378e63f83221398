"""Files of JSON lines, and the file beside an export that says what made it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from onrecord.exports.about import told_of
from onrecord.exports.formats import Format
from onrecord.exports.values import About, Bundle, Written

BESIDE = ".about.json"


def write_lines(
    bundle: Bundle, out: Path, what: str, lines: Iterable[Mapping[str, Any]]
) -> Written:
    """Write objects, one a line in UTF-8, and what made them into the file beside."""
    count = 0
    with out.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            count += 1
    return Written((out, write_about(bundle.about, out)), {what: count})


def write_about(about: About, out: Path) -> Path:
    """Write what made an export into a file beside it: `war.csv` has `war.csv.about.json`."""
    path = out.with_name(out.name + BESIDE)
    path.write_text(json.dumps(told_of(about), ensure_ascii=False, indent=2) + "\n", "utf-8")
    return path


def beside(about: About, form: Format, written: Written) -> Written:
    """What was written, with the file beside it where the format cannot say what made it."""
    out = written.paths[0]
    if not form.beside or form.suffix is None or out.with_name(out.name + BESIDE).exists():
        return written
    return replace(written, paths=(*written.paths, write_about(about, out)))
