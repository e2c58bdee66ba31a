"""Takes what people ask of a card terminal, looks whether it may be, and puts it to the terminal's desk."""

from collections.abc import Callable, Sequence

from pos.domain.payment import SAFE_TO_RETRY
from pos.domain.refusals import Refused, Rule
from pos.domain.tax import TaxTreatment
from pos.domain.tender import Means
from pos.ports.payment_terminal import Doubt, Inquiry, PaymentTerminal, Unreachable, Unsent
from pos.ports.typed_terminal import TypedTerminal
from pos.usecases.card.ask import Asked, ask_card, on_sight
from pos.usecases.card.decide import decide
from pos.usecases.card.give_back import ask_card_refund, ask_void
from pos.usecases.card.owed import given_view
from pos.usecases.card.phone import left_over
from pos.usecases.card.requests import (
    AskCard,
    AskCardRefund,
    AskTerminal,
    AskVoid,
    CancelPayment,
    CardRequest,
    Decide,
    Diagnose,
    Diagnosed,
    GiveCash,
    LeaveWaiting,
    LookAt,
    NotDone,
    SettleTerminal,
    TryAgain,
    TypeAnswer,
    TypedResult,
)
from pos.usecases.card.settle import lose_totals, settle_terminal
from pos.usecases.card.signals import (
    Begun,
    CancelAsked,
    Decided,
    InquiryAsked,
    LookedAt,
    Restarted,
    StopAsked,
    Ticked,
    TriedAgain,
)
from pos.usecases.card.typed import read_typed
from pos.wiring.cards.desk import Around, CardDesk


class CardCounter:
    """One terminal's requests, one after the other; those that come while it works are seen to by `between`."""

    def __init__(
        self,
        terminal: PaymentTerminal,
        around: Around,
        treatments: Callable[[], Sequence[TaxTreatment]],
        between: Callable[[], None],
    ) -> None:
        """Nothing can be paid before `recover`."""
        self._terminal = terminal
        self._around = around
        self._journal = around.journal
        self._treatments = treatments
        self._last: Asked | None = None
        self._recovered = False
        self._written = False
        self._desk = CardDesk(terminal, around, between)

    @property
    def free(self) -> bool:
        """Whether a payment can begin."""
        return self._desk.talk.free

    def recover(self) -> None:
        """Look into what an earlier run left open, before the next payment (rule R9).

        A terminal that was taken away leaves its payments to this one, so that somebody can still decide on them.
        """
        ours = self._around.ours
        left = tuple(each for each in self._journal.open_payments() if ours(each.asked.terminal))
        self._recovered = True
        self._desk.feed(Restarted(left))
        self._desk.feed(Ticked())
        self._write_papers()

    def tick(self) -> None:
        """Let time pass, and hear what the terminal says by itself."""
        if not self._recovered:
            self.recover()
        if self._desk.talk.live is None:
            self._desk.hear(self._terminal.overheard())
            self._write_papers()
        self._desk.feed(Ticked())

    def _write_papers(self) -> None:
        """Write down what went back, or was found to be paid, while no shift was open, once one is."""
        if not self._written and self._journal.open_shift() is not None:
            self._written = True
            self._desk.write_papers()

    def take(self, request: CardRequest) -> None:
        """Do what is asked; what a rule refuses is told as `NotDone`."""
        refused = self._take(request)
        if refused is not None:
            self._around.tell(NotDone(request, refused))

    def _take(self, request: CardRequest) -> Refused | None:
        match request:
            case AskCard() | AskCardRefund() | AskVoid():
                return self._begin(request)
            case TryAgain():
                return self._try_again(request)
            case Decide():
                return self._decide(request)
            case TypeAnswer():
                return self._type(request)
            case SettleTerminal():
                return self._settle(request)
            case _:
                return self._see_to(request)

    def _see_to(
        self, request: GiveCash | LookAt | AskTerminal | CancelPayment | LeaveWaiting | Diagnose
    ) -> Refused | None:
        match request:
            case GiveCash():
                return self._give_cash(request)
            case LookAt(payment=payment):
                self._desk.feed(LookedAt(payment))
            case AskTerminal(payment=payment):
                self._desk.feed(InquiryAsked(payment))
            case CancelPayment() | LeaveWaiting():
                self._stop(request)
            case Diagnose() if self.free:
                self._around.tell(Diagnosed(self._terminal.diagnose()))
            case Diagnose():
                return Refused(Rule.TERMINAL_BUSY)
        return None

    def _stop(self, request: CancelPayment | LeaveWaiting) -> None:
        """Stop what is meant, unless it ended while a hand was on its way to the button: what is under way is new."""
        if self._is_live(request.payment):
            self._desk.feed(CancelAsked() if isinstance(request, CancelPayment) else StopAsked())

    def _is_live(self, payment: int) -> bool:
        live = self._desk.talk.live
        return not payment or (live is not None and live.request == payment)

    def _begin(self, request: AskCard | AskCardRefund | AskVoid) -> Refused | None:
        if not self.free:
            return Refused(Rule.TERMINAL_BUSY)
        asked = self._may(request)
        if isinstance(asked, Refused):
            return asked
        self._desk.asked, self._last = request, asked
        self._desk.feed(Begun(asked.requested, self._desk.next_reference(), asked.completes, asked.trace))
        return None

    def _may(self, request: AskCard | AskCardRefund | AskVoid) -> Asked | Refused:
        label, able = self._terminal.label, self._terminal.capabilities
        match request:
            case AskCard():
                rules, told = self._treatments(), able.inquiry is Inquiry.BY_REFERENCE
                return ask_card(request, journal=self._journal, treatments=rules, terminal=label, told=told)
            case AskCardRefund():
                return ask_card_refund(request, journal=self._journal, terminal=label, capabilities=able)
            case AskVoid():
                return ask_void(request, journal=self._journal, terminal=label, capabilities=able)

    def _try_again(self, request: TryAgain) -> Refused | None:
        """Attempt the last payment again; an older one is asked for anew, since its ticket may have changed."""
        payment, ask, last = self._journal.payment(request.payment), self._desk.asked, self._last
        if not self.free:
            return Refused(Rule.TERMINAL_BUSY)
        if payment is None or payment.state not in SAFE_TO_RETRY:
            return Refused(Rule.PAYMENT_UNDECIDED if payment is not None else Rule.FACT_NOT_FOUND)
        if ask is None or last is None or payment.asked != last.requested:
            return Refused(Rule.PAYMENT_NOT_USABLE)
        again = self._may(ask)
        if isinstance(again, Refused):
            return again
        self._desk.feed(TriedAgain(payment, self._desk.next_reference(), again.completes, again.trace))
        return None

    def _decide(self, request: Decide) -> Refused | None:
        settles_ms, tap_ms = self._desk.settles_ms(request.payment), self._desk.tap_ms(request.payment)
        moved = decide(request, journal=self._journal, settles_ms=settles_ms, tap_ms=tap_ms)
        if isinstance(moved, Refused):
            return moved
        about = self._journal.payment(request.payment)
        if about is not None:
            self._desk.feed(Decided(moved, about, left_over(about, moved, self._journal.stray_answers())))
        return None

    def _give_cash(self, request: GiveCash) -> Refused | None:
        given = self._around.endings.pay_out(request)
        if isinstance(given, Refused):
            return given
        done = self._desk.make_good(given) if given.short else None
        if isinstance(done, Refused):
            return done
        self._around.tell(given_view(given, 0 if done is None else done.number))
        return None

    def _type(self, request: TypeAnswer) -> Refused | None:
        live = self._desk.talk.live
        if live is None or not self._is_live(request.payment) or not isinstance(self._terminal, TypedTerminal):
            return Refused(Rule.PAYMENT_DECIDED)
        label, ask = self._terminal.label, self._desk.asked
        if isinstance(ask, AskCard) and ask.means is Means.MOBILE and request.result is TypedResult.APPROVED:
            given = request.approvals + ask.approvals
            refused = on_sight(ask, request.amount, given, journal=self._journal, payment=live.request)
            if refused is not None:
                return refused
        answer = read_typed(request, journal=self._journal, terminal=label, asked=live.asked.amount)
        if isinstance(answer, Refused):
            return answer
        return None if self._terminal.answer(answer) else Refused(Rule.PAYMENT_DECIDED)

    def _settle(self, request: SettleTerminal) -> Refused | None:
        if not self.free:
            return Refused(Rule.TERMINAL_BUSY)
        told = None
        if self._terminal.capabilities.settles and not request.typed:
            totals = self._terminal.settle()
            if isinstance(totals, Unsent):
                return Refused(Rule.TERMINAL_CANNOT, detail=totals)
            if isinstance(totals, Unreachable):
                return self._totals_lost(request, totals)
            told = totals
        settled = settle_terminal(request, journal=self._journal, terminal=self._terminal.label, told=told)
        if isinstance(settled, Refused):
            return settled
        self._around.tell(settled)
        return None

    def _totals_lost(self, request: SettleTerminal, why: Unreachable) -> Refused:
        """Leave the totals to the terminal's paper; where its answer was lost, that it was asked is written down."""
        if why.reason is not Doubt.NOBODY_KNOWS:
            lost = lose_totals(request, journal=self._journal, terminal=self._terminal.label)
            if isinstance(lost, Refused):
                return lost
            self._around.tell(lost)
        return Refused(Rule.TERMINAL_CANNOT, detail=why.reason)
