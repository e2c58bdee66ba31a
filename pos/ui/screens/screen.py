"""What every screen is: it speaks a language, hears keys and scans, and knows when it comes and goes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from pos.ui.hands.keys import meaning
from pos.ui.override import override
from pos.words.speech import Words


class Screen(QWidget):
    """One full screen below the header. What a screen does not hear goes unheard, never to a field."""

    def __init__(self) -> None:
        """Make an empty screen that can have the keyboard."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def speak(self, words: Words) -> None:
        """Say everything again, in the language of `words`."""
        raise NotImplementedError

    def enter(self) -> None:
        """Come to the front."""

    def leave(self) -> None:
        """Make room for another screen."""

    def hear(self, key: str) -> bool:
        """Take a key named in `pos.ui.hands.keys`, or a character; give whether it meant anything here."""
        return not key

    def scan(self, text: str) -> None:
        """Take what a scanner read."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear a key that no field took."""
        if not self.hear(meaning(event)):
            event.ignore()
