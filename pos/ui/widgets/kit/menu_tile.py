"""A place to go to: a sign, its name, and a few words about what is done there."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from pos.ui.override import override
from pos.ui.theme.signs import Sign, draw_sign
from pos.ui.theme.tokens import Radius, Space, Target, Type, Weight, ink, look
from pos.ui.theme.writing import height_of_lines, type_of, write, write_lines
from pos.ui.widgets.kit.painting import card, focus_ring, painter_on, reading_backwards, veil

_ROUND, _SIGN = 56.0, 28.0
_FADED = 0.45


class MenuTile(QAbstractButton):
    """A tile to touch; Enter works as well."""

    def __init__(self, sign: Sign) -> None:
        """Make a tile without words."""
        super().__init__()
        self._sign, self._caption = sign, ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def say(self, name: str, caption: str) -> None:
        """Name the place."""
        self._caption = caption
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(caption)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Ask for room for the sign and two lines."""
        return QSize(5 * Space.COURT, Target.MAIN + Space.ROOM)

    @override
    def minimumSizeHint(self) -> QSize:
        """Never be smaller than a finger's comfort."""
        return QSize(4 * Space.COURT, Target.MAIN + Space.TIGHT)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Leave the second of a double tap: what a tile does once, the drawer's opening, is written down."""
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Enter as well as Space, once while held; up and down are for whoever knows how the tiles stand."""
        if event.isAutoRepeat():
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, the sign in its round, the name and the caption."""
        theme = look()
        painter = painter_on(self)
        painter.setOpacity(1.0 if self.isEnabled() else _FADED)
        box = QRectF(self.rect())
        card(painter, box, Radius.CARD, theme.surface, theme.line)
        if self.isDown():
            veil(painter, box, Radius.CARD, 16)
        backwards = reading_backwards(self)
        middle = box.center().y()
        left = box.width() - Space.BODY - _ROUND if backwards else float(Space.BODY)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink(theme.accent_soft))
        painter.drawEllipse(QRectF(left, middle - _ROUND / 2, _ROUND, _ROUND))
        sign = QRectF(left + (_ROUND - _SIGN) / 2, middle - _SIGN / 2, _SIGN, _SIGN)
        draw_sign(painter, self._sign, sign, theme.accent, mirrored=backwards)
        start = Space.BODY + _ROUND + Space.SNUG
        wide = box.width() - start - Space.TIGHT
        small = type_of(Type.BODY)
        lines = height_of_lines(self._caption, small, wide)
        words = QRectF(float(Space.TIGHT) if backwards else start, middle - (28 + lines) / 2, wide, 28)
        painter.setFont(type_of(Type.STRONG, Weight.STRONG))
        write(painter, words, self.text(), theme.ink)
        painter.setFont(small)
        caption = QRectF(words.x(), words.bottom(), wide, lines)
        write_lines(painter, caption, self._caption, theme.muted)
        if self.hasFocus():
            focus_ring(painter, box, Radius.CARD)
