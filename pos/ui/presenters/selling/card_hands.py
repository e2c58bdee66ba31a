"""What hands and keys mean while a ticket is paid by card."""

from collections.abc import Callable

from pos.domain.tender import Means
from pos.ui.presenters.paying.card_paper import Line
from pos.ui.presenters.selling.card_sale import CardSale
from pos.ui.presenters.selling.sell import Sell
from pos.ui.presenters.selling.sell_view import Pane
from pos.ui.presenters.shown.typed_line import FIGURES

ENTER, ESCAPE, ERASE, UP, DOWN = "enter", "escape", "erase", "up", "down"


class CardHands:
    """Tells the payment of the ticket in hand what was pressed."""

    def __init__(self, sell: Sell, card: CardSale) -> None:
        """Speak for these parts."""
        self._sell, self._card = sell, card
        self.look: Callable[[], None] = _unseen
        self.help: Callable[[str], None] = _unasked

    def open_phone(self) -> None:
        """Pay by phone."""
        self.open(Means.MOBILE)

    def open(self, means: Means = Means.CARD) -> None:
        """Pay by card; what is typed becomes a line first."""
        if not self._sell.sold_now and self._sell.ringing.add_typed():
            if self._sell.pane is Pane.PAY:
                self._sell.checkout.keep_hand()
            self._card.open(means)

    def hear(self, key: str) -> bool:
        """Take a key of the keyboard; give whether it meant anything."""
        if key == ESCAPE:
            self._sell.back()
        elif key == ENTER and self._card.dialogue.typing:
            self._card.dialogue.enter()
        elif key == ENTER:
            self.press_primary()
        elif key in {UP, DOWN}:
            self._card.dialogue.step(1 if key == DOWN else -1)
        else:
            return self.press(key)
        return True

    def press(self, key: str) -> bool:
        """Press a key of a pad; give whether it meant anything."""
        card = self._card
        if card.dialogue.typing:
            if key == ERASE:
                card.dialogue.erase()
            elif key:
                card.dialogue.press(key)
        elif card.dialogue.view is None and key == ERASE:
            card.share.erase()
        elif card.dialogue.view is None and key and set(key) <= FIGURES:
            card.share.press(key)
        else:
            return False
        return True

    def press_primary(self) -> None:
        """Do the one next action: send what is typed, or give the safe answer of the page."""
        dialogue = self._card.dialogue
        if dialogue.typing:
            dialogue.send()
        elif dialogue.view is None:
            self._card.send()
        else:
            dialogue.choose_first(goes_on=True)

    def choose(self, choice: str) -> None:
        """Press a button of the page."""
        self._card.dialogue.choose(choice)

    def choose_line(self, line: str) -> None:
        """Touch a line of the sheet."""
        self._card.dialogue.choose_line(Line(line))

    def choose_share(self, parts: str) -> None:
        """Touch a share of what is due."""
        self._card.share.divide(int(parts))

    def choose_face(self, person: str) -> None:
        """Touch the face of somebody who may say yes."""
        yes = self._card.dialogue.asking.yes
        if yes is not None:
            yes.entry.choose(person)

    def take_back(self, payment: int) -> None:
        """Have a payment on the ticket taken back; cash that was taken first has no number, and is given back."""
        if payment:
            self._card.take_back(payment)
        else:
            self._sell.checkout.kept.give_back()

    def insist(self) -> bool:
        """Do the one thing that can be done about what was refused; False when nothing was, here."""
        asking = self._card.dialogue.asking
        if self._sell.pane is not Pane.CARD or asking.notice is None:
            return False
        self._card.dialogue.finish(insist=True)
        return True

    def ask_for_help(self, code: str) -> None:
        """Open the page of help of that code."""
        self.help(code)

    def look_at_payments(self) -> None:
        """Go to the payments that are still open."""
        self.look()

    def dismiss(self) -> None:
        """Put what was refused away."""
        self._card.dialogue.asking.notice = None


def _unasked(_code: str) -> None:
    """Nobody opens a page of help yet."""


def _unseen() -> None:
    """There is nowhere to go yet."""
