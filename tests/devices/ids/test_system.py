"""Ids are long enough, in letters that a file name and a bar code can carry, and never the same twice."""

import re

from pos.devices.ids.system import SystemIds


def test_an_id_is_sixteen_lower_case_letters_and_digits() -> None:
    assert re.fullmatch(r"[a-z2-7]{16}", SystemIds().short())


def test_ids_do_not_meet() -> None:
    assert len({SystemIds().short() for _ in range(1_000)}) == 1_000


def test_a_secret_has_the_length_asked_for_and_is_fresh() -> None:
    first, second = SystemIds().secret(32), SystemIds().secret(32)
    assert len(first) == len(second) == 32
    assert first != second
