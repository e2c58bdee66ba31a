"""Binds what the selling screens ask for to use cases, journal, devices and tables."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from pos.devices.scanner.codes import read_code
from pos.devices.scanner.wedge import WedgeDecoder
from pos.domain.cash import Denomination
from pos.domain.catalogue import Catalogue
from pos.domain.fair import Place
from pos.domain.free_amount import free_amount
from pos.domain.money import Currency
from pos.domain.names import Language, Names
from pos.domain.refusals import Refused
from pos.domain.settings import Setting
from pos.domain.ticket import FreeAmount, Ticket
from pos.ports.clock import Clock
from pos.ports.journal import Somebody
from pos.ui.ways.services import Chain, Services, Stall
from pos.usecases.approve import approve
from pos.usecases.finish_sale import FinishSale, SaleDone, finish_sale
from pos.usecases.keep_ticket import keep_ticket
from pos.usecases.make_recovery_sheet import MakeRecoverySheet, SheetMade, make_recovery_sheet
from pos.usecases.open_shift import open_shift
from pos.usecases.open_ticket import OpenTicket, open_ticket
from pos.usecases.reprint import reprint
from pos.usecases.reset_pin import reset_pin
from pos.usecases.ring_up import RingUp, ring_up
from pos.usecases.set_up_till import SetUpTill, set_up_till
from pos.usecases.sign_in import sign_in
from pos.wiring.folders import PROGRAM
from pos.wiring.parts import Parts
from pos.wiring.printing import Printing
from pos.wiring.tables import crafts, denominations, treatments
from pos.wiring.till_central import TillCentral
from pos.words.speech import words_for

if TYPE_CHECKING:
    from pos.documents.blocks import Document
    from pos.ui.ways.till_facts import PdfKept

Asked = ParamSpec("Asked")
Given = TypeVar("Given")


class Shop:
    """What the till sells, kept in memory and read again from the journal when something was taken in."""

    def __init__(self, parts: Parts) -> None:
        """Read nothing yet: the first screen does not need it."""
        self._parts = parts

    def catalogue(self) -> Catalogue:
        """Everything that can be sold."""
        return self._parts.catalogue

    def stall(self) -> Stall:
        """All that selling needs to know."""
        journal = self._parts.journal
        return Stall(journal.open_shift(), journal.open_tickets(), self.catalogue(), journal.sold_pieces())

    def free_amount(self, place: Place) -> FreeAmount:
        """What a typed amount stands under."""
        say = {language: words_for(language).say("sell.free_amount") for language in Language}
        names = Names(ar=say[Language.AR], fr=say[Language.FR], en=say[Language.EN])
        return free_amount(place, self.catalogue().products.tags(), names, self._parts.settings[Setting.SELLER_TAX])


def bind_services(
    parts: Parts, printing: Printing, central: TillCentral, on_bug: Callable[[BaseException], None]
) -> Services:
    """Bind the services of a till that is open."""
    journal, key = parts.journal, parts.key
    shop = Shop(parts)

    def sell(request: FinishSale) -> SaleDone | Refused:
        return finish_sale(
            request,
            journal=journal,
            treatments=treatments(),
            parties=shop.catalogue().parties,
            key=key,
            paper=parts.paper,
        )

    return Services(
        people=journal.people,
        stall=shop.stall,
        catalogue=shop.catalogue,
        receipt=lambda number: _paper(parts, number),
        set_up_till=then(lambda request: _founded(request, parts), central.begin_again),
        enrolment_known=central.known,
        enrol=central.enrol,
        make_recovery_sheet=then(lambda request: _sheet(request, parts), printing.look),
        reset_pin=lambda request: reset_pin(request, journal=journal, sheet=parts.pins),
        keep_pdf=lambda number: _kept_pdf(parts, number),
        sign_in=lambda request: sign_in(request, journal=journal, pins=parts.pins),
        approve=lambda request: approve(request, journal=journal, pins=parts.pins),
        open_shift=lambda request: open_shift(request, journal=journal),
        keep_ticket=lambda ticket: keep_ticket(ticket, journal=journal),
        disk_free=lambda: shutil.disk_usage(parts.folders.root).free,
        finish_sale=then(sell, printing.look),
        reprint=then(lambda request: reprint(request, journal=journal, key=key, paper=parts.paper), printing.look),
        open_ticket=lambda request: _fresh(request, parts),
        ring_up=_rung_up,
        free_amount=shop.free_amount,
        read_code=read_code,
        printer_news=lambda: printing.news,
        central_news=lambda: central.news,
        today=lambda: today(parts.clock),
        cash_terms=lambda: parts.cash_terms,
        treatments=treatments,
        denominations=_counted_in,
        chains=lambda: tuple(Chain(chain.id, chain.chip) for chain in crafts().chains),
        clock=parts.clock,
        wedge=WedgeDecoder(),
        on_bug=on_bug,
    )


def then(act: Callable[Asked, Given], afterwards: Callable[[], None]) -> Callable[Asked, Given]:
    """Do something, then always another thing that needs no answer."""

    def both(*asked: Asked.args, **named: Asked.kwargs) -> Given:
        given = act(*asked, **named)
        afterwards()
        return given

    return both


def _fresh(request: OpenTicket, parts: Parts) -> Ticket:
    return open_ticket(request, ids=parts.ids)


def _rung_up(request: RingUp, sold: frozenset[str]) -> Ticket | Refused:
    return ring_up(request, sold=sold)


def _counted_in(currency: Currency) -> tuple[Denomination, ...]:
    return denominations().get(currency, ())


def _paper(parts: Parts, number: int) -> Document | None:
    from pos.wiring.past_papers import past_paper

    return past_paper(parts, number)


def _founded(request: SetUpTill, parts: Parts) -> Somebody | Refused:
    return set_up_till(request, journal=parts.journal, ids=parts.ids, pins=parts.pins, key=parts.key, program=PROGRAM)


def _sheet(request: MakeRecoverySheet, parts: Parts) -> SheetMade | Refused:
    return make_recovery_sheet(request, journal=parts.journal, sheet=parts.pins, paper=parts.paper)


def _kept_pdf(parts: Parts, number: int) -> PdfKept:
    from pos.wiring.paper_files import keep_paper

    return keep_paper(parts, number)


def today(clock: Clock) -> date:
    """Say which day it is where the till stands."""
    now = clock.now()
    return (datetime.fromtimestamp(now.utc_ms / 1000, UTC) + timedelta(minutes=now.offset_minutes)).date()
