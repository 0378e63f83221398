"""Every command is a Python function of the same name, and both are documented."""

import inspect
from pathlib import Path

import pytest
import typer.main

from onrecord import commands, desk
from onrecord.cli.main import app

DOCS = Path(__file__).parents[2] / "docs" / "commands.md"


def all_commands():
    """The words of every command of the command line."""
    for name, command in typer.main.get_command(app).commands.items():
        below = getattr(command, "commands", None)
        yield from [(name, inner) for inner in below] if below else [(name,)]


@pytest.mark.parametrize("words", list(all_commands()), ids=" ".join)
def test_a_command_has_its_function_and_its_page(words):
    # `onrecord gazetteer add` is `commands.gazetteer_add`.
    name = "_".join(words)
    function = getattr(commands, name, None) or getattr(desk, name)
    assert inspect.isfunction(function)
    assert function.__doc__
    text = DOCS.read_text(encoding="utf-8")
    assert f"## onrecord {' '.join(words)}\n" in text
    assert f"{function.__module__.split('.')[1]}.{name}(" in text


@pytest.mark.parametrize("words", list(all_commands()), ids=" ".join)
def test_every_option_is_documented(words):
    # A new option without a word in docs/commands.md shows here.
    command = typer.main.get_command(app)
    for word in words:
        command = command.commands[word]
    section = DOCS.read_text(encoding="utf-8").split(f"## onrecord {' '.join(words)}\n")[1]
    section = section.split("\n## ")[0]
    options = [o for p in command.params for o in p.opts if o.startswith("--") and o != "--help"]
    assert [o for o in options if f"`{o}" not in section] == []
