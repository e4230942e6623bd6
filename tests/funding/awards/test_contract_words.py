from datetime import date

import pytest

from funding.awards.contract_words import (
    WORDS,
    Facts,
    Instalment,
    blocks_of,
    contract_text,
    title_of,
)
from funding.awards.matching import MatchRule


def facts(**changed) -> Facts:
    return Facts(
        **{
            "code": "DF-26-0001",
            "number": 2,
            "team": "Firm {x}",
            "registration": "1234567891",
            "project": "Lamps {that} listen",
            "won": 70_000_000,
            "rule": MatchRule(),
            "starts_on": date(2027, 1, 1),
            "ends_on": date(2027, 12, 31),
            "instalments": [
                Instalment("Lamps\n\nhang", 70_000_000, date(2027, 2, 1), "Photos")
            ],
            "special": "Lamps stay.\n\n\nThey stay on.",
            **changed,
        }
    )


@pytest.mark.parametrize("language", list(WORDS))
def test_the_words_name_everything_that_was_agreed(language):
    text = contract_text(facts(), language)
    for fact in (
        "DF-26-0001",
        "Firm {x}",
        "1234567891",
        "Lamps {that} listen",
        "70,000,000",
        "2027-01-01",
        "2027-12-31",
        "2027-02-01",
        "Photos",
        "Lamps stay.",
        "SHA-256",
    ):
        assert fact in text


def test_the_languages_have_the_same_words():
    assert len({frozenset(words) for words in WORDS.values()}) == 1


@pytest.mark.parametrize("language", list(WORDS))
def test_what_people_typed_makes_no_paragraph_of_its_own(language):
    plain = contract_text(facts(special="One."), language)
    tricky = contract_text(facts(special="One.\n\nHow much\n9 won"), language)
    assert len(blocks_of(plain)) == len(blocks_of(tricky))


def test_the_blocks_hold_every_line_of_the_text():
    text = contract_text(facts(), "en")
    lines = [title_of(text)]
    for block in blocks_of(text):
        lines += [block["heading"], *block["lines"]]
    assert [line for line in lines if line] == [
        line for line in text.split("\n") if line
    ]
