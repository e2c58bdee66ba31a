"""The tool that compiles the translators' files: fresh work is left alone, a mistake is told and nothing written."""

import os
import subprocess
import sys
from gettext import GNUTranslations
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

HEAD = """msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=n > 1;\\n"
"""


def compile_words(folder: Path) -> subprocess.CompletedProcess[str]:
    tool = ROOT / "tools" / "words.py"
    return subprocess.run(
        [sys.executable, str(tool), str(folder)], capture_output=True, text=True, encoding="utf-8", check=False
    )


def write(folder: Path, area: str, *messages: str) -> Path:
    path = folder / "fr" / f"{area}.po"
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join((HEAD, *messages)), encoding="utf-8")
    return path


def message(name: str, text: str) -> str:
    return f'msgid "{name}"\nmsgstr "{text}"\n'


def compiled(folder: Path) -> Path:
    return folder / "fr" / "LC_MESSAGES" / "pos.mo"


def read(folder: Path) -> GNUTranslations:
    with compiled(folder).open("rb") as file:
        return GNUTranslations(file)


def test_the_areas_of_a_language_become_one_catalogue(tmp_path: Path) -> None:
    write(tmp_path, "screens", message("sell.pay", "Payer"))
    write(tmp_path, "papers", message("paper.total", "TOTAL"))
    assert compile_words(tmp_path).returncode == 0
    words = read(tmp_path)
    assert (words.gettext("sell.pay"), words.gettext("paper.total")) == ("Payer", "TOTAL")


def test_plural_forms_follow_the_rule_at_the_head(tmp_path: Path) -> None:
    forms = 'msgstr[0] "{n} vente"\nmsgstr[1] "{n} ventes"\n'
    write(tmp_path, "screens", f'msgid "count.sales"\nmsgid_plural "count.sales"\n{forms}')
    compile_words(tmp_path)
    said = [read(tmp_path).ngettext("count.sales", "count.sales", n) for n in (0, 1, 2)]
    assert said == ["{n} vente", "{n} vente", "{n} ventes"]


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("l'article", "l\u2019article"),
        ("qu'{name}", "qu\u2019{name}"),
        ("Vendeur : {name}", "Vendeur\u00a0: {name}"),
        ("Prêt ?", "Prêt\u202f?"),
        ("touchez « Retirer »", "touchez «\u00a0Retirer\u00a0»"),
        ("tapez 'pos till'", "tapez 'pos till'"),
    ],
)
def test_signs_that_keyboards_lack_are_put_in(tmp_path: Path, typed: str, set_: str) -> None:
    write(tmp_path, "screens", message("a.message", typed))
    compile_words(tmp_path)
    assert read(tmp_path).gettext("a.message") == set_


def test_a_fresh_catalogue_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "screens", message("sell.pay", "Payer"))
    compile_words(tmp_path)
    before = compiled(tmp_path).stat()
    compile_words(tmp_path)
    assert compiled(tmp_path).stat() == before


def test_a_change_or_a_new_area_is_taken_in(tmp_path: Path) -> None:
    screens = write(tmp_path, "screens", message("sell.pay", "Payer"))
    compile_words(tmp_path)
    screens.write_text(HEAD + message("sell.pay", "Régler"), encoding="utf-8")
    write(tmp_path, "papers", message("paper.total", "TOTAL"))
    _make_older(compiled(tmp_path))
    compile_words(tmp_path)
    assert read(tmp_path).gettext("sell.pay") == "Régler"
    assert read(tmp_path).gettext("paper.total") == "TOTAL"


def _make_older(path: Path) -> None:
    """Set a file's time back, because some disks count time in steps longer than this test."""
    earlier = path.stat().st_mtime - 10
    os.utime(path, (earlier, earlier))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (message("sell.pay", "Encaisser"), "also in another area"),
        ('msgid "sell.other"\nnonsense\n', "Nothing was written"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_nothing_is_written(tmp_path: Path, wrong: str, told: str) -> None:
    write(tmp_path, "papers", message("sell.pay", "Payer"))
    write(tmp_path, "screens", wrong)
    done = compile_words(tmp_path)
    assert done.returncode != 0
    assert told in done.stderr
    assert "screens.po" in done.stderr
    assert not compiled(tmp_path).exists()


def test_two_areas_that_count_differently_are_a_mistake(tmp_path: Path) -> None:
    write(tmp_path, "papers", message("sell.pay", "Payer"))
    other = write(tmp_path, "screens", message("sell.other", "Autre"))
    other.write_text(other.read_text(encoding="utf-8").replace("n > 1", "n != 1"), encoding="utf-8")
    assert "the same Plural-Forms" in compile_words(tmp_path).stderr
