"""Every message that the program names in its code exists, and is given the values that it needs."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.domain.names import Language
from tests.architecture.source import modules, tree
from tests.words.translations import named

KNOWN = named(Language.AR)
AREAS = {name.split(".")[0] for name in KNOWN}
NAME = re.compile(r"[a-z]+(\.[a-z0-9_]+)+")
# The calls that say a message at once, its values beside it.
SAYING = {"say", "count", "phrases", "text", "line", "heading", "banner", "pair", "joined"}
FILES = re.compile(r".*\.(json|md|mo|png|po|py|svg|toml|ttf|txt)")


def unknown(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Find names of messages that no catalogue holds: literal ones, and those put together from a beginning."""
    said = {id(call.args[0]) for call in _saying(module)}
    parts = {id(part) for node in ast.walk(module) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(module):
        match node:
            case ast.Constant(value=str(name)) if id(node) in parts or not NAME.fullmatch(name):
                pass
            case ast.Constant(value=str(name)) if name not in KNOWN:
                of_an_area = name.split(".")[0] in AREAS and not FILES.fullmatch(name)
                if id(node) in said or of_an_area:
                    yield node.lineno, name
            case ast.JoinedStr() if id(node) in said:
                pattern = "".join(map(_pattern, node.values))
                if not any(re.fullmatch(pattern, name) for name in KNOWN):
                    yield node.lineno, pattern


def unfilled(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Find messages said without all the values that they take."""
    for call in _saying(module):
        match call.args[0]:
            case ast.Constant(value=str(name)) if name in KNOWN:
                given = {keyword.arg for keyword in call.keywords}
                counted = {"n"} if KNOWN[name].counts else set()
                if None not in given and not KNOWN[name].places - counted <= given:
                    yield call.lineno, name


def miscounted(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Find plurals that are said, and messages without a plural that are counted."""
    for call in _saying(module):
        match call:
            case ast.Call(func=ast.Attribute(attr="say" | "count" as how), args=[ast.Constant(value=str(name)), *_]):
                if name in KNOWN and KNOWN[name].counts != (how == "count"):
                    yield call.lineno, name
            case _:
                pass


def _saying(module: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(module):
        match node:
            case ast.Call(func=ast.Attribute(attr=attr), args=[ast.Constant(value=str(name)), *_]):
                if attr in SAYING and NAME.fullmatch(name):
                    yield node
            case ast.Call(func=ast.Attribute(attr="say" | "count"), args=[ast.JoinedStr(), *_]):
                yield node
            case _:
                pass


def _pattern(part: ast.expr) -> str:
    return re.escape(part.value) if isinstance(part, ast.Constant) and isinstance(part.value, str) else r"[a-z0-9_]+"


def everywhere(find: object) -> list[str]:
    assert callable(find)
    return [f"{module}:{line} {name}" for module in spoken() for line, name in find(tree(module))]


def spoken() -> list[Path]:
    return [module for module in modules("pos") if module.parts[1] != "simulators"]


def test_every_message_that_is_named_exists() -> None:
    assert everywhere(unknown) == []


def test_every_message_gets_its_values() -> None:
    assert everywhere(unfilled) == []


def test_plurals_are_counted_and_the_rest_is_said() -> None:
    assert everywhere(miscounted) == []


@pytest.mark.parametrize(
    "line",
    [
        'words.say("sell.nonsense")',
        'words.count("nonsense.pieces", 2)',
        'words.say(f"nonsense.{kind}")',
        'LABEL = "word.okay"',
    ],
)
def test_a_message_that_does_not_exist_would_be_found(line: str) -> None:
    assert list(unknown(ast.parse(line)))


@pytest.mark.parametrize(
    "line", ['words.say("word.ok")', 'words.say(f"means.{means}")', 'read("word.json")', '"a.b".split(".")']
)
def test_what_is_no_message_or_exists_is_let_through(line: str) -> None:
    assert not list(unknown(ast.parse(line)))


def test_a_missing_value_would_be_found() -> None:
    assert list(unfilled(ast.parse('words.say("refused.payment_short")')))
    assert not list(unfilled(ast.parse('words.say("refused.payment_short", amount=owed)')))
    assert not list(unfilled(ast.parse('words.say("refused.payment_short", **values)')))
    assert not list(unfilled(ast.parse('words.count("count.pieces", 3)')))


def test_a_plural_that_is_not_counted_would_be_found() -> None:
    assert list(miscounted(ast.parse('words.say("count.pieces", n=3)')))
    assert list(miscounted(ast.parse('words.count("word.ok", 3)')))
