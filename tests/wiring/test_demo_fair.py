"""The demonstration fair is believable, whole, and the same each time."""

import re
from datetime import date
from functools import cache

import pytest

from pos.domain.catalogue import Catalogue
from pos.domain.codes import check_holds, is_trade_code
from pos.domain.money import Currency, Money
from pos.domain.pricing import PricedTicket, price_ticket
from pos.domain.product import Product
from pos.domain.product_file.cells import read_ice
from pos.domain.quantity import pieces
from pos.domain.refusals import Refused
from pos.domain.stock import Listed
from pos.domain.tax import treatment_on
from pos.domain.ticket import Ticket, add_product, agree_price
from pos.wiring.demo.fair import DemoFair, demo_fair
from pos.wiring.demo.pieces import Draws, human_price
from tests.domain.product_files import tables, treatments

DAY = date(2026, 11, 21)
ARABIC = re.compile(r"[\u0621-\u064a]")
LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]")
SCREEN = (
    *(("زربية بني وراين 2×3", "Tapis Beni Ouarain 2×3", 4800), ("طبق آسفي أزرق", "Plat Safi bleu", 320)),
    *(("فانوس نحاسي", "Lanterne dinanderie", 650), ("بلغة جلدية", "Babouches cuir", 250)),
    *(("صندوق عرعار", "Coffret thuya", 480), ("قفطان مطرز", "Caftan brodé", 2400), ("طاجين فاس", "Tajine Fès", 180)),
    *(("دملج فضة", "Bracelet argent", 900), ("سلة دوم", "Corbeille doum", 95), ("مخدة صابرة", "Coussin sabra", 220)),
    *(("طاولة زليج 40", "Table zellige 40", 1250), ("بوف جلدي", "Pouf cuir", 380)),
)


@cache
def fair() -> DemoFair:
    return demo_fair()


def named(french: str) -> Product:
    return next(product for product in fair().products if product.names.fr == french)


def test_the_fair_is_the_same_each_time_and_another_with_another_seed() -> None:
    assert demo_fair() == fair()
    assert demo_fair(seed=7).products != fair().products


def test_the_first_screen_is_set_by_hand() -> None:
    shown = [(piece.names.ar, piece.names.fr, piece.price.amount.minor // 100) for piece in fair().products[:12]]
    assert shown == list(SCREEN)
    assert [piece.unique for piece in fair().products[:12]].count(True) == 3


def test_fifteen_hundred_pieces_come_from_every_craft_and_every_region() -> None:
    products = fair().products
    assert len(products) == 1_500
    assert {product.craft for product in products} == {craft.id for craft in tables().crafts}
    assert {product.region for product in products} == {region.code for region in tables().regions}
    assert all(product.craft.startswith(f"{product.chain}-") for product in products)


def test_a_third_of_the_pieces_are_one_of_a_kind() -> None:
    unique = sum(product.unique for product in fair().products)
    assert 480 <= unique <= 540
    assert all(product.stock is None for product in fair().products if product.unique)


def test_the_pieces_of_forty_booths_are_sold_and_made_by_somebody_who_is_there() -> None:
    sellers, makers = fair().parties.sellers, fair().parties.makers
    assert len(fair().booths) == 40
    assert {seller for booth in fair().booths for seller in booth.sellers} == sellers.keys()
    assert {product.seller for product in fair().products} == sellers.keys()
    assert all(makers[product.maker].region == product.region for product in fair().products)
    assert fair().place.booth not in {booth.code for booth in fair().booths}


def test_makers_bear_names_of_their_own_in_both_scripts() -> None:
    names = [maker.names for maker in fair().parties.makers.values()]
    assert len({name.ar for name in names}) == len({name.fr for name in names}) == len(names) > 100
    assert all(ARABIC.search(name.ar) and not LATIN.search(name.ar) for name in names)
    assert not any(ARABIC.search(name.fr) for name in names)


def test_companies_have_an_ice_whose_key_holds_and_no_two_the_same() -> None:
    known = [seller.ice for seller in fair().parties.sellers.values() if seller.ice]
    assert len(set(known)) == len(known) > 25
    assert all(read_ice(ice) == (ice, True) for ice in known)


def test_every_line_bears_a_tax_in_force_that_its_seller_and_craft_decide() -> None:
    taxes = {product.tax for product in fair().products}
    assert taxes == {"MA20", "MA_EX_TAPIS", "MA_EX_COOP", "MA_EX_AE", "MA_EX_PETIT_FAB"}
    assert all(treatment_on(treatments(), tax, DAY) for tax in taxes)
    assert {product.tax for product in fair().products if product.craft == "P01-05"} == {"MA_EX_TAPIS"}
    assert {product.tax for product in fair().products if product.seller == "seller-dn"} == {"MA20"}


def test_every_code_is_its_own_and_a_barcode_can_be_scanned() -> None:
    codes = [product.code for product in fair().products]
    assert len(set(codes)) == len(codes)
    barcodes = [code for code in codes if code.isdecimal()]
    assert 500 < len(barcodes) < 1_000
    assert all(is_trade_code(code) and check_holds(code) and code[:3] in {"611", "290"} for code in barcodes)
    assert all(re.fullmatch(r"[A-Z]{2}-\d{4}", code) for code in codes if code not in barcodes)


def test_names_are_clean_in_three_languages() -> None:
    for names in (product.names for product in fair().products):
        assert ARABIC.search(names.ar)
        assert not LATIN.search(names.ar)
        assert not ARABIC.search(names.fr + names.en)
        for name in (names.ar, names.fr, names.en):
            assert name == " ".join(name.split()) != ""
            assert not re.search(r"[{}~|;]", name)
            assert len(name) <= 48
        assert names.fr[0] == names.fr[0].upper()


def test_stocked_articles_of_a_seller_are_told_apart_by_name() -> None:
    stocked = [(product.seller, product.names) for product in fair().products if product.stock is not None]
    assert len(set(stocked)) == len(stocked)


@pytest.mark.parametrize(
    ("start", "feminine"),
    [("Table zellige", True), ("Écharpe sabra", True), ("Plat Safi", False), ("Coussin sabra", False)],
)
def test_colours_agree_with_what_they_colour(start: str, feminine: bool) -> None:
    words = {word for piece in fair().products if piece.names.fr.startswith(start) for word in piece.names.fr.split()}
    assert words & ({"bleue", "verte", "blanche"} if feminine else {"bleu", "vert", "noir"})
    assert not words & ({"bleu", "vert", "blanc"} if feminine else {"bleue", "verte", "noire"})


def test_colours_agree_in_arabic_too() -> None:
    for piece in fair().products:
        if piece.names.ar.startswith(("زربية", "بلغة", "قندورة", "جلابة")):
            assert not {"أزرق", "أخضر", "أحمر", "أبيض", "أسود"} & set(piece.names.ar.split())
        if piece.names.ar.startswith(("قفطان", "بوف", "طبق")):
            assert not {"زرقاء", "خضراء", "حمراء", "بيضاء", "سوداء"} & set(piece.names.ar.split())


def test_prices_are_round_and_the_floor_leaves_room_to_haggle() -> None:
    prices = [product.price.amount.minor for product in fair().products]
    assert sum(minor % 100 == 0 for minor in prices) > 1_450
    assert all(minor % 50 == 0 and 10_00 < minor <= 50_500_00 for minor in prices)
    floors = [(product.floor.minor, product.price.amount.minor) for product in fair().products if product.floor]
    assert len(floors) > 700
    assert all(price * 7 <= floor * 10 < price * 10 for floor, price in floors)


def test_a_larger_piece_of_a_kind_is_dearer() -> None:
    small, large = named("Tapis Rbati rouge 2×3"), named("Tapis Rbati bleu 2,5×3,5")
    assert small.price.amount < large.price.amount


def test_neighbours_on_a_page_do_not_look_alike() -> None:
    for chain in tables().chains:
        worn = [product.pattern for product in fair().products if product.chain == chain.id]
        assert None not in worn
        assert all(len(set(worn[at : at + 12])) == len(worn[at : at + 12]) for at in range(len(worn)))


def test_chains_are_met_evenly() -> None:
    for start in range(0, 1_500, 150):
        assert len({product.chain for product in fair().products[start : start + 150]}) == 13


def test_the_sale_of_the_drawing_can_be_made() -> None:
    ticket: Ticket | Refused = Ticket(1, Currency.MAD)
    for french, count in (("Tapis Beni Ouarain 2×3", 1), ("Plat Safi bleu", 2), ("Corbeille doum", 3)):
        assert isinstance(ticket, Ticket)
        ticket = add_product(ticket, named(french), pieces(count))
    assert isinstance(ticket, Ticket)
    ticket = agree_price(ticket, 1, Money(4200_00, Currency.MAD))
    assert isinstance(ticket, Ticket)
    priced = price_ticket(ticket, treatments(), DAY)
    assert isinstance(priced, PricedTicket)
    assert priced.total == Money(5125_00, Currency.MAD)
    assert sum(group.tax.minor for group in priced.groups) == 106_67


def test_a_visitor_finds_what_is_asked_for() -> None:
    catalogue = Catalogue(Listed(fair().products), fair().parties)
    assert catalogue.search("si brahim safi")[0].names.fr == "Plat Safi bleu"
    assert {piece.craft for piece in catalogue.search("بني وراين")} == {"P01-05"}
    assert catalogue.by_code(named("Plat Safi bleu").code) == named("Plat Safi bleu")


def test_draws_are_even_and_prices_are_asked_as_people_do() -> None:
    draws = Draws(1)
    drawn = [draws.below(6) for _ in range(6_000)]
    assert all(850 < drawn.count(face) < 1_150 for face in range(6))
    assert [human_price(price) for price in (3, 47, 93, 1_234, 7_777)] == [5, 45, 90, 1_250, 7_800]
