"""Faces: a round with an initial and a name under it, so that signing in needs no reading."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from pos.ui.override import override
from pos.ui.theme.tokens import FACE_COLOURS, Radius, Space, Type, Weight, ink, look
from pos.ui.theme.writing import Place, type_of, write, write_figure
from pos.ui.widgets.kit.painting import card, focus_ring, painter_on, veil

_TILE = QSize(182, 160)
_ROUND = 84.0


def paint_face(painter: QPainter, box: QRectF, initial: str, colour: int) -> None:
    """Paint somebody's round; `colour` counts people in the order in which they were added."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink(FACE_COLOURS[colour % len(FACE_COLOURS)]))
    painter.drawEllipse(box)
    painter.setFont(type_of(round(box.height() * 0.45), Weight.BOLD))
    write(painter, box, initial, look().on_clay, Place.CENTRE)


class FaceTile(QAbstractButton):
    """Somebody to touch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a tile of nobody."""
        super().__init__(parent)
        self._initial, self._colour = "", 0
        self.setFixedSize(_TILE)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_person(self, name: str, initial: str, colour: int, *, chosen: bool) -> None:
        """Say whose tile it is."""
        self._initial, self._colour = initial, colour
        self.setText(name)
        self.setAccessibleName(name)
        self.setChecked(chosen)
        self.update()

    @override
    def nextCheckState(self) -> None:
        """Stay as the owner says; a tap only tells that it happened."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, the round and the name."""
        theme = look()
        painter = painter_on(self)
        box = QRectF(self.rect())
        chosen = self.isChecked()
        card(painter, box, Radius.SHEET, theme.surface, theme.accent if chosen else theme.line, 3.0 if chosen else 1.0)
        if self.isDown():
            veil(painter, box, Radius.SHEET)
        paint_face(painter, QRectF(box.center().x() - _ROUND / 2, 22, _ROUND, _ROUND), self._initial, self._colour)
        painter.setFont(type_of(Type.BODY + 1, Weight.STRONG))
        name = QRectF(Space.SNUG, 22 + _ROUND + 12, box.width() - 2 * Space.SNUG, 26)
        write_figure(painter, name, self.text(), theme.ink, Place.CENTRE)
        if self.hasFocus():
            focus_ring(painter, box, Radius.SHEET)


class Face(QWidget):
    """Somebody's small round, only to be looked at."""

    def __init__(self, side: int = 36) -> None:
        """Make a round of nobody."""
        super().__init__()
        self._initial, self._colour = "", 0
        self.setFixedSize(side, side)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_person(self, initial: str, colour: int) -> None:
        """Say whose round it is."""
        self._initial, self._colour = initial, colour
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the round."""
        paint_face(painter_on(self), QRectF(self.rect()), self._initial, self._colour)
