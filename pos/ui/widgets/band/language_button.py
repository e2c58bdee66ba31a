"""One button for the language: its letters stand in one order, the one spoken set strong."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from pos.domain.names import Language
from pos.ui.override import override
from pos.ui.theme.tokens import Space, Target, Type, Weight, look
from pos.ui.theme.writing import Place, type_of, write
from pos.ui.widgets.kit.painting import card, focus_ring, painter_on, veil

_LETTERS = ((Language.AR, "ع"), (Language.FR, "Fr"), (Language.EN, "En"))


class LanguageButton(QAbstractButton):
    """The languages, the one that is spoken set strong; a touch goes on to the next."""

    def __init__(self) -> None:
        """Make a button that speaks Arabic."""
        super().__init__()
        self._language = Language.AR
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(106, Target.HIT)

    def say(self, language: Language, name: str) -> None:
        """Say which language is spoken; `name` is what the button is called aloud."""
        if language is self._language and name == self.accessibleName():
            return
        self._language = language
        self.setAccessibleName(name)
        self.update()

    def following(self) -> Language:
        """Give the language that a touch goes on to."""
        order = [language for language, _ in _LETTERS]
        return order[(order.index(self._language) + 1) % len(order)]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill with its letters, in one order in every language."""
        theme = look()
        painter = painter_on(self)
        box = QRectF(self.rect()).adjusted(0, 2, 0, -2)
        card(painter, box, box.height() / 2, theme.surface, theme.line)
        if self.isDown():
            veil(painter, box, box.height() / 2)
        wide = (box.width() - 2 * Space.SNUG) / len(_LETTERS)
        for place, (language, letters) in enumerate(_LETTERS):
            spoken = language is self._language
            painter.setFont(type_of(Type.BODY, Weight.BOLD if spoken else Weight.NORMAL))
            cell = QRectF(Space.SNUG + place * wide, box.y(), wide, box.height())
            write(painter, cell, letters, theme.ink if spoken else theme.muted, Place.CENTRE)
            if spoken:
                line = QRectF(cell.center().x() - 8, box.bottom() - 9, 16, 2.5)
                card(painter, line, 1.2, theme.accent)
        if self.hasFocus():
            focus_ring(painter, box, box.height() / 2)
