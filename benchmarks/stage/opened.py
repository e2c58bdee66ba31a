"""A till open in this process, signed in, its shelf on the screen: the windows, threads and journal of every day."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from time import monotonic

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QMessageLogContext,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from benchmarks.stage.goods import Goods, lighten_pins
from pos.domain.names import Language
from pos.ui.screens.sell import SellScreen
from pos.ui.screens.sign_in import SignInScreen
from pos.wiring.demo.seed import DEMO_PIN
from pos.wiring.till import Till, settle

_PATIENCE_SECONDS = 30
_NO_SCREEN = "This plugin does not support propagateSizeHints()"
_BARE = Qt.KeyboardModifier.NoModifier
_TURN = QEventLoop.ProcessEventsFlag.WaitForMoreEvents


class Opened:
    """A till whose loop a benchmark turns, event by event."""

    def __init__(self, app: QApplication, goods: Goods, terminal: str) -> None:
        """Open the till with that card terminal, or none, sign the first person in, and wait for the shelf."""
        self._app = app
        self._sent_ms = 0
        lighten_pins()
        self.till = Till(app, goods.folders, "", Language.FR, terminal)
        settle(self.till)
        self.till.crash.listen(_give_up)
        self.window = self.till.day.window
        self.window.show()
        self._handle = self.window.windowHandle()
        self._sign_in()
        self.wait(lambda: self.till.day.selling() is not None)
        self.rest()

    @property
    def screen(self) -> SellScreen:
        """The selling screen."""
        selling = self.till.day.selling()
        if selling is None:
            raise LookupError("nobody sells at the till that was opened")
        return selling

    def wait(self, holds: Callable[[], bool]) -> None:
        """Turn the loop until something holds."""
        until = monotonic() + _PATIENCE_SECONDS
        while not holds():
            self._app.processEvents(_TURN)
            if monotonic() > until:
                raise TimeoutError("the till did not come to what was waited for")

    def rest(self) -> None:
        """Turn the loop until the lane has done all that was asked of it, and nothing is left to paint.

        Twice: what was changed while a ticket was being saved is saved in a second step.
        """
        for _ in range(2):
            done: list[None] = []
            self.till.day.lane.run(_nothing, done.append, _not_reached)
            self.wait(partial(bool, done))
        self._app.processEvents()

    def press(self, text: str) -> None:
        """Let keys reach the window in one go, as a scanner sends them that plays keyboard; a line feed is Enter.

        Each bears the time at which a scanner would have sent it: a machine that is busy takes none for a hand's.
        """
        for letter in text:
            key = Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter.upper()))
            event = QKeyEvent(QEvent.Type.KeyPress, key, _BARE, letter)
            self._sent_ms = self._sent_ms + 1 if self._sent_ms else int(monotonic() * 1000)
            event.setTimestamp(self._sent_ms)
            if letter == "\r":
                self._sent_ms = 0
            QCoreApplication.sendEvent(self._handle, event)

    def sell(self, code: str) -> None:
        """Let the scanner read a code, and wait for its line."""
        before = self.screen.side.lines.rows()
        self.press(f"{code}\r")
        self.wait(lambda: self.screen.side.lines.rows() != before)

    def close(self) -> None:
        """Close the window and let go of the journal."""
        self.window.close()
        self.till.close()

    def _sign_in(self) -> None:
        self.wait(lambda: isinstance(self.window.screen_in_front(), SignInScreen) and self._faces() > 0)
        screen = self.window.screen_in_front()
        if isinstance(screen, SignInScreen):
            screen.faces.faces()[0].click()
            for digit in (*DEMO_PIN, "enter"):
                screen.hear(digit)

    def _faces(self) -> int:
        screen = self.window.screen_in_front()
        return len(screen.faces.faces()) if isinstance(screen, SignInScreen) else 0


@contextmanager
def opened(app: QApplication, goods: Goods, terminal: str = "") -> Iterator[Opened]:
    """Open a till for the length of a block; `terminal` is a setting, or empty."""
    till = Opened(app, goods, terminal)
    try:
        yield till
    finally:
        till.close()


def application() -> QApplication:
    """Give this process's application, off screen unless somebody chose otherwise."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(_hear_qt)
    known = QApplication.instance()
    return known if isinstance(known, QApplication) else QApplication(sys.argv[:1])


def _hear_qt(_kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
    """Pass on what Qt has to say, but for what is only so because there is no screen."""
    if message != _NO_SCREEN:
        print(message, file=sys.stderr, flush=True)


def _give_up(error: BaseException) -> None:
    raise error


def _nothing() -> None:
    """Ask nothing of the lane but its turn."""


def _not_reached(code: object) -> None:
    raise LookupError(f"the lane failed: {code}")
