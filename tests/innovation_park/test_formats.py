"""Moments and empty choices, as every page of the park writes them."""

import re
from datetime import datetime

import pytest
from django import forms
from django.utils.formats import date_format
from django.utils.translation import override

MOMENT = datetime(2026, 11, 3, 14, 5)


@pytest.mark.parametrize(
    ("language", "name", "words"),
    [
        ("en", "DATETIME_FORMAT", "Nov. 3, 2026, 14:05"),
        ("ko", "DATETIME_FORMAT", "2026년 11월 3일 14:05"),
        ("th", "DATETIME_FORMAT", "3 พฤศจิกายน 2026, 14:05"),
        ("en", "TIME_FORMAT", "14:05"),
        ("ko", "TIME_FORMAT", "14:05"),
        ("th", "TIME_FORMAT", "14:05"),
        ("en", "SHORT_DATE_FORMAT", "Nov 3, 2026"),
        ("ko", "SHORT_DATE_FORMAT", "2026. 11. 3."),
        ("en", "DAY_FORMAT", "Tue Nov. 3, 2026"),
        ("ko", "DAY_FORMAT", "2026년 11월 3일 화요일"),
        ("en", "BRIEF_DAY_FORMAT", "Nov 3"),
    ],
)
def test_moments_are_written_by_24_hours_and_no_day_could_be_a_month(
    language, name, words
):
    with override(language):
        assert date_format(MOMENT, name) == words


def options(choices) -> list[str]:
    field = forms.ChoiceField(choices=choices)
    page = str(type("Choosing", (forms.Form,), {"room": field})()["room"])
    return re.findall(r"<option[^>]*>([^<]*)</option>", page)


def test_empty_choice_says_what_to_do_and_no_other_is_changed():
    with override("en"):
        words = options([("", "---------"), ("a", "A room"), ("", "Any that fits")])
    assert words == ["Choose…", "A room", "Any that fits"]
