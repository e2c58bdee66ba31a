"""What rows of a file become: products and the people behind them, or a list of all that is wrong."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.money import Currency, Money
from pos.domain.names import Names
from pos.domain.parties import Maker, Seller
from pos.domain.product import Price, Product
from pos.domain.product_file.columns import Column, column_of
from pos.domain.product_file.problems import PROBLEMS_MAX, Problem, Reason
from pos.domain.product_file.reading import ProductFile
from pos.domain.product_file.rows import Defaults
from pos.domain.sale import Parties
from tests.domain.product_files import NOBODY, Dialect, known, problems_of, products_of, read, table, written

FULL = {
    "الاسم": "طبق آسفي أزرق",
    "Nom": "Plat Safi bleu",
    "Name": "Blue Safi plate",
    "Code": "SF-0412",
    "Prix TTC": "320,00 DH",
    "Plancher": "280",
    "Filière": "poterie",
    "Métier": "Céramique de Safi",
    "Vendeur": "Poterie Serghini SARL",
    "Vendeur (arabe)": "فخار السرغيني",
    "ICE": "1561191000066",
    "IF": "40213377",
    "TP": "34512890",
    "Artisan": "Si Brahim",
    "Région": "Marrakech-Safi",
    "TVA": "20 %",
    "Pièce unique": "non",
    "Stock": "12",
    "Photo": "photos/plat.jpg",
}


def one(data: bytes, *products: Product, parties: Parties = NOBODY) -> Product:
    (product,) = products_of(data, products, parties)
    return product


def test_a_full_row_becomes_a_product_with_its_seller_and_maker() -> None:
    file = read(table(FULL))
    product, parties = file.added[0], file.parties()
    assert replace(product, pattern=None) == Product(
        product.id,
        Names("طبق آسفي أزرق", "Plat Safi bleu", "Blue Safi plate"),
        Price(Money(320_00, Currency.MAD)),
        "SF-0412",
        "P03",
        "P03-02",
        product.seller,
        product.maker,
        "MA20",
        region="MA-07",
        stock=12,
        floor=Money(280_00, Currency.MAD),
        picture="photos/plat.jpg",
    )
    seller = parties.sellers[product.seller]
    assert (seller.names, seller.ice) == (Names("فخار السرغيني", "Poterie Serghini SARL"), "001561191000066")
    assert (seller.tax_number, seller.business_tax) == ("40213377", "34512890")
    assert parties.makers[product.maker] == Maker(product.maker, Names(fr="Si Brahim"), "MA-07")
    assert product.pattern is not None
    assert (file.problems.count, file.warnings.count, file.unknown_columns) == (0, 0, ())


def test_a_name_and_a_price_are_enough() -> None:
    product = one(table({"nom": "Vase", "prix": "40"}))
    assert (product.seller, product.tax, product.price.tax_included, product.unique) == ("ours", "MA20", True, False)
    assert product.stock is None


def test_prices_without_tax_are_kept_so() -> None:
    assert not one(table({"nom": "Vase", "prix ht": "40"})).price.tax_included
    assert not one(table({"nom": "Vase", "prix": "40", "tva incluse": "non"})).price.tax_included


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({"Filière": "P01"}, ("P01", "")),
        ({"Filière": "الزرابي والأغطية"}, ("P01", "")),
        ({"Category": "Carpets"}, ("P01", "")),
        ({"Métier": "Tapis Beni Ouarain"}, ("P01", "P01-05")),
        ({"Métier": "babouche"}, ("P07", "P07-01")),
        ({"Métier": "تادلاكت", "Filière": "الحجر"}, ("P04", "P04-07")),
        ({"Métier": "p05-04"}, ("P05", "P05-04")),
    ],
)
def test_chain_and_craft_are_known_by_id_or_by_name(said: dict[str, str], wanted: tuple[str, str]) -> None:
    product = one(table({"nom": "Pièce", "prix": "40"} | said))
    assert (product.chain, product.craft) == wanted


@pytest.mark.parametrize(
    ("said", "tax"), [("20", "MA20"), ("10%", "MA10"), ("ma_ex_tapis", "MA_EX_TAPIS"), ("20,00 %", "MA20")]
)
def test_tax_is_known_by_its_rule_or_its_rate(said: str, tax: str) -> None:
    assert one(table({"nom": "Pièce", "prix": "40", "tva": said})).tax == tax


@pytest.mark.parametrize(
    ("header", "value", "reason"),
    [
        ("prix", "1.250", Reason.AMOUNT_AMBIGUOUS),
        ("prix", "", Reason.MISSING),
        ("plancher", "50", Reason.FLOOR_ABOVE_PRICE),
        ("nom", "", Reason.MISSING),
        ("nom", "x" * 121, Reason.TEXT_TOO_LONG),
        ("code", "6111242100993", Reason.CODE_CHECK_DIGIT),
        ("filière", "fusées", Reason.CHAIN_UNKNOWN),
        ("métier", "تادلاكت", Reason.CRAFT_UNKNOWN),
        ("région", "Atlantide", Reason.REGION_UNKNOWN),
        ("tva", "0", Reason.TAX_UNKNOWN),
        ("unique", "peut-être", Reason.YES_OR_NO),
        ("stock", "beaucoup", Reason.COUNT_UNREADABLE),
    ],
)
def test_a_bad_cell_is_named_with_its_line_its_column_and_what_stands_there(
    header: str, value: str, reason: Reason
) -> None:
    bad = {"nom": "Vase", "prix": "40"} | {header: value}
    shown = value if len(value) <= 80 else f"{value[:80]}…"
    assert problems_of(table({"nom": "Pot", "prix": "30"}, bad)) == (
        Problem(3, column_of(header), header, shown, reason),
    )


def test_what_no_column_says_is_named_by_its_meaning() -> None:
    file = ProductFile(table({"nom": "Vase", "prix": "40"}), known(Defaults()), (), NOBODY)
    file.read(lambda _done, _of: True)
    assert file.problems.kept() == (
        Problem(2, Column.SELLER, "", "", Reason.MISSING),
        Problem(2, Column.TAX, "", "", Reason.MISSING),
    )


def test_what_tax_another_sellers_goods_bear_must_be_said() -> None:
    other = {"nom": "Vase", "prix": "40", "vendeur": "Coopérative Amal"}
    assert problems_of(table({"nom": "Pot", "prix": "30"}, other)) == (Problem(3, Column.TAX, "", "", Reason.MISSING),)


def test_a_craft_of_another_chain_is_refused() -> None:
    problems = problems_of(table({"nom": "Vase", "prix": "40", "filière": "Bois", "métier": "Babouche"}))
    assert [problem.reason for problem in problems] == [Reason.CRAFT_ELSEWHERE]


def test_a_unique_piece_is_one() -> None:
    rows = [{"nom": "Caftan", "prix": "2400", "unique": "oui", "stock": count} for count in ("1", "2")]
    assert one(table(rows[0])).unique
    assert one(table(rows[0])).stock is None
    assert [problem.reason for problem in problems_of(table(rows[1]))] == [Reason.STOCK_OF_UNIQUE]


def test_all_that_is_wrong_is_told_at_once() -> None:
    problems = problems_of(table({"nom": "", "prix": "-1", "tva": "7"}, {"nom": "Pot", "prix": "x", "tva": ""}))
    assert [(problem.line, problem.header) for problem in problems] == [
        *((2, "prix"), (2, "nom"), (2, "tva")),
        (3, "prix"),
    ]


def test_a_long_list_of_problems_has_an_end_and_a_count() -> None:
    file = read(table(*({"nom": f"Pot {at}", "prix": "x"} for at in range(PROBLEMS_MAX + 50))))
    assert (len(file.problems.kept()), file.problems.count) == (PROBLEMS_MAX, PROBLEMS_MAX + 50)


def test_a_wrong_key_of_an_ice_and_a_missing_picture_are_only_worth_a_warning() -> None:
    file = read(table(FULL | {"ICE": "001561191000065", "Photo": "photos/autre.jpg"}))
    assert [(warning.header, warning.reason) for warning in file.warnings.kept()] == [
        *(("ICE", Reason.ICE_CHECK), ("Photo", Reason.PICTURE_NOT_FOUND)),
    ]
    assert (file.problems.count, file.added[0].picture) == (0, "")


def test_a_code_or_a_nameless_code_may_stand_only_once_in_a_file() -> None:
    by_code = table(*({"nom": name, "prix": "10", "code": code} for name, code in (("A", "x-1"), ("B", "X1"))))
    by_name = table(*({"nom": "Vase", "prix": price} for price in ("10", "20")))
    for data in (by_code, by_name):
        (problem,) = problems_of(data)
        assert (problem.line, problem.reason, problem.other_line) == (3, Reason.PRODUCT_TWICE, 2)


def test_one_seller_cannot_have_two_identities_in_a_file() -> None:
    row = {"prix": "1", "tva": "20", "vendeur": "Coop"}
    rows = [row | {"nom": f"Pot {ice}", "ice": ice} for ice in ("97", "194", "")]
    (problem,) = problems_of(table(*rows))
    assert (problem.line, problem.reason, problem.other_line) == (3, Reason.SELLER_DIFFERS, 2)


def test_the_same_file_again_changes_nothing() -> None:
    data = table(
        FULL, {"Nom": "Sans code", "Prix TTC": "10"}, {"الاسم": "بلا رمز", "Prix TTC": "10", "Artisan": "مينة"}
    )
    first = read(data)
    again = read(data, first.added, first.parties())
    assert len(first.added) == 3
    assert (again.added, again.changed, again.parties()) == ((), (), Parties({}, {}))


def test_an_empty_cell_leaves_what_is_known_as_it_is() -> None:
    first = read(table(FULL))
    cheaper = {"Code": "sf0412", "Nom": "", "Name": "Blue plate", "Prix": "300"}
    product = one(table(cheaper), *first.added, parties=first.parties())
    was = first.added[0]
    price = Price(Money(300_00, Currency.MAD))
    assert product == replace(was, names=replace(was.names, en="Blue plate"), price=price, code="sf0412")


def test_a_price_below_the_known_floor_is_refused() -> None:
    first = read(table(FULL))
    problems = problems_of(table({"Nom": "Plat", "Code": "SF-0412", "Prix": "200"}), first.added, first.parties())
    assert [problem.reason for problem in problems] == [Reason.FLOOR_ABOVE_PRICE]


def test_a_piece_without_a_code_is_known_again_when_it_gets_one() -> None:
    first = one(table({"nom": "Vase", "prix": "40"}))
    coded = one(table({"nom": "Vase", "prix": "40", "code": "V-1"}), first)
    assert (coded.id, coded.code) == (first.id, "V-1")


def test_pieces_of_one_name_with_codes_of_their_own_are_different_pieces() -> None:
    first = one(table({"nom": "Tapis", "prix": "40"}))
    rows = [{"nom": "Tapis", "prix": "40", "code": code} for code in ("T-1", "T-2")]
    coded = products_of(table(*rows), [first])
    assert len({product.id for product in coded}) == 2
    assert first.id in {product.id for product in coded}


def test_a_known_seller_is_found_by_ice_or_by_a_name_in_any_language() -> None:
    coop = Seller("coop", Names("تعاونية تيغانيمين", "Coopérative Tighanimine"), "002136093000040")
    known = Parties({"coop": coop}, {})
    piece = {"nom": "A", "prix": "1", "tva": "20"}
    by_ice = table(piece | {"vendeur": "Coop. Tighanimine", "ice": "2136093000040"})
    by_name = table(piece | {"vendeur": "تعاونيه تيغانيمين"})
    assert one(by_ice, parties=known).seller == "coop"
    assert one(by_name, parties=known).seller == "coop"
    assert read(by_ice, parties=known).parties().sellers["coop"].names.fr == "Coop. Tighanimine"


NAME = st.text("أبجدplatتé 2×", min_size=1, max_size=10).filter(lambda text: any(sign.isalnum() for sign in text))


@given(
    st.lists(st.tuples(NAME, st.integers(1, 10**8), st.integers(0, 999)), min_size=1, max_size=8),
    st.builds(Dialect, st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n"]), st.booleans(), st.booleans()),
    st.sampled_from(",."),
)
def test_any_catalogue_written_in_any_dialect_is_read_back(
    pieces: list[tuple[str, int, int]], dialect: Dialect, mark: str
) -> None:
    rows = [
        [name, f"{minor // 100}{mark}{minor % 100:02d}", str(stock), f"C{at}"]
        for at, (name, minor, stock) in enumerate(pieces)
    ]
    found = products_of(written([["الاسم", "الثمن", "المخزون", "الرمز"], *rows], dialect))
    assert [(product.names.ar, product.price.amount.minor, product.stock) for product in found] == [
        (" ".join(name.split()), minor, stock) for name, minor, stock in pieces
    ]


@given(st.text(st.sampled_from('plat;"\n\t1.250,٣ة-%é\u200f'), max_size=120))
def test_of_any_text_each_row_is_a_product_or_a_problem_with_its_line(text: str) -> None:
    data = f"nom;prix;code;stock;tva;ice;vendeur\n{text}".encode()
    file = read(data)
    taken = (*file.added, *file.changed)
    assert len({product.id for product in taken}) == len(taken) <= file.rows
    assert all(1 <= problem.line <= 2 + text.count("\n") for problem in file.problems.kept())
    if file.problems.count:
        return
    assert len(taken) == file.rows
    assert all(product.names.fr and product.price.amount.minor > 0 and product.seller for product in taken)
    again = read(data, taken, file.parties())
    assert (again.added, again.changed, again.problems.count) == ((), (), 0)
