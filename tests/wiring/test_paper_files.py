"""Papers are kept as PDF among a person's documents, under the number they carry, whole or not at all."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication

from pos.wiring.demo.seed import seeded
from pos.wiring.folders import TillFolders
from pos.wiring.paper_files import keep_paper, paper_name, write_paper
from pos.wiring.parts import Parts, open_parts
from tests.journal.booth import Booth

SERIES = "SNA26-B112-1.1"


@pytest.fixture
def parts(qapp: QGuiApplication, tmp_path: Path) -> Iterator[Parts]:
    """Open the demonstration's till."""
    folders = TillFolders(tmp_path / "till")
    seeded(folders)
    opened = open_parts(folders)
    yield opened
    opened.close()


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a person a folder for documents."""
    folder = tmp_path / "Documents"
    monkeypatch.setattr("platformdirs.user_documents_dir", lambda: str(folder))
    return folder


def test_a_receipt_is_kept_under_its_number(parts: Parts, documents: Path) -> None:
    booth = Booth(parts.journal)
    booth.open_shift()
    kept = keep_paper(parts, booth.sell())
    assert kept.kept
    assert kept.file == documents / "Dar Essanaa" / f"{SERIES}-000001.pdf"
    text = PdfReader(BytesIO(kept.file.read_bytes())).pages[0].extract_text()
    assert SERIES in text
    assert "COPIE" in text


def test_kept_again_it_is_the_same_file_and_no_duplicate_is_counted(parts: Parts, documents: Path) -> None:
    booth = Booth(parts.journal)
    booth.open_shift()
    sale = booth.sell()
    first = keep_paper(parts, sale).file.read_bytes()
    assert keep_paper(parts, sale).file.read_bytes() == first
    assert len(list((documents / "Dar Essanaa").iterdir())) == 1
    assert parts.journal.reprints_of(sale) == 0


def test_the_report_of_a_closing_bears_its_own_number(parts: Parts, tmp_path: Path) -> None:
    booth = Booth(parts.journal)
    booth.open_shift()
    closing = booth.close_shift()
    assert paper_name(parts, closing) == f"{SERIES}-Z1"
    assert write_paper(parts, closing, tmp_path / "z.pdf", a4=True)
    assert PdfReader(tmp_path / "z.pdf").pages[0].mediabox.width > 500


def test_where_nothing_can_be_written_nothing_is_left_behind(parts: Parts, documents: Path) -> None:
    booth = Booth(parts.journal)
    booth.open_shift()
    sale = booth.sell()
    (documents / "Dar Essanaa" / f"{SERIES}-000001.pdf").mkdir(parents=True)
    assert not keep_paper(parts, sale).kept
    assert [path.name for path in (documents / "Dar Essanaa").iterdir()] == [f"{SERIES}-000001.pdf"]


def test_an_entry_without_a_paper_is_not_kept(parts: Parts, documents: Path) -> None:
    assert not keep_paper(parts, 1).kept
    assert not documents.exists()
