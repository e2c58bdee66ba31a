"""The till's card terminal: which one the settings name, its lane, and what the screens ask of both.

The lane begins when the screens begin to listen, with what an earlier run left open.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from pos.devices.terminal.absent import AbsentTerminal
from pos.devices.terminal.caisse_ap.terminal import CaisseApAddress, CaisseApTerminal
from pos.devices.terminal.concert_v2.terminal import ConcertV2Address, ConcertV2Terminal
from pos.devices.terminal.line import Ear
from pos.devices.terminal.naps.exchange import NapsAddress
from pos.devices.terminal.naps.terminal import NapsTerminal
from pos.devices.terminal.standalone import StandaloneTerminal
from pos.domain.payment_facts import TerminalLabel
from pos.domain.refusals import Refused
from pos.ports.payment_terminal import Inquiry, PaymentTerminal
from pos.ui.ways.cards import Cards, Phone
from pos.usecases.card.news import CardNews
from pos.usecases.card.owed import give_cash, owed_back
from pos.usecases.finish_sale import FinishSale, SaleDone, finish_sale
from pos.usecases.refund import RefundDone, RefundRequest, refund
from pos.wire.identity import reference_letters, reference_mark, till_id
from pos.wiring.cards.agreed import Agreed, read_agreed
from pos.wiring.cards.desk import Around, Endings
from pos.wiring.cards.lane import CardLane
from pos.wiring.cards.questions import CardQuestions
from pos.wiring.cards.setting import CAISSE_AP, CONCERT_V2, NAPS, NEXO, STANDALONE, TerminalSetting, read_setting
from pos.wiring.counter import then
from pos.wiring.parts import Parts
from pos.wiring.printing import Printing
from pos.wiring.tables import treatments

STANDALONE_ID = "tpe-1"
"""What the till calls a terminal that it has no line to."""

_SEQUENCE_NUMBERS = 1_000_000
_SHORT_SERIES = 4
_NAME_LETTERS = 8


class TillCards:
    """One terminal of a till that is open: made still, begun by whoever listens, stopped before the journal closes."""

    def __init__(
        self,
        terminal: PaymentTerminal,
        parts: Parts,
        printing: Printing,
        on_bug: Callable[[BaseException], None],
        phone: PaymentTerminal | None = None,
    ) -> None:
        """Do nothing yet; `phone` is how phones pay, where they can."""
        self._listener: Callable[[CardNews], None] | None = None
        self._begun = False
        self._phone: PaymentTerminal | None = None
        self._newest: SaleDone | None = None
        endings = Endings(
            then(self._selling(parts), printing.look),
            then(_giving_back(parts), printing.look),
            then(partial(give_cash, journal=parts.journal, paper=parts.paper), printing.look),
        )
        self._around = Around(parts.journal, parts.clock, endings, self._tell, on_bug)
        self._lanes = [CardLane(terminal, replace(self._around, ours=self._is_the_cards), treatments)]
        questions = CardQuestions(parts.journal, terminal.label, terminal.capabilities)
        self.cards = Cards(
            terminal=terminal.label,
            capabilities=terminal.capabilities,
            begin=self._begin,
            ask=self._lanes[0].ask,
            payments_of=parts.journal.payments_of,
            open_payments=questions.open_payments,
            owed_payments=questions.owed_payments,
            settlements=questions.settlements,
            stray_answers=questions.stray_answers,
            sold=questions.sold,
            given_back=questions.given_back,
            may_give_back=questions.may_give_back,
            printed_as=questions.printed_as,
            just_sold=self._just_sold,
        )
        if phone is not None:
            self.take_phone(phone)

    def take_phone(self, phone: PaymentTerminal) -> None:
        """Let phones pay from now on, in a lane beside that of cards: each settles what was left open on its own."""
        lane = CardLane(phone, replace(self._around, ours=lambda left: left.id == phone.label.id), treatments)
        self._phone = phone
        self._lanes.append(lane)
        self.cards = replace(self.cards, phone=Phone(phone.label, partial(_tells, phone), lane.ask))
        if self._begun:
            lane.start()

    def stop(self) -> None:
        """End; a payment under way is left unknown, as after a power cut."""
        if self._begun:
            for lane in self._lanes:
                lane.stop()

    def _selling(self, parts: Parts) -> Callable[[FinishSale], SaleDone | Refused]:
        """Sell, and hold the sale for the screen, which need not read it again."""
        sell = _selling(parts)

        def held(request: FinishSale) -> SaleDone | Refused:
            done = sell(request)
            if isinstance(done, SaleDone):
                self._newest = done
            return done

        return held

    def _is_the_cards(self, left: TerminalLabel) -> bool:
        return self._phone is None or left.id != self._phone.label.id

    def _just_sold(self, number: int) -> SaleDone | None:
        newest = self._newest
        return newest if newest is not None and newest.number == number else None

    def _begin(self, listener: Callable[[CardNews], None]) -> None:
        self._listener = listener
        if not self._begun:
            self._begun = True
            for lane in self._lanes:
                lane.start()

    def _tell(self, news: CardNews) -> None:
        if self._listener is not None:
            self._listener(news)


def _tells(phone: PaymentTerminal) -> bool:
    return phone.capabilities.inquiry is not Inquiry.NONE


def open_terminal(
    setting: str,
    parts: Parts,
    ear: Ear | None = None,
    printed: TerminalLabel | None = None,
    agreed: Agreed | None = None,
) -> PaymentTerminal:
    """Make the terminal that a setting names, or what stands for one that is gone; raises `ValueError` on nonsense.

    `ear` hears what is said with it; `printed` has the acquirer and the number that stand on its papers; `agreed` is
    what was agreed on with one that seals its messages, where that is not what the till has kept.
    """
    if not setting:
        return AbsentTerminal(_last_terminal(parts))
    read = read_setting(setting)
    if read.driver == STANDALONE:
        return StandaloneTerminal(_labelled(TerminalLabel(STANDALONE_ID, STANDALONE), printed))
    if read.driver == CAISSE_AP:
        there = CaisseApAddress(read.host, read.port, series=series_of(parts), ear=ear)
        return CaisseApTerminal(_labelled(TerminalLabel("caisse-ap-1", CAISSE_AP), printed), there)
    if read.driver == NEXO:
        return _nexo(read, parts, ear, printed, agreed or read_agreed(parts.folders))
    if read.cable is not None:
        plugged = ConcertV2Address(read.cable, plus=read.plus, series=series_of(parts)[:_SHORT_SERIES], ear=ear)
        return ConcertV2Terminal(_labelled(TerminalLabel("concert-v2-1", CONCERT_V2), printed), plugged)
    where = NapsAddress(read.host, read.port, sequence_from=_first_number(parts), ear=ear)
    return NapsTerminal(_labelled(TerminalLabel("naps-1", NAPS, "NAPS"), printed), where, parts.clock)


def _labelled(label: TerminalLabel, printed: TerminalLabel | None) -> TerminalLabel:
    """Put the acquirer and the number that its papers show on a terminal's label, where they were typed."""
    if printed is None:
        return label
    return replace(label, acquirer=printed.acquirer or label.acquirer, number=printed.number or label.number)


def _nexo(
    where: TerminalSetting, parts: Parts, ear: Ear | None, printed: TerminalLabel | None, agreed: Agreed
) -> PaymentTerminal:
    """Make a terminal that seals its messages; what it needs for that is read only for one."""
    from pos.devices.terminal.nexo.call import Place
    from pos.devices.terminal.nexo.exchange import NexoAddress
    from pos.devices.terminal.nexo.messages import Names
    from pos.devices.terminal.nexo.seals import Passphrase
    from pos.devices.terminal.nexo.terminal import NexoTerminal

    address = NexoAddress(
        Place(where.host, where.port, agreed.pin),
        Passphrase(agreed.key, agreed.version, agreed.passphrase),
        Names(agreed.till or f"TILL-{till_id(parts.key.public)[:_NAME_LETTERS]}", agreed.terminal),
        series_of(parts),
        trust_not_found=agreed.trust_not_found,
        ear=ear,
    )
    label = TerminalLabel("nexo-1", NEXO, agreed.acquirer, agreed.terminal)
    return NexoTerminal(_labelled(label, printed), address, parts.clock)


def _last_terminal(parts: Parts) -> TerminalLabel:
    left = (*owed_back(journal=parts.journal), *parts.journal.open_payments())
    return left[-1].asked.terminal if left else TerminalLabel("tpe-1", "")


def _first_number(parts: Parts) -> int:
    """Give where this journal's sequence numbers begin: elsewhere for each till, and after each restoring of one."""
    return reference_mark(*_journal(parts)) % _SEQUENCE_NUMBERS


def series_of(parts: Parts) -> str:
    """Give the letters before this journal's numbers, where a terminal takes letters; they are as much its own."""
    return reference_letters(*_journal(parts))


def _journal(parts: Parts) -> tuple[str, int]:
    head = parts.journal.head()
    return till_id(parts.key.public), 0 if head is None else head.epoch


def _selling(parts: Parts) -> Callable[[FinishSale], SaleDone | Refused]:
    def sell(request: FinishSale) -> SaleDone | Refused:
        journal = parts.journal
        return finish_sale(
            request,
            journal=journal,
            treatments=treatments(),
            parties=journal.parties(),
            key=parts.key,
            paper=parts.paper,
        )

    return sell


def _giving_back(parts: Parts) -> Callable[[RefundRequest], RefundDone | Refused]:
    def give_back(request: RefundRequest) -> RefundDone | Refused:
        return refund(request, journal=parts.journal, key=parts.key, paper=parts.paper)

    return give_back
