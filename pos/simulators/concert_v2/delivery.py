"""Answers of this protocol on their way: put into bytes, or made to say something else than what was done."""

from dataclasses import replace

from typing_extensions import override

from pos.simulators.concert_v2.fields import ACCEPTED, Answer, Request, report_for
from pos.simulators.concert_v2.letters import checksum
from pos.simulators.concert_v2.turns import Turns
from pos.simulators.terminal.authorisation import Charged, Ending
from pos.simulators.terminal.clock import TerminalClock
from pos.simulators.terminal.faults import Due
from pos.simulators.terminal.network import Line
from pos.simulators.terminal.sending import Outgoing, Sending

_CENTIMES = 100
_EURO = "978"
_PRIVATE_SIZE = 10
_BLANK_REPORT = " "


def answer_to(request: Request, result: str, amount: int = 0, number: str = "", report: str = "") -> Answer:
    """Answer a request; where the till gave no reference, with the terminal's own number."""
    return Answer(
        register=request.register,
        result=result,
        amount=amount or request.amount,
        mode=request.mode,
        report=report,
        currency=request.currency,
        private=request.private if request.reference or not number else number.zfill(_PRIVATE_SIZE),
    )


def told(request: Request, ending: Ending, due: Due) -> Answer:
    """Say how it ended."""
    if not isinstance(ending, Charged):
        return answer_to(request, ending.code)
    movement = ending.movement
    if "reference_replaced" in due:
        request = replace(request, private="")
    report = movement.card if request.long else ""
    return answer_to(request, ACCEPTED, movement.amount, movement.number, report)


class Delivery(Sending):
    """Tells answers, each at the terminal's next turn."""

    def __init__(self, clock: TerminalClock, turns: Turns) -> None:
        """Have told nothing yet."""
        super().__init__(clock)
        self._turns = turns
        self._previous: Answer | None = None

    async def deliver(self, answer: Answer, line: Line, due: Due) -> None:
        """Tell an answer."""
        before = self._previous or _of_another(answer)
        self._previous = answer
        said = _falsified(answer, due).body()
        await self.send(Outgoing(said, before.body()), line, due)

    async def tell_the_previous(self, request: Request) -> None:
        """Tell the answer of the payment before, once more."""
        before = self._previous or _of_another(answer_to(request, ACCEPTED))
        await self._turns.tell(before.body(), {})

    @override
    async def _send(self, answer: Outgoing, line: Line, due: Due) -> None:
        if "answer_of_previous" in due:
            await self._turns.tell(answer.previous, {})
        await self._turns.tell(answer.frame, due)
        if "answer_twice" in due:
            await self._turns.tell(answer.frame, {})


def _falsified(answer: Answer, due: Due) -> Answer:
    """Say something else than what was done, or say it strangely."""
    if "wrong_reference" in due:
        answer = _of_another(answer)
    if "wrong_amount" in due:
        answer = replace(answer, amount=answer.amount + _CENTIMES)
    if "wrong_currency" in due:
        answer = replace(answer, currency=_EURO)
    if "lrc_equals_etx" in due:
        answer = replace(answer, report=report_for(checksum(replace(answer, report=_BLANK_REPORT).body())))
    return answer


def _of_another(answer: Answer) -> Answer:
    """Make it the answer of another payment."""
    last = answer.private[-1]
    return replace(answer, private=f"{answer.private[:-1]}{'Y' if last == 'X' else 'X'}")
