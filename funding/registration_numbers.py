"""Business registration numbers of Korea: ten digits of which the last proves the others."""

from __future__ import annotations

WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)


def digits_of(written: str) -> str:
    """As it is stored: 123-45-67891 becomes 1234567891."""
    return "".join(sign for sign in written if sign not in "- \t")


def is_registration_number(written: str) -> bool:
    """Sum of the weighted digits, plus the tens of the ninth times five, filled up to the next ten."""
    digits = digits_of(written)
    if len(digits) != 10 or not (digits.isascii() and digits.isdecimal()):
        return False
    numbers = [int(digit) for digit in digits]
    total = sum(a * b for a, b in zip(numbers, WEIGHTS, strict=False))
    total += numbers[8] * 5 // 10
    return (10 - total % 10) % 10 == numbers[9] and len(set(digits)) > 1


def written_out(digits: str) -> str:
    """As people write it: 123-45-67891."""
    return f"{digits[:3]}-{digits[3:5]}-{digits[5:]}" if len(digits) == 10 else digits
