"""The finding side of the selling screen: the pane that is open, and over its foot what did not happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from pos.ui.override import override
from pos.ui.presenters.selling.sell_hands import SellHands
from pos.ui.presenters.selling.sell_view import Pane, SellView
from pos.ui.presenters.shown.lane import Lane
from pos.ui.screens.panes.pane import SellPane
from pos.ui.screens.panes.wall import WallPane
from pos.ui.theme.tokens import Space
from pos.ui.widgets.kit.banner import Banner
from pos.words.speech import Words

if TYPE_CHECKING:
    from pos.ui.screens.paper_view import Paper


class FindSide(QWidget):
    """One pane at a time; a pane is made when it is first opened."""

    def __init__(self, hands: SellHands, paper: Paper, lane: Lane) -> None:
        """Begin with the wall of pieces."""
        super().__init__()
        self._paper, self._lane = paper, lane
        self._words: Words | None = None
        self._hands = hands
        self.wall = WallPane()
        self.panes: dict[Pane, SellPane] = {Pane.WALL: self.wall}
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.wall)
        self._open = Pane.WALL
        self.banner = Banner()
        self.banner.setParent(self)
        self._connect()

    def speak(self, words: Words) -> None:
        """Say what never changes but the language."""
        self._words = words
        self.banner.name_keys(close=words.say("word.close"))
        for pane in self.panes.values():
            pane.speak(words)

    def show_view(self, view: SellView) -> None:
        """Show the pane that is open, and the notice if there is one."""
        pane = self._pane(view.pane)
        pane.show_view(view)
        if view.pane is not Pane.WALL:
            self.wall.wall.show_badges(view.wall.badges)
        if self._open is not view.pane:
            self._open = view.pane
            self._leave_keyboard()
            self._stack.setCurrentWidget(pane)
            pane.enter()
        self.banner.tell(view.notice)
        if view.notice is not None:
            self._place_banner()

    def enter_pane(self) -> None:
        """Give the pane that is open the keyboard, if it wants it."""
        self.panes[self._open].enter()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_banner()

    def _leave_keyboard(self) -> None:
        """Give the keyboard back to the screen before what has it goes out of sight."""
        screen, holder = self.parentWidget(), QApplication.focusWidget()
        if screen is not None and holder is not None and self.isAncestorOf(holder):
            screen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_banner(self) -> None:
        wide = self.width() - 2 * Space.BODY
        high = max(self.banner.heightForWidth(wide), self.banner.sizeHint().height())
        self.banner.setGeometry(Space.BODY, self.height() - high - Space.BODY, wide, high)
        self.banner.raise_()

    def _pane(self, wanted: Pane) -> SellPane:
        pane = self.panes.get(wanted)
        if pane is None:
            from pos.ui.screens.panes.making import make_pane

            pane = make_pane(wanted, self._hands, self._paper, self._lane)
            if self._words is not None:
                pane.speak(self._words)
            self.panes[wanted] = pane
            self._stack.addWidget(pane)
        return pane

    def _connect(self) -> None:
        wall, hands = self.wall, self._hands
        wall.taken.connect(hands.take)
        wall.chain_chosen.connect(hands.choose_chain)
        wall.searched.connect(hands.search)
        wall.first_wanted.connect(hands.ring_first)
        wall.keys_wanted.connect(hands.open_keys)
        self.banner.acted.connect(hands.insist)
        self.banner.dismissed.connect(hands.dismiss)
