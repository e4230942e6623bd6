import math

import pytest

from innovation_park.lib.spoken_code import (
    PATTERN,
    SYLLABLES,
    heard_code,
    spoken_code,
)


def test_codes_are_random_enough():
    assert 8 * math.log2(len(SYLLABLES)) >= 36
    assert len({spoken_code() for _ in range(5000)}) == 5000


def test_code_is_four_groups_of_two_syllables():
    assert PATTERN.fullmatch(spoken_code())


def test_every_syllable_occurs():
    letters = "".join(spoken_code() for _ in range(500)).replace("-", "")
    assert {letters[at : at + 2] for at in range(0, len(letters), 2)} == set(SYLLABLES)


@pytest.mark.parametrize(
    "typed", ["kamo-tisu-pena-sole", " KAMO tisu.pena sole ", "kamotisupenasole"]
)
def test_code_is_heard_however_it_is_typed(typed):
    assert heard_code(typed) == "kamo-tisu-pena-sole"


@pytest.mark.parametrize("typed", ["", "kamo", "kamo-tisu-pena-solex", "1234"])
def test_anything_else_is_no_code(typed):
    assert heard_code(typed) == ""
