"""What hands and keys mean on a refund: on its lines, on somebody's PIN, and while a terminal gives it back."""

from collections.abc import Callable

from pos.domain.permissions import Approval
from pos.ui.presenters.paying.card_dialogue import CardDialogue
from pos.ui.presenters.paying.card_paper import Line
from pos.ui.presenters.refunds.refunding import Refunding
from pos.ui.presenters.staff.pin_entry import PinEntry
from pos.words.speech import Words

ERASE = "erase"


class RefundHands:
    """Tells the refund under way what was pressed; `leave` is called when somebody goes back, or is done."""

    def __init__(self, leave: Callable[[], None]) -> None:
        """Wait for a refund."""
        self.refunding: Refunding | None = None
        self._leave = leave

    def open(self, refunding: Refunding, number: int) -> None:
        """Begin a refund of the sale of that journal number; one before that is under way goes on by itself."""
        if self.refunding is not None:
            self.refunding.close()
        self.refunding = refunding
        refunding.open(number)

    def speak(self, words: Words) -> None:
        """Speak another language."""
        if self.refunding is not None:
            self.refunding.words = self.refunding.permitted.words = words
        if self._card is not None:
            self._card.asking.words = words

    def press_primary(self) -> None:
        """Do the one next action."""
        refunding, card, entry = self.refunding, self._card, self._entry
        if refunding is None:
            return
        if refunding.done is not None:
            self._leave()
        elif entry is not None:
            entry.enter()
        elif card is not None and card.typing:
            card.send()
        elif card is not None and card.view is not None and refunding.rest is None:
            card.choose_first(goes_on=True)
        else:
            refunding.go()

    def enter(self) -> None:
        """Take the Enter key: the next line of a sheet, else the next action."""
        card = self._card
        if self._entry is None and card is not None and card.typing:
            card.enter()
        else:
            self.press_primary()

    def back(self) -> None:
        """Put down what is open, or leave."""
        put_down = self.refunding is not None and self.refunding.permitted.give_up()
        if not put_down and not (self._card is not None and self._card.back()):
            self._leave()

    def press(self, key: str) -> bool:
        """Press a key of a pad; give whether it meant anything."""
        entry, card = self._entry, self._card
        target = entry if entry is not None else card if card is not None and card.typing else None
        if target is None:
            return False
        if key == ERASE:
            target.erase()
        else:
            target.press(key)
        return True

    def step(self, line: int, count: int) -> None:
        """Let more or fewer of a line come back."""
        if self.refunding is not None:
            self.refunding.step(line, count)

    def take_everything(self) -> None:
        """Let all that is left come back."""
        if self.refunding is not None:
            self.refunding.take_everything()

    def choose_why(self, why: str) -> None:
        """Choose the reason."""
        if self.refunding is not None:
            self.refunding.choose_why(why)

    def choose_means(self, means: str) -> None:
        """Choose by which means it goes back."""
        if self.refunding is not None:
            self.refunding.choose_means(means)

    def go_down(self, lines: int) -> None:
        """Go to another line of the sheet that is typed."""
        if self._card is not None:
            self._card.step(lines)

    def choose(self, choice: str) -> None:
        """Press a button of the terminal's page."""
        if self._card is not None:
            self._card.choose(choice)

    def choose_line(self, line: str) -> None:
        """Touch a line of the sheet."""
        if self._card is not None:
            self._card.choose_line(Line(line))

    def choose_face(self, person: str) -> None:
        """Touch the face of somebody who may say yes."""
        if self._entry is not None:
            self._entry.choose(person)

    def insist(self) -> None:
        """Say that an approval number seen before is right all the same."""
        if self._card is not None:
            self._card.finish(insist=True)

    def dismiss(self) -> None:
        """Put what was refused away."""
        if self._card is not None:
            self._card.asking.tell(None)
        if self.refunding is not None:
            self.refunding.permitted.tell(None)

    def tick(self) -> None:
        """Let a moment pass."""
        if self._entry is not None:
            self._entry.tick()
        if self._card is not None and self._card.view is not None:
            self._card.tick()

    @property
    def _card(self) -> CardDialogue | None:
        return None if self.refunding is None else self.refunding.card

    @property
    def _entry(self) -> PinEntry[Approval] | None:
        """The PIN that is being typed, for cash or for a card."""
        if self.refunding is not None and self.refunding.permitted.entry is not None:
            return self.refunding.permitted.entry
        yes = None if self._card is None else self._card.asking.yes
        return None if yes is None else yes.entry
