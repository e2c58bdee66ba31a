"""A pair of hands for the played day: they find what a person would see and touch it with real events."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from pos.ui.day.app import TillWindow
from pos.ui.widgets.drawer.pile import PileRow
from pos.ui.widgets.kit.label import Label
from pos.ui.widgets.kit.paper_list import PaperList
from pos.ui.widgets.selling.tiles import TileWall
from pos.wiring.demo.script import Until

_FORMAT, _SOONER = "PNG", 80
"""A picture a little larger is written a third sooner."""

_UNSEEN = dict.fromkeys(range(0x2066, 0x206A))

Seen = TypeVar("Seen", bound=QWidget)


class NotSeen(Exception):
    """What the script wanted to touch is not on the screen."""


class Hands:
    """They touch what can be seen on one window, and nothing else."""

    def __init__(self, window: TillWindow) -> None:
        """Take a window that is shown."""
        self.window = window

    def sees(self, word: str) -> bool:
        """Tell whether a button with that word can be pressed now."""
        return self._button(word) is not None

    def reads(self, words: str) -> bool:
        """Tell whether these words stand somewhere."""
        return any(_plain(words) == _plain(label.text()) for label in self._visible(Label))

    def in_sight(self) -> list[str]:
        """Name every button that can be pressed now."""
        words = (button.text() or button.accessibleName() for button in self._visible(QAbstractButton))
        return [_plain(word) for word in words if word]

    def until_sees(self, word: str) -> Until:
        """Wait until a button with that word can be pressed."""
        return Until(word, lambda: self.sees(word))

    def until_reads(self, words: str) -> Until:
        """Wait until these words stand somewhere."""
        return Until(words, lambda: self.reads(words))

    def until(self, saying: str, holds: Callable[[], bool]) -> Until:
        """Wait for anything else."""
        return Until(saying, holds)

    def press(self, word: str) -> None:
        """Touch the button with that word."""
        button = self._button(word)
        if button is None:
            raise NotSeen(word)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def touch(self, kind: type[QWidget]) -> None:
        """Touch the one widget of a kind."""
        QTest.mouseClick(self._one(kind), Qt.MouseButton.LeftButton)

    def enter(self) -> None:
        """Press Enter wherever the keyboard is: the primary action."""
        QTest.keyClick(self.window, Qt.Key.Key_Return)

    def down(self) -> None:
        """Press the arrow down: the first, or the next, of a list."""
        QTest.keyClick(self.window, Qt.Key.Key_Down)

    def take(self, place: int) -> None:
        """Touch the piece in that place of the picture grid, from 0."""
        wall = self._one(TileWall)
        QTest.mouseClick(wall.viewport(), Qt.MouseButton.LeftButton, pos=wall.box_of(place).center())

    def pieces_shown(self) -> int:
        """Tell how many pieces the picture grid holds."""
        walls = self._visible(TileWall)
        return walls[0].count() if walls else 0

    def rows_shown(self) -> int:
        """Tell how many rows the list of papers holds."""
        return sum(papers.count() for papers in self._visible(PaperList))

    def count_pile(self, minor: int, pieces: int) -> None:
        """Count that many notes or coins worth `minor` minor units, one touch each."""
        row = next((row for row in self._visible(PileRow) if row.minor() == minor), None)
        if row is None:
            raise NotSeen(str(minor))
        for _ in range(pieces):
            QTest.mouseClick(row.plus, Qt.MouseButton.LeftButton)

    def picture(self, path: Path) -> None:
        """Take a picture of the window."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.window.grab().save(str(path), _FORMAT, _SOONER)

    def _button(self, word: str) -> QAbstractButton | None:
        for button in self._visible(QAbstractButton):
            if button.isEnabled() and _plain(word) in {_plain(button.text()), _plain(button.accessibleName())}:
                return button
        return None

    def _one(self, kind: type[Seen]) -> Seen:
        seen = self._visible(kind)
        if not seen:
            raise NotSeen(kind.__name__)
        return seen[0]

    def _visible(self, kind: type[Seen]) -> list[Seen]:
        nowhere = QPoint()
        return [
            widget
            for widget in self.window.findChildren(kind)
            if widget.isVisible() and widget.mapTo(self.window, nowhere).x() >= 0
        ]


def _plain(word: str) -> str:
    """Read a word as an eye does: without the marks that keep directions apart."""
    return word.translate(_UNSEEN)
