"""A fact about the world, told with a dot in the colour of its weight; there is no light that can lie."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from pos.ui.override import override
from pos.ui.presenters.shown.header import FactView
from pos.ui.presenters.shown.tone import Tone
from pos.ui.theme.tokens import Space, Target, Type, ink, look
from pos.ui.theme.writing import type_of, width_of, write
from pos.ui.widgets.kit.painting import focus_ring, painter_on, reading_backwards

_DOT = 8.0


class FactLabel(QAbstractButton):
    """A fact with a dot in the colour of its weight; touched, it opens the page of facts."""

    def __init__(self) -> None:
        """Make a fact of nothing."""
        super().__init__()
        self._tone = Tone.PLAIN
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(Target.HIT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, fact: FactView) -> None:
        """Say the fact."""
        if (fact.text, fact.tone) == (self.text(), self._tone):
            return
        self._tone = fact.tone
        self.setText(fact.text)
        self.setAccessibleName(fact.text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Be as wide as the words."""
        return QSize(round(width_of(self.text(), type_of(Type.CAPTION)) + _DOT + Space.TIGHT) + 2, self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        """Never be so narrow that a word is cut."""
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dot and the words."""
        theme = look()
        dot = {
            Tone.WELL: theme.accent,
            Tone.LOOK: theme.saffron,
            Tone.WRONG: theme.danger,
            Tone.PLAIN: theme.edge,
        }[self._tone]
        painter = painter_on(self)
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        painter.setBrush(ink(dot))
        backwards = reading_backwards(self)
        at = self.width() - _DOT / 2 if backwards else _DOT / 2
        painter.drawEllipse(QPointF(at, self.height() / 2 + 1), _DOT / 2, _DOT / 2)
        start = _DOT + Space.TIGHT
        box = QRectF(self.rect()).adjusted(0 if backwards else start, 0, -start if backwards else 0, 0)
        painter.setFont(type_of(Type.CAPTION))
        write(painter, box, self.text(), theme.ink if self._tone in (Tone.WRONG, Tone.LOOK) else theme.muted)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), Space.TIGHT)
