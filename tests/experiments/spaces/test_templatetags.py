import pytest

from experiments.spaces.templatetags.spaces import hours


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0"), (120, "2"), (90, "1.5"), (1140, "19")]
)
def test_minutes_are_told_as_hours(minutes, words):
    assert hours(minutes) == words
