"""The payments that nobody knows the end of, those that must go back, and what terminals said that fits none.

They hold nothing up: the till sells and closes over them, and they are listed until each is cleared up.
"""

from collections.abc import Callable

from pos.domain.payment_facts import PaymentKind
from pos.domain.sale import Counter
from pos.domain.values import dataclass
from pos.ports.clock import Clock
from pos.ui.presenters.paying.board_told import Place, board_view
from pos.ui.presenters.paying.by_phone import by_phone, told_of
from pos.ui.presenters.paying.card_book import OPEN, CardBook
from pos.ui.presenters.paying.card_dialogue import CardDialogue
from pos.ui.presenters.paying.card_told import terminal_told
from pos.ui.presenters.paying.card_views import BoardView
from pos.ui.presenters.paying.owed_told import Back, owed_view
from pos.ui.presenters.paying.unknown_told import asked_at
from pos.ui.presenters.shown.history import Teaching
from pos.ui.presenters.staff.yes import Staff
from pos.ui.ways.cards import OpenPayment, OwedPayment, StrayAnswer
from pos.usecases.card.news import CardNews
from pos.usecases.card.requests import AskVoid, GiveCash
from pos.usecases.card.view import CardStep
from pos.words.speech import Words


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """A payment as the list tells it."""

    request: int
    amount: str
    when: str
    which: str
    about: str


class Payments:
    """The list and the payment chosen on it. `changed` is called after everything that can be seen."""

    def __init__(self, book: CardBook, staff: Staff, counter: Counter, words: Words, leave: Callable[[], None]) -> None:
        """Choose the oldest, and read the list anew."""
        self.book, self.words, self._clock, self._leave = book, words, staff.clock, leave
        self._counter, self._role = counter, staff.me.role
        self.changed: Callable[[], None] = _unheard
        self.dialogue = CardDialogue(book, staff, words)
        self.dialogue.changed = self._change
        self.dialogue.wanted = self._go_on
        book.listen(self._hear)
        book.look()
        book.renew()
        self._choose_oldest()

    def close(self) -> None:
        """Stop listening."""
        self.book.forget(self._hear)
        self.book.forget(self.dialogue.hear)

    def speak(self, words: Words) -> None:
        """Speak another language."""
        self.words = self.dialogue.asking.words = words
        self._change()

    def choose(self, place: int) -> None:
        """Choose the payment in that place of the list."""
        about = self._abouts()
        if 0 <= place < len(about):
            self.dialogue.about(*about[place])
            self._change()

    def press(self, choice: str) -> None:
        """Press a button of the page."""
        owed = self._owed()
        if owed is None:
            self.dialogue.choose(choice)
        elif choice == Back.TO_THE_CARD:
            self.dialogue.asking.send(AskVoid(owed.payment.request, self._counter, self._role))
        elif choice == Back.IN_CASH:
            told = told_of("owed.reason", owed.payment.asked.terminal)
            reason = self.words.say(told, number=str(owed.payment.request))
            self.dialogue.asking.send(GiveCash(owed.payment.request, self._counter, self._role, reason))

    @property
    def chosen(self) -> int:
        """The place of the chosen payment; -1 when it is on the list no longer."""
        about, now = self._abouts(), (self.dialogue.key, self.dialogue.request)
        return about.index(now) if now in about else -1

    def rows(self) -> tuple[PaymentRow, ...]:
        """Tell the list: what nobody knows first, the oldest before all, then what must go back."""
        unknown = (_row(each, self._clock, self.words) for each in self._open())
        return (*unknown, *(_owed_row(each, self._clock, self.words) for each in self.book.owed))

    def strays(self) -> tuple[str, ...]:
        """Tell what terminals said that settles no payment, a line each."""
        return tuple(stray_told(each, self._clock, self.words) for each in self.book.stray)

    def board(self) -> BoardView | None:
        """Tell the chosen payment."""
        owed, asking = self._owed(), self.dialogue.asking
        if owed is not None and asking.yes is None:
            free = asking.sent is None and self.book.free(self.book.cards.terminal)
            return owed_view(owed, self._clock, self.words, free=free)
        return board_view(self.dialogue, Place(self._clock), self.words)

    def teaching(self) -> Teaching:
        """Say that there is nothing to clear up."""
        return Teaching(self.words.say("payments.none"), self.words.say("payments.none_told"))

    def _abouts(self) -> list[tuple[str, int]]:
        """Say what each row is about: a payment by its number, what must go back by its ticket."""
        owed = [(each.payment.asked.ticket, 0) for each in self.book.owed]
        return [*(("", each.payment.request) for each in self._open()), *owed]

    def _open(self) -> tuple[OpenPayment, ...]:
        """List what nobody knows, without what became known since the list was read."""
        told = ((each, self.book.view_about(each.payment.request)) for each in self.book.open)
        return tuple(each for each, view in told if view is None or view.step in OPEN)

    def _owed(self) -> OwedPayment | None:
        """Give the payment that must go back, while nothing that takes it back is shown."""
        view, key = self.dialogue.view, self.dialogue.key
        if view is not None and view.kind is not PaymentKind.SALE and view.step is not CardStep.PART_APPROVED:
            return None
        return next((each for each in self.book.owed if key and each.payment.asked.ticket == key), None)

    def _choose_oldest(self) -> None:
        about = self._abouts()
        if about and self.dialogue.view is None and self._owed() is None:
            self.dialogue.about(*about[0])

    def _hear(self, news: CardNews | None) -> None:
        if news is None:
            self._choose_oldest()
        self._change()

    def _go_on(self, _choice: str) -> None:
        """Go to the next payment, or back when all is clear."""
        self.book.put_away(self.dialogue.key)
        self.dialogue.about("")
        if self._abouts():
            self._choose_oldest()
            self._change()
        else:
            self._leave()

    def _change(self) -> None:
        self.changed()


def _row(each: OpenPayment, clock: Clock, words: Words) -> PaymentRow:
    payment, asked = each.payment, each.payment.asked
    terminal = terminal_told(asked.terminal, words)
    about = words.say("payments.ticket", number=each.nickname) if each.nickname else ""
    if asked.kind is not PaymentKind.SALE:
        about = words.say(f"payments.{asked.kind.value}")
    return PaymentRow(
        request=payment.request,
        amount=words.money(asked.amount),
        when=asked_at(each.at, clock.now(), words),
        which=words.isolate(" · ".join(filter(None, (terminal, payment.reference)))),
        about=about,
    )


def _owed_row(each: OwedPayment, clock: Clock, words: Words) -> PaymentRow:
    payment = each.payment
    terminal = terminal_told(payment.asked.terminal, words)
    return PaymentRow(
        request=payment.request,
        amount=words.money(each.amount),
        when=asked_at(each.at, clock.now(), words),
        which=words.isolate(" · ".join(filter(None, (terminal, payment.reference)))),
        about=words.say("owed.row"),
    )


def stray_told(each: StrayAnswer, clock: Clock, words: Words) -> str:
    """Tell what was said that settles no payment; of what a phone paid beyond, whose that is."""
    said = each.answer
    parts = [asked_at(each.at, clock.now(), words), terminal_told(said.terminal, words), words.isolate(said.reference)]
    if said.amount is not None:
        parts.append(words.money(said.amount))
    if said.approval:
        parts.append(words.say("card.approved_as", approval=said.approval))
    if said.amount is not None and by_phone(said.terminal):
        parts.append(words.say("mobile.stray"))
    return " · ".join(filter(None, parts))


def _unheard() -> None:
    """Nobody looks yet."""
