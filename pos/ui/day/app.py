"""The till's window: which screen is in front, the band above it, and the language everything speaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QVBoxLayout, QWidget

from pos.domain.names import Language
from pos.ui.hands.keys import KeyWatch
from pos.ui.hands.taps import TapWatch
from pos.ui.override import override
from pos.ui.screens.screen import Screen
from pos.ui.theme.sheet import dress, dress_fields
from pos.words.places import resource
from pos.words.speech import Direction, words_for

if TYPE_CHECKING:
    from pos.ports.scanner import Wedge
    from pos.ui.presenters.selling.sell_view import SellView
    from pos.ui.widgets.band.header import Header

WIDE, HIGH = 1366, 768


class TillWindow(QWidget):
    """One screen in front of all others.

    `painted` tells, once, that the first of them can be seen; `spoken` that another language is spoken now; `told` what
    is shown of selling, or None while nobody sells. While `hold_open` says so the window is not closed but by `end`;
    it tells that it was `held`.
    """

    painted = Signal()
    spoken = Signal()
    told = Signal(object)
    closing = Signal()
    held = Signal()

    def __init__(self, app: QApplication, wedge: Wedge, language: Language) -> None:
        """Dress the application and open an empty stage."""
        super().__init__()
        dress(app)
        self._app = app
        self.words = words_for(language)
        self._header: Header | None = None
        self._watch, self._taps = KeyWatch(wedge, self), TapWatch(self)
        self._stage = QStackedLayout()
        self._screen: Screen | None = None
        self._seen = self._ending = False
        self.hold_open: Callable[[], bool] = _never
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._stage, 1)
        self.resize(WIDE, HIGH)
        self._turn()
        self._watch.scanned.connect(self._scan)

    @property
    def header(self) -> Header:
        """The band above the screens; the first screen has none, so it is made when it is first asked for."""
        if self._header is None:
            from pos.ui.widgets.band.header import Header

            self._header = Header()
            self._header.hide()
            self._header.language_touched.connect(self.speak)
            self._column.insertWidget(0, self._header)
        return self._header

    def screen_in_front(self) -> Screen | None:
        """Give the screen that is seen."""
        return self._screen

    def tell_of(self, view: SellView) -> None:
        """Show the band of selling, and tell who else shows what is sold."""
        self.header.show_view(view.header)
        self.told.emit(view)

    def bring(self, screen: Screen, *, band: bool) -> None:
        """Bring a screen to the front, with the band above it or without; the one before is given up."""
        before, self._screen = self._screen, screen
        self.told.emit(None)
        self._stage.addWidget(screen)
        screen.speak(self.words)
        self._show_band(shown=band)
        self._stage.setCurrentWidget(screen)
        if before is not None:
            before.leave()
            self._stage.removeWidget(before)
            before.deleteLater()
        self._enter(screen)

    def cover(self, screen: Screen, *, band: bool) -> None:
        """Bring a screen to the front and keep the one before, to come back to."""
        if self._screen is not None:
            self._screen.leave()
        self._screen = screen
        if self._stage.indexOf(screen) < 0:
            self._stage.addWidget(screen)
        screen.speak(self.words)
        self._show_band(shown=band)
        self._stage.setCurrentWidget(screen)
        self._enter(screen)

    def speak(self, language: Language) -> None:
        """Speak another language from now on, and read in its direction."""
        self.words = words_for(language)
        self._turn()
        if self._screen is not None:
            self._screen.speak(self.words)
        self.spoken.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the screen in front hear a key that nothing else wanted."""
        if self._screen is not None:
            self._screen.keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell, once, that something is to be seen."""
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self._begin)

    def end(self) -> None:
        """Close the window, whatever holds it open."""
        self._ending = True
        self.close()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window is going, or that it stays."""
        if not self._ending and self.hold_open():
            event.ignore()
            self.held.emit()
            return
        self.closing.emit()
        super().closeEvent(event)

    def _turn(self) -> None:
        backwards = self.words.direction is Direction.RIGHT_TO_LEFT
        self._app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if backwards else Qt.LayoutDirection.LeftToRight)
        self.setWindowTitle(self.words.say("header.window"))

    def _begin(self) -> None:
        """Take up what the first paint did not wait for."""
        dress_fields(self._app)
        self.setWindowIcon(QIcon(str(resource("icons", "till.png"))))
        handle = self.windowHandle()
        handle.installEventFilter(self._watch)
        handle.installEventFilter(self._taps)
        self.painted.emit()

    def _show_band(self, *, shown: bool) -> None:
        if shown or self._header is not None:
            self.header.setVisible(shown)

    @staticmethod
    def _enter(screen: Screen) -> None:
        """Give the screen the keyboard: what it does not pass on to a field, it hears itself."""
        screen.setFocus(Qt.FocusReason.OtherFocusReason)
        screen.enter()

    def _scan(self, text: str) -> None:
        if self._screen is not None:
            self._screen.scan(text)


def _never() -> bool:
    """Hold nothing open."""
    return False
