"""The documentation is true: its commands, paths, examples, tables and outputs are the code's."""

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

from onrecord import commands
from onrecord.cli.main import app
from onrecord.commands.settings import Settings
from onrecord.ontology.definitions import definitions
from onrecord.ontology.types import event_types
from support_docs import PACKAGE, PAGES, ROOT, made_anew

FOLDERS = ("src", "tests", "docs", "demo", "schema", "benchmarks", ".ci")
FIELDS = ("stance", "modality", "realised", "blame", "measure", "scope", "kind")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
PATH = re.compile(r"[\w.*-]+(/[\w.*-]+)*(/|\.(py|md|yaml|csv|json|toml|txt|in))")
BESIDE = "../shared/"  # evaluation data, not in the repository
INVENTED = {"reports/", "places.csv", "OUT.about.json"}  # a user's files
PLACEHOLDERS = {
    "NUMBER": "1",
    "YYYY-MM-DD": "2013-06-05",
    "N": "3",
    "MINUTES": "60",
    "DAYS": "7",
    "COMMAND": "read",
    "…": "word",
}

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


@pytest.fixture(autouse=True)
def from_the_root(monkeypatch):
    monkeypatch.chdir(ROOT)
    for name in Settings.model_fields:
        if name != "cache":
            monkeypatch.delenv(f"ONRECORD_{name.upper()}", raising=False)


@every_page
def test_what_code_makes_is_as_the_code_makes_it(page):
    # Where this fails, run `python tests/support_docs.py` and read what changed.
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
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", prose(page))
    for name in {*inline(page), *links} - INVENTED:
        if PATH.fullmatch(name) and not name.startswith(BESIDE):
            assert exists(name, page), name


def exists(name, page):
    """Whether a path is there, told from the root, the package, the page, or by its name alone."""
    if "/" not in name:
        return any(any((ROOT / f).rglob(name)) for f in FOLDERS) or (ROOT / name).exists()
    path = Path(name)
    return any(any((b / path.parent).glob(path.name)) for b in (ROOT, PACKAGE, page.parent))


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
