"""The head of a screen that was gone to: the way back, and where one is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pos.ui.theme.signs import Sign
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.label import Label


class TitleBar(QWidget):
    """A button back, and a title; what else belongs there is added at the end."""

    back = Signal()

    def __init__(self) -> None:
        """Make a bar without words."""
        super().__init__()
        self.button = Button(Kind.PLAIN, sign=Sign.BACK)
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.title = Label(Type.TITLE, Weight.BOLD)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.BODY)
        self._row.addWidget(self.button)
        self._row.addWidget(self.title, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self.back)

    def say(self, title: str, back: str) -> None:
        """Say where one is, and name the way back."""
        self.title.say(title)
        self.button.setAccessibleName(back)

    def add(self, widget: QWidget) -> None:
        """Put something at the end of the bar."""
        self._row.addWidget(widget)
