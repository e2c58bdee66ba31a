"""X and Z show the same figures, and each of their sums can be checked on the paper itself."""

from dataclasses import replace

from pos.documents.blocks import Code, Document, Table
from pos.documents.plain import plain_text
from pos.documents.seal import read_seal
from pos.documents.shift_report import Register, compose_x, compose_z
from pos.domain.cash import count_of
from pos.domain.cash_terms import DutyBearer
from pos.domain.facts import CashMoved, ShiftOpened
from pos.domain.money import Currency, Money
from pos.domain.names import Language
from pos.domain.payment_facts import OwedPayment, PaymentKind, TerminalLabel, UnknownPayment
from pos.domain.sale import Parties
from pos.domain.shift import figures
from pos.domain.tender import Means, Tender
from pos.ports.journal import OpenShift
from tests.documents import samples
from tests.documents.figures import labelled, minor, pairs
from tests.documents.samples import closing, provenance, register, shift_figures

SHIFT = OpenShift(1, ShiftOpened("a", samples.DAY, samples.opening_float()))


def z() -> Document:
    return compose_z(closing(), register(), provenance(Language.EN))


def tables(paper: Document) -> list[Table]:
    return [block for block in paper.blocks if isinstance(block, Table)]


def test_the_figures_of_a_closing_add_up() -> None:
    paper = z()
    assert labelled(paper, "Sales (2)") + labelled(paper, "Refunds (1)") == labelled(paper, "Net")
    parts = ("Opening float", "Cash taken", "Cash in and out")
    assert sum(labelled(paper, part) for part in parts) == labelled(paper, "Expected")
    assert labelled(paper, "Counted") - labelled(paper, "Expected") == labelled(paper, "Difference")


def test_means_and_taxes_add_up_to_the_net() -> None:
    paper = z()
    means, taxes, _ = tables(paper)
    net = labelled(paper, "Net")
    assert sum(minor(row[2]) for row in means.rows[1:]) == net
    assert sum(minor(row[1]) + minor(row[2]) for row in taxes.rows[1:] if len(row) > 1) == net


def test_notes_and_coins_add_up_to_what_was_counted() -> None:
    paper = z()
    *_, count = tables(paper)
    assert sum(minor(row[2]) for row in count.rows) == labelled(paper, "Counted")


def test_a_reading_shows_the_figures_of_the_closing_but_no_count_and_no_seal() -> None:
    reading = compose_x(SHIFT, shift_figures(), register(), provenance(Language.EN))
    closed = {(pair.label, pair.figure) for pair in pairs(z())}
    assert {(pair.label, pair.figure) for pair in pairs(reading)} <= closed
    assert not any(isinstance(block, Code) for block in reading.blocks)
    assert "Counted" not in plain_text(reading)


def test_a_closing_is_sealed() -> None:
    (code,) = (block for block in z().blocks if isinstance(block, Code))
    assert read_seal(code.payload) == samples.seal()


def test_a_closing_that_is_not_sealed_yet_carries_no_code() -> None:
    paper = compose_z(closing(), register(), replace(provenance(), seal=None))
    assert not any(isinstance(block, Code) for block in paper.blocks)


def test_a_day_paid_by_card_alone_took_no_cash() -> None:
    sale = samples.everyday_sale()
    card = Tender(Means.CARD, sale.total, sale.total, samples.dirhams(0), 7)
    reckoned = figures(SHIFT.opened, (replace(sale, tenders=(card,)),), samples.dirhams(0))
    paper = compose_x(SHIFT, reckoned, register(), provenance(Language.EN))
    assert labelled(paper, "Sales (1)") == sale.total.minor
    assert labelled(paper, "Cash taken") == 0
    assert labelled(paper, "Expected") == labelled(paper, "Opening float")


def test_a_duty_that_the_seller_bears_is_not_said_to_lie_in_the_drawer() -> None:
    both, sellers = (
        figures(SHIFT.opened, sales, samples.dirhams(0))
        for sales in (
            (samples.sale_on_terms(DutyBearer.CUSTOMER), samples.sale_on_terms(DutyBearer.SELLER)),
            (samples.sale_on_terms(DutyBearer.SELLER),),
        )
    )
    told = [compose_x(SHIFT, of, register(), provenance(Language.EN)) for of in (both, sellers)]
    assert ["Duty paid by customers" in plain_text(paper) for paper in told] == [True, False]


def test_euros_that_were_moved_stand_between_what_was_taken_and_what_is_expected() -> None:
    moved = CashMoved(1, "a", Money(-5_00, Currency.EUR), "banque")
    reckoned = figures(SHIFT.opened, (samples.sale_for_euros(), moved), samples.dirhams(0))
    paper = compose_x(SHIFT, reckoned, register(), provenance(Language.EN))
    told = pairs(paper)
    first = [pair.label for pair in told].index("Taken")
    assert [minor(pair.figure) for pair in told[first : first + 4]] == [50_00, 534_50, -5_00, 45_00]


def test_too_much_in_the_drawer_is_said_with_a_plus() -> None:
    rich = replace(closing(), difference=samples.dirhams(3, 50))
    for language, written in ((Language.FR, "+3,50"), (Language.AR, "\u2066+\u20663,50\u2069\u2069")):
        paper = compose_z(rich, register(), provenance(language))
        assert written in [pair.figure for pair in pairs(paper)]


def test_an_empty_shift_without_a_coin_in_the_drawer_has_its_paper() -> None:
    none = samples.dirhams(0)
    nothing = figures(ShiftOpened("a", samples.DAY, count_of(Currency.MAD, {})), (), none)
    empty = replace(closing(), figures=nothing, counted=count_of(Currency.MAD, {}), difference=none, note="")
    paper = compose_z(empty, register(), provenance(Language.EN))
    said = plain_text(paper)
    assert all(table.rows for table in tables(paper))
    assert "Sales (0)  0,00" in said
    assert "First receipt" not in said


def test_rules_and_sellers_the_till_no_longer_knows_are_still_told_apart() -> None:
    stranger = Register(Parties({}, {}), ())
    said = plain_text(compose_z(closing(), stranger, provenance(Language.EN)))
    assert "Seller not on record" in said
    assert "MA_EX_TAPIS  4\u202f200,00  0,00" in said


def test_payments_that_nobody_knows_are_listed_and_stand_in_no_other_figure() -> None:
    label = TerminalLabel("tpe-1", "naps")
    unknown = (UnknownPayment(41, PaymentKind.SALE, samples.dirhams(125, 50), label),)
    paper = compose_z(replace(closing(), unknown_payments=unknown), register(), provenance(Language.EN))
    assert "Payments not known yet" in plain_text(paper)
    assert [minor(row[2]) for row in tables(paper)[-1].rows] == [125_50]
    assert pairs(paper) == pairs(z())
    assert "Payments not known yet" not in plain_text(z())


def test_payments_that_are_to_go_back_are_listed_under_those_nobody_knows() -> None:
    label = TerminalLabel("tpe-1", "naps")
    owed = (OwedPayment(43, samples.dirhams(60), label),)
    paper = compose_z(replace(closing(), owed_payments=owed), register(), provenance(Language.EN))
    assert "Payments to give back" in plain_text(paper)
    assert [minor(row[2]) for row in tables(paper)[-1].rows] == [60_00]
    assert (pairs(paper), "Payments to give back" in plain_text(z())) == (pairs(z()), False)
