"""A room higher than the screen: dragged by a finger, with nothing painted of its own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from pos.ui.theme.tokens import Space
from pos.ui.widgets.kit.dragging import make_scroll_by_finger


class Scroll(QScrollArea):
    """Holds one widget as wide as itself, a little away from the bar."""

    def __init__(self, inside: QWidget) -> None:
        """Take what is scrolled."""
        super().__init__()
        self.setWidgetResizable(True)
        make_scroll_by_finger(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(inside, 1)
        row.addSpacing(Space.TIGHT)
        self.setWidget(holder)
        holder.setAutoFillBackground(False)
