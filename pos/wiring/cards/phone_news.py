"""How a till hears what phones paid: from central, once it is enrolled there; and what its journal knows already.

A till can be enrolled, and central can move, while it is open: both are looked at with each question.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from typing_extensions import override

from pos.devices.terminal.merchant_code import Earlier
from pos.domain.payment_facts import AnswerOrphaned, PaymentAttempted
from pos.ports.central_link import CentralUnavailable
from pos.ports.journal import Journal, JournalUnavailable
from pos.ports.phone_news import PhoneNews, PhonePaid

if TYPE_CHECKING:
    from pos.sync.phone_news import PhoneLine
    from pos.wiring.parts import Parts


class TillPhoneNews(PhoneNews):
    """One till's; `moved_to` gives the address where central is now, empty for the one that was granted."""

    def __init__(self, parts: Parts, moved_to: Callable[[], str]) -> None:
        """Ask nothing yet."""
        self._parts, self._moved_to = parts, moved_to
        self._line: PhoneLine | None = None
        self._granted = ""

    @property
    @override
    def reachable(self) -> bool:
        """Tell whether the till is enrolled."""
        with suppress(JournalUnavailable):
            return bool(self._parts.journal.grant())
        return False

    @override
    def asked(self, references: tuple[str, ...]) -> tuple[PhonePaid, ...]:
        """Ask central."""
        try:
            line = self._to_central()
        except JournalUnavailable as failure:
            raise CentralUnavailable(f"who to ask cannot be read: {failure}") from failure
        return line.asked(references)

    @override
    def close(self) -> None:
        """Hang up."""
        if self._line is not None:
            self._line.close()

    def _to_central(self) -> PhoneLine:
        from pos.sync.phone_news import PhoneLine
        from pos.wiring.exchange import granted

        parts, said, moved = self._parts, self._parts.journal.grant(), self._moved_to()
        if self._line is not None and said == self._granted and moved in {"", self._line.address}:
            return self._line
        grant = granted(parts.journal)
        if grant is None or grant.public_key != parts.key.public.hex():
            raise CentralUnavailable("this till is not enrolled")
        self.close()
        address = moved or next(iter(grant.addresses), "")
        self._line = PhoneLine(address, bytes.fromhex(grant.central), parts.key, lambda: parts.clock.now().utc_ms)
        self._granted = said
        return self._line


def shown_earlier(journal: Journal, terminal: str) -> tuple[Earlier, ...]:
    """List the codes that earlier runs of the till have shown in this shift, or that nobody knows the end of.

    A payment that was tried again has shown several, and a phone can pay each of them.
    """
    shift = journal.open_shift()
    today = () if shift is None else journal.payments_in(shift.number)
    payments = {each.request: each for each in (*today, *journal.open_payments()) if each.asked.terminal.id == terminal}
    facts = [] if shift is None else [entry.fact for entry in journal.entries(shift.number)]
    tried = [each.reference for each in facts if isinstance(each, PaymentAttempted) and each.request in payments]
    strays = (each for each in facts if isinstance(each, AnswerOrphaned) and each.terminal.id == terminal)
    told = [(stray.reference, stray.trace) for stray in strays]
    told += [(each.reference, each.trace) for each in payments.values() if each.trace]
    references = dict.fromkeys((*tried, *(each.reference for each in payments.values() if each.reference)))
    return tuple(Earlier(name, tuple(trace for of, trace in told if of == name)) for name in references)
