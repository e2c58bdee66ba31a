"""The reports of a shift: X reads it while it runs and closes nothing, Z ends it and is sealed.

Both show the same figures in the same order, so that one can be laid beside the other.
"""

from collections.abc import Sequence

from pos.documents.blocks import Align, Block, Document, Emphasis, Gap, Line, RuleStyle, Size, Table, Text
from pos.documents.paid import rounding_line, signed
from pos.documents.provenance import Provenance, counter_line, duplicate, masthead, seal_code
from pos.documents.taxes import without_tax
from pos.documents.voices import Value, Voices
from pos.domain.cash import CashCount
from pos.domain.facts import DutyOfShift, ShiftClosed, ShiftFigures, TaxOfShift
from pos.domain.money import Money, total_of, zero
from pos.domain.payment_facts import OwedPayment, UnknownPayment
from pos.domain.sale import Parties
from pos.domain.shift import drawers_beside
from pos.domain.shift_facts import ForeignCounted, ForeignDrawer
from pos.domain.tax import TaxTreatment
from pos.domain.tender import Means
from pos.domain.values import dataclass
from pos.ports.journal import OpenShift
from pos.words.speech import Words


@dataclass(frozen=True, slots=True)
class Register:
    """What a report needs beside the figures: the names of the sellers, and the words of the tax rules."""

    parties: Parties
    treatments: Sequence[TaxTreatment]


def compose_z(closed: ShiftClosed, register: Register, provenance: Provenance) -> Document:
    """Compose the report of a shift's closing."""
    voices = Voices(provenance.languages)
    words = voices.first
    blocks: list[Block] = [
        *masthead(voices, provenance.place),
        *duplicate(voices, provenance.copy),
        *_title(voices, "paper.z", number=closed.z),
        voices.pair("paper.business_day", words.date(closed.business_day)),
        *_circumstances(voices, closed.shift, provenance),
        *_figures(voices, closed.figures, register),
        *_count(voices, closed.counted),
        *_difference(voices, closed),
        *_foreign(voices, drawers_beside(closed.figures, closed.foreign), closed.foreign),
        *_unknown(voices, closed.unknown_payments),
        *_owed(voices, closed.owed_payments),
        *_numbers(voices, closed.figures),
    ]
    if provenance.seal is not None:
        blocks += [Gap(3), Line(), Gap(4), seal_code(voices, provenance.seal, "paper.verify_report")]
    return Document("z-report", voices.language, tuple(blocks))


def compose_x(shift: OpenShift, figures: ShiftFigures, register: Register, provenance: Provenance) -> Document:
    """Compose a reading of the shift under way: the figures so far; nothing is closed and nothing is sealed."""
    voices = Voices(provenance.languages)
    words = voices.first
    blocks: list[Block] = [
        *masthead(voices, provenance.place),
        *_title(voices, "paper.x"),
        voices.text("paper.x_closes_nothing", Size.SMALL, Align.CENTRE),
        Gap(3),
        voices.pair("paper.business_day", words.date(shift.opened.business_day)),
        *_circumstances(voices, shift.number, provenance),
        *_figures(voices, figures, register),
        *_foreign(voices, figures.foreign),
        *_numbers(voices, figures),
    ]
    return Document("x-report", voices.language, tuple(blocks))


def _title(voices: Voices, message: str, **values: Value) -> list[Block]:
    phrase, also = voices.phrases(message, **values)
    title = Text(phrase.text, phrase.language, Size.TITLE, Align.CENTRE, bold=True, also=also)
    return [Gap(3), title, Gap(3)]


def _circumstances(voices: Voices, shift: int, provenance: Provenance) -> list[Block]:
    words, at = voices.first, provenance.at
    return [
        voices.pair("paper.printed_at", words.moment(at.utc_ms, at.offset_minutes)),
        voices.pair("paper.shift", words.number(shift)),
        counter_line(voices, provenance),
    ]


def _section(voices: Voices, message: str, **values: Value) -> list[Block]:
    return [Gap(3), Line(RuleStyle.DASHED), Gap(3), voices.heading(message, **values), Gap(1)]


def _figures(voices: Voices, figures: ShiftFigures, register: Register) -> list[Block]:
    return [
        *_section(voices, "paper.sales"),
        *_sales(voices, figures),
        *_section(voices, "paper.payments"),
        _means(voices, figures),
        *_on_sight(voices, figures),
        *_section(voices, "paper.taxes"),
        *_taxes(voices, figures, register),
        *_duty(voices, figures.duty),
        *_section(voices, "paper.drawer"),
        *_drawer(voices, figures),
    ]


def _sales(voices: Voices, figures: ShiftFigures) -> list[Block]:
    words = voices.first
    net = words.amount(figures.sold - figures.refunded)
    blocks: list[Block] = [
        voices.pair("paper.sales_made", words.amount(figures.sold), n=figures.sales),
        voices.pair("paper.refunds_made", words.amount(-figures.refunded), n=figures.refunds),
        voices.pair("paper.net", net, Size.STRONG, Emphasis.ALL),
        voices.pair("paper.discounts", words.amount(-figures.discounts), Size.SMALL),
        voices.pair("paper.lines_removed", words.number(figures.removed_lines), Size.SMALL),
    ]
    return blocks


def _on_sight(voices: Voices, figures: ShiftFigures) -> list[Block]:
    """Print how much a phone is only seen to have paid."""
    seen = (of.on_sight for of in figures.means if of.on_sight is not None)
    return [voices.pair("paper.on_sight", voices.first.amount(amount), Size.SMALL) for amount in seen]


def _means(voices: Voices, figures: ShiftFigures) -> Table:
    words = voices.first
    head = ("", words.say("paper.count"), words.say("paper.amount"))
    rows = tuple(
        (voices.joined(f"means.{of.means}"), words.number(of.count), words.amount(of.sales - of.refunds))
        for of in figures.means
    )
    return Table((head, *rows), words.language, heads=1)


def _taxes(voices: Voices, figures: ShiftFigures, register: Register) -> list[Block]:
    """Print the tax by seller; a row of one cell is the name of the seller of the rows below it."""
    words = voices.first
    rows: list[tuple[str, ...]] = [("", words.say("paper.base"), words.say("paper.tax"))]
    seller = None
    for tax in figures.taxes:
        if tax.seller != seller:
            seller = tax.seller
            rows.append((_seller(voices, seller, register),))
        rows.append((_rule(words, tax, register), words.amount(tax.base), words.amount(tax.tax)))
    return [Table(tuple(rows), words.language, heads=1)]


def _seller(voices: Voices, seller: str, register: Register) -> str:
    known = register.parties.sellers.get(seller)
    return voices.joined("paper.seller_unnamed") if known is None else voices.joined_names(known.names)


def _rule(words: Words, tax: TaxOfShift, register: Register) -> str:
    if tax.rate_bp:
        return words.say("paper.tax_rate", rate=words.percent(tax.rate_bp))
    rule = next((rule for rule in register.treatments if rule.id == tax.tax_id), None)
    if rule is None:
        return words.isolate(tax.tax_id)
    return words.say(without_tax(rule.reason, rule.article), article=rule.article)


def _duty(voices: Voices, duty: DutyOfShift | None) -> list[Block]:
    """Print what is declared of the stamp duty: how many receipts in cash, their amount, the duty."""
    if duty is None:
        return []
    words = voices.first
    return [
        *_section(voices, "paper.stamp_duty"),
        voices.pair("paper.duty_receipts", words.number(duty.receipts)),
        voices.pair("paper.duty_base", words.amount(duty.base)),
        voices.pair("paper.duty_owed", words.amount(duty.amount), Size.STRONG, Emphasis.ALL),
    ]


def _elsewhere(voices: Voices, figures: ShiftFigures) -> list[Block]:
    """Print how much of the cash taken lies in other currencies."""
    total = total_of((drawer.worth for drawer in figures.foreign), figures.expected.currency)
    return [voices.pair("paper.foreign_elsewhere", voices.first.amount(-total))] if total else []


def _duty_collected(voices: Voices, duty: DutyOfShift | None) -> list[Block]:
    if duty is None or not duty.collected:
        return []
    return [voices.pair("paper.duty_collected", voices.first.amount(duty.collected))]


def _drawer(voices: Voices, figures: ShiftFigures) -> list[Block]:
    words = voices.first
    nothing = zero(figures.opening_float.currency)
    cash = next((of for of in figures.means if of.means is Means.CASH), None)
    in_cash = nothing if cash is None else cash.sales - cash.refunds
    return [
        voices.pair("paper.float", words.amount(figures.opening_float)),
        voices.pair("paper.cash_taken", words.amount(in_cash)),
        *_elsewhere(voices, figures),
        *_duty_collected(voices, figures.duty),
        *rounding_line(voices, figures.rounding),
        voices.pair("paper.cash_moved", signed(voices, figures.moved)),
        voices.pair("paper.expected", words.amount(figures.expected), Size.STRONG, Emphasis.ALL),
    ]


def _foreign(voices: Voices, drawers: Sequence[ForeignDrawer], counts: Sequence[ForeignCounted] = ()) -> list[Block]:
    """Print the drawer of each other currency: float, taken, expected; and what was counted, where it was."""
    blocks: list[Block] = []
    words = voices.first
    found = {each.difference.currency: each for each in counts}
    for drawer in drawers:
        currency = drawer.expected.currency
        blocks += [
            *_section(voices, "paper.foreign_drawer", currency=currency.value),
            voices.pair("paper.float", words.amount(drawer.opening_float)),
            voices.pair("paper.foreign_taken", words.amount(drawer.taken)),
            voices.pair("paper.foreign_worth", words.money(drawer.worth), Size.SMALL),
            voices.pair("paper.expected", words.amount(drawer.expected), Size.STRONG, Emphasis.ALL),
        ]
        if drawer.moved:
            blocks.insert(-1, voices.pair("paper.cash_moved", signed(voices, drawer.moved)))
        if currency in found:
            counted, difference = found[currency].count.total, found[currency].difference
            blocks += [
                voices.pair("paper.counted", words.amount(counted), Size.STRONG, Emphasis.ALL),
                voices.pair("paper.difference", signed(voices, difference), Size.STRONG, Emphasis.ALL),
            ]
    return blocks


def _count(voices: Voices, counted: CashCount) -> list[Block]:
    """Print what was counted, note by note and coin by coin."""
    words = voices.first
    rows = tuple(
        (
            words.short(Money(minor, counted.currency)),
            words.isolate(f"× {words.number(pieces)}"),
            words.amount(Money(minor * pieces, counted.currency)),
        )
        for minor, pieces in counted.pieces
    )
    table: list[Block] = [Table(rows, words.language), Gap(1)] if rows else []
    return [Gap(2), *table]


def _difference(voices: Voices, closed: ShiftClosed) -> list[Block]:
    words = voices.first
    blocks: list[Block] = [
        voices.pair("paper.counted", words.amount(closed.counted.total), Size.STRONG, Emphasis.ALL),
        Gap(1),
        voices.pair("paper.difference", signed(voices, closed.difference), Size.TITLE, Emphasis.ALL),
    ]
    if closed.note:
        blocks.append(voices.line("paper.note", note=closed.note))
    return blocks


def _unknown(voices: Voices, payments: Sequence[UnknownPayment]) -> list[Block]:
    """Print the payments that nobody knows the end of: they are in no figure above, and are carried over."""
    return _carried_over(voices, "unknown", payments)


def _owed(voices: Voices, payments: Sequence[OwedPayment]) -> list[Block]:
    """Print the payments that are to go back to their customers: no sale counts them."""
    return _carried_over(voices, "owed", payments)


def _carried_over(
    voices: Voices, which: str, payments: Sequence[UnknownPayment] | Sequence[OwedPayment]
) -> list[Block]:
    if not payments:
        return []
    words = voices.first
    rows = tuple(
        (words.number(payment.request), words.isolate(payment.terminal.id), words.amount(payment.amount))
        for payment in payments
    )
    note = voices.text(f"paper.{which}_carried_over", Size.SMALL)
    return [*_section(voices, f"paper.{which}_payments"), note, Gap(1), Table(rows, words.language)]


def _numbers(voices: Voices, figures: ShiftFigures) -> list[Block]:
    """Print from which paper to which the shift goes, and the total that is never set back."""
    words = voices.first
    blocks: list[Block] = [Gap(3), Line(RuleStyle.DASHED), Gap(3)]
    if figures.first_series:
        blocks += [
            voices.pair("paper.first_series", words.isolate(figures.first_series), Size.SMALL),
            voices.pair("paper.last_series", words.isolate(figures.last_series), Size.SMALL),
        ]
    grand = words.money(figures.grand_total)
    return [*blocks, voices.pair("paper.grand_total", grand, emphasis=Emphasis.ALL)]
