"""What is known of card payments while the till is open: the newest word on each, whoever looks and whatever is shown.

It hears everything the terminal's lane tells, on the screen's thread, from the moment the till is open until it ends.
Screens come and go; they read here where a payment stands, and are told when something changed.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from pos.domain.payment import Payment
from pos.domain.payment_facts import PaymentState, TerminalLabel
from pos.domain.payment_tenders import taken, tender_of
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Means, Tender
from pos.ports.clock import Clock
from pos.ui.presenters.paying.card_rests import CardRests
from pos.ui.presenters.paying.card_waits import CardWaits
from pos.ui.presenters.shown.lane import Lane
from pos.ui.ways.cards import Cards, OpenPayment, OwedPayment, StrayAnswer
from pos.usecases.card.news import CardNews
from pos.usecases.card.requests import (
    AskCard,
    AskTerminal,
    CancelPayment,
    CardRequest,
    Decide,
    LeaveWaiting,
    LookAt,
    NotDone,
    TryAgain,
    TypeAnswer,
)
from pos.usecases.card.settle import Settlement, standing
from pos.usecases.card.view import Alarm, CardAction, CardStep, CardView
from pos.words.codes import Code

LIVE = frozenset({CardStep.PREPARING, CardStep.SENDING, CardStep.WAITING, CardStep.CONFIRMING})
"""Steps at which the terminal has the payment in hand."""
OPEN = frozenset({CardStep.UNKNOWN, CardStep.ASKING})
"""Steps at which nobody knows whether the card was charged."""
_BY_HAND = (CardAction.SAY_APPROVED, CardAction.SAY_NOT_CHARGED, CardAction.PARK)
_MS = 1_000


def under_way(view: CardView | None) -> bool:
    """Tell whether a payment is being made; one that could not be written down yet is not over either."""
    if view is None:
        return False
    return view.step in LIVE or (view.step is CardStep.JOURNAL_FAILS and bool(view.request))


class CardBook:
    """The book of payments. Listeners hear each piece of news once the book holds it, and every change of the list."""

    def __init__(self, cards: Cards, lane: Lane, clock: Clock) -> None:
        """Know nothing yet."""
        self.cards, self._lane, self._clock = cards, lane, clock
        self.alarm: Alarm | None = None
        self.open: tuple[OpenPayment, ...] = ()
        self.owed: tuple[OwedPayment, ...] = ()
        self.stray: tuple[StrayAnswer, ...] = ()
        self.settlements: tuple[Settlement, ...] = ()
        self._of_ticket: dict[str, CardView] = {}
        self._of_request: dict[int, CardView] = {}
        self._payments: dict[str, tuple[Payment, ...]] = {}
        self._asked: dict[str, CardRequest] = {}
        self._since: dict[str, int] = {}
        self.waits, self.rests = CardWaits(clock), CardRests(clock)
        self._listeners: list[Callable[[CardNews | None], None]] = []

    def listen(self, listener: Callable[[CardNews | None], None]) -> None:
        """Tell somebody of news from now on; None when only what is known changed."""
        self._listeners.append(listener)

    def forget(self, listener: Callable[[CardNews | None], None]) -> None:
        """Tell somebody no longer."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def ask(self, request: CardRequest) -> None:
        """Ask the terminal's lane for something; what it is about is held from now on."""
        if isinstance(request, AskCard):
            self._asked[request.ticket.key] = request
        phone, view = self.cards.phone, self.view_about(_payment_in(request))
        means = request.means if isinstance(request, AskCard) else None
        by_phone = means is Means.MOBILE or (phone is not None and view is not None and view.terminal == phone.terminal)
        (phone.ask if phone is not None and by_phone else self.cards.ask)(request)

    def hear(self, news: CardNews) -> None:
        """Take news in, tell everybody, and only then read again what it may have changed: a sale is shown first."""
        match news:
            case CardView() if self.rests.take(news):
                self.alarm = news.alarm or self.alarm
            case CardView():
                self._take(news)
            case NotDone(request=AskCard(ticket=ticket)):
                self._asked.pop(ticket.key, None)
            case Settlement():
                self.settlements = standing((*self.settlements, news))
            case _:
                pass
        self._tell(news)
        if isinstance(news, CardView) and not under_way(news):
            self.read(news.ticket)
            self.renew()

    def renew(self) -> None:
        """Read again which payments are open, which must go back, and what the terminal said that belongs to none."""
        self._lane.run(self.cards.open_payments, self._opened, self._unread)
        self._lane.run(self.cards.owed_payments, self._owed, self._unread)
        self._lane.run(self.cards.settlements, self._compared, self._unread)
        self._lane.run(self.cards.stray_answers, self._strayed, self._unread)

    def read(self, *keys: str) -> None:
        """Read again the payments of tickets or refunds, by their keys."""
        for key in filter(None, keys):
            self._lane.run(partial(self.cards.payments_of, key), partial(self._read, key), self._unread)

    def view_of(self, key: str) -> CardView | None:
        """Give the newest word on a ticket's payment; one that nobody knows the end of until it is known."""
        newest = self._of_ticket.get(key)
        if newest is not None:
            return newest
        found = (each.payment.request for each in self.open if key and each.payment.asked.ticket == key)
        return next((view for request in found if (view := self.view_about(request)) is not None), None)

    def view_about(self, request: int) -> CardView | None:
        """Give the newest word on a payment by its journal number."""
        known = self._of_request.get(request)
        if known is not None:
            return known
        return next((_unasked(each.payment) for each in self.open if each.payment.request == request), None)

    def opened(self, request: int) -> OpenPayment | None:
        """Find a payment among those that are open."""
        return next((each for each in self.open if each.payment.request == request), None)

    def put_away(self, key: str) -> None:
        """Take the end of a payment off the screen, because it was read."""
        view = self._of_ticket.get(key)
        if view is not None and view.step not in OPEN and not under_way(view):
            del self._of_ticket[key]

    def tick(self) -> None:
        """Let a second pass: what has settled is looked at again."""
        for request in self.waits.over():
            self.ask(LookAt(request))

    def look(self) -> None:
        """Somebody has seen what there was to look at."""
        self.alarm = None

    def tenders_of(self, key: str) -> tuple[Tender, ...]:
        """Give what terminals took for a ticket."""
        return tuple(map(tender_of, self.paid_on(key)))

    def payments_on(self, key: str) -> tuple[Payment, ...]:
        """Give all payments asked for a ticket, as they were last read."""
        return self._payments.get(key, ())

    def paid_on(self, key: str) -> tuple[Payment, ...]:
        """Give the payments that terminals took for a ticket, and that no void took back."""
        payments = self._payments.get(key, ())
        return taken(payments, lambda request: [each for each in payments if each.asked.original == request])

    def held(self, key: str) -> Refused | None:
        """Refuse to change a ticket that a terminal is being asked about, or that nobody knows the payment of."""
        asked, view = self._asked.get(key), self.view_of(key)
        if isinstance(asked, AskCard):
            return Refused(Rule.PAYMENT_UNDECIDED, amount=asked.amount)
        if view is not None and (under_way(view) or view.step in OPEN):
            return Refused(Rule.PAYMENT_UNDECIDED, amount=view.amount)
        return None

    def busy(self, terminal: TerminalLabel) -> CardView | None:
        """Give the payment that a terminal has in hand."""
        views = (view for view in self._of_ticket.values() if view.terminal.id == terminal.id)
        return next(filter(under_way, views), None)

    def free(self, terminal: TerminalLabel) -> bool:
        """Tell whether a payment can begin on a terminal."""
        return self.rests.ready(terminal) and self.busy(terminal) is None

    def waited(self, key: str) -> int:
        """Say for how many seconds a ticket's payment has been under way."""
        since = self._since.get(key)
        return 0 if since is None else (self._clock.steady_ms() - since) // _MS

    def _take(self, view: CardView) -> None:
        self._asked.pop(view.ticket, None)
        before = self._of_ticket.get(view.ticket)
        if under_way(view) and not under_way(before):
            self._since[view.ticket] = self._clock.steady_ms()
        self.alarm = view.alarm or self.alarm
        self._of_ticket[view.ticket] = view
        if view.request:
            self._of_request[view.request] = view
        self.waits.take(view)
        if not under_way(view):
            self._since.pop(view.ticket, None)

    def _opened(self, found: tuple[OpenPayment, ...]) -> None:
        ours = {self.cards.of(means) for means in Means}
        # What our terminals have in hand is not open yet: their own news says how it ends.
        before, self.open = (
            self.open,
            tuple(
                each
                for each in found
                if each.payment.state is PaymentState.UNKNOWN or each.payment.asked.terminal not in ours
            ),
        )
        for each in self.open:
            if each.payment.request not in self._of_request:
                self.ask(LookAt(each.payment.request))
        self._tell_if(before, self.open)

    def _owed(self, found: tuple[OwedPayment, ...]) -> None:
        before, self.owed = self.owed, found
        self._tell_if(before, found)

    def _compared(self, found: tuple[Settlement, ...]) -> None:
        before, self.settlements = self.settlements, found
        self._tell_if(before, found)

    def _strayed(self, found: tuple[StrayAnswer, ...]) -> None:
        before, self.stray = self.stray, found
        self._tell_if(before, found)

    def _read(self, key: str, payments: tuple[Payment, ...]) -> None:
        self._payments = {**self._payments, key: payments}
        self._tell(None)

    def _unread(self, _code: Code) -> None:
        """What could not be read is read again with the next news; the journal tells of its trouble elsewhere."""

    def _tell_if(self, before: object, after: object) -> None:
        """Tell of what was read where it is not as it was: to show a screen again takes time from the next sale."""
        if before != after:
            self._tell(None)

    def _tell(self, news: CardNews | None) -> None:
        for listener in tuple(self._listeners):
            listener(news)


def _payment_in(request: CardRequest) -> int:
    """Say which payment a request is about; 0 where it does not matter whose terminal does it."""
    match request:
        case (
            TryAgain(payment=number)
            | Decide(payment=number)
            | TypeAnswer(payment=number)
            | LookAt(payment=number)
            | AskTerminal(payment=number)
            | CancelPayment(payment=number)
            | LeaveWaiting(payment=number)
        ):
            return number
        case _:
            return 0


def _unasked(payment: Payment) -> CardView:
    """Show a payment that the terminal at hand knows nothing of: a person decides."""
    moved = payment.last
    known = CardView(CardStep.UNKNOWN, payment.asked.terminal, _BY_HAND, payment.request, payment.asked.ticket)
    return replace(
        known,
        kind=payment.asked.kind,
        amount=payment.asked.amount,
        reference=payment.reference,
        reason="" if moved is None else moved.detail,
        actions=_BY_HAND if payment.state is PaymentState.UNKNOWN else (CardAction.PARK,),
    )
