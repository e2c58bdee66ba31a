"""The band above: who sells where, the tickets that lie open, the state of the world as facts, and the language."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.ui.override import override
from pos.ui.presenters.shown.header import FactView, HeaderView, TicketChip
from pos.ui.theme.signs import Sign
from pos.ui.theme.tokens import Space, ink, look
from pos.ui.widgets.band.language_button import LanguageButton
from pos.ui.widgets.band.who_button import WhoButton
from pos.ui.widgets.kit.chip import Chip
from pos.ui.widgets.kit.fact_label import FactLabel
from pos.ui.widgets.kit.painting import painter_on

HIGH = 56


class _TicketTab(Chip):
    """The chip of one open ticket."""

    touched = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._nickname = 0
        self.clicked.connect(self._touch)

    def show_ticket(self, ticket: TicketChip) -> None:
        self._nickname = ticket.nickname
        self.say(ticket.label, chosen=ticket.chosen)

    def _touch(self) -> None:
        self.touched.emit(self._nickname)


class Header(QWidget):
    """The whole band."""

    who_touched = Signal()
    ticket_touched = Signal(int)
    ticket_wanted = Signal()
    fact_touched = Signal()
    payments_touched = Signal()
    language_touched = Signal(object)

    def __init__(self) -> None:
        """Make an empty band."""
        super().__init__()
        self.setFixedHeight(HIGH)
        self.who = WhoButton()
        self.language = LanguageButton()
        self._fresh = Chip(sign=Sign.PLUS)
        self._chips, self._facts = QHBoxLayout(), QHBoxLayout()
        self._leads: list[bool] = []
        self._chips.setSpacing(Space.TIGHT)
        self._facts.setSpacing(Space.BODY)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.BODY, 0, Space.BODY, 0)
        row.setSpacing(Space.BODY)
        row.addWidget(self.who)
        row.addLayout(self._chips)
        row.addWidget(self._fresh)
        row.addStretch(1)
        row.addLayout(self._facts)
        row.addWidget(self.language)
        self.who.clicked.connect(self.who_touched)
        self._fresh.clicked.connect(self.ticket_wanted)
        self.language.clicked.connect(self._turn_language)

    def show_view(self, view: HeaderView) -> None:
        """Show the band as it is now."""
        self.who.show_view(view)
        self.language.say(view.language, view.language_name)
        self._show_chips(view.tickets)
        self._show_facts(view.facts)
        self._fresh.setVisible(bool(view.fresh))
        self._fresh.setAccessibleName(view.fresh)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the hairline under it."""
        theme = look()
        painter = painter_on(self)
        painter.fillRect(self.rect(), ink(theme.surface))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), ink(theme.line))

    def _show_chips(self, tickets: Sequence[TicketChip]) -> None:
        while self._chips.count() > len(tickets):
            _drop_last(self._chips)
        while self._chips.count() < len(tickets):
            tab = _TicketTab()
            tab.touched.connect(self.ticket_touched)
            self._chips.addWidget(tab)
        for place, ticket in enumerate(tickets):
            item = self._chips.itemAt(place)
            tab_there = item.widget() if item is not None else None
            if isinstance(tab_there, _TicketTab):
                tab_there.show_ticket(ticket)

    def _show_facts(self, facts: Sequence[FactView]) -> None:
        self._leads = [fact.payments for fact in facts]
        while self._facts.count() > len(facts):
            _drop_last(self._facts)
        while self._facts.count() < len(facts):
            label = FactLabel()
            label.clicked.connect(partial(self._touch_fact, self._facts.count()))
            self._facts.addWidget(label)
        for place, fact in enumerate(facts):
            item = self._facts.itemAt(place)
            label_there = item.widget() if item is not None else None
            if isinstance(label_there, FactLabel):
                label_there.say(fact)

    def _touch_fact(self, place: int, _checked: object = None) -> None:
        if place < len(self._leads) and self._leads[place]:
            self.payments_touched.emit()
        else:
            self.fact_touched.emit()

    def _turn_language(self) -> None:
        self.language_touched.emit(self.language.following())


def _drop_last(row: QHBoxLayout) -> None:
    item = row.takeAt(row.count() - 1)
    widget = item.widget() if item is not None else None
    if widget is not None:
        widget.deleteLater()
