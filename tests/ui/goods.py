"""Goods of a booth: twelve pieces of several crafts, two of them one of a kind, and the people behind them."""

from pos.domain.money import Currency, Money
from pos.domain.names import Names
from pos.domain.parties import Maker, Seller
from pos.domain.product import Motif, Pattern, Price, Product
from pos.domain.sale import Parties
from pos.ui.ways.services import Chain

MAD = Currency.MAD

CHAINS = (
    Chain("P01", Names(ar="الزرابي", fr="Tapis", en="Carpets")),
    Chain("P03", Names(ar="الفخار", fr="Poterie", en="Pottery")),
    Chain("P02", Names(ar="الملابس", fr="Vêtements", en="Clothing")),
    Chain("P05", Names(ar="الخشب", fr="Bois", en="Wood")),
    Chain("P06", Names(ar="الجلد", fr="Cuir", en="Leather")),
    Chain("P08", Names(ar="النحاس", fr="Dinanderie", en="Brass")),
    Chain("P10", Names(ar="الحلي", fr="Bijoux", en="Jewellery")),
    Chain("P11", Names(ar="السلال", fr="Vannerie", en="Basketry")),
)

PARTIES = Parties(
    {"coop": Seller("coop", Names("تعاونية تيغانيمين", "Coop. Tighanimine", "Tighanimine coop."))},
    {
        "aicha": Maker("aicha", Names("عائشة أوحماد", "Aïcha Ouhmad", "Aïcha Ouhmad"), "MA-TAZ"),
        "brahim": Maker("brahim", Names("سي إبراهيم", "Si Brahim", "Si Brahim"), "MA-SAF"),
        "hassan": Maker("hassan", Names("المعلم حسن", "Maâlem Hassan", "Master Hassan"), "MA-FES"),
    },
)

# id, code, Arabic, French, English, dirhams, chain, maker, motif, colours
_ROWS = (
    (
        "rug",
        "6111000000014",
        "زربية بني وراين 2×3",
        "Tapis Beni Ouarain 2×3",
        "Beni Ourain rug 2×3",
        4800,
        "P01",
        "aicha",
        Motif.WEAVE,
        ("#EFE7D6", "#2B2B2B", "#8C8373"),
    ),
    (
        "plate",
        "6111000000021",
        "طبق آسفي أزرق",
        "Plat Safi bleu",
        "Blue Safi plate",
        320,
        "P03",
        "brahim",
        Motif.STAR,
        ("#EAF1F8", "#2F5FA5", "#C98A12"),
    ),
    (
        "lamp",
        "6111000000038",
        "فانوس نحاسي",
        "Lanterne dinanderie",
        "Brass lantern",
        650,
        "P08",
        "hassan",
        Motif.ARCH,
        ("#F6EBD3", "#B07A1E", "#7B3F12"),
    ),
    (
        "slippers",
        "6111000000045",
        "بلغة جلدية",
        "Babouches cuir",
        "Leather slippers",
        250,
        "P06",
        "hassan",
        Motif.CHEVRON,
        ("#F8E9D6", "#A3262B", "#C98A12"),
    ),
    (
        "box",
        "6111000000052",
        "صندوق عرعار",
        "Coffret thuya",
        "Thuya box",
        480,
        "P05",
        "hassan",
        Motif.RING,
        ("#F1E2CF", "#7A4A22", "#B88A55"),
    ),
    (
        "caftan",
        "6111000000069",
        "قفطان مطرز",
        "Caftan brodé",
        "Embroidered caftan",
        2400,
        "P02",
        "aicha",
        Motif.STAR,
        ("#F3E3EC", "#8A2C5D", "#C98A12"),
    ),
    (
        "tajine",
        "6111000000076",
        "طاجين فاس",
        "Tajine Fès",
        "Fez tajine",
        180,
        "P03",
        "brahim",
        Motif.RING,
        ("#E9F0EC", "#0B6B58", "#C98A12"),
    ),
    (
        "bracelet",
        "6111000000083",
        "دملج فضة",
        "Bracelet argent",
        "Silver bracelet",
        900,
        "P10",
        "hassan",
        Motif.WEAVE,
        ("#ECEFF3", "#6C7A89", "#2F4E8F"),
    ),
    (
        "basket",
        "6111000000090",
        "سلة دوم",
        "Corbeille doum",
        "Palm basket",
        95,
        "P11",
        "aicha",
        Motif.CHEVRON,
        ("#F4EEDB", "#B4532A", "#7C8B3A"),
    ),
    (
        "cushion",
        "6111000000106",
        "مخدة صابرة",
        "Coussin sabra",
        "Sabra cushion",
        220,
        "P01",
        "aicha",
        Motif.WEAVE,
        ("#F9E7E2", "#B4532A", "#2F4E8F"),
    ),
    (
        "table",
        "6111000000113",
        "طاولة زليج 40",
        "Zellige table 40",
        "Zellige table 40",
        1250,
        "P03",
        "brahim",
        Motif.STAR,
        ("#E6F2F0", "#0B6B58", "#2F4E8F"),
    ),
    (
        "pouf",
        "6111000000120",
        "بوف جلدي",
        "Pouf cuir",
        "Leather pouf",
        380,
        "P06",
        "hassan",
        Motif.RING,
        ("#F3E5D5", "#8C5A2B", "#B4532A"),
    ),
)
_UNIQUE = {"rug": 3900, "caftan": 1900, "bracelet": 0}
"""One of a kind, with the floor of each in dirhams."""

GOODS = tuple(
    Product(
        id=id_,
        names=Names(ar, fr, en),
        price=Price(Money(dirhams * 100, MAD)),
        code=code,
        chain=chain,
        craft="",
        seller="coop",
        maker=maker,
        tax="MA20" if id_ in {"plate", "lamp"} else "MA_EX",
        unique=id_ in _UNIQUE,
        floor=Money(_UNIQUE[id_] * 100, MAD) if _UNIQUE.get(id_) else None,
        pattern=Pattern(motif, colours),
    )
    for id_, code, ar, fr, en, dirhams, chain, maker, motif, colours in _ROWS
)


def many(count: int) -> tuple[Product, ...]:
    """Make that many pieces, none of them like another."""
    return tuple(
        Product(
            id=f"p{number}",
            names=Names(f"قطعة {number}", f"Pièce {number}", f"Piece {number}"),
            price=Price(Money(number * 100 + 50, MAD)),
            code=f"C-{number:06}",
            chain=CHAINS[number % len(CHAINS)].id,
            craft="",
            seller="coop",
            maker="aicha",
            tax="MA_EX",
        )
        for number in range(1, count + 1)
    )
