"""Who is found to be bound to whom, how, and how surely."""

import pytest

from funding.reviews.conflict_detection import (
    Applicant,
    Finding,
    Judge,
    Tie,
    conflicts_between,
)

YEAR = 2026
FIRM = Applicant(
    key="a",
    organisation="㈜초록바람",
    registration_number="2208162517",
    website="https://www.greenwind.kr",
    members=frozenset({7, 8}),
    owners=frozenset({7}),
    names=("김민수", "Anna Berg"),
    addresses=("kim@greenwind.kr", "anna@gmail.com"),
)


def found(**judge):
    person = judge.pop("person", 1)
    findings = conflicts_between([Judge("r", person, **judge)], [FIRM], year=YEAR)
    return [(each.kind, each.is_certain) for each in findings]


@pytest.mark.parametrize(
    "judge, kind, is_certain",
    [
        ({"person": 7}, "ownership", True),
        ({"person": 8}, "employment", True),
        ({"met": frozenset({8})}, "history", False),
        ({"names": ("Berg, Anna",)}, "name", False),
        ({"names": ("김 민수 교수",)}, "name", False),
        ({"addresses": ("r@mail.greenwind.kr",)}, "same_domain", False),
        ({"ties": (Tie("employment", "주식회사 초록 바람"),)}, "employment", True),
        ({"ties": (Tie("mentor", "", "220-81-62517"),)}, "mentor", True),
        ({"ties": (Tie("family", "김민수"),)}, "family", False),
        ({"ties": (Tie("competitor", "", "", "greenwind.kr"),)}, "competitor", False),
    ],
)
def test_whatever_binds_is_found(judge, kind, is_certain):
    assert found(**judge) == [(kind, is_certain)]


@pytest.mark.parametrize(
    "judge",
    [
        {},
        {"person": 9, "names": ("Anna",), "addresses": ("r@gmail.com",)},
        {"ties": (Tie("employment", "초록바다"),)},
        {"ties": (Tie("employment", "㈜초록바람", until=2022),)},
    ],
)
def test_strangers_are_free(judge):
    assert found(**judge) == []


@pytest.mark.parametrize("kind, until, is_found", [("employment", 2023, True), ("employment", 2022, False), ("family", 1999, True)])  # fmt: skip
def test_what_ended_long_ago_binds_no_more_save_family(kind, until, is_found):
    ties = (Tie(kind, "㈜초록바람", until=until),)
    assert bool(found(ties=ties)) == is_found


def test_of_several_the_sharpest_is_kept():
    judge = Judge(
        "r", 8, names=("Anna Berg",), ties=(Tie("collaboration", "초록바람"),)
    )
    assert conflicts_between([judge], [FIRM], year=YEAR) == [
        Finding("r", "a", "employment", True)
    ]


def test_each_pair_has_one_finding():
    other = Applicant(key="b", website="greenwind.kr")
    judges = [Judge(key, key, addresses=("r@greenwind.kr",)) for key in (1, 2)]
    pairs = [(each.judge, each.applicant) for each in conflicts_between(judges, [FIRM, other], year=YEAR)]  # fmt: skip
    assert sorted(pairs) == [(1, "a"), (1, "b"), (2, "a"), (2, "b")]
