"""What is not as it should be, one card under the other: what it means, and what to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from pos.ui.desk.shades import ground_of, ink_of
from pos.ui.override import override
from pos.ui.presenters.organizer.desk import Desk
from pos.ui.presenters.organizer.incidents_told import IncidentCard
from pos.ui.presenters.shown.history import Teaching
from pos.ui.theme.tokens import Radius, Space, Type, Weight, look
from pos.ui.theme.writing import Place, type_of, width_of, write
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.painting import card, painter_on, reading_backwards
from pos.ui.widgets.kit.scroll import Scroll
from pos.ui.widgets.kit.teaching import TeachingCard
from pos.usecases.read_fair_day import FairDay
from pos.words.speech import Words

_EDGE = 6.0
_HEAD = 34
MOST = 100
"""Cards on the page; whoever has more starts with these."""


class _Head(QWidget):
    """The title of a card with whose it is, and when at the end."""

    def __init__(self) -> None:
        super().__init__()
        self._card: IncidentCard | None = None
        self.setFixedHeight(_HEAD)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_card(self, shown: IncidentCard) -> None:
        self._card = shown
        self.setAccessibleName(f"{shown.title}, {shown.where}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(4 * Space.COURT, _HEAD)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, shown = look(), self._card
        if shown is None:
            return
        painter = painter_on(self)
        box, backwards = QRectF(self.rect()), reading_backwards(self)
        painter.setFont(type_of(Type.STRONG, Weight.BOLD))
        wide = width_of(shown.title, painter.font()) + Space.SNUG
        write(painter, box, shown.title, theme.ink)
        painter.setFont(type_of(Type.CAPTION + 1, Weight.MEDIUM))
        pill_wide = width_of(shown.where, painter.font()) + 2 * Space.SNUG
        left = box.right() - wide - pill_wide if backwards else box.left() + wide
        pill = QRectF(left, box.y() + 3, pill_wide, box.height() - 6)
        card(painter, pill, Radius.SMALL, ground_of(shown.shade, theme) or theme.ground)
        write(painter, pill, shown.where, ink_of(shown.shade, theme), Place.CENTRE)
        painter.setFont(type_of(Type.CAPTION))
        write(painter, box, shown.when, theme.muted, Place.END)


class IncidentBoard(QWidget):
    """One incident on its card."""

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__()
        self._shade = ""
        self._head = _Head()
        self._means, self._todo = Label(Type.BODY, wrap=True), Label(Type.BODY, Weight.STRONG, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.SNUG, Space.WIDE, Space.BODY)
        column.setSpacing(Space.HAIR)
        column.addWidget(self._head)
        column.addWidget(self._means)
        column.addWidget(self._todo)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_card(self, shown: IncidentCard) -> None:
        """Show an incident."""
        self._head.show_card(shown)
        self._means.say(shown.means)
        self._todo.say(shown.todo)
        self._shade = ink_of(shown.shade, look())
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, its weight as an edge where reading begins."""
        theme = look()
        painter = painter_on(self)
        box = QRectF(self.rect())
        card(painter, box, Radius.CARD, theme.surface, theme.line)
        left = box.right() - _EDGE - Space.TIGHT if reading_backwards(self) else box.left() + Space.TIGHT
        edge = QRectF(left, box.y() + Space.BODY, _EDGE, box.height() - 2 * Space.BODY)
        card(painter, edge, _EDGE / 2, self._shade)


class CasesPage(QWidget):
    """Shows all of one sort that is not as it should be at the fair: `told` tells it of what was read.

    `nothing` names the title and the words where there is none of it.
    """

    def __init__(
        self, desk: Desk, told: Callable[[FairDay, Words, int], tuple[IncidentCard, ...]], nothing: tuple[str, str]
    ) -> None:
        """Make an empty page."""
        super().__init__()
        self._desk, self._told, self._nothing = desk, told, nothing
        self._shown: tuple[IncidentCard, ...] = ()
        self.boards: list[IncidentBoard] = []
        self._more = Label(Type.CAPTION, tone=Tone.MUTED)
        self.teaching, self._shelf = TeachingCard(), QStackedLayout()
        self._lay_out()

    def show_now(self, words: Words) -> None:
        """Show the moment."""
        desk = self._desk
        cards: tuple[IncidentCard, ...] = ()
        if desk.read is not None:
            cards = self._told(desk.read, words, desk.offset_minutes)[:MOST]
        self._shelf.setCurrentIndex(0 if cards else 1)
        if not cards:
            title, about = self._nothing
            self.teaching.teach(Teaching(words.say(title), words.say(about)))
        if cards == self._shown:
            return
        self._shown = cards
        while len(self.boards) < len(cards):
            board = IncidentBoard()
            self._column.insertWidget(len(self.boards), board)
            self.boards.append(board)
        for place, board in enumerate(self.boards):
            board.setVisible(place < len(cards))
            if place < len(cards):
                board.show_card(cards[place])

    def _lay_out(self) -> None:
        holder = QWidget()
        holder.setMaximumWidth(1100)
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, Space.BODY)
        self._column.setSpacing(Space.SNUG)
        self._column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(self._shelf, 1)
        # Into a stack that has a place already: outside one, its first page would be a window for a blink.
        for page in (Scroll(holder), self.teaching):
            self._shelf.addWidget(page)
