"""The head of the window: what it is, how it is, and its languages. It is as high in every language."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from pos.simulators.terminal.window.words import word
from pos.simulators.window.tongues import NAMES, Tongue

_HEIGHT = 50


class Header(QWidget):
    """Says the state in words behind a dot of its colour."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_HEIGHT)
        self._title, self.state = QLabel(), QLabel()
        self._title.setObjectName("title")
        self.state.setObjectName("state")
        self._tongues: dict[Tongue, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self.state)
        row.addLayout(names, stretch=1)
        for tongue, name in NAMES.items():
            button = QPushButton(name)
            button.setObjectName("tongue")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setCheckable(True)
            button.setProperty("tongue", tongue)
            button.clicked.connect(self._choose)
            self._tongues[tongue] = button
            row.addWidget(button)

    def speak(self, tongue: Tongue) -> None:
        """Say the title in that language, and mark the language."""
        self._title.setText(word("title", tongue))
        for name, button in self._tongues.items():
            button.setChecked(name == tongue)

    def show_state(self, words: str, colour: str) -> None:
        """Say how the terminal is."""
        self.state.setText(f'<span style="color:{colour}">●</span> {words}')

    def _choose(self) -> None:
        self.chosen.emit(self.sender().property("tongue"))
