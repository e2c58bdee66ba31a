"""The booths of a day: figures above, the list, and beside it what waits or the case that lies open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from pos.domain.money import Currency
from pos.ui.desk.booth_list import BoothList, ColumnHead
from pos.ui.desk.figures_bar import FiguresBar
from pos.ui.desk.paper import Paper
from pos.ui.desk.side import Side
from pos.ui.hands.keys import ENTER, ERASE, ESCAPE, FIND
from pos.ui.presenters.organizer.board import shown
from pos.ui.presenters.organizer.board_told import figures_of, row_of, summary_of
from pos.ui.presenters.organizer.case_told import case_view
from pos.ui.presenters.organizer.desk import Desk
from pos.ui.presenters.shown.history import Teaching
from pos.ui.theme.tokens import Space, Type
from pos.ui.widgets.kit.banner import Banner
from pos.ui.widgets.kit.chip import Chip
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.row_list import NOBODY
from pos.ui.widgets.kit.search import SearchField
from pos.ui.widgets.kit.teaching import TeachingCard
from pos.words.speech import Words

_FIELD_WIDE = 300
_COLUMNS = (
    *("desk.col_booth", "desk.col_name", "desk.col_declared", "desk.col_synced", "desk.col_counted"),
    *("desk.col_difference", "desk.col_state"),
)


class BoothsPage(QWidget):
    """Shows one desk's board.

    `sales_wanted` asks for the way down into the case that lies open, `phones_wanted` for what phones paid that
    matches no sale.
    """

    sales_wanted = Signal()
    phones_wanted = Signal()
    help_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Make a page without words."""
        super().__init__()
        self._desk = desk
        self._keys: tuple[str, ...] = ()
        self.figures, self.field, self.sort = FiguresBar(), SearchField(), Chip()
        self.fresh = Label(Type.CAPTION, tone=Tone.MUTED)
        self.banner, self.head, self.rows, self.side = Banner(), ColumnHead(), BoothList(), Side()
        self.teaching, self._shelf, self._foot = TeachingCard(), QStackedLayout(), QWidget()
        self._lay_out()
        self._connect()

    def speak(self, words: Words) -> None:
        """Say everything again."""
        self.field.say(words.say("desk.search"), words.say("word.erase"))
        self.head.say([words.say(name) for name in _COLUMNS])
        self.banner.name_keys(close=words.say("word.close"))
        self.side.speak(words)
        self.show_now(words)

    def show_now(self, words: Words) -> None:
        """Show the moment."""
        desk = self._desk
        cases, offset = shown(desk.board), desk.offset_minutes
        self._keys = tuple(case.key for case in cases)
        current = self._keys.index(desk.board.chosen) if desk.board.chosen in self._keys else NOBODY
        self.rows.show_booths(len(cases), lambda place: row_of(cases[place], words, offset), current)
        currency = Currency(desk.read.fair.currency) if desk.read is not None else desk.place.currency
        self.figures.show_figures(figures_of(desk.board, currency, words))
        moved = desk.board.moved
        self.sort.setVisible(moved > 0)
        self.sort.say(words.count("desk.sort_again", moved))
        self._show_fresh(words)
        self.banner.tell(desk.notice)
        self._foot.setVisible(desk.notice is not None)
        self._show_side(words)
        self._teach(words)

    def hear(self, key: str) -> bool:
        """Take a key that no field took: Enter does the primary, Escape puts the case away, F3 or a letter searches."""
        if key == ENTER and self.side.go.isVisible() and self.side.go.isEnabled():
            self.side.go.click()
        elif key == ESCAPE and self._desk.board.chosen:
            self._desk.choose("")
        elif key == ESCAPE or (key == ERASE and self.field.text()):
            self.field.clear()
        elif key == FIND:
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif len(key) == 1 and key.strip():
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.field.insert(key)
        else:
            return False
        return True

    def _show_fresh(self, words: Words) -> None:
        desk = self._desk
        if desk.silent_since is not None:
            since = words.time(desk.silent_since.utc_ms, desk.silent_since.offset_minutes)
            told = [words.say("desk.unreachable", time=since)]
        else:
            told = [words.say("desk.reading")] if desk.read is None or desk.busy else []
        if desk.read is not None and not desk.busy:
            told.append(words.say("desk.read_at", time=words.time(desk.read.at.utc_ms, desk.read.at.offset_minutes)))
        unsent = desk.services.unsent()
        if unsent:
            told.append(words.count("desk.unsent", unsent))
        self.fresh.say(" · ".join(told), Tone.SAFFRON if desk.silent_since is not None else Tone.MUTED)

    def _show_side(self, words: Words) -> None:
        case = self._desk.case
        if case is None:
            self.side.show_summary(summary_of(self._desk.board, words, self._desk.phones))
        else:
            self.side.show_case(case.key, case_view(case, words, self._desk.offset_minutes))

    def _teach(self, words: Words) -> None:
        self._shelf.setCurrentIndex(0 if self._keys else 1)
        if self._keys:
            return
        if self._desk.board.cases:
            title = words.say("desk.none_found", words=self._desk.board.words)
            self.teaching.teach(Teaching(title, words.say("desk.none_found_try")))
        elif self._desk.read is None or self._desk.busy:
            self.teaching.teach(Teaching(words.say("desk.not_read"), words.say("desk.not_read_try")))
        else:
            self.teaching.teach(Teaching(words.say("desk.no_booths"), words.say("desk.no_booths_try")))

    def _connect(self) -> None:
        desk = self._desk
        self.field.textChanged.connect(desk.search)
        self.field.returnPressed.connect(self._enter_list)
        self.rows.chosen.connect(self._choose)
        self.rows.entered.connect(self._enter)
        self.sort.clicked.connect(desk.sort_again)
        self.side.accept_touched.connect(self._accept)
        self.side.put_away.connect(self._put_away)
        self.side.sales_wanted.connect(self.sales_wanted)
        self.side.phones_wanted.connect(self.phones_wanted)
        self.banner.dismissed.connect(self._dismiss)
        self.banner.help_wanted.connect(self.help_wanted)

    def _choose(self, index: int) -> None:
        if 0 <= index < len(self._keys):
            self._desk.choose(self._keys[index])

    def _enter(self, _index: int) -> None:
        self.hear(ENTER)

    def _enter_list(self) -> None:
        self.rows.setFocus(Qt.FocusReason.TabFocusReason)

    def _put_away(self) -> None:
        self._desk.choose("")

    def _dismiss(self) -> None:
        self._desk.tell(None)

    def _accept(self, note: str) -> None:
        if self._desk.case is None:
            self._desk.accept_ready()
        else:
            self._desk.accept(note)

    def _lay_out(self) -> None:
        top, tools, left = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        top.setContentsMargins(Space.BODY, 0, Space.BODY, 0)
        top.addWidget(self.figures, 1)
        tools.setContentsMargins(Space.BODY, 0, Space.BODY, Space.TIGHT)
        tools.setSpacing(Space.SNUG)
        self.field.setFixedWidth(_FIELD_WIDE)
        tools.addWidget(self.field)
        tools.addWidget(self.sort)
        tools.addStretch(1)
        tools.addWidget(self.fresh)
        paper, notice = Paper(), QHBoxLayout(self._foot)
        # Under the list, so that no row moves when something is told.
        notice.setContentsMargins(Space.BODY, Space.TIGHT, Space.BODY, Space.TIGHT)
        notice.addWidget(self.banner)
        for part in (top, tools):
            paper.column.addLayout(part)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(paper)
        left.addWidget(self.head)
        left.addLayout(self._shelf, 1)
        left.addWidget(self._foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.side)
        # Into a stack that has a place already: outside one, its first page would be a window for a blink.
        for page in (self.rows, self.teaching):
            self._shelf.addWidget(page)
