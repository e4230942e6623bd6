import pytest

from funding.registration_numbers import (
    digits_of,
    is_registration_number,
    written_out,
)


@pytest.mark.parametrize(
    ("written", "is_one"),
    [
        ("124-81-00998", True),
        ("1248100998", True),
        ("220-81-62517", True),
        ("220-81-62518", False),
        ("1234567890", False),
        ("0000000000", False),
        ("12481009", False),
        ("12481009988", False),
        ("１２４８１００９９８", False),
        ("12a-81-00998", False),
        ("", False),
    ],
)
def test_the_last_digit_proves_the_others(written, is_one):
    assert is_registration_number(written) == is_one


def test_any_one_digit_that_is_another_is_seen():
    digits = "1248100998"
    for place in range(10):
        for other in set("0123456789") - {digits[place]}:
            changed = digits[:place] + other + digits[place + 1 :]
            assert not is_registration_number(changed) or place == 8, changed


def test_it_is_kept_bare_and_written_with_lines():
    assert digits_of("124-81-00998") == "1248100998"
    assert written_out("1248100998") == "124-81-00998"
