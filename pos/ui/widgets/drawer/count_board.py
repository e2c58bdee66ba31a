"""The piles of a drawer side by side, notes and coins: the keyboard is on all of them at once."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pos.domain.cash import Denomination
from pos.ui.override import override
from pos.ui.presenters.drawer.count import CountView, Pile
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.widgets.drawer.pile import PileRow
from pos.ui.widgets.kit.label import Label, Tone

_HALVES = 2


class CountBoard(QWidget):
    """Shows a count under way; which pile is meant is carried in minor units."""

    more = Signal(int)
    fewer = Signal(int)
    chosen = Signal(int)

    def __init__(self) -> None:
        """Make a board without piles."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rows: dict[int, PileRow] = {}
        self.notes = Label(Type.CAPTION, Weight.STRONG, Tone.MUTED)
        self.coins = Label(Type.CAPTION, Weight.STRONG, Tone.MUTED)
        self.hint = Label(Type.STRONG, Weight.NORMAL, Tone.MUTED, wrap=True)
        self._columns = (QVBoxLayout(), QVBoxLayout())
        self._feet: list[QVBoxLayout] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.WIDE)
        for place, (label, column) in enumerate(zip((self.notes, self.coins), self._columns, strict=True)):
            column.setSpacing(Space.TIGHT)
            foot = QVBoxLayout()
            foot.addLayout(column)
            foot.addStretch(1)
            grid.addWidget(label, 0, place)
            grid.addLayout(foot, 1, place)
            self._feet.append(foot)
        self._feet[0].insertSpacing(1, Space.WIDE)
        self._feet[0].insertWidget(2, self.hint)
        grid.setColumnStretch(_HALVES, 1)
        grid.setRowStretch(1, 1)

    def lay_piles(self, denominations: Iterable[Denomination]) -> None:
        """Lay a pile for each denomination, the dearest first."""
        # They leave the layout at once: it would ask for the room of both currencies until they are really gone.
        for old in self._rows.values():
            for column in self._columns:
                column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = {}
        met = tuple(denominations)
        notes = sorted(each.minor for each in met if each.is_note)
        for each in met:
            row = PileRow(each.minor, notes.index(each.minor) if each.is_note else None)
            for signal, outside in ((row.more, self.more), (row.fewer, self.fewer), (row.chosen, self.chosen)):
                signal.connect(outside)
            self._columns[0 if each.is_note else 1].addWidget(row)
            self._rows[each.minor] = row

    def show_view(self, view: CountView, name: Callable[[str, Pile], str]) -> None:
        """Show every pile; `name` gives what its buttons `more` and `fewer` are called aloud."""
        for pile in view.piles:
            self._rows[pile.minor].show_pile(pile, more=name("more", pile), fewer=name("fewer", pile))

    def row(self, minor: int) -> PileRow:
        """Give the row of a denomination."""
        return self._rows[minor]

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keyboard when the board is touched beside a pile."""
        self.setFocus()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show on the chosen pile that the keyboard is here."""
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop showing it."""
        self.update()
