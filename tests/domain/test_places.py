"""Words are found in long lists."""

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.places import Places


@given(st.lists(st.text("ab", max_size=2), max_size=12), st.text("ab", max_size=2))
def test_a_word_is_found_wherever_it_stands_the_first_place_first(words: list[str], word: str) -> None:
    assert list(Places(words).of(word)) == [place for place, there in enumerate(words) if there == word]
