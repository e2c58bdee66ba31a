"""The window: the code that was scanned, whom it pays and how much, and below that what can go wrong.

A code reaches it as it reaches a phone: read by a scanner that types, or pasted.
"""

from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pos.simulators.wallet.faults import FAULTS
from pos.simulators.wallet.window.words import word
from pos.simulators.window.link import Link
from pos.simulators.window.look import ACCENT, EDGE, INK, LINE, MUTED, SAFFRON, STYLE, SUNK, SURFACE
from pos.simulators.window.tongues import NAMES, Tongue

WIDTH, HEIGHT = 380, 640
_LAST = 4
_FIELDS = f"""
    QLineEdit {{
        min-height: 42px; padding: 0 10px; border-radius: 12px; font-size: 14px;
        color: {INK}; background: {SURFACE}; border: 1px solid {EDGE};
    }}
    QLineEdit:focus {{ border: 2px solid {ACCENT}; }}
    QPushButton#pay {{ background: {ACCENT}; border: 1px solid {ACCENT}; color: {SURFACE}; font-weight: 600; }}
    QPushButton#pay:disabled {{ background: {SUNK}; border: 1px solid {LINE}; color: {MUTED}; }}
    QLabel#merchant {{ font-size: 17px; font-weight: 600; }}
    QLabel#amount {{ font-size: 30px; font-weight: 600; }}
"""
_W = TypeVar("_W", bound=QWidget)


class Panel(QWidget):
    """Shows what the control port tells, and passes on what is scanned and pressed."""

    def __init__(self, link: Link, tongue: Tongue) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setStyleSheet(STYLE + _FIELDS)
        self.setFixedWidth(WIDTH)
        self.resize(WIDTH, HEIGHT)
        self._link, self._tongue = link, tongue
        self._told: dict[str, Any] = {}
        self._scanned: dict[str, Any] | None = None
        self._code = ""
        self._unreadable = False
        self._paid: list[dict[str, Any]] = []
        self.state, self._title = _named(QLabel(), "state"), _named(QLabel(), "title")
        self.merchant, self.amount = _named(QLabel(), "merchant"), _named(QLabel(), "amount")
        self.code, self.typed, self.papers = QLineEdit(), QLineEdit(), _named(QLabel(), "papers")
        self.buttons = {name: _fitting(QPushButton()) for name in ("pay", "cable", *(fault.name for fault in FAULTS))}
        self.buttons["mend"] = _fitting(QPushButton())
        _named(self.buttons["pay"], "pay")
        self._tongues: dict[Tongue, QPushButton] = {}
        self._build()
        self._connect()
        self.speak(tongue)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(10)
        column.addLayout(self._header())
        column.addWidget(self.code)
        self.merchant.setWordWrap(True)
        self.amount.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for widget in (self.merchant, self.amount, self.typed, self.buttons["pay"], self.papers):
            column.addWidget(widget)
        column.addStretch(1)
        grid = QGridLayout()
        grid.setSpacing(8)
        # Both columns stay as they are, whatever the buttons say: nothing moves under a finger.
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        names = (*(fault.name for fault in FAULTS), "cable")
        for place, name in enumerate(names):
            grid.addWidget(self.buttons[name], place // 2, place % 2)
        column.addLayout(grid)
        column.addWidget(self.buttons["mend"])

    def _header(self) -> QHBoxLayout:
        row, names = QHBoxLayout(), QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._title)
        names.addWidget(self.state)
        row.addLayout(names, stretch=1)
        for tongue, name in NAMES.items():
            button = _named(QPushButton(name), "tongue")
            button.setCheckable(True)
            button.setProperty("tongue", tongue)
            button.clicked.connect(self._choose_tongue)
            self._tongues[tongue] = button
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self.code.returnPressed.connect(self._scan)
        self.typed.returnPressed.connect(self._pay)
        self.buttons["pay"].clicked.connect(self._pay)
        self.buttons["cable"].clicked.connect(self._press_cable)
        self.buttons["mend"].clicked.connect(self._mend)
        for fault in FAULTS:
            self.buttons[fault.name].setProperty("fault", fault.name)
            self.buttons[fault.name].clicked.connect(self._press_fault)
        self._link.heard.connect(self.hear)
        self._link.ended.connect(self.close)

    def speak(self, tongue: Tongue) -> None:
        """Say everything in that language, and lay it out in its direction."""
        self._tongue = tongue
        arabic = tongue == "ar"
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if arabic else Qt.LayoutDirection.LeftToRight)
        self.setWindowTitle(word("title", tongue))
        self._title.setText(word("title", tongue))
        self.code.setPlaceholderText(word("scan_here", tongue))
        self.typed.setPlaceholderText(word("type_amount", tongue))
        for name in ("pay", "mend", *(fault.name for fault in FAULTS)):
            self.buttons[name].setText(word(name, tongue))
        for name, button in self._tongues.items():
            button.setChecked(name == tongue)
        self._show()

    def hear(self, event: dict[str, Any]) -> None:
        """Take an event of the switch."""
        match event["event"]:
            case "scanned":
                self._scanned, self._code, self._unreadable = event, str(event["code"]), False
                # A phone that has read a code is in somebody's hand.
                self.raise_()
            case "unreadable":
                self._scanned, self._unreadable = None, True
            case "paid":
                self._paid = [{**event, "told": False}, *self._paid][:_LAST]
                self._scanned = None
            case "acknowledged":
                for paid in self._paid:
                    paid["told"] = paid["told"] or paid["transaction"] == event["transaction"]
            case "condition" | "faults":
                self._told |= event
            case _:
                return
        self._show()

    def _show(self) -> None:
        tongue, read = self._tongue, self._scanned
        cable, armed = self._told.get("cable", True), str(self._told.get("faults", "")).split()
        name, colour = ("no_network", SAFFRON) if not cable else ("will_fail", SAFFRON) if armed else ("ready", ACCENT)
        self.state.setText(f'<span style="color:{colour}">●</span> {word(name, tongue)}')
        self.buttons["cable"].setText(word("cut" if cable else "join", tongue))
        for fault in FAULTS:
            _mark(self.buttons[fault.name], on=fault.name in armed)
        nothing = word("unreadable" if self._unreadable else "no_code", tongue)
        self.merchant.setText(nothing if read is None else f"{word('to', tongue)} {read['merchant']} · {read['city']}")
        fixed = 0 if read is None else int(read["amount"])
        self.amount.setText(_money(fixed) if fixed else "")
        self.amount.setVisible(bool(fixed))
        self.typed.setVisible(read is not None and not fixed)
        self.buttons["pay"].setEnabled(read is not None)
        self.papers.setText("\n".join(self._line(paid) for paid in self._paid))

    def _line(self, paid: dict[str, Any]) -> str:
        told = f" · {word('told', self._tongue)}" if paid["told"] else ""
        amount = _money(int(paid["amount"]))
        return f"{word('paid', self._tongue)} {amount} · \u2066{paid['transaction']}\u2069{told}"

    def _scan(self) -> None:
        code = self.code.text().strip()
        self.code.clear()
        self.typed.clear()
        self._link.do("scan", code=code)

    def _pay(self) -> None:
        if self._scanned is not None:
            self._link.do("pay", code=self._code, amount=_hundredths(self.typed.text()))

    def _press_fault(self) -> None:
        name = self.sender().property("fault")
        self._link.do("clear" if name in str(self._told.get("faults", "")).split() else "fault", name=name)

    def _press_cable(self) -> None:
        self._link.do("cut_cable" if self._told.get("cable", True) else "join_cable")

    def _mend(self) -> None:
        self._link.do("restore")

    def _choose_tongue(self) -> None:
        self.speak(self.sender().property("tongue"))


def _named(widget: _W, name: str) -> _W:
    """Give a widget the name by which the style sheet knows it."""
    widget.setObjectName(name)
    return widget


def _fitting(button: QPushButton) -> QPushButton:
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return button


def _mark(button: QPushButton, *, on: bool) -> None:
    if button.property("wrong") != on:
        button.setProperty("wrong", on)
        button.style().polish(button)


def _money(centimes: int) -> str:
    return f"\u2066{centimes // 100},{centimes % 100:02} DH\u2069"


def _hundredths(text: str) -> int:
    """Read what was typed; 0 for what is no amount."""
    whole, _, part = text.strip().replace(",", ".").partition(".")
    digits = f"{whole or '0'}{part:0<2}"
    return int(digits) if digits.isdecimal() and len(part) <= len("00") else 0
