"""What went wrong, in three sentences: what this means, what to do, your data. It never stands on the total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.ui.override import override
from pos.ui.theme.signs import Sign
from pos.ui.theme.tokens import Radius, Space, Type, Weight, look
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.painting import card, painter_on

if TYPE_CHECKING:
    from pos.ui.presenters.shown.notice import Notice


class Banner(QWidget):
    """Shows a notice, or nothing; `acted` when its button was pressed, `dismissed` when it was put away."""

    acted = Signal()
    dismissed = Signal()
    help_wanted = Signal(str)

    def __init__(self) -> None:
        """Make a banner with nothing to say."""
        super().__init__()
        self._grave = self._well = False
        self._code = ""
        self._means = Label(Type.BODY, Weight.STRONG, wrap=True)
        self._todo = Label(Type.BODY, wrap=True)
        self._data = Label(Type.CAPTION, tone=Tone.MUTED, wrap=True)
        self._act = Button(Kind.QUIET)
        self._help = Button(Kind.QUIET)
        self._close = Button(Kind.GHOST, sign=Sign.CLOSE)
        self._lay_out()
        self._act.clicked.connect(self.acted)
        self._close.clicked.connect(self.dismissed)
        self._help.clicked.connect(self._ask_for_help)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    def tell(self, notice: Notice | None) -> None:
        """Tell of a notice, or fall silent."""
        if notice is None:
            self.hide()
            return
        self._grave, self._well, self._code = notice.grave, notice.well, notice.code
        self._means.say(notice.means)
        for label, text in ((self._todo, notice.todo), (self._data, notice.data)):
            label.say(text)
            label.setVisible(bool(text))
        self._act.say(notice.act)
        self._act.setVisible(bool(notice.act))
        self._help.say(notice.code)
        self._help.setVisible(bool(notice.code))
        self.show()
        self.update()

    def text(self) -> str:
        """Give all that is said, a sentence a line."""
        return "\n".join(label.text() for label in (self._means, self._todo, self._data) if label.text())

    def name_keys(self, *, close: str) -> None:
        """Name the button that bears only a sign."""
        self._close.setAccessibleName(close)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card in the colour of its weight."""
        theme = look()
        fill, edge = (theme.danger_soft, theme.danger) if self._grave else (theme.saffron_soft, theme.saffron)
        fill, edge = (theme.accent_soft, theme.accent) if self._well else (fill, edge)
        card(painter_on(self), QRectF(self.rect()), Radius.BUTTON, fill, edge)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addStretch(1)
        for label in (self._means, self._todo, self._data):
            words.addWidget(label)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.BODY, Space.SNUG, Space.BODY, Space.SNUG)
        row.setSpacing(Space.TIGHT)
        row.addLayout(words, 1)
        row.addWidget(self._act)
        row.addWidget(self._help)
        row.addWidget(self._close)
        for button in (self._act, self._help, self._close):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _ask_for_help(self) -> None:
        self.help_wanted.emit(self._code)
