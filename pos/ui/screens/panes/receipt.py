"""The receipt of the sale that was just made, as it was printed."""

from PySide6.QtCore import Signal

from pos.ui.override import override
from pos.ui.presenters.selling.sell_view import SellView
from pos.ui.presenters.shown.lane import Lane
from pos.ui.screens.panes.pane import SellPane
from pos.ui.screens.paper_view import Paper, PaperView
from pos.ui.widgets.kit.title_bar import TitleBar
from pos.words.speech import Words


class ReceiptPane(SellPane):
    """Look at the receipt."""

    back = Signal()

    def __init__(self, paper: Paper, lane: Lane) -> None:
        """Lay the paper out."""
        super().__init__()
        self.bar = TitleBar()
        self.paper = PaperView(paper, lane)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.paper, 1)
        self.bar.back.connect(self.back)

    @override
    def speak(self, words: Words) -> None:
        self.bar.say(words.say("done.preview"), words.say("word.back"))
        self.paper.speak(words)

    @override
    def show_view(self, view: SellView) -> None:
        self.paper.show_paper(view.receipt)
