"""The customer's screen in the course of a day: there is one as long as the till has a second screen.

It comes and goes with the screen. Whoever closes it by hand is left in peace until a screen is plugged in again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

    from pos.ui.day.app import TillWindow
    from pos.ui.day.customer_window import CustomerWindow
    from pos.ui.presenters.selling.sell_view import SellView


class CustomerDay(QObject):
    """Opens and closes the window, and tells it what the till shows."""

    def __init__(self, app: QApplication, window: TillWindow) -> None:
        """Look once the till's own window can be seen."""
        super().__init__(window)
        self._app, self._window = app, window
        self._view: SellView | None = None
        self.glass: CustomerWindow | None = None
        window.painted.connect(self._look)
        window.told.connect(self._show)
        window.spoken.connect(self._speak)
        window.closing.connect(self._close)
        app.screenAdded.connect(self._look)
        app.screenRemoved.connect(self._look)

    def _look(self, _screen: object = None) -> None:
        others = [screen for screen in self._app.screens() if screen is not self._window.screen()]
        self._close()
        if others:
            self._open(others[0])

    def _open(self, screen: QScreen) -> None:
        from pos.ui.day.customer_window import CustomerWindow

        self.glass = CustomerWindow()
        self._speak()
        self.glass.stand_on(screen)

    def _show(self, view: SellView | None) -> None:
        self._view = view
        self._speak()

    def _speak(self) -> None:
        if self.glass is None:
            return
        from pos.ui.presenters.selling.customer_told import customer_view, resting

        words = self._window.words
        self.glass.show_view(resting(words) if self._view is None else customer_view(self._view, words))

    def _close(self) -> None:
        if self.glass is not None:
            self.glass.close()
            self.glass.deleteLater()
            self.glass = None
