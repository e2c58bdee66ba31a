"""The switch: money moves when a phone pays, and central is told until it says that it knows.

Its journal is the truth: `paid` is written before anything is told, `acknowledged` when central said so. What was not
acknowledged is told again after a start. Times between two tries grow, as switches' do.
"""

import asyncio
from dataclasses import dataclass, field

from pos.simulators.journal import DeviceJournal, Event
from pos.simulators.terminal.clock import TerminalClock
from pos.simulators.terminal.faults import Due, FaultBook
from pos.simulators.wallet import faults
from pos.simulators.wallet.code import Scanned
from pos.simulators.wallet.notice import Central, body_of, post, signature

_FIRST_TRY_MS, _LONGEST_MS = 50, 60_000
_OK = 200
_HELD = {faults.NOTIFIED_LATE, faults.REVERSED_ORDER}


@dataclass(slots=True)
class _Notice:
    """A payment that central does not know yet, and what is wrong with the telling of it."""

    transaction: str
    told: dict[str, str | int]
    wrong: set[str] = field(default_factory=set)
    free: asyncio.Event = field(default_factory=asyncio.Event)


class Switch:
    """Takes payments and tells them; `cut` and `join` are its network."""

    def __init__(self, journal: DeviceJournal, book: FaultBook, central: Central) -> None:
        """Know what the journal says; `begin` goes on telling it."""
        self.clock = TerminalClock()
        self._journal, self._book, self._central = journal, book, central
        self._count = journal.count("paid")
        self._notices: dict[str, _Notice] = {}
        self._telling: set[asyncio.Task[None]] = set()
        self._network, self._hurry = asyncio.Event(), asyncio.Event()
        self._network.set()

    @property
    def untold(self) -> list[str]:
        """The transactions that central has not acknowledged."""
        return list(self._notices)

    @property
    def connected(self) -> bool:
        """Whether the network is there."""
        return self._network.is_set()

    def begin(self) -> None:
        """Go on where an earlier run stopped."""
        events = self._journal.events()
        known = {event["transaction"] for event in events if event["event"] == "acknowledged"}
        for event in events:
            if event["event"] == "paid" and event["transaction"] not in known:
                self._tell(event, set(str(event["faults"]).split()) - _HELD)

    def pay(self, scanned: Scanned, amount: int) -> list[str]:
        """Let a phone pay `amount` hundredths; gives the numbers it shows, of each payment that became of it."""
        due = self._book.due(faults.PAYMENT)
        amount += due.get(faults.ANOTHER_AMOUNT, {}).get("more", 0)
        if amount <= 0:
            raise ValueError("a phone pays more than nothing")
        paid = [self._paid(scanned, amount, due)]
        if faults.TWO_PAYMENTS in due:
            due.pop(faults.REVERSED_ORDER, None)
            paid.append(self._paid(scanned, amount, due))
        return paid

    def cut(self) -> None:
        """Take the network away."""
        self._network.clear()

    def join(self) -> None:
        """Give the network back, and try at once."""
        self._network.set()
        self.hurry()

    def let_go(self) -> None:
        """Tell rightly, and at once, what was held back or told wrongly; what is never told stays untold."""
        for notice in self._notices.values():
            notice.wrong &= {faults.NEVER_NOTIFIED, faults.UNKNOWN_REFERENCE}
            notice.free.set()
        self.hurry()

    def hurry(self) -> None:
        """Let nothing wait for its next try."""
        hurry, self._hurry = self._hurry, asyncio.Event()
        hurry.set()

    def _paid(self, scanned: Scanned, amount: int, due: Due) -> str:
        self._count += 1
        transaction = f"W{self._count:08}"
        paid: Event = {
            "transaction": transaction,
            "reference": scanned.reference,
            "amount": amount,
            "currency": scanned.currency,
            "merchant": scanned.merchant,
            "paid_ms": round(self.clock.now().timestamp() * 1_000),
        }
        self._journal.write("paid", **paid, faults=" ".join(due))
        self._tell(paid, set(due))
        return transaction

    def _tell(self, paid: Event, wrong: set[str]) -> None:
        told = {name: paid[name] for name in ("transaction", "reference", "amount", "currency", "paid_ms")}
        if faults.UNKNOWN_REFERENCE in wrong:
            told["reference"] = "NOBODYS"
        notice = _Notice(str(paid["transaction"]), told, wrong)
        if not wrong & _HELD:
            notice.free.set()
        self._notices[notice.transaction] = notice
        task = asyncio.create_task(self._until_acknowledged(notice))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    async def _until_acknowledged(self, notice: _Notice) -> None:
        if faults.NEVER_NOTIFIED in notice.wrong:
            return
        await notice.free.wait()
        wait_ms = _FIRST_TRY_MS
        while not await self._try(notice):
            hurry = self._hurry
            waiting = asyncio.create_task(self.clock.wait(wait_ms))
            hurrying = asyncio.create_task(hurry.wait())
            await asyncio.wait({waiting, hurrying}, return_when=asyncio.FIRST_COMPLETED)
            waiting.cancel()
            hurrying.cancel()
            wait_ms = min(2 * wait_ms, _LONGEST_MS)
        self._journal.write("acknowledged", transaction=notice.transaction)
        del self._notices[notice.transaction]
        for other in self._notices.values():
            # What was to come after this one may come now.
            if faults.REVERSED_ORDER in other.wrong:
                other.free.set()

    async def _try(self, notice: _Notice) -> bool:
        """Tell it once, or twice where that is what goes wrong; gives whether central knows it now."""
        await self._network.wait()
        done = await self._post(notice)
        if done and faults.NOTIFIED_TWICE in notice.wrong:
            notice.wrong.discard(faults.NOTIFIED_TWICE)
            await self._post(notice)
        return done

    async def _post(self, notice: _Notice) -> bool:
        body, sent = body_of(notice.told), int(self.clock.now().timestamp())
        secret = bytes(32) if faults.WRONG_SIGNATURE in notice.wrong else self._central.secret
        header = f"switch={self._central.name},sent={sent},v1={signature(secret, sent, body)}"
        lost = faults.ANSWER_LOST in notice.wrong
        notice.wrong.discard(faults.ANSWER_LOST)
        try:
            status = await post(self._central, body, header, hang_up=lost)
        except OSError as error:
            self._journal.write("unanswered", transaction=notice.transaction, why=str(error))
            return False
        self._journal.write("told", transaction=notice.transaction, status=status)
        return status == _OK
