"""Carries out what the conversation with one card terminal wants done: commits, calls of the driver, news.

It runs on whatever thread calls it and waits for nothing but the driver, so that a lane runs it in a till and a world
of its own runs it in tests. Between two events of a driver it lets `between` see to whoever else asks.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace
from typing import TypeVar

from pos.domain.card import masked
from pos.domain.payment import Payment, take
from pos.domain.payment_facts import PaymentMoved, PaymentRequested, PaymentState, TerminalLabel
from pos.domain.payment_tenders import tender_of
from pos.domain.refusals import Refused, Rule
from pos.domain.values import dataclass
from pos.ports.clock import Clock
from pos.ports.journal import Journal, JournalUnavailable, UnitOfWork
from pos.ports.payment_terminal import (
    Attempt,
    Confirmed,
    Doubt,
    InquiryAnswer,
    Lost,
    Orphan,
    PaymentTerminal,
    TerminalEvent,
    Unreachable,
)
from pos.usecases.card.conversation import step
from pos.usecases.card.news import CardNews
from pos.usecases.card.owed import CashGiven
from pos.usecases.card.requests import AskCard, AskCardRefund, AskVoid, GiveCash
from pos.usecases.card.showing import ended
from pos.usecases.card.signals import (
    Cancel,
    Command,
    Commit,
    CommitFailed,
    Committed,
    Confirm,
    ConfirmationEnded,
    Event,
    Inquire,
    InquiryEnded,
    Keep,
    Overheard,
    Show,
    Start,
    StopWaiting,
)
from pos.usecases.card.talk import Talk
from pos.usecases.finish_sale import FinishSale, SaleDone
from pos.usecases.refund import RefundDone, RefundRequest
from pos.wiring.cards.papers import refund_of, refund_of_payment, sale_of_payment
from pos.words.codes import code_of

Answer = TypeVar("Answer")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Endings:
    """How a ticket that a card has paid becomes a sale, and goods that a card was paid back for become a refund.

    `pay_out` gives what a card paid too much back in cash.
    """

    sell: Callable[[FinishSale], SaleDone | Refused]
    give_back: Callable[[RefundRequest], RefundDone | Refused]
    pay_out: Callable[[GiveCash], CashGiven | Refused]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a desk: `tell` hears all news, `on_bug` every mistake of ours; both on the desk's thread.

    `ours` tells whether what was left open on a terminal is this desk's to settle; all is, where there is no other.
    """

    journal: Journal
    clock: Clock
    endings: Endings
    tell: Callable[[CardNews], None]
    on_bug: Callable[[BaseException], None]
    ours: Callable[[TerminalLabel], bool] = field(default=lambda _terminal: True)


class CardDesk:
    """Runs one terminal's conversation. `between` is called while a driver waits for its terminal."""

    def __init__(self, terminal: PaymentTerminal, around: Around, between: Callable[[], None]) -> None:
        """Know nothing yet of what an earlier run left: `Restarted` comes first."""
        self._terminal = terminal
        self._around = around
        self._between = between
        self._attempt: Attempt | None = None
        self.asked: AskCard | AskCardRefund | AskVoid | None = None
        self.talk = Talk(terminal.label, terminal.capabilities)

    def feed(self, event: Event) -> None:
        """Take an event and carry out, in their order, all the commands that follow from it."""
        if self._terminal.capabilities != self.talk.capabilities:
            # A terminal can come to know more while the till is open: who to ask, once that is enrolled.
            self.talk = replace(self.talk, capabilities=self._terminal.capabilities)
        self.talk, commands = step(self.talk, event, self._around.clock.steady_ms())
        for command in commands:
            self._carry_out(command)

    def hear(self, orphans: Iterable[Orphan]) -> None:
        """Take what the terminal said when nobody waited."""
        for orphan in orphans:
            try:
                about = self._around.journal.attempted_as(self._terminal.label.id, orphan.reference)
            except JournalUnavailable:
                about = None
            self.feed(Overheard(orphan, about))

    def write_papers(self) -> None:
        """Write the papers of money that went back, or was taken for a ticket put aside, while none could be."""
        for payment in self._around.journal.uncounted_payments():
            if not self._around.ours(payment.asked.terminal):
                continue
            done = self._paper_of(payment)
            if isinstance(done, SaleDone):
                self._around.tell(ended(self.talk, payment, paper=done.number))

    def make_good(self, given: CashGiven) -> RefundDone | Refused | None:
        """Write the refund that fell short, now that the rest of it is given in cash: both in one step."""
        short = self._around.journal.payment(given.short)
        request = None if short is None else refund_of_payment(short, self._around.journal, given.outcome)
        return None if request is None else self._around.endings.give_back(request)

    def settles_ms(self, payment: int) -> int:
        """Tell how long the terminal still needs before its word on an unknown payment is final."""
        known = self.talk.known_unknown(payment)
        return 0 if known is None else max(0, known.settles_at_ms - self._around.clock.steady_ms())

    def tap_ms(self, payment: int) -> int:
        """Tell for how long the terminal may still take a card for an unknown payment."""
        known = self.talk.known_unknown(payment)
        return 0 if known is None else max(0, known.taps_until_ms - self._around.clock.steady_ms())

    def next_reference(self) -> str:
        """Give the next reference that this terminal was never told."""
        return self._terminal.next_reference(self._around.journal.attempts_on(self._terminal.label.id) + 1)

    def _carry_out(self, command: Command) -> None:
        match command:
            case Show(view=view):
                self._around.tell(view)
            case Commit():
                self.feed(self._committed(command))
            case Cancel():
                self._terminal.cancel()
            case StopWaiting():
                self._terminal.stop_waiting()
            case Start() | Confirm() | Inquire():
                self._converse(command)

    def _converse(self, command: Start | Confirm | Inquire) -> None:
        match command:
            case Start():
                self._attempt = self._now(command)
                for event in self._heard(self._attempt):
                    self._take(event)
                    if self.talk.live is not None:
                        self._between()
            case Confirm(trace=trace) if self._attempt is not None:
                attempt = self._attempt
                lost: Confirmed | Lost = Lost(Doubt.DRIVER_FAILED)
                self.feed(ConfirmationEnded(self._safely(lambda: self._terminal.confirm(attempt, trace), lost)))
            case Inquire(request=request, trace=trace):
                attempt = self._now(command)
                unknown: InquiryAnswer = Unreachable(Doubt.DRIVER_FAILED)
                self.feed(InquiryEnded(request, self._safely(lambda: self._terminal.inquire(attempt, trace), unknown)))
            case _:
                pass

    def _heard(self, attempt: Attempt) -> Iterator[TerminalEvent]:
        """Hear the terminal out; whatever a driver breaks off with, the card may have been charged."""
        try:
            yield from self._terminal.start(attempt)
        except Exception as bug:  # noqa: BLE001 -- a mistake in a driver must not lose a payment
            self._around.on_bug(bug)
            yield Lost(Doubt.DRIVER_FAILED, type(bug).__name__)

    def _safely(self, call: Callable[[], Answer], otherwise: Answer) -> Answer:
        try:
            return call()
        except Exception as bug:  # noqa: BLE001 -- as above
            self._around.on_bug(bug)
            return otherwise

    def _take(self, event: TerminalEvent) -> None:
        if isinstance(event, Orphan):
            self.hear([event])
        else:
            self.feed(event)

    def _now(self, of: Start | Inquire) -> Attempt:
        moment = self._around.clock.now()
        return Attempt(of.kind, of.amount, of.reference, moment.utc_ms, moment.offset_minutes, of.trace)

    def _committed(self, commit: Commit) -> Committed | CommitFailed:
        try:
            return self._completed(commit) if self._may_complete(commit) else self._appended(commit)
        except JournalUnavailable as failure:
            return CommitFailed(commit, failure.code)

    def _may_complete(self, commit: Commit) -> bool:
        """Tell whether a paper may go with the facts: of what is under way, or of what is only known now."""
        return commit.completes or commit.why is Keep.ASIDE

    def _known_now(self, commit: Commit) -> SaleDone | RefundDone | Refused | None:
        """Write the paper of a payment of which it is known only now that it was made."""
        match commit.facts:
            case (PaymentMoved(state=PaymentState.APPROVED) as outcome,):
                payment = self._around.journal.payment(outcome.request)
                return None if payment is None else self._paper_of(payment, outcome)
            case _:
                return None

    def _paper_of(
        self, payment: Payment, outcome: PaymentMoved | None = None
    ) -> SaleDone | RefundDone | Refused | None:
        journal, endings = self._around.journal, self._around.endings
        refund = refund_of_payment(payment, journal, outcome)
        if refund is not None:
            return endings.give_back(refund)
        paid = payment if outcome is None else take(payment, outcome)
        sale = sale_of_payment(paid, journal, outcome)
        return None if sale is None else endings.sell(sale)

    def _appended(self, commit: Commit, refused: Refused | None = None) -> Committed | CommitFailed:
        with self._around.journal.unit_of_work() as work:
            if commit.why is Keep.REQUEST and not self._hold_ticket(commit, work):
                return CommitFailed(commit, code_of(Rule.TICKET_GONE))
            numbers = tuple(work.append(fact).entry.number for fact in commit.facts)
            work.commit()
        return Committed(commit, numbers, refused=refused)

    def _hold_ticket(self, commit: Commit, work: UnitOfWork) -> bool:
        """Keep the ticket with the payment, so that one is never found without the other."""
        match commit.facts, self.asked:
            case (PaymentRequested(ticket=key),), AskCard(ticket=ticket):
                if self._around.journal.fact_of_ticket(key) is not None:
                    return False
                work.save_ticket(replace(ticket, note=masked(ticket.note)))
            case _:
                pass
        return True

    def _completed(self, commit: Commit) -> Committed | CommitFailed:
        """Write the approval and what it pays for down together; what cannot be finished leaves the approval alone."""
        try:
            done = self._finished(commit)
        except JournalUnavailable:
            raise
        except Exception as bug:  # noqa: BLE001 -- an approval must not be lost over a mistake in a paper
            _log.exception("the ticket could not be finished; the approval is written down alone")
            self._around.on_bug(bug)
            done = None
        if isinstance(done, SaleDone | RefundDone):
            return Committed(commit, (), paper=done.number)
        return self._appended(commit, done)

    def _finished(self, commit: Commit) -> SaleDone | RefundDone | Refused | None:
        if commit.why is Keep.ASIDE:
            return self._known_now(commit)
        match commit.facts, self.asked:
            case (PaymentMoved() as outcome,), AskCard() as ask:
                payment = self._around.journal.payment(outcome.request)
                if payment is None:
                    return None
                paid = tender_of(take(payment, outcome))
                sale = FinishSale(ask.ticket, (*ask.tenders, paid), ask.counter, ask.role, outcome)
                return self._around.endings.sell(sale)
            case (PaymentMoved() as outcome,), AskCardRefund() as ask:
                return self._around.endings.give_back(refund_of(ask, outcome))
            case _, AskVoid():
                return self._known_now(commit)
            case _:
                return None
