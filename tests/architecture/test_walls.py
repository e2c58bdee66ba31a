"""The walls hold, and are seen to hold: forbidden imports are planted in a copy and must be caught."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, modules, room, tree

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"

# A backport of the standard library's own `override`, which Python 3.11 does not have yet.
LIKE_THE_STANDARD_LIBRARY = {"typing_extensions"}
NOT_PURE = {"logging", "os", "random", "secrets", "socket", "sqlite3", "subprocess", "threading", "time"}

PLANTED = {
    "domain/planted.py": ("import pos.journal", "pos.domain is not allowed to import pos.journal"),
    "ui/planted.py": ("import pos.devices", "pos.ui is not allowed to import pos.devices"),
    "documents/planted.py": ("import pos.usecases", "pos.documents is not allowed to import pos.usecases"),
    "attic/__init__.py": ("", "- pos.attic\n"),
    "ui/presenters/planted.py": (
        "def lazily():\n    import PySide6.QtCore",
        "pos.ui.presenters is not allowed to import PySide6",
    ),
    "sync/planted.py": ("import sqlalchemy", "pos.sync is not allowed to import sqlalchemy"),
    "wiring/planted.py": ("import sqlalchemy", "pos.wiring is not allowed to import sqlalchemy"),
    "simulators/planted.py": ("import pos.wire", "pos.simulators is not allowed to import pos.wire"),
    "central/planted.py": ("import pos.simulators.planted", "pos.central.planted -> pos.simulators.planted"),
    "usecases/planted_one.py": (
        "import pos.usecases.planted_other",
        "pos.usecases.planted_one is not allowed to import pos.usecases.planted_other",
    ),
    "usecases/planted_other.py": ("", ""),
    "journal/planted_there.py": ("import pos.journal.planted_back", "No cycles are allowed in pos.journal"),
    "journal/planted_back.py": ("import pos.journal.planted_there", ""),
}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LINT_IMPORTS, "--no-logo", "--no-cache"]
    return subprocess.run(
        command, cwd=folder, env={"PYTHONPATH": str(folder)}, capture_output=True, text=True, check=False
    )


def outside_imports(module: ast.Module) -> set[str]:
    """Name the top-level packages that a module imports, wherever in it the import stands."""
    found: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found


@pytest.fixture(scope="module")
def verdict_on_planted_imports(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Tell what the linter says of a copy of the house in which every wall was broken once."""
    copy = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", copy)
    shutil.copytree(ROOT / "pos", copy / "pos", ignore=shutil.ignore_patterns("__pycache__"))
    for name, (line, _) in PLANTED.items():
        planted = copy / "pos" / name
        planted.parent.mkdir(exist_ok=True)
        planted.write_text(f"{line}\n", encoding="utf-8")
    answer = lint_imports(copy)
    assert answer.returncode == 1, answer.stdout + answer.stderr
    return answer.stdout


def test_every_import_of_the_house_keeps_to_the_walls() -> None:
    answer = lint_imports(ROOT)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize("name", [name for name, (_, words) in PLANTED.items() if words])
def test_an_import_through_a_wall_is_caught(name: str, verdict_on_planted_imports: str) -> None:
    assert PLANTED[name][1] in verdict_on_planted_imports


def test_the_rules_of_trade_rest_on_the_standard_library_and_stay_pure() -> None:
    allowed = (sys.stdlib_module_names - NOT_PURE) | LIKE_THE_STANDARD_LIBRARY | {"pos"}
    found = {
        str(module): sorted(outside_imports(tree(module)) - allowed)
        for module in modules("pos")
        if room(module) == "domain"
    }
    assert {module: names for module, names in found.items() if names} == {}
