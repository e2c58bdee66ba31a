"""The wall of pieces, with the field and the chips to find one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from pos.ui.override import override
from pos.ui.presenters.selling.sell_view import SellView
from pos.ui.screens.panes.pane import SellPane
from pos.ui.theme.signs import Sign
from pos.ui.theme.tokens import Space, Type
from pos.ui.theme.writing import Place
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.chip_row import ChipRow
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.search import SearchField
from pos.ui.widgets.selling.tiles import MARGIN, TileWall
from pos.words.speech import Words


class WallPane(SellPane):
    """Touch a piece, a chain of crafts, or type words."""

    taken = Signal(str)
    chain_chosen = Signal(str)
    searched = Signal(str)
    first_wanted = Signal()
    keys_wanted = Signal()

    def __init__(self) -> None:
        """Lay the field, the chips and the wall out."""
        super().__init__()
        self._key: tuple[str, str, str, int, int] | None = None
        self.field = SearchField()
        self.keys = Button(Kind.QUIET, sign=Sign.KEYS)
        self.keys.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.chains = ChipRow()
        self.wall = TileWall()
        self._hint = Label(Type.STRONG, tone=Tone.MUTED, place=Place.CENTRE, wrap=True)
        self._hint.setParent(self.wall)
        self._lay_out()
        self.field.textChanged.connect(self.searched)
        self.field.returnPressed.connect(self.first_wanted)
        self.keys.clicked.connect(self.keys_wanted)
        self.chains.touched.connect(self.chain_chosen)
        self.wall.taken.connect(self.taken)

    @override
    def speak(self, words: Words) -> None:
        self.field.say(words.say("sell.search"), words.say("word.erase"))
        self.keys.say(words.say("sell.free_amount"))

    @override
    def show_view(self, view: SellView) -> None:
        wall = view.wall
        self.chains.show_choices(wall.chips)
        if wall.key != self._key:
            self._key = wall.key
            self.wall.show_tiles(wall.count, wall.tile_at, wall.badges)
        else:
            self.wall.show_badges(wall.badges)
        if self.field.text() != wall.search:
            self.field.setText(wall.search)
        self._hint.say(wall.hint)
        self._hint.setVisible(bool(wall.hint))
        self._hint.setGeometry(MARGIN, Space.COURT, self.wall.viewport().width(), 2 * Space.HALL)

    def look_for(self, first: str = "") -> None:
        """Begin to type words, perhaps with a first letter."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.setText(self.field.text() + first)

    def _lay_out(self) -> None:
        above = QVBoxLayout()
        above.setContentsMargins(MARGIN, 0, MARGIN, 0)
        above.setSpacing(Space.SNUG)
        row = QHBoxLayout()
        row.setSpacing(Space.SNUG)
        row.addWidget(self.field, 1)
        row.addWidget(self.keys)
        above.addLayout(row)
        above.addWidget(self.chains)
        edge = Space.BODY - MARGIN
        self.column.setContentsMargins(edge, Space.BODY, edge, 0)
        self.column.addLayout(above)
        self.column.addWidget(self.wall, 1)
