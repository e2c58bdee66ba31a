"""The pages of help."""

from pos.domain.names import Language
from pos.ui.presenters.shown import help_page
from pos.ui.presenters.shown.help_page import Paragraph, Shape
from pos.words.codes import Code

PAGE = """# L'imprimante est **éteinte**

## Ce que cela veut dire
Le reçu attend. La vente est
finie.

Rien d'autre.

## Que faire
1. Allumez l'imprimante.
2. Vérifiez le `câble`.

- ou changez-la

## Vos données
Rien n'est perdu.
"""


def test_a_page_has_a_title_and_its_parts() -> None:
    page = help_page.parse(Code.PRINTER_OFF, PAGE)
    assert page.title == "L'imprimante est éteinte"
    assert [part.heading for part in page.parts] == ["Ce que cela veut dire", "Que faire", "Vos données"]


def test_lines_of_a_paragraph_are_joined() -> None:
    page = help_page.parse(Code.PRINTER_OFF, PAGE)
    assert page.parts[0].paragraphs == (Paragraph("Le reçu attend. La vente est finie."), Paragraph("Rien d'autre."))


def test_steps_are_numbered_and_points_are_not() -> None:
    page = help_page.parse(Code.PRINTER_OFF, PAGE)
    assert page.parts[1].paragraphs == (
        Paragraph("Allumez l'imprimante.", Shape.STEP, 1),
        Paragraph("Vérifiez le câble.", Shape.STEP, 2),
        Paragraph("ou changez-la", Shape.POINT),
    )


def test_each_part_can_be_said_in_its_first_sentence() -> None:
    page = help_page.parse(Code.PRINTER_OFF, PAGE)
    assert [part.first_sentence for part in page.parts] == [
        "Le reçu attend.",
        "Allumez l'imprimante.",
        "Rien n'est perdu.",
    ]


def test_every_code_has_a_page_in_three_parts_in_each_language() -> None:
    for language in (Language.AR, Language.FR, Language.EN):
        for code in Code:
            page = help_page.read_page(code, language)
            assert page.title, (code, language)
            assert [bool(part.first_sentence) for part in page.parts] == [True] * help_page.PARTS, (code, language)


def test_the_list_of_help_names_every_code() -> None:
    assert [entry.code for entry in help_page.help_index(Language.AR)] == list(Code)
