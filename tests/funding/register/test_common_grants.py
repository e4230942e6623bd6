from datetime import date, timedelta, timezone

import pytest
from common_grants_sdk.schemas.pydantic import AwardBase, OpportunityBase
from pydantic import ValidationError

from funding.register.common_grants import Opportunity, award_of, opportunity_of
from tests.factories.grants import CALL, NOW, PUBLISHER, generated, grant

SEOUL = timezone(timedelta(hours=9))


def call(**fields) -> Opportunity:
    base = {
        "programme": CALL,
        "phase": "open",
        "opens_at": NOW.astimezone(SEOUL),
        "closes_at": (NOW + timedelta(days=9)).astimezone(SEOUL),
        "decides_on": date(2027, 1, 15),
        "total": 1_000_000_000,
        "least": 10_000_000,
        "most": 100_000_000,
        "made_at": NOW,
        "changed_at": NOW,
        "match_percent": 30,
    }
    return Opportunity(**{**base, **fields})


def test_another_project_parses_500_awards_and_reads_the_same_sums():
    grants = generated(500)

    read = [AwardBase.model_validate(award_of(each, PUBLISHER)) for each in grants]

    assert [int(each.funding.awarded_amount.amount) for each in read] == [
        each.awarded for each in grants
    ]
    assert [int(each.funding.disbursed_amount.amount) for each in read] == [
        each.disbursed for each in grants
    ]
    assert len({each.id for each in read}) == 500


@pytest.mark.parametrize(
    ("phase", "status"),
    [
        ("coming", "forecasted"),
        ("open", "open"),
        ("closed", "closed"),
        ("decided", "closed"),
    ],
)
def test_another_project_parses_a_call_in_each_phase(phase, status):
    read = OpportunityBase.model_validate(opportunity_of(call(phase=phase), PUBLISHER))

    assert read.status.value == status
    assert read.key_dates.close_date.date == date(2026, 12, 2)
    assert read.key_dates.close_date.time.isoformat() == "12:04:05"
    assert read.custom_fields["leastMatchPercent"].value == 30


def test_it_would_refuse_what_is_wrong():
    written = award_of(grant(), PUBLISHER)
    written["funding"]["awardedAmount"]["amount"] = 5

    with pytest.raises(ValidationError):
        AwardBase.model_validate(written)


def test_an_award_names_the_call_it_came_from():
    written = award_of(grant(), PUBLISHER)

    assert written["opportunity"]["id"] == opportunity_of(call(), PUBLISHER)["id"]
