"""All tickets put aside, when the band above has no room for them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pos.ui.override import override
from pos.ui.presenters.selling.sell_view import SellView
from pos.ui.presenters.shown.choices import ButtonView
from pos.ui.screens.panes.pane import SellPane
from pos.ui.theme.tokens import Space
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.scroll import Scroll
from pos.ui.widgets.kit.title_bar import TitleBar
from pos.words.speech import Words


class _TicketButton(Button):
    """One ticket put aside."""

    touched = Signal(int)

    def __init__(self) -> None:
        super().__init__(Kind.PLAIN)
        self._nickname = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._touch)

    def show_ticket(self, nickname: int, view: ButtonView) -> None:
        self._nickname = nickname
        self.say(view.label, view.caption)

    def _touch(self) -> None:
        self.touched.emit(self._nickname)


class TicketsPane(SellPane):
    """Touch the ticket to take up."""

    touched = Signal(int)
    back = Signal()

    def __init__(self) -> None:
        """Lay the list out."""
        super().__init__()
        self.bar = TitleBar()
        self._buttons: list[_TicketButton] = []
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(Space.TIGHT)
        self._list.addStretch(1)
        self.column.addWidget(self.bar)
        self.column.addWidget(Scroll(inside), 1)
        self.bar.back.connect(self.back)

    @override
    def speak(self, words: Words) -> None:
        self.bar.say(words.say("sell.tickets_title"), words.say("word.back"))

    @override
    def show_view(self, view: SellView) -> None:
        while len(self._buttons) < len(view.tickets):
            button = _TicketButton()
            button.touched.connect(self.touched)
            self._list.insertWidget(len(self._buttons), button)
            self._buttons.append(button)
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(view.tickets))
            if place < len(view.tickets):
                button.show_ticket(*view.tickets[place])
