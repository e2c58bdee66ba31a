"""What the terminal does about a request: refuse what cannot be, or begin, or let it go as wrong as the faults say."""

from pos.simulators.caisse_ap import answers, slip
from pos.simulators.caisse_ap.delivery import Delivery
from pos.simulators.caisse_ap.fields import Fields, Kind, Request, Tag
from pos.simulators.caisse_ap.refusals import REFUSALS, refusal_of
from pos.simulators.terminal.authorisation import Asking, Authorisation, Charged, Ending
from pos.simulators.terminal.faults import Due, FaultBook
from pos.simulators.terminal.network import Line
from pos.simulators.terminal.numbered import NumberedTerminal
from pos.simulators.terminal.script import Plan, Script

_VERSIONS = {"0300", "0310", "0320"}
_DIRHAM = "504"
_REGISTER_DIGITS = 2
_AMOUNT_DIGITS = range(2, 13)
_REFERENCE_MOST = 99
_AT_ONCE = "1"
_RECEIPT_WANTED = "100"


class Dialogue:
    """Hears requests, and answers them."""

    def __init__(self, terminal: NumberedTerminal, faults: FaultBook, script: Script) -> None:
        self._delivery = Delivery(terminal.clock)
        self._authorisation = Authorisation(terminal, refusal_of)
        self._terminal = terminal
        self._faults = faults
        self._script = script

    async def hear(self, request: Request, line: Line) -> None:
        """Take a request."""
        if objection := self._objection(request):
            await self._refuse(request, line, objection)
            return
        plan = self._script.next_plan(int(request.says(Tag.AMOUNT)))
        due = self._faults.as_planned(plan.faults) | self._faults.due(request.says(Tag.ACTION))
        if "accept_then_silence" in due:
            return
        if "drop_before_authorise" in due:
            line.drop()
        elif "busy" in due:
            await self._refuse(request, line, "busy")
        elif "ae10_with_af" in due:
            contradiction = answers.contradicting(request, REFUSALS["invalid_request"])
            await self._delivery.deliver(contradiction, line, {})
        else:
            await self._begin(request, line, plan, due)

    def forget(self) -> None:
        """Stop in the middle of whatever it is."""
        self._authorisation.forget()
        self._delivery.forget()

    async def _begin(self, request: Request, line: Line, plan: Plan, due: Due) -> None:
        """Begin a payment beside the line that asked for it; a till that wants an answer at once gets no result."""
        answered = request.says(Tag.AT_ONCE) == _AT_ONCE or "ae11_only" in due

        async def tell(ending: Ending) -> None:
            await self._delivery.deliver(_answer(request, ending), line, due)

        self._authorisation.begin(_asking(request), plan, due, None if answered else tell)
        if answered:
            await self._delivery.deliver(answers.taken(request), line, {})

    def _objection(self, request: Request) -> str:
        """Name what speaks against a request, whatever the faults are."""
        if request.missing or request.says(Tag.VERSION) not in _VERSIONS or not _well_formed(request):
            return "invalid_request"
        if request.says(Tag.ACTION) not in {*Kind}:
            return "unknown_action"
        if request.says(Tag.CURRENCY) != _DIRHAM:
            return "unknown_currency"
        return "busy" if self._terminal.payment is not None else ""

    async def _refuse(self, request: Request, line: Line, why: str) -> None:
        refusal = REFUSALS[why]
        register, reference = request.says(Tag.REGISTER), request.says(Tag.REFERENCE)
        self._terminal.journal.write("refused", register=register, reference=reference, code=refusal.code, why=why)
        await self._delivery.deliver(answers.not_done(request, refusal), line, {})


def _asking(request: Request) -> Asking:
    return Asking(
        request.says(Tag.REGISTER),
        request.says(Tag.REFERENCE),
        int(request.says(Tag.AMOUNT)),
        request.says(Tag.CURRENCY),
        gives_back=request.says(Tag.ACTION) == Kind.CREDIT,
    )


def _answer(request: Request, ending: Ending) -> Fields:
    """Say how it ended, with the slip for a till that wants it."""
    if not isinstance(ending, Charged):
        return answers.not_done(request, ending)
    with_slip = request.says(Tag.RECEIPT_WANTED) == _RECEIPT_WANTED
    return [*answers.done(request, ending.movement, ending.card), *(slip.fields(ending.lines) if with_slip else [])]


def _well_formed(request: Request) -> bool:
    amount, register = request.says(Tag.AMOUNT), request.says(Tag.REGISTER)
    fits = len(amount) in _AMOUNT_DIGITS and len(register) == _REGISTER_DIGITS
    numbers = amount.isdecimal() and register.isdecimal()
    return fits and numbers and int(amount) > 0 and len(request.says(Tag.REFERENCE)) <= _REFERENCE_MOST
