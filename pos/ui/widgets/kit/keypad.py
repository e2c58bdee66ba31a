"""The pad of keys. Figures are read the same way in every language, so the pad never mirrors."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from pos.ui.theme.signs import Sign
from pos.ui.theme.tokens import Space
from pos.ui.widgets.kit.button import Button, Kind

ERASE = "erase"
ENTER = "enter"

AMOUNT_KEYS = (("7", "8", "9"), ("4", "5", "6"), ("1", "2", "3"), (",", "0", ERASE))
PIN_KEYS = (("1", "2", "3"), ("4", "5", "6"), ("7", "8", "9"), (ERASE, "0", ENTER))
YES_KEYS = (("1", "2", "3"), ("4", "5", "6"), ("7", "8", "9"), ("", "0", ERASE))
"""A PIN that another button sends; an empty word leaves a gap."""
WHOLE_KEYS = (("7", "8", "9"), ("4", "5", "6"), ("1", "2", "3"), ("00", "0", ERASE))
SALE_KEYS = (("7", "8", "9", ERASE), ("4", "5", "6", "×"), ("1", "2", "3", "−"), ("00", "0", ",", "+"))

_KINDS = {ENTER: Kind.PRIMARY, "+": Kind.CHOSEN}
_SIGNS = {ERASE: Sign.ERASE, ENTER: Sign.DONE}


class KeyPad(QWidget):
    """Keys in rows; `pressed` carries the sign of the key (a digit, a comma, ERASE, ENTER)."""

    pressed = Signal(str)

    def __init__(self, rows: Sequence[Sequence[str]] = AMOUNT_KEYS, parent: QWidget | None = None) -> None:
        """Lay the keys out, top row first."""
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._keys: dict[str, Button] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.SNUG - 2)
        for row, keys in enumerate(rows):
            for column, key in enumerate(keys):
                if key:
                    grid.addWidget(self._key(key), row, column)
                grid.setColumnStretch(column, 1)
            grid.setRowStretch(row, 1)

    def key(self, sign: str) -> Button:
        """Give one key."""
        return self._keys[sign]

    def name_keys(self, *, erase: str, enter: str = "") -> None:
        """Name the keys that bear a sign, for those who hear the screen."""
        for sign, name in ((ERASE, erase), (ENTER, enter)):
            if sign in self._keys:
                self._keys[sign].setAccessibleName(name)

    def _key(self, key: str) -> Button:
        button = Button(_KINDS.get(key, Kind.KEY), self, sign=_SIGNS.get(key))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if key not in _SIGNS:
            button.say(key)
        button.clicked.connect(partial(self._press, key))
        self._keys[key] = button
        return button

    def _press(self, key: str, _checked: object = None) -> None:
        self.pressed.emit(key)
