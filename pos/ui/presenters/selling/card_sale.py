"""Paying the ticket in hand by card: how much of it, the payment itself, and what became of those put aside.

The answer of a terminal comes to its own ticket, whatever stands on the screen: a ticket that was put aside becomes a
sale there and then, and the person who serves the next customer is told in a line.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from pos.domain.money import Money
from pos.domain.payment import Payment
from pos.domain.payment_facts import PaymentKind, PaymentState, TerminalLabel
from pos.domain.permissions import Action, Approval
from pos.domain.tender import Means
from pos.domain.ticket import Ticket, approve
from pos.ui.presenters.paying.asking import with_approval
from pos.ui.presenters.paying.by_phone import means_of, told_of
from pos.ui.presenters.paying.card_book import OPEN, CardBook, under_way
from pos.ui.presenters.paying.card_dialogue import CardDialogue
from pos.ui.presenters.paying.unknown_told import OTHERWISE
from pos.ui.presenters.selling.bench import Bench, counter_of
from pos.ui.presenters.selling.card_share import CardShare
from pos.ui.presenters.selling.checkout import Checkout, LastSale
from pos.ui.presenters.selling.desk import write_on
from pos.ui.presenters.selling.sell_view import Pane
from pos.ui.presenters.shown.notice import Notice, refused_notice
from pos.ui.presenters.shown.shown_once import ShownOnce
from pos.ui.presenters.staff.yes import Staff
from pos.usecases.card.news import CardNews
from pos.usecases.card.requests import AskCard, AskVoid, CardRequest
from pos.usecases.card.view import CardAction, CardStep, CardView
from pos.usecases.finish_sale import SaleDone
from pos.words.speech import Words

_TAKEN = frozenset({CardStep.APPROVED, CardStep.PART_APPROVED})


class CardSale:
    """What the selling screen does with cards. `stage` is told which pane to open, `park` puts the ticket aside."""

    def __init__(
        self, bench: Bench, book: CardBook, checkout: Checkout, stage: Callable[[Pane], None], park: Callable[[], None]
    ) -> None:
        """Know what terminals took for the tickets that lie open."""
        self._bench, self.book, self._checkout, self._stage, self._park = bench, book, checkout, stage, park
        session, services = bench.session, bench.services
        self.clock = services.clock
        self._shown: set[int] = set()
        self._taken: CardView | None = None
        staff = Staff(session.person, session.people, services.approve, bench.lane, services.clock)
        self.dialogue = CardDialogue(book, staff, bench.words)
        self._change = self.dialogue.changed = ShownOnce(lambda: bench.changed())  # noqa: PLW0108 -- who shows it comes later
        self.dialogue.wanted = self._want
        self.dialogue.asking.approve = self._approved
        self.share, self.means = CardShare(bench, checkout), Means.CARD
        book.forget(self.dialogue.hear)
        book.listen(self._take_in)
        book.read(*(ticket.key for ticket in bench.desk.tickets))
        book.renew()
        self.follow()

    def close(self) -> None:
        """Stop listening: somebody else sells now."""
        self.book.forget(self._take_in)

    def tick(self) -> None:
        """Let a second pass: what is waited for is told again."""
        self.book.tick()
        if self.dialogue.view is not None:
            self.dialogue.tick()
        elif not self.book.rests.ready(self.terminal):
            self._change()

    def follow(self) -> bool:
        """Turn to the ticket in hand; give whether there is something to say of a payment on it."""
        self.dialogue.about(self._bench.ticket.key)
        self.share.begin_again()
        return self.dialogue.view is not None

    def open(self, means: Means = Means.CARD) -> None:
        """Open the payment of the ticket in hand, or ask how much goes on the card, or is paid by phone."""
        self.means = means
        if self.follow() or self._checkout.due() is not None:
            self._stage(Pane.CARD)

    def paid(self) -> tuple[Payment, ...]:
        """Give the payments that terminals took for the ticket in hand."""
        return self.book.paid_on(self._bench.ticket.key)

    @property
    def sendable(self) -> bool:
        """Tell whether the amount can be sent now."""
        free = self.book.free(self.terminal) and self.dialogue.asking.sent is None
        return free and self.share.fits() is not None

    @property
    def terminal(self) -> TerminalLabel:
        """What takes the money that is asked for."""
        return self.book.cards.of(self.means)

    def send(self) -> None:
        """Ask the terminal for the amount; what was sent cannot be undone."""
        amount, bench = self.share.fits(), self._bench
        if not self.sendable or amount is None:
            return
        session = bench.session
        counter, tenders = counter_of(bench), self._checkout.beside
        bench.seal()
        ask = AskCard(bench.ticket, amount, counter, session.person.role, tenders, means=self.means)
        self.dialogue.asking.send(ask)

    def take_back(self, payment: int) -> None:
        """Have the terminal take its last payment back, while the ticket is open."""
        session = self._bench.session
        counter = counter_of(self._bench)
        self.dialogue.asking.send(AskVoid(payment, counter, session.person.role))
        self._stage(Pane.CARD)

    def _approved(self, request: CardRequest, approval: Approval) -> CardRequest:
        """Write a yes on the ticket, which the sale carries into its fact; what is taken on sight is the payment's."""
        if not isinstance(request, AskCard) or approval.action is Action.ACCEPT_ON_SIGHT:
            return with_approval(request, approval)
        self._write(approval)
        return replace(request, ticket=self._bench.ticket)

    def _write(self, approval: Approval) -> None:
        self._bench.move(write_on(self._bench.desk, approve(self._bench.ticket, approval)))

    def _want(self, choice: str) -> None:
        match choice:
            case CardAction.PARK:
                self._park()
            case CardAction.TRY_AGAIN:
                self.means = means_of(self.dialogue.view)
                self.book.put_away(self._bench.ticket.key)
                self._stage(Pane.CARD)
            case _ if choice == OTHERWISE:
                self.dialogue.asking.ask_for_yes(Action.PAY_AGAIN, self._pay_otherwise, myself=True)
            case _:
                self._take_cash()

    def _pay_otherwise(self, approval: Approval) -> None:
        self._write(approval)
        self._take_cash()

    def _take_cash(self) -> None:
        self.book.put_away(self._bench.ticket.key)
        self._checkout.begin()
        self._stage(Pane.PAY)

    def _take_in(self, news: CardNews | None) -> None:
        """Take news in, and show what comes of it once: the terminal's next word waits for the screen."""
        with self._change.held():
            self.dialogue.hear(news)
            self._hear(news)

    def _hear(self, news: CardNews | None) -> None:
        """Take in where a payment of an open ticket came to stand."""
        if news is None:
            self._read()
        elif isinstance(news, CardView) and news.ticket:
            in_hand = news.ticket == self._bench.ticket.key
            if news.paper:
                self._read_sale(news)
            elif in_hand:
                self._show(news)
            else:
                self._tell_aside(news)

    def _read_sale(self, news: CardView) -> None:
        """Take a sale that was just written as it came; an earlier one is read from the journal."""
        done, number = self.book.cards.just_sold(news.paper), news.paper
        if done is not None:
            self._sold(news, done)
        else:
            self._bench.lane.run(partial(self.book.cards.sold, number), partial(self._sold, news), self._bench.fail)

    def _show(self, view: CardView) -> None:
        """Show a payment of the ticket in hand; one that is under way is shown when it begins, and then just told."""
        if view.step in _TAKEN:
            self._taken = view
            self._read()
        elif under_way(view) and view.step is not CardStep.PREPARING:
            self._change()
        else:
            self._shown.add(view.request)
            self._stage(Pane.CARD)

    def _read(self) -> None:
        """Go on when the journal's word is here: to the rest of what is due, or to a payment left open before."""
        view, taken = self.dialogue.view, self._taken
        if taken is not None and _is_read(taken, self.book.payments_on(self._bench.ticket.key)):
            self._taken = None
            self._go_on(taken)
        elif view is not None and view.step in OPEN and view.request not in self._shown:
            self._shown.add(view.request)
            self._stage(Pane.CARD)
        else:
            self._change()

    def _go_on(self, view: CardView) -> None:
        """Take the rest of what is due, or go on selling after a payment was taken back."""
        self.book.put_away(view.ticket)
        if view.ticket != self._bench.ticket.key:
            return
        self._checkout.begin()
        self._stage(Pane.PAY if view.kind is PaymentKind.SALE else Pane.WALL)
        if view.refused is not None:
            self._bench.tell(refused_notice(view.refused, self._bench.words))
        elif self._checkout.all_paid:
            self._checkout.finish(None)
        elif view.authorised is not None and view.amount is not None and view.authorised < view.amount:
            self._bench.tell(_less_notice(view.authorised, view.amount, self._bench.words))

    def _sold(self, view: CardView, done: SaleDone | None) -> None:
        """Take a ticket that was paid off the desk."""
        self.book.put_away(view.ticket)
        if done is None:
            return
        unique = frozenset(line.product for line in done.fact.lines if line.unique)
        if view.ticket == self._bench.ticket.key:
            self._bench.finished(unique)
            self._checkout.show_sale(LastSale(done, self._bench.services.clock.now()))
            return
        ticket = self._bench.sold_aside(view.ticket, unique)
        if ticket is not None:
            words = self._bench.words
            paid = told_of("card.aside_paid", view.terminal)
            told = words.say(paid, number=ticket.nickname, amount=words.money(done.fact.total))
            self._bench.tell(Notice(told, well=True))

    def _tell_aside(self, view: CardView) -> None:
        ticket = next((each for each in self._bench.desk.aside if each.key == view.ticket), None)
        if ticket is None or under_way(view):
            self._bench.changed()
            return
        self._bench.tell(_aside_notice(view, ticket, self._bench.words))


def _is_read(taken: CardView, payments: tuple[Payment, ...]) -> bool:
    """Tell whether what was taken is among what was read: what was read before may still call it unknown."""
    return any(each.request == taken.request and each.state is PaymentState.APPROVED for each in payments)


def _less_notice(paid: Money, asked: Money, words: Words) -> Notice:
    """Tell that a terminal took less than it was asked for."""
    return Notice(words.say("card.paid_less", paid=words.money(paid), asked=words.money(asked)))


def _aside_notice(view: CardView, ticket: Ticket, words: Words) -> Notice:
    """Tell how the payment of a ticket put aside ended."""
    ending = "unknown" if view.step in OPEN else "taken" if view.step in _TAKEN else "not_taken"
    told = words.say(told_of(f"card.aside_{ending}", view.terminal), number=ticket.nickname)
    return Notice(told, well=ending == "taken")


def mark_of(ticket: Ticket, book: CardBook | None, words: Words) -> str:
    """Mark a ticket put aside that waits for a terminal, or for somebody to clear its payment up."""
    view = None if book is None else book.view_of(ticket.key)
    if view is None:
        return ""
    return words.say("card.mark_open") if view.step in OPEN else "…" if under_way(view) else ""
