"""Tells a refund in the making: each line with what can still come back, the total, and by which means it goes."""

from dataclasses import replace

from pos.domain.facts import SoldLine
from pos.domain.payment_facts import PaymentKind, PaymentRequested
from pos.domain.payment_tenders import whole_of
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Means
from pos.domain.values import dataclass
from pos.ui.presenters.paying.board_told import Place, board_view
from pos.ui.presenters.paying.card_views import BoardView
from pos.ui.presenters.refunds.refund_sheet import RefundSheet, Why
from pos.ui.presenters.refunds.refunding import Refunding
from pos.ui.presenters.shown.choices import ButtonView, ChipView
from pos.ui.presenters.shown.notice import Notice
from pos.ui.presenters.staff.pin_pad import PinPadView
from pos.ui.ways.cards import OwedPayment
from pos.words.refusal import refusal
from pos.words.speech import Words


@dataclass(frozen=True, slots=True)
class RefundLineView:
    """A line of the sale: how much of it comes back, and whether more or fewer can."""

    number: int
    title: str
    detail: str
    count: str
    amount: str
    more: bool
    fewer: bool
    gone: bool
    more_name: str
    fewer_name: str


@dataclass(frozen=True, slots=True)
class RefundView:
    """The sheet as it is shown; `told` says how it goes back, or what is still missing."""

    title: str
    lines: tuple[RefundLineView, ...]
    all_of_it: ButtonView
    whys: tuple[ChipView, ...]
    figure: str
    unit: str
    means: tuple[ChipView, ...]
    told: str
    go: ButtonView
    done: bool = False


@dataclass(frozen=True, slots=True)
class RefundStage:
    """What the refund's screen shows: the sheet, over it a PIN or the terminal's page, and the next action beside it.

    `well` when what is told is that it is done.
    """

    title: str
    told: str
    well: bool = False
    sheet: RefundView | None = None
    yes: PinPadView | None = None
    board: BoardView | None = None
    primary: ButtonView | None = None
    second: ButtonView | None = None
    notice: Notice | None = None


def refund_stage(refunding: Refunding, words: Words) -> RefundStage:
    """Tell all of it."""
    sheet = None if refunding.sheet is None else refund_view(refunding, refunding.sheet, words)
    if sheet is None:
        return RefundStage("", words.say("word.wait"), notice=refunding.permitted.notice)
    card = refunding.card
    yes = refunding.permitted.board()
    notice = refunding.permitted.notice or (None if card is None else card.asking.notice)
    board = None if card is None else board_view(card, Place(refunding.clock, goes_on=True), words)
    stage = RefundStage(sheet.title, sheet.told, sheet=sheet, yes=yes, board=board, notice=notice)
    if refunding.done is not None:
        told = "\n".join(done_told(refunding, words))
        finish = ButtonView(words.say("close.finish"))
        return replace(stage, told=told, well=True, board=None, sheet=replace(sheet, done=True), primary=finish)
    if yes is not None:
        give = ButtonView(words.say("approval.give"), enabled=yes.ready)
        return replace(stage, primary=give, second=ButtonView(words.say("word.back")))
    rest = refunding.rest
    if rest is not None and (card is None or not card.typing):
        return _with_rest(replace(stage, board=None), sheet, refunding, rest, words)
    if board is not None:
        return replace(stage, primary=board.primary, second=board.second)
    return replace(stage, primary=sheet.go)


def _with_rest(
    stage: RefundStage, sheet: RefundView, refunding: Refunding, rest: OwedPayment, words: Words
) -> RefundStage:
    """Say what went back to cards so far, what is still to give back, and how."""
    given = words.money(whole_of(rest.payment) - rest.amount)
    told = (words.say("refund.done_card", amount=given), words.say("refund.still", amount=words.money(rest.amount)))
    go = ButtonView(
        words.say("refund.go_amount", amount=words.short(rest.amount)),
        words.say(f"refund.by_{refunding.chosen.value}"),
        enabled=refunding.ready,
    )
    shown = replace(sheet, figure=words.amount(rest.amount), means=_means(refunding, words), done=True)
    return replace(stage, told="\n".join(told), sheet=shown, primary=go)


def refund_view(refunding: Refunding, sheet: RefundSheet, words: Words) -> RefundView:
    """Tell it."""
    total = sheet.total
    return RefundView(
        title=words.say("refund.title", series=sheet.of.sale.series),
        lines=tuple(_line(line, sheet, words) for line in sheet.of.sale.lines),
        all_of_it=ButtonView(words.say("refund.everything"), enabled=not sheet.nothing_left),
        whys=tuple(ChipView(why.value, words.say(f"refund.why_{why.value}"), sheet.why is why) for why in Why),
        figure=words.amount(total),
        unit=words.unit(total.currency),
        means=_means(refunding, words),
        told=_told(refunding, sheet, words),
        go=ButtonView(_go(sheet, words), _by(refunding, words), enabled=refunding.ready),
    )


def done_told(refunding: Refunding, words: Words) -> tuple[str, str]:
    """Say that it is given back, and under which number."""
    done = refunding.done
    if done is None:
        return "", ""
    told = [
        words.say("refund.done_card" if tender.means is Means.CARD else "refund.done_cash", amount=amount)
        for tender in done.fact.tenders
        for amount in [words.money(-tender.kept)]
    ]
    return "\n".join(told), words.say("refund.done_number", series=done.fact.series)


def _line(line: SoldLine, sheet: RefundSheet, words: Words) -> RefundLineView:
    left, back = sheet.left(line), sheet.back(line)
    gone = line.quantity - left
    paid = next((each.total for each in sheet.lines() if each.line == line.number), None)
    sold = words.quantity(line.quantity)
    detail = words.say("refund.sold", quantity=sold, total=words.amount(line.total))
    if gone.milli:
        detail = words.say("refund.sold_and_back", sold=detail, back=words.quantity(gone))
    name = words.name(line.names)
    return RefundLineView(
        number=line.number,
        title=name,
        detail=detail,
        count=words.quantity(back),
        amount="" if paid is None else words.amount(paid),
        more=back < left,
        fewer=bool(back.milli),
        gone=not left.milli,
        more_name=words.say("refund.more", name=name),
        fewer_name=words.say("refund.fewer", name=name),
    )


def _means(refunding: Refunding, words: Words) -> tuple[ChipView, ...]:
    possible = refunding.possible
    if len(possible) <= 1:
        return ()
    chosen = refunding.means if refunding.means in possible else possible[0]
    return tuple(ChipView(means.value, words.say(f"means.{means.value}"), means is chosen) for means in possible)


def _told(refunding: Refunding, sheet: RefundSheet, words: Words) -> str:
    possible = refunding.possible
    if sheet.nothing_left:
        return words.say("refund.nothing_left")
    if not sheet.total:
        return words.say("refund.choose_lines")
    if not possible:
        return _why_not(refunding, sheet, words)
    chosen = refunding.means if refunding.means in possible else possible[0]
    if chosen is Means.CASH:
        by_phone = any(tender.means is Means.MOBILE for tender in sheet.of.sale.tenders)
        return words.say("refund.phone_in_cash" if by_phone else "refund.in_cash")
    return _card_told(refunding.by_card, sheet, words) if isinstance(refunding.by_card, PaymentRequested) else ""


def _card_told(asked: PaymentRequested, sheet: RefundSheet, words: Words) -> str:
    """Say how what cards paid goes back: to one or to several, and the rest in cash."""
    others = asked.others
    cash = sheet.total - asked.amount if others is None else sheet.total - asked.amount - others
    card, in_cash = words.money(asked.amount), words.money(cash)
    if others is not None:
        several = "refund.several_and_cash" if cash else "refund.several"
        return words.say(several, card=card, others=words.money(others), cash=in_cash)
    if cash:
        return words.say("terms.refund_both", card=card, cash=in_cash)
    return words.say("refund.by_void" if asked.kind is PaymentKind.VOID else "refund.on_card")


def _why_not(refunding: Refunding, sheet: RefundSheet, words: Words) -> str:
    """Say why what is chosen cannot go back as it was paid."""
    paid_by_card = any(tender.means is Means.CARD for tender in sheet.of.sale.tenders)
    if paid_by_card and isinstance(refunding.by_card, Refused):
        if refunding.by_card.rule is Rule.TERMINAL_CANNOT:
            return words.say("refund.last_only")
        return refusal(words, refunding.by_card)
    if paid_by_card and refunding.card is not None and refunding.by_card is None:
        return words.say("word.wait")
    if paid_by_card and not sheet.cash:
        return words.say("refund.no_terminal")
    return words.say("refund.cash_at_most", amount=words.money(sheet.cash))


def _go(sheet: RefundSheet, words: Words) -> str:
    if not sheet.total:
        return words.say("refund.go")
    return words.say("refund.go_amount", amount=words.short(sheet.total))


def _by(refunding: Refunding, words: Words) -> str:
    sheet, possible = refunding.sheet, refunding.possible
    if sheet is None or not possible:
        return ""
    if sheet.why is None:
        return words.say("refund.choose_why")
    chosen = refunding.means if refunding.means in possible else possible[0]
    return words.say("refund.by_cash" if chosen is Means.CASH else "refund.by_card")
