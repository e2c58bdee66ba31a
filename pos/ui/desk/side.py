"""The column beside the list: what waits for the organizer, or the case of the booth that was chosen."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from pos.ui.desk.case_figures import CaseFigures
from pos.ui.desk.shades import ground_of, ink_of
from pos.ui.override import override
from pos.ui.presenters.organizer.board_told import Shade, Summary, Waiting
from pos.ui.presenters.organizer.case_told import CaseView
from pos.ui.theme.signs import Sign
from pos.ui.theme.tokens import Radius, Space, Type, Weight, look
from pos.ui.theme.writing import type_of, write
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.note import NoteField
from pos.ui.widgets.kit.painting import card, painter_on, reading_backwards
from pos.ui.widgets.kit.panel import Panel
from pos.words.speech import Words

WIDE = 384
_LINE, _DOT = 40, 10.0


class WaitingList(QWidget):
    """How many booths are in which state, each with its colour."""

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self._lines: tuple[Waiting, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: tuple[Waiting, ...]) -> None:
        """Show these lines."""
        self._lines = lines
        self.setAccessibleName("; ".join(line.text for line in lines))
        self.setFixedHeight(_LINE * len(lines))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Be as high as the lines."""
        return QSize(WIDE, _LINE * len(self._lines))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Write each line beside its dot."""
        theme = look()
        painter = painter_on(self)
        painter.setFont(type_of(Type.BODY + 1, Weight.MEDIUM))
        for place, line in enumerate(self._lines):
            row = QRectF(0, place * _LINE, self.width(), _LINE)
            at = row.right() - _DOT if reading_backwards(self) else row.left()
            dot = QRectF(at, row.center().y() - _DOT / 2, _DOT, _DOT)
            card(painter, dot, _DOT / 2, theme.line if line.shade is Shade.QUIET else ink_of(line.shade, theme))
            text = row.adjusted(_DOT + Space.SNUG, 0, 0, 0)
            if reading_backwards(self):
                text = row.adjusted(0, 0, -_DOT - Space.SNUG, 0)
            write(painter, text, line.text, ink_of(line.shade, theme) if _loud(line.shade) else theme.ink)


class _Why(QWidget):
    """The probable cause, on the colour of the state."""

    def __init__(self) -> None:
        super().__init__()
        self._shade = Shade.QUIET
        self.text = Label(Type.BODY, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.BODY, Space.SNUG, Space.BODY, Space.SNUG)
        column.addWidget(self.text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def say(self, text: str, shade: Shade) -> None:
        self._shade = shade
        self.text.say(text)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = look()
        fill = ground_of(self._shade, theme) or theme.ground
        card(painter_on(self), QRectF(self.rect()), Radius.CARD, fill)


class Side(Panel):
    """Two pages in one place; the primary is where it always was.

    `accept_touched` carries the reason that was written, `sales_wanted` asks for the way down, `put_away` for the day,
    `phones_wanted` for what phones paid beside all sales.
    """

    accept_touched = Signal(str)
    sales_wanted = Signal()
    phones_wanted = Signal()
    put_away = Signal()

    def __init__(self) -> None:
        """Make a column without words."""
        super().__init__(Space.BODY, WIDE)
        self._summary_title, self._waiting = Label(Type.STRONG + 2, Weight.BOLD), WaitingList()
        self._about = Label(Type.CAPTION, tone=Tone.MUTED, wrap=True)
        self._figures, self._why = CaseFigures(), _Why()
        self._accepted = Label(Type.CAPTION, Weight.MEDIUM, Tone.ACCENT, wrap=True)
        self._name, self._close = Label(Type.STRONG + 2, Weight.BOLD, wrap=True), Button(Kind.GHOST, sign=Sign.CLOSE)
        self.note, self.sales, self.go = NoteField(), Button(Kind.QUIET), Button(Kind.PRIMARY)
        self.phones = Button(Kind.OFFER)
        self._pages = QStackedLayout()
        self._key = self._for_ever = ""
        self._lay_out()
        self.go.clicked.connect(self._go)
        self.sales.clicked.connect(self.sales_wanted)
        self.phones.clicked.connect(self.phones_wanted)
        self._close.clicked.connect(self.put_away)

    def speak(self, words: Words) -> None:
        """Name what bears only a sign, and what a field is for."""
        self._close.setAccessibleName(words.say("word.close"))
        self.note.say(words.say("desk.note"), words.direction)
        self.sales.say(words.say("desk.see_sales"))
        self._for_ever = words.say("desk.for_ever")

    def show_summary(self, summary: Summary) -> None:
        """Show what waits."""
        self._key = ""
        self._pages.setCurrentIndex(0)
        self._summary_title.say(summary.title)
        self._waiting.show_lines(summary.lines)
        self.phones.say(summary.phones)
        self.phones.setVisible(bool(summary.phones))
        self._show_primary(summary.accept, summary.caption, ready=summary.ready > 0)

    def show_case(self, key: str, view: CaseView) -> None:
        """Show a case; what was written about it stays, about another it begins anew."""
        if key != self._key:
            self._key = key
            self.note.clear()
        self._pages.setCurrentIndex(1)
        self._name.say(view.title)
        self._about.say(view.about)
        self._figures.show_lines(view.lines)
        self._why.say(view.why, view.shade)
        self._accepted.say(view.accepted)
        self._accepted.setVisible(bool(view.accepted))
        self.note.setVisible(view.wants_note)
        self.sales.setVisible(view.has_sales)
        self._show_primary(view.accept, self._for_ever if view.accept else "", ready=bool(view.accept))

    def _show_primary(self, text: str, caption: str, *, ready: bool) -> None:
        self.go.setVisible(bool(text))
        self.go.say(text, caption)
        self.go.setEnabled(ready)

    def _go(self) -> None:
        self.accept_touched.emit(self.note.toPlainText() if self._key else "")

    def _lay_out(self) -> None:
        summary, case, head = QWidget(), QWidget(), QVBoxLayout()
        column = QVBoxLayout(summary)
        column.setContentsMargins(0, Space.TIGHT, 0, 0)
        column.setSpacing(Space.SNUG)
        column.addWidget(self._summary_title)
        column.addWidget(self._waiting)
        column.addWidget(self.phones)
        column.addStretch(1)
        head.setSpacing(Space.HAIR)
        head.addWidget(_beside(self._name, self._close))
        head.addWidget(self._about)
        column = QVBoxLayout(case)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SNUG)
        column.addLayout(head)
        column.addWidget(self._figures)
        column.addWidget(self._why)
        column.addWidget(self._accepted)
        column.addStretch(1)
        column.addWidget(self.sales)
        column.addWidget(self.note)
        self.column.addLayout(self._pages, 1)
        self.stack(self.go)
        # Into a stack that has a place already: outside one, its first page would be a window for a blink.
        for page in (summary, case):
            self._pages.addWidget(page)


def _beside(label: Label, button: Button) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label, 1)
    row.addWidget(button)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return holder


def _loud(shade: Shade) -> bool:
    return shade in {Shade.WRONG, Shade.LOOK}
