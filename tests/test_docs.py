"""The documentation is true: its commands, paths, examples, tables and outputs are the code's own.

`python tests/test_docs.py` writes anew whatever stands between "made by" and "end" in a page.
"""

import ast
import doctest
import importlib
import inspect
import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
import typer.main
import yaml
from typer.testing import CliRunner

from onrecord import commands
from onrecord.cli.main import app
from onrecord.commands.settings import Settings
from onrecord.ontology.definitions import definitions
from onrecord.ontology.types import event_types
from onrecord.records import to_published

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "onrecord"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
FOLDERS = ("src", "tests", "docs", "demo", "schema", "benchmarks", ".ci")
FIELDS = ("stance", "modality", "realised", "blame", "measure", "scope", "kind")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
MADE = re.compile(r"(<!-- made by: ([^>]+?) -->\n)(.*?)(<!-- end -->)", re.S)
INVENTED = {"reports/", "places.csv", "groups.csv", "quantities-of-mine.yaml"}  # a user's files
PLACEHOLDERS = {"YYYY-MM-DD": "2013-06-05", "N": "3", "COMMAND": "read", "…": "word"}

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)


def blocks(page, *languages):
    """The fenced blocks of a page in one of the languages."""
    found = FENCE.finditer(page.read_text("utf-8"))
    return [m.group(2) for m in found if m.group(1) in languages]


def prose(page):
    """The page without its fenced blocks."""
    return FENCE.sub("", page.read_text("utf-8"))


def inline(page):
    """Everything between backticks."""
    return re.findall(r"`([^`\n]+)`", prose(page))


def indented(page):
    """The lines of blocks that are set in by four spaces."""
    return [line.strip() for line in prose(page).splitlines() if line.startswith("    ")]


def command_lines(page):
    """Every line for a shell: of `sh` blocks, of blocks that are set in, and between backticks."""
    fenced = [line for block in blocks(page, "sh") for line in block.splitlines()]
    return [x for x in (*fenced, *indented(page), *inline(page)) if not x.startswith("#")]


# --- what pages hold that code makes


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


def made_claim(line):
    """One claim of a demonstration's report as published, chosen by its trigger."""
    _, trigger, _, file = line.split()
    (read,) = commands.read([file])
    claim = next(c for c in read.claims if c.event and c.event.trigger.text == trigger)
    return f"```json\n{as_json(to_published(claim, read.report))}\n```\n"


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


def made_definitions(line):
    """The values of one field with their definitions."""
    values = definitions(line.split()[1]).values()
    return table(
        ("value", "definition", "example"),
        [(f"`{d.value}`", d.definition, d.example) for d in values],
    )


def made_instruments(_):
    """The kinds of weapons, with some of the words that mean them."""
    kinds = yaml.safe_load((PACKAGE / "ontology" / "instruments.yaml").read_text("utf-8"))
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
    rows += [
        (f"`{v.get('as', word)}`", word, *bounds(v))
        for word, v in data["vague"].items()
        if "low" in v or "best" in v
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


MAKERS = {
    "onrecord": made_output,
    "claim": made_claim,
    "event_types": made_types,
    "definitions": made_definitions,
    "instruments": made_instruments,
    "bounds": made_bounds,
}


def made_anew(text):
    """A page's text with every made part as the code makes it now."""
    return MADE.sub(lambda m: m[1] + MAKERS[m[2].split()[0]](m[2]) + m[4], text)


# --- tests


@pytest.fixture(autouse=True)
def from_the_root(monkeypatch):
    monkeypatch.chdir(ROOT)
    for name in Settings.model_fields:
        if name != "cache":
            monkeypatch.delenv(f"ONRECORD_{name.upper()}", raising=False)


@every_page
def test_what_code_makes_is_as_the_code_makes_it(page):
    # Where this fails, run `python tests/test_docs.py` and read what changed.
    text = page.read_text("utf-8")
    assert made_anew(text) == text


@every_page
def test_every_command_shown_is_one_of_the_program_with_these_options(page):
    for line in command_lines(page):
        words = re.sub(r"^(\$ |\.venv/bin/)+", "", line)
        if words.startswith("onrecord "):
            check_command(words)


def check_command(line):
    """Parse a shown command as the program would, without running it."""
    line = re.sub(r"\[[A-Z]+\]|[\[\]]|\.\.\.", "", line)  # a synopsis: [FILTERS], [--format x|y]
    words = shlex.split(line.split(" | ")[0].split(" > ")[0], comments=True)[1:]
    words = [PLACEHOLDERS.get(w, w.split("|")[0]) for w in words]
    command = typer.main.get_command(app)
    while hasattr(command, "commands") and words and not words[0].startswith("--"):
        if words[0] not in command.commands:
            assert command.name == "gazetteer", f"no such command: {line}"
            words.insert(0, "lookup")
        command = command.commands[words.pop(0)]
    if words and not {"--help", "--version"} & set(words):
        command.make_context(command.name, words)


@every_page
def test_every_make_target_named_is_in_the_makefile(page):
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for line in command_lines(page):
        for target in re.findall(r"^make (\w+)", line):
            assert f"\n{target}:" in makefile, line


@every_page
def test_every_path_named_exists(page):
    files = [p for f in FOLDERS for p in (ROOT / f).rglob("*") if "__pycache__" not in p.parts]
    files += [p for p in ROOT.iterdir() if p.is_file()]
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", prose(page))
    for name in {*inline(page), *links} - INVENTED:
        if re.fullmatch(r"[\w.*-]+(/[\w.*-]+)*(/|\.(py|md|yaml|csv|json|toml|txt|in))", name):
            assert any(is_named(p, name, page) for p in files), name


def is_named(path, name, page):
    """Whether a name means a path, told from the root, the package, a room or the page."""
    if "/" not in name:
        return path.match(name)
    bases = (ROOT, PACKAGE, page.parent)
    inside = [path.relative_to(b) for b in bases if path.is_relative_to(b)]
    return any(p.match(name.rstrip("/")) and len(p.parts) == name.strip("/").count("/") + 1
               for p in inside)


@every_page
def test_every_environment_variable_named_is_a_setting(page):
    known = {f"ONRECORD_{name.upper()}" for name in Settings.model_fields}
    assert {x for x in inline(page) if x.startswith("ONRECORD_")} <= known


@pytest.fixture
def working_folder(tmp_path, monkeypatch):
    """A folder with what the examples read, and a gazetteer of its own to add to."""
    from onrecord.names.gazetteer import Gazetteer, default_path

    Gazetteer.open().close()
    shutil.copy(default_path(), tmp_path)
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path))
    reports = sorted((ROOT / "demo" / "reports").glob("*.txt"))
    (tmp_path / "reports").mkdir()
    shutil.copy(reports[0], tmp_path / "report.txt")
    for report in reports[:2]:
        shutil.copy(report, tmp_path / "reports")
    (tmp_path / "places.csv").write_text("name,latitude,longitude,country\nDabaa,34.46,36.5,SY\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", [p for p in PAGES if blocks(p, "python")], ids=lambda p: p.name)
def test_the_python_examples_run(page, working_folder):
    # The blocks of a page follow one another, as a reader would type them.
    namespace = {}
    for block in blocks(page, "python"):
        if ">>>" in block:
            example = doctest.DocTestParser().get_doctest(block, namespace, page.name, None, 0)
            outcome = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(
                example, clear_globs=False
            )
            assert outcome.failed == 0
            namespace |= example.globs
        else:
            exec(compile(block, page.name, "exec"), namespace)


@every_page
def test_calls_that_are_shown_alone_fit_their_functions(page):
    for line in indented(page):
        if line.startswith("commands."):
            call = ast.parse(line, mode="eval").body
            given = [ast.literal_eval(a) for a in call.args]
            named = {k.arg: ast.literal_eval(k.value) for k in call.keywords}
            inspect.signature(getattr(commands, call.func.attr)).bind(*given, **named)


def test_every_value_of_the_ontology_is_documented():
    page = (ROOT / "docs" / "ontology.md").read_text("utf-8")
    values = [*event_types(), *(v for field in FIELDS for v in definitions(field))]
    assert [v for v in values if f"| `{v}` |" not in page] == []


def test_the_contract_is_explained():
    # Every name and every closed value of the schema stands between backticks.
    schema = json.loads((ROOT / "schema" / "claim.schema.json").read_text("utf-8"))
    pages = [ROOT / "docs" / name for name in ("claims.md", "ontology.md", "figures.md")]
    told = {w for page in pages for x in inline(page) for w in re.findall(r"\w+", x)}
    assert sorted(set(words_of(schema)) - told) == []


def words_of(schema):
    """The names of properties and the closed values of a schema, however deep."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        yield from (v for v in schema.get("enum", ()) if isinstance(v, str))
        schema = list(schema.values())
    if isinstance(schema, list):
        for value in schema:
            yield from words_of(value)


def test_the_rooms_of_the_architecture_are_the_folders_of_the_package():
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    told = re.findall(r"^\| `(\w+)/` \|", page, re.M)
    rooms = {p.name for p in PACKAGE.iterdir() if p.is_dir() and any(p.rglob("*.py"))}
    assert sorted(told) == sorted(rooms)


def test_the_questions_of_the_architecture_are_functions_with_these_arguments():
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    rows = re.findall(r"\| `([\w/]+)\.py` \| `(\w+)\(([^)]*)\)", page)
    assert len(rows) >= 7
    for path, name, arguments in rows:
        function = getattr(importlib.import_module(f"onrecord.{path.replace('/', '.')}"), name)
        assert list(inspect.signature(function).parameters) == arguments.split(", "), name


def test_every_figure_is_filled_in():
    marked = "TODO-" + "FIG"
    assert [p.name for p in PAGES if marked in p.read_text("utf-8")] == []


if __name__ == "__main__":
    for made in PAGES:
        made.write_text(made_anew(made.read_text("utf-8")), "utf-8")
