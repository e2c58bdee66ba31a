"""Sell orders of four lines in Tryton's point of sale: `sell.py COUNT AT_ONCE`; prints the nanoseconds that took.

It is run by the Python that Tryton is installed for. The shop is that of Tryton's own scenarios: one company, its
accounts, one tax of a fifth; four products. Orders are made, paid in cash, done and posted through the server's own
models, so many in a transaction, in a SQLite database in memory: nothing travels and nothing is synced.
"""

import os
import sys
from decimal import Decimal
from time import perf_counter_ns

os.environ["TRYTOND_DATABASE_URI"] = "sqlite://"
os.environ["DB_NAME"] = ":memory:"

from proteus import Model
from trytond.modules.account.tests.tools import create_chart, create_fiscalyear, create_tax, get_accounts
from trytond.modules.account_invoice.tests.tools import set_fiscalyear_invoice_sequences
from trytond.modules.company.tests.tools import create_company
from trytond.pool import Pool
from trytond.tests.tools import activate_modules
from trytond.transaction import Transaction, TransactionError

LINES = 4
UNTAXED, PRICE = Decimal("10.00"), Decimal("12.00")
SERVER = 1
"""The user that a server works as."""


def shop() -> tuple[int, int, list[int], int]:
    """Set a shop up: gives its point of sale, its cash, its products and its company."""
    activate_modules("sale_point", create_company, create_chart)
    set_fiscalyear_invoice_sequences(create_fiscalyear()).click("create_period")
    accounts = get_accounts()
    tax = create_tax(Decimal(".2"))
    tax.save()
    category = Model.get("product.category")(name="Pottery")
    category.accounting = True
    category.account_revenue = accounts["revenue"]
    category.customer_taxes.append(tax)
    category.save()
    (unit,) = Model.get("product.uom").find([("name", "=", "Unit")])
    products = []
    for name in ("Bowl", "Plate", "Jug", "Lamp"):
        template = Model.get("product.template")(name=name)
        template.default_uom = unit
        template.type = "goods"
        template.salable = True
        template.account_category = category
        template.gross_price = PRICE
        template.save()
        products.append(template.products[0].id)
    point = Model.get("sale.point")(name="Booth")
    (point.journal,) = Model.get("account.journal").find([("type", "=", "revenue")], limit=1)
    point.sequence = Model.get("ir.sequence.strict")(name="POS", company=point.company)
    (point.sequence.sequence_type,) = Model.get("ir.sequence.type").find([("name", "=", "POS")], limit=1)
    point.sequence.save()
    (point.storage_location,) = Model.get("stock.location").find([("code", "=", "STO")])
    (point.customer_location,) = Model.get("stock.location").find([("code", "=", "CUS")])
    point.save()
    cash = Model.get("sale.point.payment.method")(name="Cash")
    cash.account = accounts["cash"]
    cash.cash = True
    cash.save()
    return point.id, cash.id, products, point.company.id


def sell(count: int, point: int, cash: int, products: list[int], company: int) -> None:
    """Sell so many orders in one transaction, which is begun again as long as it lacks a lock."""
    extras: dict[str, object] = {}
    while True:
        try:
            with Transaction().start(os.environ["DB_NAME"], SERVER, context={"company": company}, **extras):
                sell_within(count, point, cash, products)
        except TransactionError as error:
            error.fix(extras)
        else:
            return


def sell_within(count: int, point: int, cash: int, products: list[int]) -> None:
    """Sell so many orders in the transaction under way."""
    sale_model = Pool().get("sale.point.sale")
    prices = {"quantity": 1, "unit_list_price": UNTAXED, "unit_gross_price": PRICE}
    lines = [{"product": product, **prices} for product in products]
    payment = {"method": cash, "amount": PRICE * LINES}
    order = {"point": point, "lines": [("create", lines)], "payments": [("create", [payment])]}
    sales = sale_model.create([order] * count)
    sale_model.process(sales)
    sale_model.post(sales)
    if {sale.state for sale in sale_model.browse(sales)} != {"posted"}:
        raise ValueError("orders that are not posted")


def main() -> None:
    """Sell, and print how long it took."""
    count, at_once = map(int, sys.argv[1:])
    shop_of = shop()
    sell(1, *shop_of)
    start = perf_counter_ns()
    for first in range(0, count, at_once):
        sell(min(at_once, count - first), *shop_of)
    print(perf_counter_ns() - start)


main()
