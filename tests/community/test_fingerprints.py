"""The same words are found again in three languages, however they are dressed; other words are not."""

import time

import pytest

from community.fingerprints import fingerprint_of, letters_of, likeness, nearest
from community.spam import ALIKE, SAME

ENGLISH = (
    "Cheap parking permits for the whole district, delivered to your door within one day. "
    "No questions asked, pay when you see the permit. Write to us today and save half."
)
KOREAN = (
    "우리 구 전체에서 쓸 수 있는 주차권을 하루 만에 집으로 보내 드립니다. 묻지도 따지지도 않습니다. "
    "받아 보시고 나중에 입금하세요. 오늘 연락하시면 반값에 드립니다."
)
THAI = (
    "บัตรจอดรถราคาถูกใช้ได้ทั้งเขตส่งถึงบ้านภายในหนึ่งวันไม่ต้องตอบคำถามใดๆ"
    "จ่ายเงินเมื่อเห็นบัตรเขียนถึงเราวันนี้ลดครึ่งราคา"
)
DRESSES = [
    str.upper,
    lambda text: text.replace(" ", "   \n"),
    lambda text: f"!!! {text.replace('.', '!!')} 🔥🔥",
    lambda text: "\u200b".join(text),
    lambda text: f"{text} https://example.org/?ref=81923",
]


@pytest.mark.parametrize("text", [ENGLISH, KOREAN, THAI])
@pytest.mark.parametrize("dress", DRESSES)
def test_same_text_in_another_dress_is_the_same(text, dress):
    original = fingerprint_of(f"{text} https://example.org/")
    if "http" not in dress(text):
        original = fingerprint_of(text)
    assert likeness(original, fingerprint_of(dress(text))) >= SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ENGLISH, ENGLISH.replace("half", "60 %").replace("one day", "two hours")),
        (KOREAN, KOREAN.replace("반값에", "절반 가격으로")),
        (THAI, THAI.replace("ครึ่งราคา", "หกสิบเปอร์เซ็นต์")),
    ],
)
def test_text_with_some_words_changed_is_alike(one, other):
    assert ALIKE <= likeness(fingerprint_of(one), fingerprint_of(other)) < 100


def test_other_texts_are_not_alike():
    texts = [ENGLISH, KOREAN, THAI, "The market on Saturday needs hands for the tents."]
    prints = [fingerprint_of(text) for text in texts]
    assert {
        likeness(one, other) for one in prints for other in prints if one is not other
    } <= set(range(10))


@pytest.mark.parametrize(
    "text", ["", "+1", "감사합니다!", "Thank you so much!", "ขอบคุณมาก"]
)
def test_short_texts_may_be_said_again(text):
    assert fingerprint_of(text) == []
    assert likeness(fingerprint_of(text), fingerprint_of(text)) == 0


def test_tails_of_addresses_do_not_count():
    assert letters_of("See https://a.example/x?y=1!") == letters_of(
        "see HTTPS://A.example"
    )


def test_nearest_names_the_post():
    earlier = {
        7: fingerprint_of(KOREAN),
        9: fingerprint_of(ENGLISH),
        8: fingerprint_of(ENGLISH),
    }
    assert nearest(fingerprint_of(ENGLISH), earlier) == (100, 8)
    assert nearest(fingerprint_of(THAI), {}) == (0, 0)


def test_longest_post_is_fingerprinted_quickly():
    text = "".join(chr(0xAC00 + number * 7 % 11_000) for number in range(5_400))
    began = time.process_time()
    assert len(fingerprint_of(text)) == 64
    assert time.process_time() - began < 0.1
