"""What a demanding eye finds wrong with a screen: texts cut short, targets too small for a finger, things unnamed."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from pos.ui.theme import writing
from pos.ui.theme.tokens import Target
from pos.ui.widgets.kit.label import Label

Widgets = list[QWidget]


def in_sight(screen: QWidget) -> Widgets:
    """List everything that is seen on a screen."""
    return [widget for widget in screen.findChildren(QWidget) if widget.isVisible()]


def targets(screen: QWidget) -> Widgets:
    """List everything that a finger can touch."""
    return [widget for widget in in_sight(screen) if isinstance(widget, QAbstractButton | QLineEdit)]


def named(widget: QWidget) -> str:
    """Name a widget for a person who reads a failure."""
    return f"{type(widget).__name__} {widget.accessibleName()!r} {widget.size().toTuple()}"


def too_small(screen: QWidget) -> list[str]:
    """List targets that a finger misses."""
    return [named(each) for each in targets(screen) if min(each.width(), each.height()) < Target.HIT]


def squeezed(screen: QWidget) -> list[str]:
    """List targets narrower than their words, and texts lower than their lines."""
    narrow = [named(each) for each in targets(screen) if each.width() < each.minimumSizeHint().width()]
    labels = (each for each in in_sight(screen) if isinstance(each, Label) and each.hasHeightForWidth())
    return narrow + [named(each) for each in labels if each.height() < each.heightForWidth(each.width())]


def unnamed(screen: QWidget) -> list[str]:
    """List targets that say nothing to somebody who cannot see them."""
    return [named(each) for each in targets(screen) if not each.accessibleName()]


def outside(screen: QWidget) -> list[str]:
    """List what stands beyond the edge of what holds it, and so cannot be seen or touched."""
    found = []
    for each in targets(screen):
        holder = each.parentWidget()
        if holder is not None and not each.visibleRegion().boundingRect().contains(each.rect()):
            found.append(named(each))
    return found


@contextmanager
def reading() -> Iterator[list[str]]:
    """List every text that is painted shorter than it is while this goes on."""
    cut: list[str] = []
    whole = writing.shortened

    def watched(text: str, font: QFont, room: float) -> str:
        shown = whole(text, font, room)
        if shown != text:
            cut.append(f"{text!r} as {shown!r}")
        return shown

    with patch.object(writing, "shortened", watched):
        yield cut
