"""A post's language is told by what its writer wrote, not by what was quoted, linked or coded."""

import pytest

from community.languages import language_of


@pytest.mark.parametrize(
    ("source", "language"),
    [
        ("The market is on Saturday.", "en"),
        ("토요일에 장터가 열립니다.", "ko"),
        ("ตลาดนัดวันเสาร์", "th"),
        ("Meet me at 강남역, exit 3, please", "en"),
        ("강남역 3번 출구 Starbucks 앞에서 만나요", "ko"),
        ("> The market is on Saturday, is it not?\n\n네, 맞습니다", "ko"),
        ("```\nfor item in things: print(item)\n```\n이 코드가 맞나요?", "ko"),
        ("ดูที่ https://www.example.org/a/long/address", "th"),
        ("@Minji_Kim 고맙습니다", "ko"),
        ("ㅋㅋㅋㅋ", "ko"),
    ],
)
@pytest.mark.parametrize("otherwise", ["en", "th"])
def test_script_tells_the_language(source, language, otherwise):
    assert language_of(source, otherwise) == language


@pytest.mark.parametrize(
    "source",
    [
        "",
        "👍",
        "OK",
        "42 + 1",
        "https://example.org/",
        "日本語で書きます",
        "Привет всем",
    ],
)
@pytest.mark.parametrize("otherwise", ["en", "ko", "th"])
def test_too_little_leaves_the_language_of_the_page(source, otherwise):
    assert language_of(source, otherwise) == otherwise
