"""The organizer's catalogue of a fair: taken in from a file as a till takes one in, or piece by piece withdrawn.

Each product carries the version that last changed it, and with it who stands behind it. Versions only rise, and are no
lower than the clock (UTC milliseconds). Each has a mark of all that was said up to it, by which a central that was put
back to a backup tells a till that heard something else from it since.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from pos.central.database import Database
from pos.central.registry import NotThere
from pos.central.tables import catalogue, fairs, versions
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


_MARK = 16
"""Signs of a digest: nobody gains by making two alike."""


@dataclass(slots=True)
class _Saying:
    """Says of one product after the other what it is now; `version` and `mark` are those of the last."""

    connection: Connection
    fair: str
    version: int
    mark: str

    def say(self, product: str, article: Article | None) -> None:
        """Say that a product is that from now on; None for one that was withdrawn."""
        data = None if article is None else canonical(article)
        self.version += 1
        said = f"{self.mark} {self.version} {product} ".encode() + (data or b"")
        self.mark = hashlib.sha256(said).hexdigest()[:_MARK]
        of = (catalogue.c.fair == self.fair) & (catalogue.c.product == product)
        is_now = {"version": self.version, "data": data}
        if self.connection.execute(update(catalogue).where(of).values(**is_now)).rowcount == 0:
            self.connection.execute(insert(catalogue).values(fair=self.fair, product=product, **is_now))
        self.connection.execute(insert(versions).values(fair=self.fair, version=self.version, mark=self.mark))


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
            saying = self._saying(connection, fair)
            for code in codes:
                id_ = by_code.get(code_key(code))
                if id_ is None:
                    raise NotThere(code)
                saying.say(id_, None)

    def _write(self, connection: Connection, fair: str, there: Mapping[str, Article], file: ProductFile) -> None:
        changes = file.parties()
        before = _parties(there.values())
        parties = Parties({**before.sellers, **changes.sellers}, {**before.makers, **changes.makers})
        stands = {id_: article.product for id_, article in there.items()}
        stands |= {product.id: product for product in (*file.added, *file.changed)}
        saying = self._saying(connection, fair)
        for id_, product in stands.items():
            article = Article(product, parties.sellers.get(product.seller), parties.makers.get(product.maker))
            if there.get(id_) != article:
                saying.say(id_, article)

    def _saying(self, connection: Connection, fair: str) -> _Saying:
        newest = select(versions).where(versions.c.fair == fair).order_by(versions.c.version.desc()).limit(1)
        last = connection.execute(newest).one_or_none()
        version, mark = (0, "") if last is None else (last.version, last.mark)
        return _Saying(connection, fair, max(version, self.clock.now().utc_ms - 1), mark)


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
