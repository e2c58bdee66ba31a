"""What the terminal does about a request: open it, refuse what cannot be, begin, or go as wrong as the faults say."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from pos.simulators.nexo import answers
from pos.simulators.nexo.delivery import Delivery
from pos.simulators.nexo.fields import Kind, Request, Values, read
from pos.simulators.nexo.http import Posted
from pos.simulators.nexo.refusals import REFUSALS, refusal_of
from pos.simulators.nexo.seals import Seal
from pos.simulators.nexo.terminal import NexoTerminal
from pos.simulators.terminal.authorisation import Asking, Authorisation, Charged, Ending
from pos.simulators.terminal.customer import TillReset
from pos.simulators.terminal.faults import Due, FaultBook
from pos.simulators.terminal.ledger import Movement
from pos.simulators.terminal.network import Line
from pos.simulators.terminal.screen import Prompt
from pos.simulators.terminal.script import Plan, Script

PATH = "/nexo"
_DIRHAM = "MAD"
_CENTIMES = 100
_NUMBER_MOST = 10
_MONEY = {Kind.PAYMENT, Kind.REVERSAL}


class Dialogue:
    """Hears requests, and answers them."""

    def __init__(self, name: str, terminal: NexoTerminal, seal: Seal, faults: FaultBook, script: Script) -> None:
        """Be called `name` on the wire."""
        self._name = name
        self._delivery = Delivery(terminal.clock, seal)
        self._authorisation = Authorisation(terminal, refusal_of)
        self._terminal = terminal
        self._seal = seal
        self._faults = faults
        self._script = script
        self._under_way: tuple[str, str] | None = None

    async def hear(self, posted: Posted, line: Line) -> None:
        """Take a request."""
        request = self._opened(posted)
        if request is None:
            self._terminal.journal.write("refused", reference="", code="Reject", why="not_readable")
            await self._delivery.reject(line)
            return
        if objection := self._objection(request):
            await self._refuse(request, line, objection)
            return
        plan = self._script.next_plan(request.amount) if request.kind == Kind.PAYMENT else Plan()
        due = self._faults.as_planned(plan.faults) | self._faults.due(request.kind)
        if "accept_then_silence" in due:
            return
        if "drop_before_authorise" in due:
            line.drop()
        elif "busy" in due and request.kind in _MONEY:
            await self._refuse(request, line, "busy")
        elif request.kind == Kind.PAYMENT:
            self._pay(request, line, plan, due)
        else:
            await self._acts()[request.kind](request, line, due)

    def forget(self) -> None:
        """Stop in the middle of whatever it is."""
        self._authorisation.forget()
        self._delivery.forget()

    def _acts(self) -> dict[str, Callable[[Request, Line, Due], Awaitable[None]]]:
        return {
            Kind.REVERSAL: self._take_back,
            Kind.ABORT: self._abort,
            Kind.STATUS: self._status,
            Kind.DIAGNOSIS: self._diagnose,
            Kind.RECONCILIATION: self._reconcile,
            Kind.TOTALS: self._reconcile,
        }

    def _opened(self, posted: Posted) -> Request | None:
        """Open a request that is for this terminal, and says outside what it says inside."""
        try:
            sealed: dict[str, Any] = json.loads(posted.body)["SaleToPOIRequest"]
            request = read(self._seal.open(sealed["NexoBlob"], sealed["SecurityTrailer"]))
        except (KeyError, TypeError, ValueError, AttributeError):
            return None
        number = str(request.header.get("ServiceID", ""))
        fits = 0 < len(number) <= _NUMBER_MOST and request.header.get("POIID") == self._name
        known = request.kind in {*Kind} and posted.path == PATH and sealed["MessageHeader"] == request.header
        return request if fits and known and "SaleID" in request.header else None

    def _pay(self, request: Request, line: Line, plan: Plan, due: Due) -> None:
        """Begin a payment beside the line that asked for it."""
        memory, transaction = self._terminal.memory, request.transaction
        memory.begin(request.key, Kind.PAYMENT, transaction)
        self._under_way = request.key

        async def tell(ending: Ending) -> None:
            body = _body(ending, transaction)
            if isinstance(ending, Charged):
                memory.keep_movement(ending.movement)
            memory.keep(request.key, Kind.PAYMENT, body)
            await self._delivery.deliver(request.header, body, line, due)

        asking = Asking(*request.key, request.amount, request.currency, gives_back=request.gives_back)
        self._authorisation.begin(asking, plan, due, tell)

    def _objection(self, request: Request) -> str:
        """Name what speaks against moving money, whatever the faults are."""
        if request.kind not in _MONEY:
            return ""
        if self._terminal.memory.was_asked(request.key):
            return "number_used"
        if self._terminal.payment is not None:
            return "busy"
        if request.kind == Kind.REVERSAL:
            return "" if self._original(request) is not None else "not_found"
        try:
            return "" if request.amount and request.currency == _DIRHAM else "unknown_currency"
        except (KeyError, TypeError, ValueError, ArithmeticError):
            return "invalid_request"

    def _original(self, request: Request) -> Movement | None:
        original = request.body.get("OriginalPOITransaction", {}).get("POITransactionID", {})
        return self._terminal.memory.movement(str(original.get("TransactionID", "")))

    async def _take_back(self, request: Request, line: Line, due: Due) -> None:
        """Give all of a payment back, at once."""
        memory, movement = self._terminal.memory, self._original(request)
        if movement is None:
            return
        memory.begin(request.key, Kind.REVERSAL, request.transaction)
        memory.void(request.key, movement)
        self._terminal.screen.show(Prompt.VOIDED, movement.amount)
        body = answers.taken_back(movement, request.transaction)
        memory.keep(request.key, Kind.REVERSAL, body)
        await self._delivery.deliver(request.header, body, line, due)

    async def _abort(self, request: Request, line: Line, due: Due) -> None:
        """Stop a payment, unless it is too late."""
        payment = self._terminal.payment
        if payment is not None and request.meant == self._under_way:
            payment.happenings.put_nowait(TillReset())
        await self._delivery.deliver_nothing(line, due)

    async def _status(self, request: Request, line: Line, due: Due) -> None:
        """Say what became of a message."""
        found = self._terminal.memory.find(request.meant)
        if self._terminal.payment is not None and request.meant == self._under_way:
            body: Values = {"Response": {"Result": "Failure", "ErrorCondition": "InProgress"}}
        elif found is None or "status_not_found" in due:
            body = {"Response": answers.response(REFUSALS["not_found"])}
        else:
            sale, number = request.meant
            header = {**request.header, "MessageType": "Response", "SaleID": sale, "ServiceID": number}
            body = answers.repeated(found.kind, header, found.body)
        await self._delivery.deliver(request.header, body, line, due)

    async def _diagnose(self, request: Request, line: Line, due: Due) -> None:
        busy = self._terminal.payment is not None or "busy" in due
        await self._delivery.deliver(request.header, answers.diagnosed(busy=busy), line, due)

    async def _reconcile(self, request: Request, line: Line, due: Due) -> None:
        """Tell the totals; where the day ends, begin anew."""
        totals = self._terminal.memory.totals(more=_CENTIMES if "totals_differ" in due else 0)
        if request.kind == Kind.RECONCILIATION:
            self._terminal.journal.write("reconciled", register=request.key[0])
            self._terminal.screen.show(Prompt.SETTLED)
        await self._delivery.deliver(request.header, answers.counted(totals), line, due)

    async def _refuse(self, request: Request, line: Line, why: str) -> None:
        refusal, (register, reference) = REFUSALS[why], request.key
        self._terminal.journal.write("refused", register=register, reference=reference, code=refusal.code, why=why)
        await self._delivery.deliver(request.header, answers.unpaid(request.transaction, refusal), line, {})


def _body(ending: Ending, transaction: Values) -> Values:
    if isinstance(ending, Charged):
        return answers.paid(ending.movement, transaction, ending.lines)
    return answers.unpaid(transaction, ending)
