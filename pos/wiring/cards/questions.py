"""What the screens of card payments ask of the journal: what is open, what belongs to nothing, what a paper says."""

from dataclasses import replace

from pos.domain.beyond import paid_beyond
from pos.domain.facts import RefundFinished, SaleFinished
from pos.domain.payment import Payment
from pos.domain.payment_facts import AnswerOrphaned, PaymentRequested, PaymentState, TerminalLabel, TerminalSettled
from pos.domain.payment_tenders import maybe_returned, undecided
from pos.domain.permissions import Action, Approval, Role
from pos.domain.refusals import Refused
from pos.domain.sale import Counter
from pos.domain.tender import Means
from pos.ports.clock import Moment
from pos.ports.journal import Journal
from pos.ports.payment_terminal import Capabilities
from pos.ui.ways.cards import OpenPayment, OwedPayment, StrayAnswer
from pos.ui.ways.office import Refundable
from pos.usecases.card.give_back import ask_card_refund, ask_void
from pos.usecases.card.owed import owed_with_amounts
from pos.usecases.card.requests import AskCardRefund, AskVoid
from pos.usecases.card.settle import Settlement, standing
from pos.usecases.finish_sale import SaleDone
from pos.usecases.refund import RefundDone


class CardQuestions:
    """Answers from what is committed. Asked through the short lane."""

    def __init__(self, journal: Journal, terminal: TerminalLabel, capabilities: Capabilities) -> None:
        """Ask this journal, about this terminal."""
        self._journal, self._terminal, self._capabilities = journal, terminal, capabilities

    def open_payments(self) -> tuple[OpenPayment, ...]:
        """List the payments that nobody knows the end of, the oldest first."""
        tickets = {ticket.key: ticket.nickname for ticket in self._journal.open_tickets()}
        found = undecided(self._journal.open_payments())
        return tuple(OpenPayment(each, self._asked_at(each), tickets.get(each.asked.ticket, 0)) for each in found)

    def owed_payments(self) -> tuple[OwedPayment, ...]:
        """List the payments that no sale counts and that must go back, the oldest first."""
        found = owed_with_amounts(journal=self._journal)
        return tuple(
            OwedPayment(each, self._asked_at(each), self._may_void(each), left, beyond=self._is_beyond(each))
            for each, left in found
        )

    def settlements(self) -> tuple[Settlement, ...]:
        """List the comparisons of this terminal's totals in the shift under way, as far as they stand."""
        shift = self._journal.open_shift()
        entries = () if shift is None else self._journal.entries(shift.number)
        found = standing(
            Settlement(entry.number, entry.fact)
            for entry in entries
            if isinstance(entry.fact, TerminalSettled) and entry.fact.terminal.id == self._terminal.id
        )
        return tuple(replace(each, after=self._made_since(each)) for each in found)

    def _made_since(self, settled: Settlement) -> int:
        """Count the payments that were asked for after a comparison, and made."""
        since = self._journal.payments_on(self._terminal.id, since=settled.number)
        return sum(payment.state is PaymentState.APPROVED for payment in since)

    def stray_answers(self) -> tuple[StrayAnswer, ...]:
        """List what a terminal said during the shift under way that settles no payment and is no money to give back."""
        shift = self._journal.open_shift()
        beyond = {each.request for each in paid_beyond(self._journal.stray_answers(), self._journal.payment)}
        entries = () if shift is None else self._journal.entries(shift.number)
        return tuple(
            StrayAnswer(entry.fact, Moment(entry.utc_ms, entry.offset_minutes))
            for entry in entries
            if isinstance(entry.fact, AnswerOrphaned)
            and entry.number not in beyond
            and not self._journal.payments_against(entry.number)
        )

    def sold(self, number: int) -> SaleDone | None:
        """Give the sale of that journal number as it was finished."""
        recorded = self._journal.recorded(number)
        if recorded is None or not isinstance(recorded.entry.fact, SaleFinished):
            return None
        return SaleDone(number, recorded.entry.fact, recorded.head, self._journal.paper_of(number))

    def given_back(self, number: int) -> RefundDone | None:
        """Give the refund of that journal number as it was written down."""
        recorded = self._journal.recorded(number)
        if recorded is None or not isinstance(recorded.entry.fact, RefundFinished):
            return None
        return RefundDone(number, recorded.entry.fact, recorded.head, self._journal.paper_of(number))

    def may_give_back(self, request: AskCardRefund) -> PaymentRequested | Refused:
        """Say what would be asked for to give a refund back by card, as if a yes was given."""
        agreed = (*request.approvals, Approval(Action.REFUND, request.counter.person))
        asked = ask_card_refund(
            AskCardRefund(request.sale, request.lines, request.counter, request.role, request.key, approvals=agreed),
            journal=self._journal,
            terminal=self._terminal,
            capabilities=self._capabilities,
        )
        return asked if isinstance(asked, Refused) else asked.requested

    def _is_beyond(self, payment: Payment) -> bool:
        """Tell whether it goes by the number of an answer, as what a phone paid beyond does."""
        return self._journal.payment(payment.request) is None

    def _may_void(self, payment: Payment) -> bool:
        shift = self._journal.open_shift()
        if shift is None:
            return False
        asked = AskVoid(payment.request, Counter(shift.number, payment.asked.person, ()), Role.MANAGER)
        found = ask_void(asked, journal=self._journal, terminal=self._terminal, capabilities=self._capabilities)
        return not isinstance(found, Refused)

    def printed_as(self) -> tuple[str, str]:
        """Give the acquirer and the terminal's number as the last paper named them."""
        acquirer, number = printed_on(self._journal, self._terminal.id)
        return acquirer or self._terminal.acquirer, number or self._terminal.number

    def _asked_at(self, payment: Payment) -> Moment:
        entry = self._journal.entry(payment.request)
        return Moment(0, 0) if entry is None else Moment(entry.utc_ms, entry.offset_minutes)


def printed_on(journal: Journal, terminal: str) -> tuple[str, str]:
    """Give the acquirer and the number that somebody read on a terminal's last paper; empty where nobody did."""
    last = journal.last_approved(terminal)
    read = "" if last is None or last.last is None else last.last.detail
    acquirer, _, number = read.rpartition(" ")
    return acquirer, number


def refundable(number: int, journal: Journal) -> Refundable | None:
    """Give the sale of that journal number with all that came back of it, or may have."""
    entry = journal.entry(number)
    if entry is None or not isinstance(entry.fact, SaleFinished):
        return None
    refunds = journal.refunds_of(number)
    cards = [tender.payment for tender in entry.fact.tenders if tender.means is Means.CARD]
    back = [each for payment in cards for each in journal.payments_against(payment)]
    written = [tender.payment for each in refunds for tender in each.tenders]
    return Refundable(number, entry.fact, refunds, maybe_returned(back, written))
