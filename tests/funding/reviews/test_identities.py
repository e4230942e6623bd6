"""One form for one name, firm and domain, in three alphabets."""

import pytest

from funding.reviews.identities import (
    firm_name,
    mail_domain,
    person_name,
    registration_digits,
    site_domain,
)


@pytest.mark.parametrize(
    "one, other",
    [
        ("Dr. Kim Min-su", "min su KIM"),
        ("김 민수", "김민수 교수"),
        ("김민수님", "김민수"),
        ("นายสมชาย ใจดี", "สมชาย ใจดี"),
        ("José García", "Garcia Jose"),
        ("Prof. Anna-Maria Ünal", "UNAL anna maria"),
    ],
)
def test_a_name_is_the_same_however_it_is_written(one, other):
    assert person_name(one) == person_name(other) != ""


@pytest.mark.parametrize(
    "name", ["", "Kim", "A", "김", "ใจดี", "대한민국만세나라", "42 17"]
)
def test_too_little_is_nobody(name):
    assert person_name(name) == ""


def test_tones_of_thai_are_no_accents():
    assert person_name("สมชาย ใจดี") != person_name("สมชาย ใจด")


@pytest.mark.parametrize(
    "one, other",
    [
        ("(주) 초록바람", "㈜초록바람"),
        ("주식회사 초록바람", "초록 바람"),
        ("Green Wind Co., Ltd.", "green-wind INC"),
        ("บริษัท ลมเขียว จำกัด (มหาชน)", "ลมเขียว"),
        ("Caffè Sole", "CAFFE SOLE Ltd"),
    ],
)
def test_a_firm_is_the_same_without_its_legal_form(one, other):
    assert firm_name(one) == firm_name(other) != ""


def test_a_firm_that_is_called_like_a_legal_form_keeps_its_name():
    assert firm_name("Co") == "co"


@pytest.mark.parametrize(
    "address, domain",
    [
        ("a@mail.greenwind.co.kr", "greenwind.co.kr"),
        ("x@a.b.greenwind.io", "greenwind.io"),
        ("x@snu.ac.kr", "snu.ac.kr"),
        ("a@naver.com", ""),
        ("x@yahoo.co.th", ""),
        ("x@GMAIL.com", ""),
        ("x@example.org", ""),
        ("x@firm.example", ""),
        ("bad", ""),
        ("", ""),
    ],
)
def test_a_domain_is_whoever_registered_it(address, domain):
    assert mail_domain(address) == domain


@pytest.mark.parametrize(
    "url, domain",
    [
        ("https://www.greenwind.kr/a", "greenwind.kr"),
        ("greenwind.kr", "greenwind.kr"),
        ("https://blog.naver.com/greenwind", ""),
        ("http://[bad", ""),
        ("", ""),
    ],
)
def test_a_site_is_too(url, domain):
    assert site_domain(url) == domain


@pytest.mark.parametrize("text, digits", [("220-81-62517", "2208162517"), ("２２０８１６２５１７", "2208162517"), ("220", ""), ("", "")])  # fmt: skip
def test_a_number_is_ten_digits(text, digits):
    assert registration_digits(text) == digits
