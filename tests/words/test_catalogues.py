"""Every language says everything, with the same values, in its own letters and signs."""

import re

import pytest
from babel import Locale

from pos.domain.names import Language
from pos.words import bidi
from tests.words.translations import LANGUAGES, Told, area_files, catalogue, named, places_in, told, words_of

EVERY = [message for language in LANGUAGES for message in told(language)]
NAME = re.compile(r"[a-z]+(\.[a-z0-9_]+)+")
VALUE = re.compile(r"[a-z_]+")
ARABIC_FORMS = 6
PLAIN_NUMBER = re.compile(r"[0-9]+([.,][0-9]+)?")
# How each language calls itself, and how thanks are said in Amazigh, are the same on every screen.
SAME_EVERYWHERE = re.compile(r"language\.own\..*|.*_amazigh")


def faults(found: list[Told]) -> list[str]:
    return [f"{message.place} {message.name}" for message in found]


def test_each_language_has_the_same_areas() -> None:
    areas = {language: [path.name for path in area_files(language)] for language in LANGUAGES}
    assert areas[Language.AR] == areas[Language.FR] == areas[Language.EN]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_knows_the_same_messages(language: Language) -> None:
    everything = {message.name for message in EVERY}
    assert everything - named(language).keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_stands_once(language: Language) -> None:
    assert len(told(language)) == len(named(language))
    heads = {
        path.name: len(re.findall('^msgid "[^"]', path.read_text(encoding="utf-8"), re.MULTILINE))
        for path in area_files(language)
    }
    assert heads == {path.name: len(catalogue(path)) for path in area_files(language)}


def test_nothing_is_empty_doubtful_or_left_behind() -> None:
    assert faults([message for message in EVERY if not all(message.forms)]) == []
    assert faults([message for message in EVERY if message.fuzzy]) == []
    files = [path for language in LANGUAGES for path in area_files(language)]
    assert [path for path in files if catalogue(path).obsolete] == []


def test_a_message_takes_the_same_values_in_each_language() -> None:
    expected = {message.name: message.places for message in told(Language.AR)}
    assert faults([message for message in EVERY if message.places != expected[message.name]]) == []


def test_only_the_number_itself_may_be_left_out_of_a_plural() -> None:
    lost = [
        message
        for message in EVERY
        for form in said_of_something(message)
        if message.places - places_in(form) - ({"n"} if message.counts else set())
    ]
    assert faults(lost) == []


def said_of_something(message: Told) -> tuple[str, ...]:
    """Leave out the Arabic form for nothing at all: of no papers waiting nobody asks since when."""
    return message.forms[1:] if len(message.forms) == ARABIC_FORMS else message.forms


def test_names_are_plain() -> None:
    assert faults([message for message in EVERY if not NAME.fullmatch(message.name)]) == []
    assert faults([message for message in EVERY if not all(map(VALUE.fullmatch, message.places))]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_those_of_the_language(language: Language) -> None:
    rule = Locale(language.value).plural_form
    heads = {(catalogue(path).num_plurals, catalogue(path).plural_expr) for path in area_files(language)}
    assert len(heads) == 1
    ((count, expression),) = heads
    wrong = [message for message in told(language) if message.counts and len(message.forms) != count]
    assert faults(wrong) == []
    seen: dict[str, set[int]] = {}
    for n in range(1_000):
        seen.setdefault(rule(n), set()).add(form_of(expression, n))
    assert all(len(forms) == 1 for forms in seen.values())
    assert len(seen) == count


def form_of(expression: str, n: int) -> int:
    """Reckon a gettext plural expression, as the reader of catalogues does."""
    from gettext import c2py

    return int(c2py(expression)(n))


def test_arabic_is_written_in_arabic() -> None:
    strange = [
        message
        for message in told(Language.AR)
        if not SAME_EVERYWHERE.fullmatch(message.name)
        and not bidi.is_right_to_left("".join(message.forms))
        and any(word.lower() == word or len(word) > 4 for word in words_of("".join(message.forms)))
    ]
    assert faults(strange) == []


@pytest.mark.parametrize("language", [Language.FR, Language.EN])
def test_latin_languages_hold_no_arabic(language: Language) -> None:
    strange = [
        message
        for message in told(language)
        if not SAME_EVERYWHERE.fullmatch(message.name) and bidi.is_right_to_left("".join(message.forms))
    ]
    assert faults(strange) == []


def test_arabic_has_its_own_signs_and_moroccan_digits() -> None:
    foreign = re.compile(r"[\u0621-\u064a][,;?]|[٠-٩۰-۹]|\u0640{2}")
    assert faults([message for message in told(Language.AR) if foreign.search("".join(message.forms))]) == []


def test_no_figure_of_an_arabic_message_can_be_seen_reversed() -> None:
    bare = [message for message in told(Language.AR) for form in message.forms if reversible(form)]
    assert faults(bare) == []


def reversible(text: str) -> list[str]:
    """Find figures with signs between or before their digits that nothing sets apart."""
    mended = bidi.isolate_figures(text)
    if mended == text:
        return []
    found = re.findall(f"{bidi.LRI}([^{bidi.PDI}]*){bidi.PDI}", mended)
    return [figure for figure in found if not PLAIN_NUMBER.fullmatch(figure) and not figure[0].isalpha()]


@pytest.mark.parametrize("text", ["زربية 2×3", "تخفيض -20 %", "على الساعة 17:05 يوم 21/11"])
def test_a_reversible_figure_would_be_found(text: str) -> None:
    assert reversible(text)


@pytest.mark.parametrize("text", ["من 4 إلى 8", "اكتب 12,50", "زربية \u20662×3\u2069", "الوصل رقم {number}"])
def test_a_harmless_figure_is_let_through(text: str) -> None:
    assert not reversible(text)
