"""What pages of the documentation hold that code makes: outputs, tables, claims.

`python tests/support_docs.py` writes anew whatever stands between "made by" and "end" in a page.
"""

import json
import os
import re
import shlex
import textwrap
from dataclasses import fields
from pathlib import Path

import yaml
from typer.testing import CliRunner

from onrecord import commands
from onrecord.cli.main import app
from onrecord.intake import IntakeOptions
from onrecord.ontology.definitions import definitions
from onrecord.ontology.types import event_types
from onrecord.records import to_published

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "onrecord"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
MADE = re.compile(r"(<!-- made by: ([^>]+?) -->\n)(.*?)(<!-- end -->)", re.S)


def as_json(value, indent=0):
    """JSON in which whatever fits on a line stands on one."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + indent < 96 or not isinstance(value, dict | list):
        return flat
    if isinstance(value, dict):
        opening, closing = "{}"
        parts = [f"{json.dumps(k)}: {as_json(v, indent + 2)}" for k, v in value.items()]
    else:
        opening, closing = "[]"
        parts = [as_json(v, indent + 2) for v in value]
    pad = "\n" + " " * indent
    return f"{opening}{pad}  {f',{pad}  '.join(parts)}{pad}{closing}"


def table(head, rows):
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(map(str, cells))} |\n" for cells in lines)


def made_output(line):
    """What a command prints, 80 columns wide, after the command itself."""
    answer = CliRunner(env={"COLUMNS": "80"}).invoke(app, shlex.split(line)[1:])
    assert answer.exit_code == 0, answer.output
    shown = "\n".join(x.rstrip() for x in answer.stdout.rstrip().splitlines())
    return f"```console\n$ {line}\n{shown}\n```\n"


def made_report(line):
    """A report of the demonstration, its paragraphs broken into lines."""
    text = (ROOT / line.split()[1]).read_text("utf-8").strip()
    wrapped = (textwrap.fill(part, 90) for part in text.split("\n"))
    return "```text\n" + "\n".join(wrapped) + "\n```\n"


def made_claim(line):
    """One claim of a demonstration's report as published, chosen by its trigger."""
    _, trigger, _, file = line.split()
    (read,) = commands.read([file])
    found = [c for c in read.claims if c.event and c.event.trigger.text == trigger]
    assert found, f"{file} has no claim with the trigger {trigger!r}: choose another for the page"
    return f"```json\n{as_json(to_published(found[0], read.report))}\n```\n"


def made_types(_):
    """The event types, family by family."""
    rows = [
        (f"`{t.name}`", t.family, t.definition, t.example, *map(match, crosswalk(t)))
        for t in event_types().values()
    ]
    head = ("type", "family", "definition", "example", "PLOVER", "CAMEO", "ACLED", "UCDP")
    return table(head, rows)


def crosswalk(kind):
    """The names that other schemes have for a type, the most telling one of each scheme."""
    return kind.plover_event, kind.cameo, kind.acled_sub_event, kind.ucdp


def match(found):
    """The other scheme's name, or a dash."""
    return found.value or "–"


def made_formats(_):
    """The formats of `export`: what each holds and what it cannot carry."""
    rows = [
        (f"`{f.name}`", f.holds, "; ".join(f.lacks) or "–") for f in commands.formats().values()
    ]
    return table(("format", "holds", "cannot carry"), rows)


def made_limits(_):
    """The limits of fetching, with what they are of."""
    options = IntakeOptions()
    told = [("max_bytes", options.max_bytes), ("timeout", options.timeout)]
    told += [(f.name, getattr(options.limits, f.name)) for f in fields(options.limits)]
    return table(("limit", "value"), [(f"`{name}`", f"{value:,}") for name, value in told])


def made_definitions(line):
    """The values of one field with their definitions."""
    values = definitions(line.split()[1]).values()
    return table(
        ("value", "definition", "example"),
        [(f"`{d.value}`", d.definition, d.example) for d in values],
    )


def made_instruments(_):
    """The kinds of weapons, with some of the words that mean them."""
    kinds = yaml.safe_load((PACKAGE / "ontology" / "instruments.yaml").read_text("utf-8"))["kinds"]
    rows = [(f"`{kind}`", ", ".join(words[:5])) for kind, words in kinds.items()]
    return table(("kind", "words, for example"), rows)


def made_bounds(_):
    """What each qualifier makes of a number n (and m, the upper one of a range)."""
    data = yaml.safe_load((PACKAGE / "ontology" / "quantities.yaml").read_text("utf-8"))
    rows = [("a plain number", "five", *bounds(data["rules"]["exact"]))]
    rows += [
        (f"`{name}`", some(row["before"], row["after"]), *bounds(data["rules"][row["rule"]]))
        for name, row in data["qualifiers"].items()
    ]
    vague = {}
    for word, v in data["vague"].items():
        vague.setdefault((v.get("as", word), *bounds(v)), []).append(word)
    rows += [
        (f"`{name}`", ", ".join(words), *sides)
        for (name, *sides), words in vague.items()
        if sides != bounds({})
    ]
    rows += [
        ("`implied`", "a named victim, “a soldier was killed”", *bounds(data["rules"]["implied"])),
        ("`none`", some(data["none"], []), *bounds(data["rules"]["none"])),
        ("`untold`, `none_reported`", "untold numbers; no casualties were reported", *bounds({})),
    ]
    return table(("qualifier", "words, for example", "low", "best", "high"), rows)


def some(before, after):
    """A few of the phrases that say it."""
    return ", ".join([*before[:4], *(f"… {x}" for x in after[:2])])


def bounds(row):
    """Low, best and high as the table shows them."""
    return [row.get(side, "–") for side in ("low", "best", "high")]


def made_scores(line):
    """The scores of one task and set as `benchmarks/floors.py --save` kept them."""
    name = line.removeprefix("scores ")
    board = json.loads((ROOT / "benchmarks" / "scores.json").read_text("utf-8"))[name]
    aims = yaml.safe_load((ROOT / "benchmarks" / "goals.yaml").read_text("utf-8")).get(name, {})
    rows = [
        (f"`{score}`", measured(value, board["intervals"].get(score)), *aims.get(score, ("", "")))
        for score, value in board["scores"].items()
    ]
    return table((f"{board['documents']:,} documents", "value", "goal", "to beat"), rows)


def made_reliability(_):
    """How far the confidence of each field can be trusted, out of fold."""
    data = yaml.safe_load((PACKAGE / "grounding" / "confidence.yaml").read_text("utf-8"))
    rows = [
        (f"`{field}`", f"{low:.1f} to {low + 0.1:.1f}", int(size), f"{said:.2f}", f"{was:.2f}")
        for field, entry in data["fields"].items()
        for low, size, said, was in entry["table"]
    ]
    errors = [
        f"`{field}` {entry['error']:.3f} over {entry['examples']:,}"
        for field, entry in data["fields"].items()
    ]
    head = ("field", "value", "fields", "said", "right")
    return f"Expected calibration error: {', '.join(errors)}.\n\n" + table(head, rows)


def measured(value, interval):
    """A score with its interval."""
    if value is None:
        return "–"
    return f"{value:.3f} ({interval[0]:.3f} to {interval[1]:.3f})" if interval else f"{value:.3f}"


MAKERS = {
    "reliability": made_reliability,
    "scores": made_scores,
    "onrecord": made_output,
    "report": made_report,
    "claim": made_claim,
    "event_types": made_types,
    "definitions": made_definitions,
    "formats": made_formats,
    "limits": made_limits,
    "instruments": made_instruments,
    "bounds": made_bounds,
}


def made_anew(text):
    """A page's text with every made part as the code makes it now."""
    return MADE.sub(lambda m: m[1] + MAKERS[m[2].split()[0]](m[2]) + m[4], text)


if __name__ == "__main__":
    os.chdir(ROOT)
    for page in PAGES:
        page.write_text(made_anew(page.read_text("utf-8")), "utf-8")
