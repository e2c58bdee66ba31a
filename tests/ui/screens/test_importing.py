"""Products from a file, on the screen: taken in whole, or every bad row told and nothing taken in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.domain.names import Language
from pos.ui.screens.importing import ImportScreen
from pos.words.speech import words_for
from tests.ui import judge
from tests.ui.back_office import BackOffice

LEFT = Qt.MouseButton.LeftButton
HEAD = "code;nom;prix;filière;vendeur;tva\n"
GOOD = "B1;Bol bleu;120;poterie;Amina;20\nL1;Lampe;480,50;poterie;Amina;20\n"


@pytest.fixture
def taken() -> list[ImportScreen]:
    """List what was told that something was taken in."""
    return []


@pytest.fixture
def screen(qtbot: QtBot, back: BackOffice, taken: list[ImportScreen]) -> Iterator[ImportScreen]:
    made = ImportScreen(back.office(), words_for(Language.FR))
    made.open("amina", (), lambda: taken.append(made))
    qtbot.addWidget(made)
    made.resize(1366, 712)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close_work()


def take(qtbot: QtBot, screen: ImportScreen, file: Path) -> None:
    """Choose a file and wait until it was read."""
    screen.choose_file = lambda: file
    QTest.mouseClick(screen.go, LEFT)
    qtbot.waitUntil(lambda: not screen.work.running)


def told(screen: ImportScreen) -> list[str]:
    return [label.text() for label in (screen.result, *screen.lines) if label.text()]


def test_a_good_file_is_taken_in_and_said_so(
    qtbot: QtBot, back: BackOffice, screen: ImportScreen, taken: list[ImportScreen], tmp_path: Path
) -> None:
    file = tmp_path / "produits.csv"
    file.write_text(HEAD + GOOD, encoding="utf-8")
    take(qtbot, screen, file)
    assert taken == [screen]
    assert told(screen)[0].startswith("2 nouveaux produits")
    assert {product.code for product in back.journal.products()} >= {"B1", "L1"}
    take(qtbot, screen, file)
    assert told(screen) == ["Tout ce que contient ce fichier est déjà là. Rien n’a changé."]


def test_a_bad_row_is_told_with_its_reason_and_nothing_is_taken_in(
    qtbot: QtBot, back: BackOffice, screen: ImportScreen, tmp_path: Path
) -> None:
    before = back.journal.products()
    file = tmp_path / "produits.csv"
    file.write_text(HEAD + GOOD + "X1;Sans prix;;poterie;Amina;20\nX2;Prix;12a;poterie;Amina;20\n", encoding="utf-8")
    take(qtbot, screen, file)
    said = told(screen)
    assert said[0] == "2 erreurs dans le fichier"
    assert [line.split(",")[0] for line in said[1:3]] == ["Ligne 4", "Ligne 5"]
    assert said[-1] == "Rien n’en a été importé. Vos produits sont comme avant."
    assert back.journal.products() == before
    assert judge.too_small(screen) == []
    assert judge.outside(screen) == []
    assert judge.unnamed(screen) == []


def test_a_file_that_is_gone_is_told_and_changes_nothing(qtbot: QtBot, screen: ImportScreen, tmp_path: Path) -> None:
    take(qtbot, screen, tmp_path / "gone.csv")
    assert screen.banner.isVisible()
    assert "IMP-511" in [each.accessibleName() for each in judge.targets(screen)]


def test_nothing_happens_when_no_file_is_chosen(qtbot: QtBot, screen: ImportScreen) -> None:
    screen.choose_file = lambda: None
    QTest.mouseClick(screen.go, LEFT)
    assert (screen.work.running, told(screen)) == (False, [])
    with qtbot.waitSignal(screen.left):
        QTest.keyClick(screen, Qt.Key.Key_Escape)
