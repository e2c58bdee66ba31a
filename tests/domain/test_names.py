import pytest

from pos.domain.names import Language, Names


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (Names("زربية", "Tapis", "Rug", "Alfombra", "ⵜⴰⵣⵔⴱⵉⵜ"), "زربية Tapis Rug Alfombra ⵜⴰⵣⵔⴱⵉⵜ"),
        (Names("زربية", "Tapis", "Rug"), "زربية Tapis Rug Tapis زربية"),
        (Names(fr="Tapis"), "Tapis Tapis Tapis Tapis Tapis"),
        (Names(en="Rug"), "Rug Rug Rug Rug Rug"),
        (Names(ar="زربية"), "زربية زربية زربية زربية زربية"),
    ],
)
def test_a_name_that_is_missing_is_said_in_the_nearest_language(names: Names, said: str) -> None:
    assert [names.say(language) for language in Language] == said.split()


def test_something_without_a_name_is_said_as_nothing() -> None:
    assert {Names().say(language) for language in Language} == {""}


def test_only_arabic_is_written_from_right_to_left() -> None:
    assert [language for language in Language if language.right_to_left] == [Language.AR]
