"""Rooms import one way: from what stands left of them, never back."""

import ast
from pathlib import Path

import pytest

import onrecord

SOURCE = Path(onrecord.__file__).parent
STAGES = [
    *("records", "ontology", "names", "intake", "reading", "claims", "grounding"),
    *("incidents", "reconciling"),
]
MAY = {room: set(STAGES[:at]) for at, room in enumerate(STAGES)}
MAY |= {
    "ontology": set(),
    "incidents": {"records", "ontology", "names"},
    "reconciling": {"records", "ontology", "names", "incidents"},
    "scale": set(),
    "archive": {"records"},
    "evaluation": set(STAGES),
    "exports": {"records", "ontology", "names", "incidents", "reconciling"},
    "commands": {*STAGES, "archive", "evaluation", "exports", "scale"},
    "desk": {"records", "ontology", "exports", "commands"},
    "cli": {"records", "commands", "desk"},
}
ALL_MAY = {"errors", "__version__"}


def imports_of(path):
    """The rooms that a file imports, wherever in it, with the lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            if node.module == "onrecord":
                names = [f"onrecord.{alias.name}" for alias in node.names]
            elif node.module:
                names = [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            if name.startswith("onrecord."):
                yield name.split(".")[1], node.lineno


def rooms():
    """Every folder of the package that holds Python files."""
    return sorted(p.name for p in SOURCE.iterdir() if p.is_dir() and any(p.rglob("*.py")))


@pytest.mark.parametrize("room", rooms())
def test_a_room_imports_only_what_stands_left_of_it(room):
    # A new room must be given its place in MAY.
    allowed = MAY[room] | {room} | ALL_MAY
    wrong = [
        f"{path.relative_to(SOURCE)}:{line} imports {name}"
        for path in sorted((SOURCE / room).rglob("*.py"))
        for name, line in imports_of(path)
        if name not in allowed
    ]
    assert wrong == []


def test_what_stands_outside_the_rooms_imports_none():
    # `errors` may be imported by all, so it imports nobody.
    assert [name for path in SOURCE.glob("*.py") for name, _ in imports_of(path)] == []


def test_the_check_sees_an_import_in_a_function(tmp_path):
    # Lazy imports count as well.
    path = tmp_path / "lazy.py"
    path.write_text(
        "def f():\n    from onrecord.cli import main\n    import onrecord.archive.rows\n"
    )
    assert list(imports_of(path)) == [("cli", 2), ("archive", 3)]
