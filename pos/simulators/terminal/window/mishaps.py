"""The list of what can go wrong: a touch arms a fault for the next request that it fits, another disarms it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from pos.simulators.terminal.window.words import FAULTS, word
from pos.simulators.window.tongues import Tongue


class Mishaps(QWidget):
    """One button a fault."""

    armed = Signal(str)
    disarmed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 12, 10, 12)
        column.setSpacing(6)
        for name in FAULTS:
            button = QPushButton()
            button.setProperty("fault", name)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.clicked.connect(self._press)
            self.buttons[name] = button
            column.addWidget(button)

    def speak(self, tongue: Tongue) -> None:
        """Name the faults in that language."""
        for name, button in self.buttons.items():
            button.setText(word(name, tongue))

    def show_known(self, names: list[str]) -> None:
        """Offer what can go wrong with this terminal, and nothing else."""
        for name, button in self.buttons.items():
            button.setVisible(name in names)

    def show_armed(self, names: list[str]) -> None:
        """Mark what is armed."""
        for name, button in self.buttons.items():
            wrong = name in names
            if bool(button.property("wrong")) != wrong:
                button.setProperty("wrong", wrong)
                button.style().polish(button)

    def _press(self) -> None:
        button = self.sender()
        name = str(button.property("fault"))
        if button.property("wrong"):
            self.disarmed.emit(name)
        else:
            self.armed.emit(name)
