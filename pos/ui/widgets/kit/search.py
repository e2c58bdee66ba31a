"""The field to search in: a lens, what was typed, and a cross to clear it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from pos.ui.override import override
from pos.ui.theme.signs import Sign, draw_sign
from pos.ui.theme.tokens import Space, Target, look
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.field import Field
from pos.ui.widgets.kit.painting import painter_on, reading_backwards

_LENS = 20.0


class SearchField(Field):
    """A field of text with a lens before it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty field."""
        super().__init__(parent)
        self._cross = Button(Kind.GHOST, self, sign=Sign.CLOSE)
        self._cross.clicked.connect(self.clear)
        self._cross.hide()
        self.textChanged.connect(self._show_cross)
        lens = round(_LENS) + Space.SNUG
        self.setTextMargins(lens, 0, Target.HIT - Space.BODY, 0)

    def say(self, placeholder: str, clear: str) -> None:
        """Say what can be looked for, and name the cross."""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._cross.setAccessibleName(clear)
        self._place_margins()

    @override
    def sizeHint(self) -> QSize:
        """Be as high as a finger."""
        return QSize(super().sizeHint().width(), Target.HIT)

    @override
    def resizeEvent(self, event: object) -> None:
        """Keep the cross at the end."""
        self._place_margins()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field and the lens."""
        super().paintEvent(event)
        at = self.width() - Space.BODY - _LENS if reading_backwards(self) else float(Space.BODY)
        box = QRectF(at, (self.height() - _LENS) / 2, _LENS, _LENS)
        draw_sign(painter_on(self), Sign.SEARCH, box, look().muted)

    def _place_margins(self) -> None:
        lens, cross = round(_LENS) + Space.SNUG, Target.HIT - Space.BODY
        backwards = reading_backwards(self)
        self.setTextMargins(cross if backwards else lens, 0, lens if backwards else cross, 0)
        side = Qt.AlignmentFlag.AlignRight if backwards else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        self._cross.setGeometry(
            0 if backwards else self.width() - Target.HIT, (self.height() - Target.HIT) // 2, Target.HIT, Target.HIT
        )

    def _show_cross(self, text: str) -> None:
        self._cross.setVisible(bool(text))
