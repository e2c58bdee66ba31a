"""Tells the panes beside the ticket, and which two buttons stand under the total while each is open."""

from pos.domain.concession import below_floor, round_offers
from pos.domain.money import Money
from pos.domain.permissions import Action
from pos.domain.refusals import Refused
from pos.domain.ticket import Line, Ticket
from pos.ui.presenters.card_sale_told import card_view
from pos.ui.presenters.choices import ButtonView, ChipView
from pos.ui.presenters.editing import Aim, Editing, discount_typed
from pos.ui.presenters.line_sheet import LineSheet
from pos.ui.presenters.sell import Sell
from pos.ui.presenters.sell_view import LineView, Pane
from pos.ui.presenters.ticket_rows import bare, discount_told, typed_told
from pos.words import figures
from pos.words.speech import Words

QUANTITIES = ("2", "3", "4", "5", "6", "10", "12")
"""How many are one touch away."""
PERCENTS = ("5", "10", "15", "20")
"""Reductions one touch away."""

NAMED = 3
"""Pieces that tell one ticket put aside from another."""

_LINE, _WHOLE, _PERCENT, _AMOUNT = "line", "whole", "percent", "amount"


class PanesTold:
    """Tells the panes of one selling screen."""

    def __init__(self, sell: Sell) -> None:
        """Tell of these parts."""
        self._sell, self._bench, self._words = sell, sell.bench, sell.bench.words

    def title(self) -> str:
        """Say what the pane is."""
        titles = {
            Pane.KEYS: "sell.free_amount",
            Pane.NOTE: "sell.note_title",
            Pane.TICKETS: "sell.tickets_title",
            Pane.RECEIPT: "done.preview",
        }
        message = titles.get(self._sell.pane)
        return self._words.say(message) if message else ""

    def approval_title(self, action: Action | None) -> str:
        """Say what somebody else's yes is asked for."""
        told = "" if action is None else self._words.say(f"action.{action}")
        return self._words.say("approval.title", action=told)

    def tickets(self) -> tuple[tuple[int, ButtonView], ...]:
        """Tell every ticket put aside: its number, what it comes to and what lies on it."""
        words, told = self._words, list[tuple[int, ButtonView]]()
        for ticket in self._bench.desk.aside:
            priced = self._bench.priced(ticket)
            total = "" if isinstance(priced, Refused) else words.money(priced.total)
            title = words.say("sell.ticket", number=ticket.nickname)
            told.append((ticket.nickname, ButtonView(f"{title} · {total}", " · ".join(_names(ticket, words)))))
        return tuple(told)

    def line(self) -> LineView | None:
        """Tell the sheet of a line."""
        sheet, words = self._sell.sheet, self._words
        line = self._bench.ticket.line(sheet.editing.line) if sheet is not None else None
        if sheet is None or line is None:
            return None
        editing = sheet.editing
        return LineView(
            title=words.name(line.names),
            subtitle=words.say("line.asked", price=words.money(line.asking.amount)),
            aim=editing.aim,
            aims=self._aims(line, editing),
            scopes=self._scopes(editing),
            units=self._units(editing),
            presets=self._presets(line, editing),
            typed=words.isolate(typed_told(editing.entry.text)) if editing.entry.text else "",
            unit=self._unit(editing),
            before=self._before(line, editing),
            warning=self._goes_low(sheet),
            take_back=words.say("line.take_back") if sheet.can_take_back else "",
            remove=words.say("line.remove"),
            fresh=self._sell.fresh.choice(line),
        )

    def buttons(self, *, payable: bool) -> tuple[ButtonView | None, ButtonView | None]:
        """Tell the primary action, and the one beside it; none where the pane has its own."""
        words, sell = self._words, self._sell
        free = not sell.checkout.busy
        primary: ButtonView | None
        second: ButtonView | None = ButtonView(words.say("word.back"))
        match sell.pane:
            case Pane.CARD if sell.card is not None:
                board = card_view(sell.card, words)
                return board.primary, board.second
            case Pane.LINE:
                primary = ButtonView(self._apply_told(), enabled=self._can_apply())
            case Pane.NOTE:
                primary = ButtonView(words.say("sell.note_keep"))
            case Pane.APPROVAL:
                approval = sell.checkout.approval
                ready = approval is not None and approval.pad.complete
                primary = ButtonView(words.say("approval.give"), enabled=ready)
            case Pane.PAY | Pane.WALL | Pane.KEYS | Pane.TICKETS if sell.checkout.all_paid and not sell.sold_now:
                primary = ButtonView(words.say("card.finish"), words.say("card.all_paid"), enabled=payable and free)
                second = second if sell.pane is Pane.PAY else None
            case Pane.PAY:
                caption = words.say("sell.exact" if sell.checkout.hand.empty else "pay.enter")
                ready = payable and free and sell.checkout.enough
                primary = ButtonView(words.say("pay.take"), caption, enabled=ready)
            case _ if sell.sold_now:
                primary = ButtonView(words.say("done.next"), words.say("pay.enter"))
                second = second if sell.pane is Pane.RECEIPT else None
            case _:
                ready = (payable or not sell.ringing.typed.empty) and free and self._bench.held() is None
                primary = ButtonView(words.say("means.cash"), self._exact(), enabled=ready)
                second = ButtonView(words.say("sell.other_sum"), words.say("sell.gives_back"), enabled=ready)
        return primary, second

    def _exact(self) -> str:
        """Say that the exact sum is taken, and how much that is where it is not the total."""
        due, words = self._sell.checkout.cash_due(), self._words
        if due is None or due.to_pay == due.part:
            return words.say("sell.exact")
        return words.say("terms.exact", amount=words.money(due.to_pay))

    def third(self, *, payable: bool) -> ButtonView | None:
        """Tell the way to a card, where there is a terminal."""
        sell, words = self._sell, self._words
        elsewhere = sell.pane not in (Pane.WALL, Pane.KEYS, Pane.TICKETS)
        if sell.card is None or sell.sold_now or elsewhere or sell.checkout.all_paid:
            return None
        if not sell.card.book.cards.capabilities.sale and self._bench.held() is None:
            return None
        ready = (payable or not sell.ringing.typed.empty) and not sell.checkout.busy
        return ButtonView(words.say("means.card"), words.say("card.look") if self._bench.held() else "", enabled=ready)

    def _aims(self, line: Line, editing: Editing) -> tuple[ChipView, ...]:
        aims = [aim for aim in Aim if not (line.unique and aim is Aim.QUANTITY)]
        return tuple(
            ChipView(aim.name, self._words.say(f"line.{aim.name.lower()}"), aim is editing.aim) for aim in aims
        )

    def _scopes(self, editing: Editing) -> tuple[ChipView, ...]:
        if editing.aim is Aim.QUANTITY or len(self._bench.ticket.lines) == 1:
            return ()
        words = self._words
        return (
            ChipView(_LINE, words.say("line.this"), not editing.whole),
            ChipView(_WHOLE, words.say("line.whole"), editing.whole),
        )

    def _units(self, editing: Editing) -> tuple[ChipView, ...]:
        if editing.aim is not Aim.DISCOUNT:
            return ()
        unit = self._words.unit(self._bench.ticket.currency)
        return (ChipView(_PERCENT, "%", editing.percent), ChipView(_AMOUNT, unit, not editing.percent))

    def _presets(self, line: Line, editing: Editing) -> tuple[ChipView, ...]:
        """Tell what stands ready to be touched: how many, a round price, a reduction."""
        words, typed = self._words, editing.entry.text
        match editing.aim:
            case Aim.QUANTITY:
                return tuple(ChipView(many, words.isolate(many), typed == many) for many in QUANTITIES)
            case Aim.PRICE if not editing.whole:
                offers = ((bare(offer, words), _as_typed(offer)) for offer in round_offers(line.asking.amount))
                return tuple(ChipView(as_typed, label, typed == as_typed) for label, as_typed in offers)
            case Aim.DISCOUNT if editing.percent:
                return tuple(ChipView(rate, words.percent(int(rate) * 100), typed == rate) for rate in PERCENTS)
            case _:
                return ()

    def _unit(self, editing: Editing) -> str:
        match editing.aim:
            case Aim.QUANTITY:
                return ""
            case Aim.DISCOUNT if editing.percent:
                return "%"
            case _:
                return self._words.unit(self._bench.ticket.currency)

    def _before(self, line: Line, editing: Editing) -> str:
        """Say what stands there now, in the place where what is typed will stand."""
        words, ticket = self._words, self._bench.ticket
        match editing.aim:
            case Aim.QUANTITY:
                return words.quantity(line.quantity)
            case Aim.PRICE if editing.whole:
                priced = self._bench.priced(ticket)
                return "" if isinstance(priced, Refused) else bare(priced.total, words)
            case Aim.PRICE:
                return bare(line.unit, words)
            case Aim.DISCOUNT:
                return discount_told(ticket.discount if editing.whole else line.discount, words) or "0"

    def _goes_low(self, sheet: LineSheet) -> bool:
        _, priced = sheet.tried()
        if priced is None or sheet.editing.aim is Aim.QUANTITY:
            return False
        return any(
            below_floor(line) for line in priced.lines if sheet.editing.whole or line.line.number == sheet.editing.line
        )

    def _can_apply(self) -> bool:
        sheet = self._sell.sheet
        return sheet is not None and isinstance(sheet.outcome(), Ticket)

    def _apply_told(self) -> str:
        sheet, words = self._sell.sheet, self._words
        if sheet is None:
            return ""
        editing, ticket = sheet.editing, self._bench.ticket
        if not self._can_apply():
            return words.say(f"line.apply_{editing.aim.name.lower()}")
        match editing.aim:
            case Aim.QUANTITY:
                return words.say("line.put_quantity", quantity=words.isolate(editing.entry.text))
            case Aim.PRICE:
                amount = editing.entry.amount(ticket.currency)
                message = "line.far_above_yes" if sheet.asked_twice else "line.agree"
                return words.say(message, price="" if isinstance(amount, Refused) else words.short(amount))
            case Aim.DISCOUNT:
                discount = discount_typed(editing, ticket)
                if discount is None:
                    return words.say("line.take_back")
                told = "" if isinstance(discount, Refused) else discount_told(discount, words)
                return words.say("line.reduce", discount=told)


def _names(ticket: Ticket, words: Words) -> list[str]:
    return [words.name(line.names) for line in ticket.lines[:NAMED]]


def _as_typed(money: Money) -> str:
    return figures.short_amount(money).replace(figures.THOUSANDS, "")
