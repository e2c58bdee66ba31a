"""Tells the sheet of a line: what of it is changed, what stands ready to be touched, what its button does."""

from pos.domain.concession import below_floor, round_offers
from pos.domain.money import Money
from pos.domain.refusals import Refused
from pos.domain.ticket import Line, Ticket
from pos.ui.presenters.selling.editing import Aim, Editing, discount_typed
from pos.ui.presenters.selling.line_sheet import LineSheet
from pos.ui.presenters.selling.sell import Sell
from pos.ui.presenters.selling.sell_view import LineView
from pos.ui.presenters.shown.choices import ChipView
from pos.ui.presenters.shown.ticket_rows import bare, discount_told, typed_told
from pos.words import figures

QUANTITIES = ("2", "3", "4", "5", "6", "10", "12")
"""How many are one touch away."""
PERCENTS = ("5", "10", "15", "20")
"""Reductions one touch away."""

_LINE, _WHOLE, _PERCENT, _AMOUNT = "line", "whole", "percent", "amount"


class LineTold:
    """Tells the sheet of one selling screen."""

    def __init__(self, sell: Sell) -> None:
        """Tell of these parts."""
        self._sell, self._bench, self._words = sell, sell.bench, sell.bench.words

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

    @property
    def can_apply(self) -> bool:
        """Tell whether what the sheet says can be done."""
        sheet = self._sell.sheet
        return sheet is not None and isinstance(sheet.outcome(), Ticket)

    def apply_told(self) -> str:
        """Say what the button of the sheet does."""
        sheet, words = self._sell.sheet, self._words
        if sheet is None:
            return ""
        editing, ticket = sheet.editing, self._bench.ticket
        if not self.can_apply:
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


def _as_typed(money: Money) -> str:
    return figures.short_amount(money).replace(figures.THOUSANDS, "")
