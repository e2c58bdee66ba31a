"""Tells the selling screen: from the state of its parts to the plain values that are shown."""

from dataclasses import replace

from pos.domain.fair import Place
from pos.domain.pricing import PricedLine, PricedTicket
from pos.domain.refusals import Refused
from pos.domain.ticket import Ticket
from pos.ports.journal import Somebody
from pos.ui.presenters.paying.tenders_told import PaidView, kept_view, paid_facts
from pos.ui.presenters.selling.bench import Bench
from pos.ui.presenters.selling.card_sale import mark_of
from pos.ui.presenters.selling.card_sale_told import card_facts, card_view, paid_views
from pos.ui.presenters.selling.checkout import LastSale
from pos.ui.presenters.selling.line_told import LineTold
from pos.ui.presenters.selling.panes_told import PanesTold
from pos.ui.presenters.selling.pay_told import change_after, change_now, pay_view
from pos.ui.presenters.selling.sell import Sell
from pos.ui.presenters.selling.sell_view import Act, FootView, KeysView, Pane, SellView, TicketView
from pos.ui.presenters.shown.central_told import central_facts
from pos.ui.presenters.shown.choices import ButtonView
from pos.ui.presenters.shown.disk_told import disk_facts
from pos.ui.presenters.shown.header import HeaderView, TicketChip, printer_facts
from pos.ui.presenters.shown.history import Teaching
from pos.ui.presenters.shown.notice import Notice
from pos.ui.presenters.shown.ticket_rows import RowTeller, TicketRow, bare, discount_told, typed_line_told
from pos.ui.presenters.shown.who import initial_of, place_told, whose_turn
from pos.ui.presenters.staff.pin_pad import pin_pad_view
from pos.ui.ways.services import Services
from pos.words.speech import Words

TABS_MAX = 4
"""Open tickets that stand in the header; the rest are behind one more chip."""

MORE = 0
"""The nickname of the chip that opens all tickets put aside: no ticket has it."""


class SellTold:
    """Tells one selling screen. Rows told before are kept, so that a change costs one row."""

    def __init__(self, sell: Sell) -> None:
        """Tell of these parts."""
        self._sell, self._bench = sell, sell.bench
        self._rows: dict[tuple[int, bool], tuple[PricedLine, str, TicketRow]] = {}

    def view(self) -> SellView:
        """Tell everything."""
        sell, bench = self._sell, self._bench
        ticket, priced = self._tried()
        pane = sell.pane
        panes = PanesTold(sell)
        approval = sell.checkout.approval
        wanted = sell.checkout.wanted
        return SellView(
            header=header_view(bench),
            pane=pane,
            ticket=self._ticket(ticket, priced),
            foot=self._foot(ticket, priced),
            wall=sell.finder.wall(),
            keys=self._keys() if pane is Pane.KEYS else None,
            line=LineTold(sell).line() if pane is Pane.LINE else None,
            note=sell.note.text if pane is Pane.NOTE else None,
            tickets=panes.tickets() if pane is Pane.TICKETS else (),
            pay=pay_view(sell.checkout, bench.words) if pane is Pane.PAY else None,
            card=card_view(sell.card, bench.words) if pane is Pane.CARD and sell.card is not None else None,
            approval=pin_pad_view(approval.pad, bench.session.people, panes.approval_title(wanted), bench.words)
            if pane is Pane.APPROVAL and approval is not None
            else None,
            receipt=sell.checkout.last.done.number if pane is Pane.RECEIPT and sell.checkout.last else 0,
            pane_title=panes.title(),
            notice=self._notice(),
        )

    def _tried(self) -> tuple[Ticket, PricedTicket | None]:
        if self._sell.sheet is not None:
            return self._sell.sheet.tried()
        ticket = self._bench.ticket
        priced = self._bench.priced(ticket)
        return ticket, None if isinstance(priced, Refused) else priced

    def _ticket(self, ticket: Ticket, priced: PricedTicket | None) -> TicketView:
        sell, words = self._sell, self._bench.words
        last = sell.checkout.last
        if last is not None:
            title = words.say("done.title")
            return TicketView(
                title, "", "", change=change_after(last, self._bench.denominations, words, self._by_card(last))
            )
        title = words.say("sell.ticket", number=ticket.nickname)
        if sell.pane is Pane.PAY:
            return TicketView(title, self._receipt(), "", change=change_now(sell.checkout, words), paid=self._paid())
        rows = self._told_rows(priced)
        teaching = None if rows else self._teaching(ticket)
        clear = words.say("sell.clear") if ticket.lines and self._bench.held() is None else ""
        return TicketView(title, self._receipt(), clear, rows, self._actions(ticket), teaching, paid=self._paid())

    def _told_rows(self, priced: PricedTicket | None) -> tuple[TicketRow, ...]:
        bench, typed = self._bench, self._sell.ringing.typed
        teller = RowTeller(bench.words, bench.catalogue.parties, bench.cloth)
        language = bench.words.language.value
        rows: list[TicketRow] = []
        for line in priced.lines if priced is not None else ():
            chosen = typed.empty and line.line.number == bench.desk.chosen
            key = (line.line.number, chosen)
            kept = self._rows.get(key)
            if kept is None or kept[0] != line or kept[1] != language:
                kept = (line, language, teller.row(line, chosen=chosen))
                self._rows[key] = kept
            rows.append(self._sell.fresh.mark(kept[2], line.line))
        if not typed.empty:
            rows.append(teller.typed_row(typed, bench.words.say("sell.typed_hint")))
        return tuple(rows)

    def _teaching(self, ticket: Ticket) -> Teaching:
        words = self._bench.words
        title = "sell.empty_again" if ticket.removed else "sell.empty"
        steps = ("sell.teach_touch", "sell.teach_scan", "sell.teach_type")
        return Teaching(words.say(title), "\n".join(words.say(step) for step in steps))

    def _actions(self, ticket: Ticket) -> tuple[tuple[Act, ButtonView], ...]:
        words, bench = self._bench.words, self._bench
        chosen = ticket.line(bench.desk.chosen) is not None
        free = not self._sell.checkout.busy
        waits = bench.held() is not None
        said = {
            Act.OFFER: chosen,
            Act.DISCOUNT: chosen,
            Act.NOTE: True,
            Act.PARK: not ticket.blank,
            Act.UNDO: bench.can_undo,
        }
        return tuple(
            (act, ButtonView(words.say(f"sell.{act.name.lower()}"), enabled=can and free and may))
            for act, can in said.items()
            for may in [not waits or act is Act.PARK]
        )

    def _receipt(self) -> str:
        words, bench = self._bench.words, self._bench
        names = " + ".join(words.isolate(words.say(f"language.own.{each}")) for each in bench.languages)
        return words.say("sell.receipt_in", languages=names)

    def _keys(self) -> KeysView:
        typed, words = self._sell.ringing.typed, self._bench.words
        return KeysView(words.isolate(typed_line_told(typed)), words.say("sell.keys_hint"))

    def _foot(self, ticket: Ticket, priced: PricedTicket | None) -> FootView:
        bench, words = self._bench, self._bench.words
        currency = ticket.currency
        last = self._sell.checkout.last
        total = last.done.fact.total if last is not None else priced.total if priced is not None else None
        caption = "" if last is not None or priced is None else _tax_told(ticket, priced, bench)
        label, paid = words.say("word.total"), self._sell.checkout.paid
        if paid and last is None and total is not None:
            label, caption = words.say("card.left_to_pay"), words.say("card.of_total", total=words.money(total))
            total = total - paid
        figure = words.amount(total) if total is not None else ""
        panes = PanesTold(self._sell)
        payable = bool(ticket.lines) and priced is not None
        primary, second = panes.buttons(payable=payable)
        ways = panes.third(payable=payable), panes.fourth(payable=payable)
        return FootView(label, caption, figure, words.unit(currency), primary, second, *ways)

    def _notice(self) -> Notice | None:
        card = self._sell.card
        asked = None if card is None or self._sell.pane is not Pane.CARD else card.dialogue.asking.notice
        return asked or self._bench.notice

    def _by_card(self, last: LastSale) -> tuple[tuple[str, str], ...]:
        book = self._bench.cards
        return () if book is None else paid_facts(book.paid_on(last.done.fact.ticket), self._bench.words)

    def _paid(self) -> tuple[PaidView, ...]:
        card, words = self._sell.card, self._bench.words
        first = kept_view(self._sell.checkout.beside, words, undo=self._bench.held() is None)
        return () if card is None else (*first, *paid_views(card, words))


def header_view(bench: Bench) -> HeaderView:
    """Tell the band above, with the tickets that lie open."""
    words, session = bench.words, bench.session
    band = band_of(session.person, session.people, session.place, bench.services, words)
    fresh = words.say("sell.fresh") if bench.ticket.lines else ""
    facts = (*disk_facts(bench.room, words), *card_facts(bench.cards, words), *band.facts)
    return replace(band, tickets=_tabs(bench), fresh=fresh, facts=facts)


def band_of(
    person: Somebody, people: tuple[Somebody, ...], place: Place, services: Services, words: Words
) -> HeaderView:
    """Tell who sells where, and the facts."""
    return HeaderView(
        where=place_told(place, words),
        person=words.isolate(person.name) or words.say("history.somebody"),
        initial=initial_of(person.name),
        colour=whose_turn(person, people),
        language=words.language,
        language_name=words.say("word.language"),
        facts=(*central_facts(services.central_news(), words), *printer_facts(services.printer_news(), words)),
    )


def _tabs(bench: Bench) -> tuple[TicketChip, ...]:
    words, in_hand = bench.words, bench.ticket
    aside = bench.desk.aside
    shown = aside if len(aside) < TABS_MAX else aside[: TABS_MAX - 2]
    tabs = [TicketChip(in_hand.nickname, words.say("sell.ticket", number=in_hand.nickname), chosen=True)]
    tabs += [TicketChip(ticket.nickname, aside_told(ticket, bench)) for ticket in shown]
    tabs.sort(key=lambda tab: tab.nickname)
    if len(shown) < len(aside):
        tabs.append(TicketChip(MORE, words.say("sell.more_tickets", count=len(aside) - len(shown))))
    return tuple(tabs)


def aside_told(ticket: Ticket, bench: Bench) -> str:
    """Say a ticket put aside in a few letters: its nickname and what it comes to."""
    priced = bench.priced(ticket)
    total = "" if isinstance(priced, Refused) else bare(priced.total, bench.words)
    told = bench.words.say("sell.aside", number=ticket.nickname, total=total)
    return f"{told} {mark_of(ticket, bench.cards, bench.words)}".rstrip()


def _tax_told(ticket: Ticket, priced: PricedTicket, bench: Bench) -> str:
    words, told = bench.words, list[str]()
    off = discount_told(ticket.discount, words)
    if off:
        told.append(words.say("sell.ticket_discount", discount=off))
    rates = {group.treatment.rate_bp for group in priced.groups if group.tax}
    if len(rates) == 1:
        rate = words.percent(rates.pop())
        told.append(words.say("sell.tax_at", rate=rate, tax=words.amount(priced.tax)))
    elif rates:
        told.append(words.say("sell.tax", tax=words.amount(priced.tax)))
    return "\n".join(told)
