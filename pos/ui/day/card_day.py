"""The till's card terminal in the course of a day: asked for once the till is open, heard from then until it ends.

Nothing of it is read before the first screen is painted; what it needs comes with the screens that sell.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from pos.ports.clock import Clock
    from pos.ui.lanes.background import ShortLane
    from pos.ui.lanes.ears import CardEars
    from pos.ui.presenters.paying.card_book import CardBook
    from pos.ui.ways.cards import Cards
    from pos.words.codes import Code


class CardDay(QObject):
    """Holds the book of payments, which outlives whoever sells."""

    def __init__(self, cards: Callable[[], Cards | None], lane: ShortLane, clock: Clock, parent: QObject) -> None:
        """Ask nothing yet; `cards` is asked on the lane."""
        super().__init__(parent)
        self._cards, self._lane, self._clock = cards, lane, clock
        self._ears: CardEars | None = None
        self.book: CardBook | None = None

    def begin(self) -> None:
        """Begin to listen; what an earlier run left open is looked into first.

        Asked again, it takes in by what money can be taken meanwhile.
        """
        self._lane.run(self._cards, self._begun, self._not_begun)

    def _begun(self, cards: Cards | None) -> None:
        from pos.ui.lanes.ears import CardEars
        from pos.ui.presenters.paying.card_book import CardBook

        if cards is None:
            return
        if self.book is not None:
            self.book.cards = cards
            return
        self.book = CardBook(cards, self._lane, self._clock)
        self._ears = CardEars(self.book.hear, self)
        cards.begin(self._ears.hear)

    def _not_begun(self, _code: Code) -> None:
        """A till whose journal cannot be opened says so on its first screen; it is asked again at the next sign-in."""
