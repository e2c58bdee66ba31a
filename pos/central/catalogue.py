"""The organizer's catalogue of a fair: taken in from a file as a till takes one in, or piece by piece withdrawn.

Each product carries the version that last changed it, and with it who stands behind it. Versions only rise, and are no
lower than the clock (UTC milliseconds): a central that was put back to a backup gives no version again that tills
may have from before.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from pos.central.database import Database
from pos.central.registry import NotThere
from pos.central.tables import catalogue, fairs
from pos.domain.codes import code_key
from pos.domain.crafts import CraftTables
from pos.domain.fair import Place
from pos.domain.product_file.reading import ProductFile
from pos.domain.product_file.rows import Defaults, Known
from pos.domain.sale import Parties
from pos.domain.tax import TaxTreatment
from pos.ports.clock import Clock
from pos.usecases.import_catalogue import ImportReport, report_of
from pos.wire.canonical import canonical, read_as
from pos.wire.supply import Article


@dataclass(frozen=True, slots=True)
class Goods:
    """What products of any fair are read against."""

    tables: CraftTables
    treatments: tuple[TaxTreatment, ...]


@dataclass(frozen=True, slots=True)
class OrganizersCatalogue:
    """What an organizer does with the catalogues of fairs."""

    database: Database
    clock: Clock

    def take_in(self, fair: str, data: bytes, goods: Goods) -> ImportReport:
        """Take the bytes of a file of products in, all of it or nothing; raises `NotThere`."""
        with self.database.writing.begin() as connection:
            place = _locked(connection, fair)
            there = _articles(connection, fair)
            products = [article.product for article in there.values()]
            defaults = Defaults(tax_included=place.tax_included)
            known = Known(place.currency, defaults, goods.tables, goods.treatments, lambda _path: False)
            file = ProductFile(data, known, products, _parties(there.values()))
            report = report_of(file, stopped=not file.read(lambda _done, _of: True))
            if report.is_clean:
                self._write(connection, fair, there, file)
        return report

    def withdraw(self, fair: str, codes: Iterable[str]) -> None:
        """Take products off the shelves of a fair by the codes on their tags; raises `NotThere`, changing nothing."""
        with self.database.writing.begin() as connection:
            _locked(connection, fair)
            known = _articles(connection, fair).items()
            by_code = {code_key(article.product.code): id_ for id_, article in known if article.product.code}
            version = self._next(connection, fair)
            for code in codes:
                id_ = by_code.get(code_key(code))
                if id_ is None:
                    raise NotThere(code)
                _set(connection, (fair, id_), version, None)
                version += 1

    def _write(self, connection: Connection, fair: str, there: Mapping[str, Article], file: ProductFile) -> None:
        changes = file.parties()
        before = _parties(there.values())
        parties = Parties({**before.sellers, **changes.sellers}, {**before.makers, **changes.makers})
        stands = {id_: article.product for id_, article in there.items()}
        stands |= {product.id: product for product in (*file.added, *file.changed)}
        version = self._next(connection, fair)
        for id_, product in stands.items():
            article = Article(product, parties.sellers.get(product.seller), parties.makers.get(product.maker))
            if there.get(id_) != article:
                _set(connection, (fair, id_), version, article)
                version += 1

    def _next(self, connection: Connection, fair: str) -> int:
        newest = select(func.max(catalogue.c.version)).where(catalogue.c.fair == fair)
        return max(int(connection.execute(newest).scalar() or 0) + 1, self.clock.now().utc_ms)


def _locked(connection: Connection, fair: str) -> Place:
    """Hold a fair, so that its versions rise one after the other, and give what its tills stand in."""
    row = connection.execute(select(fairs).where(fairs.c.code == fair).with_for_update()).one_or_none()
    if row is None:
        raise NotThere(fair)
    return read_as(Place, row.place)


def _articles(connection: Connection, fair: str) -> dict[str, Article]:
    of = (catalogue.c.fair == fair) & catalogue.c.data.is_not(None)
    rows = connection.execute(select(catalogue.c.product, catalogue.c.data).where(of).order_by(catalogue.c.version))
    return {row.product: read_as(Article, row.data) for row in rows}


def _parties(articles: Collection[Article]) -> Parties:
    sellers = {article.seller.id: article.seller for article in articles if article.seller}
    makers = {article.maker.id: article.maker for article in articles if article.maker}
    return Parties(sellers, makers)


def _set(connection: Connection, key: tuple[str, str], version: int, article: Article | None) -> None:
    fair, product = key
    data = None if article is None else canonical(article)
    of = (catalogue.c.fair == fair) & (catalogue.c.product == product)
    if connection.execute(update(catalogue).where(of).values(version=version, data=data)).rowcount == 0:
        connection.execute(insert(catalogue).values(fair=fair, product=product, version=version, data=data))
