"""What the terminal does about each thing that a till asks, and what the faults make of it."""

from pos.simulators.journal import DeviceJournal
from pos.simulators.naps import answers, slip
from pos.simulators.naps.authorisation import Authorisation
from pos.simulators.naps.delivery import Delivery
from pos.simulators.naps.fields import Fields, Kind, Request, Tag
from pos.simulators.naps.ledger import State, Totals, Transaction
from pos.simulators.naps.refusals import REFUSALS
from pos.simulators.naps.terminal import Terminal
from pos.simulators.terminal.customer import TillReset
from pos.simulators.terminal.device import Moment
from pos.simulators.terminal.faults import Due, FaultBook
from pos.simulators.terminal.network import Line
from pos.simulators.terminal.screen import Prompt
from pos.simulators.terminal.script import Plan, Script

CUSTOMER_COPY = "Copie Client"
ANOTHER_COPY = "Duplicata"
_DIFFERENCE = 10_000
_AMOUNT_DIGITS_MOST = 12
_LENGTHS = {Tag.NS: 6, Tag.TILL: 7}


class Dialogue:
    """Hears requests, and answers them."""

    def __init__(self, terminal: Terminal, faults: FaultBook, script: Script, journal: DeviceJournal) -> None:
        self.delivery = Delivery(terminal.clock)
        self.authorisation = Authorisation(terminal, self.delivery)
        self._terminal = terminal
        self._faults = faults
        self._script = script
        self._journal = journal

    async def hear(self, request: Request, line: Line) -> None:
        """Take a request: refuse what cannot be, else do it, or let it go as wrong as the faults say."""
        if objection := self._objection(request):
            await self._refuse(request, line, objection)
            return
        pays = request.kind is Kind.PAYMENT
        plan = self._script.next_plan(int(request.says(Tag.AMOUNT))) if pays else Plan()
        due = self._faults.as_planned(plan.faults) | self._faults.due(request.kind)
        if "accept_then_silence" in due:
            return
        if "drop_before_authorise" in due:
            line.drop()
        elif "busy" in due:
            await self._refuse(request, line, "busy")
        elif pays:
            self.authorisation.start(request, line, plan, due)
        else:
            fields = await self._do(request, due)
            await self.delivery.deliver(fields, line, due)

    def forget(self) -> None:
        """Stop in the middle of whatever it is."""
        self.authorisation.forget()
        self.delivery.forget()

    def _objection(self, request: Request) -> str:
        """Name what speaks against a request, whatever the faults are."""
        terminal, kind = self._terminal, request.kind
        if request.missing or not _well_formed(request):
            return "invalid_request"
        if kind is Kind.RESET:
            return "" if terminal.may_reset(request.register) else "busy"
        if kind in {Kind.PAYMENT, Kind.SETTLEMENT, Kind.REFERENCING} and terminal.is_taken():
            return "busy"
        if kind is not Kind.CONFIRMATION and terminal.payment is not None:
            return "busy"
        if kind is Kind.PAYMENT:
            return self._objection_to_payment(request)
        return ""

    def _objection_to_payment(self, request: Request) -> str:
        amount = request.says(Tag.AMOUNT)
        if not amount.isdecimal() or len(amount) > _AMOUNT_DIGITS_MOST or int(amount) == 0:
            return "invalid_amount"
        if request.says(Tag.CURRENCY) != answers.DIRHAM:
            return "invalid_request"
        return "repeated_ns" if self._terminal.ledger.used(request.register, request.says(Tag.NS)) else ""

    async def _refuse(self, request: Request, line: Line, why: str) -> None:
        ns, till = request.says(Tag.NS), request.says(Tag.TILL)
        self._journal.write("refused", message=request.kind, till=till, ns=ns, code=REFUSALS[why].code, why=why)
        await self.delivery.deliver(self._no(request, why), line, {})

    async def _do(self, request: Request, due: Due) -> Fields:
        match request.kind:
            case Kind.CONFIRMATION:
                return self._confirm(request, due)
            case Kind.VOID:
                return self._void(request, due)
            case Kind.DUPLICATE:
                return self._duplicate(request, due)
            case Kind.SETTLEMENT:
                return self._settle(request, due)
            case Kind.RESET:
                await self._reset()
            case Kind.REFERENCING:
                self._terminal.ledger.refer()
            case _:
                pass
        return answers.plain(request, self._moment(due))

    def _confirm(self, request: Request, due: Due) -> Fields:
        one = self._terminal.ledger.find(request.says(Tag.STAN))
        if one is None or one.capture.ns != request.says(Tag.NS):
            return self._no(request, "not_found")
        match one.state:
            case State.REVERSED:
                return self._no(request, "reversed")
            case State.VOIDED:
                return self._no(request, "already_voided")
            case State.HELD:
                self._terminal.ledger.confirm(one.capture.stan)
                self._terminal.screen.show(Prompt.PAID, one.capture.amount)
            case State.CONFIRMED:
                # Said once more, because the till has not heard it.
                pass
        return self._yes(request, one, CUSTOMER_COPY, due)

    def _void(self, request: Request, due: Due) -> Fields:
        ledger = self._terminal.ledger
        one = ledger.find(request.says(Tag.STAN))
        if one is None:
            return self._no(request, "not_found")
        if one.state in {State.REVERSED, State.VOIDED}:
            return self._no(request, "reversed" if one.state is State.REVERSED else "already_voided")
        if one.settled or one is not ledger.last_approved:
            return self._no(request, "not_the_last")
        ledger.void(one.capture.stan, request.says(Tag.NSA))
        self._terminal.screen.show(Prompt.VOIDED, one.capture.amount)
        return answers.voided(request, one.capture, self._moment(due))

    def _duplicate(self, request: Request, due: Due) -> Fields:
        stan = request.says(Tag.STAN)
        one = self._terminal.ledger.find(stan) if stan else self._terminal.ledger.last
        if one is None or one.state is State.REVERSED:
            return self._no(request, "not_found")
        if one.state is State.VOIDED:
            return self._no(request, "already_voided")
        return self._yes(request, one, ANOTHER_COPY, due)

    def _settle(self, request: Request, due: Due) -> Fields:
        totals = self._terminal.ledger.settle()
        if "totals_differ" in due:
            totals = Totals(totals.sales + 1, totals.voids, totals.net + _DIFFERENCE)
        moment = self._moment(due)
        lines = slip.settled(totals, moment.date, moment.time)
        self._terminal.print_slip(f"{moment.date}-{moment.time}-totals", lines)
        self._terminal.screen.show(Prompt.SETTLED, totals.net)
        return answers.settled(request, totals, slip.field(lines), moment)

    async def _reset(self) -> None:
        payment = self._terminal.payment
        if payment is not None:
            payment.happenings.put_nowait(TillReset())
            if not payment.abort_loses:
                await payment.over.wait()
        self._terminal.let_go()

    def _yes(self, request: Request, one: Transaction, copy: str, due: Due) -> Fields:
        lines = slip.captured(one.capture, copy)
        self._terminal.print_slip(f"{one.capture.stan}-{copy.lower().replace(' ', '-')}", lines)
        return answers.accepted(request, one.capture, slip.field(lines), self._moment(due))

    def _no(self, request: Request, why: str) -> Fields:
        return answers.refused(request, REFUSALS[why], self._moment({}))

    def _moment(self, due: Due) -> Moment:
        return self._terminal.moment(wrong="clock_wrong" in due)


def _well_formed(request: Request) -> bool:
    return all(
        len(request.says(tag)) == length and request.says(tag).isdecimal()
        for tag, length in _LENGTHS.items()
        if tag in request.fields
    )
