"""A refund from the receipt to the paper: chosen, agreed to, given back by the means that paid, written down once.

Cash goes back with one step of the journal. A card is given back by its terminal, which is asked like for a payment,
and may leave the same question open.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from pos.domain.names import Language
from pos.domain.payment_facts import PaymentRequested
from pos.domain.permissions import Approval
from pos.domain.refusals import Refused
from pos.domain.sale import Counter
from pos.domain.tender import Means
from pos.domain.values import dataclass
from pos.ui.presenters.paying.card_book import CardBook
from pos.ui.presenters.paying.card_dialogue import CardDialogue
from pos.ui.presenters.refunds import refund_sheet
from pos.ui.presenters.refunds.refund_sheet import RefundSheet, Why
from pos.ui.presenters.shown.notice import failure_notice
from pos.ui.presenters.staff.permitted import Permitted
from pos.ui.presenters.staff.yes import Staff
from pos.ui.ways.cards import OwedPayment
from pos.ui.ways.office import Office, Refundable
from pos.usecases.card.news import CardNews
from pos.usecases.card.requests import AskCardRefund, AskVoid, GiveCash
from pos.usecases.card.view import CardAction, CardStep, CardView
from pos.usecases.refund import RefundDone, RefundRequest
from pos.words.codes import Code
from pos.words.speech import Words, words_for

_GIVEN = frozenset({CardStep.APPROVED, CardStep.PART_APPROVED})


@dataclass(frozen=True, slots=True)
class Desk:
    """What a refund is made with: `counter` says where and by whom, `permitted` asks for a yes, `book` knows cards."""

    office: Office
    permitted: Permitted
    staff: Staff
    counter: Counter
    book: CardBook | None


class Refunding:
    """One refund. `changed` is called after everything that can be seen."""

    def __init__(self, desk: Desk, words: Words) -> None:
        """Be about no sale yet."""
        self._desk, self.words = desk, words
        self.changed: Callable[[], None] = _unheard
        self.sheet: RefundSheet | None = None
        self.means = Means.CASH
        self.by_card: PaymentRequested | Refused | None = None
        self.done: RefundDone | None = None
        self.key, self.clock = desk.office.fresh_key(), desk.office.clock
        self.permitted = desk.permitted
        self.permitted.changed = self._change
        self.card = None if desk.book is None else CardDialogue(desk.book, desk.staff, words)
        if self.card is not None and desk.book is not None:
            self.card.about(self.key)
            self.card.changed, self.card.wanted = self._change, self._want
            desk.book.listen(self._hear)

    def open(self, number: int) -> None:
        """Look the sale of that journal number up."""
        self._desk.staff.lane.run(partial(self._desk.office.refundable, number), self._found, self._fail)

    def close(self) -> None:
        """Stop listening; a card refund under way goes on without this screen."""
        if self.card is not None and self._desk.book is not None:
            self._desk.book.forget(self._hear)
            self._desk.book.forget(self.card.hear)

    @property
    def waiting(self) -> bool:
        """Tell whether a terminal is being asked, or something is on its way to the journal."""
        return self.permitted.busy or (self.card is not None and self.card.asking.sent is not None)

    @property
    def rest(self) -> OwedPayment | None:
        """What the customer is still to get of this refund, once a first part of it went back."""
        book, view = self._desk.book, None if self.card is None else self.card.view
        shown = view is None or view.step in _GIVEN
        if book is None or self.done is not None or not shown:
            return None
        return next((each for each in book.owed if each.payment.asked.ticket == self.key), None)

    @property
    def possible(self) -> tuple[Means, ...]:
        """The means by which what is chosen can go back, that which paid first of all first."""
        sheet, rest = self.sheet, self.rest
        if rest is not None:
            return (Means.CARD, Means.CASH) if rest.by_card else (Means.CASH,)
        if sheet is None or not sheet.total:
            return ()
        # What a phone paid goes back in cash.
        means = (tender.means for tender in sheet.of.sale.tenders)
        paid = dict.fromkeys(Means.CASH if each is Means.MOBILE else each for each in means)
        able = {Means.CASH: sheet.total <= sheet.cash, Means.CARD: isinstance(self.by_card, PaymentRequested)}
        return tuple(means for means in paid if able.get(means, False))

    def step(self, line: int, count: int) -> None:
        """Let more or fewer of a line come back."""
        if self.sheet is not None and not self.waiting:
            self._turn(refund_sheet.step(self.sheet, line, count))

    def take_everything(self) -> None:
        """Let all that is left come back."""
        if self.sheet is not None and not self.waiting:
            self._turn(refund_sheet.everything(self.sheet))

    def choose_why(self, why: str) -> None:
        """Choose the reason."""
        if self.sheet is not None:
            self.sheet = replace(self.sheet, why=Why(why))
            self._change()

    def choose_means(self, means: str) -> None:
        """Choose by which means it goes back, where there is a choice."""
        if Means(means) in self.possible:
            self.means = Means(means)
            self._change()

    @property
    def ready(self) -> bool:
        """Tell whether it can be given back now."""
        return self.sheet is not None and self.sheet.why is not None and bool(self.possible) and not self.waiting

    def go(self) -> None:
        """Give it back."""
        sheet = self.sheet
        rest = self.rest
        if sheet is None or not self.ready:
            return
        self.means = self.chosen
        if rest is not None:
            self._give_rest(rest)
        elif self.chosen is Means.CASH:
            self.permitted.do(partial(self._refund, sheet), self._given)
        elif self.card is not None:
            self.card.asking.send(self._request(sheet))

    def _give_rest(self, rest: OwedPayment) -> None:
        """Ask the terminal for what is missing, or take it out of the drawer."""
        counter, role, request = self._desk.counter, self._desk.staff.me.role, rest.payment.request
        if self.card is None:
            return
        if self.chosen is Means.CARD:
            self.card.asking.send(AskVoid(request, counter, role))
        else:
            self.card.asking.send(GiveCash(request, counter, role, ""))

    @property
    def chosen(self) -> Means:
        """By which of the possible means it goes back."""
        return self.means if self.means in self.possible else self.possible[0]

    def _refund(self, sheet: RefundSheet, approvals: tuple[Approval, ...]) -> RefundDone | Refused:
        counter = self._desk.counter
        role = self._desk.staff.me.role
        request = RefundRequest(sheet.of.number, sheet.wanted, counter, role, self.key, self._why(sheet), approvals)
        return self._desk.office.refund(request)

    def _request(self, sheet: RefundSheet) -> AskCardRefund:
        counter, role = self._desk.counter, self._desk.staff.me.role
        return AskCardRefund(sheet.of.number, sheet.wanted, counter, role, self.key, self._why(sheet))

    def _why(self, sheet: RefundSheet) -> str:
        """Say the reason as the paper will, in its own language."""
        paper = words_for(next(iter(sheet.of.sale.languages), Language.FR))
        return "" if sheet.why is None else paper.say(f"refund.why_{sheet.why.value}")

    def _found(self, of: Refundable | None) -> None:
        if of is not None:
            self._turn(refund_sheet.begin(of))

    def _turn(self, sheet: RefundSheet) -> None:
        """Go on with what the sheet became, and ask anew whether a card can take it back."""
        self.sheet, self.by_card = sheet, None
        book = self._desk.book
        if book is not None and sheet.wanted:
            work = partial(book.cards.may_give_back, self._request(sheet))
            self._desk.staff.lane.run(work, partial(self._answered, sheet), self._fail)
        self._change()

    def _answered(self, about: RefundSheet, asked: PaymentRequested | Refused) -> None:
        if self.sheet is not None and self.sheet.wanted == about.wanted:
            self.by_card = asked
            self._change()

    def _given(self, done: RefundDone) -> None:
        self.done = done
        self._change()

    def _hear(self, news: CardNews | None) -> None:
        """Take in that the terminal gave it back."""
        book = self._desk.book
        if isinstance(news, CardView) and news.ticket == self.key and news.paper and book is not None:
            self._desk.staff.lane.run(partial(book.cards.given_back, news.paper), self._paper_found, self._fail)

    def _paper_found(self, done: RefundDone | None) -> None:
        if done is not None and self._desk.book is not None:
            self._desk.book.put_away(self.key)
            self._given(done)

    def _want(self, choice: str) -> None:
        """Go back to the sheet: to choose other means, or to ask anew."""
        if self._desk.book is not None:
            self._desk.book.put_away(self.key)
        if choice == CardAction.TRY_AGAIN:
            self.go()
        self._change()

    def _fail(self, code: Code) -> None:
        self.permitted.tell(failure_notice(code, self.words))

    def _change(self) -> None:
        self.changed()


def _unheard() -> None:
    """Nobody looks yet."""
