"""What every pane is: it shows its part of the selling screen's view, and says what was done to it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.ui.presenters.selling.sell_view import SellView
from pos.ui.theme.tokens import Space
from pos.words.speech import Words


class SellPane(QWidget):
    """A pane beside the ticket."""

    def __init__(self) -> None:
        """Make an empty column."""
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, Space.BODY)
        self.column.setSpacing(Space.SNUG)

    def speak(self, words: Words) -> None:
        """Say what never changes but the language."""

    def show_view(self, view: SellView) -> None:
        """Show what the view says of this pane."""
        raise NotImplementedError

    def enter(self) -> None:
        """Come to the front."""
