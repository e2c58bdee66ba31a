"""What a finger or a scanner does, told to the window as the system tells it."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

BETWEEN_KEYS_MS = 4
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def tap(widget: QWidget, at: QPoint | None = None) -> None:
    """Press and let go, in the middle unless said otherwise."""
    QTest.mouseClick(_window(widget), LEFT, NO_KEY, _place(widget, at))


def first_tap(widget: QWidget, at: QPoint | None = None) -> None:
    """Tap, with another tap to follow at once."""
    QTest.mousePress(_window(widget), LEFT, NO_KEY, _place(widget, at))
    QTest.mouseRelease(_window(widget), LEFT, NO_KEY, _place(widget, at), 0)


def second_tap(widget: QWidget, at: QPoint | None = None) -> None:
    """Tap again at once, on what lies under the finger by then: Qt calls it a double click."""
    QTest.mousePress(_window(widget), LEFT, NO_KEY, _place(widget, at))
    QTest.mouseRelease(_window(widget), LEFT, NO_KEY, _place(widget, at))


def tap_twice(widget: QWidget, at: QPoint | None = None) -> None:
    """Tap twice so quickly that Qt calls it a double click."""
    first_tap(widget, at)
    second_tap(widget, at)


def drag(widget: QWidget, start: QPoint, end: QPoint, steps: int = 30) -> None:
    """Press, move as fast as a hand does, and let go elsewhere."""
    QTest.mousePress(_window(widget), LEFT, NO_KEY, _place(widget, start))
    for step in range(1, steps + 1):
        QTest.mouseMove(_window(widget), _place(widget, start + (end - start) * step / steps), 2)
    QTest.mouseRelease(_window(widget), LEFT, NO_KEY, _place(widget, end))


def scan(widget: QWidget, code: str) -> None:
    """Type a code as a scanner does, with Enter at the end: the system says when, however busy the machine is."""
    for place, sign in enumerate(f"{code}\r"):
        key = Qt.Key.Key_Return if sign == "\r" else Qt.Key(ord(sign.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, NO_KEY, sign)
            event.setTimestamp(1_000 + BETWEEN_KEYS_MS * place)
            QCoreApplication.sendEvent(_window(widget), event)


def _window(widget: QWidget) -> QWindow:
    handle = widget.window().windowHandle()
    assert handle is not None, "only what is shown can be touched"
    return handle


def _place(widget: QWidget, at: QPoint | None) -> QPoint:
    return widget.mapTo(widget.window(), at if at is not None else widget.rect().center())
