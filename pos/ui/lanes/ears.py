"""Hears the terminal's thread on the screen's: what it tells crosses as one frozen value to a bound slot."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from pos.usecases.card.news import CardNews


class CardEars(QObject):
    """`hear` may be called from any thread; `listener` is called on the thread that made this."""

    _came = Signal(object)

    def __init__(self, listener: Callable[[CardNews], None], parent: QObject | None = None) -> None:
        """Listen for somebody."""
        super().__init__(parent)
        self._listener = listener
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def hear(self, news: CardNews) -> None:
        """Send a piece of news on its way."""
        self._came.emit(news)

    def _deliver(self, news: CardNews) -> None:
        self._listener(news)
