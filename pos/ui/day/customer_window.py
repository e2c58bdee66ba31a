"""The customer's screen: what there is to pay, large, and beside it the code for a phone while one stands.

It is a window of its own that never takes the keyboard from the till, and never keeps the program open.
"""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QScreen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos.ui.override import override
from pos.ui.presenters.paying.card_views import CodeView
from pos.ui.presenters.selling.customer_told import ROWS_MAX, CustomerView
from pos.ui.theme.tokens import Space, Type, Weight, ink, look
from pos.ui.theme.writing import Place
from pos.ui.widgets.kit.label import Amount, Label, Tone
from pos.ui.widgets.kit.painting import painter_on
from pos.ui.widgets.kit.panel import Panel
from pos.ui.widgets.paying.code_picture import CodePicture

_FIGURE = 2 * Type.AMOUNT - Space.WIDE
_CODE, _SIDE_WIDE = 440, 560


class CustomerWindow(QWidget):
    """Shows what the customer is to see, and nothing else of the till."""

    def __init__(self) -> None:
        """Lay it out; it is seen once it stands on a screen."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.label = Label(Type.DISPLAY, tone=Tone.MUTED, wrap=True)
        self.amount = Amount(_FIGURE, Place.START)
        self.rows = [(Label(Type.TITLE), Label(Type.TITLE, place=Place.END)) for _ in range(ROWS_MAX)]
        self.side, self.picture = Panel(Space.ROOM, _SIDE_WIDE), CodePicture(_CODE)
        self._scan = [Label(Type.DISPLAY, Weight.BOLD, place=Place.CENTRE, wrap=True) for _ in range(2)]
        self._told = Label(Type.STRONG, tone=Tone.MUTED, place=Place.CENTRE, wrap=True)
        self.left = Label(Type.STRONG, tone=Tone.MUTED, place=Place.CENTRE)
        self._lay_out()

    def stand_on(self, screen: QScreen) -> None:
        """Fill a screen."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()

    def show_view(self, view: CustomerView) -> None:
        """Show it."""
        self.label.say(view.label)
        self.amount.say(view.figure, view.unit)
        self.amount.setVisible(bool(view.figure))
        for place, (name, figure) in enumerate(self.rows):
            title, amount = view.rows[place] if place < len(view.rows) else ("", "")
            name.say(title)
            figure.say(amount)
            for label in (name, figure):
                label.setVisible(bool(title))
        self.side.setVisible(view.code is not None)
        if view.code is not None:
            self._show_code(view.code)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        painter_on(self).fillRect(QRectF(self.rect()), ink(look().ground))

    def _show_code(self, code: CodeView) -> None:
        self.picture.show_code(code.code)
        for label, text in zip(self._scan, (code.scan, code.scan_too), strict=True):
            label.say(text)
        self._told.say(code.merchant)
        self.left.say(code.left)

    def _lay_out(self) -> None:
        column, grid = QVBoxLayout(), QGridLayout()
        column.setContentsMargins(Space.COURT, Space.COURT, Space.COURT, Space.COURT)
        column.setSpacing(Space.BODY)
        column.addStretch(1)
        column.addWidget(self.label)
        column.addWidget(self.amount)
        column.addSpacing(Space.ROOM)
        grid.setVerticalSpacing(Space.TIGHT)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 1)
        for row, (name, figure) in enumerate(self.rows):
            grid.addWidget(name, row, 0)
            grid.addWidget(figure, row, 1)
        column.addLayout(grid)
        column.addStretch(1)
        self.side.column.addStretch(1)
        self.side.column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self.side.stack(*self._scan, self._told, self.left)
        self.side.column.addStretch(1)
        sides = QHBoxLayout(self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(0)
        sides.addLayout(column, 1)
        sides.addWidget(self.side)
