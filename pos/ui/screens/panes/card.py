"""Paying by card beside the ticket: the board of the payment, with a heart that beats while something is waited for."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent

from pos.ui.override import override
from pos.ui.presenters.paying.card_views import BoardView, Page
from pos.ui.presenters.selling.sell_view import SellView
from pos.ui.screens.panes.pane import SellPane
from pos.ui.theme.tokens import Space
from pos.ui.widgets.paying.card_board import CardBoard
from pos.words.speech import Words

BEAT_MS = 600


class CardPane(SellPane):
    """Shows the payment of the ticket in hand."""

    def __init__(self) -> None:
        """Lay the board out."""
        super().__init__()
        self.board = CardBoard()
        self._shown: BoardView | None = None
        self.column.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, Space.BODY)
        self.column.addWidget(self.board, 1)
        self._heart = QTimer(self)
        self._heart.setInterval(BEAT_MS)
        self._heart.timeout.connect(self._beat)

    @override
    def speak(self, words: Words) -> None:
        self.board.speak(words)

    @override
    def show_view(self, view: SellView) -> None:
        if view.card is not None:
            self._shown = view.card
            self.board.show_view(view.card)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._heart.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._heart.stop()

    def _beat(self) -> None:
        if self._shown is not None and self._shown.page is Page.WAIT:
            self.board.beat()
            self.board.show_view(self._shown)
