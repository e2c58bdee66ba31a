"""Notes and coins to touch in rows, and a pad to type the sum instead: for what a customer gives, and for the float."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.ui.presenters.selling.sell_view import PieceView
from pos.ui.theme.tokens import Space
from pos.ui.widgets.drawer.cash import CashTile
from pos.ui.widgets.kit.keypad import AMOUNT_KEYS, KeyPad


class CashBoard(QWidget):
    """Tiles above, the pad below; `between` takes what a screen puts between them."""

    piece_added = Signal(int)
    pressed = Signal(str)

    def __init__(self) -> None:
        """Lay an empty board out."""
        super().__init__()
        self.tiles: dict[int, CashTile] = {}
        self._met: tuple[tuple[int, int | None, str], ...] = ()
        self.pad = KeyPad(AMOUNT_KEYS)
        self.between = QHBoxLayout()
        self._notes, self._coins = QHBoxLayout(), QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SNUG)
        for row in (self._notes, self._coins, self.between):
            row.setSpacing(Space.SNUG)
            column.addLayout(row)
        column.addWidget(self.pad, 1)
        self.pad.pressed.connect(self.pressed)

    def show_pieces(self, pieces: Sequence[PieceView]) -> None:
        """Show what can be touched, and how many of each were; another currency has other pieces."""
        met = tuple((piece.minor, piece.cloth, piece.label) for piece in pieces)
        if self._met != met:
            for old in self.tiles.values():
                old.hide()
                old.deleteLater()
            self.tiles, self._met = {}, met
        for piece in pieces:
            tile = self.tiles.get(piece.minor)
            if tile is None:
                tile = CashTile(piece.cloth)
                tile.clicked.connect(partial(self._add, piece.minor))
                self.tiles[piece.minor] = tile
                (self._coins if piece.cloth is None else self._notes).addWidget(tile)
            tile.say(piece.label, piece.count)

    def _add(self, minor: int, _checked: object = None) -> None:
        self.piece_added.emit(minor)
