"""What stands where there is nothing yet: a pattern of the crafts, what will be here, and the next step."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.domain.product import Motif, Pattern
from pos.ui.override import override
from pos.ui.presenters.shown.history import Teaching
from pos.ui.theme.patterns import Cut, swatch
from pos.ui.theme.tokens import Radius, Space, Type, Weight, look
from pos.ui.theme.writing import Place, type_of, write, write_lines
from pos.ui.widgets.kit.painting import painter_on

_WIDE, _CLOTH = 460.0, 104
_TEXT_HIGH = 90.0


class TeachingCard(QWidget):
    """Teaches in the middle of its room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a card without words."""
        super().__init__(parent)
        self._teaching = Teaching("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def teach(self, teaching: Teaching) -> None:
        """Say what will stand here."""
        self._teaching = teaching
        self.setAccessibleName(f"{teaching.title}. {teaching.text}")
        self.update()

    def teaching(self) -> Teaching:
        """Give what is said."""
        return self._teaching

    @override
    def sizeHint(self) -> QSize:
        """Ask for room for a few lines."""
        return QSize(round(_WIDE), 320)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cloth, the title and the text."""
        theme = look()
        painter = painter_on(self)
        wide = min(_WIDE, self.width() - 2.0 * Space.WIDE)
        left = (self.width() - wide) / 2
        top = max(float(Space.WIDE), (self.height() - _CLOTH - Space.WIDE - 40 - _TEXT_HIGH) / 2)
        cloth = Pattern(Motif.STAR, (theme.sunk, theme.line, theme.saffron))
        cut = Cut(_CLOTH, _CLOTH, Radius.SHEET)
        at = QPointF(self.width() / 2 - _CLOTH / 2, top)
        painter.drawImage(at, swatch(cloth, cut, self.devicePixelRatioF()))
        painter.setFont(type_of(Type.TITLE, Weight.BOLD))
        title = QRectF(left, top + _CLOTH + Space.BODY, wide, 40)
        write(painter, title, self._teaching.title, theme.ink, Place.CENTRE)
        painter.setFont(type_of(Type.BODY + 1))
        text = QRectF(left, title.bottom() + Space.HAIR, wide, _TEXT_HIGH)
        write_lines(painter, text, self._teaching.text, theme.muted, Place.CENTRE)
