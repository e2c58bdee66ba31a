"""A fact on a card: what it is about, what is so, since when, and beside it what can be done about it."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.ui.override import override
from pos.ui.presenters.shown.status import FactCard
from pos.ui.theme.tokens import Radius, Space, Target, Type, Weight, ink, look
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.painting import card, painter_on, reading_backwards
from pos.ui.widgets.kit.tones import colour_of

_DOT = 12.0
_ABOUT = 124
_START = 56


class FactCardView(QWidget):
    """Shows a fact; `remedied` when its button was pressed, `help_wanted` carries its code."""

    remedied = Signal()
    help_wanted = Signal(str)

    def __init__(self) -> None:
        """Make a card of nothing."""
        super().__init__()
        self._fact: FactCard | None = None
        self._share: tuple[int, int] | None = None
        self._about = Label(Type.BODY, Weight.STRONG, Tone.MUTED)
        self._told = Label(Type.STRONG, Weight.STRONG, wrap=True)
        self._more = Label(tone=Tone.MUTED, wrap=True)
        self.remedy, self.help = Button(Kind.QUIET), Button(Kind.PLAIN)
        self._about.setFixedWidth(_ABOUT)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._told)
        words.addWidget(self._more)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, Space.BODY)
        row.setSpacing(Space.BODY)
        row.addSpacing(Space.WIDE)
        row.addWidget(self._about, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        for button in (self.help, self.remedy):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        self.setMinimumHeight(Target.MAIN + Space.BODY)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.remedy.clicked.connect(self.remedied)
        self.help.clicked.connect(self._ask_for_help)

    def show_fact(self, fact: FactCard, help_word: str) -> None:
        """Show a fact; `help_word` stands on the button that leads to its page of help."""
        self._fact, self._share = fact, None
        self._about.say(fact.about)
        self._told.say(fact.told)
        self._more.say(fact.more)
        self._more.setVisible(bool(fact.more))
        self.remedy.say(fact.remedy)
        self.remedy.setVisible(bool(fact.remedy))
        self.help.say(help_word, fact.code.value if fact.code else "")
        self.help.setVisible(fact.code is not None)
        self.update()

    def show_progress(self, told: str, done: int, whole: int) -> None:
        """Show how far the work on this fact came."""
        self._share = (done, max(1, whole))
        self._more.say(told)
        self._more.show()
        self.update()

    def fact(self) -> FactCard | None:
        """Give the fact shown."""
        return self._fact

    def text(self) -> str:
        """Give all that is said."""
        return f"{self._told.text()} {self._more.text()}".strip()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, the dot in the colour of its tone, and how far the work came."""
        if self._fact is None:
            return
        theme = look()
        painter = painter_on(self)
        box = QRectF(self.rect())
        card(painter, box, Radius.CARD, theme.surface, theme.line)
        backwards = reading_backwards(self)
        at = box.width() - Space.WIDE if backwards else float(Space.WIDE)
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        painter.setBrush(ink(colour_of(self._fact.tone)))
        painter.drawEllipse(QPointF(at, box.center().y()), _DOT / 2, _DOT / 2)
        if self._share is not None:
            done, whole = self._share
            track = QRectF(Space.BODY, box.bottom() - 9, box.width() - 2 * Space.BODY, Space.HAIR)
            card(painter, track, 2, theme.sunk)
            part = QRectF(track)
            part.setWidth(track.width() * min(done, whole) / whole)
            if backwards:
                part.moveRight(track.right())
            card(painter, part, 2, theme.accent)

    def _ask_for_help(self) -> None:
        if self._fact is not None and self._fact.code is not None:
            self.help_wanted.emit(self._fact.code.value)
