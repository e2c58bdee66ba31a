"""The terminal's keys: ten digits that never mirror, a red, a yellow and a green one. A PIN stays here until green."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

_DIGITS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0")
_COLOURED = ("cancel_key", "erase_key", "enter_key")
_COLUMNS = 3
PIN_DIGITS_MIN = 4
PIN_DIGITS_MAX = 6


class Keys(QWidget):
    """Collects digits while a PIN is asked for."""

    typed = Signal(int)
    entered = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A keypad stands as it stands in every country.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._asked = False
        self._pin = ""
        self.buttons: dict[str, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for number, digit in enumerate(_DIGITS):
            button = _key("key", digit)
            button.setProperty("digit", digit)
            button.clicked.connect(self._type)
            grid.addWidget(button, number // _COLUMNS, number % _COLUMNS, 1, _COLUMNS if digit == "0" else 1)
            self.buttons[digit] = button
        for row, name in enumerate(_COLOURED):
            self.buttons[name] = _key(name, "")
            grid.addWidget(self.buttons[name], row, _COLUMNS, 2 if name == "enter_key" else 1, 1)
        self.buttons["cancel_key"].clicked.connect(self._cancel)
        self.buttons["erase_key"].clicked.connect(self._erase)
        self.buttons["enter_key"].clicked.connect(self._enter)

    def ask_pin(self, *, asked: bool) -> None:
        """Begin a PIN anew, or take none."""
        self._asked = asked
        self._set("")

    def _type(self) -> None:
        if self._asked and len(self._pin) < PIN_DIGITS_MAX:
            self._set(self._pin + str(self.sender().property("digit")))

    def _erase(self) -> None:
        self._set("")

    def _enter(self) -> None:
        if len(self._pin) >= PIN_DIGITS_MIN:
            self.entered.emit(self._pin)
            self._set("")

    def _cancel(self) -> None:
        self._set("")
        self.cancelled.emit()

    def _set(self, pin: str) -> None:
        self._pin = pin
        self.typed.emit(len(pin))


def _key(name: str, text: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
    return button
