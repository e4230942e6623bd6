"""Every answer has its advice, in three languages, and nothing dangerous goes into a box."""

import itertools

import pytest
from django.conf import settings

from experiments.batteries.rewards.fire_safety import (
    ADVICE,
    CHEMISTRIES,
    KIND,
    LOOK,
    QUESTIONS,
    UNSAFE,
    advice_on,
)

LOOKS = [each.key for each in LOOK.choices]
KINDS = [each.key for each in KIND.choices]
PAIRS = list(itertools.product(LOOKS, KINDS))


@pytest.mark.parametrize(("look", "kind"), PAIRS)
def test_only_what_is_whole_and_small_goes_into_a_box(look, kind):
    assert advice_on(look, kind).lets_go_on == (look == "fine" and kind != "large")


@pytest.mark.parametrize(
    ("look", "kind", "advice"),
    [
        ("fine", "alkaline", "box"),
        ("fine", "li_ion", "taped"),
        ("fine", "power_bank", "taped"),
        ("fine", "unknown", "taped"),
        ("fine", "large", "desk"),
        ("leaking", "alkaline", "gloves"),
        ("leaking", "li_ion", "sand"),
        ("leaking", "unknown", "sand"),
        ("swollen", "power_bank", "sand"),
        ("hurt", "nimh", "sand"),
        ("hot", "alkaline", "call"),
        ("hot", "li_ion", "call"),
        ("forged", "alkaline", "sand"),
        ("fine", "forged", "taped"),
    ],
)
def test_advice(look, kind, advice):
    assert advice_on(look, kind).key == advice


def test_every_advice_is_given_to_somebody():
    assert {advice_on(*pair).key for pair in PAIRS} == set(ADVICE)


def test_every_look_but_fine_is_unsafe():
    assert {"fine", *UNSAFE} == set(LOOKS)


def test_every_kind_has_its_chemistry():
    assert set(CHEMISTRIES) == set(KINDS)


def test_all_of_it_is_said_in_every_language():
    words = [
        *(question.words for question in QUESTIONS),
        *(choice.words for question in QUESTIONS for choice in question.choices),
        *(advice.title for advice in ADVICE.values()),
        *(step for advice in ADVICE.values() for step in advice.steps),
    ]
    languages = {code for code, _name in settings.LANGUAGES}
    assert [
        each for each in words if set(each) != languages or not all(each.values())
    ] == []
