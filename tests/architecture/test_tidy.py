"""The house stays small enough to hold in one's head: sizes, names, door plates, and no floats near money."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, length, modules, room, tree

CODE = ("pos", "tests", "benchmarks", "tools")
LONGEST_FUNCTION = 50
LONGEST_CLASS = 200
PAINTING_ROOMS = {"ui", "typeset", "simulators"}
EXACT_ROOMS = {"domain", "words", "wire", "ports", "documents", "usecases"}
SHAPELESS = re.compile(r"(^|_)(utils?|helpers?|managers?)(_|$)")


def defined_names(module: Path) -> Iterator[str]:
    yield from module.with_suffix("").parts
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def floats(module: ast.Module, *, exact: bool) -> list[int]:
    """Find the lines that name `float`; in an exact room also decimal fractions and true division."""
    return [
        node.lineno
        for node in ast.walk(module)
        if (isinstance(node, ast.Name) and node.id == "float")
        or (exact and isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (exact and isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div))
    ]


def test_a_module_is_one_idea_long() -> None:
    lines = {module: (ROOT / module).read_text(encoding="utf-8").count("\n") for module in modules(*CODE)}
    most = {module: 400 if module.parts[0] == "tests" else 300 for module in lines}
    assert {str(module): count for module, count in lines.items() if count > most[module]} == {}


def test_a_function_fits_on_a_screen() -> None:
    too_long = [
        f"{module}:{node.lineno} {node.name} has {length(node)} lines"
        for module in modules(*CODE)
        for node in ast.walk(tree(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and length(node) > LONGEST_FUNCTION
    ]
    assert too_long == []


def test_a_class_does_one_thing() -> None:
    too_long = [
        f"{module}:{node.lineno} {node.name} has {length(node)} lines"
        for module in modules(*CODE)
        for node in ast.walk(tree(module))
        if isinstance(node, ast.ClassDef) and length(node) > LONGEST_CLASS
    ]
    assert too_long == []


def test_no_float_comes_near_money() -> None:
    found = [
        f"{module}:{line}"
        for module in modules("pos")
        if room(module) not in PAINTING_ROOMS
        for line in floats(tree(module), exact=room(module) in EXACT_ROOMS)
    ]
    assert found == []


@pytest.mark.parametrize(
    "line", ["price: float = 1", "price = float(text)", "price = 0.2", "price = net / 5", "price /= 5"]
)
def test_a_float_would_be_found(line: str) -> None:
    assert floats(ast.parse(line), exact=True) == [1]


def test_every_name_says_what_the_thing_is() -> None:
    found = [
        f"{module}: {name}"
        for module in modules(*CODE)
        for name in defined_names(module)
        if SHAPELESS.search(snake(name))
    ]
    assert found == []


@pytest.mark.parametrize("name", ["utils", "PaymentManager", "ui_helper", "helpers"])
def test_a_shapeless_name_would_be_found(name: str) -> None:
    assert SHAPELESS.search(snake(name))


def test_every_module_says_why_it_exists() -> None:
    told = modules("pos", "benchmarks", "tools")
    silent = [str(module) for module in told if not ast.get_docstring(tree(module))]
    assert silent == []


def test_the_door_of_every_package_holds_its_plate_and_nothing_else() -> None:
    cluttered = [
        str(module) for module in modules("pos") if module.name == "__init__.py" and len(tree(module).body) != 1
    ]
    assert cluttered == []


def test_the_plate_of_every_room_says_what_may_and_what_may_never_enter() -> None:
    plates = {
        module: ast.get_docstring(tree(module)) or ""
        for module in modules("pos")
        if module.name == "__init__.py" and len(module.parts) == len(("pos", "room", "__init__.py"))
    }
    assert len(plates) > 1
    unclear = [str(room) for room, text in plates.items() if not ("May import:" in text and "Never:" in text)]
    assert unclear == []
