"""No sentence escapes translation: rooms that show or print something hold names of messages, never their words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import modules, tree

# Where what is written is read by a person. What wiring and the command line print has areas of its own.
ROOMS = ("pos/ui", "pos/documents", "pos/typeset", "pos/usecases")
# What shows its text to a person, by the last name of the call.
SHOWING = re.compile(
    r"set(Text|PlainText|Html|Title|WindowTitle|ToolTip|StatusTip|WhatsThis|PlaceholderText|LabelText|Prefix|Suffix"
    r"|Accessible(Name|Description)|ApplicationDisplayName)"
    r"|add(Item|Items|Action|Tab|Row)|drawText|showMessage|Q(Label|PushButton|ToolButton|CheckBox|RadioButton|GroupBox|Action)"
    r"|Text|Pair|Columns|Banner|Phrase|Notice"
)
LETTER = re.compile(r"[^\W\d_]")
WORDS = re.compile(r"[^\W\d_]{2,}[,:]? [^\W\d_]+")
FOREIGN = re.compile(
    r"[\u00c0-\u024f\u0620-\u064a\u066e-\u06d3\u2d30-\u2d6f]{2}|[A-Za-z][\u00e0-\u00ff]|[\u00e0-\u00ff][a-z]"
)
# A name of a message, of a signal, of an icon, of a kind: one word in small letters.
SYMBOL = re.compile(r"[a-z][a-z0-9_]*([.\-][a-z0-9_]+)*")
# What is the same in every language: marks that papers must carry, and the names of fonts.
MARKS = re.compile(r"ICE|IF|TP|QR|Z|X|Noto Sans( \w+)?")


def escaped(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Find texts for a person's eyes: whatever is shown and is no symbol, and sentences wherever they stand."""
    hidden = _not_shown(module)
    shown = _shown(module)
    for node in ast.walk(module):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in hidden and not MARKS.fullmatch(text):
                loud = id(node) in shown and LETTER.search(text) and not SYMBOL.fullmatch(text)
                if loud or _sentence(text):
                    yield node.lineno, text


def _sentence(text: str) -> bool:
    style = "{" in text or ";" in text or text.startswith("#")
    return not style and bool(WORDS.search(text) or FOREIGN.search(text))


def _shown(module: ast.Module) -> set[int]:
    return {
        id(part)
        for call in ast.walk(module)
        if isinstance(call, ast.Call) and SHOWING.fullmatch(_last_name(call.func))
        for argument in (*call.args, *(keyword.value for keyword in call.keywords))
        for part in _direct(argument)
    }


def _direct(argument: ast.expr) -> Iterator[ast.expr]:
    """Give the texts that reach the call as they are, not those handed to another call on the way."""
    if not isinstance(argument, ast.Call):
        yield argument
        for child in ast.iter_child_nodes(argument):
            if isinstance(child, ast.expr):
                yield from _direct(child)


def _last_name(function: ast.expr) -> str:
    match function:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return ""


def _not_shown(module: ast.Module) -> set[int]:
    """Leave out what speaks to programmers: docstrings, and the words of an exception."""
    raised = {
        node.exc.args[0].id for node in _raises(module) if node.exc.args and isinstance(node.exc.args[0], ast.Name)
    }
    apart: list[ast.AST] = [node.exc for node in _raises(module)]
    for node in ast.walk(module):
        match node:
            case ast.Expr(value=ast.Constant()):
                apart.append(node)
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in raised:
                apart.append(value)
    return {id(inner) for node in apart for inner in ast.walk(node)}


class _Raise:
    """A `raise` with the call that makes its exception."""

    def __init__(self, exc: ast.Call) -> None:
        self.exc = exc


def _raises(module: ast.Module) -> list[_Raise]:
    return [
        _Raise(node.exc) for node in ast.walk(module) if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)
    ]


def judged() -> list[Path]:
    return [module for room in ROOMS for module in modules(room)]


def test_no_sentence_escapes_translation() -> None:
    assert [f"{module}:{line} {text!r}" for module in judged() for line, text in escaped(tree(module))] == []


@pytest.mark.parametrize(
    "line",
    [
        'label.setText("Total")',
        'button = QPushButton("OK")',
        'Pair("Total", words.amount(total), language)',
        'Text(f"Reçu {number}", language)',
        'Text(text="TVA", language=language)',
        'label.setText(chosen or "Nothing")',
        'title = "Choose a line"',
        'title = "المجموع"',
        'names = {"cash": "Espèces"}',
        'return f"{count} pieces left over"',
    ],
)
def test_a_sentence_that_escapes_would_be_found(line: str) -> None:
    assert list(escaped(ast.parse(f"def show():\n    {line}")))


@pytest.mark.parametrize(
    "line",
    [
        '"""Say what stands there."""',
        'label.setText(words.say("sell.total"))',
        'label.setText(f"{count} × {price}")',
        'label.setObjectName("Total")',
        'raise ValueError("a wall without tiles was asked for one")',
        'message = f"{name} is not a colour"; raise ValueError(message)',
        'self.setStyleSheet("QLabel { border: 1px solid red }")',
        'icon("arrow-left")',
    ],
)
def test_what_no_customer_reads_is_let_through(line: str) -> None:
    assert not list(escaped(ast.parse(f"def show():\n    {line}")))
