"""Reads the project's own source for the tests that judge it."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def modules(*folders: str) -> tuple[Path, ...]:
    """List every Python file under `folders`, relative to the project."""
    found = (path.relative_to(ROOT) for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return tuple(sorted(path for path in found if "__pycache__" not in path.parts))


@cache
def tree(module: Path) -> ast.Module:
    """Parse `module`, once."""
    return ast.parse((ROOT / module).read_text(encoding="utf-8"))


def length(node: ast.stmt) -> int:
    """Count the lines of a function or a class, its decorators left out."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def room(module: Path) -> str:
    """Name the room of a module of `pos`: `pos/ui/screens/sell.py` is in `ui`."""
    return module.parts[1].removesuffix(".py")
