"""A scan is never typed into a field, and no key of a hand is ever lost or swapped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.devices.scanner.wedge import INTER_KEY_MS, LONGEST, PATIENCE_MS, SHORTEST, WedgeDecoder
from pos.ports.scanner import Held, Human, Key, Scan, Verdict
from tests.devices.scanner.keyboards import pressed

SIGNS = st.sampled_from("0123456789abcdefghijklmnopqrstuvwxyzABC-/ éàç٣ع")
CODES = st.text("0123456789ABCDEF-", min_size=SHORTEST, max_size=40).filter(
    lambda code: len(set(code)) > 1 and any(sign.isdecimal() for sign in code)
)
QUICK = st.integers(0, INTER_KEY_MS)
SLOW = st.integers(INTER_KEY_MS + 1, 2_000)


def told(keys: list[Key]) -> list[Verdict]:
    """Tell all keys, then let time be up."""
    wedge = WedgeDecoder()
    verdicts = [wedge.press(key) for key in keys]
    return [*verdicts, wedge.lapse(keys[-1].at_ms + PATIENCE_MS)]


def given_back(verdicts: list[Verdict]) -> list[Key]:
    return [key for verdict in verdicts if isinstance(verdict, Human) for key in verdict.keys]


def scans(verdicts: list[Verdict]) -> list[str]:
    return [verdict.text for verdict in verdicts if isinstance(verdict, Scan)]


@pytest.mark.parametrize("end", ["\r", "\n", "\t"])
def test_a_quick_run_of_keys_ended_by_enter_or_tab_is_a_scan(end: str) -> None:
    keys = pressed([*"6111242100992", end], [10] * 14)
    assert told(keys) == [*[Held()] * 13, Scan("6111242100992"), Held()]


def test_a_quick_run_that_nothing_ends_is_a_hand_s() -> None:
    keys = pressed("6111242100992", [10] * 13)
    assert told(keys) == [*[Held()] * 13, Human(tuple(keys))]


def test_a_run_too_short_is_a_hand_s_and_enter_comes_with_it() -> None:
    keys = pressed(["1", "2", "3", "\r"], [10] * 4)
    assert told(keys)[3] == Human(tuple(keys))


def test_a_key_alone_is_given_back_when_time_is_up_and_not_before() -> None:
    wedge = WedgeDecoder()
    key = Key("a", 1_000)
    assert wedge.press(key) == Held()
    assert wedge.lapse(1_000 + INTER_KEY_MS) == Held()
    assert wedge.lapse(1_000 + PATIENCE_MS) == Human((key,))
    assert wedge.lapse(1_000 + 2 * PATIENCE_MS) == Held()


def test_a_key_that_writes_nothing_is_given_back_at_once_behind_those_held() -> None:
    wedge = WedgeDecoder()
    letter, arrow = pressed(["a", ""], [10, 10])
    wedge.press(letter)
    assert wedge.press(arrow) == Human((letter, arrow))


@given(st.sampled_from("0a&٣"), st.integers(1, 60), QUICK)
def test_a_key_held_down_is_not_a_scan(text: str, count: int, gap: int) -> None:
    first, *others = pressed([text] * count + ["\r"], [gap] * (count + 1))
    repeats = [Key(key.text, key.at_ms, repeated=key.text == text) for key in others]
    verdicts = told([first, *repeats])
    assert scans(verdicts) == []
    assert given_back(verdicts) == [first, *repeats]


@given(st.integers(1, 60))
def test_a_key_held_down_is_not_a_scan_even_where_the_system_does_not_say_that_it_repeats(count: int) -> None:
    keys = pressed(["7"] * count + ["\r"], [30] * (count + 1))
    assert scans(told(keys)) == []


@given(CODES, st.data())
def test_every_scanner_faster_than_a_hand_is_recognised(code: str, data: st.DataObject) -> None:
    gaps = data.draw(st.lists(QUICK, min_size=len(code), max_size=len(code)))
    verdicts = told(pressed([*code, "\r"], [1_000, *gaps]))
    assert scans(verdicts) == [code]
    assert given_back(verdicts) == []


@given(st.lists(SIGNS | st.just("\r"), min_size=1, max_size=60), st.data())
def test_the_fastest_typist_is_never_taken_for_a_scanner(texts: list[str], data: st.DataObject) -> None:
    # A roll over three keys can be as fast as a scanner; a fourth that fast is beyond any hand.
    gaps = [data.draw(SLOW if place % 3 == 0 else QUICK | SLOW) for place in range(len(texts))]
    keys = pressed(texts, gaps)
    verdicts = told(keys)
    assert scans(verdicts) == []
    assert given_back(verdicts) == keys


@given(st.lists(SIGNS, max_size=10), CODES, st.lists(SIGNS, max_size=10))
def test_what_a_hand_typed_before_and_after_a_scan_stays_typed(before: list[str], code: str, after: list[str]) -> None:
    texts = [*before, *code, "\r", *after]
    gaps = [*[90] * len(before), 90, *[8] * len(code), *[90] * len(after)]
    keys = pressed(texts, gaps)
    verdicts = told(keys)
    assert scans(verdicts) == [code]
    assert [key.text for key in given_back(verdicts)] == [*before, *after]


@given(
    st.lists(
        st.tuples(SIGNS | st.sampled_from(["\r", "\t", ""]), st.integers(-50, 200), st.booleans()),
        min_size=1,
        max_size=200,
    )
)
def test_every_key_is_given_back_once_in_order_or_became_part_of_a_scan(
    presses: list[tuple[str, int, bool]],
) -> None:
    at_ms, keys = 10_000, []
    for text, gap, repeated in presses:
        at_ms += gap
        keys.append(Key(text, at_ms, repeated=repeated))
    wedge, waiting = WedgeDecoder(), []
    for key in keys:
        waiting.append(key)
        match wedge.press(key):
            case Human(back):
                assert list(back) == waiting[: len(back)]
                del waiting[: len(back)]
            case Scan():
                waiting.clear()
            case Held():
                pass
    match wedge.lapse(at_ms + PATIENCE_MS):
        case Human(back):
            assert list(back) == waiting
        case _:
            assert waiting == []


def test_a_run_longer_than_any_code_is_given_back() -> None:
    keys = pressed("ab" * LONGEST, [5] * 2 * LONGEST)
    assert given_back(told(keys)) == keys


def test_a_clock_that_went_back_ends_the_run() -> None:
    keys = [Key("1", 5_000), Key("2", 5_010), Key("3", 4_000), Key("4", 4_010), Key("\r", 4_020)]
    assert scans(told(keys)) == []
    assert given_back(told(keys)) == keys
