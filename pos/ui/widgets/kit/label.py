"""Words and amounts that only speak: labels in the type of the theme, and figures that never lose a digit."""

from enum import Enum

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.ui.override import override
from pos.ui.theme.tokens import Space, Theme, Type, Weight, look
from pos.ui.theme.writing import Place, fitting, height_of_lines, type_of, width_of, write, write_lines
from pos.ui.widgets.kit.painting import painter_on, reading_backwards


class Tone(Enum):
    """The colour a text speaks in."""

    INK = "ink"
    MUTED = "muted"
    ACCENT = "accent"
    DANGER = "danger"
    SAFFRON = "saffron_ink"
    INDIGO = "indigo"

    def of(self, theme: Theme) -> str:
        """Give the tone's colour in a theme."""
        colour = getattr(theme, self.value)
        return str(colour)


class Label(QWidget):
    """A text of one size. With `wrap` it takes as many lines as it needs, without it ends in an ellipsis."""

    def __init__(
        self,
        size: int = Type.BODY,
        weight: int = Weight.NORMAL,
        tone: Tone = Tone.INK,
        place: Place = Place.START,
        *,
        wrap: bool = False,
    ) -> None:
        """Make an empty label."""
        super().__init__()
        self._size, self._weight = int(size), int(weight)
        self._tone, self._place, self._wrap = tone, place, wrap
        self._text = ""
        # A fixed height is the height of one line to a layout, whatever the width makes of the text.
        high = QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, high)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)

    def say(self, text: str, tone: Tone | None = None) -> None:
        """Show a text, perhaps in another tone."""
        if text == self._text and tone in (None, self._tone):
            return
        self._text = text
        self._tone = tone or self._tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Give the text shown."""
        return self._text

    def face(self) -> QFont:
        """Give the face it is written in."""
        return type_of(self._size, self._weight)

    @override
    def sizeHint(self) -> QSize:
        """Be as large as the text on one line."""
        return QSize(round(width_of(self._text, self.face()) + 1), self._line_height())

    @override
    def minimumSizeHint(self) -> QSize:
        """A text on lines can be narrow; one on a single line asks for a readable part."""
        return QSize(0 if self._wrap else min(self.sizeHint().width(), 2 * Space.COURT), self._line_height())

    @override
    def heightForWidth(self, width: int) -> int:
        """Say how high the text is on lines of that width."""
        if not self._wrap or not self._text:
            return self._line_height()
        return max(self._line_height(), round(height_of_lines(self._text, self.face(), width) + 1))

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Repaint when it is read the other way."""
        self.update()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the text."""
        painter = painter_on(self)
        painter.setFont(self.face())
        put = write_lines if self._wrap else write
        put(painter, QRectF(self.rect()), self._text, self._tone.of(look()), self._place)

    def _line_height(self) -> int:
        return round(self._size * 1.45)


class Amount(QWidget):
    """An amount and its unit after it, smaller. A long one grows smaller; it is never cut."""

    def __init__(self, size: int = Type.TOTAL, place: Place = Place.END, tone: Tone = Tone.INK) -> None:
        """Make an empty amount."""
        super().__init__()
        self._size, self._place, self._tone = int(size), place, tone
        self._figure, self._unit = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(round(self._size * 1.3))

    def say(self, figure: str, unit: str = "", tone: Tone | None = None) -> None:
        """Show an amount."""
        if (figure, unit) == (self._figure, self._unit) and tone in (None, self._tone):
            return
        self._figure, self._unit, self._tone = figure, unit, tone or self._tone
        self.setAccessibleName(f"{figure} {unit}".strip())
        self.update()

    def text(self) -> str:
        """Give the figure shown."""
        return self._figure

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for a few digits' room."""
        return QSize(2 * Space.COURT, self.height())

    @override
    def sizeHint(self) -> QSize:
        """Be as wide as the figure in full size."""
        return QSize(
            round(width_of(self._figure, type_of(self._size, Weight.BOLD))) + self._unit_width(), self.height()
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the figure and the unit on one base line."""
        painter = painter_on(self)
        box = QRectF(self.rect())
        unit_wide = self._unit_width()
        font = fitting(self._figure, self._size, Weight.BOLD, box.width() - unit_wide)
        wide = width_of(self._figure, font)
        spare = {Place.START: 0.0, Place.CENTRE: 0.5, Place.END: 1.0}[self._place]
        first = (box.width() - wide - unit_wide) * spare
        colour = self._tone.of(look())
        backwards = reading_backwards(self)
        left = box.width() - first - wide if backwards else first
        painter.setFont(font)
        write(painter, QRectF(left, 0, wide + 1, box.height()), self._figure, colour, Place.CENTRE)
        if self._unit:
            small = self._unit_face()
            painter.setFont(small)
            drop = (font.pixelSize() - small.pixelSize()) * 0.36
            at = left - unit_wide if backwards else left + wide + Space.SNUG
            unit_box = QRectF(at, drop, unit_wide - Space.SNUG, box.height())
            write(painter, unit_box, self._unit, colour, Place.CENTRE)

    def _unit_face(self) -> QFont:
        return type_of(max(Type.CAPTION, round(self._size * 0.42)), Weight.STRONG)

    def _unit_width(self) -> int:
        return round(width_of(self._unit, self._unit_face())) + Space.SNUG + 1 if self._unit else 0
