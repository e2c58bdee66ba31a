"""Buttons: one word for what happens, and under it a few small ones for what it will do.

There is one primary button a screen. A second tap that follows at once was meant for what stood there before, so the
primary takes the first of a double tap and leaves the other; keys of a pad take both.
"""

from enum import Enum, auto

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pos.ui.override import override
from pos.ui.theme.signs import Sign, draw_sign
from pos.ui.theme.tokens import Radius, Space, Target, Theme, Type, Weight, look
from pos.ui.theme.writing import Place, type_of, width_of, write
from pos.ui.widgets.kit.painting import card, focus_ring, painter_on, reading_backwards, veil


class Kind(Enum):
    """What part a button plays."""

    PRIMARY = auto()
    QUIET = auto()
    PLAIN = auto()
    CHOSEN = auto()
    OFFER = auto()
    DANGER = auto()
    KEY = auto()
    GHOST = auto()


def _colours(kind: Kind, theme: Theme) -> tuple[str, str, str]:
    """Give fill, edge and ink of a kind; no edge is an empty word."""
    return {
        Kind.PRIMARY: (theme.accent, "", theme.on_accent),
        Kind.QUIET: (theme.sunk, theme.edge, theme.ink),
        Kind.KEY: (theme.sunk, theme.edge, theme.ink),
        Kind.PLAIN: (theme.surface, theme.line, theme.ink),
        Kind.CHOSEN: (theme.surface, theme.accent, theme.ink),
        Kind.OFFER: (theme.saffron_soft, theme.edge, theme.ink),
        Kind.DANGER: (theme.surface, theme.danger, theme.danger),
        Kind.GHOST: ("", "", theme.ink),
    }[kind]


class Button(QAbstractButton):
    """A button that paints itself. `caption` is the small line under its word."""

    def __init__(
        self, kind: Kind, parent: QWidget | None = None, *, sign: Sign | None = None, once: bool = False
    ) -> None:
        """Make a button of a kind; its words come later, in the language of the moment.

        `once`: it leaves the second of a double tap, as the primary does, because it means something else by then.
        """
        super().__init__(parent)
        self._kind = kind
        self._sign = sign
        self._once = once or kind is Kind.PRIMARY
        self._caption = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)

    def say(self, text: str, caption: str = "") -> None:
        """Put words on the button."""
        if (text, caption) == (self.text(), self._caption):
            return
        self.setText(text)
        self._caption = caption
        self.setAccessibleName(text)
        self.setAccessibleDescription(caption)
        self.updateGeometry()
        self.update()

    def play(self, kind: Kind) -> None:
        """Take another part."""
        if kind is not self._kind:
            self._kind = kind
            self.update()

    def caption(self) -> str:
        """Give the small line."""
        return self._caption

    def height_wanted(self) -> int:
        """Say how high the button is, in pixels."""
        if self._kind is Kind.PRIMARY:
            return Target.MAIN
        if self._kind is Kind.KEY:
            return Target.KEY
        return Target.MAIN if self._caption else Target.HIT

    @override
    def sizeHint(self) -> QSize:
        """Be as wide as the words, and high enough for a finger."""
        wide = max(width_of(self.text(), self._font()), width_of(self._caption, type_of(Type.CAPTION)))
        sign = Type.STRONG + Space.TIGHT if self._sign and self.text() else 0
        return QSize(max(Target.HIT, round(wide) + sign + 2 * Space.SNUG), self.height_wanted())

    @override
    def minimumSizeHint(self) -> QSize:
        """Never be so narrow that a word is cut."""
        return self.sizeHint()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Leave the second of a double tap, except on keys."""
        if self._once:
            event.accept()
        else:
            super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Enter as well as Space when the keyboard is here; a key held down counts once."""
        if event.isAutoRepeat():
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Repaint when it is turned on or off or read the other way."""
        self.update()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, the words and where the keyboard is."""
        theme = look()
        fill, edge, colour = _colours(self._kind, theme)
        if not self.isEnabled():
            fill, edge, colour = theme.sunk if fill else "", theme.line if edge else "", theme.muted
        painter = painter_on(self)
        box = QRectF(self.rect())
        radius = float(Radius.CARD if self._kind in (Kind.PRIMARY, Kind.QUIET) else Radius.BUTTON)
        card(painter, box, radius, fill, edge, 2.0 if self._kind is Kind.CHOSEN else 1.0)
        if self.isDown():
            veil(painter, box, radius)
        self._paint_words(painter, box.adjusted(Space.TIGHT, 0, -Space.TIGHT, 0), colour)
        if self.hasFocus():
            focus_ring(painter, box, radius, colour)

    def _paint_words(self, painter: QPainter, box: QRectF, colour: str) -> None:
        font, small = self._font(), type_of(Type.CAPTION)
        painter.setFont(font)
        if self._sign is not None:
            side = float(Type.TITLE if not self.text() else Type.STRONG)
            words = width_of(self.text(), font) + 1 if self.text() else 0.0
            beside = words + Space.TIGHT if words else 0.0
            start = box.center().x() - (side + beside) / 2
            backwards = reading_backwards(self)
            sign_box = QRectF(start + beside if backwards else start, box.center().y() - side / 2, side, side)
            draw_sign(painter, self._sign, sign_box, colour, mirrored=backwards)
            if words:
                rest = QRectF(start if backwards else start + side + Space.TIGHT, box.y(), words, box.height())
                write(painter, rest, self.text(), colour)
            return
        if not self._caption:
            write(painter, box, self.text(), colour, Place.CENTRE)
            return
        word, caption = font.pixelSize() * 1.4, small.pixelSize() * 1.5
        top = box.center().y() - (word + caption) / 2
        write(painter, QRectF(box.x(), top, box.width(), word), self.text(), colour, Place.CENTRE)
        painter.setFont(small)
        write(painter, QRectF(box.x(), top + word, box.width(), caption), self._caption, colour, Place.CENTRE)

    def _font(self) -> QFont:
        match self._kind:
            case Kind.PRIMARY:
                return type_of(Type.TITLE - 2, Weight.STRONG)
            case Kind.KEY:
                return type_of(Type.TITLE - 2, Weight.STRONG)
            case Kind.CHOSEN | Kind.PLAIN:
                return type_of(Type.STRONG, Weight.STRONG)
            case _ if self._caption or self.minimumHeight() > Target.KEY:
                return type_of(Type.STRONG, Weight.STRONG)
            case _:
                return type_of(Type.BODY, Weight.MEDIUM)
