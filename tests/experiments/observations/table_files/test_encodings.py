import pytest

from experiments.observations.table_files import decode, detect_encoding

KOREAN = "사용일자,노선명,역명\n20250501,분당선,야탑 정거장의 승강기\n"
THAI = "วันที่,สถานี,จำนวนผู้โดยสาร\n2568-05-01,บางรักใหญ่ที่หนึ่ง,12\n"
WESTERN = "jour,gare,voyageurs\n2025-05-01,Orléans café,12\n"


@pytest.mark.parametrize(
    ("text", "saved_as", "found"),
    [
        ("a,b\n1,2\n", "ascii", "utf-8"),
        (KOREAN, "utf-8", "utf-8"),
        (KOREAN, "utf-8-sig", "utf-8-sig"),
        (KOREAN, "utf-16", "utf-16"),
        (KOREAN, "utf-16-le", "utf-16-le"),
        (KOREAN, "utf-16-be", "utf-16-be"),
        (KOREAN, "cp949", "cp949"),
        (KOREAN, "euc-kr", "cp949"),
        (THAI, "utf-8", "utf-8"),
        (THAI, "tis-620", "cp874"),
        (THAI, "cp874", "cp874"),
        (WESTERN, "latin-1", "latin-1"),
    ],
)
def test_encoding_is_found_and_nothing_is_lost(text, saved_as, found):
    content = text.encode(saved_as)
    assert detect_encoding(content) == found
    assert decode(content, found) == text


def test_encoding_of_any_bytes_is_one_that_fits():
    content = bytes(range(256)) * 3
    assert len(decode(content, detect_encoding(content))) > 0
