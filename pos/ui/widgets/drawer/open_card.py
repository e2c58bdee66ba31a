"""What is still open when the till is closed: each ticket with what becomes of it, and the papers that wait."""

from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.ui.override import override
from pos.ui.presenters.drawer.close import Fate, OpenTicketLine
from pos.ui.theme.tokens import Radius, Space, Target, Type, Weight, look
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.painting import card, painter_on

_NAME, _HOLDS, _BUTTON = 116, 92, 96
_TONES = {Fate.CARRIED: Tone.MUTED, Fate.PUT_BY: Tone.INK, Fate.CLEARED: Tone.DANGER}


class OpenCard(QWidget):
    """A card with a row for each ticket; `toggled` carries the nickname whose button was pressed."""

    toggled = Signal(int)

    def __init__(self) -> None:
        """Make a card without rows."""
        super().__init__()
        self._title = Label(Type.CAPTION, Weight.STRONG, Tone.MUTED)
        self._papers = Label(Type.BODY, wrap=True)
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.BODY + Space.HAIR, Space.BODY, Space.BODY, Space.BODY)
        self._column.setSpacing(Space.TIGHT)
        self._column.addWidget(self._title)
        self._column.addWidget(self._papers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_open(self, title: str, tickets: tuple[OpenTicketLine, ...], papers: str) -> None:
        """Show the tickets, and what is said of papers that wait (nothing when none does)."""
        self._title.say(title)
        self._papers.say(papers)
        self._papers.setVisible(bool(papers))
        while len(self._rows) > len(tickets):
            self._rows.pop().deleteLater()
        while len(self._rows) < len(tickets):
            row = _Row()
            row.button.clicked.connect(partial(self._toggle, len(self._rows)))
            self._column.insertWidget(1 + len(self._rows), row)
            self._rows.append(row)
        for row, ticket in zip(self._rows, tickets, strict=True):
            row.show_ticket(ticket)
        self.setVisible(bool(tickets or papers))

    def button(self, index: int) -> Button:
        """Give the button of the ticket at a place."""
        return self._rows[index].button

    def told(self) -> list[str]:
        """Give what is said of each ticket."""
        return [row.told() for row in self._rows]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        theme = look()
        card(painter_on(self), QRectF(self.rect()), Radius.CARD, theme.surface, theme.line)

    def _toggle(self, index: int, _checked: object = None) -> None:
        self.toggled.emit(self._rows[index].nickname)


class _Row(QWidget):
    """One ticket."""

    def __init__(self) -> None:
        super().__init__()
        self.nickname = 0
        self._name, self._holds = Label(Type.BODY, Weight.STRONG), Label(tone=Tone.MUTED)
        self._told = Label(Type.BODY)
        self.button = Button(Kind.QUIET)
        self.button.setFixedSize(_BUTTON, Target.HIT)
        self._name.setFixedWidth(_NAME)
        self._holds.setFixedWidth(_HOLDS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SNUG)
        row.addWidget(self._name)
        row.addWidget(self._holds)
        row.addWidget(self._told, 1)
        row.addWidget(self.button)

    def show_ticket(self, ticket: OpenTicketLine) -> None:
        self.nickname = ticket.nickname
        self._name.say(ticket.label)
        self._holds.say(ticket.holds)
        self._told.say(ticket.told, _TONES[ticket.fate])
        self.button.setVisible(bool(ticket.button))
        self.button.say(ticket.button)
        self.button.setAccessibleName(f"{ticket.button} {ticket.label}")

    def told(self) -> str:
        return self._told.text()
