"""From the total to the change: cash handed over, the sale finished once, somebody's yes where one is needed.

While the sale is on its way to the journal nothing can be pressed again, so a second tap finds nothing to do.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from pos.domain.concession import actions_of
from pos.domain.foreign import ForeignCash
from pos.domain.money import Money, total_of
from pos.domain.permissions import Action, Approval, allowed, may_approve
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Tender, cash_tenders
from pos.domain.ticket import approve
from pos.domain.values import dataclass
from pos.ports.clock import Moment
from pos.ui.presenters.selling.bench import Bench, counter_of
from pos.ui.presenters.selling.cash_entry import CashEntry, add, erase, press
from pos.ui.presenters.selling.desk import write_on
from pos.ui.presenters.selling.dues import Dues
from pos.ui.presenters.shown.notice import refused_notice
from pos.ui.presenters.staff.pin_entry import PinEntry
from pos.usecases.approve import Approve
from pos.usecases.finish_sale import FinishSale, SaleDone
from pos.usecases.reprint import Reprint
from pos.words.codes import Code


@dataclass(frozen=True, slots=True)
class LastSale:
    """The sale that was just made, until the next one begins; `copies` counts duplicates asked for."""

    done: SaleDone
    at: Moment
    copies: int = 0

    @property
    def tender(self) -> Tender:
        """The cash that paid it last, or the last card."""
        return self.done.fact.tenders[-1]

    @property
    def change(self) -> Money:
        """All that was given back."""
        fact = self.done.fact
        return total_of((tender.change for tender in fact.tenders), fact.total.currency)


class Checkout(Dues):
    """Takes cash for the ticket in hand. `moved_on` is called when the sale stands, or a yes is asked for."""

    def __init__(self, bench: Bench, moved_on: Callable[[], None]) -> None:
        """Wait for a ticket."""
        super().__init__(bench)
        self._moved_on = moved_on
        self.busy = False
        self.last: LastSale | None = None
        self.approval: PinEntry[Approval] | None = None
        self._wanted: tuple[tuple[Action, ...], tuple[Tender, ...]] | None = None

    @property
    def wanted(self) -> tuple[Action, ...]:
        """What somebody else's yes is asked for: all that the ticket still needs one for, with one PIN."""
        return self._wanted[0] if self._wanted else ()

    @property
    def wants_reason(self) -> bool:
        """Tell whether the reason for so much cash is asked for."""
        notice = self._bench.notice
        return notice is not None and notice.code == Code.CASH_LIMIT

    def begin(self) -> None:
        """Hold a hand out for the ticket as it is now; cash that was taken first is in it again."""
        self.take_in_hand()
        self.approval = None

    def add_piece(self, minor: int) -> None:
        """Take one more note or coin."""
        self._take(add(self.hand.entry, minor))

    def press(self, key: str) -> None:
        """Type a key of the pad."""
        self._take(press(self.hand.entry, key))

    def erase(self) -> None:
        """Take the last key or piece back."""
        self._take(erase(self.hand.entry))

    def finish_entered(self) -> None:
        """Finish with what was handed over; with nothing entered it is the exact sum."""
        cash = self.hand.cash()
        if isinstance(cash, Refused):
            self._bench.tell(refused_notice(cash, self._bench.words))
        elif cash:
            self._settle(cash)
        else:
            self.finish(None)

    def finish(self, received: Money | None) -> None:
        """Finish the sale in cash, once; None is the exact sum, cash that was taken first among it."""
        self._settle(self.exactly() if received is None else (self.hand.as_cash(received),))

    def _settle(self, cash: Sequence[Money | ForeignCash]) -> None:
        if self.due() is None or self.busy or self.refused():
            return
        due = self.cash_due()
        if due is None:
            return
        tenders = cash_tenders(due, cash or (due.to_pay,))
        if isinstance(tenders, Refused):
            self._bench.tell(refused_notice(tenders, self._bench.words))
        else:
            # A ticket that cards have paid to the last unit takes no cash.
            self._finish(tenders if due.part else ())

    def _finish(self, tenders: tuple[Tender, ...]) -> None:
        bench = self._bench
        paid = (*bench.paid(), *tenders)
        request = FinishSale(bench.ticket, paid, counter_of(bench), bench.session.person.role)
        # Not shown at once: most sales are on the disk before it could be painted, and painting would hold them up.
        self.busy, bench.notice = True, None
        bench.lane.run(partial(bench.services.finish_sale, request), partial(self._finished, tenders), self._failed)

    def refused(self) -> bool:
        """Refuse to take again what a card may have paid, unless somebody said yes to that, or less than it took."""
        bench, due = self._bench, self.due()
        agreed = any(given.action is Action.PAY_AGAIN for given in bench.ticket.approvals)
        refused = None if agreed else bench.held()
        if due is not None and due.minor < 0:
            refused = Refused(Rule.PAYMENT_OVER, amount=-due)
        if refused is not None:
            bench.tell(refused_notice(refused, bench.words))
        return refused is not None

    def reprint(self) -> None:
        """Print the last receipt again, marked as a duplicate."""
        if self.last is None or self.busy:
            return
        self.busy = True
        request = Reprint(self.last.done.number, self._bench.session.person.id)
        self._bench.lane.run(partial(self._bench.services.reprint, request), self._reprinted, self._failed)

    def forget(self) -> None:
        """Let the next sale begin."""
        self.last = None

    def show_sale(self, last: LastSale) -> None:
        """Show a sale that a card finished."""
        self.last, self.approval = last, None
        self._moved_on()

    def give_up_approval(self) -> None:
        """Do without the yes, and lay down what was in hand."""
        self.lay_down()
        self.approval, self._wanted = None, None

    def _take(self, cash: CashEntry) -> None:
        self.hand.take(cash)
        self._bench.tell(None)

    def _finished(self, tenders: tuple[Tender, ...], outcome: SaleDone | Refused) -> None:
        self.busy = False
        if isinstance(outcome, SaleDone):
            unique = frozenset(line.product for line in outcome.fact.lines if line.unique)
            self._again = False
            self._bench.finished(unique)
            self.last = LastSale(outcome, self._bench.services.clock.now())
            self.approval = None
        elif outcome.rule is Rule.NEEDS_APPROVAL and outcome.action is not None:
            self._ask_for_yes(outcome.action, tenders, outcome)
        else:
            act = self._bench.words.say("terms.write_reason") if outcome.rule is Rule.CASH_LIMIT else ""
            self._bench.tell(refused_notice(outcome, self._bench.words, act))
        self._moved_on()

    def _failed(self, code: Code) -> None:
        self.busy = False
        self._bench.fail(code)

    def _reprinted(self, outcome: int | Refused) -> None:
        self.busy = False
        if isinstance(outcome, Refused):
            self._bench.tell(refused_notice(outcome, self._bench.words))
        elif self.last is not None:
            self.last = LastSale(self.last.done, self.last.at, self.last.copies + 1)
            self._bench.changed()

    def _ask_for_yes(self, action: Action, tenders: tuple[Tender, ...], refused: Refused) -> None:
        bench = self._bench
        others = tuple(
            each
            for each in bench.session.people
            if each.id != bench.session.person.id and may_approve(each.role, action)
        )
        if not others:
            bench.tell(refused_notice(refused, bench.words))
            return
        self._wanted = ((action, *self._also_needed(action)), tenders)
        self.approval = PinEntry(others, self._ask, self._granted, bench.lane, bench.services.clock)
        self.approval.changed, self.approval.failed = bench.changed, bench.fail

    def _ask(self, person: str, pin: str) -> Approval | Refused:
        return self._bench.services.approve(Approve(next(iter(self.wanted), Action.SELL), person, pin))

    def _also_needed(self, first: Action) -> tuple[Action, ...]:
        """Name what else of the ticket's prices needs a yes, and that those who are asked for the first may give."""
        bench, given = self._bench, self._bench.ticket.approvals
        priced = bench.priced(bench.ticket)
        actions = () if isinstance(priced, Refused) else actions_of(priced)
        approvers = [each.role for each in bench.session.people if may_approve(each.role, first)]
        return tuple(
            each
            for each in actions
            if each is not first
            and not allowed(bench.session.person.role, each, given)
            and all(may_approve(role, each) for role in approvers)
        )

    def _granted(self, approval: Approval) -> None:
        wanted, self._wanted, self.approval = self._wanted, None, None
        bench, ticket = self._bench, self._bench.ticket
        for action in wanted[0] if wanted else (approval.action,):
            ticket = approve(ticket, replace(approval, action=action))
        bench.move(write_on(bench.desk, ticket))
        if wanted is not None and not self.busy and not self.refused():
            self._finish(wanted[1])
