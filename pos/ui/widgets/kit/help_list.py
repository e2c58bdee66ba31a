"""The pages of help, one row each: the code that the till says, and what the page is called."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from pos.ui.override import override
from pos.ui.presenters.shown.help_page import HelpEntry
from pos.ui.theme.tokens import Space, Target, Type, Weight, look
from pos.ui.theme.writing import type_of, write
from pos.ui.widgets.kit.painting import reading_backwards
from pos.ui.widgets.kit.row_list import RowList

_CODE = 92.0


class HelpList(RowList):
    """A list of pages."""

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__(Target.HIT + Space.TIGHT)
        self._entries: tuple[HelpEntry, ...] = ()
        self._isolate: Callable[[str], str] = str

    def show_entries(self, entries: tuple[HelpEntry, ...], isolate: Callable[[str], str], current: int) -> None:
        """Show the pages; `isolate` keeps a code in order inside another direction of writing."""
        self._entries, self._isolate = entries, isolate
        self.show_count(len(entries), current)

    @override
    def paint_row(self, painter: QPainter, index: int, box: QRectF) -> None:
        """Paint the code and the title."""
        theme, entry = look(), self._entries[index]
        inside = box.adjusted(Space.BODY, 0, -Space.BODY, 0)
        backwards = reading_backwards(self)
        code = QRectF(inside.right() - _CODE if backwards else inside.left(), inside.top(), _CODE, inside.height())
        title = inside.adjusted(0 if backwards else _CODE, 0, -_CODE if backwards else 0, 0)
        painter.setFont(type_of(Type.CAPTION, Weight.STRONG))
        write(painter, code, self._isolate(entry.code.value), theme.muted)
        painter.setFont(type_of(Type.BODY, Weight.MEDIUM))
        write(painter, title, entry.title, theme.ink)
