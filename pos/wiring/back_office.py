"""Binds what the screens behind the counter ask for: past sales, the drawer, the closing, people, the till itself."""

import shutil

from pos.domain.facts import ClockJumped
from pos.domain.refusals import Refused
from pos.domain.settings import Setting, seller_taxes
from pos.journal.verify import verify
from pos.ports.clock import Moment
from pos.ports.journal import Journal
from pos.ui.ways.office import Office
from pos.ui.ways.till_facts import Cancelled, ClockJump, ImportFile, Progress, TillFacts, Verified
from pos.usecases.add_person import add_person
from pos.usecases.approve import approve
from pos.usecases.cancel_ticket import cancel_ticket
from pos.usecases.change_setting import change_setting
from pos.usecases.close_shift import close_shift
from pos.usecases.count_drawer import count_drawer
from pos.usecases.import_catalogue import ImportCatalogue, ImportReport, import_catalogue
from pos.usecases.keep_ticket import keep_ticket
from pos.usecases.make_recovery_sheet import make_recovery_sheet
from pos.usecases.move_cash import move_cash
from pos.usecases.open_drawer import OpenDrawer, open_drawer
from pos.usecases.print_test_page import print_test_page
from pos.usecases.read_shift import print_x
from pos.usecases.refund import refund
from pos.usecases.remove_person import remove_person
from pos.usecases.reprint import reprint
from pos.wire.entry import Entry
from pos.wiring.cards.devices import TillDevices
from pos.wiring.cards.questions import refundable
from pos.wiring.counter import then, today
from pos.wiring.goods import bind_goods
from pos.wiring.own_goods import own_goods
from pos.wiring.paper_files import keep_paper
from pos.wiring.parts import Parts
from pos.wiring.past_papers import past_paper
from pos.wiring.printing import Printing
from pos.wiring.tables import crafts, treatments
from pos.wiring.till_central import TillCentral


class TillStatus:
    """Knows the state of the till as facts, and what the last verification gave."""

    def __init__(self, parts: Parts, printing: Printing, central: TillCentral) -> None:
        """Ask nothing yet."""
        self._parts = parts
        self._printing = printing
        self._central = central
        self._verified: Verified | None = None

    def facts(self) -> TillFacts:
        """What is known of the till now."""
        journal = self._parts.journal
        head, shift = journal.head(), journal.open_shift()
        last = None if head is None else journal.entry(head.number)
        opened = None if shift is None else journal.entry(shift.number)
        jumps = [] if shift is None else _jumps(journal, shift.number)
        names = {known.id: known.name for known in journal.people()}
        waiting = journal.next()
        oldest = None if waiting is None else journal.entry(waiting.of)
        return TillFacts(
            now=self._parts.clock.now(),
            printer=self._printing.news,
            waiting_since=_moment(oldest),
            entries=0 if head is None else head.number,
            last_fact=_moment(last),
            verified=self._verified,
            disk_free=shutil.disk_usage(self._parts.folders.root).free,
            jumps=len(jumps),
            last_jump=jumps[-1] if jumps else None,
            shift_since=_moment(opened),
            shift_by="" if shift is None else names.get(shift.opened.person, ""),
            central=self._central.news,
        )

    def verify(self, progress: Progress, cancelled: Cancelled) -> Verified:
        """Read the whole journal again, from its bytes."""

        def watch(read: int, of: int) -> bool:
            progress(read, of)
            return not cancelled()

        verdict = verify(self._parts.folders.journal, watch)
        fault = "" if verdict.wrong is None else f"{verdict.wrong.number}: {verdict.wrong.fault}"
        self._verified = Verified(self._parts.clock.now(), verdict.sound, fault, stopped=verdict.stopped)
        return self._verified


def bind_office(parts: Parts, printing: Printing, central: TillCentral, devices: TillDevices) -> Office:
    """Bind the back office of a till that is open."""
    journal, key, paper = parts.journal, parts.key, parts.paper
    status = TillStatus(parts, printing, central)

    return Office(
        sales=journal.sales,
        paper=lambda number: past_paper(parts, number),
        keep_pdf=lambda number: keep_paper(parts, number),
        people=journal.people,
        open_tickets=journal.open_tickets,
        parties=journal.parties,
        till_facts=status.facts,
        reprint=then(lambda request: reprint(request, journal=journal, key=key, paper=paper), printing.look),
        keep_ticket=lambda ticket: keep_ticket(ticket, journal=journal),
        count_drawer=lambda request: count_drawer(request, journal=journal),
        cancel_ticket=lambda request: cancel_ticket(request, journal=journal),
        close_shift=then(lambda request: close_shift(request, journal=journal, key=key, paper=paper), printing.look),
        move_cash=lambda request: move_cash(request, journal=journal),
        open_drawer=lambda request: _open_drawer(request, journal, printing),
        add_person=lambda request: add_person(request, journal=journal, ids=parts.ids, pins=parts.pins),
        approve=lambda request: approve(request, journal=journal, pins=parts.pins),
        clock=parts.clock,
        make_recovery_sheet=then(
            lambda request: make_recovery_sheet(request, journal=journal, sheet=parts.pins, paper=paper), printing.look
        ),
        settings=lambda: {setting: journal.setting(setting) for setting in Setting},
        cash_terms=lambda: parts.cash_terms,
        change_setting=then(lambda request: change_setting(request, journal=journal), parts.read_settings),
        terminal=devices.told,
        set_terminal=devices.keep,
        find_terminals=devices.find,
        try_terminal=devices.try_out,
        terminal_certificate=devices.certificate,
        seller_taxes=lambda: seller_taxes(treatments(), today(parts.clock)),
        print_test_page=then(lambda: print_test_page(journal=journal, clock=parts.clock, paper=paper), printing.look),
        print_x=then(lambda person: print_x(person, journal=journal, clock=parts.clock, paper=paper), printing.look),
        import_file=lambda asked, progress, given_up: _take_in(asked, progress, given_up, parts),
        remove_person=lambda request: remove_person(request, journal=journal, pins=parts.pins),
        goods=bind_goods(parts),
        refundable=lambda number: refundable(number, journal),
        refund=then(lambda request: refund(request, journal=journal, key=key, paper=paper), printing.look),
        fresh_key=parts.ids.short,
        print_again=printing.try_again,
        send_now=central.try_now,
        printer_news=lambda: printing.news,
        verify=status.verify,
    )


def _open_drawer(request: OpenDrawer, journal: Journal, printing: Printing) -> Refused | None:
    refused = open_drawer(request, journal=journal)
    if refused is None:
        printing.open_drawer()
    return refused


def _take_in(asked: ImportFile, progress: Progress, given_up: Cancelled, parts: Parts) -> ImportReport | Refused:
    def watch(done: int, of: int) -> bool:
        progress(done, of)
        return not given_up()

    folder = asked.file.parent
    report = import_catalogue(
        ImportCatalogue(asked.file.read_bytes(), asked.person, own_goods(parts), asked.approvals),
        journal=parts.journal,
        tables=crafts(),
        treatments=treatments(),
        has_picture=lambda path: (folder / path).is_file(),
        progress=watch,
    )
    parts.lay_catalogue()
    return report


def _jumps(journal: Journal, since: int) -> list[ClockJump]:
    return [
        ClockJump(Moment(entry.utc_ms, entry.offset_minutes), entry.fact.seconds)
        for entry in journal.entries(since)
        if isinstance(entry.fact, ClockJumped)
    ]


def _moment(entry: Entry | None) -> Moment | None:
    return None if entry is None else Moment(entry.utc_ms, entry.offset_minutes)
