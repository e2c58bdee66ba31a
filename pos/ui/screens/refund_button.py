"""Begins a refund of the sale whose paper is in sight; a refund's own paper cannot be given back."""

from PySide6.QtCore import Signal

from pos.ports.journal import SaleRow
from pos.ui.widgets.kit.button import Button, Kind
from pos.words.speech import Words


class RefundButton(Button):
    """A button for one sale at a time; `wanted` carries its journal number."""

    wanted = Signal(int)

    def __init__(self, words: Words) -> None:
        """Offer nothing yet."""
        super().__init__(Kind.QUIET, once=True)
        self._number = 0
        self.speak(words)
        self.offer(None)
        self.clicked.connect(self._want)

    def speak(self, words: Words) -> None:
        """Say its words in another language."""
        self.say(words.say("refund.start"), words.say("refund.start_caption"))

    def offer(self, row: SaleRow | None) -> None:
        """Offer to give back the sale of that row; nothing for a refund, or none."""
        self._number = 0 if row is None or row.refund else row.number
        self.setEnabled(self._number > 0)

    def _want(self) -> None:
        self.wanted.emit(self._number)
