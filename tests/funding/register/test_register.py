import json
from datetime import date

import pytest
from common_grants_sdk.schemas.pydantic import AwardBase, OpportunityBase
from django.db.models import Sum
from django.urls import reverse

from funding.awards.enums import WITH_THE_TEAM
from funding.awards.models import Account, Award
from funding.register.charts import pieces_of
from funding.register.exports.packages import package
from funding.register.registered import awards
from funding.register.three_sixty import complaints
from funding.register.views.public import totals_of
from funding.workflow import Status
from tests.factories.awards import brought, cast_of, paid, payee_ready, running
from tests.factories.funding import MILLION, application_in, call_open
from tests.streams import body_of

from .standards import faults_of

MOST_QUERIES = 12
ROOT = "/api/common-grants"


@pytest.fixture
def award(db):
    people = cast_of()
    award = running(people, 30 * MILLION, 20 * MILLION)
    brought(award, people, 40 * MILLION)
    payee_ready(award, people)
    paid(award, people, 1)
    return award


def page(client, name="register", *arguments, **query):
    return client.get(reverse(f"funding_register:{name}", args=arguments), query)


def test_everybody_reads_what_was_awarded_and_paid(client, award):
    application_in(Status.SELECTED, title="Not signed yet")

    answer = page(client).content.decode()
    one = page(client, "award", award.application.code)

    assert award.application.title in answer
    assert "Not signed yet" not in answer
    assert one.context["grant"].disbursed == 30 * MILLION
    assert one.context["percent"] == 60


def test_an_award_that_is_not_signed_has_no_page(client, db):
    selected = application_in(Status.SELECTED)

    assert page(client, "award", selected.code).status_code == 404
    assert page(client, "download", "json").status_code == 404
    assert page(client).status_code == 200


def test_totals_are_those_of_the_books_to_the_won(award):
    books = Account.objects.filter(kind__in=WITH_THE_TEAM).aggregate(won=Sum("balance"))
    grants = package(awards())["grants"]

    assert totals_of(awards(), pieces_of(awards())) == {
        "number": 1,
        "awarded": 50 * MILLION,
        "paid": books["won"],
    }
    assert sum(each["amountDisbursed"] for each in grants) == books["won"]
    assert sum(each["amountAwarded"] for each in grants) == sum(
        Award.objects.values_list("amount", flat=True)
    )


@pytest.mark.corpora
def test_the_download_is_valid_360giving(client, award):
    answer = page(client, "download", "json")
    made = json.loads(body_of(answer))

    assert faults_of(made) == []
    written = made["grants"][0]
    assert complaints(written, today=_today(written)) == []
    assert written["id"] == f"360G-innovationpark-{award.application.code}"


def _today(written):
    return date.fromisoformat(written["awardDate"])


def test_the_page_costs_the_same_with_filters(
    client, award, django_assert_max_num_queries
):
    page(client)
    with django_assert_max_num_queries(MOST_QUERIES):
        answer = page(client, q="lamps", sort="amount", state="running")
    assert answer.context["totals"]["number"] == 1
    assert page(client, q="roofs").context["totals"]["number"] == 0


def test_programs_read_awards_as_commongrants(client, award):
    listed = client.get(f"{ROOT}/awards").json()
    read = AwardBase.model_validate(listed["items"][0])
    one = client.get(f"{ROOT}/awards/{read.id}").json()

    assert listed["paginationInfo"]["totalItems"] == 1
    assert read.funding.disbursed_amount.amount == str(30 * MILLION)
    assert one["data"] == listed["items"][0]
    missing = client.get(f"{ROOT}/awards/00000000-0000-0000-0000-000000000000")
    assert (missing.status_code, missing.json()["errors"]) == (404, [])


def test_programs_read_published_calls_and_what_they_led_to(client, award):
    call_open(slug="published")

    listed = client.get(f"{ROOT}/opportunities").json()
    read = [OpportunityBase.model_validate(each) for each in listed["items"]]
    mine = next(
        each
        for each in listed["items"]
        if each["source"].endswith(f"/{award.application.call.slug}/")
    )
    one = client.get(f"{ROOT}/opportunities/{mine['id']}").json()["data"]

    assert len(read) == 2
    assert [each["title"] for each in one["awards"]] == [award.application.title]


def test_searches_say_what_they_did_not_understand(client, award):
    asked = {
        "search": "lamps",
        "filters": {"status": {"operator": "in", "value": ["awarded"]}, "odd": 1},
    }

    found = client.post(
        f"{ROOT}/awards/search", asked, content_type="application/json"
    ).json()
    none = client.post(
        f"{ROOT}/opportunities/search",
        {"filters": {"status": {"operator": "notIn", "value": ["open", "closed"]}}},
        content_type="application/json",
    ).json()

    assert found["paginationInfo"]["totalItems"] == 1
    assert found["filterInfo"]["errors"] == ["odd: not known here"]
    assert none["items"] == []


def test_the_openapi_document_names_every_address(client, db):
    paths = client.get(f"{ROOT}/openapi.json").json()["paths"]

    assert sorted(paths) == [
        f"{ROOT}/awards",
        f"{ROOT}/awards/search",
        f"{ROOT}/awards/{{key}}",
        f"{ROOT}/opportunities",
        f"{ROOT}/opportunities/search",
        f"{ROOT}/opportunities/{{key}}",
    ]
