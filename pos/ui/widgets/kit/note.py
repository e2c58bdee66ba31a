"""A field for a few words of one's own: an empty one says what for, from the side where the language begins."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit

from pos.ui.override import override
from pos.ui.theme.tokens import look
from pos.ui.theme.writing import write
from pos.words.speech import Direction

_LINES_HIGH = 72


class NoteField(QPlainTextEdit):
    """A field of two lines. Tab leaves it, as it leaves every field."""

    def __init__(self) -> None:
        """Make an empty field."""
        super().__init__()
        self._purpose = ""
        self.setFixedHeight(_LINES_HIGH)
        self.setTabChangesFocus(True)

    def say(self, purpose: str, direction: Direction) -> None:
        """Say what the field is for, in a language that runs that way."""
        self._purpose = purpose
        self.setAccessibleName(purpose)
        backwards = direction is Direction.RIGHT_TO_LEFT
        option = QTextOption(Qt.AlignmentFlag.AlignRight if backwards else Qt.AlignmentFlag.AlignLeft)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if backwards else Qt.LayoutDirection.LeftToRight)
        self.document().setDefaultTextOption(option)
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, or what it is for."""
        super().paintEvent(event)
        if self.toPlainText():
            return
        # Qt's own placeholder stands on the left, whatever the language: the viewport is always read from there.
        painter = QPainter(self.viewport())
        painter.setLayoutDirection(self.layoutDirection())
        painter.setFont(self.font())
        margin = self.document().documentMargin()
        line = QRectF(margin, margin, self.viewport().width() - 2 * margin, painter.fontMetrics().height())
        write(painter, line, self._purpose, look().muted)
