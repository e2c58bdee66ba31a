"""A page of its own on a card in the middle of its room: what is asked or said there is all there is to look at."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.ui.override import override
from pos.ui.theme.signs import Sign, draw_sign
from pos.ui.theme.tokens import Radius, Space, look
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.painting import card, painter_on

WIDEST = 860
_ROUND, _SIGN = 56, 30.0


class PageCard(QWidget):
    """White paper with round corners; `column` takes what stands on it."""

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__()
        self.setMaximumWidth(WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(Space.ROOM + Space.TIGHT, Space.ROOM, Space.ROOM + Space.TIGHT, Space.ROOM)
        self.column.setSpacing(Space.BODY)

    def tighten(self) -> None:
        """Leave less room under what stands last, where that is small print."""
        margins = self.column.contentsMargins()
        margins.setBottom(Space.SNUG)
        self.column.setContentsMargins(margins)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper."""
        theme = look()
        card(painter_on(self), QRectF(self.rect()), Radius.SHEET, theme.surface, theme.line)


def stand_in_the_middle(paper: PageCard, page: QWidget) -> None:
    """Lay a page out with its paper in the middle, as wide as it goes."""
    row, column = QHBoxLayout(), QVBoxLayout(page)
    for layout in (row, column):
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch(1)
    row.addWidget(paper, WIDEST)
    row.addStretch(1)
    column.addLayout(row)
    column.addStretch(1)


class SoftCard(QWidget):
    """A soft ground under words that belong together, in the colour of its weight."""

    def __init__(self, tone: Tone) -> None:
        """Make an empty card; `row` takes what stands on it."""
        super().__init__()
        self._tone = tone
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(Space.BODY + Space.HAIR, Space.SNUG, Space.BODY + Space.HAIR, Space.SNUG)
        self.row.setSpacing(Space.BODY)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        theme = look()
        fill = {
            Tone.MUTED: theme.ground,
            Tone.ACCENT: theme.accent_soft,
            Tone.SAFFRON: theme.saffron_soft,
            Tone.DANGER: theme.danger_soft,
        }.get(self._tone, theme.sunk)
        card(painter_on(self), QRectF(self.rect()), Radius.CARD, fill)


def in_the_middle(label: Label) -> QVBoxLayout:
    """Keep words on lines in the middle of the height they are given."""
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addStretch(1)
    column.addWidget(label)
    column.addStretch(1)
    return column


class SignRound(QWidget):
    """A sign in a soft round, beside the title of a page."""

    def __init__(self, sign: Sign, tone: Tone = Tone.SAFFRON) -> None:
        """Make a round."""
        super().__init__()
        self._sign, self._tone = sign, tone
        self.setFixedSize(_ROUND, _ROUND)

    def show_sign(self, sign: Sign, tone: Tone) -> None:
        """Show another sign, in another tone."""
        self._sign, self._tone = sign, tone
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Be round."""
        return QSize(_ROUND, _ROUND)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the round and the sign."""
        theme = look()
        soft = {Tone.ACCENT: theme.accent_soft, Tone.DANGER: theme.danger_soft, Tone.SAFFRON: theme.saffron_soft}
        ink = {Tone.ACCENT: theme.accent, Tone.DANGER: theme.danger, Tone.SAFFRON: theme.saffron}
        painter = painter_on(self)
        box = QRectF(self.rect())
        card(painter, box, box.width() / 2, soft.get(self._tone, theme.sunk))
        inset = (box.width() - _SIGN) / 2
        sign = box.adjusted(inset, inset, -inset, -inset)
        backwards = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        draw_sign(painter, self._sign, sign, ink.get(self._tone, theme.muted), mirrored=backwards)
