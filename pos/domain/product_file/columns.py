"""The columns a file of products may have, and the many names people give them in three languages."""

import re
from enum import StrEnum

from pos.domain.folding import fold


class Column(StrEnum):
    """What a column holds."""

    NAME_AR = "name_ar"
    NAME_FR = "name_fr"
    NAME_EN = "name_en"
    CODE = "code"
    PRICE = "price"
    PRICE_WITH_TAX = "price_with_tax"
    PRICE_WITHOUT_TAX = "price_without_tax"
    TAX_INCLUDED = "tax_included"
    FLOOR = "floor"
    CHAIN = "chain"
    CRAFT = "craft"
    SELLER = "seller"
    SELLER_AR = "seller_ar"
    ICE = "ice"
    TAX_NUMBER = "tax_number"
    BUSINESS_TAX = "business_tax"
    MAKER = "maker"
    MAKER_AR = "maker_ar"
    REGION = "region"
    TAX = "tax"
    UNIQUE = "unique"
    STOCK = "stock"
    PICTURE = "picture"


NAMES = (Column.NAME_AR, Column.NAME_FR, Column.NAME_EN)
PRICES = (Column.PRICE, Column.PRICE_WITH_TAX, Column.PRICE_WITHOUT_TAX)

_HEADERS = {
    Column.NAME_AR: (
        "الاسم|اسم المنتج|المنتج|التسمية|القطعة|الاسم بالعربية|التسمية بالعربية"
        "|nom ar|nom arabe|nom en arabe|désignation ar|désignation arabe|libellé arabe"
        "|name ar|arabic name|name arabic|name in arabic"
    ),
    Column.NAME_FR: (
        "nom|nom fr|nom français|nom en français|nom du produit|désignation|désignation fr|libellé|article|produit"
        "|name fr|french name|name french|الاسم بالفرنسية|التسمية بالفرنسية"
    ),
    Column.NAME_EN: (
        "name|name en|english name|name english|product|product name|item|title"
        "|nom en|nom anglais|nom en anglais|désignation anglais|الاسم بالإنجليزية|التسمية بالإنجليزية"
    ),
    Column.CODE: (
        "code|code barres|code à barres|code barre|ean|ean 13|gtin|upc|code ean|code interne|code article|code produit"
        "|référence|réf|sku|barcode|bar code|internal code|product code|item code|reference"
        "|الرمز|رمز المنتج|الرمز الشريطي|رمز شريطي|الباركود|المرجع|الرمز الداخلي"
    ),
    Column.PRICE: (
        "prix|prix de vente|prix unitaire|prix demandé|pu|tarif|prix dh|prix mad"
        "|price|unit price|selling price|asking price|sale price|price dh|price mad"
        "|الثمن|السعر|ثمن البيع|سعر البيع|الثمن بالدرهم|السعر بالدرهم|ثمن الوحدة"
    ),
    Column.PRICE_WITH_TAX: (
        "prix ttc|pu ttc|prix de vente ttc|prix unitaire ttc|montant ttc"
        "|price incl tax|price including tax|price incl vat|price including vat|gross price"
        "|الثمن شامل الضريبة|السعر شامل الضريبة|الثمن مع الضريبة|الثمن مع احتساب الرسوم"
    ),
    Column.PRICE_WITHOUT_TAX: (
        "prix ht|pu ht|prix de vente ht|prix unitaire ht|montant ht|prix hors taxe"
        "|price excl tax|price excluding tax|price excl vat|price excluding vat|net price"
        "|الثمن دون الضريبة|الثمن بدون الضريبة|الثمن بدون ضريبة|السعر دون الضريبة|الثمن دون احتساب الرسوم"
    ),
    Column.TAX_INCLUDED: (
        "ttc|tva incluse|taxe incluse|tva comprise|ttc ht|ht ttc|tax included|vat included"
        "|شامل الضريبة|الضريبة مشمولة|الضريبة متضمنة"
    ),
    Column.FLOOR: (
        "plancher|prix plancher|prix minimum|prix minimal|prix min|dernier prix"
        "|floor|floor price|minimum price|min price|lowest price"
        "|الثمن الأدنى|أدنى ثمن|السعر الأدنى|أدنى سعر|آخر ثمن"
    ),
    Column.CHAIN: (
        "filière|famille|catégorie|rayon|chain|category|family|department|السلسلة|الفئة|الصنف|القطاع|الشعبة"
    ),
    Column.CRAFT: "métier|activité|craft|trade|activity|الحرفة|المهنة|النشاط",
    Column.SELLER: (
        "vendeur|exposant|nom du vendeur|nom de l'exposant|raison sociale|seller|exhibitor|vendor|seller name"
        "|البائع|العارض|اسم البائع|اسم العارض"
    ),
    Column.SELLER_AR: (
        "vendeur ar|vendeur arabe|vendeur en arabe|exposant arabe|exposant en arabe"
        "|seller ar|seller arabic|seller in arabic|البائع بالعربية|العارض بالعربية"
    ),
    Column.ICE: (
        "ice|ice vendeur|ice du vendeur|ice exposant|seller ice|identifiant commun de l'entreprise"
        "|التعريف الموحد للمقاولة|التعريف الموحد"
    ),
    Column.TAX_NUMBER: (
        "if|identifiant fiscal|if vendeur|tax number|tax id|tax identification number|seller if"
        "|التعريف الضريبي|التعريف الجبائي|رقم التعريف الضريبي"
    ),
    Column.BUSINESS_TAX: (
        "tp|taxe professionnelle|patente|tp vendeur|business tax|business tax number|seller tp"
        "|الضريبة المهنية|الرسم المهني|البتانتا"
    ),
    Column.MAKER: (
        "artisan|fabricant|maître artisan|maâlem|créateur|nom de l'artisan|par|maker|made by|artisan name|craftsman"
        "|الصانع|الصانع التقليدي|الحرفي|المعلم|اسم الصانع|صنع"
    ),
    Column.MAKER_AR: (
        "artisan ar|artisan arabe|artisan en arabe|maker ar|maker arabic|maker in arabic"
        "|الصانع بالعربية|الحرفي بالعربية"
    ),
    Column.REGION: "région|region|code région|region code|الجهة|المنطقة",
    Column.TAX: (
        "tva|taxe|taux|taux tva|taux de tva|régime tva|régime de tva|code tva|traitement fiscal"
        "|tax|tax rate|vat|vat rate|tax treatment|tax code"
        "|الضريبة|الضريبة على القيمة المضافة|نسبة الضريبة|ض ق م|النظام الضريبي"
    ),
    Column.UNIQUE: "unique|pièce unique|one of a kind|unique piece|قطعة فريدة|فريدة|فريد",
    Column.STOCK: "stock|quantité|qté|quantité en stock|quantity|qty|in stock|المخزون|الكمية|العدد",
    Column.PICTURE: "photo|image|fichier photo|fichier image|picture|photo file|image file|الصورة|صورة|ملف الصورة",
}

_IN_BRACKETS = re.compile(r"[(\[].*?[)\]]")


def _key(header: str) -> str:
    return fold(header).replace(" ", "")


_COLUMNS = {_key(header): column for column, headers in _HEADERS.items() for header in headers.split("|")}


def column_of(header: str) -> Column | None:
    """Recognise a header; accents, case, spaces and what stands in brackets make no difference."""
    return (
        _COLUMNS.get(_key(header))
        or _COLUMNS.get(_key(header.replace("_", " ")))
        or _COLUMNS.get(_key(_IN_BRACKETS.sub(" ", header)))
    )
