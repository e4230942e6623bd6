"""What tells who applies is covered wherever it stands, and nothing else is."""

import time

import pytest

from funding.reviews.masking import COVER, Mask

MASK = Mask(
    [
        "Zephyrwerk Inc",
        "Green Wind Co., Ltd.",
        "(주)초록바람",
        "김민수",
        "Anna Berg",
        "220-81-62517",
        "greenwind.kr",
        "สมชาย ใจดี",
        "",
        "A",
    ]  # fmt: skip
)


@pytest.mark.parametrize(
    "text",
    [
        "Green Wind",
        "green-wind",
        "GREENWIND",
        "Zephyr werk",
        "Ｇｒｅｅｎ　Ｗｉｎｄ",
        "Green\u200bWind",
        "Anna Berg",
        "Berg, Anna",
        "초록바람",
        "초록 바람",
        "김 민수",
        "สมชาย ใจดี",
        "สมชายใจดี",
        "220-81-62517",
        "2208162517",
        "someone@else.org",
        "https://greenwind.kr/team",
        "greenwind.kr",
        "010-1234-5678",
        "+82 10-1234-5678",
    ],
)
def test_whatever_is_known_is_covered(text):
    assert MASK(text) == COVER


def test_what_sticks_to_a_name_stays_and_the_name_does_not():
    said = MASK("초록바람은 김민수가 만든 회사로, 사업자번호는 220-81-62517입니다.")
    assert said == f"{COVER}은 {COVER}가 만든 회사로, 사업자번호는 {COVER}입니다."


@pytest.mark.parametrize(
    "text",
    [
        "We save 120,000,000 won between 2024 and 2026-11-23, that is 12.5 %.",
        "The wind is green today.",
        "바람이 초록을 흔든다",
        "A plan of a page",
    ],
)
def test_other_words_stay(text):
    assert MASK(text) == text


def test_every_shape_of_an_answer_is_covered():
    value = [{"who": "Anna Berg", "cost": 3}, ["at greenwind.kr", None, True]]
    assert MASK.of(value) == [{"who": COVER, "cost": 3}, [f"at {COVER}", None, True]]


def test_what_was_found_is_told_once():
    assert MASK.found("Green Wind and Green Wind and 김민수") == [
        "Green Wind",
        "김민수",
    ]


def test_a_mask_of_nothing_covers_no_word():
    assert Mask([])("Green Wind") == "Green Wind"


def test_a_long_text_costs_little():
    began = time.perf_counter()
    MASK("green anna 김 0 1 2 @ . " * 10_000)
    assert time.perf_counter() - began < 2
