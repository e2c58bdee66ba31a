"""The board of a payment: its pages, each made when it is first needed; wherever it stands it is the same board."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from pos.ui.presenters.paying.card_views import BoardView, Page
from pos.ui.widgets.paying.card_amount import CardAmount
from pos.ui.widgets.paying.card_code import CardCode
from pos.ui.widgets.paying.card_ended import CardEnded
from pos.ui.widgets.paying.card_paper import CardPaper
from pos.ui.widgets.paying.card_unknown import CardUnknown
from pos.ui.widgets.paying.card_wait import CardWait
from pos.ui.widgets.staff.yes_board import YesBoard
from pos.words.speech import Words


class CardBoard(QWidget):
    """Shows one page; every signal is something a hand did."""

    chosen = Signal(str)
    pressed = Signal(str)
    line_touched = Signal(str)
    share_touched = Signal(str)
    face_touched = Signal(str)
    look_wanted = Signal()
    help_wanted = Signal(str)

    def __init__(self) -> None:
        """Make a board without pages."""
        super().__init__()
        self.pages: dict[Page, QWidget] = {}
        self._words: Words | None = None
        self._beat = 0
        self._page: Page | None = None
        self._stack = QStackedLayout(self)

    def speak(self, words: Words) -> None:
        """Name what bears only a sign."""
        self._words = words
        for page in self.pages.values():
            _name(page, words)

    def beat(self) -> None:
        """Let a second pass: what moves on a page moves on."""
        self._beat += 1

    def show_view(self, view: BoardView) -> None:
        """Show the page that is open."""
        page = self.pages.get(view.page) or self._make(view.page)
        match page:
            case CardAmount() if view.amount is not None:
                page.show_view(view.amount)
            case CardPaper() if view.paper is not None:
                page.show_view(view.paper)
            case YesBoard() if view.yes is not None:
                page.show_view(view.yes)
            case _:
                self._show_stage(page, view)
        if view.page is not self._page:
            self._page = view.page
            self._stack.setCurrentWidget(page)

    def _show_stage(self, page: QWidget, view: BoardView) -> None:
        """Show the page of what a payment has come to."""
        match page:
            case CardWait() if view.wait is not None:
                page.show_view(view.wait, self._beat)
            case CardCode() if view.code is not None:
                page.show_view(view.code)
            case CardEnded() if view.ended is not None:
                page.show_view(view.ended)
            case CardUnknown() if view.unknown is not None:
                page.show_view(view.unknown)
            case _:
                pass

    def _make(self, wanted: Page) -> QWidget:
        made = _MAKERS[wanted]()
        match made:
            case CardAmount():
                made.pressed.connect(self.pressed)
                made.share_touched.connect(self.share_touched)
                made.look_wanted.connect(self.look_wanted)
            case CardPaper():
                made.pressed.connect(self.pressed)
                made.line_touched.connect(self.line_touched)
                made.chosen.connect(self.chosen)
            case YesBoard():
                made.pressed.connect(self.pressed)
                made.face_touched.connect(self.face_touched)
                made.bar.hide()
            case CardUnknown() | CardEnded():
                made.chosen.connect(self.chosen)
                made.help_wanted.connect(self.help_wanted)
            case CardWait() | CardCode():
                made.chosen.connect(self.chosen)
        if self._words is not None:
            _name(made, self._words)
        self.pages[wanted] = made
        self._stack.addWidget(made)
        return made


_MAKERS: dict[Page, type[CardAmount | CardWait | CardEnded | CardUnknown | CardPaper | CardCode | YesBoard]] = {
    Page.AMOUNT: CardAmount,
    Page.WAIT: CardWait,
    Page.ENDED: CardEnded,
    Page.UNKNOWN: CardUnknown,
    Page.PAPER: CardPaper,
    Page.CODE: CardCode,
    Page.YES: YesBoard,
}


def _name(page: QWidget, words: Words) -> None:
    match page:
        case CardAmount() | CardPaper():
            page.pad.name_keys(erase=words.say("word.erase"))
        case YesBoard():
            page.speak(words)
        case _:
            pass
