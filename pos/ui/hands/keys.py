"""Keys, as screens hear them: told from a scanner's first, then named by what they mean.

A scanner that plays keyboard types faster than a hand. Every key is held back for a blink until it is clear whose it
was, so a scan works whatever has the focus and never lands in an amount. What counts is when the system saw a key, not
when a busy screen came round to it. A figure on the upper row of a French keyboard counts without Shift.
"""

from __future__ import annotations

import sys
from collections import deque
from time import monotonic_ns
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from pos.ui.override import override

if TYPE_CHECKING:
    from pos.ports.scanner import Key, Wedge

PATIENCE_MS = 50
"""How long a lone key waits for the next; a hand cannot feel it."""

ENTER, ESCAPE, ERASE, UP, DOWN, HELP, FIND = "enter", "escape", "erase", "up", "down", "help", "find"

_NAMED = {
    Qt.Key.Key_Return: ENTER,
    Qt.Key.Key_Enter: ENTER,
    Qt.Key.Key_Escape: ESCAPE,
    Qt.Key.Key_Backspace: ERASE,
    Qt.Key.Key_Delete: ERASE,
    Qt.Key.Key_Up: UP,
    Qt.Key.Key_Down: DOWN,
    Qt.Key.Key_F1: HELP,
    Qt.Key.Key_F3: FIND,
}
_SHIFTS = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}
_FIRST_FIGURE = 2 if sys.platform == "win32" else 10
"""Where the key of the figure 1 sits on the upper row, as the system numbers keys."""
_FIGURES = "1234567890"


def meaning(event: QKeyEvent) -> str:
    """Name a key: ENTER and its like, or the character it means; an empty word when it means nothing here."""
    named = _NAMED.get(Qt.Key(event.key()))
    if named is not None:
        return named
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return ""
    place = event.nativeScanCode() - _FIRST_FIGURE
    plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
    if plain and 0 <= place < len(_FIGURES) and event.nativeScanCode():
        return _FIGURES[place]
    return event.text() if event.text().isprintable() else ""


class KeyWatch(QObject):
    """Holds keys back until the wedge knows whose they are; `scanned` carries what a scanner read."""

    scanned = Signal(str)

    def __init__(self, wedge: Wedge, parent: QObject | None = None) -> None:
        """Watch keys, as a filter of a window's handle: there they pass before any field sees them."""
        super().__init__(parent)
        self._wedge = wedge
        self._held: deque[QKeyEvent] = deque()
        self._passing = False
        self._pressed_ms = self._heard_ms = 0
        self._timer, self._turn = QTimer(self), QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._time_is_up)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self._turn.start)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold a key back; the key that is let through later comes with its release."""
        if self._passing or not isinstance(event, QKeyEvent):
            return False
        if Qt.Key(event.key()) in _SHIFTS:
            return False
        if event.type() == QEvent.Type.KeyPress:
            self._press(event)
            return True
        return event.type() == QEvent.Type.KeyRelease

    def _press(self, event: QKeyEvent) -> None:
        self._held.append(event.clone())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        text = "\r" if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) else event.text()
        from pos.ports.scanner import Key

        self._heard_ms = _now_ms()
        self._pressed_ms = event.timestamp() or self._heard_ms
        self._judge(Key(text, self._pressed_ms, event.nativeScanCode(), shift, event.isAutoRepeat()))

    def _judge(self, key: Key) -> None:
        from pos.ports.scanner import Human, Scan

        match self._wedge.press(key):
            case Human(keys):
                self._let_through(len(keys))
            case Scan(text):
                self._held.clear()
                self.scanned.emit(text)
            case _:
                pass
        if self._held:
            self._turn.stop()
            self._timer.start()

    def _time_is_up(self) -> None:
        """Judge, one turn of the loop after the time was up: keys that waited for a busy screen come first."""
        from pos.ports.scanner import Human

        verdict = self._wedge.lapse(self._pressed_ms + _now_ms() - self._heard_ms)
        if isinstance(verdict, Human):
            self._let_through(len(verdict.keys))
        if self._held:
            self._timer.start()

    def _let_through(self, count: int) -> None:
        for _ in range(min(count, len(self._held))):
            press = self._held.popleft()
            target = QApplication.focusWidget() or QApplication.activeWindow()
            if target is None:
                continue
            release = QKeyEvent(
                QEvent.Type.KeyRelease, press.key(), press.modifiers(), press.text(), press.isAutoRepeat()
            )
            self._passing = True
            try:
                QCoreApplication.sendEvent(target, press)
                QCoreApplication.sendEvent(target, release)
            finally:
                self._passing = False


def _now_ms() -> int:
    return monotonic_ns() // 1_000_000
