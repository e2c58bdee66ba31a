"""What the terminal does about what a till says: give it the word, take its request or not understand it, and begin."""

import asyncio
from collections.abc import Coroutine

from pos.simulators.concert_v2.delivery import Delivery, answer_to, told
from pos.simulators.concert_v2.faults import WORD
from pos.simulators.concert_v2.fields import HANDLED, Kind, Request, read
from pos.simulators.concert_v2.letters import ACK, ENQ, EOT, NAK, Message, Said
from pos.simulators.concert_v2.refusals import refusal, refusal_of
from pos.simulators.concert_v2.turns import Turns
from pos.simulators.terminal.authorisation import Asking, Authorisation, Ending
from pos.simulators.terminal.faults import Due, FaultBook
from pos.simulators.terminal.network import Line
from pos.simulators.terminal.numbered import NumberedTerminal
from pos.simulators.terminal.script import Script

_TRIES = 3
_DIRHAM = "504"
_CARD = "1"
_UNSAID = Request(
    "01", 4_000, long=False, mode=_CARD, kind=Kind.DEBIT, currency=_DIRHAM, private="BEFORE0001", at_once=False
)


class Dialogue:
    """Hears what a till says, and answers it."""

    def __init__(self, terminal: NumberedTerminal, faults: FaultBook, script: Script) -> None:
        self.turns = Turns(terminal.clock)
        self._delivery = Delivery(terminal.clock, self.turns)
        self._authorisation = Authorisation(terminal, refusal_of)
        self._terminal = terminal
        self._faults = faults
        self._script = script
        self._telling: set[asyncio.Task[None]] = set()
        self._kept: Due = {}
        self._not_understood = 0
        self._taken = b""

    async def hear(self, said: Said, line: Line) -> None:
        """Hear one thing."""
        if isinstance(said, Message):
            await self._take(said, line)
        elif said.byte == ENQ:
            await self._asked_for_the_word(line)
        elif said.byte == EOT:
            self.turns.till_ended()
        else:
            self.turns.replied(said.byte)

    def forget(self) -> None:
        """Stop in the middle of whatever it is."""
        self._authorisation.forget()
        self._delivery.forget()
        for task in self._telling:
            task.cancel()
        self._kept, self._not_understood = {}, 0

    async def _asked_for_the_word(self, line: Line) -> None:
        self._taken = b""
        if self.turns.speaking:
            # It wants the word itself, and the till has to give way, unless it only waits for the end.
            if self.turns.understood:
                self._beside(self.turns.give_the_word_next(line))
            return
        due = self._faults.due(WORD)
        if "word_unanswered" in due:
            return
        if "word_refused" in due or self._terminal.payment is not None:
            await line.send(NAK)
        elif "collision" in due:
            self._beside(self._delivery.tell_the_previous(_UNSAID))
        else:
            await self.turns.give_the_word(line)

    async def _take(self, message: Message, line: Line) -> None:
        """Take a request, unless it cannot be read; one that is said again in the same breath is the same."""
        request = read(message.body) if message.intact else None
        if request is None or self._terminal.payment is not None:
            await line.send(ACK if message.body and message.body == self._taken else NAK)
            return
        if message.body == self._taken:
            await line.send(ACK)
            return
        due = self._kept | self._faults.due(request.kind)
        if self._fails_to_understand(due):
            await line.send(NAK)
            return
        if "drop_before_authorise" in due:
            line.drop()
            return
        self._taken = message.body
        if "ack_lost" not in due:
            await line.send(ACK)
        if "accept_then_silence" not in due:
            self._begin(request, line, due)

    def _fails_to_understand(self, due: Due) -> bool:
        """Tell whether the till must say it again; what else is due waits until then."""
        once, always = "nak_x1" in due, "nak_forever" in due
        self._not_understood = self._not_understood + 1 if always else 0
        again = always and self._not_understood < _TRIES
        self._kept = {name: due[name] for name in due if name != "nak_x1"} if once or again else {}
        return once or always

    def _begin(self, request: Request, line: Line, due: Due) -> None:
        """Begin a payment, or say at once why not; a till that wants an answer at once gets no result."""
        plan = self._script.next_plan(request.amount)
        due = self._faults.as_planned(plan.faults) | due
        why = "busy" if "busy" in due else _objection(request)
        if why:
            no = refusal(why)
            reference = request.reference
            self._terminal.journal.write(
                "refused", register=request.register, reference=reference, code=no.code, why=why
            )
            self._beside(self._delivery.deliver(answer_to(request, no.code), line, {}))
            return

        async def tell(ending: Ending) -> None:
            await self._delivery.deliver(told(request, ending, due), line, due)

        at_once = request.at_once or "handled_only" in due
        self._authorisation.begin(_asking(request), plan, due, None if at_once else tell)
        if at_once:
            self._beside(self._delivery.deliver(answer_to(request, HANDLED), line, {}))

    def _beside(self, telling: Coroutine[None, None, None]) -> None:
        """Tell something while what the till says to it is heard."""
        task = asyncio.create_task(telling)
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)


def _objection(request: Request) -> str:
    """Name what speaks against a request, whatever the faults are."""
    if request.kind not in {*Kind} or request.mode != _CARD or not request.amount:
        return "unknown_request"
    return "" if request.currency == _DIRHAM else "unknown_currency"


def _asking(request: Request) -> Asking:
    return Asking(
        request.register,
        request.reference,
        request.amount,
        request.currency,
        gives_back=request.kind == Kind.CREDIT,
    )
